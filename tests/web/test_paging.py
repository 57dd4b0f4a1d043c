import pytest

from search.engine import SearchRequest
from web.addresses import Addresses
from web.paging import last_page, paging


@pytest.mark.parametrize(
    ("total", "page_size", "last"), [(0, 10, 1), (10, 10, 1), (11, 10, 2), (100_000, 10, 1000)]
)
def test_the_last_page_holds_the_last_hit_within_the_window(total: int, page_size: int, last: int) -> None:
    assert last_page(total, page_size) == last


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        (1, ["1", "2", "3", "…", "9"]),
        (3, ["1", "2", "3", "4", "5", "…", "9"]),
        (5, ["1", "…", "3", "4", "5", "6", "7", "…", "9"]),
        (9, ["1", "…", "7", "8", "9"]),
    ],
)
def test_the_pages_near_the_current_one_are_shown(page: int, shown: list[str]) -> None:
    links = paging(Addresses(SearchRequest(page=page), "/search"), 90).pages
    assert [link.text for link in links] == shown
    assert [link.text for link in links if link.current] == [str(page)]


def test_the_first_page_has_none_before_and_the_last_none_after() -> None:
    first, last = (paging(Addresses(SearchRequest(page=page), "/search"), 20) for page in (1, 2))
    assert (first.previous, first.following) == (None, "/search?page=2")
    assert (last.previous, last.following) == ("/search", None)


def test_a_page_past_the_end_leads_back_to_the_last() -> None:
    assert paging(Addresses(SearchRequest(page=7), "/search"), 20).previous == "/search?page=2"
