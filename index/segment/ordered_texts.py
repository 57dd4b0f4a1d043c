"""Texts that become more and more, of which some are wanted in rising order: those that a part of the index has.

Good for texts of which most come again in the next part: each is sorted and encoded once, and put among those that came before;
from then on a part only chooses among numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.segment.dictionaries import Dictionary, part_of
from index.segment.loops import loops
from index.segment.terms import encoded, packed

_Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindTerms:
    """The terms of one kind, n of them, rising.

    Attributes:
        packed: Their texts, without the kind, as `index.segment.terms.packed` gives them.
        ranks: int32, which of them a text is, by the text's number; any for those that are none of them.
        order: int64[n], the number of each term's text.
    """

    packed: Dictionary
    ranks: NDArray[np.int32]
    order: _Ints


class OrderedTexts:
    """Texts numbered in order of appearance; whoever has them appends them to `texts`, each once.

    Attributes:
        texts: The texts by number.
    """

    def __init__(self) -> None:
        self.texts: list[str] = []
        # The texts that have been put in order so far: their numbers, and they themselves.
        self._order: _Ints = np.zeros(0, np.int64)
        self._rising: Dictionary = packed([])

    def chosen(self, numbers: NDArray[np.integer]) -> KindTerms:
        """Return the terms that the texts with `numbers` are, which may come several times each.

        >>> texts = OrderedTexts()
        >>> texts.texts += ["mưa", "lũ", "bão"]
        >>> terms = texts.chosen(np.array([0, 2, 0]))
        >>> bytes(terms.packed[0]).decode(), terms.order.tolist(), terms.ranks[[0, 2]].tolist()
        ('bãomưa', [2, 0], [1, 0])
        """
        self._put_in_order(self.texts[self._order.size :])
        is_used = np.zeros(len(self.texts), np.bool_)
        is_used[numbers] = True
        used = np.flatnonzero(is_used[self._order])
        order = self._order[used]
        ranks = np.zeros(len(self.texts), np.int32)
        ranks[order] = np.arange(order.size, dtype=np.int32)
        return KindTerms(packed=part_of(self._rising, used), ranks=ranks, order=order)

    def _put_in_order(self, new: Sequence[str]) -> None:
        """Put `new` texts among those that are in order: as characters they rise as they do as bytes."""
        if not new:
            return
        rising = np.array(sorted(range(len(new)), key=new.__getitem__), np.int64)
        listed = packed([encoded(new[number]) for number in rising.tolist()])
        self._rising, of_known, of_new = loops().united_terms(self._rising, listed)
        order = np.empty(self._order.size + rising.size, np.int64)
        order[of_known], order[of_new] = self._order, self._order.size + rising
        self._order = order


def terms_of(texts: Sequence[str]) -> KindTerms:
    """Return the terms that `texts` are, which may come several times each.

    >>> terms_of(["mưa", "lũ", "mưa"]).ranks.tolist()
    [1, 0, 1]
    """
    distinct = {text: number for number, text in enumerate(texts)}
    rising = sorted(distinct)
    rank = dict(zip(rising, range(len(rising)), strict=True))
    return KindTerms(
        packed=packed([encoded(text) for text in rising]),
        ranks=np.array([rank[text] for text in texts], np.int32),
        order=np.array([distinct[text] for text in rising], np.int64),
    )
