"""Articles related to one: those that nearly repeat it, those of the same event, those of the same subject.

Near-duplicates are those of its story (`index.segment.stories`). The others are found by its most telling terms, added up
as the words of a query are, and compared with the score of the article itself: the share of what it tells that they have
too. A list stays empty rather than hold what only happens to come next.

Good for any article with a body: some 3 ms at 20,000 articles. Bad for one of a headline alone, which tells too little.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.reader import IndexReader
from index.schema import NO_DATE
from index.weights import Weights
from search.engine import Related, RelatedArticle
from search.folding import Folding
from search.gathering import Asked, Gathering, Weighted
from search.lists import PostingList
from search.telling import Telling, telling_terms

SUBJECT_SIMILARITY = 0.3
"""Below this share of an article's own score another is of no common subject."""

FEWEST_SHARED = 6
"""So many of the telling terms two articles have in common at the least."""

STORY_DAYS = 7
"""Articles of one event are published within so many days, where both say when."""

RARE = 0.002
"""Terms of no larger share of all articles are rare: names of people and places, mostly."""

FEWEST_RARE = 5
"""Terms of so few articles are rare in any index."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What makes two articles of one subject articles of one event.

    Attributes:
        similarity: The similarity from which they are, when they share names.
        rare: How many rare terms they share then, at the least.
        alone: The similarity from which they are without.
    """

    similarity: float
    rare: int
    alone: float


DATED = Limits(similarity=0.4, rare=2, alone=0.55)
"""For articles published within `STORY_DAYS` of each other."""

UNDATED = Limits(similarity=0.55, rare=3, alone=0.9)
"""For articles of which one does not say when: words must say it all."""

_DAY_SECONDS = 24 * 60 * 60
_MORE = 3


@dataclass(frozen=True, slots=True)
class _Near:
    """An article that is near another."""

    document: int
    similarity: float
    same_event: bool


class RelatedFinder:
    """Finds what is related to an article, in one opened generation."""

    def __init__(self, reader: IndexReader, folding: Folding, weights: Weights) -> None:
        self._reader = reader
        self._folding = folding
        self._weights = weights

    def related(self, document: int, most: int) -> Related:
        """Return what is related to the article that is `document`, `most` at the most in each list."""
        near = list(self._near(document, most))
        return Related(
            near_duplicates=self._near_duplicates(document, most),
            same_story=self._articles([each for each in near if each.same_event][:most]),
            same_subject=self._articles([each for each in near if not each.same_event][:most]),
        )

    def _near_duplicates(self, document: int, most: int) -> tuple[RelatedArticle, ...]:
        others = self._folding.story_of(document)
        mine = self._reader.signature(document)
        alike = {other: float(np.mean(self._reader.signature(other) == mine)) for other in others.tolist()}
        order = sorted(alike, key=lambda other: (-alike[other], -self._reader.published(other), other))
        return tuple(RelatedArticle(self._reader.article(other), alike[other]) for other in order[:most])

    def _articles(self, near: Sequence[_Near]) -> tuple[RelatedArticle, ...]:
        return tuple(RelatedArticle(self._reader.article(each.document), each.similarity) for each in near)

    def _near(self, document: int, most: int) -> Iterator[_Near]:
        """Yield the articles of one event or subject with `document`, the nearest first, one a story."""
        telling = telling_terms(self._reader, self._reader.article(document), self._weights)
        same = self._folding.story_of(document)
        documents, scores = self._scored(telling, _MORE * most + len(same) + 1)
        own = scores[documents == document]
        similarities = np.minimum(1.0, scores / own[0]) if own.size else np.zeros(documents.size)
        near = (similarities >= SUBJECT_SIMILARITY) & ~np.isin(documents, [document, *same.tolist()])
        documents, similarities = documents[near], similarities[near]
        shared = self._shared(telling, documents)
        is_rare = telling.holding <= max(FEWEST_RARE, RARE * self._reader.documents)
        alike, rare = shared.sum(axis=0), shared[is_rare].sum(axis=0)
        stories, seen = self._folding.stories.of(documents), set[int]()
        for number, (other, similarity) in enumerate(
            zip(documents.tolist(), similarities.tolist(), strict=True)
        ):
            story = int(stories[number])
            if alike[number] >= FEWEST_SHARED and story not in seen:
                seen.update([story] if story >= 0 else [])
                same_event = self._is_same_event(document, other, similarity, int(rare[number]))
                yield _Near(other, similarity, same_event)

    def _scored(self, telling: Telling, best: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        gathering = Gathering(self._reader, Asked(best=best), by_score=True)
        for number, segment in enumerate(self._reader.segments):
            lists = []
            for term, weight in zip(telling.numbers[number].tolist(), telling.weights.tolist(), strict=True):
                if term >= 0:
                    at = segment.postings(term)
                    postings = PostingList(
                        segment.arrays.docs, segment.impacts, at.first, at.end, resident=True
                    )
                    lists.append(Weighted(postings, weight, 0.0))
            gathering.take_wanted(number, lists, words=0)
        found = gathering.found()
        return found.documents, found.scores

    def _shared(self, telling: Telling, documents: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return bool[T, n], whether each of n documents has each of the telling terms."""
        shared = np.zeros((telling.weights.size, documents.size), np.bool_)
        for segment, numbers in zip(self._reader.segments, telling.numbers, strict=True):
            own = documents - segment.base
            inside = np.flatnonzero((own >= 0) & (own < segment.arrays.documents))
            for index in np.flatnonzero(numbers >= 0).tolist() if inside.size else []:
                at = segment.arrays.extent(int(numbers[index]))
                docs = segment.arrays.docs[at.first : at.end]
                places = np.minimum(np.searchsorted(docs, own[inside]), docs.size - 1)
                shared[index, inside] = docs[places] == own[inside]
        return shared

    def _is_same_event(self, document: int, other: int, similarity: float, rare: int) -> bool:
        moments = [self._reader.published(each) for each in (document, other)]
        dated = NO_DATE not in moments
        if dated and abs(moments[0] - moments[1]) > STORY_DAYS * _DAY_SECONDS:
            return False
        limits = DATED if dated else UNDATED
        return similarity >= limits.alone or (similarity >= limits.similarity and rare >= limits.rare)
