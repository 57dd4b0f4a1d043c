"""Lists worked out in numpy; see `search.kernels.lists`."""
# ruff: noqa: PLR0917 (the arguments of `search.kernels`)

import numpy as np
from numpy.typing import NDArray

_Docs = NDArray[np.int32]
_Keys = NDArray[np.uint32]
_Scores = NDArray[np.float32]
_Ints = NDArray[np.int64]
_Floats = NDArray[np.float64]


def intersected(
    docs: _Docs, scores: _Scores, others: _Docs, worths: _Scores, weight: float
) -> tuple[_Docs, _Scores]:
    """Return the documents that are in both lists; see `search.kernels.lists.intersected`."""
    kept, at, other = np.intersect1d(docs, others, assume_unique=True, return_indices=True)
    return kept, (scores[at] + weight * worths[other]).astype(np.float32)


def united(docs: _Docs, scores: _Scores, others: _Docs, more: _Scores) -> tuple[_Docs, _Scores]:
    """Return the documents that are in either list; see `search.kernels.lists.united`."""
    kept, places = np.unique(np.concatenate([docs, others]), return_inverse=True)
    return kept, np.bincount(places, np.concatenate([scores, more]), len(kept)).astype(np.float32)


def without(docs: _Docs, worths: _Scores, others: _Docs) -> tuple[_Docs, _Scores]:
    """Return the documents that are not in the other list; see `search.kernels.lists.without`."""
    kept = np.isin(docs, others, assume_unique=True, invert=True)
    return docs[kept], worths[kept]


def taken_together(
    docs: _Docs,
    impacts: _Scores,
    firsts: _Ints,
    ends: _Ints,
    factors: _Floats,
    saturation: float,
    documents: int,
) -> tuple[_Docs, _Scores]:
    """Return the postings of several terms as if they were one; see `search.kernels.lists.taken_together`."""
    frequencies = np.zeros(documents)
    for first, end, factor in zip(firsts.tolist(), ends.tolist(), factors.tolist(), strict=True):
        listed = impacts[first:end].astype(np.float64)
        frequencies[docs[first:end]] += factor * saturation * listed / (1.0 - listed)
    kept = np.flatnonzero(frequencies)
    found = frequencies[kept]
    return kept.astype(np.int32), (found / (saturation + found)).astype(np.float32)


def weighed(
    keys: _Keys, bounds: _Keys, nearby: _Docs, worth: _Scores, counted: NDArray[np.uint8]
) -> tuple[_Docs, _Scores]:
    """Return the documents of occurrences with their frequencies; see `search.kernels.lists.weighed`."""
    del nearby
    items = np.searchsorted(bounds, keys, side="right") - 1
    kept, places = np.unique(items // counted.size, return_inverse=True)
    found = np.bincount(places, worth[items] * counted[items % counted.size], len(kept))
    return kept[found > 0].astype(np.int32), found[found > 0].astype(np.float32)
