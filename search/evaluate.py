"""A query over an opened generation becomes its best hits and exact counts: list at a time, never posting by posting.

What is wanted is added up block by block of documents, and each block is gone through once: tiers, filters, the best k and
which documents are shown, of which facets are counted. What is required is worked out first, as sorted lists. Several
segments are gone through one after another with one set of statistics.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from index.reader import IndexReader
from index.weights import Weights
from search.engine import Sort
from search.gathering import Asked, Found, Gathering, Weighted
from search.lists import LeafLists, ListReader, PostingList
from search.loops import loops
from search.nearness import Nearness
from search.query import And, Everything, Leaf, Node, Not, Or, Phrase, Query, Syllable, Term, Widened
from search.ranking import content, idf
from search.tiers import shows_some

_LONGEST_WORD = 4

_FAR = 8
"""A list this many times as long as another is searched by galloping: it need not be gone through."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A leaf's lists, and what their impacts are multiplied by."""

    lists: LeafLists
    weight: float

    def weighted(self, number: int, share: float | None = None) -> list[Weighted]:
        """Return the lists in the segment with that number; `share` as in `Weighted`."""
        return [Weighted(each, self.weight, share) for each in self.lists.of_segments[number]]


@dataclass(frozen=True, slots=True)
class Added:
    """What neighbouring words of a query add together.

    Attributes:
        text: The words, as typed.
        is_word: Whether they are sought as a word of the segmentation, or else as neighbours.
        scored: Where they stand so.
    """

    text: str
    is_word: bool
    scored: Scored


@dataclass(frozen=True, slots=True)
class _Selection:
    """Documents of one segment that a condition selects, or, inverted, all but those.

    Attributes:
        docs: int32[n], rising.
        worths: float32[n].
        weight: What `worths` are multiplied by to give scores; inverted, scores are 0.
        inverted: Whether the others are selected.
    """

    docs: NDArray[np.int32]
    worths: NDArray[np.float32]
    weight: float = 1.0
    inverted: bool = False

    @property
    def scores(self) -> NDArray[np.float32]:
        """float32[n]."""
        return self.worths if self.weight == 1.0 else np.float32(self.weight) * self.worths

    def explicit(self, documents: int) -> "_Selection":
        """Return the same selection, not inverted, of a segment of N documents."""
        if not self.inverted:
            return self
        others = np.ones(documents, np.bool_)
        others[self.docs] = False
        docs = np.flatnonzero(others).astype(np.int32)
        return _Selection(docs, np.zeros(len(docs), np.float32))

    def without(self, docs: NDArray[np.int32]) -> "_Selection":
        """Return what is left of a selection that is not inverted when `docs`, which rise, are taken away."""
        kept, worths = loops().without(self.docs, self.worths, docs)
        return replace(self, docs=kept, worths=worths)


_NOTHING = _Selection(np.zeros(0, np.int32), np.zeros(0, np.float32))
_EVERYTHING = replace(_NOTHING, inverted=True)


