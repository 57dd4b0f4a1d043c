"""Texts as an array of characters, for loops that go through all of them."""

from collections.abc import Sequence
from dataclasses import dataclass

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
        # Of a copy, because numba takes long to recognise the types of arrays that are read-only.
        codes = np.frombuffer(bytearray(joined.encode("utf-32-le", "surrogatepass")), np.uint32)
        text_starts = np.zeros(len(texts) + 1, np.int64)
        np.cumsum([len(text) + 1 for text in texts], out=text_starts[1:])
        return cls(joined=joined, codes=codes, text_starts=text_starts)
