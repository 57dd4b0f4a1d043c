"""Where are the tokens of this text, and which of them may continue a word?"""

import re
import string
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# pyvi's own token pattern (ViTokenizer.sylabelize), in its order: the first alternative that matches wins.
_ABBREVIATIONS_AND_SIGNS = r"[A-ZĐ]+\.|Tp\.|Mr\.|Mrs\.|Ms\.|Dr\.|ThS\.|==>|->|\.\.\.|>>|\n"
_ADDRESSES = r"|\w+://[^\s]+|[a-zA-Z0-9_.+-]+@(?:[a-zA-Z0-9-]+\.)+[a-zA-Z0-9-]+"
_NUMBERS_AND_WORDS = r"|\d+(?:[\.,_]\d+)+|[^\w\s]|\w+"
_TOKEN = re.compile(_ABBREVIATIONS_AND_SIGNS + _ADDRESSES + _NUMBERS_AND_WORDS)
# Where there is no address the search for one is left out: it looks ahead from every token.
_TOKEN_OF_PLAIN_TEXT = re.compile(_ABBREVIATIONS_AND_SIGNS + _NUMBERS_AND_WORDS)

SPACES = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""White space, as `str.isspace` and the pattern's `\\s` have it. No token crosses it, and "\\n" is a token itself."""

NEWLINE = "\n"

JOINS, TITLE = 1, 2
"""Bits of `join_flags`: the token may be part of a longer word; it begins with a capital."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The tokens of n texts, T in all.

    Attributes:
        starts: int32[T], where each starts, in characters of its text.
        ends: int32[T], where it ends.
        numbers: int32[T], its number in the vocabulary.
        bounds: int32[n + 1], the index of each text's first token, and T.
    """

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    numbers: NDArray[np.int32]
    bounds: NDArray[np.int32]


def token_spans(text: str) -> list[tuple[int, int]]:
    """Return start and end of each token of `text`.

    >>> token_spans("Tp.HCM, 1.500")
    [(0, 3), (3, 6), (6, 7), (8, 13)]
    """
    if text.isalpha():
        # One run of letters, as most chunks are.
        return [(0, len(text))]
    pattern = _TOKEN if "@" in text or "://" in text else _TOKEN_OF_PLAIN_TEXT
    return [match.span() for match in pattern.finditer(text)]


def join_flags(token: str) -> int:
    """Return what pyvi's rules after its model ask of a token.

    >>> [join_flags(token) for token in ("thư", "Tỉnh", ",", "8")]
    [1, 3, 0, 0]

    Source:
        `ViTokenizer.tokenize` in pyvi 0.1.1: tokens left and right of a joint are no part of `string.punctuation` and
        begin with no digit, and right begins with a capital only if left does.
    """
    # `in` on a string is pyvi's own test: it would hold for any run of neighbours in `string.punctuation`.
    joins = token not in string.punctuation and not token[0].isdigit()
    return JOINS * joins + TITLE * token[0].istitle()
