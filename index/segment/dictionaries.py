"""Dictionaries of several segments as one: which term of one is which of another."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.segment.ahead import done_ahead
from index.segment.loops import loops
from index.segment.opened import Segment

_MANY = 8
"""From so many dictionaries on, half of all, they are worth a thread."""

_Ints = NDArray[np.int64]

Dictionary = tuple[NDArray[np.uint8], _Ints]
"""Terms, rising: their bytes one after another, and where each begins, as `index.segment.terms.packed` gives them."""


def whole_dictionary(segment: Segment) -> Dictionary:
    """Return all terms of `segment`."""
    return segment.array("term_bytes"), segment.array("term_starts")


def part_of(dictionary: Dictionary, chosen: _Ints) -> Dictionary:
    """Return the terms of `dictionary` that have the numbers in `chosen`."""
    blob, starts = dictionary
    begins = np.concatenate(([0], np.cumsum(starts[chosen + 1] - starts[chosen])))
    found = np.empty(int(begins[-1]), np.uint8)
    loops().copy_terms(blob, starts, chosen, begins[:-1], found)
    return found, begins


def without_kinds(dictionary: Dictionary) -> Dictionary:
    """Return the terms of `dictionary` without the first byte, their kind."""
    blob, starts = dictionary
    return np.delete(blob, starts[:-1]), starts - np.arange(len(starts))


def united(dictionaries: Sequence[Dictionary]) -> tuple[Dictionary, list[NDArray[np.int32]]]:
    """Return the terms of all, and int32[T] for each: the number among them of each of its terms."""
    if len(dictionaries) == 1:
        return dictionaries[0], [np.arange(len(dictionaries[0][1]) - 1, dtype=np.int32)]
    half = len(dictionaries) // 2
    side_by_side = done_ahead if half >= _MANY else map
    (left, left_numbers), (right, right_numbers) = side_by_side(
        united, (dictionaries[:half], dictionaries[half:])
    )
    both, of_left, of_right = loops().united_terms(left, right)
    new_left, new_right = of_left.astype(np.int32), of_right.astype(np.int32)
    return both, [*(new_left[each] for each in left_numbers), *(new_right[each] for each in right_numbers)]
