"""The loops of signatures and stories, compiled; `index.segment.story_plain` has the same in numpy.

Trap: hashes are uint64 throughout, because numba makes floats of uint64 with int64.
"""

import numpy as np
from numpy.typing import NDArray

from index.compiled import compiled
from index.segment.story_sizes import BANDS, FEWEST_SHINGLES, MINIMA, MOST_LEADERS, SAME, SHORT

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


@compiled
def _mixed(value: np.uint64) -> np.uint64:
    """Return `value` with every bit depending on every other: the last steps of splitmix64."""
    value = (value ^ (value >> _SHIFTS[0])) * _MIX[0]
    value = (value ^ (value >> _SHIFTS[1])) * _MIX[1]
    return value ^ (value >> _SHIFTS[2])


@compiled
def _set_hash(shingles: _Hashes, size: int) -> np.uint64:
    """Return a hash of the set of the first `size` of `shingles`, or 0 where it has fewer than `FEWEST_SHINGLES`."""
    every = np.sort(shingles[:size])
    total = np.uint64(0)
    different = 0
    for index in range(size):
        if index == 0 or every[index] != every[index - 1]:
            total += _mixed(every[index] ^ _ODD[0])
            different += 1
    return total if different >= FEWEST_SHINGLES else np.uint64(0)


@compiled
def _sign(least: _Hashes, signature: _Signatures) -> None:
    """Fill `signature` from the least shingle of each class; an empty class takes that of one chosen at random."""
    for number in range(MINIMA):
        source = np.int64(number)
        attempt = 0
        while least[source] == _NOTHING:
            attempt += 1
            chosen = _mixed(np.uint64(number * 65536 + attempt) * _ODD[0])
            source = np.int64(((chosen >> _HALF) * _CLASSES) >> _HALF)
        signature[number] = np.uint16(least[source] & np.uint64(0xFFFF))


@compiled
def minima(hashes: _Hashes, starts: _Ints, ends: _Ints, documents: _Ints, count: int) -> _Signatures:
    """Return uint16[count, MINIMA], the signatures of documents; see `index.segment.signatures`.

    Args:
        hashes: uint64[S], of the bare form of each syllable.
        starts: int64[t], the first syllable of each text.
        ends: int64[t], the one after its last.
        documents: int64[t], whose text it is, from 0 to `count` - 1; rising.
        count: How many documents there are.
    """
    signatures = np.zeros((count, MINIMA), np.uint16)
    least = np.empty(MINIMA, np.uint64)
    few = np.empty(SHORT, np.uint64)
    text = 0
    for document in range(count):
        least[:] = _NOTHING
        size = 0
        while text < documents.size and documents[text] == document:
            for at in range(starts[text], ends[text] - 2):
                shingle = _mixed(hashes[at] * _ODD[0] + hashes[at + 1] * _ODD[1] + hashes[at + 2])
                if size < SHORT:
                    few[size] = shingle
                size += 1
                of_class = np.int64(((shingle >> _HALF) * _CLASSES) >> _HALF)
                least[of_class] = min(least[of_class], shingle & _LOW)
            text += 1
        if size >= SHORT:
            _sign(least, signatures[document])
            continue
        same = _set_hash(few, size)
        for number in range(MINIMA if same else 0):
            signatures[document, number] = np.uint16(_mixed(same + np.uint64(number)) & np.uint64(0xFFFF))
    return signatures


@compiled
def _agreeing(signatures: _Signatures, left: int, right: np.int64) -> np.int64:
    count = np.int64(0)
    for number in range(MINIMA):
        count += signatures[left, number] == signatures[right, number]
    return count


@compiled
def led(signatures: _Signatures, groups: NDArray[np.int32], group_count: int, leading: int) -> _Ints:
    """Return int64[n], the leader of each document: the one before it that it nearly repeats, or itself.

    A document that has a leader leads no other, so that no chain leads from one to another that is quite different. Of
    several leaders the most similar is taken, of these the first.

    Args:
        signatures: uint16[n, MINIMA].
        groups: int32[n, BANDS], which group of documents with the same band each is in, from 0; -1 where it is alone.
        group_count: How many groups there are.
        leading: So many documents from the first on lead already, whatever they are like.
    """
    leaders = np.empty(groups.shape[0], np.int64)
    seen = np.full(groups.shape[0], -1, np.int64)
    # The leaders of each group in lists: the first, the last, how many; the document of each entry, and the next one.
    first, last = np.full(group_count, -1, np.int64), np.full(group_count, -1, np.int64)
    sizes = np.zeros(group_count, np.int64)
    listed, following = np.empty(groups.size, np.int32), np.full(groups.size, -1, np.int64)
    entries = 0
    for document in range(groups.shape[0]):
        best, most = np.int64(-1), np.int64(SAME - 1)
        for band in range(BANDS if document >= leading else 0):
            entry = first[groups[document, band]] if groups[document, band] >= 0 else -1
            while entry >= 0:
                other = np.int64(listed[entry])
                if seen[other] != document:
                    seen[other] = document
                    same = _agreeing(signatures, document, other)
                    if same > most or (same == most and other < best):
                        best, most = other, same
                entry = following[entry]
        leaders[document] = document if best < 0 else best
        for band in range(BANDS if best < 0 else 0):
            group = groups[document, band]
            if group >= 0 and sizes[group] < MOST_LEADERS:
                listed[entries] = document
                if sizes[group]:
                    following[last[group]] = entries
                else:
                    first[group] = entries
                last[group] = entries
                sizes[group] += 1
                entries += 1
    return leaders
