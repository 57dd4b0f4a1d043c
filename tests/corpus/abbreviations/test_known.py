"""The list of usual abbreviations is well formed, and says what a reader of newspapers expects."""

import unicodedata
from collections import Counter

import pytest

from corpus.abbreviations import Abbreviation, known_abbreviations
from corpus.abbreviations.known import letters, long_forms
from corpus.abbreviations.tables import data_lines

ROWS = [line.split("\t") for line in data_lines("known.tsv")]


def meanings(short: str) -> set[str]:
    return {known.long for known in known_abbreviations() if known.short == short}


def test_every_line_holds_a_short_form_a_long_form_and_a_source() -> None:
    assert [row for row in ROWS if len(row) != 3 or not all(row)] == []


def test_no_meaning_stands_twice() -> None:
    counts = Counter((short, long.lower()) for short, long, _source in ROWS)
    assert [meaning for meaning, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("column", [0, 1, 2])
def test_text_is_nfc_and_without_needless_blanks(column: int) -> None:
    cells = [row[column] for row in ROWS]
    assert [cell for cell in cells if unicodedata.normalize("NFC", cell) != cell] == []
    assert [cell for cell in cells if " ".join(cell.split()) != cell] == []


def test_short_forms_have_two_letters_or_more_and_no_blanks() -> None:
    assert [short for short, _long, _source in ROWS if len(letters(short)) < 2 or " " in short] == []


def test_long_forms_are_longer_than_their_short_forms() -> None:
    assert [row for row in ROWS if len(row[1]) <= len(row[0])] == []


@pytest.mark.parametrize(
    ("short", "expected"),
    [
        ("UBND", {"Ủy ban nhân dân"}),
        ("BCH", {"Ban Chấp hành", "Bộ Chỉ huy"}),
        ("CĐ", {"cao đẳng", "công đoàn"}),
        ("TS", {"tiến sĩ", "thí sinh"}),
        ("HS", {"học sinh", "hình sự"}),
        ("WHO", {"Tổ chức Y tế Thế giới"}),
    ],
)
def test_meanings(short: str, expected: set[str]) -> None:
    assert meanings(short) == expected


def test_the_list_is_read_once() -> None:
    assert known_abbreviations() is known_abbreviations()
    assert isinstance(known_abbreviations()[0], Abbreviation)


def test_long_forms_are_found_however_the_abbreviation_is_punctuated() -> None:
    assert long_forms()[letters("GD&ĐT")] == long_forms()[letters("GD-ĐT")] == ("Giáo dục và Đào tạo",)
