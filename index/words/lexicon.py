"""Are these two or three tokens in pyvi's dictionary?"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


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
    """

    numbers: dict[str, int]
    pair_starts: NDArray[np.int32]
    pairs: NDArray[np.int64]
    triple_starts: NDArray[np.int32]
    triples: NDArray[np.int64]

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
    pair_starts, pair_rests = _runs(np.array(pairs, np.int64).reshape(-1, 2), len(numbers))
    triple_starts, triple_rests = _runs(np.array(triples, np.int64).reshape(-1, 3), len(numbers))
    return Lexicon(
        numbers=numbers,
        pair_starts=pair_starts,
        pairs=pair_rests,
        triple_starts=triple_starts,
        triples=triple_rests,
    )


def _runs(entries: NDArray[np.int64], count: int) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Return where each first syllable's run starts, and the runs of what follows it."""
    rest = entries[:, 1]
    for column in range(2, entries.shape[1]):
        rest = rest * count + entries[:, column]
    order = np.lexsort((rest, entries[:, 0]))
    starts = np.searchsorted(entries[order, 0], np.arange(count + 1))
    return starts.astype(np.int32), rest[order]
