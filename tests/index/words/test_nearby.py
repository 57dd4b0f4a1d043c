"""What a path can gain, and what is left to the tagger."""

import numpy as np
import pytest
from numpy.typing import NDArray

pytest.importorskip("numba", reason="numba can't be imported: there are no loops to test")

from index.words.lookup import find_words
from index.words.nearby import FOUND, NOT_FOUND, find_label, largest_gains, look_for_label
from index.words.records import RecordTable

# Two labels; row 1 of the weights speaks for the first, row 2 a little for the second, row 0 for none.
_WEIGHTS = np.array([[0.0, 0.0], [9.0, 0.0], [0.0, 0.5]])
_TRANSITIONS = np.array([[0.0, 1.0], [1.0, 0.0]])
_ROWS = np.array([[0], [1], [2]], np.int32)
_LAYOUT = np.array([[0, 0, 1, 0, 0]], np.int32)
_EDGES = np.zeros(2, np.int32)


def found(items: list[int], word: int, low: int, high: int) -> tuple[bool, list[int]]:
    labels: NDArray[np.int8] = np.full(len(items), -1, np.int8)
    known = (np.array(items, np.int32), _ROWS, _LAYOUT, _EDGES, _WEIGHTS, _TRANSITIONS)
    done = find_label(word, 0, len(items), low, high, *known, largest_gains(_TRANSITIONS), labels)
    return bool(done), labels.tolist()


def looked_for(items: list[int], word: int, known: slice) -> tuple[int, list[int]]:
    """What is returned for `word`, each word being one token of its own number, and the labels filled in."""
    table = RecordTable(10, 100)
    tokens, bounds = np.array(items, np.uint32), np.arange(len(items) + 1)
    # A slice of places has one more, where its last word ends.
    learned = bounds[known.start : known.stop + 1]
    find_words(tokens, learned, table, lambda words: [number for (number,) in words])
    labels: NDArray[np.int8] = np.full(len(items), -1, np.int8)
    numbers = np.empty(len(items), np.int32)
    result = look_for_label(
        *(word, 0, len(items), tokens, bounds, table.slots, table.records, numbers),
        *(_ROWS, _LAYOUT, _EDGES, _WEIGHTS, _TRANSITIONS, largest_gains(_TRANSITIONS), labels),
    )
    return int(result), labels.tolist()


def test_words_that_are_not_known_are_asked_for_no_further_than_needed() -> None:
    items = [2, *[1] * 19, 2]
    assert looked_for(items, 10, slice(10, 10)) == (8, [-1] * 21)
    assert looked_for(items, 10, slice(8, 13)) == (FOUND, [*[-1] * 10, 0, *[-1] * 10])
    long_stretch = [1, *[2] * 7, 1, 0]
    assert looked_for(long_stretch, 2, slice(0, 7))[0] == 9
    assert looked_for(long_stretch, 2, slice(0, 10))[0] == FOUND


def test_what_no_reach_settles_is_left_to_the_tagger() -> None:
    assert looked_for([2] * 60, 30, slice(0, 60))[0] == NOT_FOUND


def test_a_word_beyond_doubt_needs_no_other() -> None:
    assert found([0, 0, 1, 0, 0], 2, 0, 5) == (True, [-1, -1, 0, -1, -1])


def test_a_stretch_ends_at_the_words_beyond_doubt() -> None:
    assert found([0, 1, 2, 1, 0], 2, 0, 5) == (True, [-1, 0, 1, 0, -1])


def test_equal_paths_are_left_to_the_tagger() -> None:
    assert found([0, 0, 0, 0], 1, 0, 4)[0] is False


def test_a_stretch_that_goes_on_past_the_known_words_is_left_to_the_tagger() -> None:
    assert found([1, 2, 2, 2, 2, 2, 2, 2, 2, 1], 5, 2, 8)[0] is False


def test_no_path_gains_more_than_the_largest_gain() -> None:
    transitions = np.random.default_rng(3).normal(size=(4, 4))
    gains = largest_gains(transitions)
    for before in range(4):
        for after in range(4):
            through = transitions[before] + transitions[:, after]
            assert (through[None, :] - through[:, None] <= gains + 1e-12).all()
