"""What a table lacks is learned once a call, each piece once, in order of appearance."""

from itertools import pairwise

import numpy as np
import pytest

pytest.importorskip("numba", reason="numba can't be imported: there is no compiled path to test")

from index.words.lookup import find_all_tokens, find_words
from index.words.lookup_kernels import NEWLINE_SEPARATOR, SEPARATOR
from index.words.records import RecordTable, VocabularyFullError

KINDS = np.zeros(ord(" ") + 1, np.uint8)
KINDS[ord(" ")] = SEPARATOR
KINDS[ord("\n")] = NEWLINE_SEPARATOR


class Pieces:
    """A table in which each letter of a piece is a token, with the letter's code as its number."""

    def __init__(self, sequences: int = 10, length: int = 200) -> None:
        self.table = RecordTable(sequences, length)
        self.learned: list[list[str]] = []

    def find(self, *texts: str) -> list[list[tuple[int, int, int]]]:
        found = find_all_tokens(texts, KINDS, self.table, self._learn)
        rows = list(zip(found.starts.tolist(), found.ends.tolist(), found.numbers.tolist(), strict=True))
        bounds = found.bounds.tolist()
        return [rows[first:end] for first, end in pairwise(bounds)]

    def _learn(self, pieces: list[str]) -> tuple[list[int], list[int]]:
        self.learned.append(pieces)
        values = [
            value
            for piece in pieces
            for place, letter in enumerate(piece)
            for value in (place, place + 1, ord(letter))
        ]
        return values, [3 * len(piece) for piece in pieces]


def test_all_that_a_call_lacks_is_learned_at_once_and_then_known() -> None:
    pieces = Pieces()
    expected = [
        [(0, 1, ord("b")), (1, 2, ord("a")), (3, 4, ord("b"))],
        [],
        [(1, 2, ord("b")), (2, 3, ord("a"))],
    ]
    assert pieces.find("ba b", " ", " ba") == expected
    assert pieces.find("ba b", " ", " ba") == expected
    assert pieces.find("c ba c") == [[(0, 1, ord("c")), (2, 3, ord("b")), (3, 4, ord("a")), (5, 6, ord("c"))]]
    assert pieces.learned == [["ba", "b"], ["c"]]


def test_a_line_end_is_a_token_and_parts_pieces() -> None:
    assert Pieces().find("a\n\nb") == [[(0, 1, ord("a")), (1, 2, 0), (2, 3, 0), (3, 4, ord("b"))]]


@pytest.mark.parametrize("pieces", [Pieces(sequences=2), Pieces(length=15)], ids=["sequences", "length"])
def test_a_table_without_room_says_so(pieces: Pieces) -> None:
    with pytest.raises(VocabularyFullError):
        pieces.find("a b c")
    assert pieces.find("a b")[0] == [(0, 1, ord("a")), (2, 3, ord("b"))]


def test_words_are_learned_at_once_too() -> None:
    table = RecordTable(10, 100)
    learned: list[list[tuple[int, ...]]] = []

    def learn(words: list[tuple[int, ...]]) -> list[int]:
        learned.append(words)
        return [len(word) for word in words]

    tokens = np.array([7, 8, 7, 7, 8, 9], np.uint32)
    bounds = np.array([0, 2, 3, 5, 6], np.int64)
    for _ in range(2):
        assert find_words(tokens, bounds, table, learn).tolist() == [2, 1, 2, 1]
    assert learned == [[(7, 8), (7,), (9,)]]
