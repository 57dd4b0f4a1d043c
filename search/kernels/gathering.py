"""The loops that take documents: scores added up block by block, tiers, filters, facets and the best.

Traps: integers stay int64, because numba makes floats of uint64 with int64.
"""
# ruff: noqa: PLR0917 (numba takes long over arguments by name)

import numpy as np
from numpy.typing import NDArray

from index.compiled import compiled, unsigned
from search.kernels.best import offer, offer_picked

_Docs = NDArray[np.int32]
_Worths = NDArray[np.float32]
_Scores = NDArray[np.float32]
_Ints = NDArray[np.int64]
_Floats = NDArray[np.float64]
_Int = int | np.int64

_BLOCK = 1 << 13
"""Scores and marks of so many documents at a time, 64 KiB, stay in a core's own cache."""

_CHUNK = 64
"""The best score of so many documents decides whether they are looked at one by one."""

_WORD = 1 << 24


@compiled
def _tell(docs: _Docs, taken: NDArray[np.uint8]) -> None:
    """Say that all of `docs` are shown, with everything the query asks for."""
    if taken.size:
        for document in docs:
            taken[document] = 1


@compiled
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
    """Take every document of a list, with its score.

    Args:
        docs: int32[n], rising.
        scores: float32[n].
        passing: uint8[N], whether each document passes the filters; of no items where all do.
        base: What is added to a document's number.
        order: 0 by score, 1 the newest first, 2 the oldest first.
        published: int64[N].
        years: int16[N], as in `index.segment.layout`; of no items where the oldest do not come first.
        heap: float64[5, k + 1], filled with the best k: whether it comes before all that have 0 here, which articles
            with all the words do in orders by date; first and second key, document, score.
        counts: int64[4]: how many are in the heap, and how many of each tier have been taken.
        taken: uint8[N], filled with the tier of each document that is shown; of no items where nobody asks.
    """
    if passing.size:
        kept = np.empty(docs.size, np.int32)
        worths = np.empty(docs.size, np.float32)
        size = 0
        for index in range(docs.size):
            if passing[docs[index]]:
                kept[size] = docs[index]
                worths[size] = scores[index]
                size += 1
        docs, scores = kept[:size], worths[:size]
    counts[1] += docs.size
    _tell(docs, taken)
    room = heap.shape[1] - 1
    for index in range(docs.size if room else 0):
        score = np.float64(scores[index])
        if order == 0 and counts[0] == room and score < heap[1, 0]:
            continue
        document = np.int64(docs[index])
        date = float(published[document])
        if order == 0:
            offer(heap, counts, 1.0, score, date, base + document, score)
        else:
            if order == 2:
                date = -date if years[document] > 0 else -np.inf
            offer(heap, counts, 1.0, date, 0.0, base + document, score)


@compiled
def _end_of_block(docs: _Docs, at: int, end: int, stop: int) -> int:
    """Return the first index from `at` to `end` at which `docs` reach `stop`, no more than a block further on."""
    # A block has no more documents than places, so the stretch to be halved is short.
    low, high = at, min(end, at + _BLOCK)
    while low < high:
        middle = (low + high) >> 1
        if docs[unsigned(middle)] < stop:
            low = middle + 1
        else:
            high = middle
    return low


@compiled
def _add_scores(
    docs: _Docs, worths: _Worths, at: int, end: int, start: int, stop: int, weight: float, scores: _Scores
) -> int:
    factor = np.float32(weight)
    last = _end_of_block(docs, at, end, stop)
    listed, impacts = docs[at:last], worths[at:last]
    for index in range(listed.size):
        scores[unsigned(listed[index] - start)] += factor * impacts[index]
    return last


