from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import VIETNAM_TIME, Article, Person
from index.reader import IndexReader
from index.update import update_index
from search.engine import FacetValue
from search.evaluate import Evaluator
from search.facets import Facets
from search.gathering import Asked
from search.limits import FACET_VALUES
from search.query import Query
from search.ranking import WEIGHTS
from tests.search.conftest import NOBODY, OpenIndex, build_in_segments

# Either loops do the work of every test.
pytestmark = pytest.mark.usefixtures("loops")

_NAMES = ("Lò Văn Pâng", "Vừ Thị Sao", "Y Hlin", "Nguyễn Thị Hòa")
_COUNT = 12
_ARTICLES = [
    Article(
        id=str(number),
        title="Lũ",
        people=tuple(Person(name=name) for place, name in enumerate(_NAMES) if (number + 1) >> place & 1)
        or NOBODY,
        source=("Báo Lâm Châu", "Báo Vĩnh Sa", None)[number % 3],
        published=(date(2020 + number % 4, 6, 1), None)[number % 5 == 0],
    )
    for number in range(_COUNT)
]
_WAYS_TO_CUT = ((12,), (4, 8, 12), (1, 2, 12))


@pytest.fixture(scope="module")
def readers(tmp_path_factory: pytest.TempPathFactory) -> list[IndexReader]:
    """The same articles in the same order, in one segment and in several."""
    return [
        build_in_segments(
            tmp_path_factory.mktemp("index"), *(_ARTICLES[start:end] for start, end in pairwise((0, *ends)))
        )
        for ends in _WAYS_TO_CUT
    ]


def facets_of(reader: IndexReader, chosen: Sequence[bool] | None = None) -> dict[str, tuple[FacetValue, ...]]:
    """Return the facets of the `chosen` documents of `reader`, of all where none are named."""
    ends = np.cumsum([segment.arrays.documents for segment in reader.segments])
    masks = None if chosen is None else np.split(np.array(chosen, np.uint8), ends[:-1])
    found = Evaluator(reader, WEIGHTS).find(Query(), Asked(best=0, told=True, passing=masks))
    return Facets(reader).of(found)


masks = st.lists(st.booleans(), min_size=_COUNT, max_size=_COUNT)


@given(mask=masks, which=st.integers(0, len(_WAYS_TO_CUT) - 1))
def test_facets_count_the_articles_that_match(
    readers: list[IndexReader], mask: list[bool], which: int
) -> None:
    matched = [article for article, chosen in zip(_ARTICLES, mask, strict=True) if chosen]
    found = {
        name: {value.value: value.count for value in values}
        for name, values in facets_of(readers[which], mask).items()
    }
    assert found == {
        "people": dict(Counter(person.name for article in matched for person in article.people)),
        "source": dict(Counter(article.source for article in matched if article.source)),
        "year": dict(Counter(str(article.published.year) for article in matched if article.published)),
    }


@given(mask=masks)
def test_facets_over_several_segments_are_those_over_one(
    readers: list[IndexReader], mask: list[bool]
) -> None:
    one, *several = (facets_of(reader, mask) for reader in readers)
    assert several == [one] * len(several)


@given(mask=masks)
def test_values_come_by_falling_count_and_years_the_latest_first(
    readers: list[IndexReader], mask: list[bool]
) -> None:
    found = facets_of(readers[0], mask)
    for name in ("people", "source"):
        assert all(left.count >= right.count for left, right in pairwise(found[name]))
    assert all(left.value > right.value for left, right in pairwise(found["year"]))


def test_a_year_begins_at_midnight_in_vietnam(open_index: OpenIndex) -> None:
    moments = (
        datetime(2021, 12, 31, 16, 59, 59, tzinfo=UTC),
        datetime(2021, 12, 31, 17, tzinfo=UTC),
        datetime(2022, 1, 1, tzinfo=VIETNAM_TIME),
        date(2022, 1, 1),
        date(1969, 12, 31),
        None,
    )
    articles = [
        Article(id=str(number), title="Lũ", published=moment) for number, moment in enumerate(moments)
    ]
    years = facets_of(open_index(articles))["year"]
    assert [(year.value, year.count) for year in years] == [("2022", 3), ("2021", 1), ("1969", 1)]


