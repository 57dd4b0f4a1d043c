from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engine import SearchRequest, SearchResult
from web.errors import ParameterError
from web.suggestions import MOST_TRIED, Suggestion, suggestions, without_quotes


def answers(found: Callable[[SearchRequest], int]) -> Callable[[SearchRequest], SearchResult]:
    def answer(search: SearchRequest) -> SearchResult:
        total = found(search)
        return SearchResult(
            total=total,
            with_all_words=total,
            with_most_words=0,
            with_some_words=0,
            stories=total,
            stories_with_all_words=total,
            hits=(),
            facets={},
            took_ms=1.0,
        )

    return answer


def test_removing_the_filters_is_suggested_if_that_finds_something() -> None:
    search = SearchRequest(query="bao", person="An", page=2)
    assert suggestions(search, answers(lambda other: 1200 * (other.person is None)), "/search") == (
        Suggestion(text="Bỏ mọi bộ lọc", href="/search?q=bao", count="1.200"),
    )


def test_the_query_without_quotes_and_without_accents_is_suggested() -> None:
    search = SearchRequest(query='"bảo lũ"')
    finding = answers(lambda other: other.query in {"bảo lũ", '"bao lu"'})
    assert [one.href for one in suggestions(search, finding, "/search")] == [
        "/search?q=b%E1%BA%A3o+l%C5%A9",
        "/search?q=%22bao+lu%22",
    ]


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ('"lũ quét"~3', "lũ quét"),
        ('bão "lũ quét"^2.5 mưa', "bão lũ quét mưa"),
        ("“lũ quét”~3^2 „mưa to” «gió lớn»", "lũ quét mưa to gió lớn"),
        ('tiêu đề:"lũ quét"~1 -"mưa to"', "tiêu đề:(lũ quét) -(mưa to)"),
        ('"lũ quét', "lũ quét"),
        ("lũ^2 10^6", "lũ^2 10^6"),
    ],
)
def test_what_belongs_to_quotes_goes_with_them(typed: str, plain: str) -> None:
    assert without_quotes(typed) == plain
    finding = answers(lambda other: other.query == plain)
    found = suggestions(SearchRequest(query=typed), finding, "/search")
    assert [one.text for one in found] == [f"Bỏ dấu ngoặc kép: {plain}"] * (plain != typed)


@given(st.text('ab"“”„«»~^:-23 ()', max_size=12))
def test_no_quotes_are_left(typed: str) -> None:
    assert not {*without_quotes(typed)} & {*'"“”„«»'}


def test_only_what_is_looked_for_is_a_word() -> None:
    tried: list[str] = []

    def remember(search: SearchRequest) -> int:
        tried.append(search.query)
        return 0

    query = 'tiêu đề:ngoeo^2 "hội đồng"~3 -(bão lũ) hộ* 10^6'
    suggestions(SearchRequest(query=query), answers(remember), "/search")
    assert {query for query in tried if " " not in query} == {"ngoeo", "hội", "đồng", "hộ*", "10", "6"}


def test_fewer_words_are_suggested_halves_first_then_the_longest_words() -> None:
    search = SearchRequest(query="hội đồng OR ngoeo xã")
    finding = answers(lambda other: other.query in {"hội đồng", "hội", "đồng", "OR"})
    texts = [one.text for one in suggestions(search, finding, "/search")]
    assert texts == ["Chỉ tìm: hội đồng", "Chỉ tìm: đồng", "Chỉ tìm: hội"]


def test_nothing_is_suggested_where_nothing_helps() -> None:
    assert suggestions(SearchRequest(query="ngoeo"), answers(lambda _: 0), "/search") == ()


def test_a_suggestion_that_cannot_be_answered_is_left_out() -> None:
    def refuse(search: SearchRequest) -> SearchResult:
        raise ParameterError("không", parameter="q", value=search.query, allowed="")

    assert suggestions(SearchRequest(query="bão lũ"), refuse, "/search") == ()


def test_a_long_query_costs_few_searches() -> None:
    tried: list[SearchRequest] = []

    def count(search: SearchRequest) -> int:
        tried.append(search)
        return 0

    suggestions(SearchRequest(query=" ".join(map(str, range(60)))), answers(count), "/search")
    assert len(tried) <= MOST_TRIED