@compiled
def _add_marks(
    docs: _Docs,
    worths: _Worths,
    at: int,
    end: int,
    start: int,
    stop: int,
    weight: float,
    mark: np.uint32,
    scores: _Scores,
    marks: NDArray[np.uint32],
) -> int:
    factor = np.float32(weight)
    last = _end_of_block(docs, at, end, stop)
    listed, impacts = docs[at:last], worths[at:last]
    for index in range(listed.size):
        place = unsigned(listed[index] - start)
        scores[place] += factor * impacts[index]
        marks[place] += mark
    return last


@compiled
def _add_lists(
    docs: _Docs,
    impacts: _Worths,
    own_docs: _Docs,
    own_impacts: _Worths,
    cursors: _Ints,
    ends: _Ints,
    owned: NDArray[np.uint8],
    weights: _Floats,
    marked: NDArray[np.uint32],
    start: int,
    stop: int,
    scores: _Scores,
    marks: NDArray[np.uint32],
) -> None:
    """Add what all lists have from document `start` to `stop`."""
    for number in range(cursors.size):
        at, end, weight, mark = cursors[number], ends[number], weights[number], marked[number]
        if owned[number]:
            if mark:
                at = _add_marks(own_docs, own_impacts, at, end, start, stop, weight, mark, scores, marks)
            else:
                at = _add_scores(own_docs, own_impacts, at, end, start, stop, weight, scores)
        elif mark:
            at = _add_marks(docs, impacts, at, end, start, stop, weight, mark, scores, marks)
        else:
            at = _add_scores(docs, impacts, at, end, start, stop, weight, scores)
        cursors[number] = at


@compiled
def _tell_tiers(
    marks: NDArray[np.uint32], size: int, least: int, limits: _Ints, tiers: NDArray[np.uint8], counts: _Ints
) -> None:
    """Say in which of the tiers that are taken each document of a block is, 0 for none; count each tier's.

    Without branches and in 32 bits, so that many documents are looked at at a time.
    """
    every, most_share, fewest_of_most = np.int32(limits[0]), np.int32(limits[1]), np.int32(limits[2])
    some_share, fewest_of_some = np.int32(limits[3]), np.int32(limits[4])
    least_mark = np.uint32(least)
    any_number = np.int32(every == 0)
    takes_two, takes_three = np.int32(limits[5] >= 2), np.int32(limits[5] >= 3)
    ones, twos, threes = np.int32(0), np.int32(0), np.int32(0)
    for place in range(size):
        mark = marks[place]
        number = np.int32((mark >> np.uint32(24)) & np.uint32(127))
        share = np.int32(mark & np.uint32(_WORD - 1))
        enough = np.int32(mark >= least_mark)
        one = enough & (np.int32(number == every) | any_number)
        most = enough & np.int32(number >= fewest_of_most) & np.int32(share >= most_share)
        some = enough & np.int32(number >= fewest_of_some) & np.int32(share >= some_share)
        two = most & (one ^ np.int32(1)) & takes_two
        three = some & ((one | most) ^ np.int32(1)) & takes_three
        ones += one
        twos += two
        threes += three
        tiers[place] = one + two * np.int32(2) + three * np.int32(3)
    counts[1] += ones
    counts[2] += twos
    counts[3] += threes


@compiled
def _keep_taken(tiers: NDArray[np.uint8], size: int, bits: NDArray[np.int32]) -> None:
    """Take the scores of documents away that are in no tier, many at a time."""
    for place in range(size):
        bits[place] &= -np.int32(tiers[place] != 0)


@compiled
def _pick_all(tiers: NDArray[np.uint8], size: int, picked: _Docs) -> int:
    """Pick the documents of a block that are in a tier."""
    count = 0
    for place in range(size):
        # Written before it is known, so that nothing is guessed.
        picked[count] = place
        count += int(tiers[place] != 0)
    return count


@compiled
def _count_scored(bits: NDArray[np.int32], size: int, counts: _Ints) -> None:
    """Count the documents of a block that have any score, all in tier 1."""
    count = np.int32(0)
    for place in range(size):
        count += np.int32(bits[place] > 0)
    counts[1] += count


