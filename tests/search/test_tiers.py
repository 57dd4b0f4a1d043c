import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.tiers import MOST_COVERAGE, SOME_COVERAGE, tier


@pytest.mark.parametrize(
    ("wanted", "found", "coverage", "expected"),
    [
        (5, 5, 1.0, 1),
        (5, 4, MOST_COVERAGE, 2),
        (5, 3, MOST_COVERAGE, 2),
        (5, 3, MOST_COVERAGE - 0.01, 3),
        (5, 2, 0.9, 3),
        (5, 2, SOME_COVERAGE, 3),
        (5, 2, SOME_COVERAGE - 0.01, 0),
        (5, 1, SOME_COVERAGE, 3),
        (5, 1, SOME_COVERAGE - 0.01, 0),
        (4, 1, 0.9, 0),
        (3, 2, 0.5, 3),
        (2, 1, 0.9, 0),
        (1, 0, 0.0, 0),
        (0, 0, 0.0, 1),
    ],
)
def test_an_article_is_shown_by_what_it_has(wanted: int, found: int, coverage: float, expected: int) -> None:
    assert tier(wanted, found, coverage) == expected


@given(wanted=st.integers(0, 64), coverage=st.floats(0, 1), data=st.data())
def test_having_more_of_a_query_never_shows_an_article_later(
    wanted: int, coverage: float, data: st.DataObject
) -> None:
    found = data.draw(st.integers(0, wanted))
    fewer, less = data.draw(st.integers(0, found)), data.draw(st.floats(0, coverage))
    shown, shown_of_less = tier(wanted, found, coverage), tier(wanted, fewer, less)
    assert shown_of_less == 0 or 0 < shown <= shown_of_less


@given(wanted=st.integers(0, 64), found=st.integers(0, 64), coverage=st.floats(0, 1))
def test_all_words_are_all_that_are_wanted(wanted: int, found: int, coverage: float) -> None:
    assert (tier(wanted, found, coverage) == 1) == (found == wanted)
