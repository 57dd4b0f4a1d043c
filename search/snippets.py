"""The passages of an article that show best why it matched."""

import re
from collections.abc import Sequence
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
    """A stretch of one paragraph, by offsets, and what it shows."""

    paragraph: int
    start: int
    end: int
    value: float


def snippet(paragraphs: Sequence[MarkedText]) -> tuple[str, ...]:
    """Return the best passages as HTML, in the order of the text; none where nothing is marked.

    A passage is worth the different words of the query that it shows, then how often. Cuts fall between words and
    are shown by an ellipsis.

    Args:
        paragraphs: The marked paragraphs of a body.
    """
    shown: set[int] = set()
    chosen: list[_Passage] = []
    for _ in range(MOST_PASSAGES):
        candidates = [
            passage
            for number, text in enumerate(paragraphs)
            if all(number != passage.paragraph for passage in chosen)
            for passage in _passages(number, text, shown)
        ]
        if not candidates:
            break
        best = max(candidates, key=lambda passage: (passage.value, -passage.paragraph, -passage.start))
        chosen.append(best)
        shown |= set(_leaves_in(paragraphs[best.paragraph], best.start, best.end))
    chosen.sort(key=lambda passage: passage.paragraph)
    return tuple(_html(paragraphs[passage.paragraph], passage) for passage in chosen)


def _passages(number: int, text: MarkedText, shown: set[int]) -> list[_Passage]:
    """Return a candidate for each marked token of a paragraph: the passage that begins a little before it."""
    passages = []
    for index in sorted(text.leaf_of):
        start, end = _window(text, index)
        leaves = _leaves_in(text, start, end)
        new = len(set(leaves) - shown)
        passages.append(_Passage(number, start, end, new + 0.5 * len(set(leaves)) + _AGAIN * len(leaves)))
    return passages


def _leaves_in(text: MarkedText, start: int, end: int) -> list[int]:
    return [
        leaf
        for index, leaf in text.leaf_of.items()
        if text.tokens[index].start >= start and text.tokens[index].end <= end
    ]


def _window(text: MarkedText, index: int) -> tuple[int, int]:
    """Return the offsets of a passage round a token: from a clause's beginning where one is near."""
    if len(text.text) <= PASSAGE_CHARACTERS:
        return 0, len(text.text)
    at = text.tokens[index].start
    earliest = max(0, at - PASSAGE_CHARACTERS // 3)
    starts = [0, *(match.end() for match in _BOUNDARY.finditer(text.text, 0, at))]
    near = [start for start in starts if start >= earliest]
    start = near[0] if near else _word_start(text, earliest)
    return start, _word_end(text, start, start + PASSAGE_CHARACTERS)


def _word_start(text: MarkedText, offset: int) -> int:
    return next((token.start for token in text.tokens if token.start >= offset), len(text.text))


def _word_end(text: MarkedText, start: int, offset: int) -> int:
    if offset >= len(text.text):
        return len(text.text)
    # A word that is longer than a passage is cut all the same.
    return max((token.end for token in text.tokens if start < token.end <= offset), default=offset)


def _html(text: MarkedText, passage: _Passage) -> str:
    before = "… " if passage.start > 0 else ""
    after = " …" if passage.end < len(text.text) else ""
    return f"{before}{text.html(passage.start, passage.end).strip()}{after}"