@compiled
def _pick_best(bits: NDArray[np.int32], size: int, heap: _Floats, counts: _Ints, picked: _Docs) -> int:
    """Pick those documents of a block that may be among the best.

    Args:
        bits: The scores of `size` documents, rounded up to whole chunks with zeros, as int32: they have the same order, and
            are compared many at a time. Of what is not taken they are 0.
        size: How many documents there are.
        heap: The best so far.
        counts: As in `take_listed`.
        picked: Filled with the places of those that are picked.
    """
    room = heap.shape[1] - 1
    worst = np.zeros(1, np.float32)
    worst_bits = worst.view(np.int32)
    if room and counts[0] == room:
        worst[0] = heap[1, 0]
    count = 0
    for chunk in range(0, size if room else 0, _CHUNK):
        of_chunk = bits[chunk : chunk + _CHUNK]
        # All of 32 bits, so that several are compared at a time.
        best = np.int32(0)
        for index in range(_CHUNK):
            best = max(best, of_chunk[index])
        if best == 0 or best < worst_bits[0]:
            continue
        for place in range(chunk, chunk + _CHUNK):
            if bits[place] > 0 and bits[place] >= worst_bits[0]:
                picked[count] = place
                count += 1
    return count


@compiled
def take_wanted(
    docs: _Docs,
    impacts: _Worths,
    own_docs: _Docs,
    own_impacts: _Worths,
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
    """Add up lists of documents, block by block, and take the documents that have enough of what is wanted.

    A document's mark is the sum of those of the lists that it is in: the number of wanted words from bit 24 on, their
    share below, and bit 31 where it has what is required.

    Args:
        docs: The documents of all terms of a segment.
        impacts: Their impacts.
        own_docs: The documents of lists that were worked out for this query.
        own_impacts: Their impacts.
        firsts: int64[n], where each list begins.
        ends: int64[n], where it ends.
        owned: uint8[n], whether it lies in `own_docs`.
        weights: float64[n], what its impacts are multiplied by, above 0.
        marked: uint32[n], what it adds to a document's mark; 0 where it only adds to scores of documents that have a
            mark anyway.
        least: The least mark of a document that is looked at, at least 1.
        limits: int64[6]: how many words make tier 1, or 0 where all that is taken does; least share and least number
            for tier 2; for tier 3; the last tier that is taken.
        documents: N.
        passing: As in `take_listed`, like all that follow.
        base: As there.
        order: As there.
        published: As there.
        years: As there.
        heap: As there.
        counts: As there.
        taken: As there.
    """
    cursors = firsts.copy()
    scores = np.zeros(_BLOCK, np.float32)
    bits = scores.view(np.int32)
    marks = np.zeros(_BLOCK, np.uint32)
    picked = np.empty(_BLOCK + 1, np.int32)
    own_tiers = np.ones(_BLOCK, np.uint8)
    tiers = own_tiers
    # Whatever has a score is taken: nothing else need be known of it.
    plain = limits[0] == 0 and least == _WORD and order == 0 and not passing.size and not taken.size
    used_marks = np.zeros(marked.size, np.uint32) if plain else marked
    for start in range(0, documents, _BLOCK):
        size = min(_BLOCK, documents - start)
        _add_lists(
            docs, impacts, own_docs, own_impacts, cursors, ends, owned, weights, used_marks, start, start + size,
            scores, marks,
        )  # fmt: skip
        if plain:
            _count_scored(bits, size, counts)
        else:
            if passing.size:
                for place in range(size):
                    marks[place] *= np.uint32(passing[start + place] != 0)
            tiers = taken[start : start + size] if taken.size else own_tiers
            _tell_tiers(marks, size, least, limits, tiers, counts)
            _keep_taken(tiers, size, bits)
            marks[:] = 0
        count = _pick_best(bits, size, heap, counts, picked) if order == 0 else _pick_all(tiers, size, picked)
        offer_picked(picked, tiers, scores, count, start, base, order, published, years, heap, counts)
        scores[:] = 0
