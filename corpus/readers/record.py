"""One JSON object becomes an Article: its fields under the names that archives give them."""

import re
import textwrap
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from corpus.article import VIETNAM_TIME, Article, Person
from corpus.dates import parse_date
from corpus.errors import RecordError
from corpus.readers.html_page import plain_text

_ID_KEYS = ("id",)
_TITLE_KEYS = ("title",)
_LEDE_KEYS = ("lede", "sapo", "description", "summary")
_BODY_KEYS = ("body", "content", "text")
_DATE_KEYS = ("published", "date")

_SURROGATE = re.compile(r"[\ud800-\udfff]")
# Controls that no text holds, and marks that are invisible and would split a word in two; line ends stay.
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff]")
_TITLE_FROM_BODY_CHARACTERS = 100
# Unix times from 1973 on; from here a number counts milliseconds. Smaller numbers are no times at all.
_FIRST_SECOND, _FIRST_MILLISECOND, _LAST_MILLISECOND = 100_000_000, 100_000_000_000, 4_000_000_000_000


def record_of(value: object) -> dict[str, object]:
    """Return the fields of a JSON object by their names in lower case.

    >>> record_of({"Title": "Lũ về sớm"})
    {'title': 'Lũ về sớm'}

    Args:
        value: What `json.loads` gave.

    Raises:
        RecordError: The value is no object.
    """
    if not isinstance(value, dict):
        raise RecordError(f'cần một đối tượng JSON như {{"title": …, "body": …}}, nhưng gặp {_kind(value)}')
    return {key.casefold(): item for key, item in value.items()}


def read_record(record: Mapping[str, object], *, fallback_id: str) -> Article:
    r"""Return the article that a record holds.

    >>> article = read_record({"title": "Lũ về sớm", "content": "Nước lên.\n\nDân dời lúa."}, fallback_id="a:1")
    >>> article.id, article.body
    ('a:1', ('Nước lên.', 'Dân dời lúa.'))

    Args:
        record: What `record_of` gave. `title`, the lede and the body are text or a number; the body may be a list of
            these, and a string of several lines is as many paragraphs. Text with HTML tags is read as HTML.
            An object in `people` has a `name`, and may have `roles` and `mentions`, a whole number from 1 on.
        fallback_id: The id where the record has none.

    Returns:
        The fields that can be read. What stands in `people`, `captions`, `published`, `author`, `source` and `url` in
        a form that cannot be read is left out: an article is never lost for them.

    Raises:
        RecordError: There is neither title nor body, or title, lede or body is no text.
    """
    title = " ".join(_paragraphs(record, _TITLE_KEYS))
    lede = " ".join(_paragraphs(record, _LEDE_KEYS))
    body = _paragraphs(record, _BODY_KEYS)
    if not title and not body:
        raise RecordError("bài không có cả “title” lẫn “body”; cần ít nhất một trong hai trường này có chữ")
    return Article(
        id=_line(_first(record, _ID_KEYS)) or fallback_id,
        title=title or textwrap.shorten(lede or body[0], _TITLE_FROM_BODY_CHARACTERS, placeholder="…"),
        lede=lede,
        body=body,
        people=tuple(_people(record.get("people"))),
        captions=tuple(filter(None, map(_line, _items(record.get("captions"))))),
        published=_published(_first(record, _DATE_KEYS)),
        author=_name(record.get("author")),
        source=_name(record.get("source")),
        url=_line(record.get("url")) or None,
    )


def stated_date(record: Mapping[str, object]) -> object:
    """Return what the record states as its date, readable or not; None where it states none.

    >>> stated_date({"date": "hôm qua"})
    'hôm qua'
    """
    return _first(record, _DATE_KEYS)


def _first(record: Mapping[str, object], keys: Iterable[str]) -> object:
    """Return the first value under one of `keys` that is not empty, else None."""
    for key in keys:
        value = record.get(key)
        if value not in (None, "", [], {}):
            return value
    return None


def _paragraphs(record: Mapping[str, object], keys: Iterable[str]) -> tuple[str, ...]:
    """Return the text under the first of `keys` that holds some, one string a paragraph."""
    paragraphs: list[str] = []
    for item in _items(_first(record, keys)):
        text = _text(item)
        if text is None:
            raise RecordError(f"“{'/'.join(keys)}” phải là chữ, nhưng gặp {_kind(item)}")
        paragraphs += _lines(text)
    return tuple(paragraphs)


def _lines(text: str) -> list[str]:
    """Return the lines of a field that hold something: without HTML, without what is not seen, white space folded."""
    if not text.isprintable():
        return _folded_lines(plain_text(_visible(text)))
    plain = plain_text(text)
    if plain == text and "  " not in text:
        # Nothing to unescape, remove or fold: the usual case, and many times faster.
        return [line] if (line := text.strip()) else []
    return _folded_lines(plain)


def _folded_lines(text: str) -> list[str]:
    return list(filter(None, (" ".join(line.split()) for line in text.splitlines())))


def _items(value: object) -> Iterable[object]:
    if isinstance(value, list):
        return (item for item in value if item is not None)
    return () if value is None else (value,)


def _text(value: object) -> str | None:
    """Return `value` as text; None where it is neither text nor a number."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _visible(text: str) -> str:
    """Return `text` without what is not seen, and as text that UTF-8 can hold."""
    if _SURROGATE.search(text):
        # Two halves that belong together become one character, a lone half becomes U+FFFD.
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _UNSEEN.sub("", text)


def _line(value: object) -> str:
    """Return `value` as one line of text; empty where it is no text."""
    text = _text(value)
    return " ".join(_lines(text)) if text else ""


def _name(value: object) -> str | None:
    """Return a byline or a source: text, an object with a `name`, or a list of these."""
    names = [_line(item.get("name") if isinstance(item, Mapping) else item) for item in _items(value)]
    return ", ".join(filter(None, names)) or None


def _people(value: object) -> Iterable[Person]:
    if isinstance(value, str):
        value = re.split(r"[;,\n]", value)
    for item in _items(value):
        given = item if isinstance(item, Mapping) else {"name": item}
        name = _line(given.get("name"))
        roles = _items(given.get("roles", given.get("role")))
        if name:
            yield Person(
                name=name,
                roles=tuple(filter(None, map(_line, roles))),
                mentions=_mentions(given.get("mentions")),
            )


def _mentions(value: object) -> int:
    """Return how often a record says that someone is named; 1 where it does not, or says what is no count."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 1


def _published(value: object) -> datetime | date | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return parse_date(_line(value)) if value is not None else None
    if _FIRST_SECOND <= value < _FIRST_MILLISECOND:
        return datetime.fromtimestamp(value, VIETNAM_TIME)
    if _FIRST_MILLISECOND <= value < _LAST_MILLISECOND:
        return datetime.fromtimestamp(value / 1000, VIETNAM_TIME)
    return None


def _kind(value: object) -> str:
    """Return what `value` is, for a message."""
    kinds = {
        dict: "một đối tượng",
        list: "một danh sách",
        str: "một chuỗi",
        bool: "true hoặc false",
        type(None): "null",
    }
    return kinds.get(type(value), "một số")
