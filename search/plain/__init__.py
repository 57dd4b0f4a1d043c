"""The loops of a search in numpy: what is used where numba cannot be imported; slower, with equal answers."""

from search.plain.gathering import largest, take_listed, take_wanted
from search.plain.lists import followed, intersected, nearest, stepped, taken_together, united, weighed
from search.plain.marking import best_passages, cut_runs

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
