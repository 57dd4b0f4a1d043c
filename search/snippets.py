"""The passages of an article that show best why it matched."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.marking import MarkedText

MOST_PASSAGES = 2
"""Passages shown of one body."""

PASSAGE_CHARACTERS = 220
"""How long a passage is at the most, without its ellipses."""

# So little that no passage has room for as many repetitions as would outweigh another word.
_AGAIN = 0.001

_BOUNDARY = re.compile(r"(?<=[.!?…;])\s+|(?<=,)\s+")


@dataclass(frozen=True, slots=True)
class _Passage:
    """A stretch of one paragraph, by offsets, and the leaves that it shows, as often as it shows them."""

    paragraph: int
    start: int
    end: int
    leaves: tuple[int, ...]

    def value(self, shown: set[int]) -> float:
        """What it is worth beside passages that show the leaves in `shown`."""
        different = set(self.leaves)
        return len(different - shown) + 0.5 * len(different) + _AGAIN * len(self.leaves)


def snippet(paragraphs: Sequence[MarkedText]) -> tuple[str, ...]:
    """Return the best passages as HTML, in the order of the text; none where nothing is marked.

    A passage is worth the different words of the query that it shows, then how often. Cuts fall between words and
    are shown by an ellipsis.

    Args:
        paragraphs: The marked paragraphs of a body.
    """
    candidates = [passage for number, text in enumerate(paragraphs) for passage in _passages(number, text)]
    shown: set[int] = set()
    chosen: list[_Passage] = []
    while candidates and len(chosen) < MOST_PASSAGES:
        best = max(candidates, key=lambda passage: (passage.value(shown), -passage.paragraph, -passage.start))
        chosen.append(best)
        shown |= set(best.leaves)
        candidates = [passage for passage in candidates if passage.paragraph != best.paragraph]
    chosen.sort(key=lambda passage: passage.paragraph)
    return tuple(_html(paragraphs[passage.paragraph], passage) for passage in chosen)


def _passages(number: int, text: MarkedText) -> Iterator[_Passage]:
    """Yield a candidate for each marked token of a paragraph: the passage that begins a little before it."""
    if not text.leaf_of:
        return
    marked = sorted(text.leaf_of)
    starts = [text.tokens[index].start for index in marked]
    ends = [text.tokens[index].end for index in marked]
    for at in starts:
        start, end = _window(text, at)
        inside = marked[bisect_left(starts, start) : bisect_right(ends, end)]
        yield _Passage(number, start, end, tuple(text.leaf_of[index] for index in inside))


def _window(text: MarkedText, at: int) -> tuple[int, int]:
    """Return the offsets of a passage round offset `at`: from a clause's beginning where one is near."""
    if len(text.text) <= PASSAGE_CHARACTERS:
        return 0, len(text.text)
    earliest = at - PASSAGE_CHARACTERS // 3
    if earliest <= 0:
        return 0, _word_end(text, 0, PASSAGE_CHARACTERS)
    # One character before, since a boundary looks back at the sign before it.
    clause = _BOUNDARY.search(text.text, earliest - 1, at)
    start = clause.end() if clause else _word_start(text, earliest)
    return start, _word_end(text, start, start + PASSAGE_CHARACTERS)


def _word_start(text: MarkedText, offset: int) -> int:
    index = bisect_left(text.tokens, offset, key=lambda token: token.start)
    return text.tokens[index].start if index < len(text.tokens) else len(text.text)


def _word_end(text: MarkedText, start: int, offset: int) -> int:
    if offset >= len(text.text):
        return len(text.text)
    index = bisect_right(text.tokens, offset, key=lambda token: token.end) - 1
    # A word that is longer than a passage is cut all the same.
    return text.tokens[index].end if index >= 0 and text.tokens[index].end > start else offset


def _html(text: MarkedText, passage: _Passage) -> str:
    before = "… " if passage.start > 0 else ""
    after = " …" if passage.end < len(text.text) else ""
    return f"{before}{text.html(passage.start, passage.end).strip()}{after}"
