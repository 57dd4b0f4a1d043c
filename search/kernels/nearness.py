"""The loop that finds how much of a query stands together in a document."""
# ruff: noqa: PLR0917 (numba takes long over arguments by name)

import numpy as np
from numpy.typing import NDArray

from index.compiled import compiled, unsigned
from search.kernels.places import first_from

_Keys = NDArray[np.uint32]
_Ints = NDArray[np.int64]
_Floats = NDArray[np.float64]

_LEAF_BITS = 6
"""A leaf's number has so many bits, for `MAX_LEAVES`."""


@compiled
def _pack(keys: _Keys, at: int, end: int, start: int, leaf: int, packed: _Ints, size: int) -> int:
    for key in keys[at:end]:
        packed[unsigned(size)] = ((np.int64(key) - start) << _LEAF_BITS) | leaf
        size += 1
    return size


@compiled
def _most_weight(packed: _Ints, size: int, weights: _Floats, places: int) -> float:
    """Return the greatest weight of different leaves within so many places, of places packed with leaves, rising."""
    counts = np.zeros(weights.size, np.int64)
    most = weight = 0.0
    first = 0
    for index in range(size):
        leaf = packed[index] & ((1 << _LEAF_BITS) - 1)
        if counts[leaf] == 0:
            weight += weights[leaf]
        counts[leaf] += 1
        while (packed[index] >> _LEAF_BITS) - (packed[first] >> _LEAF_BITS) >= places:
            gone = packed[first] & ((1 << _LEAF_BITS) - 1)
            counts[gone] -= 1
            if counts[gone] == 0:
                weight -= weights[gone]
            first += 1
        most = max(most, weight)
    return most


@compiled
def nearest(
    keys: _Keys,
    own_keys: _Keys,
    firsts: _Ints,
    ends: _Ints,
    owned: NDArray[np.uint8],
    leaves: _Ints,
    weights: _Floats,
    starts: _Ints,
    stops: _Ints,
    places: int,
) -> _Floats:
    """Return for each document the greatest weight of different leaves that stand within so many places of it.

    Args:
        keys: The places of all terms of a segment.
        own_keys: Places that were worked out for this query.
        firsts: int64[n], where each list of places begins.
        ends: int64[n], where it ends.
        owned: uint8[n], whether it lies in `own_keys`.
        leaves: int64[n], the leaf whose places they are; several lists may be one leaf's.
        weights: float64[l], of each of l leaves, above 0; l is at the most `MAX_LEAVES`.
        starts: int64[m], rising: the first place of each document.
        stops: int64[m], the place after its last.
        places: How many places from the first to the last of a stretch, at least 1.

    Returns:
        float64[m].
    """
    cursors, reached = firsts.copy(), firsts.copy()
    packed = np.empty(1024, np.int64)
    found = np.zeros(starts.size, np.float64)
    for document in range(starts.size):
        start, stop = starts[document], stops[document]
        for number in range(firsts.size):
            if owned[number]:
                at = first_from(own_keys, reached[number], ends[number], start)
                reached[number] = first_from(own_keys, at, ends[number], stop)
            else:
                at = first_from(keys, reached[number], ends[number], start)
                reached[number] = first_from(keys, at, ends[number], stop)
            cursors[number] = at
        most = (reached - cursors).sum()
        if most > packed.size:
            packed = np.empty(most, np.int64)
        size = 0
        for number in range(firsts.size):
            at, end, leaf = cursors[number], reached[number], leaves[number]
            if owned[number]:
                size = _pack(own_keys, at, end, start, leaf, packed, size)
            else:
                size = _pack(keys, at, end, start, leaf, packed, size)
        packed[:size].sort()
        found[document] = _most_weight(packed, size, weights, places)
    return found
