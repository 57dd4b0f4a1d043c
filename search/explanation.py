"""Why this result: what each word typed, each row of them and their nearness gave to an article's score, and sums up to it."""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from corpus.article import Article
from index.analyzer import syllables
from index.documents import field_texts
from index.reader import IndexReader
from index.spelling import Level, exact_form, toneless_form
from search.engine import Match, Part, PartKind
from search.evaluate import Evaluator, Scored
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
    TypedLeaf,
    parts_of,
    typed_text,
)


class Explainer:
    """Explains scores of one opened generation."""

    def __init__(self, reader: IndexReader, evaluator: Evaluator) -> None:
        self._reader = reader
        self._evaluator = evaluator

    def parts(self, query: Query, document: int, article: Article, *, near: bool) -> tuple[Part, ...]:
        """Return what gave `article` its score, in the order typed, rows behind words; their scores sum to its own.

        Args:
            query: The query that found it.
            document: Its number.
            article: The same.
            near: Whether its score counts how near each other the words stand.
        """
        words = [self._of_leaf(leaf, document, article) for leaf in query.wanted]
        rows = [
            self._part(PartKind.WORD if added.is_word else PartKind.ROW, added.text, added.scored, document)
            for added in self._evaluator.in_a_row(query.wanted)
        ]
        required = self._of_node(query.required, document, article) or []
        together = [self._together(query.wanted, document)] if near else []
        every = (*words, *required, *rows, *together)
        return tuple(part for part in every if part is not None and part.score > 0)

    def _together(self, wanted: Sequence[Leaf], document: int) -> Part:
        typed = " ".join(map(typed_text, wanted))
        return Part(kind=PartKind.NEAR, typed=typed, score=self._evaluator.near(wanted, document), matches=())

    def _of_leaf(self, leaf: Leaf, document: int, article: Article) -> Part | None:
        matches = _matches(leaf, article)
        return self._part(
            PartKind.SYLLABLE, typed_text(leaf), self._evaluator.scored(leaf), document, matches
        )

    def _part(
        self,
        kind: PartKind,
        typed: str,
        scored: Scored,
        document: int,
        matches: tuple[Match, ...] = (),
    ) -> Part | None:
        """Return what a leaf's lists give to a document; None where it is in none."""
        segment = self._reader.segment_of(document)
        number = self._reader.segments.index(segment)
        inside = document - segment.base
        for postings in scored.lists.of_segments[number]:
            at = int(np.searchsorted(postings.listed, inside))
            if at < len(postings) and postings.listed[at] == inside:
                score = float(np.float32(scored.weight) * postings.worths[at])
                return Part(kind=kind, typed=typed, score=score, matches=matches)
        return None

    def _of_node(self, node: Node, document: int, article: Article) -> list[Part] | None:
        """Return what a condition gives; None where it does not hold."""
        if isinstance(node, Leaf):
            part = self._of_leaf(node, document, article)
            return None if part is None else [part]
        if isinstance(node, Everything):
            return []
        if isinstance(node, Not):
            return [] if self._of_node(node.part, document, article) is None else None
        return _joined(node, [self._of_node(part, document, article) for part in node.parts])


def _joined(node: And | Or, found: Sequence[list[Part] | None]) -> list[Part] | None:
    holding = [parts for parts in found if parts is not None]
    if len(holding) < (len(found) if isinstance(node, And) else 1):
        return None
    return [part for parts in holding for part in parts]


def _matches(leaf: Leaf, article: Article) -> tuple[Match, ...]:
    """Return what stands in which fields for `leaf`, how close it is, and how often."""
    counts: Counter[tuple[str, str, Level]] = Counter()
    for field, texts in field_texts(article).items():
        if field in leaf.fields:
            for text in texts:
                forms = [exact_form(token.text) for token in syllables(text)]
                counts.update((field, *each) for part in parts_of(leaf) for each in _occurrences(part, forms))
    return tuple(
        Match(form=form, level=level, field=field, count=count)
        for (field, form, level), count in counts.items()
    )


def _occurrences(part: TypedLeaf, forms: Sequence[str]) -> Iterator[tuple[str, Level]]:
    """Yield the forms among those of a text that `part` matches, rows joined, with how close each is."""
    if isinstance(part, Phrase):
        for first in range(len(forms)):
            row = _row(part, forms, first)
            if row:
                levels = [_level(each, form) for each, form in zip(part.syllables, row, strict=True)]
                yield " ".join(row), max(levels, key=tuple(Level).index)
        return
    matches = part.syllable.begins if isinstance(part, Prefix) else part.syllable.matches
    for form in filter(matches, forms):
        yield form, _level(part.syllable, form)


def _row(phrase: Phrase, forms: Sequence[str], first: int) -> list[str]:
    """Return the forms of `phrase` from the one numbered `first` on, each at its next place; none if too far apart."""
    places = [first] if phrase.syllables[0].matches(forms[first]) else []
    for typed in phrase.syllables[1:] if places else ():
        later = range(places[-1] + 1, min(len(forms), first + len(phrase.syllables) + phrase.slop))
        following = next((place for place in later if typed.matches(forms[place])), None)
        if following is None:
            return []
        places.append(following)
    return [forms[place] for place in places]


def _level(typed: Syllable, form: str) -> Level:
    """Return how close what was typed comes to `form`: all marks the same, all but the tone, or the letters only."""
    if exact_form(typed.text) == form:
        return Level.EXACT
    return Level.TONELESS if toneless_form(typed.text) == toneless_form(form) else Level.BARE
