"""The loops of a search in numpy: what is used where numba cannot be imported; slower, with equal answers."""
# ruff: noqa: PLR0917 (the arguments of `search.kernels`)

import numpy as np
from numpy.typing import NDArray

_Docs = NDArray[np.int32]
_Keys = NDArray[np.uint32]
_Scores = NDArray[np.float32]
_Ints = NDArray[np.int64]
_Floats = NDArray[np.float64]


def intersected(
    docs: _Docs, scores: _Scores, others: _Docs, worths: _Scores, weight: float
) -> tuple[_Docs, _Scores]:
    """Return the documents that are in both lists; see `search.kernels.intersected`."""
    kept, at, other = np.intersect1d(docs, others, assume_unique=True, return_indices=True)
    return kept, (scores[at] + weight * worths[other]).astype(np.float32)


def united(docs: _Docs, scores: _Scores, others: _Docs, more: _Scores) -> tuple[_Docs, _Scores]:
    """Return the documents that are in either list; see `search.kernels.united`."""
    kept, places = np.unique(np.concatenate([docs, others]), return_inverse=True)
    return kept, np.bincount(places, np.concatenate([scores, more]), len(kept)).astype(np.float32)


def taken_together(
    docs: _Docs,
    impacts: _Scores,
    firsts: _Ints,
    ends: _Ints,
    factors: _Floats,
    saturation: float,
    documents: int,
) -> tuple[_Docs, _Scores]:
    """Return the postings of several terms as if they were one; see `search.kernels.taken_together`."""
    frequencies = np.zeros(documents)
    for first, end, factor in zip(firsts.tolist(), ends.tolist(), factors.tolist(), strict=True):
        listed = impacts[first:end].astype(np.float64)
        frequencies[docs[first:end]] += factor * saturation * listed / (1.0 - listed)
    kept = np.flatnonzero(frequencies)
    found = frequencies[kept]
    return kept.astype(np.int32), (found / (saturation + found)).astype(np.float32)


def followed(starts: _Keys, keys: _Keys, offset: int) -> _Keys:
    """Return those of `starts` that a key follows; see `search.kernels.followed`."""
    return starts[np.isin(starts.astype(np.int64) + offset, keys.astype(np.int64))]


def stepped(starts: _Keys, ends: _Keys, keys: _Keys, longest: int) -> tuple[_Keys, _Keys]:
    """Return the ways that go on; see `search.kernels.stepped`."""
    at = np.searchsorted(keys, ends, side="right")
    starts, at = starts[at < keys.size], at[at < keys.size]
    near = keys[at].astype(np.int64) - starts <= longest
    return starts[near], keys[at[near]]


def weighed(
    keys: _Keys, bounds: _Keys, nearby: _Docs, worth: _Scores, counted: NDArray[np.uint8]
) -> tuple[_Docs, _Scores]:
    """Return the documents of occurrences with their frequencies; see `search.kernels.weighed`."""
    del nearby
    items = np.searchsorted(bounds, keys, side="right") - 1
    kept, places = np.unique(items // counted.size, return_inverse=True)
    found = np.bincount(places, worth[items] * counted[items % counted.size], len(kept))
    return kept[found > 0].astype(np.int32), found[found > 0].astype(np.float32)


def largest(counts: NDArray[np.int32], most: int) -> _Ints:
    """Return the indexes of the largest counts; see `search.kernels.largest`."""
    order = np.argsort(-counts, kind="stable")[:most]
    return order[counts[order] > 0]


def take_listed(
    docs: _Docs,
    scores: _Scores,
    passing: NDArray[np.uint8],
    base: int,
    order: int,
    published: _Ints,
    heap: _Floats,
    counts: _Ints,
    people_starts: _Ints,
    people: NDArray[np.uint32],
    sources: NDArray[np.int32],
    years: NDArray[np.int16],
    first_label: int,
    label_counts: NDArray[np.int32],
    year_counts: NDArray[np.int32],
) -> None:
    """Take every document of a list; see `search.kernels.take_listed`."""
    if passing.size:
        docs, scores = docs[passing[docs] > 0], scores[passing[docs] > 0]
    tiers = np.ones(docs.size, np.int64)
    _take(
        docs.astype(np.int64), tiers, scores, base, order, published, heap, counts,
        people_starts, people, sources, years, first_label, label_counts, year_counts,
    )  # fmt: skip


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
    heap: _Floats,
    counts: _Ints,
    people_starts: _Ints,
    people: NDArray[np.uint32],
    sources: NDArray[np.int32],
    years: NDArray[np.int16],
    first_label: int,
    label_counts: NDArray[np.int32],
    year_counts: NDArray[np.int32],
) -> None:
    """Take the documents that have enough of what is wanted; see `search.kernels.take_wanted`."""
    scores, marks = np.zeros(documents, np.float32), np.zeros(documents, np.int64)
    for first, end, own, weight, mark in zip(firsts, ends, owned, weights, marked.tolist(), strict=True):
        listed, worths = (own_docs, own_impacts) if own else (docs, impacts)
        scores[listed[first:end]] += np.float32(weight) * worths[first:end]
        marks[listed[first:end]] += mark
    taken = marks >= least
    if passing.size:
        taken &= passing > 0
    found = np.flatnonzero(taken)
    tiers = _tiers(marks[found], limits)
    counts[1:4] += np.where(np.arange(1, 4) > limits[5], np.bincount(tiers, minlength=4)[1:4], 0)
    shown = (tiers > 0) & (tiers <= limits[5])
    _take(
        found[shown], tiers[shown], scores[found[shown]], base, order, published, heap, counts,
        people_starts, people, sources, years, first_label, label_counts, year_counts,
    )  # fmt: skip


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
    heap: _Floats,
    counts: _Ints,
    people_starts: _Ints,
    people: NDArray[np.uint32],
    sources: NDArray[np.int32],
    years: NDArray[np.int16],
    first_label: int,
    label_counts: NDArray[np.int32],
    year_counts: NDArray[np.int32],
) -> None:
    counts[1:4] += np.bincount(tiers, minlength=4)[1:4]
    dates = published[docs].astype(np.float64)
    undated = np.where(years[docs] > 0, -dates, -np.inf)
    first = (scores.astype(np.float64), dates, undated)[order]
    second = dates if order == 0 else np.zeros(docs.size)
    complete = (tiers == 1) | (order == 0)
    _keep_best(heap, counts, np.array([complete, first, second, base + docs, scores], np.float64))
    if label_counts.size:
        chosen = np.concatenate(
            [np.zeros(0, np.int64), *(np.arange(start, end) for start, end in _ranges(people_starts, docs))]
        )
        of_source = sources[docs]
        np.add.at(label_counts, people[chosen].astype(np.int64) - first_label, 1)
        np.add.at(label_counts, of_source[of_source >= 0] - first_label, 1)
        np.add.at(year_counts, years[docs], 1)


def _keep_best(heap: _Floats, counts: _Ints, hits: _Floats) -> None:
    size = int(counts[0])
    every = np.concatenate([heap[:, :size], hits], axis=1)
    best = np.lexsort((every[3], -every[2], -every[1], -every[0]))[: heap.shape[1] - 1]
    heap[:, : best.size] = every[:, best]
    counts[0] = best.size


def _ranges(starts: _Ints, docs: _Ints) -> list[tuple[int, int]]:
    return list(zip(starts[docs].tolist(), starts[docs + 1].tolist(), strict=True))