def test_only_the_most_frequent_values_are_listed(open_index: OpenIndex) -> None:
    names = [f"Lò Văn {chr(ord('A') + number)}" for number in range(FACET_VALUES + 1)]
    articles = [
        Article(id=name, title="Lũ", people=tuple(Person(name=each) for each in names[number:]))
        for number, name in enumerate(names)
    ]
    people = facets_of(open_index(articles))["people"]
    assert [value.value for value in people] == list(reversed(names))[:FACET_VALUES]
    assert people[0].count == len(names)


def test_of_many_years_the_latest_are_listed(open_index: OpenIndex) -> None:
    first = 1900
    articles = [Article(id=str(year), title="Lũ", published=date(first + year, 1, 1)) for year in range(30)]
    years = facets_of(open_index(articles))["year"]
    assert [int(year.value) for year in years] == list(range(1929, 1929 - FACET_VALUES, -1))


@pytest.mark.parametrize("segments", [1, 2])
def test_nothing_found_has_no_values(tmp_path: Path, segments: int) -> None:
    articles = [
        Article(id=str(number), title="Lũ", source="Báo Lâm Châu", published=date(2022, 1, 1))
        for number in range(segments)
    ]
    reader = build_in_segments(tmp_path, *([article] for article in articles))
    assert facets_of(reader, [False] * segments) == {"people": (), "source": (), "year": ()}


@pytest.mark.parametrize("segments", [1, 2, 3])
def test_articles_that_name_nobody_and_no_source_have_no_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, segments: int
) -> None:
    monkeypatch.setattr("tests.search.conftest.NOBODY", ())
    reader = build_in_segments(
        tmp_path, *([Article(id=str(number), title="Lũ")] for number in range(segments))
    )
    assert len(reader.segments) == segments
    assert facets_of(reader) == {"people": (), "source": (), "year": ()}


def test_a_segment_may_lack_what_another_has(tmp_path: Path) -> None:
    runs = [
        [Article(id="1", title="Lũ", source="Báo Vĩnh Sa")],
        [Article(id="2", title="Lũ", people=(Person(name="A Lò"),))],
        [Article(id="3", title="Lũ", people=(Person(name="Ô Xá"), Person(name="A Lò")), source="Báo Ấy")],
    ]
    found = facets_of(build_in_segments(tmp_path, *runs))
    assert [(value.value, value.count) for value in found["people"]] == [("A Lò", 2), ("Y", 1), ("Ô Xá", 1)]
    assert [(value.value, value.count) for value in found["source"]] == [("Báo Vĩnh Sa", 1), ("Báo Ấy", 1)]


def test_a_value_is_shown_as_it_was_first_written(tmp_path: Path) -> None:
    written = ("Nguyễn Thị Hoà", "NGUYỄN THỊ HÒA", "Nguyễn Thị Hòa")
    runs = [[Article(id=name, title="Lũ", people=(Person(name=name),))] for name in written]
    assert facets_of(build_in_segments(tmp_path, *runs))["people"] == (FacetValue(value=written[0], count=3),)


def test_a_deleted_article_is_not_counted(open_index: OpenIndex, tmp_path: Path) -> None:
    reader = open_index(_ARTICLES)
    update = update_index(tmp_path / "index", deleted=["3", "7"])
    left = [article for article in _ARTICLES if article.id not in {"3", "7"}]
    people = facets_of(IndexReader(update.generation))["people"]
    assert {value.value: value.count for value in people} == Counter(
        person.name for article in left for person in article.people
    )
    assert sum(value.count for value in facets_of(reader)["people"]) > sum(value.count for value in people)
