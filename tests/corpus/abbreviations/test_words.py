"""A phrase is cut into words behind the last mark that ends one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.abbreviations.words import phrase_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mưa to. Bộ Y tế", ["Bộ", "Y", "tế"]),
        ("Sở Y tế TP. HCM", ["Sở", "Y", "tế", "TP", "HCM"]),
        ("gọi là “Hội Cờ”", ["Hội", "Cờ"]),
        ("Giáo dục, Đào tạo", ["Giáo", "dục", "Đào", "tạo"]),
        ("dòng trên\nHội Cờ", ["Hội", "Cờ"]),
        ("...", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [word.text for word in phrase_words(text, 0, len(text))] == expected


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_offsets_point_at_the_words(text: str, start: int, length: int) -> None:
    for word in phrase_words(text, start, min(start + length, len(text))):
        assert text[word.start : word.end] == word.text
        assert start <= word.start < word.end <= start + length
        assert word.bare
