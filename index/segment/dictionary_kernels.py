"""The loops over dictionaries, compiled; `index.segment.kernels` has them beside those over postings.

Traps: integers stay int64, because numba makes floats of uint64 with int64.
"""
# ruff: noqa: PLR0917 (numba takes long over arguments by name)

import numpy as np
from numpy.typing import NDArray

from index.compiled import compiled, compiled_unlocked

_Ints = NDArray[np.int64]
_EMPTY = 0xFFFFFFFF


def _crc_table() -> NDArray[np.uint32]:
    table = np.zeros(256, np.uint32)
    for byte in range(256):
        value = byte
        for _ in range(8):
            value = (value >> 1) ^ (0xEDB88320 if value & 1 else 0)
        table[byte] = value
    return table


_CRC = _crc_table()


@compiled
def _fill_buckets(
    blob: NDArray[np.uint8], starts: _Ints, table: NDArray[np.uint32], buckets: NDArray[np.uint32]
) -> None:
    mask = buckets.size - 1
    for term in range(starts.size - 1):
        crc = np.uint32(0xFFFFFFFF)
        for at in range(starts[term], starts[term + 1]):
            crc = table[(crc ^ blob[at]) & np.uint32(0xFF)] ^ (crc >> np.uint32(8))
        slot = np.int64(crc ^ np.uint32(0xFFFFFFFF)) & mask
        while buckets[slot] != _EMPTY:
            slot = (slot + 1) & mask
        buckets[slot] = term


def buckets(blob: NDArray[np.uint8], starts: _Ints, size: int) -> NDArray[np.uint32]:
    """Return uint32[size]: the terms in `blob` by their CRC-32, those in the way of others one further on.

    Args:
        blob: uint8[B], the bytes of T terms.
        starts: int64[T + 1], where each begins.
        size: A power of two above T.
    """
    found = np.full(size, _EMPTY, np.uint32)
    _fill_buckets(blob, starts, _CRC, found)
    return found


@compiled_unlocked
def _compare(
    left: NDArray[np.uint8], a: int, a_end: int, right: NDArray[np.uint8], b: int, b_end: int
) -> np.int64:
    while a < a_end and b < b_end:
        if left[a] != right[b]:
            # Not int(), which is unsigned here.
            return np.int64(left[a]) - np.int64(right[b])
        a += 1
        b += 1
    return np.int64((a_end - a) - (b_end - b))


@compiled_unlocked
def _unite(
    left: NDArray[np.uint8],
    left_starts: _Ints,
    right: NDArray[np.uint8],
    right_starts: _Ints,
    left_numbers: _Ints,
    right_numbers: _Ints,
    blob: NDArray[np.uint8],
    starts: _Ints,
) -> int:
    a = b = count = at = 0
    while a < left_numbers.size or b < right_numbers.size:
        if a == left_numbers.size:
            order = np.int64(1)
        elif b == right_numbers.size:
            order = np.int64(-1)
        else:
            order = _compare(
                left, left_starts[a], left_starts[a + 1], right, right_starts[b], right_starts[b + 1]
            )
        if order <= 0:
            for source in range(left_starts[a], left_starts[a + 1]):
                blob[at] = left[source]
                at += 1
            left_numbers[a] = count
            a += 1
        if order >= 0:
            if order > 0:
                for source in range(right_starts[b], right_starts[b + 1]):
                    blob[at] = right[source]
                    at += 1
            right_numbers[b] = count
            b += 1
        count += 1
        starts[count] = at
    return count


def united_terms(
    left: tuple[NDArray[np.uint8], _Ints], right: tuple[NDArray[np.uint8], _Ints]
) -> tuple[tuple[NDArray[np.uint8], _Ints], _Ints, _Ints]:
    """Return the terms of two dictionaries as one, and the number in it of each term of either.

    Args:
        left: Terms as `index.segment.terms.packed` gives them, rising.
        right: The same.
    """
    left_numbers, right_numbers = np.empty(len(left[1]) - 1, np.int64), np.empty(len(right[1]) - 1, np.int64)
    blob = np.empty(left[0].size + right[0].size, np.uint8)
    starts = np.zeros(left_numbers.size + right_numbers.size + 1, np.int64)
    count = _unite(*left, *right, left_numbers, right_numbers, blob, starts)
    return (blob[: starts[count]].copy(), starts[: count + 1].copy()), left_numbers, right_numbers


@compiled_unlocked
def copy_terms(
    blob: NDArray[np.uint8], starts: _Ints, numbers: _Ints, places: _Ints, out: NDArray[np.uint8]
) -> None:
    """Copy terms, in any order and as often as wanted.

    Args:
        blob: The bytes of T terms.
        starts: int64[T + 1], where each begins.
        numbers: int64[n], which terms are copied.
        places: int64[n], where each begins in `out`.
        out: uint8, what they are copied into.
    """
    for index in range(numbers.size):
        at = places[index]
        for source in range(starts[numbers[index]], starts[numbers[index] + 1]):
            out[at] = blob[source]
            at += 1


@compiled_unlocked
def _bits_of(word: np.int64) -> np.int64:
    """Return how many bits of `word` are set, of which it has 32."""
    word -= (word >> 1) & 0x55555555
    word = (word & 0x33333333) + ((word >> 2) & 0x33333333)
    word = (word + (word >> 4)) & 0x0F0F0F0F
    return ((word * 0x01010101) & 0xFFFFFFFF) >> 24


@compiled_unlocked
def _count_pairs(
    first: NDArray[np.int32],
    second: NDArray[np.int32],
    width: int,
    words: NDArray[np.uint32],
    before: NDArray[np.int32],
    ranks: NDArray[np.int32],
) -> _Ints:
    # A bit for each pair that there may be: few enough to stay near, wherever the next one is.
    for index in range(first.size):
        code = first[index] * width + second[index]
        words[code >> 5] |= np.uint32(1) << np.uint32(code & 31)
    count = np.int64(0)
    for at in range(words.size):
        before[at] = count
        count += _bits_of(np.int64(words[at]))
    found = np.empty(count, np.int64)
    number = 0
    for at in range(words.size):
        word = np.int64(words[at])
        while word:
            lowest = word & -word
            found[number] = (at << 5) + _bits_of(lowest - 1)
            number += 1
            word ^= lowest
    for index in range(first.size):
        code = first[index] * width + second[index]
        below = np.int64(words[code >> 5]) & ((np.int64(1) << (code & 31)) - 1)
        ranks[index] = before[code >> 5] + _bits_of(below)
    return found


def counted_pairs(
    first: NDArray[np.int32], second: NDArray[np.int32], width: int
) -> tuple[_Ints, NDArray[np.int32]]:
    """Return the different ones of n pairs, rising, each as first · width + second, and which of them each is.

    Args:
        first: int32[n], from 0 to width - 1.
        second: int32[n], likewise.
        width: At most some thousands: it takes a quarter of width² bytes.
    """
    words = np.zeros((width * width >> 5) + 1, np.uint32)
    ranks = np.empty(first.size, np.int32)
    return _count_pairs(first, second, width, words, np.empty(words.size, np.int32), ranks), ranks
