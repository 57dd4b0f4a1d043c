"""The files of a set of topics, read as people write them; what cannot be read is told with file and line.

Ids are brought to NFC, as an article's are, so that they still meet.
"""

import gzip
import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from corpus.article import Article
from corpus.errors import RecordError
from corpus.readers.record import read_record, record_of

_TEXT_KEYS = ("lede", "sapo", "description", "summary", "body", "content", "text")
_ID_KEYS = ("id", "_id")
_TOPIC_HEADINGS = frozenset({"id", "qid", "query", "queryid", "topic", "topicid"})


class TopicFilesError(Exception):
    """A file of a set is not there or cannot be read."""


def read_queries(path: Path) -> dict[str, str]:
    """Return topic id → query from a file of two columns with a tab between; a line of headings may stand first.

    Raises:
        TopicFilesError: A line has no tab or no query, or a topic comes twice.
    """
    queries: dict[str, str] = {}
    for first, number, line in _lines(path):
        topic, _, query = (part.strip() for part in line.partition("\t"))
        if first and _is_heading(topic):
            continue
        if not topic or not query:
            raise TopicFilesError(
                f"{path}:{number}: expected a topic, a tab and a query, found {line[:80]!r}"
            )
        if _nfc(topic) in queries:
            raise TopicFilesError(f"{path}:{number}: topic {topic!r} has a query in an earlier line")
        queries[_nfc(topic)] = query
    return queries


def read_qrels(path: Path) -> dict[str, dict[str, int]]:
    """Return topic id → article id → grade, from lines of `topic article grade` or, as TREC has it, `topic 0 article grade`.

    Columns are apart by tabs, or by spaces where a line has no tab; a line of headings may stand first. A grade below
    0 is as good as 0.

    Raises:
        TopicFilesError: A line has other columns, or the grade is no whole number.
    """
    qrels: dict[str, dict[str, int]] = {}
    for first, number, line in _lines(path):
        cells = [cell.strip() for cell in (line.strip().split("\t") if "\t" in line else line.split())]
        if first and _is_heading(cells[0]):
            continue
        if len(cells) not in {3, 4} or not _is_whole(cells[-1]):
            raise TopicFilesError(
                f"{path}:{number}: expected topic, article and grade, a whole number, with tabs between; "
                f"found {line[:80]!r}"
            )
        qrels.setdefault(_nfc(cells[0]), {})[_nfc(cells[-2])] = max(int(float(cells[-1])), 0)
    return qrels


def read_records(path: Path) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield the objects of a JSON-lines file, gzip or not, each with the place where it stands.

    Raises:
        TopicFilesError: A line holds no JSON object.
    """
    for _, number, line in _lines(path):
        try:
            yield f"{path}:{number}", record_of(json.loads(line))
        except (ValueError, RecursionError, RecordError) as error:
            raise TopicFilesError(
                f'{path}:{number}: expected an object such as {{"id": …, "title": …, "text": …}}; {error}'
            ) from error


def article_of(record: Mapping[str, object], place: str, *, titled: bool = True) -> Article:
    """Return the article of a record, its text read as the product reads it, and nothing but its text.

    >>> article_of({"id": 7, "title": "Lũ về", "text": ["Nước lên.", "Dân dời lúa."]}, "corpus.jsonl:1").body
    ('Nước lên.', 'Dân dời lúa.')

    Args:
        record: Has an `id`, text or a number, and `title`, `lede` and `body` or `text`: each text, a number, a list
            of these, or absent.
        place: File and line, for the error.
        titled: Whether the title is taken.

    Raises:
        TopicFilesError: There is no id, or a field is no text.
    """
    article_id = next((record[key] for key in _ID_KEYS if record.get(key) not in (None, "")), None)
    if isinstance(article_id, bool) or not isinstance(article_id, str | int):
        raise TopicFilesError(f"{place}: expected an id, text or a whole number, found {article_id!r}")
    title = record.get("title") if titled else None
    has_title = _holds_text(title)
    texts = {key: record[key] for key in _TEXT_KEYS if key in record}
    try:
        # The product makes up a title where there is none: one that stands for it keeps it from that.
        article = read_record({**texts, "title": title if has_title else "-"}, fallback_id=str(article_id))
    except RecordError as error:
        raise TopicFilesError(
            f"{place}: title, lede, body and text are text, a number or a list of these; {error}"
        ) from error
    return article if has_title else replace(article, title="")


def _holds_text(value: object) -> bool:
    items = value if isinstance(value, list) else [value]
    return any(item is not None and str(item).strip() for item in items)


def _lines(path: Path) -> Iterator[tuple[bool, int, str]]:
    """Yield the lines that hold something: whether it is the first of them, its number, and the line."""
    opened = gzip.open if path.suffix == ".gz" else open
    first = True
    try:
        with opened(path, "rt", encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, start=1):
                if not line.isspace():
                    yield first, number, line.rstrip("\r\n")
                    first = False
    except FileNotFoundError as error:
        raise TopicFilesError(f"expected a file {path}, and there is none") from error
    except (UnicodeDecodeError, OSError, EOFError) as error:
        raise TopicFilesError(f"{path} cannot be read as text in UTF-8: {error}") from error


def _is_heading(cell: str) -> bool:
    """Whether a first cell names a column: `query-id`, `qid` and the like.

    >>> _is_heading("query-id"), _is_heading("q17")
    (True, False)
    """
    return "".join(filter(str.isalpha, cell)).casefold() in _TOPIC_HEADINGS and not any(
        map(str.isdigit, cell)
    )


def _is_whole(cell: str) -> bool:
    """Whether `cell` is a whole number, be it written as 1 or 1.0."""
    try:
        return float(cell).is_integer()
    except ValueError:
        return False


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
