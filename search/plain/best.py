"""The best kept, in numpy; see `search.kernels.best`."""

import numpy as np
from numpy.typing import NDArray

_Ints = NDArray[np.int64]
_Floats = NDArray[np.float64]


def keep_best(heap: _Floats, counts: _Ints, hits: _Floats) -> None:
    """Keep the best of what `heap` and `hits` hold, both float64[5, …] as in `search.kernels.gathering.take_listed`."""
    size = int(counts[0])
    every = np.concatenate([heap[:, :size], hits], axis=1)
    best = np.lexsort((every[3], -every[2], -every[1], -every[0]))[: heap.shape[1] - 1]
    heap[:, : best.size] = every[:, best]
    counts[0] = best.size
