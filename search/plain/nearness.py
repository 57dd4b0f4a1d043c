"""How much of a query stands together, in numpy; see `search.kernels.nearness`."""
# ruff: noqa: PLR0917 (the arguments of `search.kernels`)

import numpy as np
from numpy.typing import NDArray

_Keys = NDArray[np.uint32]
_Ints = NDArray[np.int64]
_Floats = NDArray[np.float64]


def nearest(
    keys: _Keys,
    own_keys: _Keys,
    firsts: _Ints,
    ends: _Ints,
    owned: NDArray[np.uint8],
    leaves: _Ints,
    weights: _Floats,
    starts: _Ints,
    stops: _Ints,
    places: int,
) -> _Floats:
    """Return the greatest weight within so many places of each document; see `search.kernels.nearness.nearest`."""
    listed = [
        (own_keys if own else keys)[first:end].astype(np.int64)
        for first, end, own in zip(firsts, ends, owned, strict=True)
    ]
    found = np.zeros(starts.size)
    for number, bounds in enumerate(zip(starts, stops, strict=True)):
        inside = [each[slice(*np.searchsorted(each, bounds))] for each in listed]
        for start in np.unique(np.concatenate([np.zeros(0, np.int64), *inside])):
            there = [bool(np.any((each >= start) & (each < start + places))) for each in inside]
            found[number] = max(found[number], weights[np.unique(leaves[there])].sum())
    return found
