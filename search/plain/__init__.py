"""The loops of a search in numpy: what is used where numba cannot be imported; slower, with equal answers."""

from search.plain.counting import count_cells, count_listed, count_stories, people_of_shown, tallied
from search.plain.gathering import take_listed, take_wanted
from search.plain.lists import intersected, taken_together, united, weighed, without
from search.plain.marking import best_passages, choose_marks
from search.plain.markup import written_html
from search.plain.nearness import nearest
from search.plain.places import coded, followed, stepped

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
