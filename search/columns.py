"""How many of the documents that are shown has each year, and each source?

Of both a document has one at the most, so that both are one number: its cell in a table of sources by years. Cells are
worked out once a generation, and a search counts them in one pass.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.reader import IndexReader
from search.loops import loops

_Ints = NDArray[np.int64]
_Counts = list[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """The table of sources by years of one generation.

    Attributes:
        sources: int64[S], rising: 0 for none, then the sources, by their numbers among the labels of all segments plus 1.
        years: int64[Y], rising: 0 for none, then the years.
        cells: For each segment uint32[N], the cell of each document: source · Y + year, each by its place.
    """

    sources: _Ints
    years: _Ints
    cells: Sequence[NDArray[np.uint32]]


class Columns:
    """Counts the sources and years of documents of one opened generation."""

    def __init__(self, reader: IndexReader) -> None:
        """Look at nothing yet."""
        self._reader = reader

    def counted(self, taken: Sequence[NDArray[np.uint8]]) -> tuple[_Counts, _Counts]:
        """Return the sources that shown documents have, and their years, each with how many have it; both rise.

        Args:
            taken: For each segment uint8[N], the tier of each document that is shown, 0 for others.
        """
        table = self._table
        counts = np.zeros(table.sources.size * table.years.size, np.int32)
        for cells, each in zip(table.cells, taken, strict=True):
            loops().count_cells(each, cells, counts)
        by_source = counts.reshape(table.sources.size, table.years.size)
        return _listed(table.sources - 1, by_source.sum(1)), _listed(table.years, by_source.sum(0))

    @cached_property
    def _table(self) -> _Table:
        segments = self._reader.segments
        sources, of_sources = _ranked([self._sources(number) for number in range(len(segments))])
        years, of_years = _ranked([segment.arrays.years.astype(np.int64) for segment in segments])
        cells = [
            (of_source * years.size + of_year).astype(np.uint32)
            for of_source, of_year in zip(of_sources, of_years, strict=True)
        ]
        return _Table(sources=sources, years=years, cells=cells)

    def _sources(self, number: int) -> _Ints:
        """Return int64[N], the number of the source of each document of a segment among the labels of all plus 1, 0 for none."""
        arrays = self._reader.segments[number].arrays
        places: _Ints = np.maximum(arrays.sources.astype(np.int64) - arrays.first_label, -1) + 1
        if len(self._reader.segments) == 1:
            return places
        numbers: _Ints = np.append(0, self._reader.label_numbers[number] + 1)
        return numbers[places]


def _ranked(values: Sequence[_Ints]) -> tuple[_Ints, list[_Ints]]:
    """Return the different ones of some values, at least 0, rising, 0 among them; and the place of each value among these."""
    there = np.bincount(np.concatenate([np.zeros(1, np.int64), *values])) > 0
    places = np.cumsum(there) - 1
    return np.flatnonzero(there), [places[each] for each in values]


def _listed(values: _Ints, counts: _Ints) -> _Counts:
    """Return those of the values that occur, less the first, which is none, and how often."""
    return [
        (value, count) for value, count in zip(values.tolist()[1:], counts.tolist()[1:], strict=True) if count
    ]
