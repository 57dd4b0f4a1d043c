"""Are these two or three tokens in pyvi's dictionary?"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BEGINNING_BITS = 20
"""Of so many bits, 2²⁰, the dictionary's thirty thousand beginnings set few, and 128 KiB stay in a core's own cache."""

BEGINNING_FACTOR = 0x9E3779B97F4A7C1
"""Spreads neighbouring codes over all bits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The dictionary's entries of two and of three syllables, S syllables in all.

    An entry is a run in the array of its first syllable: `pairs[pair_starts[a]:pair_starts[a + 1]]` holds each b of
    the entries (a, b), and `triples` likewise b × S + c of the entries (a, b, c). All runs are sorted.

    Attributes:
        numbers: A syllable in lower case → its number, 0 to S − 1.
        pair_starts: int32[S + 1].
        pairs: int64.
        triple_starts: int32[S + 1].
        triples: int64.
        beginnings: uint8[2 ** BEGINNING_BITS / 8]: the bit of each two syllables that begin an entry is set
            (`beginning_bits`), so that most of those that begin none are known without a search.
    """

    numbers: dict[str, int]
    pair_starts: NDArray[np.int32]
    pairs: NDArray[np.int64]
    triple_starts: NDArray[np.int32]
    triples: NDArray[np.int64]
    beginnings: NDArray[np.uint8]

    def number(self, token: str) -> int:
        """Return the number of `token` in lower case; −1 if no entry holds it."""
        return self.numbers.get(token.lower(), -1)


def build_lexicon(entries: Iterable[str]) -> Lexicon:
    """Return the lexicon of `entries`, whose syllables are parted by single spaces.

    >>> lexicon = build_lexicon(["nông dân", "nông", "hội nông dân"])
    >>> [lexicon.number(token) for token in ("NÔNG", "dân", "lúa")]
    [0, 1, -1]
    """
    numbers: dict[str, int] = {}
    pairs: list[int] = []
    triples: list[int] = []
    for entry in entries:
        syllables = entry.split(" ")
        if len(syllables) in {2, 3}:
            rows = pairs if len(syllables) == 2 else triples
            rows.extend([numbers.setdefault(syllable, len(numbers)) for syllable in syllables])
    pair_rows = np.array(pairs, np.int64).reshape(-1, 2)
    triple_rows = np.array(triples, np.int64).reshape(-1, 3)
    pair_starts, pair_rests = _runs(pair_rows, len(numbers))
    triple_starts, triple_rests = _runs(triple_rows, len(numbers))
    first, second = np.concatenate([pair_rows, triple_rows[:, :2]]).T
    return Lexicon(
        numbers=numbers,
        pair_starts=pair_starts,
        pairs=pair_rests,
        triple_starts=triple_starts,
        triples=triple_rests,
        beginnings=_bit_set(beginning_bits(first * len(numbers) + second)),
    )


def beginning_bits(codes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return which bit stands for two syllables a, b, given as a × S + b; `index.words.kernels` does the same."""
    found: NDArray[np.int64] = (codes * BEGINNING_FACTOR >> 32) & ((1 << BEGINNING_BITS) - 1)
    return found


def _bit_set(bits: NDArray[np.int64]) -> NDArray[np.uint8]:
    is_set = np.zeros(1 << BEGINNING_BITS, np.bool_)
    is_set[bits] = True
    return np.packbits(is_set, bitorder="little")


def _runs(entries: NDArray[np.int64], count: int) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Return where each first syllable's run starts, and the runs of what follows it."""
    rest = entries[:, 1]
    for column in range(2, entries.shape[1]):
        rest = rest * count + entries[:, column]
    order = np.lexsort((rest, entries[:, 0]))
    starts = np.searchsorted(entries[order, 0], np.arange(count + 1))
    return starts.astype(np.int32), rest[order]
