"""The dictionary of pairs, put together in arrays: a part has some fifty thousand, too many for an object each.

A space comes before every letter and digit, so pairs rise as their first syllables do, then as their second.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.segment.dictionaries import Dictionary
from index.segment.ordered_texts import KindTerms

_Ints = NDArray[np.int64]

_SPACE = ord(" ")
_MOST_COUNTED = 1 << 24
"""So many possible pairs are counted in an array; of more, those that there are, are sorted."""


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


def pair_terms(syllables: KindTerms, first: NDArray[np.integer], second: NDArray[np.integer]) -> PairTerms:
    """Return the terms that n pairs are, which may come several times each.

    >>> from index.segment.ordered_texts import terms_of
    >>> pairs = pair_terms(terms_of(["mưa", "lũ"]), np.array([0, 1]), np.array([1, 1]))
    >>> bytes(pairs.packed[0]).decode(), pairs.ranks.tolist()
    ('lũ lũmưa lũ', [1, 0])

    Args:
        syllables: The terms of single syllables.
        first: int[n], the number of each pair's first syllable, by which `syllables` has its rank.
        second: int[n], that of its second.
    """
    first_ranks, second_ranks = syllables.ranks[first], syllables.ranks[second]
    is_part = np.zeros(syllables.order.size, np.bool_)
    is_part[first_ranks] = True
    is_part[second_ranks] = True
    parts = np.flatnonzero(is_part)
    part_of = np.cumsum(is_part) - 1
    codes, ranks = _counted(part_of[first_ranks] * parts.size + part_of[second_ranks], parts.size**2)
    left, right = parts[codes // max(parts.size, 1)], parts[codes % max(parts.size, 1)]
    return PairTerms(
        packed=_packed(left, right, syllables.packed),
        ranks=ranks,
        first=syllables.order[left],
        second=syllables.order[right],
    )


def _counted(codes: _Ints, limit: int) -> tuple[_Ints, NDArray[np.int32]]:
    """Return the different ones of `codes`, which are below `limit`, rising, and which of them each is."""
    if limit > _MOST_COUNTED:
        found, numbers = np.unique(codes, return_inverse=True)
        return found, numbers.astype(np.int32)
    is_there = np.zeros(limit, np.bool_)
    is_there[codes] = True
    found = np.flatnonzero(is_there)
    ranks = np.zeros(limit, np.int32)
    ranks[found] = np.arange(found.size, dtype=np.int32)
    return found, ranks[codes]


def _packed(left: _Ints, right: _Ints, syllables: Dictionary) -> Dictionary:
    sizes = np.diff(syllables[1])
    starts = np.concatenate(([0], np.cumsum(sizes[left] + sizes[right] + 1)))
    blob = np.full(starts[-1], _SPACE, np.uint8)
    _copy(left, starts[:-1], syllables, blob)
    _copy(right, starts[:-1] + 1 + sizes[left], syllables, blob)
    return blob, starts


def _copy(terms: _Ints, places: _Ints, syllables: Dictionary, out: NDArray[np.uint8]) -> None:
    """Copy the bytes of `terms` into `out`, each from its place on."""
    blob, starts = syllables
    sizes = np.diff(starts)[terms]
    ends = np.cumsum(sizes)
    within = np.arange(ends[-1] if ends.size else 0) - np.repeat(ends - sizes, sizes)
    out[np.repeat(places, sizes) + within] = blob[np.repeat(starts[terms], sizes) + within]
