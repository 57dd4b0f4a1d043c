"""What is told of shown documents, counted in numpy; see `search.kernels.counting`."""

import numpy as np
from numpy.typing import NDArray

_Docs = NDArray[np.int32]
_Ints = NDArray[np.int64]


def count_stories(
    taken: NDArray[np.uint8], own: _Docs, stories: _Docs, seen: NDArray[np.uint8], counts: _Ints
) -> None:
    """Count shown documents and their stories; see `search.kernels.counting.count_stories`."""
    tiers = taken[own]
    for place, (shown, mark) in enumerate(((tiers > 0, 1), (tiers == 1, 3))):
        told = np.unique(stories[shown])
        counts[2 * place] += np.count_nonzero(shown)
        counts[2 * place + 1] += np.count_nonzero(seen[told] < mark)
        seen[told] = np.maximum(seen[told], mark)
