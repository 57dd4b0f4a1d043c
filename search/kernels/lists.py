"""The loops that work lists of documents out: what several have in common, what places are worth.

Traps: integers stay int64, because numba makes floats of uint64 with int64.
"""
# ruff: noqa: PLR0917 (numba takes long over arguments by name)

import numpy as np
from numpy.typing import NDArray

from index.compiled import compiled
from index.segment.layout import NEARBY_BITS
from search.kernels.places import first_from

_Docs = NDArray[np.int32]
_Keys = NDArray[np.uint32]
_Worths = NDArray[np.float32]
_Scores = NDArray[np.float32]
_Ints = NDArray[np.int64]
_Floats = NDArray[np.float64]
_Int = int | np.int64

_TOUCHED_BITS = 8
"""Of so few documents at a time, 256, it is known whether any has a frequency."""

_NEAR = 8
"""Lists of which one is less than so many times as long as the other are walked together."""


@compiled
def _intersect(
    docs: _Docs, scores: _Scores, others: _Docs, worths: _Worths, weight: float, kept: _Docs, sums: _Scores
) -> int:
    count = 0
    other = 0
    near = others.size < _NEAR * docs.size
    for index in range(docs.size):
        document = docs[index]
        if near:
            while other < others.size and others[other] < document:
                other += 1
        else:
            other = first_from(others, other, others.size, document)
        if other == others.size:
            break
        if others[other] == document:
            kept[count] = document
            sums[count] = scores[index] + weight * worths[other]
            count += 1
    return count


def intersected(
    docs: _Docs, scores: _Scores, others: _Docs, worths: _Worths, weight: float
) -> tuple[_Docs, _Scores]:
    """Return the documents that are in both lists, with `scores` plus `weight` times `worths`.

    Args:
        docs: int32[n], rising; the shorter list.
        scores: float32[n].
        others: int32[m], rising.
        worths: float32[m].
        weight: What `worths` are multiplied by.
    """
    kept, sums = np.empty(docs.size, np.int32), np.empty(docs.size, np.float32)
    count = _intersect(docs, scores, others, worths, weight, kept, sums)
    return kept[:count], sums[:count]


@compiled
def _unite(docs: _Docs, scores: _Scores, others: _Docs, more: _Scores, kept: _Docs, sums: _Scores) -> int:
    a = b = count = 0
    while a < docs.size or b < others.size:
        take = a < docs.size and (b == others.size or docs[a] <= others[b])
        both = b < others.size and (a == docs.size or others[b] <= docs[a])
        total = np.float32(0)
        if take:
            kept[count] = docs[a]
            total += scores[a]
            a += 1
        if both:
            kept[count] = others[b]
            total += more[b]
            b += 1
        sums[count] = total
        count += 1
    return count


def united(docs: _Docs, scores: _Scores, others: _Docs, more: _Scores) -> tuple[_Docs, _Scores]:
    """Return the documents that are in either list, with the sum of their scores.

    Args:
        docs: int32[n], rising.
        scores: float32[n].
        others: int32[m], rising.
        more: float32[m].
    """
    kept = np.empty(docs.size + others.size, np.int32)
    sums = np.empty(docs.size + others.size, np.float32)
    count = _unite(docs, scores, others, more, kept, sums)
    return kept[:count], sums[:count]


@compiled
def _accumulate(
    docs: _Docs,
    impacts: _Worths,
    firsts: _Ints,
    ends: _Ints,
    factors: _Floats,
    saturation: float,
    frequencies: _Scores,
    touched: NDArray[np.uint8],
) -> None:
    for number in range(firsts.size):
        factor = factors[number] * saturation
        for at in range(firsts[number], ends[number]):
            impact = impacts[at]
            frequencies[docs[at]] += factor * impact / (1.0 - impact)
            touched[docs[at] >> _TOUCHED_BITS] = 1


@compiled
def _saturate(
    frequencies: _Scores, touched: NDArray[np.uint8], saturation: float, kept: _Docs, impacts: _Scores
) -> int:
    count = 0
    for stretch in range(touched.size):
        if not touched[stretch]:
            continue
        first = stretch << _TOUCHED_BITS
        for document in range(first, min(first + (1 << _TOUCHED_BITS), frequencies.size)):
            frequency = frequencies[document]
            if frequency > 0:
                kept[count] = document
                impacts[count] = frequency / (saturation + frequency)
                count += 1
    return count


def taken_together(
    docs: _Docs,
    impacts: _Worths,
    firsts: _Ints,
    ends: _Ints,
    factors: _Floats,
    saturation: float,
    documents: int,
) -> tuple[_Docs, _Scores]:
    """Return the postings of several terms as if they were one: documents, and impacts of the summed frequencies.

    Args:
        docs: The documents of all terms of a segment.
        impacts: Their impacts.
        firsts: int64[n], where each term's postings begin.
        ends: int64[n], where they end.
        factors: float64[n], what each term's frequency is multiplied by.
        saturation: k1.
        documents: N.
    """
    # Of zeros the system gives no page before it is written to, so documents far from any cost nothing.
    frequencies = np.zeros(documents, np.float32)
    touched = np.zeros((documents >> _TOUCHED_BITS) + 1, np.uint8)
    _accumulate(docs, impacts, firsts, ends, factors, saturation, frequencies, touched)
    most = min(documents, int((ends - firsts).sum()))
    kept, found = np.empty(most, np.int32), np.empty(most, np.float32)
    count = _saturate(frequencies, touched, saturation, kept, found)
    return kept[:count], found[:count]


@compiled
def _weigh(
    keys: _Keys,
    bounds: _Keys,
    nearby: _Docs,
    worth: _Worths,
    counted: NDArray[np.uint8],
    kept: _Docs,
    found: _Scores,
) -> int:
    fields = counted.size
    count = at = 0
    while at < keys.size:
        key = np.int64(keys[at])
        document = np.int64(nearby[key >> NEARBY_BITS])
        while np.int64(bounds[(document + 1) * fields]) <= key:
            document += 1
        item = document * fields
        end = np.int64(bounds[item + fields])
        total = np.float32(0)
        while at < keys.size and np.int64(keys[at]) < end:
            while np.int64(keys[at]) >= np.int64(bounds[item + 1]):
                item += 1
            if counted[item - document * fields]:
                total += worth[item]
            at += 1
        if total > 0:
            kept[count] = document
            found[count] = total
            count += 1
    return count


def weighed(
    keys: _Keys, bounds: _Keys, nearby: _Docs, worth: _Worths, counted: NDArray[np.uint8]
) -> tuple[_Docs, _Scores]:
    """Return the documents of occurrences, and frequency' of `search.ranking` in each.

    Args:
        keys: uint32[n], rising: the places of the occurrences.
        bounds: uint32[N · F + 1], as in `index.segment.layout`.
        nearby: int32, as there.
        worth: float32[N · F], what one occurrence in each field of each document adds.
        counted: uint8[F], whether a field counts.

    Returns:
        int32[m], rising, without documents that have none in a field that counts; float32[m].
    """
    kept, found = np.empty(keys.size, np.int32), np.empty(keys.size, np.float32)
    count = _weigh(keys, bounds, nearby, worth, counted, kept, found)
    return kept[:count], found[:count]
