"""The term dictionary: I have a term, give me its number.

Terms are bytes in rising order, one blob; hash buckets find one in about 2 µs, bisection those that begin with a
prefix. A term begins with a byte that says its kind (`index.segment.layout.Kind`), so the terms of a kind lie together.
"""

import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.segment.array_file import BLOCK_BITS, ArrayFile, ArrayFileWriter
from index.segment.loops import loops

EMPTY = 0xFFFFFFFF
"""What a bucket holds that no term is in."""

_FEWEST_BUCKETS = 8


def encoded(text: str) -> bytes:
    """Return `text` as terms and labels are kept; a lone surrogate, which an id may have, is kept as it is."""
    return text.encode("utf-8", "surrogatepass")


def packed(terms: Sequence[bytes]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Return uint8[B], the bytes of `terms` one after another, and int64[T + 1], where each begins, and B.

    >>> blob, starts = packed([b"bi", b"thu"])
    >>> bytes(blob), starts.tolist()
    (b'bithu', [0, 2, 5])
    """
    blob = np.frombuffer(bytearray(b"".join(terms)), np.uint8)
    return blob, np.cumsum([0, *map(len, terms)], dtype=np.int64)


def write_terms(
    writer: ArrayFileWriter, blob: NDArray[np.uint8], starts: NDArray[np.int64], *, bucketed: bool = True
) -> None:
    """Write the dictionary of the terms in `blob`, which rise, each once.

    Args:
        writer: Where it goes.
        blob: As `packed` gives it, like `starts`.
        starts: Where each term begins.
        bucketed: Whether it is searched by hash buckets; otherwise by bisection, which is enough where hardly a term is.
    """
    count = len(starts) - 1
    size = _FEWEST_BUCKETS
    while size < 2 * count:
        size *= 2
    writer.add("term_bytes", blob)
    writer.add("term_starts", starts)
    writer.add("term_buckets", loops().buckets(blob, starts, size) if bucketed else np.zeros(0, np.uint32))


class Terms:
    """The dictionary of a segment, T terms numbered in rising order.

    Attributes:
        count: T.
    """

    def __init__(self, file: ArrayFile) -> None:
        """Open the dictionary in `file`."""
        self._file = file
        self._blob = file.unchecked("term_bytes").data
        self._starts = file.unchecked("term_starts").data
        self._buckets = file.unchecked("term_buckets").data
        self._mask = len(self._buckets) - 1
        self._at = tuple(map(file.offset, ("term_bytes", "term_starts", "term_buckets")))
        self.count = len(self._starts) - 1

    def number(self, term: bytes) -> int:
        """Return the number of `term`, or -1 where the segment does not have it."""
        if not len(self._buckets):
            first = self._first(term, after=False)
            return first if first < self.count and self.term(first) == term else -1
        slot = zlib.crc32(term) & self._mask
        while True:
            at = self._at[2] + 4 * slot
            # A bucket does not cross blocks, since arrays begin at multiples of 64 bytes.
            if not self._file.checked[at >> BLOCK_BITS]:
                self._file.check_bytes(at, at + 4)
            number = self._buckets[slot]
            if number == EMPTY:
                return -1
            if self.term(number) == term:
                return int(number)
            slot = (slot + 1) & self._mask

    def numbers(self, terms: Sequence[bytes]) -> NDArray[np.int64]:
        """Return int64[n], the number of each of `terms`, or -1; for hundreds of them, some 0.5 µs each."""
        if not len(self._buckets):
            return np.fromiter(map(self.number, terms), np.int64, len(terms))
        blob, starts = packed(terms)
        sizes = np.diff(starts)
        slots = np.fromiter(map(zlib.crc32, terms), np.int64, len(terms)) & self._mask
        found = np.full(len(terms), -1, np.int64)
        sought = np.arange(len(terms))
        while sought.size:
            numbers = self._file.gathered("term_buckets", slots[sought]).astype(np.int64)
            sought, numbers = sought[numbers != EMPTY], numbers[numbers != EMPTY]
            same = self._are(numbers, blob, starts[sought], sizes[sought])
            found[sought[same]] = numbers[same]
            sought = sought[~same]
            slots[sought] = (slots[sought] + 1) & self._mask
        return found

    def _are(
        self,
        numbers: NDArray[np.int64],
        blob: NDArray[np.uint8],
        starts: NDArray[np.int64],
        sizes: NDArray[np.int64],
    ) -> NDArray[np.bool_]:
        """Return whether each of the terms with `numbers` is the one in `blob` that begins at `starts`, of `sizes` bytes."""
        begins = self._file.gathered("term_starts", numbers)
        same: NDArray[np.bool_] = self._file.gathered("term_starts", numbers + 1) - begins == sizes
        compared = np.flatnonzero(same)
        ends = np.cumsum(sizes[compared])
        within = np.arange(int(ends[-1]) if ends.size else 0) - np.repeat(
            ends - sizes[compared], sizes[compared]
        )
        theirs = self._file.gathered("term_bytes", np.repeat(begins[compared], sizes[compared]) + within)
        differs = theirs != blob[np.repeat(starts[compared], sizes[compared]) + within]
        same[np.repeat(compared, sizes[compared])[differs]] = False
        return same

    def term(self, number: int) -> bytes:
        """Return the term with that number, from 0 to T - 1."""
        checked, (begin, at, _) = self._file.checked, self._at
        at += 8 * number
        if not (checked[at >> BLOCK_BITS] and checked[(at + 15) >> BLOCK_BITS]):
            self._file.check_bytes(at, at + 16)
        start, end = self._starts[number], self._starts[number + 1]
        if not (checked[(begin + start) >> BLOCK_BITS] and checked[(begin + end - 1) >> BLOCK_BITS]):
            self._file.check_bytes(begin + start, begin + end)
        return self._blob[start:end].tobytes()

    def prefixed(self, prefix: bytes) -> range:
        """Return the numbers of the terms that begin with `prefix`."""
        return range(self._first(prefix, after=False), self._first(prefix, after=True))

    def _first(self, prefix: bytes, *, after: bool) -> int:
        """Return the first term from `prefix` on, or, `after`, the first behind all that begin with it."""
        low, high = 0, self.count
        while low < high:
            middle = (low + high) // 2
            term = self.term(middle)
            if term < prefix or (after and term.startswith(prefix)):
                low = middle + 1
            else:
                high = middle
        return low
