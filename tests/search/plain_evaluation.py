"""What a query finds, worked out slowly and plainly from the articles' texts: no index, no arrays."""

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from corpus.article import Article
from index.analyzer import PARAGRAPH_GAP, syllables, words
from index.documents import field_texts
from index.schema import TEXT_FIELDS, WORD_FIELDS
from index.spelling import exact_form
from search.query import (
    And,
    Everything,
    Leaf,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Syllable,
    Term,
    TypedLeaf,
    Widened,
    parts_of,
)
from search.ranking import Weights

Count = Callable[[Article, str], float]


@dataclass(frozen=True)
class Found:
    """What one article has of a query."""

    allowed: bool
    found: int
    coverage: float
    score: float


@dataclass(frozen=True)
class PlainEvaluator:
    """Evaluates queries over `articles`, one by one; `deleted` ones are not found, but how often words occur is counted in them."""

    articles: Sequence[Article]
    weights: Weights
    deleted: Sequence[Article] = ()

    def matches(self, query: Query) -> list[Found]:
        leaves = [self.leaf(leaf) for leaf in query.wanted]
        holding = [sum(score > 0 for score in scores) for scores in leaves]
        weights = [
            self.idf(number) * self.content(leaf, number)
            for leaf, number in zip(query.wanted, holding, strict=True)
        ]
        rows = self.in_a_row(query.wanted)
        boosted = [weight * leaf.boost for weight, leaf in zip(weights, query.wanted, strict=True)]
        near = self.near(dict(zip(query.wanted, boosted, strict=True)))
        found = []
        for number, (allowed, score) in enumerate(self.node(query.required)):
            there = [scores[number] > 0 for scores in leaves]
            covered = sum(weight for weight, is_there in zip(weights, there, strict=True) if is_there)
            found.append(
                Found(
                    allowed=allowed,
                    found=sum(there),
                    coverage=covered / sum(weights) if weights else 0.0,
                    score=score + sum(scores[number] for scores in leaves) + rows[number] + near[number],
                )
            )
        return found

    def node(self, node: Node) -> list[tuple[bool, float]]:
        """Return for each article whether it matches, and its score; what does not match scores nothing."""
        if isinstance(node, Not):
            return [(not matched, 0.0) for matched, _ in self.node(node.part)]
        if isinstance(node, And | Or):
            decide = all if isinstance(node, And) else any
            parts = [self.node(part) for part in node.parts]
            results = [[part[number] for part in parts] for number in range(len(self.articles))]
            return [
                (True, sum(score for _, score in result))
                if decide(matched for matched, _ in result)
                else (False, 0.0)
                for result in results
            ]
        if isinstance(node, Everything):
            return [(True, 0.0)] * len(self.articles)
        return [(score > 0, score) for score in self.leaf(node)]

    def leaf(self, leaf: Leaf) -> list[float]:
        impacts = self.widened(leaf) if isinstance(leaf, Widened) else self.impacts_of(leaf)
        factor = leaf.boost * self.content(leaf, sum(impact > 0 for impact in impacts))
        return [factor * score for score in self.scores(impacts)]

    def content(self, leaf: Leaf, holding: int) -> float:
        """Return by how much a syllable says something, by its residual idf; 1 for all else and for rare ones."""
        if not isinstance(leaf, Term) or leaf.fields != TEXT_FIELDS or holding < 5:
            return 1.0
        counts = [
            sum(
                leaf.syllable.matches(written)
                for field in TEXT_FIELDS
                for text in texts(article, field)
                for written in text
            )
            for article in (*self.articles, *self.deleted)
        ]
        expected = holding * sum(counts) / sum(each > 0 for each in counts)
        documents = len(self.articles)
        residual = math.log(documents / holding) + math.log(1 - math.exp(-expected / documents))
        whole = self.weights.content * math.log(documents / holding)
        least = self.weights.least_content
        return min(1.0, max(least, residual / whole if whole else least))

    def widened(self, leaf: Widened) -> list[float]:
        """Return the impacts of what was typed or, in articles without it, of the first of the others that is there."""
        each = [self.impacts_of(part) for part in (leaf.typed, *leaf.others)]
        return [
            next((impact for impact in of_article if impact), 0.0) for of_article in zip(*each, strict=True)
        ]

    def impacts_of(self, leaf: TypedLeaf) -> list[float]:
        counted: Count = partial(self.term_count, leaf) if isinstance(leaf, Term) else partial(count, leaf)
        return self.impacts(leaf.fields, counted)

    def term_count(self, term: Term, article: Article, field: str) -> float:
        return sum(
            self.worth([term.syllable], [written]) for text in texts(article, field) for written in text
        )

    def word_count(self, typed: Sequence[Syllable], article: Article, field: str) -> float:
        return sum(self.worth(typed, written) for written in segmented(article, field))

    def worth(self, typed: Sequence[Syllable], written: Sequence[str]) -> float:
        """Return what one occurrence counts: nothing where typed marks differ, less where others were not typed."""
        if len(typed) != len(written) or not all(map(Syllable.matches, typed, written)):
            return 0.0
        same = [exact_form(each.text) for each in typed] == [exact_form(each) for each in written]
        return 1.0 if same else self.weights.other_form

    def bm25f(self, fields: Sequence[str], counted: Count) -> list[float]:
        return self.scores(self.impacts(fields, counted))

    def scores(self, impacts: Sequence[float]) -> list[float]:
        weight = self.idf(sum(impact > 0 for impact in impacts))
        return [weight * impact for impact in impacts]

    def impacts(self, fields: Sequence[str], counted: Count) -> list[float]:
        frequencies = [
            sum(
                self.weights.fields[field] * counted(article, field) / self.length_factor(article, field)
                for field in fields
            )
            for article in self.articles
        ]
        k1 = self.weights.saturation
        return [frequency / (k1 + frequency) for frequency in frequencies]

    def length_factor(self, article: Article, field: str) -> float:
        lengths = [length(each, field) for each in self.articles]
        average = sum(lengths) / len(lengths) or 1.0
        b = self.weights.length_normalisation[field]
        return 1 - b + b * length(article, field) / average

    def idf(self, holding: int) -> float:
        return math.log(1 + (len(self.articles) - holding + 0.5) / (holding + 0.5))

    def near(self, wanted: Mapping[Leaf, float]) -> list[float]:
        """Return for each article what the greatest weight of different words within so many places adds."""
        wanted = {leaf: weight for leaf, weight in wanted.items() if not isinstance(leaf, Prefix)}
        if len(wanted) < 2:
            return [0.0] * len(self.articles)
        whole = sum(wanted.values())
        return [
            self.weights.near * max(self.together(article, wanted)) ** 2 / whole for article in self.articles
        ]

    def together(self, article: Article, wanted: Mapping[Leaf, float]) -> Iterator[float]:
        """Yield the weight of the words that stand in each stretch of an article, gaps between its texts included."""
        row: list[tuple[list[str], int]] = []
        for field in TEXT_FIELDS:
            for text in texts(article, field):
                row += [(text, place) for place in range(len(text))]
                row += [([], 0)] * (PARAGRAPH_GAP if text else 0)
        parts = {leaf: [part for part in parts_of(leaf) if not isinstance(part, Prefix)] for leaf in wanted}
        there = {
            leaf: [any(begins(part, *place) for part in parts[leaf]) for place in row] for leaf in wanted
        }
        yield 0.0
        for first in range(len(row)):
            last = first + self.weights.near_places
            yield sum(weight for leaf, weight in wanted.items() if any(there[leaf][first:last]))

    def in_a_row(self, wanted: Sequence[Leaf]) -> list[float]:
        """Score every pair of neighbouring words, and every two to four that are a word of the segmentation."""
        total = [0.0] * len(self.articles)
        as_typed = [leaf.typed if isinstance(leaf, Widened) else leaf for leaf in wanted]
        typed = [leaf.syllable if isinstance(leaf, Term) else None for leaf in as_typed]
        for start in range(len(typed)):
            for size in (2, 3, 4):
                run = [syllable for syllable in typed[start : start + size] if syllable]
                if len(run) < size:
                    continue
                if size == 2:
                    pair = self.leaf(Phrase(tuple(run)))
                    total = [one + self.weights.pairs * more for one, more in zip(total, pair, strict=True)]
                word = self.bm25f(WORD_FIELDS, partial(self.word_count, run))
                total = [one + self.weights.words * more for one, more in zip(total, word, strict=True)]
        return total


