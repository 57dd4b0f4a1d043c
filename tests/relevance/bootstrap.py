"""How far a mean over topics may be from that over all topics of the kind: 95 % intervals by the bootstrap.

Topics are drawn with replacement as often as there are topics; an interval holds the middle 95 % of the figures of
`RESAMPLES` such draws (Efron and Tibshirani, An Introduction to the Bootstrap, chapter 13). The draws are the same each
time, so equal rankings have equal intervals; two engines are compared over the same draws of topics.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 5_000
"""How many draws."""

_SEED = 20_130_707
_BOUNDS = (2.5, 97.5)


class Interval(NamedTuple):
    """A figure with its bounds."""

    value: float
    low: float
    high: float


def mean(scores: NDArray[np.float64]) -> Interval:
    """Return the mean of `scores`.

    >>> mean(np.array([1.0, 1.0]))
    Interval(value=1.0, low=1.0, high=1.0)

    Args:
        scores: float64[topics], at least one.
    """
    return _interval(float(scores.mean()), _means(scores))


def difference(scores: NDArray[np.float64], base: NDArray[np.float64]) -> Interval:
    """Return how much higher the mean of `scores` is than that of `base`, the same topics in the same order."""
    return mean(scores - base)


def ratio(scores: NDArray[np.float64], base: NDArray[np.float64]) -> Interval:
    """Return the mean of `scores` divided by that of `base`, the same topics in the same order; 0 where that is 0.

    >>> ratio(np.array([0.5, 0.5]), np.array([1.0, 1.0]))
    Interval(value=0.5, low=0.5, high=0.5)
    """
    if not base.any():
        return Interval(0.0, 0.0, 0.0)
    below = _means(base)
    drawn = np.divide(_means(scores), below, out=np.zeros_like(below), where=below > 0)
    return _interval(float(scores.mean() / base.mean()), drawn)


def _interval(value: float, drawn: NDArray[np.float64]) -> Interval:
    low, high = np.percentile(drawn, _BOUNDS)
    return Interval(value, float(low), float(high))


def _means(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return float64[RESAMPLES], the mean of each draw."""
    return _draws(len(scores)) @ scores / len(scores)


@lru_cache(maxsize=2)
def _draws(topics: int) -> NDArray[np.float64]:
    """Return float64[RESAMPLES, topics], how often each topic is drawn."""
    lot = np.random.default_rng(_SEED)
    return lot.multinomial(topics, np.full(topics, 1 / topics), RESAMPLES).astype(np.float64)
