"""The tables of heads are well formed, and the name of an institution begins at the right one."""

import pytest

from corpus.abbreviations.institutions import institution_start
from corpus.abbreviations.tables import data_entries
from corpus.abbreviations.words import phrase_words

TABLES = ["heads.txt", "weak_heads.txt", "compounds.txt", "sentence_words.txt"]


def name(text: str) -> str | None:
    words = phrase_words(text, 0, len(text))
    start = institution_start(words, text)
    return None if start is None else text[words[start].start : words[-1].end]


def test_no_entry_stands_in_two_tables() -> None:
    entries = [entry for table in TABLES for entry in data_entries(table)]
    assert sorted({entry for entry in entries if entries.count(entry) > 1}) == []
    assert [entry for entry in entries if not entry or entry != entry.lower()] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("chủ tịch Hội đồng quản trị Tập đoàn Sông Rằng", "Tập đoàn Sông Rằng"),
        ("tổ chức Liên minh Biển Xanh", "Liên minh Biển Xanh"),
        ("Hiệp hội các Trường Đại học Lâm Châu", "Hiệp hội các Trường Đại học Lâm Châu"),
        ("viện phó Học viện Quốc phòng Lâm Châu", "Học viện Quốc phòng Lâm Châu"),
        ("nền kinh tế xã hội Lâm Châu", None),
        ("Bộ Y tế, ngư dân Vinh Sa", None),
        ("Công ty đã bán cá", None),
        ("Quỹ", None),
        ("", None),
    ],
)
def test_where_a_name_begins(text: str, expected: str | None) -> None:
    assert name(text) == expected
