from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engine import Change, SearchRequest, Sort
from web.addresses import Addresses, address, stated
from web.parameters import search_request

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20)
FIELDS = {
    "query": TEXT,
    "page": st.integers(1, 90),
    "person": st.none() | TEXT,
    "source": st.none() | TEXT,
    "published_from": st.none() | st.dates(max_value=date(2000, 1, 1)),
    "published_to": st.none() | st.dates(min_value=date(2000, 1, 1)),
    "sort": st.sampled_from(Sort),
    "literal": st.frozensets(st.sampled_from(Change)),
    "folded": st.booleans(),
    "explain": st.booleans(),
}
CHANGES = st.fixed_dictionaries({}, optional=FIELDS)
SEARCHES = CHANGES.map(lambda fields: SearchRequest(**fields))


@given(search=SEARCHES, changed=CHANGES)
def test_an_address_with_changes_is_that_of_the_changed_search(
    search: SearchRequest, changed: dict[str, Any]
) -> None:
    other = replace(search, **changed)
    found = Addresses(search, "/search").of(**changed)
    assert found == address("/search", other)
    assert search_request(found.partition("?")[2].encode("ascii")) == other


@given(search=SEARCHES, field=st.sampled_from(["person", "source"]), value=TEXT)
def test_what_stands_around_a_field_makes_the_address_of_the_first_page(
    search: SearchRequest, field: str, value: str
) -> None:
    addresses = Addresses(search, "/search")
    before, after = addresses.around(field)
    assert f"{before}{stated(field, value)}{after}" == addresses.of(**{field: value}, page=1)


@given(search=SEARCHES)
def test_two_fields_that_follow_each_other_have_one_surrounding(search: SearchRequest) -> None:
    addresses = Addresses(search, "/search")
    first, last = date(2022, 1, 1), date(2022, 12, 31)
    before, after = addresses.around("published_from", "published_to")
    assert f"{before}from=2022-01-01&to=2022-12-31{after}" == addresses.of(
        published_from=first, published_to=last, page=1
    )


@pytest.mark.parametrize(
    ("search", "expected"),
    [(SearchRequest(), "/a/1"), (SearchRequest(query="bão", page=2), "/a/1?q=b%C3%A3o&page=2")],
)
def test_another_page_keeps_the_whole_search(search: SearchRequest, expected: str) -> None:
    assert Addresses(search, "/search").at("/a/1") == expected
