"""The syllable checker accepts Vietnamese spelling and refuses what other languages and wrong readings look like."""

import unicodedata

import pytest

from corpus.syllable import count_syllables, is_syllable

RIGHT = (
    "Đảng bộ tỉnh nghiệp quyết quốc quỳnh quên quý giữ gì giếng giết khuya khuỷu nguyễn xoong ngoằn loét hoạch "
    "yêu yến ý ở uống ươm thuở huơ tuýp kềnh nghiêng ghế gần cách kích thước chật vật mặc kệ TỈNH ỦY"
)
WRONG = "môt côt nghêp ngế cến kàn prộfet évacuée für schön niño café så två tiengs NghỊ qến gấ̀u"


@pytest.mark.parametrize("word", RIGHT.split())
def test_vietnamese_spelling_is_accepted(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", WRONG.split())
def test_what_vietnamese_does_not_spell_is_refused(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize("word", ["mát", "mạt", "mách", "mạch", "cáp", "cạp", "tóc", "tọc"])
def test_a_stopped_syllable_has_one_of_two_tones(word: str) -> None:
    plain = unicodedata.normalize("NFD", word).translate({0x301: None, 0x323: None})
    assert is_syllable(word)
    for tone in "\u0300\u0303\u0309":
        vowel = next(i for i, letter in enumerate(plain) if letter in "ao") + 1
        assert not is_syllable(unicodedata.normalize("NFC", plain[:vowel] + tone + plain[vowel:]))
    assert not is_syllable(plain)


def test_abbreviations_and_single_letters_do_not_count() -> None:
    count = count_syllables("HĐND, BCĐ và CSĐT ở Ý: é è")
    assert (count.good, count.bad) == (1, 0)


def test_a_text_of_one_syllable_convinces_nobody() -> None:
    assert not count_syllables("bộ").is_convincing
    assert count_syllables("đảng bộ").is_convincing
