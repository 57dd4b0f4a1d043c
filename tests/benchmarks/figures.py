"""One measured figure, the list of all of them, and how they are kept."""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What was measured of one work with one engine; what does not apply is None.

    Attributes:
        articles: The size of the corpus.
        work: `or`, `and`, `phrase`, `search`, `http`, `index`, `segment`, `open` or `memory`.
        engine: The variant or the build that was measured.
        queries: `accented` or `bare`.
        p50_ms: The median over the queries of the best time of each.
        p99_ms: The 99th percentile of the same.
        per_second: Articles indexed or segmented, or requests answered, a second.
        bytes: The index's size on disk, or the private memory of a process.
        shared_bytes: The shared memory of the process.
        asked: How many queries the percentiles are of.
        found: The sum of the exact totals of those queries.
    """

    articles: int
    work: str
    engine: str
    queries: str | None = None
    p50_ms: float | None = None
    p99_ms: float | None = None
    per_second: float | None = None
    bytes: int | None = None
    shared_bytes: int | None = None
    asked: int | None = None
    found: int | None = None


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that is not below `share` of `values`: the nearest rank, never a value between two.

    >>> percentile([3.0, 1.0, 2.0, 4.0], 0.5), percentile([3.0, 1.0, 2.0, 4.0], 0.99)
    (2.0, 4.0)

    Args:
        values: At least one, in any order.
        share: Above 0, up to 1.
    """
    return sorted(values)[max(math.ceil(share * len(values)), 1) - 1]


def json_rows(rows: Iterable[Row]) -> str:
    """Return `rows` as a JSON list, what does not apply left out and times to the microsecond.

    >>> print(json_rows([Row(articles=20, work="or", engine="fts5", queries="bare", p50_ms=1.23456)]))
    [
     {"articles": 20, "work": "or", "engine": "fts5", "queries": "bare", "p50_ms": 1.235}
    ]
    """
    lines = ",\n ".join(
        json.dumps({name: _rounded(value) for name, value in asdict(row).items() if value is not None})
        for row in rows
    )
    return f"[\n {lines}\n]" if lines else "[]"


def _rounded(value: object) -> object:
    return round(value, 3) if isinstance(value, float) else value


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a file that `json_rows` made."""
    return [Row(**row) for row in json.loads(path.read_text(encoding="utf-8"))]


def directory_bytes(directory: Path) -> int:
    """Return the size of all files in `directory` and below."""
    return sum(path.stat().st_size for path in directory.rglob("*") if path.is_file())
