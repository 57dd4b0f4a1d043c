"""The figures of one size side by side: works down, engines across, and how ours stand to each peer's.

A cell has two lines: the figures, and ours divided by them. Where less is better, so is a ratio below 1.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from tests.benchmarks.figures import Row
from tests.benchmarks.queries import Form
from tests.benchmarks.table import Grid, digits

OURS = "trabao"
COLUMNS = {
    "Tra Báo": (OURS,),
    "tantivy, 3 fields": ("tantivy-3",),
    "tantivy, 1 field": ("tantivy-1",),
    "SQLite FTS5": ("fts5",),
    "bm25s": ("bm25s",),
    "Whoosh, pyvi": ("whoosh", "pyvi"),
}
"""The columns in their order, and the engines that stand in each."""

_OUR_COLUMN = "Tra Báo"
_UNCOUNTED = "-nocount"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table.

    Attributes:
        title: What was measured, and in which unit.
        rows: The row in each of `COLUMNS` that has one.
        figures: What of a row is shown: one number, or two.
    """

    title: str
    rows: dict[str, Row]
    figures: Callable[[Row], tuple[float | None, ...]]


def grid(rows: Sequence[Row]) -> Grid:
    """Return the table of `rows`, all of one size."""
    lines = [line for line in _lines(rows) if line.rows]
    columns = [column for column in COLUMNS if any(column in line.rows for line in lines)]
    return Grid(
        header=(f"{rows[0].articles:,} articles", *columns),
        lines=tuple(((line.title,), *(_cell(line, column) for column in columns)) for line in lines),
        notes=tuple(_query_notes(rows)),
    )


def _lines(rows: Sequence[Row]) -> list[Line]:
    return [*_query_lines(rows), *_search_lines(rows), *_other_lines(rows)]


def _query_lines(rows: Sequence[Row]) -> list[Line]:
    return [
        Line(f"{name}{title}, {form}, ms", _of(rows, work, form, suffix), _times)
        for work, name in (("or", "OR"), ("and", "AND"), ("phrase", "phrase"))
        for suffix, title in (("", ""), (_UNCOUNTED, ", no total"))
        for form in Form
    ]


def _search_lines(rows: Sequence[Row]) -> list[Line]:
    works = (("search", "", "whole search"), ("http", "", "HTTP, API"), ("http", "-page", "HTTP, page"))
    return [
        *(
            Line(f"{title}, {form}, ms", _of(rows, work, form, suffix), _times)
            for work, suffix, title in works
            for form in Form
        ),
        *(
            Line(f"{title}, {form}, a second", _of(rows, work, form, suffix), _rate)
            for work, suffix, title in works[1:]
            for form in Form
        ),
    ]


def _other_lines(rows: Sequence[Row]) -> list[Line]:
    return [
        Line("index, articles a second", _of(rows, "index"), _rate),
        Line("the same, people stated", _of(rows, "index", suffix="-people-stated"), _rate),
        Line("index, MB", _of(rows, "index"), _megabytes),
        Line("segment, articles a second", _of(rows, "segment"), _rate),
        Line("the same with tags", _of(rows, "segment", suffix="-tags"), _rate),
        Line("open, ms", _of(rows, "open"), lambda row: (row.p50_ms,)),
        Line("private memory, MB", _of(rows, "memory"), _megabytes),
        Line("shared memory, MB", _of(rows, "memory"), _shared_megabytes),
        Line("private, and whole searches, MB", _of(rows, "memory", suffix="-search"), _megabytes),
    ]


def _of(rows: Sequence[Row], work: str, form: str | None = None, suffix: str = "") -> dict[str, Row]:
    """Return the rows of a line; ours counts always, so it stands beside those that do not."""
    found = {row.engine: row for row in rows if row.work == work and row.queries == form}
    line = {
        column: found[engine + suffix]
        for column, engines in COLUMNS.items()
        for engine in engines
        if engine + suffix in found
    }
    return {_OUR_COLUMN: found[OURS], **line} if suffix == _UNCOUNTED and line and OURS in found else line


def _times(row: Row) -> tuple[float | None, ...]:
    return row.p50_ms, row.p99_ms


def _rate(row: Row) -> tuple[float | None, ...]:
    return (row.per_second,)


def _megabytes(row: Row) -> tuple[float | None, ...]:
    return (None if row.bytes is None else row.bytes / 1e6,)


def _shared_megabytes(row: Row) -> tuple[float | None, ...]:
    return (None if row.shared_bytes is None else row.shared_bytes / 1e6,)


def _cell(line: Line, column: str) -> tuple[str, ...]:
    row, ours = line.rows.get(column), line.rows.get(_OUR_COLUMN)
    if row is None:
        return ("",)
    theirs = line.figures(row)
    shown = " / ".join("–" if value is None else digits(value, 3) for value in theirs)
    if _is_partial(row, line.rows.values()):
        shown += " *"
    if ours is None or ours is row:
        return (shown,)
    ratios = (
        f"×{digits(mine / value, 2)}"
        for mine, value in zip(line.figures(ours), theirs, strict=True)
        if mine is not None and value
    )
    return (shown, " / ".join(ratios))


def _is_partial(row: Row, others: Iterable[Row]) -> bool:
    """Whether `row` is of fewer queries than another was asked."""
    return row.asked is not None and row.asked < max(other.asked or 0 for other in others)


def _query_notes(rows: Sequence[Row]) -> Iterator[str]:
    """Yield how many documents were found in all by those that were asked everything, and who was not."""
    found, partial = [], []
    for work, form in product(("or", "and", "phrase"), Form):
        asked = [row for row in rows if (row.work, row.queries) == (work, form)]
        all_asked = [row for row in asked if row.found is not None and not _is_partial(row, asked)]
        if len(all_asked) > 1:
            found.append(f"{work}, {form}: {_shared({row.engine: row.found or 0 for row in all_asked})}")
        partial += [f"{row.engine}, {work}, {form}: {row.asked}" for row in asked if _is_partial(row, asked)]
    if found:
        yield f"Documents found in all: {'; '.join(found)}."
    if partial:
        yield f"* So many queries were asked in the time there was: {'; '.join(partial)}."


def _shared(found: Mapping[str, int]) -> str:
    """Return who found how many, those together who found the same.

    >>> _shared({"trabao": 7, "fts5": 6, "whoosh": 6})
    'trabao 7, fts5 and whoosh 6'
    """
    finders: defaultdict[int, list[str]] = defaultdict(list)
    for engine, number in found.items():
        finders[number].append(engine)
    return ", ".join(f"{' and '.join(engines)} {number:,}" for number, engines in finders.items())
