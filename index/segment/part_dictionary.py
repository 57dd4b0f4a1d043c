"""The term dictionary of a part: its terms in rising order, kind by kind, and the bare twins of each among them."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.segment.dictionaries import Dictionary
from index.segment.layout import BARE_KIND
from index.segment.loops import loops
from index.spelling import bare_form

_Ints = NDArray[np.int64]


class PartDictionary:
    """T terms, kinds first.

    Attributes:
        bare_of: uint32[T], the number of the bare twin of each term; its own where it has none.
    """

    def __init__(self, kinds: Mapping[bytes, Dictionary], twins: Mapping[bytes, NDArray[np.integer]]) -> None:
        """Number the terms of all kinds.

        Args:
            kinds: The texts of each kind, rising, without the kind.
            twins: For each kind of `BARE_KIND`, which of the bare kind's terms the twin of each term is.
        """
        self._kinds = [(kind, kinds[kind]) for kind in sorted(kinds)]
        sizes = [len(starts) - 1 for _, (_, starts) in self._kinds]
        self.size = sum(sizes)
        firsts = np.cumsum([0, *sizes]).tolist()
        self._spans = {kind: range(*firsts[n : n + 2]) for n, (kind, _) in enumerate(self._kinds)}
        bare_of = np.arange(self.size)
        for kind, of_kind in twins.items():
            span = self._spans[kind]
            bare_of[span.start : span.stop] = self.first(BARE_KIND[kind]) + of_kind
        self.bare_of = bare_of.astype(np.uint32)

    def packed(self) -> tuple[NDArray[np.uint8], _Ints]:
        """Return all terms, as `index.segment.terms.packed` gives them."""
        sizes = np.concatenate([np.diff(starts) + 1 for _, (_, starts) in self._kinds])
        all_starts = np.concatenate(([0], np.cumsum(sizes)))
        terms = np.empty(int(all_starts[-1]), np.uint8)
        for kind, (blob, starts) in self._kinds:
            span = self._spans[kind]
            begins = all_starts[span.start : span.stop]
            terms[begins] = ord(kind)
            loops().copy_terms(blob, starts, np.arange(len(span)), begins + 1, terms)
        return terms, all_starts

    def first(self, kind: bytes) -> int:
        """Return the number of the first term of `kind`, or of what follows it."""
        return self._spans[kind].start

    def count(self, kind: bytes) -> int:
        """Return how many terms of `kind` there are."""
        return len(self._spans[kind])


# The parts that a process writes one after another have most terms in common.
@lru_cache(maxsize=1 << 17)
def bare_text(text: str) -> str:
    """Return a word, or a label's key, without marks.

    >>> bare_text("tỉnh ủy")
    'tinh uy'
    """
    return " ".join([bare_form(syllable) for syllable in text.split(" ")])
