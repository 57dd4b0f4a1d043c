"""The dictionary of pairs, put together in arrays: a part has some fifty thousand, too many for an object each.

A space comes before every letter and digit, so pairs rise as their first syllables do, then as their second.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.segment import plain
from index.segment.dictionaries import Dictionary
from index.segment.loops import loops
from index.segment.ordered_texts import KindTerms

_Ints = NDArray[np.int64]

_SPACE = ord(" ")
_MOST_COUNTED = 1 << 24
"""So many possible pairs have a bit each; of more, those that there are, are sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairTerms:
    """The terms of pairs, P of them, rising.

    Attributes:
        packed: Their texts, without the kind, as `index.segment.terms.packed` gives them.
        ranks: int32[n], which of them each pair is.
        first: int64[P], the number of each term's first syllable, as the pairs were given.
        second: int64[P], that of its second.
    """

    packed: Dictionary
    ranks: NDArray[np.int32]
    first: _Ints
    second: _Ints


def pair_terms(syllables: KindTerms, first: NDArray[np.int32], second: NDArray[np.int32]) -> PairTerms:
    """Return the terms that n pairs are, which may come several times each.

    >>> from index.segment.ordered_texts import terms_of
    >>> pairs = pair_terms(terms_of(["mưa", "lũ"]), np.array([0, 1], np.int32), np.array([1, 1], np.int32))
    >>> bytes(pairs.packed[0]).decode(), pairs.ranks.tolist()
    ('lũ lũmưa lũ', [1, 0])

    Args:
        syllables: The terms of single syllables.
        first: int32[n], the number of each pair's first syllable, by which `syllables` has its rank.
        second: int32[n], that of its second.
    """
    is_part = np.zeros(syllables.ranks.size, np.bool_)
    is_part[first] = True
    is_part[second] = True
    parts = np.flatnonzero(is_part[syllables.order])
    part_of = np.zeros(syllables.ranks.size, np.int32)
    part_of[syllables.order[parts]] = np.arange(parts.size, dtype=np.int32)
    codes, ranks = _counted(first, second, part_of, parts.size)
    left, right = parts[codes // max(parts.size, 1)], parts[codes % max(parts.size, 1)]
    return PairTerms(
        packed=packed_pairs(left, right, syllables.packed),
        ranks=ranks,
        first=syllables.order[left],
        second=syllables.order[right],
    )


def _counted(
    first: NDArray[np.int32], second: NDArray[np.int32], part_of: NDArray[np.int32], width: int
) -> tuple[_Ints, NDArray[np.int32]]:
    """Return the different pairs, as `index.segment.dictionary_kernels.counted_pairs` does, however many there may be."""
    count = loops().counted_pairs if width**2 <= _MOST_COUNTED else plain.counted_pairs
    found: tuple[_Ints, NDArray[np.int32]] = count(first, second, part_of, width)
    return found


def packed_pairs(left: _Ints, right: _Ints, syllables: Dictionary, kind: bytes = b"") -> Dictionary:
    """Return the texts of P pairs, with `kind` in front of each.

    Args:
        left: int64[P], which of `syllables` is the first of each.
        right: int64[P], which is its second.
        syllables: Without their kinds.
        kind: One byte, or none.
    """
    sizes = np.diff(syllables[1])
    starts = np.concatenate(([0], np.cumsum(len(kind) + sizes[left] + 1 + sizes[right])))
    firsts = starts[:-1] + len(kind)
    blob = np.full(starts[-1], _SPACE, np.uint8)
    if kind:
        blob[starts[:-1]] = ord(kind)
    loops().copy_terms(*syllables, left, firsts, blob)
    loops().copy_terms(*syllables, right, firsts + sizes[left] + 1, blob)
    return blob, starts