class Evaluator:
    """Evaluates queries over one opened generation; any number of threads at a time."""

    def __init__(self, reader: IndexReader, weights: Weights) -> None:
        self._reader = reader
        self._weights = weights
        self._lists = ListReader(reader, weights)
        self._nearness = Nearness(reader, weights)

    def find(self, query: Query, asked: Asked) -> Found:
        """Return what `query` finds.

        Raises:
            QueryError: A prefix stands for more terms than `MAX_PREFIX_TERMS`.
        """
        if query.wanted:
            return self._wanted(query, asked)
        gathering = Gathering(self._reader, asked, by_score=not query.matches_everything)
        scored = {leaf: self.scored(leaf) for leaf in _every_leaf(query.required)}
        either = query.required.parts[0] if len(query.required.parts) == 1 else None
        leaves = [part for part in query.required.parts if isinstance(part, Leaf)]
        if isinstance(either, Or) and all(isinstance(part, Leaf) for part in either.parts):
            self._take_any([scored[part] for part in either.parts if isinstance(part, Leaf)], gathering)
        elif len(leaves) == len(query.required.parts) > 1 and _are_near([scored[leaf] for leaf in leaves]):
            self._take_all([scored[leaf] for leaf in leaves], gathering)
        else:
            for number, segment in enumerate(self._reader.segments):
                selected = self._select(number, query.required, scored).explicit(segment.arrays.documents)
                gathering.take_listed(number, selected.docs, selected.scores)
        return gathering.found()

    def _wanted(self, query: Query, asked: Asked) -> Found:
        words = [self.scored(leaf) for leaf in query.wanted]
        if asked.sort is not Sort.RELEVANCE or not asked.best:
            return self._added_up(query, words, asked)
        best = max(asked.best, self._weights.near_candidates)
        found = self._added_up(query, words, replace(asked, best=best))
        candidates = found.documents[: self._weights.near_candidates]
        weights = {leaf: word.weight for leaf, word in zip(query.wanted, words, strict=True)}
        scores = found.scores.copy()
        scores[: len(candidates)] += self._nearness.added(weights, candidates)
        # What is no candidate has no more than any of them had, and nothing is added to it.
        order = np.argsort(-scores, kind="stable")[: asked.best]
        return replace(
            found, documents=found.documents[order], scores=scores[order], candidates=len(candidates)
        )

    def _added_up(self, query: Query, words: Sequence[Scored], asked: Asked) -> Found:
        shares = _shares([word.weight / leaf.boost for leaf, word in zip(query.wanted, words, strict=True)])
        additions = [added.scored for added in self.in_a_row(query.wanted)]
        scored = {leaf: self.scored(leaf) for leaf in _every_leaf(query.required)}
        lists: list[list[Weighted]] = []
        for number in range(len(self._reader.segments)):
            of_words = [
                each
                for word, share in zip(words, shares, strict=True)
                for each in word.weighted(number, share)
            ]
            more = [each for addition in additions for each in addition.weighted(number)]
            lists.append([*of_words, *more, *self._must_hold(number, query.required, scored)])
        found = self._gathered(lists, asked, words=len(words), tiers=3 if shows_some(len(words)) else 2)
        return found if found.total else self._gathered(lists, asked, words=len(words), tiers=3)

    def _gathered(
        self, lists: Sequence[Sequence[Weighted]], asked: Asked, *, words: int, tiers: int
    ) -> Found:
        gathering = Gathering(self._reader, asked, by_score=True)
        for number, of_segment in enumerate(lists):
            gathering.take_wanted(number, of_segment, words=words, tiers=tiers)
        return gathering.found()

    def _must_hold(self, number: int, required: And, scored: dict[Leaf, Scored]) -> list[Weighted]:
        """Return the list of the documents that have all that is required; none where nothing is."""
        if not required.parts:
            return []
        documents = self._reader.segments[number].arrays.documents
        selected = self._select(number, required, scored).explicit(documents)
        return [Weighted(PostingList.worked_out(selected.docs, selected.scores), 1.0, required=True)]

    def _take_any(self, leaves: Sequence[Scored], gathering: Gathering) -> None:
        for number in range(len(self._reader.segments)):
            lists = [each for leaf in leaves for each in leaf.weighted(number, 0.0)]
            gathering.take_wanted(number, lists, words=0)

    def _take_all(self, leaves: Sequence[Scored], gathering: Gathering) -> None:
        for number in range(len(self._reader.segments)):
            # No word has a share, so that nothing but all of them is enough.
            lists = [each for leaf in leaves for each in leaf.weighted(number, 0.0)]
            gathering.take_wanted(number, lists, words=len(leaves))

    def scored(self, leaf: Leaf) -> Scored:
        """Return the lists of `leaf`, and what their impacts are multiplied by."""
        lists = self._lists.leaf(leaf)
        return Scored(lists, self._worth(lists) * leaf.boost)

    def _worth(self, lists: LeafLists) -> float:
        """Return the idf of a leaf, less what it owes to chance."""
        articles, holding = self._reader.articles, lists.holding
        return idf(articles, holding) * content(articles, holding, lists.occurrences, self._weights)

    def near(self, wanted: Sequence[Leaf], document: int) -> float:
        """Return what is added to the score of a document because words of the query stand near each other."""
        weights = {leaf: self.scored(leaf).weight for leaf in wanted}
        return float(self._nearness.added(weights, np.array([document], np.int64))[0])

    def in_a_row(self, wanted: Sequence[Leaf]) -> Iterator[Added]:
        """Yield what the words of the query form together, as far as any document has it: neighbours, and words."""
        terms = [_alone(leaf) for leaf in wanted]
        for start in range(len(terms) - 1):
            for length in range(2, _LONGEST_WORD + 1):
                run = _run(terms, start, length)
                if not run:
                    break
                if length == 2 and (pairs := self._lists.leaf(Phrase(run))).holding:
                    yield self._added(run, pairs, self._weights.pairs, is_word=False)
                if (word := self._lists.word(run)).holding:
                    yield self._added(run, word, self._weights.words, is_word=True)

    def _added(self, run: Sequence[Syllable], lists: LeafLists, share: float, *, is_word: bool) -> Added:
        text = " ".join(syllable.text for syllable in run)
        return Added(text, is_word, Scored(lists, share * self._worth(lists)))

    def _select(self, number: int, node: Node, scored: dict[Leaf, Scored]) -> _Selection:
        """Return which documents of the segment with that number `node` matches."""
        if isinstance(node, Leaf):
            postings = scored[node].lists.whole(number)
            return _Selection(postings.listed, postings.worths, scored[node].weight)
        if isinstance(node, Everything):
            return _EVERYTHING
        if isinstance(node, Not):
            selected = self._select(number, node.part, scored)
            return _Selection(selected.docs, np.zeros_like(selected.worths), inverted=not selected.inverted)
        parts = [self._select(number, part, scored) for part in node.parts]
        if isinstance(node, And):
            return _all(parts)
        return _any(parts, self._reader.segments[number].arrays.documents)


