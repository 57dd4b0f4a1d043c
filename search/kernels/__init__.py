"""The loops of a search, compiled; `search.plain` has the same functions in numpy."""

from search.kernels.counting import count_cells, count_listed, count_stories, people_of_shown, tallied
from search.kernels.gathering import take_listed, take_wanted
from search.kernels.lists import intersected, taken_together, united, weighed, without
from search.kernels.marking import best_passages, choose_marks
from search.kernels.markup import written_html
from search.kernels.nearness import nearest
from search.kernels.places import coded, followed, stepped

__all__ = [
    "best_passages",
    "choose_marks",
    "coded",
    "count_cells",
    "count_listed",
    "count_stories",
    "followed",
    "intersected",
    "nearest",
    "people_of_shown",
    "stepped",
    "take_listed",
    "take_wanted",
    "taken_together",
    "tallied",
    "united",
    "weighed",
    "without",
    "written_html",
]
