"""Numbers, times, counts and names of fields as a Vietnamese newspaper writes them."""

from datetime import date, datetime

from corpus.article import VIETNAM_TIME
from search.engine import SearchRequest, SearchResult

SECOND_MS = 1000

FIELD_NAMES = {
    "title": "tiêu đề",
    "lede": "sapo",
    "body": "nội dung",
    "people": "tên người",
    "author": "tác giả",
}
"""What readers call the fields of an article."""


def grouped(number: int) -> str:
    """Return `number` with a dot between thousands.

    >>> grouped(10000)
    '10.000'
    """
    return f"{number:,}".replace(",", ".")


def moment(published: datetime | date) -> str:
    """Return when an article was published, in Vietnam time.

    >>> moment(datetime(2022, 8, 30, 8, 32, tzinfo=VIETNAM_TIME)), moment(date(2022, 8, 30))
    ('08:32, 30/8/2022', '30/8/2022')
    """
    if isinstance(published, datetime):
        here = published.astimezone(VIETNAM_TIME)
        return f"{here.hour:02}:{here.minute:02}, {day(here)}"
    return day(published)


def day(value: date) -> str:
    """Return a day as readers write it.

    >>> day(date(2022, 8, 3))
    '3/8/2022'
    """
    return f"{value.day}/{value.month}/{value.year}"


def elapsed(took_ms: float) -> str:
    """Return how long a search took.

    >>> elapsed(1.94), elapsed(1520.0)
    ('1,9 mili giây', '1,5 giây')
    """
    number, unit = (took_ms / SECOND_MS, "giây") if took_ms >= SECOND_MS else (took_ms, "mili giây")
    return f"{number:.1f} {unit}".replace(".", ",")


def found(search: SearchRequest, result: SearchResult) -> str:
    """Return how many articles there are, and how many of them lack some of the words.

    >>> found(SearchRequest(query="bão lũ"), SearchResult(total=45, with_all_words=12, with_most_words=30,
    ...     with_some_words=3, stories=45, stories_with_all_words=12, hits=(), facets={}, took_ms=1.0))
    '12 bài có đủ các từ, 30 bài có phần lớn các từ, 3 bài có một số từ'
    """
    if not result.total:
        return "Không tìm thấy bài nào"
    if result.total == result.with_all_words:
        return (
            f"{grouped(result.total)} bài"
            if search.query.strip()
            else f"{grouped(result.total)} bài trong kho báo"
        )
    every = f"{grouped(result.with_all_words)} bài" if result.with_all_words else "Không bài nào"
    lacking = ((result.with_most_words, "có phần lớn các từ"), (result.with_some_words, "có một số từ"))
    told = [f"{grouped(count)} bài {what}" for count, what in lacking if count]
    return ", ".join((f"{every} có đủ các từ", *told))
