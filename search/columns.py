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

_Counts = list[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """The table of sources by years of one generation.

    Attributes:
        sources: int64[S], rising: the sources, by their numbers among the labels of all segments; −1 first, for none.
        years: int64[Y], rising: the years; 0 first, for none.
        cells: For each segment uint32[N], the cell of each document: source · Y + year, each by its place.
    """

    sources: NDArray[np.int64]
    years: NDArray[np.int64]
    cells: Sequence[NDArray[np.uint32]]


class Columns:
    """Counts the years and sources of documents of one opened generation."""

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
        return _listed(table.sources, by_source.sum(1)), _listed(table.years, by_source.sum(0))

    @cached_property
    def _table(self) -> _Table:
        of_segments = [self._sources(number) for number in range(len(self._reader.segments))]
        dated = [segment.arrays.years for segment in self._reader.segments]
        sources, years = _different(of_segments, -1), _different(dated, 0)
        cells = [
            (np.searchsorted(sources, of_source) * years.size + np.searchsorted(years, of_year)).astype(
                np.uint32
            )
            for of_source, of_year in zip(of_segments, dated, strict=True)
        ]
        return _Table(sources=sources, years=years, cells=cells)

    def _sources(self, number: int) -> NDArray[np.int64]:
        """Return the number of the source of each document of a segment among the labels of all, -1 for none."""
        arrays = self._reader.segments[number].arrays
        places = arrays.sources.astype(np.int64) - arrays.first_label
        if len(self._reader.segments) == 1:
            return np.maximum(places, -1)
        # The last is for documents without any.
        return np.append(self._reader.label_numbers[number], -1)[np.maximum(places, -1)]


def _different(values: Sequence[NDArray[np.integer]], none: int) -> NDArray[np.int64]:
    """Return all different values, rising, `none` among them, which is the least."""
    return np.unique(np.concatenate([np.array([none]), *values])).astype(np.int64)


def _listed(values: NDArray[np.int64], counts: NDArray[np.int64]) -> _Counts:
    """Return the values, less the first, that occur, and how often."""
    return [
        (value, count) for value, count in zip(values.tolist()[1:], counts.tolist()[1:], strict=True) if count
    ]
