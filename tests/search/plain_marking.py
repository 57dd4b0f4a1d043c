"""Marks and passages worked out one syllable after another: slow and obvious, for checking the arrays."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from corpus.article import Article
from index.analyzer import Token, syllables
from index.documents import field_texts
from search.engine import Highlights
from search.highlighting import Shown
from search.marking import MARK_END, MARK_START
from search.query import Leaf, Phrase, Prefix, Term, TypedLeaf, Widened, parts_of
from search.snippets import MOST_PASSAGES, PASSAGE_CHARACTERS

_BOUNDARY = re.compile(r"(?<=[.!?…;])\s+|(?<=,)\s+")


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text, its syllables, token index → index of the leaf that it matches, for the marked ones, and stand-ins."""

    text: str
    tokens: Sequence[Token]
    leaf_of: Mapping[int, int]
    instead: frozenset[int] = frozenset()

    def html(self, start: int = 0, end: int | None = None) -> str:
        end = len(self.text) if end is None else end
        parts: list[str] = []
        at = start
        for first, last in self._runs(start, end):
            left, right = self.tokens[first].start, self.tokens[last].end
            parts += (escape(self.text[at:left]), MARK_START, escape(self.text[left:right]), MARK_END)
            at = right
        return "".join((*parts, escape(self.text[at:end])))

    def _runs(self, start: int, end: int) -> Iterable[tuple[int, int]]:
        """Yield first and last token of each run of marked tokens, whole from `start` to `end`, that only spaces part."""
        runs: list[list[int]] = []
        for index in sorted(self.leaf_of):
            if self.tokens[index].start < start or self.tokens[index].end > end:
                continue
            if runs and index == runs[-1][-1] + 1 and self._only_space(index - 1, index):
                runs[-1].append(index)
            else:
                runs.append([index])
        return [(run[0], run[-1]) for run in runs]

    def _only_space(self, left: int, right: int) -> bool:
        return self.text[self.tokens[left].end : self.tokens[right].start].isspace()


def marked(texts: Mapping[str, Sequence[str]], leaves: Sequence[Leaf]) -> dict[str, list[MarkedText]]:
    """Return each text of an article with the syllables that match."""
    found = {field: [matched(text, field, leaves) for text in listed] for field, listed in texts.items()}
    in_a_row = {
        leaf
        for listed in found.values()
        for text in listed
        for index, leaf in text.leaf_of.items()
        if in_row(index, text.leaf_of, leaves)
    }
    return {
        field: [without_strays(text, leaves, in_a_row) for text in listed] for field, listed in found.items()
    }


def matched(text: str, field: str, leaves: Sequence[Leaf]) -> MarkedText:
    tokens = syllables(text)
    leaf_of: dict[int, int] = {}
    ordered = sorted(enumerate(leaves), key=lambda numbered: isinstance(numbered[1], Term))
    for number, leaf in ordered:
        if field in leaf.fields:
            for part in parts_of(leaf):
                for index in places(tokens, part):
                    leaf_of.setdefault(index, number)
    others = (other for leaf in leaves if isinstance(leaf, Widened) for other in leaf.others)
    instead = frozenset(index for other in others for index in places(tokens, other))
    return MarkedText(text, tokens, leaf_of, instead)


def places(tokens: Sequence[Token], leaf: TypedLeaf) -> list[int]:
    if isinstance(leaf, Phrase):
        return [index for first in range(len(tokens)) for index in phrase_from(tokens, leaf, first)]
    matches = leaf.syllable.begins if isinstance(leaf, Prefix) else leaf.syllable.matches
    return [index for index, token in enumerate(tokens) if matches(token.text)]


def phrase_from(tokens: Sequence[Token], phrase: Phrase, first: int) -> list[int]:
    """Return where the syllables of `phrase` stand from `first` on, each at its next place; nowhere if too far apart."""
    if not phrase.syllables[0].matches(tokens[first].text):
        return []
    found = [first]
    index = first + 1
    for typed in phrase.syllables[1:]:
        while index < len(tokens) and not typed.matches(tokens[index].text):
            index += 1
        found.append(index)
        index += 1
    others = found[-1] - first + 1 - len(found)
    return found if found[-1] < len(tokens) and others <= phrase.slop else []


def in_row(index: int, leaf_of: Mapping[int, int], leaves: Sequence[Leaf]) -> bool:
    """Whether the marked token at `index` stands in a row with one beside it, there as in the query."""
    return any(
        left in leaf_of and left + 1 in leaf_of and follows(leaf_of[left], leaf_of[left + 1], leaves)
        for left in (index - 1, index)
    )


