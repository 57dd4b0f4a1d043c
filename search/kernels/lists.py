"""The loops that work lists of documents out: what several have in common, what places are worth.

Traps: integers stay int64, because numba makes floats of uint64 with int64.
"""
# ruff: noqa: PLR0917 (numba takes long over arguments by name)

import numpy as np
from numpy.typing import NDArray

from index.compiled import compiled, unsigned
from index.segment.layout import NEARBY_BITS
from search.kernels.places import first_from

_Docs = NDArray[np.int32]
_Keys = NDArray[np.uint32]
_Worths = NDArray[np.float32]
_Scores = NDArray[np.float32]
_Ints = NDArray[np.int64]
_Floats = NDArray[np.float64]
_Int = int | np.int64

_BLOCK = 1 << 13
"""The frequencies of so many documents at a time, 32 KiB, stay in a core's nearest cache."""

_FEW_LISTS = 16
"""So few lists are walked side by side, if they have few documents."""

_SPARSE = 8
"""They are, if there are more than so many documents to each of theirs: to look at all of those takes longer. And if one list
has more than so many to each of the others together, they are put into it."""

_SHORT = 1 << 10
"""In lists of no more documents together, nothing is worth being looked for."""

_NOWHERE = 1 << 31
"""Behind the last document."""

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
            while other < others.size and others[unsigned(other)] < document:
                other += 1
        else:
            other = first_from(others, other, others.size, np.int64(document))
        if other == others.size:
            break
        if others[unsigned(other)] == document:
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
def _leave_out(docs: _Docs, worths: _Worths, others: _Docs, kept: _Docs, found: _Scores) -> int:
    count = index = other = 0
    if others.size < _NEAR * docs.size:
        while index < docs.size and other < others.size:
            document, following = docs[unsigned(index)], others[unsigned(other)]
            # Written before it is known, so that nothing is guessed.
            kept[unsigned(count)], found[unsigned(count)] = document, worths[unsigned(index)]
            count += int(document < following)
            index += int(document <= following)
            other += int(following <= document)
    while index < docs.size:
        document = docs[unsigned(index)]
        other = first_from(others, other, others.size, np.int64(document))
        kept[unsigned(count)], found[unsigned(count)] = document, worths[unsigned(index)]
        count += int(other == others.size or others[unsigned(other)] != document)
        index += 1
    return count


def without(docs: _Docs, worths: _Worths, others: _Docs) -> tuple[_Docs, _Scores]:
    """Return the documents that are not in the other list, with their `worths`.

    Args:
        docs: int32[n], rising.
        worths: float32[n].
        others: int32[m], rising.
    """
    kept, found = np.empty(docs.size, np.int32), np.empty(docs.size, np.float32)
    count = _leave_out(docs, worths, others, kept, found)
    return kept[:count], found[:count]


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
def _first_document(docs: _Docs, cursors: _Ints, ends: _Ints) -> int:
    """Return the lowest document that is still to come in any list; `_NOWHERE` behind the last."""
    document = _NOWHERE
    for number in range(cursors.size):
        if cursors[number] < ends[number]:
            document = min(document, int(docs[cursors[number]]))
    return document


@compiled
def _add_up(
    docs: _Docs,
    impacts: _Worths,
    cursors: _Ints,
    ends: _Ints,
    factors: _Floats,
    saturation: float,
    documents: int,
    kept: _Docs,
    found: _Scores,
) -> int:
    frequencies = np.zeros(_BLOCK, np.float32)
    count = 0
    while True:
        start = _first_document(docs, cursors, ends)
        if start == _NOWHERE:
            return count
        stop = min(start + _BLOCK, documents)
        for number in range(cursors.size):
            factor = factors[number] * saturation
            at = cursors[number]
            while at < ends[number] and docs[unsigned(at)] < stop:
                impact = impacts[unsigned(at)]
                frequencies[unsigned(docs[unsigned(at)] - start)] += factor * impact / (1.0 - impact)
                at += 1
            cursors[number] = at
        for place in range(stop - start):
            frequency = frequencies[place]
            kept[count] = start + place
            found[count] = frequency / (saturation + frequency)
            count += int(frequency > 0)
        frequencies[:] = 0


@compiled
def _merge(
    docs: _Docs,
    impacts: _Worths,
    cursors: _Ints,
    ends: _Ints,
    factors: _Floats,
    saturation: float,
    kept: _Docs,
    found: _Scores,
) -> int:
    count = 0
    while True:
        document = _first_document(docs, cursors, ends)
        if document == _NOWHERE:
            return count
        frequency = np.float32(0)
        for number in range(cursors.size):
            at = cursors[number]
            if at < ends[number] and docs[at] == document:
                frequency += factors[number] * saturation * impacts[at] / (1.0 - impacts[at])
                cursors[number] = at + 1
        kept[count] = document
        found[count] = frequency / (saturation + frequency)
        count += 1


@compiled
def _insert(
    docs: _Docs,
    impacts: _Worths,
    first: int,
    end: int,
    others: _Docs,
    worths: _Scores,
    kept: _Docs,
    found: _Scores,
) -> int:
    """Put a short list into a long one, whose stretches between are copied."""
    count = 0
    at = first
    for index in range(others.size + 1):
        stop = first_from(docs, at, end, others[index]) if index < others.size else end
        while at < stop:
            kept[count], found[count] = docs[at], impacts[at]
            count += 1
            at += 1
        if index == others.size:
            return count
        impact = worths[index]
        if at < end and docs[at] == others[index]:
            frequency = impact / (1.0 - impact) + impacts[at] / (1.0 - impacts[at])
            impact = np.float32(frequency / (1.0 + frequency))
            at += 1
        kept[count], found[count] = others[index], impact
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
    sizes = ends - firsts
    longest = int(sizes.argmax()) if sizes.size else 0
    postings = int(sizes.sum())
    # One more, since what may be kept is written before it is known.
    kept, found = np.empty(postings + 1, np.int32), np.empty(postings + 1, np.float32)
    others = postings - int(sizes[longest]) if sizes.size else 0
    if postings > _SHORT and others * _SPARSE < postings and factors[longest] == 1.0:
        rest = np.arange(sizes.size) != longest
        short, worths = taken_together(
            docs, impacts, firsts[rest], ends[rest], factors[rest], saturation, documents
        )
        count = _insert(docs, impacts, firsts[longest], ends[longest], short, worths, kept, found)
    elif sizes.size <= _FEW_LISTS and postings * _SPARSE < documents:
        count = _merge(docs, impacts, firsts.copy(), ends, factors, saturation, kept, found)
    else:
        count = _add_up(docs, impacts, firsts.copy(), ends, factors, saturation, documents, kept, found)
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
        key = np.int64(keys[unsigned(at)])
        document = np.int64(nearby[unsigned(key >> NEARBY_BITS)])
        while np.int64(bounds[unsigned((document + 1) * fields)]) <= key:
            document += 1
        item = document * fields
        end = np.int64(bounds[unsigned(item + fields)])
        total = np.float32(0)
        while at < keys.size and np.int64(keys[unsigned(at)]) < end:
            while np.int64(keys[unsigned(at)]) >= np.int64(bounds[unsigned(item + 1)]):
                item += 1
            if counted[unsigned(item - document * fields)]:
                total += worth[unsigned(item)]
            at += 1
        if total > 0:
            kept[unsigned(count)] = document
            found[unsigned(count)] = total
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
