"""The loops of signatures and stories in numpy; see `index.segment.story_kernels`."""

import numpy as np
from numpy.typing import NDArray

from index.segment.story_sizes import FEWEST_SHINGLES, MINIMA, MOST_LEADERS, SAME, SHORT

_Ints = NDArray[np.int64]
_Hashes = NDArray[np.uint64]
_Signatures = NDArray[np.uint16]

_ODD = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F))
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
_SHIFTS = (np.uint64(30), np.uint64(27), np.uint64(31))
_HALF = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)
_CLASSES = np.uint64(MINIMA)
_NOTHING = np.uint64(0xFFFFFFFFFFFFFFFF)
_16_BITS = np.uint64(0xFFFF)


def _mixed(values: _Hashes) -> _Hashes:
    # Arrays of numbers, never single ones, of which numpy tells when they overflow.
    values = (values ^ (values >> _SHIFTS[0])) * _MIX[0]
    values = (values ^ (values >> _SHIFTS[1])) * _MIX[1]
    found: _Hashes = values ^ (values >> _SHIFTS[2])
    return found


def minima(hashes: _Hashes, starts: _Ints, ends: _Ints, documents: _Ints, count: int) -> _Signatures:
    """Return the signatures of documents; see `index.segment.story_kernels.minima`."""
    sizes = np.maximum(ends - starts - 2, 0)
    at = np.arange(int(sizes.sum())) + np.repeat(starts - np.cumsum(sizes) + sizes, sizes)
    shingles = _mixed(hashes[at] * _ODD[0] + hashes[at + 1] * _ODD[1] + hashes[at + 2])
    of_documents = np.searchsorted(np.repeat(documents, sizes), np.arange(count + 1))
    signatures = np.zeros((count, MINIMA), np.uint16)
    for document in range(count):
        own = shingles[of_documents[document] : of_documents[document + 1]]
        signatures[document] = _signed(own) if own.size >= SHORT else _signed_as_a_whole(own)
    return signatures


def _signed(shingles: _Hashes) -> _Hashes:
    least = np.full(MINIMA, _NOTHING)
    np.minimum.at(least, (((shingles >> _HALF) * _CLASSES) >> _HALF).astype(np.int64), shingles & _LOW)
    numbers = np.arange(MINIMA)
    attempt = 0
    while (empty := np.flatnonzero(least[numbers] == _NOTHING)).size:
        attempt += 1
        chosen = _mixed((empty * 65536 + attempt).astype(np.uint64) * _ODD[0])
        numbers[empty] = (((chosen >> _HALF) * _CLASSES) >> _HALF).astype(np.int64)
    return least[numbers] & _16_BITS


def _signed_as_a_whole(shingles: _Hashes) -> _Hashes:
    different = np.unique(shingles)
    # A sum of one column, which stays an array.
    same = _mixed(different ^ _ODD[0]).reshape(-1, 1).sum(axis=0, dtype=np.uint64)
    if different.size < FEWEST_SHINGLES or not same[0]:
        return np.zeros(MINIMA, np.uint64)
    found: _Hashes = _mixed(same + np.arange(MINIMA, dtype=np.uint64)) & _16_BITS
    return found


def led(signatures: _Signatures, groups: NDArray[np.int32], group_count: int, leading: int) -> _Ints:
    """Return the leader of each document; see `index.segment.story_kernels.led`."""
    leaders = np.arange(groups.shape[0])
    of_groups: list[list[int]] = [[] for _ in range(group_count)]
    for document, row in enumerate(groups.tolist()):
        mine = [of_groups[group] for group in row if group >= 0]
        others = sorted({other for group in mine for other in group}) if document >= leading else []
        if others:
            same = np.count_nonzero(signatures[others] == signatures[document], axis=1)
            if same.max() >= SAME:
                leaders[document] = others[int(same.argmax())]
                continue
        for group in mine:
            if len(group) < MOST_LEADERS:
                group.append(document)
    return leaders
