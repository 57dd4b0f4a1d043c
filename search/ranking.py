"""How articles are ranked: BM25F, and the one table of its weights.

A term's frequency is weighted by field, normalised by that field's length, summed over the fields and saturated
once (Robertson, Zaragoza & Taylor 2004), so that ten mentions in the body do not outweigh the headline:

    frequency'(d) = Σ_f  w_f · tf_f(d) / (1 − b_f + b_f · length_f(d) / average_f)
    score(d)      = idf · frequency'(d) / (k1 + frequency'(d)),   idf = ln(1 + (N − n + ½) / (n + ½))
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Every number that decides the order of hits.

    Attributes:
        fields: w_f, what an occurrence in a field is worth; the body's is 1.
        length_normalisation: b_f, from 0 (length is ignored) to 1.
        saturation: k1, above 0: the weighted frequency at which half of a term's score is reached.
        other_form: What an occurrence is worth whose marks were not typed, from 0 to 1: the closer form ranks
            higher.
        words: What a matching word of the segmentation adds, as a share of its own score.
        pairs: What two syllables in a row add, when they stand so in the query, as a share of the pair's score.
    """

    fields: Mapping[str, float]
    length_normalisation: Mapping[str, float]
    saturation: float
    other_form: float
    words: float
    pairs: float


WEIGHTS = Weights(
    fields={"title": 3.0, "lede": 1.5, "body": 1.0, "people": 2.0, "author": 0.5},
    length_normalisation={"title": 0.3, "lede": 0.5, "body": 0.75, "people": 0.3, "author": 0.0},
    saturation=1.2,
    other_form=0.4,
    words=0.2,
    pairs=0.3,
)
"""The weights in force."""


def idf(documents: int, holding: int) -> float:
    """Return the inverse document frequency of a term, above 0.

    >>> round(idf(100, 1), 3)
    4.21

    Args:
        documents: N, at least 1.
        holding: n, the documents that hold the term, 0 to N.
    """
    return float(np.log1p((documents - holding + 0.5) / (holding + 0.5)))


def saturated(frequency: NDArray[np.float64], weights: Weights) -> NDArray[np.float64]:
    """Return frequency' / (k1 + frequency') for each document, from 0 to below 1."""
    return frequency / (weights.saturation + frequency)
