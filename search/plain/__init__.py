"""The loops of a search in numpy: what is used where numba cannot be imported; slower, with equal answers."""

from search.plain.gathering import largest, take_listed, take_wanted
from search.plain.lists import followed, intersected, nearest, stepped, taken_together, united, weighed

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
