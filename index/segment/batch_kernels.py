"""The loops over the syllables and words of a batch of articles, compiled; `index.segment.kernels` has them beside the others.

Traps: integers stay int64, because numba makes floats of uint64 with int64.
"""
# ruff: noqa: PLR0917 (numba takes long over arguments by name)

import numpy as np
from numpy.typing import NDArray

from index.compiled import compiled

_Ints = NDArray[np.int64]


@compiled
def _walk_words(
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
    word_bounds: _Ints,
    bounds: _Ints,
    syllable_starts: NDArray[np.int32],
    firsts: NDArray[np.int32],
    lasts: NDArray[np.int32],
    found: NDArray[np.int32],
) -> None:
    for text in range(firsts.size):
        syllable, last = firsts[text], lasts[text]
        for word in range(bounds[text], bounds[text + 1]):
            start, end = starts[word_bounds[word]], ends[word_bounds[word + 1] - 1]
            while syllable < last and syllable_starts[syllable] < start:
                syllable += 1
            found[0, word] = syllable
            while syllable < last and syllable_starts[syllable] < end:
                syllable += 1
            found[1, word] = syllable - found[0, word]


def syllables_of_words(
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
    word_bounds: _Ints,
    bounds: _Ints,
    syllable_starts: NDArray[np.int32],
    firsts: NDArray[np.int32],
    lasts: NDArray[np.int32],
) -> NDArray[np.int32]:
    """Return int32[2, W]: the first syllable that begins in each of W words of n texts, and how many do.

    Args:
        starts: int32[T], where each token starts, in characters of its text.
        ends: int32[T], where it ends.
        word_bounds: int64[W + 1], the first token of each word, and T.
        bounds: int64[n + 1], the first word of each text, and W.
        syllable_starts: int32[S], where each syllable starts, in characters of its text.
        firsts: int32[n], the first syllable of each text.
        lasts: int32[n], the one after its last.
    """
    found = np.empty((2, word_bounds.size - 1), np.int32)
    _walk_words(starts, ends, word_bounds, bounds, syllable_starts, firsts, lasts, found)
    return found


@compiled
def _take_words(
    of_words: NDArray[np.int32],
    bounds: _Ints,
    exact: NDArray[np.int32],
    firsts: _Ints,
    word_bounds: _Ints,
    forms: NDArray[np.int32],
) -> int:
    count = at = 0
    for word in range(bounds.size - 1):
        size = np.int64(of_words[1, word])
        if size > 1 and bounds[word + 1] - bounds[word] > 1:
            first = np.int64(of_words[0, word])
            for syllable in range(first, first + size):
                forms[at] = exact[syllable]
                at += 1
            firsts[count] = first
            count += 1
            word_bounds[count] = at
    return count


def words_of_several(
    of_words: NDArray[np.int32], bounds: _Ints, exact: NDArray[np.int32]
) -> tuple[_Ints, _Ints, NDArray[np.int32]]:
    """Return the n words of two or more tokens and of two or more syllables.

    Args:
        of_words: int32[2, W], as `syllables_of_words` gives them.
        bounds: int64[W + 1], the first token of each word, and the number of tokens.
        exact: int32[S], the form of each syllable.

    Returns:
        int64[n], the first syllable of each; int64[n + 1], where the forms of each begin among the last, and their number;
        int32, the forms of all, one after another.
    """
    firsts, word_bounds = np.empty(bounds.size - 1, np.int64), np.zeros(bounds.size, np.int64)
    forms = np.empty(int(of_words[1].sum()), np.int32)
    count = _take_words(of_words, bounds, exact, firsts, word_bounds, forms)
    return firsts[:count], word_bounds[: count + 1], forms[: word_bounds[count]]


@compiled
def _take_neighbours(
    frequent: NDArray[np.bool_], exact: NDArray[np.int32], bounds: NDArray[np.int32], found: _Ints
) -> int:
    count = 0
    for text in range(bounds.size - 1):
        for at in range(bounds[text], bounds[text + 1] - 1):
            # Written whether it counts or not, because to ask first takes longer.
            found[count] = at
            count += frequent[exact[at]] & frequent[exact[at + 1]]
    return count


def frequent_neighbours(
    frequent: NDArray[np.bool_], exact: NDArray[np.int32], bounds: NDArray[np.int32]
) -> _Ints:
    """Return int64[n], the first ones of two syllables in a row that are both frequent, rising.

    Args:
        frequent: bool, whether each form is.
        exact: int32[S], the form of each syllable.
        bounds: int32[t + 1], the first syllable of each of t texts, and S.
    """
    found = np.empty(exact.size, np.int64)
    return found[: _take_neighbours(frequent, exact, bounds, found)]
