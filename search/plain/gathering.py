"""Documents taken in numpy; see `search.kernels.gathering`."""
# ruff: noqa: PLR0917 (the arguments of `search.kernels`)

import numpy as np
from numpy.typing import NDArray

from search.plain.best import keep_best

_Docs = NDArray[np.int32]
_Scores = NDArray[np.float32]
_Ints = NDArray[np.int64]
_Floats = NDArray[np.float64]


def take_listed(
    docs: _Docs,
    scores: _Scores,
    passing: NDArray[np.uint8],
    base: int,
    order: int,
    published: _Ints,
    years: NDArray[np.int16],
    heap: _Floats,
    counts: _Ints,
    taken: NDArray[np.uint8],
) -> None:
    """Take every document of a list; see `search.kernels.gathering.take_listed`."""
    if passing.size:
        docs, scores = docs[passing[docs] > 0], scores[passing[docs] > 0]
    tiers = np.ones(docs.size, np.int64)
    _take(docs.astype(np.int64), tiers, scores, base, order, published, years, heap, counts, taken)


def take_wanted(
    docs: _Docs,
    impacts: _Scores,
    own_docs: _Docs,
    own_impacts: _Scores,
    firsts: _Ints,
    ends: _Ints,
    owned: NDArray[np.uint8],
    weights: _Floats,
    marked: NDArray[np.uint32],
    least: int,
    limits: _Ints,
    documents: int,
    passing: NDArray[np.uint8],
    base: int,
    order: int,
    published: _Ints,
    years: NDArray[np.int16],
    heap: _Floats,
    counts: _Ints,
    taken: NDArray[np.uint8],
) -> None:
    """Take the documents that have enough of what is wanted; see `search.kernels.gathering.take_wanted`."""
    scores, marks = np.zeros(documents, np.float32), np.zeros(documents, np.int64)
    for first, end, own, weight, mark in zip(firsts, ends, owned, weights, marked.tolist(), strict=True):
        listed, worths = (own_docs, own_impacts) if own else (docs, impacts)
        scores[listed[first:end]] += np.float32(weight) * worths[first:end]
        marks[listed[first:end]] += mark
    enough = marks >= least
    if passing.size:
        enough &= passing > 0
    found = np.flatnonzero(enough)
    tiers = _tiers(marks[found], limits)
    shown = (tiers > 0) & (tiers <= limits[5])
    _take(
        found[shown], tiers[shown], scores[found[shown]], base, order, published, years, heap, counts, taken
    )


def _tiers(marks: _Ints, limits: _Ints) -> _Ints:
    number, share = (marks >> 24) & 127, marks & ((1 << 24) - 1)
    some = np.where((number >= limits[4]) & (share >= limits[3]), 3, 0)
    most = np.where((number >= limits[2]) & (share >= limits[1]), 2, some)
    return np.where((number == limits[0]) | (limits[0] == 0), 1, most)


def _take(
    docs: _Ints,
    tiers: _Ints,
    scores: _Scores,
    base: int,
    order: int,
    published: _Ints,
    years: NDArray[np.int16],
    heap: _Floats,
    counts: _Ints,
    taken: NDArray[np.uint8],
) -> None:
    counts[1:4] += np.bincount(tiers, minlength=4)[1:4]
    if taken.size:
        taken[docs] = tiers
    dates = published[docs].astype(np.float64)
    first = scores.astype(np.float64) if order == 0 else dates
    if order == 2:
        first = np.where(years[docs] > 0, -dates, -np.inf)
    second = dates if order == 0 else np.zeros(docs.size)
    complete = (tiers == 1) | (order == 0)
    keep_best(heap, counts, np.array([complete, first, second, base + docs, scores], np.float64))
