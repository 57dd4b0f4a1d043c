"""The loops that count what is told of the documents that are shown: cells, people, stories."""

import numpy as np
from numpy.typing import NDArray

from index.compiled import compiled, unsigned

_Docs = NDArray[np.int32]
_Ints = NDArray[np.int64]

_SPREADING = 0x9E3779B1
"""Multiplied by this, neighbouring numbers lie far apart (Knuth, The Art of Computer Programming 3, 6.4)."""


@compiled
def count_cells(taken: NDArray[np.uint8], cells: NDArray[np.uint32], counts: NDArray[np.int32]) -> None:
    """Count the cells of the documents of a segment that are shown; see `search.columns`.

    Args:
        taken: uint8[N], the tier of each document that is shown, 0 for others.
        cells: uint32[N], below C.
        counts: int32[C], raised by one for each of them.
    """
    # Two neighbours may be in one cell: what one adds has to be written before the next may add to the same number.
    others = np.zeros(counts.size, np.int32)
    whole = taken.size >> 3
    eights = taken[: whole << 3].view(np.uint64)
    for eight in range(whole):
        if eights[eight]:
            for pair in range(4):
                one = unsigned((eight << 3) + 2 * pair)
                other = unsigned((eight << 3) + 2 * pair + 1)
                counts[unsigned(cells[one])] += np.int32(taken[one] != 0)
                others[unsigned(cells[other])] += np.int32(taken[other] != 0)
    for document in range(whole << 3, taken.size):
        counts[cells[document]] += np.int32(taken[document] != 0)
    counts += others


@compiled
def count_listed(
    docs: _Docs, firsts: _Ints, ends: _Ints, taken: NDArray[np.uint8], counts: NDArray[np.int32]
) -> None:
    """Count in each of n lists the documents that are shown.

    Args:
        docs: The documents of all terms of a segment.
        firsts: int64[n], where each list begins in `docs`.
        ends: int64[n], where it ends.
        taken: As in `count_cells`.
        counts: int32[n], raised by the number of its documents that are shown.
    """
    for number in range(firsts.size):
        count = np.int32(0)
        for document in docs[firsts[number] : ends[number]]:
            count += np.int32(taken[unsigned(document)] != 0)
        counts[number] += count


@compiled
def _shown(taken: NDArray[np.uint8]) -> _Docs:
    """Return the documents of a segment that are shown."""
    found = np.empty(taken.size + 1, np.int32)
    count = 0
    whole = taken.size >> 3
    eights = taken[: whole << 3].view(np.uint64)
    for eight in range(whole + 1):
        if eight == whole or eights[eight]:
            for document in range(eight << 3, min((eight << 3) + 8, taken.size)):
                # Written before it is known, so that nothing is guessed.
                found[count] = document
                count += int(taken[document] != 0)
    return found[:count]


@compiled
def people_of_shown(taken: NDArray[np.uint8], starts: _Ints, people: NDArray[np.uint32]) -> _Ints:
    """Return whom the documents of a segment that are shown name, everybody as often as they do.

    Args:
        taken: As in `count_cells`.
        starts: int64[N + 1], where the people of each document begin in `people`.
        people: uint32.

    Returns:
        int64, in the order of documents.
    """
    shown = _shown(taken)
    size = 0
    for document in shown:
        size += starts[document + 1] - starts[document]
    found = np.empty(size, np.int64)
    size = 0
    for document in shown:
        for at in range(starts[document], starts[document + 1]):
            found[size] = people[at]
            size += 1
    return found


@compiled
def tallied(values: _Ints) -> tuple[_Ints, NDArray[np.int32]]:
    """Return the different ones of some values, and how often each occurs, in any order.

    Args:
        values: int64[n], at least 0.
    """
    bits = 4
    while 1 << bits < 2 * values.size:
        bits += 1
    last = (1 << bits) - 1
    places = np.zeros(1 << bits, np.int32)
    found, counts = np.empty(values.size, np.int64), np.empty(values.size, np.int32)
    size = 0
    for value in values:
        place = (value * _SPREADING >> 16) & last
        while places[place] and found[places[place] - 1] != value:
            place = (place + 1) & last
        if not places[place]:
            found[size], counts[size] = value, 0
            size += 1
            places[place] = size
        counts[places[place] - 1] += 1
    return found[:size], counts[:size]


@compiled
def count_stories(
    taken: NDArray[np.uint8],
    own: _Docs,
    stories: _Docs,
    seen: NDArray[np.uint8],
    counts: _Ints,
) -> None:
    """Count the documents of a segment that are shown and belong to a story of two or more, and their stories.

    Args:
        taken: As in `count_cells`.
        own: int32[m], those that belong to such a story.
        stories: int32[m], the story of each.
        seen: uint8[S], raised to 1 for each story of which a document is shown, and to 3 where one of tier 1 is.
        counts: int64[4], raised by how many are shown, how many stories those have that were not seen before; and the same
            of tier 1.
    """
    for index in range(own.size):
        tier = taken[own[index]]
        if not tier:
            continue
        story = stories[index]
        before = seen[story]
        counts[0] += 1
        counts[1] += before == 0
        if tier == 1:
            counts[2] += 1
            counts[3] += before < 3
            seen[story] = 3
        elif not before:
            seen[story] = 1
