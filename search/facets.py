"""Facets: how many of the matching articles have each person, source and year."""

import heapq
from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from index.reader import IndexReader
from search.columns import Columns
from search.engine import FacetValue
from search.gathering import Found
from search.limits import FACET_VALUES
from search.people_counts import PeopleCounts

_REMEMBERED = 1 << 12
"""How many people and sources are kept in mind: those that most articles name are counted by most searches."""


class Facets:
    """Names what a search has counted, in one opened generation."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self._people = PeopleCounts(reader)
        self._columns = Columns(reader)
        self._value = lru_cache(_REMEMBERED)(self._read_value)

    def of(self, found: Found) -> dict[str, tuple[FacetValue, ...]]:
        """Return the facets of what was found, values by falling count, among equals in the order of their spelling; the latest years.

        Args:
            found: What a search found that was asked which documents are shown.
        """
        sources, years = self._columns.counted(found.taken)
        most = heapq.nsmallest(FACET_VALUES, sources, key=lambda source: (-source[1], source[0]))
        return {
            "people": self._named(self._people.most_frequent(found.taken, found.total, FACET_VALUES)),
            "source": self._named(most),
            "year": tuple(
                FacetValue(value=str(year), count=count) for year, count in years[: -FACET_VALUES - 1 : -1]
            ),
        }

    def _named(self, counted: Iterable[tuple[int, int]]) -> tuple[FacetValue, ...]:
        return tuple(FacetValue(value=self._value(number), count=count) for number, count in counted)

    def _read_value(self, number: int) -> str:
        """Return the label with that number among those of all segments, as the first segment that has it does."""
        if len(self._reader.segments) == 1:
            arrays = self._reader.segments[0].arrays
            return arrays.label(arrays.first_label + number)
        for segment, numbers in zip(self._reader.segments, self._reader.label_numbers, strict=True):
            at = int(np.searchsorted(numbers, number))
            if at < len(numbers) and numbers[at] == number:
                return segment.arrays.label(segment.arrays.first_label + at)
        raise KeyError(number)
