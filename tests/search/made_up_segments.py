"""Segments of made-up documents and lists, as large as a test likes, and what is gathered of them, worked out plainly."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from types import SimpleNamespace
from typing import cast

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.reader import IndexReader
from index.schema import NO_DATE
from search.engine import Sort
from search.gathering import Asked, Found, Weighted
from search.lists import PostingList
from search.tiers import tier

# So few that many documents have the same score and the same date.
_WORTHS = np.array([0.25, 0.5, 0.75], np.float32)
_DATES = np.array([NO_DATE, -(10**9), 0, 1_650_000_000])
_YEARS = np.array([0, 1938, 1970, 2022], np.int16)

seeds = st.integers(0, 2**32 - 1)


@dataclass(frozen=True)
class Word:
    """A list of documents, rising, with what each is worth.

    Attributes:
        share: That of the wanted word of all that are wanted; None where it only adds to scores.
        required: Whether it is no word, but what must hold.
    """

    docs: tuple[int, ...]
    worths: tuple[float, ...]
    weight: float = 1.0
    share: float | None = None
    required: bool = False


@dataclass(frozen=True)
class Documents:
    """N documents, some of them deleted, and the lists that they are in."""

    seed: int
    count: int
    any_deleted: bool
    words: tuple[Word, ...]

    @cached_property
    def live(self) -> NDArray[np.uint8]:
        chance = np.random.default_rng(self.seed)
        return chance.integers(0, 2, self.count if self.any_deleted else 0).astype(np.uint8)

    @cached_property
    def arrays(self) -> SimpleNamespace:
        """What a segment says of its documents. Every other list lies among its own, from the first on."""
        chance = np.random.default_rng(self.seed)
        dated = chance.integers(0, len(_DATES), self.count)
        return SimpleNamespace(
            documents=self.count,
            docs=np.array([document for word in self.words[::2] for document in word.docs], np.int32),
            published=_DATES[dated],
            years=_YEARS[dated],
        )

    @cached_property
    def impacts(self) -> NDArray[np.float32]:
        return np.array([worth for word in self.words[::2] for worth in word.worths], np.float32)

    def weighted(self) -> list[Weighted]:
        """Return the lists as the loops take them."""
        ends = list(accumulate((len(word.docs) for word in self.words[::2]), initial=0))
        found = []
        for number, word in enumerate(self.words):
            if number % 2:
                own = np.array(word.docs, np.int32), np.array(word.worths, np.float32)
                postings = PostingList.worked_out(*own)
            else:
                first, end = ends[number // 2 : number // 2 + 2]
                postings = PostingList(self.arrays.docs, self.impacts, first, end, resident=True)
            found.append(Weighted(postings, word.weight, word.share, word.required))
        return found

    def tiers_and_scores(self, wanted: int, last_tier: int) -> dict[int, tuple[int, float]]:
        """Return the tier and the score of every document that has enough, by its number."""
        has: dict[int, list[Word]] = {}
        scores: dict[int, np.float32] = {}
        for word in self.words:
            for document, worth in zip(word.docs, word.worths, strict=True):
                has.setdefault(document, []).append(word)
                more = np.float32(word.weight) * np.float32(worth)
                scores[document] = scores.get(document, np.float32(0)) + more
        found = {}
        for document, words in has.items():
            shares = [word.share for word in words if word.share is not None]
            of_tier = tier(wanted, len(shares), sum(shares) + 1e-9) if wanted else int(bool(shares))
            holds = {word for word in self.words if word.required} <= {*words}
            if holds and 0 < of_tier <= last_tier:
                found[document] = (of_tier, float(scores[document]))
        return found


def reader_of(segments: Sequence[Documents]) -> IndexReader:
    """Return what stands for an opened generation."""
    bases = accumulate((segment.count for segment in segments), initial=0)
    opened = [
        SimpleNamespace(arrays=segment.arrays, impacts=segment.impacts, base=base, live=segment.live)
        for segment, base in zip(segments, bases, strict=False)
    ]
    reader = SimpleNamespace(segments=opened, documents=sum(segment.count for segment in segments))
    return cast("IndexReader", reader)


@st.composite
def lists(draw: st.DrawFn, count: int, edges: Sequence[int]) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """Draw some of `count` documents with their worths: any, or those round an edge."""
    chance = np.random.default_rng(draw(seeds))
    if draw(st.booleans()) and edges:
        edge = draw(st.sampled_from(edges))
        docs = np.arange(edge - draw(st.integers(0, 3)), edge + draw(st.integers(0, 70)))
        docs = docs[(docs >= 0) & (docs < count)]
    else:
        most = min(1.0, 60 / max(count, 1))
        docs = np.flatnonzero(chance.random(count) < most * draw(st.sampled_from([0.0, 0.1, 0.9])))
    return tuple(docs.tolist()), tuple(chance.choice(_WORTHS, docs.size).tolist())


@st.composite
def wanted_words(draw: st.DrawFn) -> list[tuple[float | None, bool]]:
    """Draw the shares of one to five wanted words, and after them additions to scores and what must hold."""
    parts = draw(st.lists(st.integers(1, 5), min_size=1, max_size=5))
    return [
        *((part / sum(parts), False) for part in parts),
        *draw(st.lists(st.just((None, False)), max_size=2)),
        *draw(st.lists(st.just((None, True)), max_size=1)),
    ]


@st.composite
def documents(
    draw: st.DrawFn, count: int, kinds: Sequence[tuple[float | None, bool]], edges: Sequence[int] = ()
) -> Documents:
    """Draw documents in lists of `kinds`, which are pairs of `share` and `required`."""
    weights = st.sampled_from([0.5, 1.0, 3.0])
    words = (Word(*draw(lists(count, edges)), draw(weights), *kind) for kind in kinds)
    return Documents(draw(seeds), count, draw(st.booleans()), tuple(words))


@dataclass(frozen=True)
class _Shown:
    document: int
    tier: int
    score: float
    published: int
    year: int

    def key(self, sort: Sort) -> tuple[float, ...]:
        """Return what the shown are ordered by."""
        if sort is Sort.RELEVANCE:
            return (-self.score, -self.published, self.document)
        if sort is Sort.NEWEST:
            return (self.tier > 1, -self.published, self.document)
        return (self.tier > 1, self.year == 0, self.published, self.document)


def assert_gathered(
    found: Found,
    segments: Sequence[Documents],
    taken: Sequence[Mapping[int, tuple[int, float]]],
    asked: Asked,
) -> None:
    """Compare what was found with what is shown of `taken`: of each segment, document → tier and score."""
    expected = sorted(_all_shown(segments, taken), key=lambda shown: shown.key(asked.sort))
    best = expected[: asked.best]
    assert found.documents.tolist() == [shown.document for shown in best]
    assert found.scores.tolist() == [shown.score for shown in best]
    of_tiers = Counter(shown.tier for shown in expected)
    assert (found.all_words, found.most_words, found.some_words) == tuple(of_tiers[n] for n in (1, 2, 3))
    assert found.total == len(expected)
    told = {shown.document: shown.tier for shown in expected if asked.told}
    assert _counted(np.concatenate([np.zeros(0, np.uint8), *found.taken])) == told


def _counted(counts: NDArray[np.uint8]) -> dict[int, int]:
    return {number: count for number, count in enumerate(counts.tolist()) if count}


def _all_shown(
    segments: Sequence[Documents], taken: Sequence[Mapping[int, tuple[int, float]]]
) -> list[_Shown]:
    base = 0
    found = []
    for segment, of_segment in zip(segments, taken, strict=True):
        arrays = segment.arrays
        for number, (of_tier, score) in of_segment.items():
            if segment.any_deleted and not segment.live[number]:
                continue
            published, year = int(arrays.published[number]), int(arrays.years[number])
            found.append(_Shown(base + number, of_tier, score, published, year))
        base += segment.count
    return found
