"""The loops over dictionaries, compiled; `index.segment.kernels` has them beside those over postings.

Traps: integers stay int64, because numba makes floats of uint64 with int64.
"""
# ruff: noqa: PLR0917 (numba takes long over arguments by name)

import numpy as np
from numpy.typing import NDArray

from index.compiled import compiled, compiled_unlocked, unsigned
from index.segment.pair_codes import PART_BITS, PART_MASK

_Ints = NDArray[np.int64]
_EMPTY = 0xFFFFFFFF
_SPACE = 0x20

# A syllable of so many bytes at the most is told by them as one number.
_TAIL = 8
# Of 2⁶⁴ the golden section, less 2⁶⁴: products with it are spread evenly.
_SPREAD = np.int64(-0x61C8864680B583EB)


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
        if left[unsigned(a)] != right[unsigned(b)]:
            # Not int(), which is unsigned here.
            return np.int64(left[unsigned(a)]) - np.int64(right[unsigned(b)])
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
            for byte in left[left_starts[a] : left_starts[a + 1]]:
                blob[unsigned(at)] = byte
                at += 1
            left_numbers[a] = count
            a += 1
        if order >= 0:
            if order > 0:
                for byte in right[right_starts[b] : right_starts[b + 1]]:
                    blob[unsigned(at)] = byte
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
        for byte in blob[starts[numbers[index]] : starts[numbers[index] + 1]]:
            out[unsigned(at)] = byte
            at += 1


@compiled_unlocked
def _bits_of(word: np.int64) -> np.int64:
    """Return how many bits of `word` are set, of which it has 32."""
    word -= (word >> 1) & 0x55555555
    word = (word & 0x33333333) + ((word >> 2) & 0x33333333)
    word = (word + (word >> 4)) & 0x0F0F0F0F
    return ((word * 0x01010101) & 0xFFFFFFFF) >> 24


@compiled_unlocked
def numbered_bits(words: NDArray[np.uint32], before: NDArray[np.int32]) -> _Ints:
    """Return the numbers of the bits that are set, rising.

    Args:
        words: uint32[W], the bits 32 · w to 32 · w + 31 in each.
        before: int32[W], filled with how many bits are set before each word.
    """
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
    return found


@compiled_unlocked
def _set_bit(words: NDArray[np.uint32], code: np.int64) -> None:
    words[code >> 5] |= np.uint32(1) << np.uint32(code & 31)


@compiled_unlocked
def _number_of_bit(words: NDArray[np.uint32], before: NDArray[np.int32], code: np.int64) -> np.int64:
    below = np.int64(words[code >> 5]) & ((np.int64(1) << (code & 31)) - 1)
    return np.int64(before[code >> 5]) + _bits_of(below)


@compiled_unlocked
def _count_pairs(
    first: NDArray[np.int32],
    second: NDArray[np.int32],
    renumbered: NDArray[np.int32],
    width: int,
    words: NDArray[np.uint32],
    before: NDArray[np.int32],
    ranks: NDArray[np.int32],
) -> _Ints:
    # A bit for each pair that there may be: few enough to stay near, wherever the next one is.
    for index in range(first.size):
        _set_bit(words, np.int64(renumbered[first[index]]) * width + renumbered[second[index]])
    found = numbered_bits(words, before)
    for index in range(first.size):
        code = np.int64(renumbered[first[index]]) * width + renumbered[second[index]]
        ranks[index] = _number_of_bit(words, before, code)
    return found


def counted_pairs(
    first: NDArray[np.int32], second: NDArray[np.int32], renumbered: NDArray[np.int32], width: int
) -> tuple[_Ints, NDArray[np.int32]]:
    """Return the different ones of n pairs, rising, each as first · width + second, and which of them each is.

    Args:
        first: int32[n], numbers.
        second: int32[n], likewise.
        renumbered: int32, which one from 0 to width - 1 each number is.
        width: At most some thousands: it takes a quarter of width² bytes.
    """
    words = np.zeros((width * width >> 5) + 1, np.uint32)
    ranks = np.empty(first.size, np.int32)
    before = np.empty(words.size, np.int32)
    return _count_pairs(first, second, renumbered, width, words, before, ranks), ranks


@compiled_unlocked
def _slot_of(tail: np.int64, mask: int) -> np.int64:
    spread = tail * _SPREAD
    return ((spread ^ (spread >> 32)) * _SPREAD >> 32) & mask


