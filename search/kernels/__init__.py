"""The loops of a search, compiled; `search.plain` has the same functions in numpy."""

from search.kernels.gathering import largest, take_listed, take_wanted
from search.kernels.lists import followed, intersected, nearest, stepped, taken_together, united, weighed
from search.kernels.marking import best_passages, cut_runs

__all__ = [
    "best_passages",
    "cut_runs",
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
