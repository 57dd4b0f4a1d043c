"""Whose name has a later syllable that begins so? Vietnamese names end with the given name, which readers type first.

Good for any beginning, some 20 µs; bad for none, since the first question sorts all names: 0.1 s for 200,000 people,
who take some 5 MB.
"""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.segment.layout import Kind
from index.segment.opened import Segment
from index.segment.terms import encoded

_KEY_BYTES = 8


class NameStarts:
    """The later syllables of the people of one segment, in the order of their bare forms."""

    def __init__(self, arrays: Segment) -> None:
        self._arrays = arrays

    def people(self, bare: str) -> NDArray[np.int64]:
        """Return the terms of the people with a later syllable that begins like `bare`, and perhaps of some others.

        Args:
            bare: One or more bare syllables, of which the first `_KEY_BYTES` characters are compared.
        """
        keys, people = self._starts
        begun = encoded(bare)[:_KEY_BYTES]
        low = int.from_bytes(begun.ljust(_KEY_BYTES, b"\0"), "big")
        high = int.from_bytes(begun.ljust(_KEY_BYTES, b"\xff"), "big")
        first = np.searchsorted(keys, np.uint64(low), side="left")
        end = np.searchsorted(keys, np.uint64(high), side="right")
        return np.unique(people[first:end])

    @cached_property
    def _starts(self) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
        """uint64[K], how each later syllable of each name begins, rising, and int64[K], whose it is."""
        twins = self._arrays.terms.prefixed(Kind.BARE_PERSON)
        if not twins:
            return np.zeros(0, np.uint64), np.zeros(0, np.int64)
        starts = self._arrays.slice("term_starts", twins.start, twins.stop + 1)
        blob = self._arrays.slice("term_bytes", int(starts[0]), int(starts[-1]))
        begins = np.flatnonzero(blob == ord(" ")) + 1
        of_begins = np.searchsorted(starts - starts[0], begins, side="right") - 1
        # A name that ends within a key is followed by the next one's, which does no harm: more is found.
        padded = np.append(blob, np.zeros(_KEY_BYTES, np.uint8))
        keys = np.lib.stride_tricks.sliding_window_view(padded, _KEY_BYTES)[begins]
        numbers = np.ascontiguousarray(keys).view(">u8").ravel().astype(np.uint64)
        return self._sorted(numbers, of_begins, twins)

    def _sorted(
        self, keys: NDArray[np.uint64], of_keys: NDArray[np.int64], twins: range
    ) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
        """Return `keys`, rising, once for each person whose bare name is that of a key, with that person."""
        starts = self._arrays.slice("member_starts", twins.start, twins.stop + 1)
        people = self._arrays.members_among(twins)
        firsts, sizes = starts[of_keys] - starts[0], np.diff(starts)[of_keys]
        ends = np.cumsum(sizes)
        numbers = np.arange(ends[-1] if len(ends) else 0) + np.repeat(firsts - ends + sizes, sizes)
        repeated = np.repeat(keys, sizes)
        order = np.argsort(repeated, kind="stable")
        return repeated[order], people[numbers[order]]
