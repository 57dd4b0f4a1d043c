"""The loops of a search, compiled; `search.plain` has the same functions in numpy."""

from search.kernels.best import largest
from search.kernels.counting import count_stories
from search.kernels.gathering import take_listed, take_wanted
from search.kernels.lists import intersected, taken_together, united, weighed
from search.kernels.marking import best_passages, cut_runs
from search.kernels.nearness import nearest
from search.kernels.places import coded, followed, stepped

__all__ = [
    "best_passages",
    "coded",
    "count_stories",
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
