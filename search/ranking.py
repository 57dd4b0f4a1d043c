"""How articles are ranked: BM25F. The one table of its weights is `index.weights`.

A term's frequency is weighted by field, normalised by that field's length, summed over the fields and saturated
once (Robertson, Zaragoza & Taylor 2004), so that ten mentions in the body do not outweigh the headline:

    frequency'(d) = Σ_f  w_f · tf_f(d) / (1 − b_f + b_f · length_f(d) / average_f)
    score(d)      = idf · frequency'(d) / (k1 + frequency'(d)),   idf = ln(1 + (N − n + ½) / (n + ½))

The saturated frequency is the posting's impact, which the index holds; the idf is worked out when a query is answered,
over all segments together.
"""

from math import log1p

from index.weights import WEIGHTS, Weights

__all__ = ["WEIGHTS", "Weights", "idf"]


def idf(documents: int, holding: int) -> float:
    """Return the inverse document frequency of a term, above 0.

    >>> round(idf(100, 1), 3)
    4.21

    Args:
        documents: N, at least 1.
        holding: n, the documents that hold the term, 0 to N.
    """
    return log1p((documents - holding + 0.5) / (holding + 0.5))
