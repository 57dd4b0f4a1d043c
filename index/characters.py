"""Texts as an array of characters, for loops that go through all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

BETWEEN = "\n"
"""What stands behind each text, so that nothing goes on in the next: white space, and part of no syllable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Characters:
    """n texts one after another, each with `BETWEEN` behind it, C characters in all.

    Attributes:
        joined: The same as one text.
        codes: uint32[C], their code points; a lone surrogate is a character like another.
        text_starts: int64[n + 1], where each text starts in `codes`, and C; it ends one before the next.
    """

    joined: str
    codes: NDArray[np.uint32]
    text_starts: NDArray[np.int64]

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Characters":
        """Return `texts` in a row.

        >>> Characters.of(["lũ", "", "về"]).text_starts.tolist()
        [0, 3, 4, 7]
        """
        joined = BETWEEN.join((*texts, ""))
        starts = accumulate([len(text) + len(BETWEEN) for text in texts], initial=0)
        return cls(joined=joined, codes=codes_of(joined), text_starts=np.array(list(starts), np.int64))


def codes_of(text: str) -> NDArray[np.uint32]:
    """Return uint32[characters], the code points of `text`, as an array that may be written to.

    >>> codes_of("Lũ").tolist(), codes_of("").tolist()
    ([76, 361], [])
    """
    # Of an empty text numpy holds one character. It copies: numba takes long to recognise the types of arrays that are read-only.
    return np.array([text]).view(np.uint32)[: len(text)]


def text_of(codes: NDArray[np.uint32]) -> str:
    """Return the text that has these code points, lone surrogates too.

    >>> text_of(codes_of("Lũ"))
    'Lũ'
    """
    return codes.tobytes().decode("utf-32-le", "surrogatepass")
