"""Text becomes tokens: every syllable at its position, and every word at the position of its first syllable.

Syllables always match, so a wrong segmentation never hides an article; words rank it where segmentation is right.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from index.spelling import exact_form

_SYLLABLE = re.compile(r"[^\W_]+")

PARAGRAPH_GAP = 16
"""Positions left free between paragraphs and between names, so that no phrase crosses them."""


# A tuple, since every search makes some thousands: it takes a third of the time of a frozen dataclass.
class Token(NamedTuple):
    """One syllable of a text.

    Attributes:
        text: The syllable as written.
        position: Its place among the syllables of the field, from 0, with gaps between paragraphs.
        start: Offset of its first character in the NFC text of its paragraph.
        end: Offset after its last character.
    """

    text: str
    position: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WordToken:
    """One word of two or more syllables.

    Attributes:
        text: The exact forms of its syllables, joined by single spaces.
        position: The position of its first syllable.
    """

    text: str
    position: int


def syllables(text: str, first_position: int = 0) -> list[Token]:
    """Return the syllables of `text` in order.

    >>> [(token.text, token.start, token.end) for token in syllables("Tỉnh ủy, 30.8")]
    [('Tỉnh', 0, 4), ('ủy', 5, 7), ('30', 9, 11), ('8', 12, 13)]

    Args:
        text: NFC text, any length.
        first_position: The position of the first syllable.

    Returns:
        Letters and digits in unbroken runs; everything else parts them. Empty for text without any.
    """
    return [
        Token(match[0], position, match.start(), match.end())
        for position, match in enumerate(_SYLLABLE.finditer(text), start=first_position)
    ]


def words(text: str, tokens: list[Token]) -> list[WordToken]:
    """Return the words of `text` that have two or more syllables.

    >>> text = "Bí thư Tỉnh ủy phát biểu"
    >>> [word.text for word in words(text, syllables(text))]
    ['bí thư', 'tỉnh ủy', 'phát biểu']

    Args:
        text: NFC text as its author wrote it: capitals count.
        tokens: `syllables(text)`.
    """
    from index.words.spans import segment_spans

    spans = segment_spans([text])
    bounds = spans.word_bounds()
    long = np.flatnonzero(np.diff(bounds) > 1)
    word_starts = spans.starts[bounds[long]].tolist()
    word_ends = spans.ends[bounds[long + 1] - 1].tolist()
    starts = [token.start for token in tokens]
    found = []
    for start, end in zip(word_starts, word_ends, strict=True):
        inside = tokens[bisect_left(starts, start) : bisect_left(starts, end)]
        if len(inside) > 1:
            found.append(WordToken(" ".join(exact_form(token.text) for token in inside), inside[0].position))
    return found
