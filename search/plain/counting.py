"""What is told of shown documents, counted in numpy; see `search.kernels.counting`."""

import numpy as np
from numpy.typing import NDArray

_Docs = NDArray[np.int32]
_Ints = NDArray[np.int64]


def count_cells(taken: NDArray[np.uint8], cells: NDArray[np.uint32], counts: NDArray[np.int32]) -> None:
    """Count the cells of the documents that are shown; see `search.kernels.counting.count_cells`."""
    counts += np.bincount(cells[taken > 0], minlength=counts.size).astype(np.int32)


def count_listed(
    docs: _Docs, firsts: _Ints, ends: _Ints, taken: NDArray[np.uint8], counts: NDArray[np.int32]
) -> None:
    """Count in each list the documents that are shown; see `search.kernels.counting.count_listed`."""
    for number, (first, end) in enumerate(zip(firsts.tolist(), ends.tolist(), strict=True)):
        counts[number] += np.count_nonzero(taken[docs[first:end]])


def people_of_shown(taken: NDArray[np.uint8], starts: _Ints, people: NDArray[np.uint32]) -> _Ints:
    """Return whom the documents that are shown name; see `search.kernels.counting.people_of_shown`."""
    return people[np.repeat(taken > 0, np.diff(starts))].astype(np.int64)


def tallied(values: _Ints) -> tuple[_Ints, NDArray[np.int32]]:
    """Return the different ones of some values, and how often each occurs; see `search.kernels.counting.tallied`."""
    found, counts = np.unique(values, return_counts=True)
    return found, counts.astype(np.int32)


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
