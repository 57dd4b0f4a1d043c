"""The loops of a search, compiled; `search.plain` has the same functions in numpy."""

from search.kernels.gathering import largest, take_listed, take_wanted
from search.kernels.lists import followed, intersected, nearest, stepped, taken_together, united, weighed

__all__ = [
    "followed",
    "intersected",
    "largest",
    "nearest",
    "stepped",
    "take_listed",
    "take_wanted",
    "taken_together",
    "united",
    "weighed",
]
