from datetime import date

import pytest

from search.engine import FacetValue, SearchRequest, SearchResult, Sort
from web.addresses import Addresses
from web.facets import SHOWN_FIRST, chips, facets, sorts


def result(**counted: dict[str, int]) -> SearchResult:
    values = {
        name: tuple(FacetValue(value=value, count=count) for value, count in counts.items())
        for name, counts in counted.items()
    }
    return SearchResult(
        total=9,
        with_all_words=9,
        with_most_words=0,
        with_some_words=0,
        stories=9,
        stories_with_all_words=9,
        hits=(),
        facets=values,
        took_ms=1.0,
    )


def test_each_active_filter_has_a_chip_that_removes_it_and_only_it() -> None:
    search = SearchRequest(query="bao", person="An", published_to=date(2022, 8, 30), page=3)
    assert [(chip.label, chip.value, chip.href) for chip in chips(Addresses(search, "/search"))] == [
        ("Người", "An", "/search?q=bao&to=2022-08-30"),
        ("Đến ngày", "30/8/2022", "/search?q=bao&person=An"),
    ]


def test_a_person_narrows_the_search_and_starts_at_its_first_page() -> None:
    search = SearchRequest(query="bao", page=3)
    (facet,) = facets(Addresses(search, "/search"), result(people={"Lê An": 1200}))
    assert (facet.first[0].href, facet.first[0].count) == ("/search?q=bao&person=L%C3%AA+An", "1.200")


def test_a_year_sets_its_first_and_last_day() -> None:
    (facet,) = facets(Addresses(SearchRequest(), "/search"), result(year={"2022": 1}))
    assert facet.first[0].href == "/search?from=2022-01-01&to=2022-12-31"


def test_years_come_newest_first() -> None:
    (facet,) = facets(Addresses(SearchRequest(), "/search"), result(year={"2021": 5, "2023": 2, "2022": 4}))
    assert [year.text for year in facet.first] == ["2023", "2022", "2021"]


@pytest.mark.parametrize(
    ("search", "counted"),
    [
        (SearchRequest(person="lê an"), {"people": {"Lê An": 1, "Lê Bình": 1}}),
        (SearchRequest(source="báo a"), {"source": {"Báo A": 1, "Báo B": 1}}),
        (
            SearchRequest(published_from=date(2022, 1, 1), published_to=date(2022, 12, 31)),
            {"year": {"2022": 1, "2021": 1}},
        ),
    ],
)
def test_the_active_value_is_told_apart(search: SearchRequest, counted: dict[str, dict[str, int]]) -> None:
    (facet,) = facets(Addresses(search, "/search"), result(**counted))
    assert [choice.current for choice in facet.first] == [True, False]


def test_a_long_facet_keeps_its_rest_for_later() -> None:
    people = {f"Người {number}": 1 for number in range(SHOWN_FIRST + 3)}
    (facet,) = facets(Addresses(SearchRequest(), "/search"), result(people=people))
    assert (len(facet.first), len(facet.rest)) == (SHOWN_FIRST, 3)


def test_another_order_starts_at_its_first_page() -> None:
    orders = sorts(Addresses(SearchRequest(query="bao", page=4, sort=Sort.NEWEST), "/search"))
    assert [(order.href, order.current) for order in orders] == [
        ("/search?q=bao", False),
        ("/search?q=bao&sort=newest", True),
        ("/search?q=bao&sort=oldest", False),
    ]
