"""Facets: how many of the matching articles have each person, source and year."""

import numpy as np
from numpy.typing import NDArray

from corpus.article import VIETNAM_TIME
from index.labels import Labels
from index.reader import IndexReader
from index.schema import NO_DATE
from search.engine import FacetValue
from search.limits import FACET_VALUES


def facets(reader: IndexReader, matched: NDArray[np.bool_]) -> dict[str, tuple[FacetValue, ...]]:
    """Return the facets of the documents in the mask bool[N], values by falling count."""
    return {
        "people": _counted(reader.people, matched),
        "source": _counted(reader.sources, matched),
        "year": _years(reader.published[matched]),
    }


def _counted(labels: Labels, matched: NDArray[np.bool_]) -> tuple[FacetValue, ...]:
    counts = labels.counts(matched)
    order = np.argsort(-counts, kind="stable")[:FACET_VALUES]
    return tuple(
        FacetValue(value=labels.values[number], count=int(counts[number]))
        for number in order
        if counts[number]
    )


def _years(published: NDArray[np.int64]) -> tuple[FacetValue, ...]:
    """Count years in Vietnam time, the latest first."""
    offset = int(VIETNAM_TIME.utcoffset(None).total_seconds())
    dated = published[published != NO_DATE] + offset
    years, counts = np.unique(dated.astype("datetime64[s]").astype("datetime64[Y]"), return_counts=True)
    values = [
        FacetValue(value=str(year), count=int(count)) for year, count in zip(years, counts, strict=True)
    ]
    return tuple(reversed(values))[:FACET_VALUES]
