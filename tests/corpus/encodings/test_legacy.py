"""Each old encoding's table, against facts known from outside and against an encoder written for the test."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.encodings.legacy import byte_characters, read_cp1258, read_tcvn3, read_viscii, read_vni

VOWELS = "aăâeêioôơuưy"
TONES = "\u0300\u0301\u0303\u0309\u0323"
SMALL = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in ("", *TONES)] + ["đ"]
LETTERS = SMALL + [letter.upper() for letter in SMALL]
VIETNAMESE = st.text(st.sampled_from([*LETTERS, *"bcdghklmnpqrstvx .,:0123456789"]), max_size=60)

TCVN3_BYTES = {
    "Ă": 0xA1,
    "Â": 0xA2,
    "Ê": 0xA3,
    "Ô": 0xA4,
    "Ơ": 0xA5,
    "Ư": 0xA6,
    "Đ": 0xA7,
    "ă": 0xA8,
    "â": 0xA9,
    "ê": 0xAA,
    "ô": 0xAB,
    "ơ": 0xAC,
    "ư": 0xAD,
    "đ": 0xAE,
    "à": 0xB5,
    "ả": 0xB6,
    "ã": 0xB7,
    "á": 0xB8,
    "ạ": 0xB9,
    "ằ": 0xBB,
    "ặ": 0xC6,
    "ậ": 0xCB,
    "è": 0xCC,
    "ẹ": 0xD1,
    "ế": 0xD5,
    "ệ": 0xD6,
    "ì": 0xD7,
    "ỉ": 0xD8,
    "ị": 0xDE,
    "ò": 0xDF,
    "ọ": 0xE4,
    "ộ": 0xE9,
    "ợ": 0xEE,
    "ù": 0xEF,
    "ụ": 0xF4,
    "ứ": 0xF8,
    "ự": 0xF9,
    "ỳ": 0xFA,
    "ý": 0xFD,
    "ỵ": 0xFE,
}
VISCII_BYTES = {
    "Ạ": 0x80,
    "ạ": 0xD5,
    "ộ": 0xB5,
    "Đ": 0xD0,
    "đ": 0xF0,
    "ư": 0xDF,
    "Ư": 0xBF,
    "ơ": 0xBD,
    "Ơ": 0xB4,
    "ả": 0xE4,
    "ệ": 0xAE,
    "ế": 0xAA,
    "Ẳ": 0x02,
    "Ẵ": 0x05,
    "Ẫ": 0x06,
    "Ỷ": 0x14,
    "Ỹ": 0x19,
    "Ỵ": 0x1E,
    "Ữ": 0xFF,
}
VNI_MARKS = {
    "a" + "\u0301": "aù",
    "a" + "\u0300": "aø",
    "a" + "\u0309": "aû",
    "a" + "\u0303": "aõ",
    "a" + "\u0323": "aï",
    "â": "aâ",
    "ă": "aê",
    "ê": "eâ",
    "ô": "oâ",
    "ơ": "ô",
    "ư": "ö",
    "đ": "ñ",
    "ị": "ò",
    "ĩ": "ó",
    "ỉ": "æ",
    "ỵ": "î",
}


def vni(letter: str) -> str:
    """Write one letter as VNI does: a plain or horned letter, then one mark for its hat or breve and its tone."""
    small = unicodedata.normalize("NFC", letter.lower())
    base, tone = small, ""
    decomposed = unicodedata.normalize("NFD", small)
    if small in {"ị", "ĩ", "ỉ", "ỵ", "ì", "í", "đ", "ơ", "ư"}:
        written = {**VNI_MARKS, "ì": "ì", "í": "í"}[small]
    else:
        tone = next((mark for mark in decomposed if mark in TONES), "")
        base = unicodedata.normalize("NFC", decomposed.replace(tone, "") if tone else decomposed)
        plain = {"ă": "a", "â": "a", "ê": "e", "ô": "o", "ơ": "ô", "ư": "ö"}.get(base, base)
        marks = {
            "ă": dict(zip(("", *TONES), "êèéüúë", strict=True)),
            **{key: dict(zip(("", *TONES), "âàáãåä", strict=True)) for key in "âêô"},
        }.get(base, dict(zip(("", *TONES), ("", *"øùõûï"), strict=True)))
        written = plain + marks[tone]
    return written.upper() if letter.isupper() else written


@pytest.mark.parametrize(("letter", "byte"), TCVN3_BYTES.items())
def test_tcvn3_has_its_published_code_points(letter: str, byte: int) -> None:
    assert read_tcvn3(chr(byte)) == letter


@pytest.mark.parametrize(("letter", "byte"), VISCII_BYTES.items())
def test_viscii_has_the_code_points_of_rfc_1456(letter: str, byte: int) -> None:
    assert read_viscii(chr(byte)) == letter


@pytest.mark.parametrize(("letter", "written"), VNI_MARKS.items())
def test_vni_has_its_published_pairs(letter: str, written: str) -> None:
    letter = unicodedata.normalize("NFC", letter)
    assert read_vni(written) == letter
    assert read_vni(written.upper()) == letter.upper()


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_comes_back_from_vni(letter: str) -> None:
    assert read_vni(vni(letter)) == letter


def test_vni_takes_a_small_mark_on_a_capital() -> None:
    assert read_vni("Aùo, Ñaø Naüng") == "Áo, Đà Nẵng"


@pytest.mark.parametrize("letter", SMALL)
def test_every_letter_has_one_byte_in_tcvn3(letter: str) -> None:
    found = [byte for byte in range(0x100) if read_tcvn3(chr(byte)) == letter]
    assert len(found) == 1


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_has_one_byte_in_viscii(letter: str) -> None:
    found = [byte for byte in range(0x100) if read_viscii(chr(byte)) == letter]
    assert len(found) == 1


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_comes_back_from_windows_1258(letter: str) -> None:
    tone = next((mark for mark in unicodedata.normalize("NFD", letter) if mark in TONES), "")
    base = (
        unicodedata.normalize("NFC", unicodedata.normalize("NFD", letter).replace(tone, ""))
        if tone
        else letter
    )
    written = (base + tone).encode("cp1258").decode("latin-1")
    assert unicodedata.normalize("NFC", read_cp1258(written)) == letter


@given(VIETNAMESE)
def test_vni_text_comes_back_whole(text: str) -> None:
    assert read_vni("".join(vni(letter) for letter in text)) == text


def test_a_word_of_capitals_is_read_in_capitals() -> None:
    assert read_tcvn3("NGHÞ QUYÕT cña H§ND") == "NGHỊ QUYẾT của HĐND"


def test_one_capital_does_not_raise_the_rest_of_its_word() -> None:
    assert read_tcvn3("Hµ Néi") == "Hà Nội"


@given(st.text(st.characters(max_codepoint=0xFF)))
def test_byte_characters_undo_windows_1252(text: str) -> None:
    data = text.encode("latin-1")
    try:
        misread = data.decode("cp1252")
    except UnicodeDecodeError:
        return
    assert byte_characters(misread) == text


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_ascii_is_the_same_in_all_but_viscii(text: str) -> None:
    assert read_vni(text) == text
    assert read_tcvn3(text) == text
    assert read_cp1258(text) == text
