"""Abbreviations and long forms widen the words of a query in place."""

from pathlib import Path

import pytest

from index.reader import IndexReader
from index.store import current_generation
from search.parser import parse
from search.query import Widened, typed_text
from search.understanding.abbreviations import Expansion, expanded
from search.understanding.vocabulary import Vocabulary
from tests.search.understanding.articles import Searched


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    directory: Path = tmp_path_factory.mktemp("index")
    Searched(directory)
    return Vocabulary(IndexReader(current_generation(directory)))


def others(query: str, vocabulary: Vocabulary) -> list[list[str]]:
    """Return for each word of `query` what may stand for it."""
    found, _ = expanded(parse(query), vocabulary)
    return [
        [typed_text(other) for other in leaf.others] if isinstance(leaf, Widened) else []
        for leaf in found.wanted
    ]


def test_a_short_form_is_widened_by_its_long_form(vocabulary: Vocabulary) -> None:
    assert others("UBND tỉnh", vocabulary) == [["Ủy ban nhân dân"], []]
    assert others("hdnd", vocabulary) == [["Hội đồng nhân dân"]]
    assert others("TP.HCM", vocabulary)[0][0] == "Thành phố Hồ Chí Minh"


def test_typed_marks_bind_in_abbreviations_too(vocabulary: Vocabulary) -> None:
    assert others("hđnd", vocabulary) == [["Hội đồng nhân dân"]]
    assert others("hđnđ", vocabulary) == [[]]


def test_each_word_of_a_long_form_is_widened_by_the_short_form(vocabulary: Vocabulary) -> None:
    assert others("hội đồng nhân dân xã", vocabulary) == [["HĐND"]] * 4 + [[]]
    assert others("hoi dong nhan dan", vocabulary) == [["HĐND"]] * 4
    assert others("hội đồng nhấn dân", vocabulary) == [[]] * 4


def test_conditions_stay_as_they_are_typed(vocabulary: Vocabulary) -> None:
    query = parse('"hội đồng nhân dân" tiêu đề:UBND -HĐND')
    assert expanded(query, vocabulary) == (query, ())


def test_several_meanings_widen_nothing(vocabulary: Vocabulary) -> None:
    typed = parse("BCH")
    query, done = expanded(typed, vocabulary)
    assert query == typed
    assert done == (Expansion("BCH", ("Ban Chấp hành", "Bộ Chỉ huy"), False),)


def test_what_may_be_a_word_is_an_abbreviation_only_in_capitals(vocabulary: Vocabulary) -> None:
    assert expanded(parse("ca to"), vocabulary)[1] == ()
