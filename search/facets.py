"""Facets: how many of the matching articles have each person, source and year."""

from collections.abc import Sequence
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from index.reader import IndexReader
from index.segment.layout import Kind
from search.engine import FacetValue
from search.gathering import Found
from search.limits import FACET_VALUES
from search.loops import loops

_REMEMBERED = 1 << 12
"""How many people and sources are kept in mind: those that most articles name are counted by most searches."""


class Facets:
    """Names what a search has counted, in one opened generation."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self._value = lru_cache(_REMEMBERED)(self._read_value)

    def of(self, found: Found) -> dict[str, tuple[FacetValue, ...]]:
        """Return the facets of what was found, values by falling count; among equals in the order of their spelling."""
        return {
            "people": self._counted(found.label_counts, Kind.PERSON),
            "source": self._counted(found.label_counts, Kind.SOURCE),
            "year": _years(found.year_counts),
        }

    def _counted(self, label_counts: Sequence[NDArray[np.int32]], kind: bytes) -> tuple[FacetValue, ...]:
        numbers = self._reader.label_numbers if len(label_counts) > 1 else ()
        counts = label_counts[0] if label_counts else np.zeros(0, np.int32)
        first, end = self._ranges[kind]
        if numbers:
            counts = np.zeros(1 + max((int(each[-1]) for each in numbers if len(each)), default=-1), np.int32)
            for each, of_segment in zip(numbers, label_counts, strict=True):
                counts[each] += of_segment
        best = loops().largest(counts[first:end], FACET_VALUES) + first
        return tuple(
            FacetValue(value=self._value(number), count=int(counts[number])) for number in best.tolist()
        )

    @cached_property
    def _ranges(self) -> dict[bytes, tuple[int, int]]:
        return {kind: self._range(kind) for kind in (Kind.PERSON, Kind.SOURCE)}

    def _range(self, kind: bytes) -> tuple[int, int]:
        """Return where the labels of `kind` begin and end among those of all segments."""
        bounds = []
        for number, segment in enumerate(self._reader.segments):
            labels = segment.arrays.labels(kind)
            if labels:
                among = self._reader.label_numbers[number] if len(self._reader.segments) > 1 else None
                local = (
                    labels.start - segment.arrays.first_label,
                    labels.stop - 1 - segment.arrays.first_label,
                )
                bounds.append(local if among is None else tuple(among[list(local)].tolist()))
        return (min(low for low, _ in bounds), max(high for _, high in bounds) + 1) if bounds else (0, 0)

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


def _years(counts: NDArray[np.int32]) -> tuple[FacetValue, ...]:
    """Return the years that have hits, the latest first."""
    dated = np.flatnonzero(counts[1:]) + 1
    return tuple(
        FacetValue(value=str(year), count=int(counts[year])) for year in dated[::-1][:FACET_VALUES].tolist()
    )
