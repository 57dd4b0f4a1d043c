"""Articles kept as JSON: one object a line, or one array or object a file."""

import json
import logging
import re
from collections.abc import Iterable, Iterator

from corpus.article import Article, Skipped
from corpus.encodings.decoding import decode
from corpus.encodings.mojibake import repaired
from corpus.errors import EncodingError, RecordError
from corpus.limits import MAX_LINE_BYTES, MIB
from corpus.readers.byte_stream import bounded_lines
from corpus.readers.record import read_record, stated_date

_LOG = logging.getLogger(__name__)

_WANTED = 'mỗi bài phải là một đối tượng như {"title": …, "body": …}'
_ESCAPED_LATIN = re.compile(r"\\u00[89a-fA-F]")


def read_json_lines(chunks: Iterable[bytes], name: str) -> Iterator[Article | Skipped]:
    """Yield what each line holds, in order; blank lines hold nothing.

    >>> line = '{"title": "Lũ về sớm", "body": "Nước lên nhanh."}'
    >>> [article] = read_json_lines([line.encode()], "lu.jsonl")
    >>> article.id, article.body
    ('lu.jsonl:1', ('Nước lên nhanh.',))

    Args:
        chunks: The file's bytes in pieces of any size.
        name: The file as the reader of a report knows it.

    Yields:
        An article, or a `Skipped` that names the line. An article whose date cannot be read is kept without it, and
        one warning a file is logged with the number of such articles and the first of them.
    """
    dates = _UnreadDates(name)
    for number, line in enumerate(bounded_lines(chunks), start=1):
        if line is not None and not line.strip():
            continue
        place = f"{name}:{number}"
        try:
            yield _article(_parsed(_line_text(line)), place, dates)
        except (RecordError, EncodingError) as exc:
            yield Skipped(name=place, reason=str(exc))
    dates.report()


def read_json_document(text: str, name: str) -> Iterator[Article | Skipped]:
    """Yield what the elements of a JSON array hold, or the one object that `text` is.

    >>> [skipped] = read_json_document("[7]", "a.json")
    >>> skipped.name
    'a.json:1'

    Args:
        text: A whole file.
        name: The file as the reader of a report knows it.

    Raises:
        RecordError: The text is no JSON.
    """
    value = _parsed(text)
    dates = _UnreadDates(name)
    for number, element in enumerate(value if isinstance(value, list) else [value], start=1):
        place = f"{name}:{number}"
        try:
            yield _article(element, place, dates)
        except RecordError as exc:
            yield Skipped(name=place, reason=str(exc))
    dates.report()


class _UnreadDates:
    """The dates in one file that could not be read: counted, so that none is lost silently."""

    def __init__(self, file_name: str) -> None:
        self._file_name = file_name
        self._count = 0
        self._first = ""

    def add(self, place: str, value: object) -> None:
        if not self._count:
            self._first = f"{place} ghi {str(value)[:40]!r}"
        self._count += 1

    def report(self) -> None:
        if self._count:
            _LOG.warning(
                "%s: %d bài có ngày không đọc được nên để trống ngày, chẳng hạn %s; ngày nên viết như 2022-08-30T15:32",
                self._file_name,
                self._count,
                self._first,
            )


def _line_text(line: bytes | None) -> str:
    if line is None:
        raise RecordError(
            f"dòng dài hơn {MAX_LINE_BYTES // MIB} MiB, giới hạn cho một bài; hãy tách hoặc bỏ dòng này"
        )
    return decode(line)


def _parsed(text: str) -> object:
    try:
        value: object = json.loads(text)
        if _ESCAPED_LATIN.search(text):
            # What the escapes spell may itself be text of an old font, which shows only now.
            value = json.loads(repaired(json.dumps(value, ensure_ascii=False, indent=0)))
    except RecursionError as exc:
        raise RecordError(f"JSON lồng nhau quá sâu; {_WANTED}") from exc
    except ValueError as exc:
        raise RecordError(f"không phải JSON hợp lệ ({exc}); {_WANTED}") from exc
    return value


def _article(value: object, place: str, dates: _UnreadDates) -> Article:
    article = read_record(value, fallback_id=place)
    stated = stated_date(value)
    if article.published is None and stated is not None:
        dates.add(place, stated)
    return article
