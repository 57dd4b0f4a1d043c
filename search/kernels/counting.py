"""The loops that count what is told of the documents that are shown: labels, years, stories."""
# ruff: noqa: PLR0917 (numba takes long over arguments by name)

import numpy as np
from numpy.typing import NDArray

from index.compiled import compiled

_Docs = NDArray[np.int32]
_Ints = NDArray[np.int64]


@compiled
def count_labels(
    picked: _Docs,
    size: int,
    start: int,
    people_starts: _Ints,
    people: NDArray[np.uint32],
    sources: NDArray[np.int32],
    years: NDArray[np.int16],
    first_label: int,
    label_counts: NDArray[np.int32],
    year_counts: NDArray[np.int32],
) -> None:
    """Count the labels and years of documents of a segment: of those at `start` plus the first `size` of `picked`.

    The other arguments are those of `search.kernels.gathering.take_listed`.
    """
    for index in range(size):
        document = start + picked[index]
        for at in range(people_starts[document], people_starts[document + 1]):
            label_counts[np.int64(people[at]) - first_label] += 1
        source = np.int64(sources[document])
        if source >= 0:
            label_counts[source - first_label] += 1
        year_counts[years[document]] += 1


@compiled
def count_stories(
    taken: NDArray[np.uint8],
    own: _Docs,
    stories: _Docs,
    seen: NDArray[np.uint8],
    counts: _Ints,
) -> None:
    """Count the documents of a segment that are shown and belong to a story of two or more, and their stories.

    Args:
        taken: uint8[N], the tier of each document that is shown, 0 for others.
        own: int32[m], those that belong to such a story.
        stories: int32[m], the story of each.
        seen: uint8[S], raised to 1 for each story of which a document is shown, and to 3 where one of tier 1 is.
        counts: int64[4], raised by how many are shown, how many stories those have that were not seen before; and the same
            of tier 1.
    """
    for index in range(own.size):
        tier = taken[own[index]]
        if not tier:
            continue
        story = stories[index]
        before = seen[story]
        counts[0] += 1
        counts[1] += before == 0
        if tier == 1:
            counts[2] += 1
            counts[3] += before < 3
            seen[story] = 3
        elif not before:
            seen[story] = 1
