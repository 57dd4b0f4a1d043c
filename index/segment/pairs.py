"""The dictionary of pairs, put together in arrays: a part has some fifty thousand, too many for an object each.

A space comes before every letter and digit, so pairs rise as their first syllables do, then as their second.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.segment.layout import Kind
from index.segment.terms import encoded, packed

_Ints = NDArray[np.int64]

_BITS = 32
_SPACE = ord(" ")


class PairTerms:
    """The different pairs of a part, P of them, and their bare twins, Q.

    Attributes:
        ranks: int64[n], the number of each occurrence's pair among the P.
        twins: int64[P], the number of each pair's bare twin among the Q.
    """

    def __init__(self, forms: Sequence[str], first: _Ints, second: _Ints, bare: _Ints) -> None:
        """Number the pairs of neighbours.

        Args:
            forms: The forms of syllables.
            first: int64[n], the exact form of each pair's first syllable, as a number of `forms`.
            second: int64[n], that of its second.
            bare: int64, the bare form of each exact one.
        """
        order = np.array(sorted(range(len(forms)), key=forms.__getitem__), np.int64)
        self._rank = np.empty_like(order)
        self._rank[order] = np.arange(order.size)
        self._blob, self._starts = packed([encoded(forms[number]) for number in order.tolist()])
        self._exact, self.ranks = _numbered(self._rank[first], self._rank[second])
        left, right = order[self._exact >> _BITS], order[self._exact & ((1 << _BITS) - 1)]
        self._bare, self.twins = _numbered(self._rank[bare[left]], self._rank[bare[right]])

    @property
    def pairs(self) -> int:
        """P."""
        return int(self._exact.size)

    @property
    def bare_pairs(self) -> int:
        """Q."""
        return int(self._bare.size)

    def packed(self) -> tuple[NDArray[np.uint8], _Ints]:
        """Return the terms of the pairs, as `index.segment.terms.packed` gives them."""
        return self._packed(self._exact, Kind.PAIR)

    def packed_bare(self) -> tuple[NDArray[np.uint8], _Ints]:
        """Return the terms of the bare twins."""
        return self._packed(self._bare, Kind.BARE_PAIR)

    def _packed(self, codes: _Ints, kind: bytes) -> tuple[NDArray[np.uint8], _Ints]:
        left, right = codes >> _BITS, codes & ((1 << _BITS) - 1)
        sizes = np.diff(self._starts)
        starts = np.concatenate(([0], np.cumsum(sizes[left] + sizes[right] + 2)))
        blob = np.full(starts[-1], _SPACE, np.uint8)
        blob[starts[:-1]] = kind[0]
        self._copy(left, starts[:-1] + 1, blob)
        self._copy(right, starts[:-1] + 2 + sizes[left], blob)
        return blob, starts

    def _copy(self, forms: _Ints, places: _Ints, blob: NDArray[np.uint8]) -> None:
        """Copy the bytes of `forms` into `blob`, each from its place on."""
        sizes = np.diff(self._starts)[forms]
        ends = np.cumsum(sizes)
        within = np.arange(ends[-1] if ends.size else 0) - np.repeat(ends - sizes, sizes)
        blob[np.repeat(places, sizes) + within] = self._blob[np.repeat(self._starts[forms], sizes) + within]


def _numbered(left: _Ints, right: _Ints) -> tuple[_Ints, _Ints]:
    """Return the different pairs, rising, each as one number, and which of them each pair is."""
    codes, numbers = np.unique(left << _BITS | right, return_inverse=True)
    return codes, numbers
