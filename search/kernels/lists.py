"""The loops that work lists out: documents that several have in common, neighbours, frequencies.

Traps: integers stay int64, because numba makes floats of uint64 with int64.
"""
# ruff: noqa: PLR0917 (numba takes long over arguments by name)

import numpy as np
from numpy.typing import NDArray

from index.compiled import compiled
from index.segment.layout import NEARBY_BITS

_Docs = NDArray[np.int32]
_Keys = NDArray[np.uint32]
_Worths = NDArray[np.float32]
_Scores = NDArray[np.float32]
_Ints = NDArray[np.int64]
_Floats = NDArray[np.float64]
_Int = int | np.int64

_TOUCHED_BITS = 8
"""Of so few documents at a time, 256, it is known whether any has a frequency."""

_WINDOW = 1 << 15
"""So many places at a time are marked, a byte each: they fit into a core's nearest cache."""

_NEAR = 8
"""Lists of which one is less than so many times as long as the other are walked together."""

_FAR = 32
"""Lists of places are, up to here: walking takes 1.4 ns a place, seeking 45 ns."""


@compiled
def first_from(values: _Docs | _Keys, low: int, high: int, wanted: _Int) -> int:
    """Return the first index from `low` to `high` at which rising `values` reach `wanted`: galloping, then bisection."""
    step = 1
    while low + step < high and values[low + step] < wanted:
        low += step
        step *= 2
    high = min(high, low + step + 1)
    while low < high:
        middle = (low + high) >> 1
        if values[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


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
def _keep_sought(starts: _Keys, keys: _Keys, offset: int, kept: _Keys) -> int:
    """Keep what is followed, with far more keys than starts: each is sought by galloping."""
    count = 0
    at = 0
    for index in range(starts.size):
        wanted = np.int64(starts[index]) + offset
        at = first_from(keys, at, keys.size, wanted)
        if at == keys.size:
            break
        if np.int64(keys[at]) == wanted:
            kept[count] = starts[index]
            count += 1
    return count


@compiled
def _keep_marked(starts: _Keys, keys: _Keys, offset: int, kept: _Keys) -> int:
    """Keep what is followed, with about as many keys: both are walked, a window at a time, without any guess."""
    window = np.zeros(_WINDOW, np.uint8)
    count = index = at = 0
    while index < starts.size and at < keys.size:
        base = (np.int64(starts[index]) + offset) // _WINDOW * _WINDOW
        while at < keys.size and np.int64(keys[at]) < base:
            at += 1
        first = at
        while at < keys.size and np.int64(keys[at]) - base < _WINDOW:
            window[np.int64(keys[at]) - base] = 1
            at += 1
        while index < starts.size and np.int64(starts[index]) + offset - base < _WINDOW:
            kept[count] = starts[index]
            count += window[np.int64(starts[index]) + offset - base]
            index += 1
        for used in range(first, at):
            window[np.int64(keys[used]) - base] = 0
    return count


def followed(starts: _Keys, keys: _Keys, offset: int) -> _Keys:
    """Return those of `starts` to which `offset` is added to give one of `keys`.

    Args:
        starts: uint32[n], rising.
        keys: uint32[m], rising.
        offset: Of any sign.
    """
    # One more, since what may be kept is written before it is known.
    kept = np.empty(starts.size + 1, np.uint32)
    keep = _keep_marked if keys.size < _FAR * starts.size else _keep_sought
    return kept[: keep(starts, keys, offset, kept)]


@compiled
def _step(starts: _Keys, ends: _Keys, keys: _Keys, longest: int, kept_starts: _Keys, kept_ends: _Keys) -> int:
    count = 0
    at = 0
    for index in range(starts.size):
        at = first_from(keys, at, keys.size, np.int64(ends[index]) + 1)
        if at == keys.size:
            break
        if np.int64(keys[at]) - np.int64(starts[index]) <= longest:
            kept_starts[count] = starts[index]
            kept_ends[count] = keys[at]
            count += 1
    return count


def stepped(starts: _Keys, ends: _Keys, keys: _Keys, longest: int) -> tuple[_Keys, _Keys]:
    """Return the ways that go on, each to the next of `keys` behind its end, if that is near its start.

    Args:
        starts: uint32[n], rising: where each way starts.
        ends: uint32[n], rising: how far each has come.
        keys: uint32[m], rising.
        longest: How far from its start a way may come.
    """
    kept_starts, kept_ends = np.empty_like(starts), np.empty_like(ends)
    count = _step(starts, ends, keys, longest, kept_starts, kept_ends)
    return kept_starts[:count], kept_ends[:count]


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
