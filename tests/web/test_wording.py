from datetime import UTC, date, datetime

import pytest

from search.engine import SearchRequest, SearchResult
from web.wording import elapsed, found, grouped, moment


def test_a_time_is_shown_in_vietnam() -> None:
    assert moment(datetime(2022, 8, 30, 20, 5, tzinfo=UTC)) == "03:05, 31/8/2022"
    assert moment(date(2022, 12, 3)) == "3/12/2022"


@pytest.mark.parametrize(("number", "shown"), [(0, "0"), (999, "999"), (1_234_567, "1.234.567")])
def test_thousands_are_grouped_by_dots(number: int, shown: str) -> None:
    assert grouped(number) == shown


@pytest.mark.parametrize(
    ("took_ms", "shown"), [(0.04, "0,0 mili giây"), (999.9, "999,9 mili giây"), (1000.0, "1,0 giây")]
)
def test_a_duration_has_one_decimal_after_a_comma(took_ms: float, shown: str) -> None:
    assert elapsed(took_ms) == shown


@pytest.mark.parametrize(
    ("query", "counts", "sentence"),
    [
        ("bão", (0, 0, 0), "Không tìm thấy bài nào"),
        ("bão", (1200, 0, 0), "1.200 bài"),
        ("", (66, 0, 0), "66 bài trong kho báo"),
        ("bão lũ", (12, 30, 0), "12 bài có đủ các từ, 30 bài có phần lớn các từ"),
        ("bão lũ", (0, 30, 0), "Không bài nào có đủ các từ, 30 bài có phần lớn các từ"),
        ("bão lũ", (1, 0, 2), "1 bài có đủ các từ, 2 bài có một số từ"),
    ],
)
def test_the_counts_are_told_apart(query: str, counts: tuple[int, int, int], sentence: str) -> None:
    every, most, some = counts
    result = SearchResult(
        total=sum(counts),
        with_all_words=every,
        with_most_words=most,
        with_some_words=some,
        stories=sum(counts),
        stories_with_all_words=every,
        hits=(),
        facets={},
        took_ms=1.0,
    )
    assert found(SearchRequest(query=query), result) == sentence
