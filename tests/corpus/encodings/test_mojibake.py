"""Text of old fonts that was saved as Unicode is read right; text that is right is never touched."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.encodings.mojibake import repaired
from tests.corpus.encodings.test_decoding import OTHER_LANGUAGES, SENTENCES, cp1258, tcvn3, vni_bytes


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("misread_as", ["cp1252", "latin-1"])
def test_tcvn3_read_as_western_is_repaired(sentence: str, misread_as: str) -> None:
    assert repaired(
        tcvn3(sentence.replace("“", '"').replace("”", '"')).decode(misread_as)
    ) == sentence.replace("“", '"').replace("”", '"')


@pytest.mark.parametrize("sentence", SENTENCES)
def test_vni_read_as_western_is_repaired(sentence: str) -> None:
    assert repaired(vni_bytes(sentence).decode("cp1252")) == sentence


@pytest.mark.parametrize("sentence", SENTENCES)
def test_windows_1258_read_as_western_is_repaired(sentence: str) -> None:
    assert repaired(cp1258(sentence).decode("cp1252")) == sentence


@pytest.mark.parametrize("sentence", SENTENCES)
def test_utf8_read_as_western_is_repaired(sentence: str) -> None:
    assert repaired(sentence.encode().decode("latin-1")) == sentence


def test_two_words_are_enough() -> None:
    assert repaired("§¶ng bé") == "Đảng bộ"
    assert repaired("Ñaûng boä") == "Đảng bộ"


def test_only_the_lines_that_need_it_are_repaired() -> None:
    page = "Trang chủ\nBé và cá\n§¶ng bé tØnh häp s¸ng nay.\nChia sẻ bài viết"
    assert repaired(page) == "Trang chủ\nBé và cá\nĐảng bộ tỉnh họp sáng nay.\nChia sẻ bài viết"


def test_a_foreign_line_in_a_repaired_text_stays() -> None:
    assert repaired("Café de la Paix\n§¶ng bé tØnh häp s¸ng nay.").startswith("Café de la Paix\n")


@pytest.mark.parametrize("text", OTHER_LANGUAGES)
def test_other_languages_are_never_touched(text: str) -> None:
    assert repaired(text) == text
    assert [repaired(word) for word in text.split()] == text.split()


@pytest.mark.parametrize("text", [*SENTENCES, "Bé và bà là cô bé cà ri", "«à» °C · ®, © 2020 § 5, 3 × 4 m²"])
def test_unicode_vietnamese_is_never_touched(text: str) -> None:
    assert repaired(text) == text


@given(st.text())
def test_what_is_repaired_is_repaired_once_for_all(text: str) -> None:
    once = repaired(unicodedata.normalize("NFC", text))
    assert repaired(once) == once
