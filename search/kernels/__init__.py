"""The loops of a search, compiled; `search.plain` has the same functions in numpy."""

from search.kernels.best import largest
from search.kernels.counting import count_stories
from search.kernels.gathering import take_listed, take_wanted
from search.kernels.lists import intersected, taken_together, united, weighed
from search.kernels.marking import best_passages, choose_marks
from search.kernels.markup import written_html
from search.kernels.nearness import nearest
from search.kernels.places import coded, followed, stepped

__all__ = [
    "best_passages",
    "choose_marks",
    "coded",
    "count_stories",
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
    "written_html",
]
