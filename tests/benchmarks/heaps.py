"""How many different syllables do so many words hold? Heaps' law, fitted on real articles.

A corpus that is multiplied by copying has no more words than the original, and term look-ups, rare terms and the
dictionary's size all look better than they are. The benchmark's scaled corpora grow their vocabulary by this law.

    vocabulary(tokens) = vocabulary₀ · (tokens / tokens₀)^β

Source: H. S. Heaps, Information Retrieval: Computational and Theoretical Aspects (1978), section 7.5.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

_DOUBLINGS = 3
"""The exponent falls as a corpus grows: it is fitted over the last three doublings of the articles there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeapsLaw:
    """A fitted law.

    Attributes:
        exponent: β, from 0 (no new words) to 1 (every token is a new word).
        tokens: tokens₀, of the whole corpus it was fitted on.
        vocabulary: vocabulary₀, the different tokens among them.
    """

    exponent: float
    tokens: int
    vocabulary: int

    def vocabulary_at(self, tokens: int) -> float:
        """Return the expected number of different tokens among `tokens`.

        >>> round(HeapsLaw(exponent=0.5, tokens=100, vocabulary=30).vocabulary_at(400))
        60
        """
        grown: float = (max(tokens, 1) / self.tokens) ** self.exponent
        return self.vocabulary * grown


def fitted_law(texts: Sequence[Sequence[str]], seed: int = 0) -> HeapsLaw:
    """Return the law that the tokens of `texts` follow, least squares on logarithms.

    >>> words = [[f"w{n}" for n in range(start, start + 10)] for start in range(0, 640, 10)]
    >>> law = fitted_law(words)
    >>> round(law.exponent, 2), law.tokens, law.vocabulary
    (1.0, 640, 640)

    Args:
        texts: The tokens of each article, eight articles at least. They are taken in a shuffled order, since archives
            lie sorted by subject, and each new subject looks like a leap of the vocabulary.
        seed: Chooses the order.
    """
    curve = _growth(texts, seed)
    tokens, vocabulary = np.log(np.array(curve, dtype=np.float64).T)
    exponent = float(np.polyfit(tokens, vocabulary, 1)[0])
    return HeapsLaw(exponent=min(max(exponent, 0.0), 1.0), tokens=curve[-1][0], vocabulary=curve[-1][1])


def _growth(texts: Sequence[Sequence[str]], seed: int) -> list[tuple[int, int]]:
    """Return (tokens, vocabulary) of the first ⅛, ¼, ½ and all of the shuffled `texts`."""
    order = list(range(len(texts)))
    random.Random(seed).shuffle(order)
    stops = {len(texts) >> doublings for doublings in range(_DOUBLINGS + 1)}
    seen: set[str] = set()
    tokens, curve = 0, []
    for count, number in enumerate(order, start=1):
        seen.update(texts[number])
        tokens += len(texts[number])
        if count in stops:
            curve.append((tokens, len(seen)))
    return curve
