"""Which articles are shown: those with all the words wanted first, then those with most, or with some, of them.

How much of a query an article has is counted by weight (idf), not by number: `bao nhiêu là` says nothing of what
is asked, and half of a question may be such words.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.evaluate import Matches

MOST_COVERAGE = 0.5
"""The share of the wanted words, by weight, that is most of them."""

SOME_COVERAGE = 0.2
"""The share that an article must have to be shown at all."""

FEWEST_OF_MOST = 3
"""Most of the words are never fewer than these: half of a short query is another query."""

FEWEST_OF_SOME = 2
"""Nor are some of them fewer than these."""

FEW_HITS = 50
"""To a long query, articles with some of its words are shown where fewer than these have all or most."""

SHORT_QUERY = 6
"""To a query of no more words than these, they are shown only where nothing better is found at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiers:
    """The documents to show among N; each is in one tier at the most.

    Attributes:
        all_words: bool[N]: every wanted word.
        most_words: bool[N]: most of them.
        some_words: bool[N]: some of them; none where enough have more.
    """

    all_words: NDArray[np.bool_]
    most_words: NDArray[np.bool_]
    some_words: NDArray[np.bool_]

    @property
    def shown(self) -> NDArray[np.bool_]:
        """bool[N]: the documents of all tiers."""
        return self.all_words | self.most_words | self.some_words


def tiers(matches: Matches, passing: NDArray[np.bool_], wanted: int) -> Tiers:
    """Return the tiers of the documents that a query found.

    Args:
        matches: What the query found.
        passing: bool[N]: the documents that pass the filters.
        wanted: How many words the query wants.
    """
    passing = passing & matches.allowed
    all_words = passing & (matches.found == wanted)
    lacking = passing & ~all_words
    most_words = lacking & (matches.found >= FEWEST_OF_MOST) & (matches.coverage >= MOST_COVERAGE)
    some_words = np.zeros_like(all_words)
    enough = FEW_HITS if wanted > SHORT_QUERY else 1
    if np.count_nonzero(all_words | most_words) < enough:
        some = (matches.found >= FEWEST_OF_SOME) & (matches.coverage >= SOME_COVERAGE)
        some_words = lacking & ~most_words & some
    return Tiers(all_words=all_words, most_words=most_words, some_words=some_words)
