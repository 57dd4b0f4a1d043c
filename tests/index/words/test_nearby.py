"""What a path can gain, and what is left to the tagger."""

import numpy as np
import pytest
from numpy.typing import NDArray

pytest.importorskip("numba", reason="numba can't be imported: there are no loops to test")

from index.words.nearby import find_label, largest_gains

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
