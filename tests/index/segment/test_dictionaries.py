import sys
from itertools import chain, pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.segment import plain
from index.segment.dictionaries import Dictionary, part_of, united
from index.segment.loops import loops as chosen_loops
from index.segment.terms import packed

terms = st.lists(st.binary(max_size=3), max_size=10, unique=True).map(sorted)


def unpacked(dictionary: Dictionary) -> list[bytes]:
    blob, starts = dictionary
    return [bytes(blob[start:end]) for start, end in pairwise(starts)]


@pytest.mark.usefixtures("loops")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(terms, min_size=1, max_size=6))
def test_several_dictionaries_are_one_with_the_numbers_of_each(listed: list[list[bytes]]) -> None:
    every = sorted(set(chain.from_iterable(listed)))
    dictionary, numbers = united([packed(each) for each in listed])
    assert unpacked(dictionary) == every
    assert [found.tolist() for found in numbers] == [[every.index(term) for term in each] for each in listed]


@given(terms, st.data())
def test_a_part_has_the_terms_that_are_chosen(listed: list[bytes], data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.integers(0, len(listed) - 1), unique=True).map(sorted)) if listed else []
    found = part_of(packed(listed), np.array(chosen, np.int64))
    assert unpacked(found) == [listed[number] for number in chosen]


def test_without_numba_numpy_does_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "index.segment.kernels", None)
    chosen_loops.cache_clear()
    try:
        assert chosen_loops() is plain
    finally:
        chosen_loops.cache_clear()
