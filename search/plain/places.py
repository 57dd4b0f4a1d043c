"""Lists of places worked out in numpy; see `search.kernels.places`."""

import numpy as np
from numpy.typing import NDArray

_Keys = NDArray[np.uint32]


def coded(starts: _Keys, offset: int, codes: NDArray[np.uint16], wanted: NDArray[np.uint8]) -> _Keys:
    """Return those of `starts` that a wanted code follows; see `search.kernels.places.coded`."""
    return starts[wanted[codes[starts.astype(np.int64) + offset]] > 0]


def followed(starts: _Keys, keys: _Keys, offset: int) -> _Keys:
    """Return those of `starts` that a key follows; see `search.kernels.places.followed`."""
    return starts[np.isin(starts.astype(np.int64) + offset, keys.astype(np.int64))]


def stepped(starts: _Keys, ends: _Keys, keys: _Keys, longest: int) -> tuple[_Keys, _Keys]:
    """Return the ways that go on; see `search.kernels.places.stepped`."""
    at = np.searchsorted(keys, ends, side="right")
    starts, at = starts[at < keys.size], at[at < keys.size]
    near = keys[at].astype(np.int64) - starts <= longest
    return starts[near], keys[at[near]]
