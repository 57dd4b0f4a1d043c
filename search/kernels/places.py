"""The loops that work lists of places out: neighbours.

Traps: integers stay int64, because numba makes floats of uint64 with int64.
"""
# ruff: noqa: PLR0917 (numba takes long over arguments by name)

import numpy as np
from numpy.typing import NDArray

from index.compiled import compiled, unsigned

_Docs = NDArray[np.int32]
_Keys = NDArray[np.uint32]
_Int = int | np.int64

_WINDOW = 1 << 15
"""So many places at a time are marked, a byte each: they fit into a core's nearest cache."""

_FAR = 32
"""Lists of places are, up to here: walking takes 1.4 ns a place, seeking 45 ns."""


@compiled
def first_from(values: _Docs | _Keys, low: int, high: int, wanted: _Int) -> int:
    """Return the first index from `low` to `high` at which rising `values` reach `wanted`: galloping, then bisection."""
    step = 1
    while low + step < high and values[unsigned(low + step)] < wanted:
        low += step
        step *= 2
    high = min(high, low + step + 1)
    while low < high:
        middle = (low + high) >> 1
        if values[unsigned(middle)] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


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
        base = (np.int64(starts[unsigned(index)]) + offset) // _WINDOW * _WINDOW
        while at < keys.size and np.int64(keys[unsigned(at)]) < base:
            at += 1
        first = at
        while at < keys.size and np.int64(keys[unsigned(at)]) - base < _WINDOW:
            window[unsigned(np.int64(keys[unsigned(at)]) - base)] = 1
            at += 1
        while index < starts.size and np.int64(starts[unsigned(index)]) + offset - base < _WINDOW:
            start = starts[unsigned(index)]
            kept[unsigned(count)] = start
            count += window[unsigned(np.int64(start) + offset - base)]
            index += 1
        for used in keys[first:at]:
            window[unsigned(np.int64(used) - base)] = 0
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
def _keep_coded(
    starts: _Keys, offset: int, codes: NDArray[np.uint16], wanted: NDArray[np.uint8], kept: _Keys
) -> int:
    count = 0
    for start in starts:
        kept[unsigned(count)] = start
        count += wanted[codes[unsigned(np.int64(start) + offset)]]
    return count


def coded(starts: _Keys, offset: int, codes: NDArray[np.uint16], wanted: NDArray[np.uint8]) -> _Keys:
    """Return those of `starts` to which `offset` is added to give a place with a code that is wanted.

    Args:
        starts: uint32[n], rising.
        offset: At least 0; no start plus `offset` is a place behind the last.
        codes: uint16[P], the code at each place.
        wanted: uint8[65536], 1 for each code that is wanted, else 0.
    """
    kept = np.empty(starts.size + 1, np.uint32)
    return kept[: _keep_coded(starts, offset, codes, wanted, kept)]


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
