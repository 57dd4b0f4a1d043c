import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.evaluate import Matches
from search.tiers import FEW_HITS, MOST_COVERAGE, SHORT_QUERY, SOME_COVERAGE, Tiers, tiers

found_lists = st.lists(
    st.tuples(st.booleans(), st.booleans(), st.integers(0, 5), st.floats(0, 1)), max_size=30
)


def tiers_of(rows: list[tuple[bool, bool, int, float]], wanted: int) -> Tiers:
    """Return the tiers of documents given as (passes the filters, is allowed, words found, coverage)."""
    columns = list(zip(*rows, strict=True)) or [(), (), (), ()]
    matches = Matches(
        allowed=np.array(columns[1], dtype=np.bool_),
        found=np.array(columns[2], dtype=np.int64),
        coverage=np.array(columns[3], dtype=np.float64),
        scores=np.zeros(len(rows)),
    )
    return tiers(matches, np.array(columns[0], dtype=np.bool_), wanted)


@given(found_lists, st.integers(0, 5))
def test_a_document_is_in_one_tier_at_the_most_and_passes_every_condition(
    rows: list[tuple[bool, bool, int, float]], wanted: int
) -> None:
    result = tiers_of(rows, wanted)
    together = result.all_words.astype(int) + result.most_words + result.some_words
    assert (together <= 1).all()
    assert (together == result.shown).all()
    for (passes, allowed, _, _), shown in zip(rows, result.shown, strict=True):
        assert passes and allowed if shown else True


@given(found_lists, st.integers(0, 5))
def test_all_words_are_all_that_are_wanted(rows: list[tuple[bool, bool, int, float]], wanted: int) -> None:
    assert tiers_of(rows, wanted).all_words.tolist() == [
        passes and allowed and found == wanted for passes, allowed, found, _ in rows
    ]


@pytest.mark.parametrize(
    ("wanted", "found", "coverage", "tier"),
    [
        (5, 5, 1.0, "all"),
        (5, 4, MOST_COVERAGE, "most"),
        (5, 3, MOST_COVERAGE, "most"),
        (5, 3, MOST_COVERAGE - 0.01, "some"),
        (5, 2, 0.9, "some"),
        (5, 2, SOME_COVERAGE, "some"),
        (5, 2, SOME_COVERAGE - 0.01, "none"),
        (5, 1, 0.9, "none"),
        (3, 2, 0.5, "some"),
        (2, 1, 0.9, "none"),
        (1, 0, 0.0, "none"),
        (0, 0, 0.0, "all"),
    ],
)
def test_a_single_document_is_shown_by_what_it_has(
    wanted: int, found: int, coverage: float, tier: str
) -> None:
    result = tiers_of([(True, True, found, coverage)], wanted)
    shown = {"all": result.all_words, "most": result.most_words, "some": result.some_words}
    assert {name for name, mask in shown.items() if mask[0]} == {tier} - {"none"}


def test_to_a_long_query_some_of_the_words_are_shown_where_few_articles_have_more() -> None:
    long = SHORT_QUERY + 1
    some, most, everything = (True, True, 2, SOME_COVERAGE), (True, True, 4, 0.9), (True, True, long, 1.0)
    assert tiers_of([some, *[most] * (FEW_HITS - 1)], long).some_words[0]
    assert not tiers_of([some, everything, *[most] * (FEW_HITS - 1)], long).some_words[0]


def test_to_a_short_query_one_good_article_is_enough() -> None:
    some, good = (True, True, 2, 0.9), (True, True, SHORT_QUERY, 1.0)
    assert not tiers_of([some, good], SHORT_QUERY).some_words[0]
    assert tiers_of([some, (False, *good[1:])], SHORT_QUERY).some_words[0]