@compiled_unlocked
def _fill_slots(syllables: NDArray[np.uint8], starts: _Ints, tails: _Ints, slots: NDArray[np.int32]) -> None:
    mask = slots.size - 1
    for number in range(tails.size):
        for at in range(starts[number] + 1, starts[number + 1]):
            tails[number] = (tails[number] << 8) | np.int64(syllables[at])
        slot = _slot_of(tails[number], mask)
        while slots[slot] >= 0:
            slot = (slot + 1) & mask
        slots[slot] = number


@compiled_unlocked
def _find_syllables(
    pairs: NDArray[np.uint8],
    pair_starts: _Ints,
    syllables: NDArray[np.uint8],
    starts: _Ints,
    tails: _Ints,
    slots: NDArray[np.int32],
    found: NDArray[np.int32],
) -> None:
    # All in one loop: to hand arrays to a function takes longer than to look a syllable up.
    mask = slots.size - 1
    for pair in range(pair_starts.size - 1):
        begin, end = pair_starts[pair] + 1, pair_starts[pair + 1]
        tail = np.int64(0)
        which = 2 * pair
        for at in range(begin, end + 1):
            if at < end and pairs[at] != _SPACE:
                tail = (tail << 8) | np.int64(pairs[at])
                continue
            slot = _slot_of(tail, mask)
            while slots[slot] >= 0 and found[which] < 0:
                number = slots[slot]
                start = starts[number] + 1
                if tails[number] == tail and starts[number + 1] - start == at - begin:
                    before = at - begin - _TAIL
                    while before > 0 and syllables[start + before - 1] == pairs[begin + before - 1]:
                        before -= 1
                    found[which] = number if before <= 0 else -1
                slot = (slot + 1) & mask
            tail, begin = np.int64(0), at + 1
            which += 1


@compiled_unlocked
def _number_parts(
    found: NDArray[np.int32], part_of: NDArray[np.int32], parts: NDArray[np.int32], codes: NDArray[np.uint32]
) -> int:
    count = 0
    code = np.int64(0)
    for at in range(found.size):
        number = found[at]
        if number < 0:
            return -1
        if part_of[number] < 0:
            if count > PART_MASK:
                return -1
            part_of[number] = count
            parts[count] = number
            count += 1
        code = ((code << PART_BITS) | part_of[number]) & 0xFFFFFFFF
        codes[at >> 1] = code
    return count


def parts_of_pairs(
    pairs: tuple[NDArray[np.uint8], _Ints], syllables: tuple[NDArray[np.uint8], _Ints]
) -> tuple[NDArray[np.uint32], NDArray[np.int32]] | None:
    """Return uint32[P], of which two syllables each pair is made, and int32[p], which these are.

    Args:
        pairs: The terms of P pairs, each with its kind.
        syllables: The terms of syllables, each with its kind.

    Returns:
        In an item of the first, the places of both syllables in the second, of `PART_BITS` each. None where the syllables
        are too many for it, or not all there.
    """
    count = len(syllables[1]) - 1
    tails, slots = np.zeros(count, np.int64), np.full(1 << (2 * count).bit_length(), -1, np.int32)
    _fill_slots(*syllables, tails, slots)
    found = np.full(2 * (len(pairs[1]) - 1), -1, np.int32)
    _find_syllables(*pairs, *syllables, tails, slots, found)
    codes, parts = np.empty(found.size // 2, np.uint32), np.empty(count, np.int32)
    different = _number_parts(found, np.full(count, -1, np.int32), parts, codes)
    return None if different < 0 else (codes, parts[:different])


@compiled_unlocked
def mark_pairs(
    codes: NDArray[np.uint32], renumbered: NDArray[np.int32], width: int, words: NDArray[np.uint32]
) -> None:
    """Set the bit first · width + second of each pair.

    Args:
        codes: As `parts_of_pairs` gives them.
        renumbered: int32[p], which one of `width` syllables each of those is.
        width: How many there are in all.
        words: uint32, the bits.
    """
    for code in codes:
        first, second = renumbered[code >> PART_BITS], renumbered[code & PART_MASK]
        _set_bit(words, np.int64(first) * width + second)


@compiled_unlocked
def ranks_of_pairs(
    codes: NDArray[np.uint32],
    renumbered: NDArray[np.int32],
    width: int,
    words: NDArray[np.uint32],
    before: NDArray[np.int32],
    ranks: NDArray[np.int32],
) -> None:
    """Fill `ranks` with how many bits are set before that of each pair; the rest is as in `mark_pairs` and `numbered_bits`."""
    for index in range(codes.size):
        first, second = renumbered[codes[index] >> PART_BITS], renumbered[codes[index] & PART_MASK]
        ranks[index] = _number_of_bit(words, before, np.int64(first) * width + second)
