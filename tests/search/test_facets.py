from collections import Counter
from datetime import UTC, date, datetime
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import VIETNAM_TIME, Article, Person
from index.build import build_index
from index.reader import IndexReader
from search.facets import facets
from search.limits import FACET_VALUES
from tests.search.conftest import NOBODY, OpenIndex

_NAMES = ("Lò Văn Pâng", "Vừ Thị Sao", "Y Hlin")
_ARTICLES = [
    Article(
        id=str(number),
        title="Lũ",
        people=tuple(Person(name=name) for place, name in enumerate(_NAMES) if (number + 1) >> place & 1)
        or NOBODY,
        source=("Báo Lâm Châu", "Báo Vĩnh Sa", None)[number % 3],
        published=(date(2020 + number % 4, 6, 1), None)[number % 5 == 0],
    )
    for number in range(12)
]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> IndexReader:
    generation = build_index(_ARTICLES, tmp_path_factory.mktemp("index")).generation
    assert generation is not None
    return IndexReader(generation)


@given(mask=st.lists(st.booleans(), min_size=12, max_size=12))
def test_facets_count_the_articles_that_match(reader: IndexReader, mask: list[bool]) -> None:
    matched = [article for article, chosen in zip(_ARTICLES, mask, strict=True) if chosen]
    found = {
        name: {value.value: value.count for value in values}
        for name, values in facets(reader, np.array(mask)).items()
    }
    assert found == {
        "people": dict(Counter(person.name for article in matched for person in article.people)),
        "source": dict(Counter(article.source for article in matched if article.source)),
        "year": dict(Counter(str(article.published.year) for article in matched if article.published)),
    }


@given(mask=st.lists(st.booleans(), min_size=12, max_size=12))
def test_values_come_by_falling_count_and_years_the_latest_first(
    reader: IndexReader, mask: list[bool]
) -> None:
    found = facets(reader, np.array(mask))
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
    years = facets(open_index(articles), np.ones(len(articles), dtype=np.bool_))["year"]
    assert [(year.value, year.count) for year in years] == [("2022", 3), ("2021", 1), ("1969", 1)]


def test_only_the_most_frequent_values_are_listed(open_index: OpenIndex) -> None:
    names = [f"Lò Văn {chr(ord('A') + number)}" for number in range(FACET_VALUES + 1)]
    articles = [
        Article(id=name, title="Lũ", people=tuple(Person(name=each) for each in names[number:]))
        for number, name in enumerate(names)
    ]
    people = facets(open_index(articles), np.ones(len(articles), dtype=np.bool_))["people"]
    assert [value.value for value in people] == list(reversed(names))[:FACET_VALUES]
    assert people[0].count == len(names)


def test_nothing_found_has_no_values(open_index: OpenIndex) -> None:
    reader = open_index([Article(id="1", title="Lũ", source="Báo Lâm Châu", published=date(2022, 1, 1))])
    assert facets(reader, np.zeros(1, dtype=np.bool_)) == {"people": (), "source": (), "year": ()}
