"""Which people do the documents that are shown name most often?

Where many are shown, they are not looked at one by one: the index lists the documents of every person, and no more of those
that are shown can name somebody than all that do. So people are taken by falling number of documents, and their lists gone
through until nobody who is left can be among the most frequent (the threshold algorithm: Fagin, Lotem & Naor 2003). Where
few are shown, those whom they name are counted.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.reader import IndexReader
from index.segment.layout import Kind
from search.loops import loops

_FIRST_LOOK = 24
"""The lists of so many people are gone through at first, and then of as many again as were before."""

_LISTED_A_NAME = 20
"""So many documents of lists, which lie in a row, are looked at in the time in which one name of a shown document is counted."""

_FEW_PEOPLE = 1 << 12
"""So few people are all put in order."""

_SELDOM = 13
"""Of more, those whom less than one of so many documents names, 2¹³, are not worth being put in order."""

_Ints = NDArray[np.int64]
_Taken = Sequence[NDArray[np.uint8]]


class PeopleCounts:
    """Counts the people of one opened generation, by their numbers among the labels of all segments."""

    def __init__(self, reader: IndexReader) -> None:
        """Look at nothing yet."""
        self._reader = reader
        self._compared = 0

    def most_frequent(self, taken: _Taken, shown: int, most: int) -> list[tuple[int, int]]:
        """Return the people whom most of the shown documents name, and how many name each.

        Args:
            taken: For each segment uint8[N], the tier of each document that is shown, 0 for others.
            shown: How many documents are shown.
            most: How many people are wanted, at least 1.

        Returns:
            The most frequent first; of equally frequent ones the lower number first.
        """
        if not shown:
            return []
        numbers, counts = self._of_lists(taken, shown, most) or self._of_documents(taken)
        if numbers.size > most:
            enough = counts >= np.partition(counts, -most)[-most]
            numbers, counts = numbers[enough], counts[enough]
        best = np.lexsort((numbers, -counts))[:most]
        best = best[counts[best] > 0]
        return list(zip(numbers[best].tolist(), counts[best].tolist(), strict=True))

    def _of_lists(self, taken: _Taken, shown: int, most: int) -> tuple[_Ints, NDArray[np.int32]] | None:
        """Return those whose lists had to be gone through, with their counts; None where that would take too long."""
        numbers, having, extents = self._frequent
        affordable = self._affordable(shown)
        if most <= having.size and affordable < np.searchsorted(-having, -self._expected(shown, most)):
            return None
        counts = np.zeros(numbers.size, np.int32)
        looked = 0
        while True:
            least = int(np.partition(counts[:looked], -most)[-most]) if looked >= most else 0
            if looked == having.size:
                return (numbers, counts) if least >= self._seldom or self._seldom == 1 else None
            if least > having[looked]:
                return numbers[:looked], counts[:looked]
            end = min(looked + max(looked, _FIRST_LOOK), having.size)
            if end > affordable:
                return None
            self._compare(end)
            for segment, (firsts, ends), each in zip(self._reader.segments, extents, taken, strict=True):
                loops().count_listed(
                    segment.arrays.docs, firsts[looked:end], ends[looked:end], each, counts[looked:end]
                )
            looked = end

    def _affordable(self, shown: int) -> int:
        """Return the lists of how many people can be gone through while those of the shown documents are counted."""
        names = shown * sum(len(segment.arrays.people) for segment in self._reader.segments)
        return int(np.searchsorted(self._lengths, _LISTED_A_NAME * names / self._reader.documents, "right"))

    def _expected(self, shown: int, most: int) -> float:
        """Return how many shown documents the last of the `most` frequent people would have if these were any documents."""
        _, having, _ = self._frequent
        return float(having[most - 1]) * shown / self._reader.documents

    def _of_documents(self, taken: _Taken) -> tuple[_Ints, NDArray[np.int32]]:
        """Return all whom the shown documents name, with their counts."""
        found = [np.zeros(0, np.int64)]
        for number, (segment, each) in enumerate(zip(self._reader.segments, taken, strict=True)):
            named = loops().people_of_shown(each, segment.arrays.people_starts, segment.arrays.people)
            found.append(self._numbers(number, named))
        return loops().tallied(np.concatenate(found))  # type: ignore[no-any-return]  # chosen at run time

    def _numbers(self, segment: int, terms: _Ints) -> _Ints:
        """Return the numbers of people who are terms of a segment."""
        places = terms - self._reader.segments[segment].arrays.first_label
        return places if len(self._reader.segments) == 1 else self._reader.label_numbers[segment][places]

    def _compare(self, end: int) -> None:
        """Compare the lists of the first `end` people with their checksums, each once."""
        if end <= self._compared:
            return
        _, _, extents = self._frequent
        for segment, (firsts, ends) in zip(self._reader.segments, extents, strict=True):
            new = slice(self._compared, end)
            for first, last in zip(firsts[new].tolist(), ends[new].tolist(), strict=True):
                segment.arrays.slice("docs", first, last)
        self._compared = end

    @cached_property
    def _seldom(self) -> int:
        """How many documents name at least whoever is put in order."""
        people = sum(len(segment.arrays.labels(Kind.PERSON)) for segment in self._reader.segments)
        return 1 if people <= _FEW_PEOPLE else max(2, self._reader.documents >> _SELDOM)

    @cached_property
    def _lengths(self) -> _Ints:
        """int64[n], the documents of the lists of the first, the first two, … of the frequent people together."""
        _, having, _ = self._frequent
        return np.cumsum(having)

    @cached_property
    def _frequent(self) -> tuple[_Ints, _Ints, list[tuple[_Ints, _Ints]]]:
        """Whoever is not seldom named, by falling number of documents: int64[n], their numbers; int64[n], of how many documents.

        And for each segment int64[n], where their lists begin, and int64[n], where they end.
        """
        of_segments = [segment.arrays.labels(Kind.PERSON) for segment in self._reader.segments]
        numbers = [
            self._numbers(number, np.arange(terms.start, terms.stop))
            for number, terms in enumerate(of_segments)
        ]
        having = np.zeros(1 + max((int(each[-1]) for each in numbers if each.size), default=-1), np.int64)
        starts = []
        for segment, terms, each in zip(self._reader.segments, of_segments, numbers, strict=True):
            starts.append(segment.arrays.slice("doc_starts", terms.start, terms.stop + 1))
            having[each] += np.diff(starts[-1])
        frequent = np.flatnonzero(having >= self._seldom)
        frequent = frequent[np.argsort(-having[frequent], kind="stable")]
        extents = [
            _extents(each, of_segment, frequent) for each, of_segment in zip(numbers, starts, strict=True)
        ]
        return frequent, having[frequent], extents


def _extents(numbers: _Ints, starts: _Ints, wanted: _Ints) -> tuple[_Ints, _Ints]:
    """Return where the lists of those who are `wanted` begin and end in a segment, the same where it has none.

    Args:
        numbers: int64[V], rising: whoever is named in the segment.
        starts: int64[V + 1], where the list of each begins.
        wanted: int64[n].
    """
    if not numbers.size:
        return np.zeros_like(wanted), np.zeros_like(wanted)
    at = np.minimum(np.searchsorted(numbers, wanted), numbers.size - 1)
    there = numbers[at] == wanted
    return starts[at], np.where(there, starts[at + 1], starts[at])
