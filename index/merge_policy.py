"""Which segments are merged, so that they never pile up: each has three times the documents of those behind it together.

An index of N documents so has some log₄ N segments at the most, ten for a million, and an article that comes alone is
written anew twice as often: twenty times. Only neighbours at the end are merged with each other: documents keep their
order.
"""

from collections.abc import Sequence
from typing import NamedTuple

from index.segment.layout import MOST_PLACES

RATIO = 3
"""A segment has at least so many times the documents of all segments behind it."""

MOST_DELETED = 0.25
"""The share of a segment's documents that may be deleted before it is written anew."""


class Size(NamedTuple):
    """How large a segment is.

    Attributes:
        live: Its documents that are not deleted.
        documents: All its documents.
        places: The places that they take.
    """

    live: int
    documents: int
    places: int


def due_merges(sizes: Sequence[Size], most_merged: int | None = None) -> list[tuple[int, int]]:
    """Return which runs of segments are to become one each, as half-open ranges that rise; a run may be of one.

    >>> due_merges([Size(900, 900, 0), Size(50, 50, 0), Size(40, 40, 0)]), due_merges([Size(900, 900, 0), Size(200, 200, 0)])
    ([(1, 3)], [])
    >>> due_merges([Size(500, 900, 0), Size(50, 50, 0)]), due_merges([Size(500, 900, 0), Size(50, 50, 0)], most_merged=100)
    ([(0, 1)], [])

    Args:
        sizes: The size of each segment, in order.
        most_merged: How many documents a run may have; None for any. None has more places than a segment can have.
    """
    live = [size.live for size in sizes]
    places = [size.places for size in sizes]
    room = sum(live) if most_merged is None else most_merged
    small = (
        first
        for first, size in enumerate(live)
        if size < RATIO * sum(live[first + 1 :])
        and sum(live[first:]) <= room
        and sum(places[first:]) <= MOST_PLACES
    )
    begin = next(small, len(live))
    alone = [
        (number, number + 1)
        for number, size in enumerate(sizes[:begin])
        if size.documents - size.live > MOST_DELETED * size.documents and size.live <= room
    ]
    return [*alone, (begin, len(live))] if begin < len(live) else alone
