"""How articles are ranked: BM25F. The one table of its weights is `index.weights`.

A term's frequency is weighted by field, normalised by that field's length, summed over the fields and saturated
once (Robertson, Zaragoza & Taylor 2004), so that ten mentions in the body do not outweigh the headline:

    frequency'(d) = Σ_f  w_f · tf_f(d) / (1 − b_f + b_f · length_f(d) / average_f)
    score(d)      = idf · frequency'(d) / (k1 + frequency'(d)),   idf = ln(1 + (N − n + ½) / (n + ½))

Words that carry nothing (*gì*, *bao nhiêu*, *mấy*) are as rare in newspapers as words that do, but they are strewn like
chance, once a text, where the others come in heaps. So a syllable's idf is multiplied by how much of it is more than chance
explains, which the index itself tells: its residual idf (Church & Gale 1995), of n documents with f occurrences in each,

    residual = ln(N / n) + ln(1 − e^(−n·f / N)),   content = residual / ln(N / n) / `content`, between `least_content` and 1

The saturated frequency is the posting's impact, which the index holds; the idf is worked out when a query is answered,
over all segments together.
"""

from math import expm1, log, log1p

from index.weights import WEIGHTS, Weights

__all__ = ["WEIGHTS", "Weights", "content", "idf"]

_FEW = 5
"""Of a syllable in fewer documents nothing is known but that it is rare."""


def idf(documents: int, holding: int) -> float:
    """Return the inverse document frequency of a term, above 0.

    >>> round(idf(100, 1), 3)
    4.21

    Args:
        documents: N, at least 1.
        holding: n, the documents that hold the term, 0 to N.
    """
    return log1p((documents - holding + 0.5) / (holding + 0.5))


def content(documents: int, holding: int, occurrences: float, weights: Weights = WEIGHTS) -> float:
    """Return what a syllable's idf is multiplied by: less than 1 where it is strewn like chance.

    >>> content(10_000, 500, 1.02), content(10_000, 500, 1.3), content(10_000, 500, 6.0)
    (0.5, 0.5, 1.0)

    Args:
        documents: N, at least 1.
        holding: n, the documents that hold it, 0 to N.
        occurrences: f, how often it occurs in one of them, on average; 0 where that is not known.
        weights: Where `content` and `least_content` stand.

    Returns:
        From `least_content` to 1; 1 where it is held by few, or nothing is known.
    """
    if not occurrences or holding < _FEW:
        return 1.0
    chance = log(documents / holding)
    residual = chance + log(-expm1(-holding * occurrences / documents))
    if residual <= weights.least_content * weights.content * chance:
        return weights.least_content
    return min(1.0, residual / chance / weights.content)
