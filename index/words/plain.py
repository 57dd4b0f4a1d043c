"""What `kernels` does, in numpy and Python: equal answers where numba can't be imported, at a tenth of the speed.

Sums take the same order, so that scores are the same to the last bit: one column of weights is added after another.
"""
# ruff: noqa: PLR0917 (the signatures are those of `kernels`)

import numpy as np
from numpy.typing import NDArray

from index.words.tokens import JOINS, TITLE


def dictionary_context(
    syllables: NDArray[np.int32],
    bounds: NDArray[np.int32],
    pair_starts: NDArray[np.int32],
    pairs: NDArray[np.int64],
    triple_starts: NDArray[np.int32],
    triples: NDArray[np.int64],
    beginnings: NDArray[np.uint8],  # noqa: ARG001 (spares searches, which are one here)
    rows: NDArray[np.int32],
) -> NDArray[np.int32]:
    """Do the work of `index.words.kernels.dictionary_context`."""
    count = pair_starts.size - 1
    context = np.zeros((syllables.size, 4), np.int32)
    number = syllables.astype(np.int64)
    text = np.repeat(np.arange(bounds.size - 1), np.diff(bounds))
    known = number >= 0
    pair = known[:-1] & known[1:] & (text[:-1] == text[1:])
    (first,) = np.nonzero(pair)
    first = first[_holds(pair_starts, pairs, count, number[first], number[first + 1])]
    context[first, 2] = rows[2]
    context[first + 1, 0] = rows[0]
    (first,) = np.nonzero(pair[:-1] & pair[1:])
    rest = number[first + 1] * count + number[first + 2]
    first = first[_holds(triple_starts, triples, count * count, number[first], rest)]
    context[first, 3] = rows[3]
    context[first + 2, 1] = rows[1]
    return context


def _holds(
    starts: NDArray[np.int32],
    rests: NDArray[np.int64],
    limit: int,
    firsts: NDArray[np.int64],
    wanted: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """Return whether each (first, wanted) is an entry; all rests are below `limit`."""
    entries = np.repeat(np.arange(starts.size - 1), np.diff(starts)) * limit + rests
    if not entries.size:
        return np.zeros(firsts.size, np.bool_)
    keys = firsts * limit + wanted
    found: NDArray[np.bool_] = entries[np.searchsorted(entries, keys).clip(max=entries.size - 1)] == keys
    return found


def joined_tokens(
    labels: NDArray[np.int8], inside: int, flags: NDArray[np.uint8], bounds: NDArray[np.int32]
) -> NDArray[np.bool_]:
    """Do the work of `index.words.kernels.joined_tokens`."""
    joins, title = flags & JOINS != 0, flags & TITLE != 0
    joined = np.zeros(labels.size, np.bool_)
    joined[1:] = (labels[1:] == inside) & joins[1:] & joins[:-1] & ~(title[1:] & ~title[:-1])
    firsts = bounds[:-1]
    joined[firsts[firsts < joined.size]] = False
    return joined


def best_labels(
    items: NDArray[np.int32],
    bounds: NDArray[np.int32],
    rows: NDArray[np.int32],
    layout: NDArray[np.int32],
    context: NDArray[np.int32],
    weights: NDArray[np.float64],
    transitions: NDArray[np.float64],
) -> NDArray[np.int8]:
    """Do the work of `index.words.kernels.best_labels`."""
    labels = np.empty(items.size, np.int8)
    for begin, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        if begin < end:
            scores = _scores(items[begin:end], rows, layout, context[begin:end], weights)
            labels[begin:end] = _best_path(scores, transitions)
    return labels


def _scores(
    items: NDArray[np.int32],
    rows: NDArray[np.int32],
    layout: NDArray[np.int32],
    context: NDArray[np.int32],
    weights: NDArray[np.float64],
) -> NDArray[np.float64]:
    scores = np.zeros((items.size, weights.shape[1]))
    lent = rows[items]
    for offset, first, end, first_context, end_context in layout.tolist():
        here = slice(max(0, -offset), max(0, items.size - max(0, offset)))
        there = slice(max(0, offset), max(0, items.size + min(0, offset)))
        for column in range(first, end):
            scores[here] += weights[lent[there, column]]
        for column in range(first_context, end_context):
            scores += weights[context[:, column]]
    return scores


def _best_path(scores: NDArray[np.float64], transitions: NDArray[np.float64]) -> list[int]:
    steps = transitions.T.tolist()
    path_scores, *rest = scores.tolist()
    origins = []
    for row in rest:
        reached = [
            [score + step for score, step in zip(path_scores, arrivals, strict=True)] for arrivals in steps
        ]
        best = [max(candidates) for candidates in reached]
        # `index` gives the first of equal ones, as crfsuite does.
        origins.append([candidates.index(top) for candidates, top in zip(reached, best, strict=True)])
        path_scores = [top + score for top, score in zip(best, row, strict=True)]
    labels = [path_scores.index(max(path_scores))]
    for origin in reversed(origins):
        labels.append(origin[labels[-1]])
    return labels[::-1]