def _all(parts: Sequence[_Selection]) -> _Selection:
    """Return what every part selects: the shortest list, looked up in the next one, and so on."""
    listed = sorted((part for part in parts if not part.inverted), key=lambda part: len(part.docs))
    excluded = [part.docs for part in parts if part.inverted]
    if not listed:
        docs = np.unique(np.concatenate([np.zeros(0, np.int32), *excluded]))
        return _Selection(docs, np.zeros(len(docs), np.float32), inverted=True)
    selected = listed[0]
    for other in listed[1:]:
        selected = _Selection(
            *loops().intersected(selected.docs, selected.scores, other.docs, other.worths, other.weight)
        )
    for docs in excluded:
        selected = selected.without(docs)
    return selected


def _any(parts: Sequence[_Selection], documents: int) -> _Selection:
    """Return what some part selects, of a segment of N documents."""
    selected = _NOTHING
    for part in parts:
        other = part.explicit(documents)
        selected = _Selection(*loops().united(selected.docs, selected.scores, other.docs, other.scores))
    return selected


def _are_near(leaves: Sequence[Scored]) -> bool:
    """Whether adding the lists up costs less than looking the shortest one up in the others."""
    sizes = sorted(leaf.lists.holding for leaf in leaves)
    return sizes[-1] < _FAR * sizes[0]


def _shares(weights: Sequence[float]) -> list[float]:
    """Return what each of `weights` is of their sum."""
    whole = sum(weights)
    return [weight / whole for weight in weights]


def _every_leaf(node: Node) -> Iterator[Leaf]:
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from _every_leaf(part)
    elif isinstance(node, Not):
        yield from _every_leaf(node.part)
    elif isinstance(node, Leaf):
        yield node


def _alone(leaf: Leaf) -> Syllable | None:
    """Return the syllable that was typed, if it was one alone."""
    typed = leaf.typed if isinstance(leaf, Widened) else leaf
    return typed.syllable if isinstance(typed, Term) else None


def _run(terms: Sequence[Syllable | None], start: int, length: int) -> tuple[Syllable, ...]:
    """Return the syllables of `length` neighbouring words from `start`; empty where there are not so many."""
    run = tuple(syllable for syllable in terms[start : start + length] if syllable)
    return run if len(run) == length else ()
