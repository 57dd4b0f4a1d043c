from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engine import SearchRequest, Sort
from search.limits import MAX_FILTER_CHARACTERS, MAX_PAGE_SIZE, MAX_QUERY_CHARACTERS, MAX_RESULT_WINDOW
from web.addresses import address
from web.errors import ParameterError
from web.parameters import search_request, without_parameters


def test_an_address_without_parameters_asks_for_the_defaults() -> None:
    assert search_request(b"") == SearchRequest()


def test_empty_values_mean_the_defaults() -> None:
    empty = b"q=&page=&page_size=&person=&source=&from=&to=&sort="
    assert search_request(empty) == SearchRequest()


def test_every_parameter_sets_its_field() -> None:
    stated = b"q=bao&page=2&page_size=5&person=An&source=X&from=2021-01-01&to=2021-12-31&sort=oldest"
    assert search_request(stated) == SearchRequest(
        query="bao",
        page=2,
        page_size=5,
        person="An",
        source="X",
        published_from=date(2021, 1, 1),
        published_to=date(2021, 12, 31),
        sort=Sort.OLDEST,
    )


@pytest.mark.parametrize(
    ("query_string", "parameter"),
    [
        ("page=0", "page"),
        ("page=-1", "page"),
        ("page=1.5", "page"),
        ("page=abc", "page"),
        ("page=%20", "page"),
        ("page=%D9%A1", "page"),
        ("page=10001", "page"),
        ("page=" + "9" * 5000, "page"),
        ("page_size=0", "page_size"),
        (f"page_size={MAX_PAGE_SIZE + 1}", "page_size"),
        ("from=2022-02-30", "from"),
        ("from=20220830", "from"),
        ("from=2022-W35-2", "from"),
        ("to=30/8/2022", "to"),
        ("to=0000-01-01", "to"),
        ("sort=best", "sort"),
        ("sort=NEWEST", "sort"),
        ("q=a%00b", "q"),
        ("person=%07", "person"),
        ("from=2022-08-30&to=2022-08-29", "from"),
    ],
)
def test_a_value_out_of_range_is_refused_by_name(query_string: str, parameter: str) -> None:
    with pytest.raises(ParameterError) as refused:
        search_request(query_string.encode())
    assert refused.value.parameter == parameter
    assert refused.value.allowed
    assert refused.value.value


@pytest.mark.parametrize(
    ("query_string", "limit"),
    [
        ("q=" + "a" * (MAX_QUERY_CHARACTERS + 1), "MAX_QUERY_CHARACTERS"),
        ("person=" + "a" * (MAX_FILTER_CHARACTERS + 1), "MAX_FILTER_CHARACTERS"),
        ("source=" + "a" * (MAX_FILTER_CHARACTERS + 1), "MAX_FILTER_CHARACTERS"),
        (f"page_size=100&page={MAX_RESULT_WINDOW // 100 + 1}", "MAX_RESULT_WINDOW"),
    ],
)
def test_a_passed_limit_is_named(query_string: str, limit: str) -> None:
    with pytest.raises(ParameterError) as refused:
        search_request(query_string.encode())
    assert refused.value.limit == limit


def test_the_last_page_within_the_window_is_allowed() -> None:
    assert search_request(b"page_size=100&page=100").page == MAX_RESULT_WINDOW // 100


def test_the_same_day_at_both_ends_is_a_range() -> None:
    assert search_request(b"from=2022-08-30&to=2022-08-30").published_from == date(2022, 8, 30)


def test_an_address_that_takes_no_parameters_names_the_one_that_came() -> None:
    without_parameters(b"")
    with pytest.raises(ParameterError, match="“q”"):
        without_parameters(b"q=a")


requests = st.builds(
    SearchRequest,
    query=st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=50),
    page=st.integers(1, 100),
    page_size=st.integers(1, MAX_PAGE_SIZE),
    person=st.none() | st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20),
    published_from=st.none() | st.dates(max_value=date(2000, 1, 1)),
    published_to=st.none() | st.dates(min_value=date(2000, 1, 1)),
    sort=st.sampled_from(Sort),
)


@given(requests)
def test_an_address_asks_for_the_search_it_was_made_from(search: SearchRequest) -> None:
    _, _, query_string = address("/search", search).partition("?")
    assert search_request(query_string.encode("ascii")) == search
