"""Glued words are parted where the index has the parts in a row, and only then."""

from pathlib import Path

import pytest

from index.reader import IndexReader
from index.store import current_generation
from search.query import Syllable
from search.understanding.glued import MOST_CHARACTERS, parted
from search.understanding.vocabulary import Vocabulary
from tests.search.understanding.articles import Searched


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    directory: Path = tmp_path_factory.mktemp("index")
    Searched(directory)
    return Vocabulary(IndexReader(current_generation(directory)))


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("dienbienphu", ["dien", "bien", "phu"]),
        ("điệnbiênphủ", ["điện", "biên", "phủ"]),
        ("Dangbo", ["Dang", "bo"]),
        ("container", None),
        ("đảng", None),
        ("phubiendien", None),
        ("thanhhoa", None),
        ("", None),
        ("2022", None),
        ("dienbien" * MOST_CHARACTERS, None),
    ],
)
def test_a_word_is_parted_where_its_parts_stand_in_a_row(
    vocabulary: Vocabulary, typed: str, parts: list[str] | None
) -> None:
    found = parted(Syllable.typed(typed), vocabulary)
    assert (found and [part.text for part in found]) == parts
