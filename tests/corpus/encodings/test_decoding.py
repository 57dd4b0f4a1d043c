"""Bytes are read in their own encoding or reported; text that is right already is left alone."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corpus.encodings.decoding import decode, is_wide
from corpus.encodings.legacy import read_tcvn3, read_viscii
from corpus.errors import CorpusError, EncodingError
from tests.corpus.encodings.test_legacy import TONES, vni

SENTENCES = (
    "Đảng bộ tỉnh họp sáng nay.",
    "Nước sông dâng nhanh, ba xã vùng thấp phải dời lúa lên gác.",
    "Bà Lê Thị Mận, 71 tuổi, kể: “Chưa năm nào lũ về sớm thế này”.",
)
OTHER_LANGUAGES = (
    "La préfecture a été évacuée à l’aube ; où sont passés les élèves ? Ça ira bientôt, dit le maître.",
    "Der Bürgermeister fährt über die Brücke zur Straßenbahn, während es draußen stürmt.",
    "El niño comió una manzana en la montaña; ¿cuándo volverá mañana?",
    "Så sade han på bron: då får vi gå över ån i två dagar.",
    "A manhã começou com nevoeiro, e a população não saiu à rua.",
    "Città di mare: perché così è più bello là giù.",
)


def tcvn3(text: str) -> bytes:
    table = {read_tcvn3(chr(byte)): byte for byte in range(0x80, 0x100)}
    return bytes(table.get(letter, ord(letter) & 0xFF) for letter in text)


def viscii(text: str) -> bytes:
    table = {read_viscii(chr(byte)): byte for byte in range(0x100)}
    return bytes(table[letter] for letter in text)


def vni_bytes(text: str) -> bytes:
    return "".join(vni(letter) if letter.isalpha() else letter for letter in text).encode("cp1252")


def cp1258(text: str) -> bytes:
    written = ""
    for letter in text:
        decomposed = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in decomposed if mark in TONES), "")
        written += unicodedata.normalize("NFC", decomposed.replace(tone, "")) + tone if tone else letter
    return written.encode("cp1258")


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"]
)
def test_unicode_is_read_with_or_without_its_mark(sentence: str, encoding: str) -> None:
    assert decode(sentence.encode(encoding)) == sentence


@pytest.mark.parametrize("sentence", SENTENCES)
def test_nfd_becomes_nfc(sentence: str) -> None:
    assert decode(unicodedata.normalize("NFD", sentence).encode()) == sentence


@pytest.mark.parametrize("sentence", SENTENCES)
def test_tcvn3_is_found_and_read(sentence: str) -> None:
    assert decode(tcvn3(sentence)) == sentence


@pytest.mark.parametrize("sentence", SENTENCES)
def test_vni_is_found_and_read(sentence: str) -> None:
    assert decode(vni_bytes(sentence)) == sentence


@pytest.mark.parametrize("sentence", SENTENCES)
def test_windows_1258_is_found_and_read(sentence: str) -> None:
    assert decode(cp1258(sentence)) == sentence


@pytest.mark.parametrize("sentence", SENTENCES[:2])
def test_viscii_is_found_and_read(sentence: str) -> None:
    assert decode(viscii(sentence)) == sentence


@pytest.mark.parametrize("text", OTHER_LANGUAGES)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_other_languages_stay_what_they_are(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@given(st.text())
def test_any_utf8_text_that_is_not_vietnamese_by_chance_is_read_as_it_is(text: str) -> None:
    assume("\0" not in text)
    try:
        read = decode(text.encode())
    except CorpusError:
        return
    assert read in {
        unicodedata.normalize("NFC", text),
        unicodedata.normalize("NFC", text.removeprefix("\ufeff")),
    }


def test_text_without_accents_is_read_as_it_is() -> None:
    assert decode(b"Nuoc song dang nhanh, ba xa phai doi lua.") == "Nuoc song dang nhanh, ba xa phai doi lua."


def test_nothing_is_empty_text() -> None:
    assert decode(b"") == ""


def test_a_stray_byte_in_long_text_becomes_a_replacement_character() -> None:
    data = SENTENCES[1].encode()
    assert decode(data + b"\xff") == SENTENCES[1] + "\ufffd"


def test_a_character_cut_in_two_at_the_end_does_not_lose_the_text() -> None:
    data = (SENTENCES[1] * 3).encode()[:-1] + "ế".encode()[:2]
    assert decode(data).startswith(SENTENCES[1])


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"PK\x03\x04\x14\0\0\0",
        b"%PDF-1.4 text",
        b"{\\rtf1 text}",
        b"text\0with\0\0holes",
        bytes(range(1, 256)) * 4,
        b"\xff\xfe\x00\xd8\x00\xd8",
    ],
)
def test_what_is_no_text_is_reported(data: bytes) -> None:
    with pytest.raises(EncodingError):
        decode(data)


def test_a_known_format_is_named_in_the_report() -> None:
    with pytest.raises(EncodingError, match="PDF"):
        decode(b"%PDF-1.7")


@pytest.mark.parametrize("data", [b"\xa7\xb6ng", b"caf\xe9\xa4\xa6, th\xb2\xe9"])
def test_too_little_to_tell_the_encoding_is_reported_not_guessed(data: bytes) -> None:
    with pytest.raises(EncodingError, match="UTF-8"):
        decode(data)


def test_a_declared_encoding_is_believed_where_nothing_else_fits() -> None:
    text = "Мэр города сказал, что мост открыт."
    assert decode(text.encode("cp1251"), declared="windows-1251") == text
    with pytest.raises(EncodingError):
        decode(text.encode("cp1251"))


def test_a_wrong_declaration_does_not_hide_vietnamese() -> None:
    assert decode(tcvn3(SENTENCES[0]), declared="windows-1252") == SENTENCES[0]


def test_a_declaration_that_is_no_text_encoding_is_ignored() -> None:
    with pytest.raises(EncodingError):
        decode(b"\xff\xa7\xb6 \xa7", declared="unicode_escape")


@given(st.binary(max_size=400))
def test_any_bytes_give_nfc_text_or_a_report(data: bytes) -> None:
    try:
        text = decode(data)
    except EncodingError:
        return
    assert unicodedata.is_normalized("NFC", text)


def test_wide_encodings_are_told_from_narrow_ones() -> None:
    assert is_wide("Nước lên".encode("utf-16-le"))
    assert not is_wide("Nước lên".encode())
    assert not is_wide(b"")


def test_zeros_between_letters_are_not_taken_for_wide_text() -> None:
    with pytest.raises(EncodingError, match="nhị phân"):
        decode(b"abc\0" * 100)
