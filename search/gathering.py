"""The best hits and the counts of one search, gathered segment by segment in compiled loops."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.reader import IndexReader
from search.engine import Sort
from search.lists import PostingList
from search.loops import loops
from search.tiers import FEWEST_OF_MOST, MOST_COVERAGE, SOME_COVERAGE, fewest_of_some

_OLDEST = 2
_ORDERS = {Sort.RELEVANCE: 0, Sort.NEWEST: 1, Sort.OLDEST: _OLDEST}
_NO_YEARS = np.zeros(0, np.int16)
# A document's mark, see `search.kernels.gathering.take_wanted`: how many wanted words it has, their share, what must hold.
_WORD = 1 << 24
_SHARE = 1 << 23
_MUST_HOLD = 1 << 31
# Each share is rounded to a whole number.
_ROUNDING = 64


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of an evaluation, beside the query.

    Attributes:
        best: k, how many hits are wanted, at least 0.
        sort: Their order.
        passing: For each segment uint8[N], the documents that may be shown, of no items where all may; None where only
            deleted documents may not.
        told: Whether it is told which documents are shown, so that these can be counted and folded under others.
    """

    best: int = 10
    sort: Sort = Sort.RELEVANCE
    passing: Sequence[NDArray[np.uint8]] | None = None
    told: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a query finds.

    Attributes:
        all_words: How many documents have everything the query asks for.
        most_words: How many have most of its words.
        some_words: How many have some of them; 0 where others are enough.
        documents: int64[m], the best hits, best first; m is k, or less where fewer match.
        scores: float64[m], their scores, at least 0.
        taken: For each segment uint8[N], the tier of each document that is shown, 0 for others; of no items where not
            asked for.
        candidates: How many of the documents, from the first, have in their scores what `search.nearness` adds.
    """

    all_words: int
    most_words: int
    some_words: int
    documents: NDArray[np.int64]
    scores: NDArray[np.float64]
    taken: Sequence[NDArray[np.uint8]]
    candidates: int = 0

    @property
    def total(self) -> int:
        """How many documents are shown."""
        return self.all_words + self.most_words + self.some_words


@dataclass(frozen=True, slots=True)
class Weighted:
    """A list of one segment that is added up.

    Attributes:
        postings: The list.
        weight: What its impacts are multiplied by.
        share: The share of the wanted word it stands for of all that are wanted, from 0 to 1; None where it is no word.
        required: Whether it has the documents that have what is required.
    """

    postings: PostingList
    weight: float
    share: float | None = None
    required: bool = False

    @property
    def mark(self) -> int:
        """What it adds to a document's mark."""
        if self.required:
            return _MUST_HOLD
        return 0 if self.share is None else _WORD + round(self.share * _SHARE)


class Gathering:
    """Takes documents of all segments of one generation; one search at a time."""

    def __init__(self, reader: IndexReader, asked: Asked, *, by_score: bool) -> None:
        """Begin with nothing.

        Args:
            reader: The generation.
            asked: What is asked.
            by_score: Whether documents have scores; without, the most relevant are the newest.
        """
        self._reader = reader
        self._asked = asked
        self._order = 0 if by_score and asked.sort is Sort.RELEVANCE else max(1, _ORDERS[asked.sort])
        best = min(asked.best, reader.documents)
        # The last column is where a hit waits to be compared.
        self._heap = np.zeros((5, best + 1), np.float64)
        self._counts = np.zeros(4, np.int64)
        self._tiers_shown = 1
        self._taken = [
            np.zeros(segment.arrays.documents if asked.told else 0, np.uint8) for segment in reader.segments
        ]

    def take_listed(self, number: int, docs: NDArray[np.int32], scores: NDArray[np.float32]) -> None:
        """Take documents of the segment with that number, which rise, with their scores."""
        loops().take_listed(docs, scores, self._passing(number), *self._targets(number))

    def take_wanted(self, number: int, lists: Sequence[Weighted], *, words: int, tiers: int = 1) -> None:
        """Add lists up and take the documents of a segment that have enough of the words that are wanted.

        Args:
            number: The segment's number.
            lists: Its lists; where one is required, no document without it is taken.
            words: How many words are wanted; 0 takes whatever has any.
            tiers: The last tier that is taken.
        """
        self._tiers_shown = tiers
        if not any(len(each.postings) for each in lists):
            return
        segment = self._reader.segments[number]
        own = [each.postings for each in lists if not each.postings.resident]
        starts = np.cumsum([0, *map(len, own)])[:-1].tolist()
        firsts, ends, next_own = [], [], iter(starts)
        for each in lists:
            first = each.postings.first if each.postings.resident else next(next_own)
            firsts.append(first)
            ends.append(first + len(each.postings))
        loops().take_wanted(
            segment.arrays.docs,
            segment.impacts,
            np.concatenate([np.zeros(0, np.int32), *(each.listed for each in own)]),
            np.concatenate([np.zeros(0, np.float32), *(each.worths for each in own)]),
            np.array(firsts, np.int64),
            np.array(ends, np.int64),
            np.array([not each.postings.resident for each in lists], np.uint8),
            np.array([each.weight for each in lists], np.float64),
            np.array([each.mark for each in lists], np.uint32),
            _least_mark(words, tiers, required=any(each.required for each in lists)),
            np.array([words, *_SHARE_LIMITS, fewest_of_some(words), tiers], np.int64),
            segment.arrays.documents,
            self._passing(number),
            *self._targets(number),
        )

    def found(self) -> Found:
        """Return what has been gathered."""
        hits = self._heap[:, : self._counts[0]]
        best = np.lexsort((hits[3], -hits[2], -hits[1], -hits[0]))
        tiers = [
            int(count) if number <= self._tiers_shown else 0 for number, count in enumerate(self._counts)
        ]
        return Found(
            all_words=tiers[1],
            most_words=tiers[2],
            some_words=tiers[3],
            documents=hits[3, best].astype(np.int64),
            scores=hits[4, best],
            taken=self._taken,
        )

    def _passing(self, number: int) -> NDArray[np.uint8]:
        passing = self._asked.passing
        return self._reader.segments[number].live if passing is None else passing[number]

    def _targets(self, number: int) -> tuple[object, ...]:
        """Return the last arguments of the loops: what a segment says of its documents, and where counts go."""
        segment = self._reader.segments[number]
        arrays = segment.arrays
        return (
            segment.base,
            self._order,
            arrays.published,
            # What is not asked for is not read, and so need not be compared with its checksums.
            arrays.years if self._order == _OLDEST else _NO_YEARS,
            self._heap,
            self._counts,
            self._taken[number],
        )


_SHARE_LIMITS = (
    round(MOST_COVERAGE * _SHARE) - _ROUNDING,
    FEWEST_OF_MOST,
    round(SOME_COVERAGE * _SHARE) - _ROUNDING,
)


def _least_mark(words: int, tiers: int, *, required: bool) -> int:
    """Return the least mark of a document that is in one of the first `tiers` tiers."""
    fewest = (words, FEWEST_OF_MOST, fewest_of_some(words))[:tiers]
    return _MUST_HOLD * required + _WORD * (min(fewest) if words else 1)