def follows(left: int, right: int, leaves: Sequence[Leaf]) -> bool:
    phrase = any(isinstance(part, Phrase) for part in parts_of(leaves[right]))
    return right == left + 1 or (right == left and phrase)


def without_strays(text: MarkedText, leaves: Sequence[Leaf], in_a_row: set[int]) -> MarkedText:
    kept = {
        index: leaf
        for index, leaf in text.leaf_of.items()
        if leaf not in in_a_row
        or in_row(index, text.leaf_of, leaves)
        or reaches(leaves[leaf])
        or index in text.instead
    }
    return MarkedText(text.text, text.tokens, kept)


def reaches(leaf: Leaf) -> bool:
    """Whether other syllables may stand among those of `leaf`."""
    return any(isinstance(part, Phrase) and part.slop > 0 for part in parts_of(leaf))


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one paragraph, by offsets, and the leaves that it shows, as often as it shows them."""

    paragraph: int
    start: int
    end: int
    leaves: tuple[int, ...]

    def value(self, shown: set[int]) -> float:
        different = set(self.leaves)
        return len(different - shown) + 0.5 * len(different) + 0.001 * len(self.leaves)


def snippet(paragraphs: Sequence[MarkedText]) -> tuple[str, ...]:
    """Return the best passages as HTML, in the order of the text; none where nothing is marked."""
    candidates = [passage for number, text in enumerate(paragraphs) for passage in passages(number, text)]
    shown: set[int] = set()
    chosen: list[Passage] = []
    while candidates and len(chosen) < MOST_PASSAGES:
        best = max(candidates, key=lambda passage: (passage.value(shown), -passage.paragraph, -passage.start))
        chosen.append(best)
        shown |= set(best.leaves)
        candidates = [passage for passage in candidates if passage.paragraph != best.paragraph]
    chosen.sort(key=lambda passage: passage.paragraph)
    return tuple(passage_html(paragraphs[passage.paragraph], passage) for passage in chosen)


def passages(number: int, text: MarkedText) -> Iterator[Passage]:
    """Yield a candidate for each marked token of a paragraph: the passage that begins a little before it."""
    marks = sorted(text.leaf_of)
    starts = [text.tokens[index].start for index in marks]
    ends = [text.tokens[index].end for index in marks]
    for at in starts:
        start, end = window(text, at)
        inside = marks[bisect_left(starts, start) : bisect_right(ends, end)]
        yield Passage(number, start, end, tuple(text.leaf_of[index] for index in inside))


def window(text: MarkedText, at: int) -> tuple[int, int]:
    """Return the offsets of a passage round offset `at`: from a clause's beginning where one is near."""
    if len(text.text) <= PASSAGE_CHARACTERS:
        return 0, len(text.text)
    earliest = at - PASSAGE_CHARACTERS // 3
    if earliest <= 0:
        return 0, word_end(text, 0, PASSAGE_CHARACTERS)
    # One character before, since a boundary looks back at the sign before it.
    clause = _BOUNDARY.search(text.text, earliest - 1, at)
    start = clause.end() if clause else word_start(text, earliest)
    return start, word_end(text, start, start + PASSAGE_CHARACTERS)


def word_start(text: MarkedText, offset: int) -> int:
    index = bisect_left(text.tokens, offset, key=lambda token: token.start)
    return text.tokens[index].start if index < len(text.tokens) else len(text.text)


def word_end(text: MarkedText, start: int, offset: int) -> int:
    if offset >= len(text.text):
        return len(text.text)
    index = bisect_right(text.tokens, offset, key=lambda token: token.end) - 1
    # A word that is longer than a passage is cut all the same.
    return text.tokens[index].end if index >= 0 and text.tokens[index].end > start else offset


def passage_html(text: MarkedText, passage: Passage) -> str:
    before = "… " if passage.start > 0 else ""
    after = " …" if passage.end < len(text.text) else ""
    return f"{before}{text.html(passage.start, passage.end).strip()}{after}"


def snippets_of(articles: Sequence[Article], leaves: Sequence[Leaf]) -> list[Shown]:
    """Return what is shown of each hit."""
    return [shown(field_texts(article), leaves) for article in articles]


def shown(article: Mapping[str, Sequence[str]], leaves: Sequence[Leaf]) -> Shown:
    texts = marked(article, leaves)
    highlights = Highlights(
        title=texts["title"][0].html(), lede=texts["lede"][0].html(), body=snippet(texts["body"])
    )
    return Shown(
        highlights, tuple(number for number, leaf in enumerate(leaves) if not is_found(article, leaf))
    )


def is_found(article: Mapping[str, Sequence[str]], leaf: Leaf) -> bool:
    return any(
        places(syllables(text), part)
        for part in parts_of(leaf)
        for field in part.fields
        for text in article[field]
    )
