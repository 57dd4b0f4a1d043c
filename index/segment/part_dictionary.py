"""The term dictionary of a part: its terms in rising order, and the bare twins of each among them."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.segment.layout import BARE_KIND, Kind
from index.segment.pairs import PairTerms
from index.segment.terms import encoded, packed
from index.spelling import bare_form

_Ints = NDArray[np.int64]


class PartDictionary:
    """T terms, kinds first; those of pairs lie among the others, as their kinds do.

    Attributes:
        bare_of: uint32[T], the number of the bare twin of each term; its own where it has none.
    """

    def __init__(self, texts: Mapping[bytes, Iterable[str]], pairs: PairTerms) -> None:
        """Number the terms of `texts`, kind → texts, each once or more, and those of `pairs`."""
        twins: dict[str, str] = {}
        for kind, of_kind in texts.items():
            letter, bare = kind.decode(), BARE_KIND.get(kind)
            twin = letter if bare is None else bare.decode()
            for text in of_kind:
                twins[letter + text] = twin + (text if bare is None else bare_text(text))
        # As characters terms rise as they do as bytes.
        self._terms = sorted({*twins, *twins.values()})
        self._numbers = {term: number for number, term in enumerate(self._terms)}
        self._pairs = pairs
        # Where the two kinds of pairs come in among the other terms.
        self._breaks = [bisect_left(self._terms, kind.decode()) for kind in (Kind.PAIR, Kind.BARE_PAIR)]
        found = [self._numbers[twins.get(term, term)] for term in self._terms]
        others = np.split(self._shifted(np.array(found, np.int64)), self._breaks)
        first = self.first(Kind.BARE_PAIR)
        own = first + np.arange(pairs.bare_pairs)
        bare_of = [others[0], first + pairs.twins, others[1], own, others[2]]
        self.bare_of = np.concatenate(bare_of).astype(np.uint32)

    def packed(self) -> tuple[NDArray[np.uint8], _Ints]:
        """Return all terms, as `index.segment.terms.packed` gives them."""
        first, second = self._breaks
        others = [
            packed([encoded(term) for term in listed])
            for listed in (self._terms[:first], self._terms[first:second], self._terms[second:])
        ]
        every = [others[0], self._pairs.packed(), others[1], self._pairs.packed_bare(), others[2]]
        sizes = [np.diff(starts) for _, starts in every]
        starts = np.concatenate(([0], np.cumsum(np.concatenate(sizes)))).astype(np.int64)
        return np.concatenate([blob for blob, _ in every]), starts

    def labels(self) -> list[tuple[bytes, str]]:
        """Return kind and text of every term from the first person on."""
        listed = self._terms[bisect_left(self._terms, Kind.PERSON.decode()) :]
        return [(term[0].encode(), term[1:]) for term in listed]

    def number(self, kind: bytes, text: str) -> int:
        """Return the number of a term that is there, no pair."""
        return int(self._shifted(np.array([self._numbers[kind.decode() + text]], np.int64))[0])

    def numbers(self, kind: bytes, texts: Sequence[str]) -> _Ints:
        """Return int64[n], the number of each of `texts`, no pairs; any for those that are no terms of `kind`."""
        letter, number = kind.decode(), self._numbers.get
        return self._shifted(np.array([number(letter + text, 0) for text in texts], np.int64))

    def first(self, kind: bytes) -> int:
        """Return the number of the first term of `kind`, or of what follows it."""
        before = bisect_left(self._terms, kind.decode())
        return (
            before + self._pairs.pairs * (kind > Kind.PAIR) + self._pairs.bare_pairs * (kind > Kind.BARE_PAIR)
        )

    def count(self, kind: bytes) -> int:
        """Return how many terms of `kind` there are."""
        return self.first(bytes([kind[0] + 1])) - self.first(kind)

    @property
    def size(self) -> int:
        """T."""
        return len(self.bare_of)

    def _shifted(self, numbers: _Ints) -> _Ints:
        """Return the numbers in the whole of terms that have these among those that are no pairs."""
        first, second = self._breaks
        shifts: _Ints = self._pairs.pairs * (numbers >= first) + self._pairs.bare_pairs * (numbers >= second)
        return numbers + shifts


# The parts that a process writes one after another have most terms in common.
@lru_cache(maxsize=1 << 17)
def bare_text(text: str) -> str:
    """Return a word, or a label's key, without marks.

    >>> bare_text("tỉnh ủy")
    'tinh uy'
    """
    return " ".join([bare_form(syllable) for syllable in text.split(" ")])
