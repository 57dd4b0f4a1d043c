"""How near each other the words of a query stand in an article: what answers a question stands in one place of it.

Worked out from places, for the best articles only, and added to their scores:

    added(d) = near · m(d)² / W

where W is the weight of all the query's words and m(d) that of those which stand within `near_places` of `d`, at their best.
Squared, because half of the words in one place say less than half of what all of them do (unordered windows: Metzler & Croft
2005; over whole queries, and not over pairs).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.reader import IndexReader, LiveSegment
from index.segment.layout import FIELDS
from index.weights import Weights
from search.loops import loops
from search.places import phrase_places, resident_places
from search.query import Leaf, Phrase, Prefix, parts_of


@dataclass(frozen=True, slots=True)
class Nearness:
    """Works out what is added to the scores of documents of one opened generation."""

    reader: IndexReader
    weights: Weights

    def added(self, wanted: Mapping[Leaf, float], documents: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return what is added to the score of each document, from 0 to `near` times the weight of all that is wanted.

        Args:
            wanted: The words of a query with their weights. Beginnings (`ngh*`) are left out, since their places would have
                to be brought together; and of one word nothing is near another.
            documents: int64[k], in any order.

        Returns:
            float64[k].
        """
        found = np.zeros(len(documents))
        wanted = {leaf: weight for leaf, weight in wanted.items() if not isinstance(leaf, Prefix)}
        if len(wanted) < 2 or not self.weights.near:
            return found
        order = np.argsort(documents)
        rising = documents[order]
        for segment in self.reader.segments:
            first, end = np.searchsorted(rising, (segment.base, segment.base + segment.arrays.documents))
            if first < end:
                found[order[first:end]] = self._together(segment, wanted, rising[first:end] - segment.base)
        whole = sum(wanted.values())
        return self.weights.near * found * found / whole

    def _together(
        self, segment: LiveSegment, wanted: Mapping[Leaf, float], documents: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """Return float64[m], the weight that stands together in each document of a segment, which rise."""
        parts = [
            (number, part)
            for number, leaf in enumerate(wanted)
            for part in parts_of(leaf)
            if not isinstance(part, Prefix)
        ]
        resident = [resident_places(segment, part) for _, part in parts]
        own = [phrase_places(segment, part) for _, part in parts if isinstance(part, Phrase)]
        firsts, ends = _extents(resident, [len(places) for places in own])
        bounds = segment.arrays.bounds
        found: NDArray[np.float64] = loops().nearest(
            segment.arrays.keys,
            np.concatenate([np.zeros(0, np.uint32), *own]),
            np.array(firsts, np.int64),
            np.array(ends, np.int64),
            np.array([places is None for places in resident], np.uint8),
            np.array([number for number, _ in parts], np.int64),
            np.array(list(wanted.values()), np.float64),
            bounds[documents * FIELDS].astype(np.int64),
            bounds[documents * FIELDS + FIELDS].astype(np.int64),
            self.weights.near_places,
        )
        return found


def _extents(resident: Sequence[range | None], own: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return where each list of places begins and ends: those worked out lie one behind the other, so many each."""
    firsts, ends = [], []
    start, sizes = 0, iter(own)
    for places in resident:
        if places is not None:
            firsts.append(places.start)
            ends.append(places.stop)
        else:
            firsts.append(start)
            start += next(sizes)
            ends.append(start)
    return firsts, ends
