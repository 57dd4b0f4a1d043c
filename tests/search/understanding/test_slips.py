"""Slips: what is near, and how the neighbours decide."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reader import IndexReader
from index.store import current_generation
from search.query import Syllable
from search.understanding.slips import (
    LONGEST_ROW,
    MOST_SYLLABLES,
    Correction,
    edits,
    row_corrected,
    unknown_corrected,
)
from search.understanding.vocabulary import Vocabulary
from tests.search.understanding.articles import Searched

letters = st.text("abcdeghiklmnopqrstuvxy", min_size=1, max_size=7)


def distance(left: str, right: str) -> int:
    """Return the edit distance with neighbours swapped as one edit, by the table of all beginnings."""
    table = [
        [max(row, column) if 0 in {row, column} else 0 for column in range(len(right) + 1)]
        for row in range(len(left) + 1)
    ]
    for row in range(1, len(left) + 1):
        for column in range(1, len(right) + 1):
            table[row][column] = min(
                table[row - 1][column] + 1,
                table[row][column - 1] + 1,
                table[row - 1][column - 1] + (left[row - 1] != right[column - 1]),
            )
            swapped = row > 1 and column > 1 and left[row - 2 : row] == right[column - 2 : column][::-1]
            if swapped:
                table[row][column] = min(table[row][column], table[row - 2][column - 2] + 1)
    return table[-1][-1]


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    directory: Path = tmp_path_factory.mktemp("index")
    Searched(directory)
    return Vocabulary(IndexReader(current_generation(directory)))


def typed(text: str) -> tuple[Syllable, ...]:
    return tuple(map(Syllable.typed, text.split()))


@given(letters)
def test_edits_are_all_at_distance_one(bare: str) -> None:
    assert all(distance(bare, other) == 1 for other in edits(bare))


@given(letters, letters)
def test_whatever_is_at_distance_one_is_an_edit(left: str, right: str) -> None:
    assert (right in edits(left)) == (distance(left, right) == 1)


def test_neighbours_choose_among_what_is_near(vocabulary: Vocabulary) -> None:
    # Both cầu and câu are near; only cầu stands behind thi công.
    [correction] = unknown_corrected(typed("thi công cầuu"), vocabulary)
    assert correction == Correction(2, Syllable.typed("cầu"))


def test_what_no_neighbour_speaks_for_is_left(vocabulary: Vocabulary) -> None:
    assert unknown_corrected(typed("container điênn"), vocabulary) == ()


def test_known_syllables_numbers_and_single_letters_are_no_slips(vocabulary: Vocabulary) -> None:
    assert unknown_corrected(typed("đảng bộ 2031 k"), vocabulary) == ()


def test_long_queries_are_left(vocabulary: Vocabulary) -> None:
    assert unknown_corrected(typed("đản " * (MOST_SYLLABLES + 1)), vocabulary) == ()
    assert row_corrected(typed("xây " * (LONGEST_ROW + 1)), vocabulary) is None


def test_a_row_is_corrected_by_one_syllable(vocabulary: Vocabulary) -> None:
    assert row_corrected(typed("xay lap hai nam"), vocabulary) == Correction(2, Syllable.typed("dai"))
    assert row_corrected(typed("xay lap dai nam"), vocabulary) is None
    assert row_corrected(typed("nam dai lap xay"), vocabulary) is None