def texts(article: Article, field: str) -> list[list[str]]:
    return [re.findall(r"[^\W_]+", text) for text in field_texts(article)[field]]


def length(article: Article, field: str) -> int:
    return sum(map(len, texts(article, field)))


def segmented(article: Article, field: str) -> list[list[str]]:
    return [
        word.text.split(" ") for text in field_texts(article)[field] for word in words(text, syllables(text))
    ]


def count(leaf: Prefix | Phrase, article: Article, field: str) -> int:
    """Return how often `leaf` occurs in a field."""
    if isinstance(leaf, Prefix):
        return sum(leaf.syllable.begins(written) for text in texts(article, field) for written in text)
    return sum(starts(leaf, text, place) for text in texts(article, field) for place, _ in enumerate(text))


def begins(leaf: Term | Phrase, text: Sequence[str], place: int) -> bool:
    """Return whether `leaf`, in whatever field, stands in `text` from `place` on; nothing stands in a gap."""
    if not text:
        return False
    if isinstance(leaf, Phrase):
        return starts(leaf, text, place)
    return leaf.syllable.matches(text[place])


def starts(phrase: Phrase, text: Sequence[str], first: int) -> bool:
    """Return whether `phrase` stands in `text` from place `first` on, each syllable at the next place it can have.

    >>> phrase = Phrase((Syllable.typed("bí"), Syllable.typed("thư")), slop=1)
    >>> [starts(phrase, "bí bí nữ thư thư".split(), first) for first in range(5)]
    [False, True, False, False, False]
    """
    if not phrase.syllables[0].matches(text[first]):
        return False
    last = first
    for typed in phrase.syllables[1:]:
        later = [place for place in range(last + 1, len(text)) if typed.matches(text[place])]
        if not later:
            return False
        last = later[0]
    others = last - first + 1 - len(phrase.syllables)
    return others <= phrase.slop
