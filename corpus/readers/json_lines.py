"""Articles kept as JSON: one object a line, or one array or object a file."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress

from corpus.article import Article, Skipped
from corpus.encodings.decoding import decode
from corpus.encodings.mojibake import repaired
from corpus.errors import RecordError
from corpus.limits import MAX_LINE_BYTES, MIB
from corpus.readers.byte_stream import bounded_lines
from corpus.readers.raw_input import Kind, RawInput
from corpus.readers.record import read_record, record_of, stated_date
from corpus.readers.unreadable_dates import UnreadableDate

_WANTED = 'mỗi bài phải là một đối tượng như {"title": …, "body": …}'
_ESCAPED_LATIN = re.compile(r"\\u00[89a-fA-F]")
_DELETE = b"\x7f"
_STATED_CHARACTERS = 40


def raw_lines(chunks: Iterable[bytes], file: str) -> Iterator[RawInput | Skipped]:
    r"""Yield the lines of a JSON-lines file in order; blank lines hold nothing but count.

    >>> [line] = raw_lines([b"\n{", b"}\n"], "a.jsonl")
    >>> line.place, line.data
    ('a.jsonl:2', b'{}')

    Args:
        chunks: The file's bytes in pieces of any size.
        file: The file as the reader of a report knows it.

    Yields:
        A `Skipped` in place of a line that is too long to be held.
    """
    for number, line in enumerate(bounded_lines(chunks), start=1):
        if line is None:
            yield Skipped(
                name=f"{file}:{number}",
                reason=f"dòng dài hơn {MAX_LINE_BYTES // MIB} MiB, giới hạn cho một bài; hãy tách hoặc bỏ dòng này",
            )
        elif line and not line.isspace():
            yield RawInput(file=file, kind=Kind.JSON_LINE, data=line, line=number)


def read_json_line(raw: RawInput) -> Iterator[Article | UnreadableDate]:
    """Yield the article of one line.

    >>> line = '{"title": "Lũ về sớm", "body": "Nước lên nhanh."}'
    >>> raw = RawInput(file="lu.jsonl", kind=Kind.JSON_LINE, data=line.encode(), line=1)
    >>> [article] = read_json_line(raw)
    >>> article.id, article.body
    ('lu.jsonl:1', ('Nước lên nhanh.',))

    Yields:
        The article, and a remark after it where it states a date that cannot be read.

    Raises:
        EncodingError: The line's encoding cannot be told.
        RecordError: The line is no JSON, or holds no article.
    """
    return _articles(_line_value(raw.data), raw.place, raw.file)


def _line_value(line: bytes) -> object:
    """Return the JSON value of a line, soon where the line is in UTF-8.

    Most of what `decode` looks for, no JSON has: byte order marks, NUL, the magic of other formats and controls other
    than DEL. So a line that can be read without looking is what `decode` would make of it, and any other goes there.
    """
    if _DELETE not in line:
        with suppress(UnicodeDecodeError, RecordError):
            return _parsed(repaired(unicodedata.normalize("NFC", line.decode("utf-8"))))
    return _parsed(decode(line))


def read_json_document(raw: RawInput) -> Iterator[Article | Skipped | UnreadableDate]:
    """Yield what the elements of a JSON array hold, or the one object that the file is.

    >>> [skipped] = read_json_document(RawInput(file="a.json", kind=Kind.JSON_DOCUMENT, data=b"[7]"))
    >>> skipped.name
    'a.json:1'

    Raises:
        EncodingError: The file's encoding cannot be told.
        RecordError: The file is no JSON.
    """
    value = _parsed(decode(raw.data))
    for number, element in enumerate(value if isinstance(value, list) else [value], start=1):
        place = f"{raw.file}:{number}"
        try:
            yield from _articles(element, place, raw.file)
        except RecordError as exc:
            yield Skipped(name=place, reason=str(exc))


def _parsed(text: str) -> object:
    try:
        value: object = json.loads(text)
        if "\\" in text and _ESCAPED_LATIN.search(text):
            # What the escapes spell may itself be text of an old font, which shows only now.
            value = json.loads(repaired(json.dumps(value, ensure_ascii=False, indent=0)))
    except RecursionError as exc:
        raise RecordError(f"JSON lồng nhau quá sâu; {_WANTED}") from exc
    except ValueError as exc:
        raise RecordError(f"không phải JSON hợp lệ ({exc}); {_WANTED}") from exc
    return value


def _articles(value: object, place: str, file: str) -> Iterator[Article | UnreadableDate]:
    record = record_of(value)
    article = read_record(record, fallback_id=place)
    yield article
    if article.published is None and (stated := stated_date(record)) is not None:
        yield UnreadableDate(file=file, place=place, stated=str(stated)[:_STATED_CHARACTERS])
