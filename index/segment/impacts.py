"""What each posting is worth: its weighted, length-normalised, saturated frequency, worked out when it is written.

    impact(d) = frequency'(d) / (k1 + frequency'(d))          frequency'(d) as in `search.ranking`

so that a query only multiplies by the idf. The average lengths are those of the whole index, the same for all its
segments; they, and the weights, stand in the file.

An exact syllable counts in full; of a bare or toneless one, what is written just so does, and the rest counts
`other_form` times: the closer form ranks higher.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.schema import TEXT_FIELDS
from index.segment.ahead import done_ahead
from index.segment.array_file import ArrayFileWriter
from index.segment.codes import write_codes
from index.segment.dictionaries import Dictionary, part_of, united, whole_dictionary, without_kinds
from index.segment.layout import FIELDS, SCORED, Kind
from index.segment.loops import loops
from index.segment.opened import Segment
from index.weights import Weights

_STRETCH = 1 << 20
"""How many postings are worked out at a time."""

_Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """What scores depend on, over the live documents of all segments.

    Attributes:
        documents: N, how many there are.
        totals: For each field of `TEXT_FIELDS`, its syllables in all of them.
    """

    documents: int
    totals: tuple[int, ...]

    @property
    def averages(self) -> tuple[float, ...]:
        """For each field, its average length; 1 where no document has any of it."""
        return tuple(total / self.documents if total else 1.0 for total in self.totals)


def statistics(segments: Sequence[Segment], deleted: Sequence[Sequence[int]]) -> Statistics:
    """Return the statistics of `segments` without the documents of each that are `deleted`."""
    documents = sum(segment.documents for segment in segments) - sum(map(len, deleted))
    totals = np.zeros(FIELDS, np.int64)
    for segment, gone in zip(segments, deleted, strict=True):
        totals += segment.lengths.sum(axis=0, dtype=np.int64)
        totals -= segment.lengths[list(gone)].sum(axis=0, dtype=np.int64)
    return Statistics(documents=documents, totals=tuple(totals.tolist()))


def field_worth(segment: Segment, averages: Sequence[float], weights: Weights) -> NDArray[np.float64]:
    """Return float64[N, F]: what one occurrence in each field of each document adds to frequency'."""
    b = np.array([weights.length_normalisation[field] for field in TEXT_FIELDS])
    w = np.array([weights.fields[field] for field in TEXT_FIELDS])
    factors = 1.0 - b + b * segment.lengths / np.array(averages)
    # Where b is 1, the factor of a field without syllables is 0, and nothing in it is worth anything.
    found: NDArray[np.float64] = np.divide(w, factors, out=np.zeros_like(factors), where=factors > 0)
    return found


def write_impacts(segment: Segment, path: Path, averages: Sequence[float], weights: Weights) -> None:
    """Write the impacts of all scored postings of `segment` at `path`, where nothing must be, and its codes."""
    worth = field_worth(segment, averages, weights).reshape(-1)
    weigher = _Weigher(segment, worth, weights)
    writer = ArrayFileWriter(path)
    try:
        writer.begin("impacts", np.float32)
        stretches = (
            (kind, terms) for kind in SCORED for terms in _stretches(segment, segment.terms.prefixed(kind))
        )
        for impacts in done_ahead(weigher.impacts, stretches):
            writer.extend(impacts)
        writer.add("worth", worth.astype(np.float32))
        write_codes(writer, segment)
        writer.close({"averages": list(averages), "weights": weights.written()})
    except BaseException:
        writer.abandon()
        raise


def _stretches(segment: Segment, terms: range) -> Iterator[_Ints]:
    starts = segment.array("doc_starts")
    first = terms.start
    while first < terms.stop:
        end = int(np.searchsorted(starts, starts[first] + _STRETCH, side="right")) - 1
        end = min(max(end, first + 1), terms.stop)
        yield np.arange(first, end)
        first = end


class _Weigher:
    """Works out the weighted frequencies of the postings of one segment."""

    def __init__(self, segment: Segment, worth: NDArray[np.float64], weights: Weights) -> None:
        self._segment = segment
        self._worth = worth
        self._other_form = weights.other_form
        self._saturation = weights.saturation
        self._written_so = _written_so(segment)

    def impacts(self, stretch: tuple[bytes, _Ints]) -> NDArray[np.float32]:
        """Return the impact of each posting of a stretch of terms, given with their kind."""
        found = self.frequencies(*stretch)
        impacts: NDArray[np.float32] = (found / (self._saturation + found)).astype(np.float32)
        return impacts

    def frequencies(self, kind: bytes, terms: _Ints) -> NDArray[np.float64]:
        """Return frequency' of each posting of `terms`, neighbours of one kind: the closer form counts in full."""
        found = self._counted(terms)
        if kind in {Kind.BARE, Kind.TONELESS}:
            found *= self._other_form
            self._add_closer(found, terms)
        return found

    def _counted(self, terms: _Ints) -> NDArray[np.float64]:
        array = self._segment.array
        found: NDArray[np.float64] = loops().frequencies(
            terms,
            array("doc_starts"),
            array("docs"),
            array("key_starts"),
            array("keys"),
            self._segment.bounds,
            self._worth,
            FIELDS,
        )
        return found

    def _add_closer(self, frequencies: NDArray[np.float64], terms: _Ints) -> None:
        """Add to the frequencies of bare or toneless syllables the rest of what is written just so."""
        same = self._written_so[terms]
        there = same >= 0
        starts = self._segment.array("doc_starts")
        sizes = np.where(there, starts[same + 1] - starts[same], 0)
        loops().add_shares(
            starts[terms[0] : terms[-1] + 2] - starts[terms[0]],
            self._segment.array("docs")[starts[terms[0]] : starts[terms[-1] + 1]],
            frequencies,
            np.concatenate(([0], np.cumsum(sizes))),
            _lists(self._segment, same[there]),
            self._counted(same[there]),
            1.0 - self._other_form,
        )


def _written_so(segment: Segment) -> _Ints:
    """Return int64: for each term up to the last toneless one, the exact term with the same letters, or -1."""
    found = np.full(segment.terms.prefixed(Kind.TONELESS).stop, -1, np.int64)
    exact = segment.terms.prefixed(Kind.EXACT)
    for kind in (Kind.BARE, Kind.TONELESS):
        others = segment.terms.prefixed(kind)
        _, (of_exact, of_others) = united([_letters(segment, exact), _letters(segment, others)])
        numbers = np.full(1 + int(max([*of_exact[-1:], *of_others[-1:]], default=0)), -1, np.int64)
        numbers[of_exact] = np.arange(exact.start, exact.stop)
        found[others.start : others.stop] = numbers[of_others]
    return found


def _letters(segment: Segment, terms: range) -> Dictionary:
    """Return `terms` without the first byte, their kind."""
    return without_kinds(part_of(whole_dictionary(segment), np.arange(terms.start, terms.stop)))


def _lists(segment: Segment, terms: _Ints) -> NDArray[np.int32]:
    docs, starts = segment.array("docs"), segment.array("doc_starts")
    return np.concatenate(
        [np.zeros(0, np.int32), *(docs[starts[term] : starts[term + 1]] for term in terms.tolist())]
    )
