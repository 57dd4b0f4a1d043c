"""Texts that become more and more, of which some are wanted in rising order: those that a part of the index has.

Good for texts of which most come again in the next part: they are sorted and encoded once, and from then on a part only
chooses among numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.segment.dictionaries import Dictionary, part_of
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
        # Of the texts that were there when all of them were sorted last.
        self._ranks: NDArray[np.int32] = np.zeros(0, np.int32)
        self._packed: Dictionary = packed([])

    def chosen(self, numbers: NDArray[np.integer]) -> KindTerms:
        """Return the terms that the texts with `numbers` are, which may come several times each.

        >>> texts = OrderedTexts()
        >>> texts.texts += ["mưa", "lũ", "bão"]
        >>> terms = texts.chosen(np.array([0, 2, 0]))
        >>> bytes(terms.packed[0]).decode(), terms.order.tolist(), terms.ranks[[0, 2]].tolist()
        ('bãomưa', [2, 0], [1, 0])
        """
        is_used = np.zeros(len(self.texts), np.bool_)
        is_used[numbers] = True
        order = self._rising(np.flatnonzero(is_used))
        ranks = np.zeros(len(self.texts), np.int32)
        ranks[order] = np.arange(order.size, dtype=np.int32)
        return KindTerms(packed=self._encoded(order), ranks=ranks, order=order)

    def _rising(self, numbers: _Ints) -> _Ints:
        """Return `numbers` in the order of their texts: as characters they rise as they do as bytes."""
        text = self.texts.__getitem__
        if len(self.texts) > 2 * self._ranks.size:
            order = sorted(range(len(self.texts)), key=text)
            self._ranks = np.empty(len(order), np.int32)
            self._ranks[order] = np.arange(len(order), dtype=np.int32)
        sorted_before = numbers[: np.searchsorted(numbers, self._ranks.size)]
        later = numbers[sorted_before.size :].tolist()
        found = sorted_before[np.argsort(self._ranks[sorted_before])]
        if not later:
            return found
        # Two rising runs: of these the sort makes one in a single pass.
        return np.array(sorted([*found.tolist(), *sorted(later, key=text)], key=text), np.int64)

    def _encoded(self, order: _Ints) -> Dictionary:
        known = self._packed[1].size - 1
        if known < len(self.texts):
            blob, starts = packed([encoded(text) for text in self.texts[known:]])
            before, before_starts = self._packed
            self._packed = (
                np.concatenate([before, blob]),
                np.concatenate([before_starts, before_starts[-1] + starts[1:]]),
            )
        return part_of(self._packed, order)


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
