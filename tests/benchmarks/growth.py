"""How Tra Báo grows: more articles than a disk has room for beside their index go into it as they are made.

    python -m tests.benchmarks.growth 1500000

Articles are those of `make bench` with a person stated in each (`tests.benchmarks.scaling`), and so are the queries. The
figures go to `build/growth.json`, the table to the terminal and to `build/growth.md`. The rate of indexing is with the making
of the articles, which takes the main process a quarter of a millisecond each; memory at most is that of this process, with the
pages of the files that it merges, which the system takes back when others need room.
"""

import os
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from rich.console import Console

from corpus.article import Article, Person
from index.build import build_index
from tests.benchmarks.comparison import OURS, grid
from tests.benchmarks.corpora import prepared
from tests.benchmarks.corpus_files import Stream
from tests.benchmarks.effort import Effort
from tests.benchmarks.engines import package_versions
from tests.benchmarks.figures import Row, directory_bytes, json_rows, percentile
from tests.benchmarks.machine import machine
from tests.benchmarks.process import EngineProcess
from tests.benchmarks.queries import QuerySet, queries_of
from tests.benchmarks.rounds import measured
from tests.benchmarks.table import markdown_table
from tests.shared import NEWS

_GIVEN = 20_000
_SOMEONE = (Person(name="Nguyễn Văn An"),)
_FOLDER = Path("build")


def main(
    arguments: Sequence[str], source: Path = NEWS, folder: Path = _FOLDER, effort: Effort | None = None
) -> int:
    """Index as many articles as `arguments` says, ask for them, and leave the figures in `folder`.

    Returns:
        The exit status: 2 where no number is given, else 0.
    """
    console = Console()
    if len(arguments) != 1 or not arguments[0].isdecimal():
        console.print("expected how many articles, for example: python -m tests.benchmarks.growth 1500000")
        return 2
    size, chosen = int(arguments[0]), effort or Effort()
    queries = queries_of(prepared(source, min(size, _GIVEN), folder / "bench")).first(chosen.queries)
    index = folder / "bench" / "growth"
    shutil.rmtree(index, ignore_errors=True)
    told = f"Measured on {machine(package_versions([OURS]))}."
    console.print(told, f"Indexing {size:,} articles", sep="\n", highlight=False)
    rows = [_indexed(source, size, index)]
    console.print(f"{rows[0].per_second:,.0f} articles a second", highlight=False)
    os.sync()
    rows += _asked(index, size, queries, chosen, console)
    shutil.rmtree(index)
    table = markdown_table(grid(rows))
    (folder / "growth.json").write_text(json_rows(rows) + "\n", encoding="utf-8")
    (folder / "growth.md").write_text(f"{told}\n\n{table}\n", encoding="utf-8")
    console.print(table, _most_memory(), sep="\n", highlight=False, markup=False)
    return 0


def _indexed(source: Path, size: int, index: Path) -> Row:
    started = time.monotonic()
    build_index(_peopled(Stream(source, size)), index, workers=os.cpu_count() or 1)
    return Row(
        articles=size,
        work="index",
        engine=OURS,
        per_second=size / (time.monotonic() - started),
        bytes=directory_bytes(index),
    )


def _peopled(articles: Stream) -> Iterator[Article]:
    return (replace(article, people=article.people or _SOMEONE) for article in articles)


def _asked(index: Path, size: int, queries: QuerySet, effort: Effort, console: Console) -> Iterator[Row]:
    with EngineProcess(OURS) as process:
        process.openings_ms(index)
        yield from measured([process], queries, size, effort, lambda asked: console.print(f"Asking: {asked}"))
        times = process.openings_ms(index, effort.openings)
        memory = process.memory()
        yield Row(
            articles=size,
            work="open",
            engine=OURS,
            p50_ms=percentile(times, 0.5),
            p99_ms=percentile(times, 0.99),
        )
        if memory:
            yield Row(
                articles=size,
                work="memory",
                engine=OURS,
                bytes=memory.private_bytes,
                shared_bytes=memory.shared_bytes,
            )


def _most_memory() -> str:
    """Return how much the process that merges has held at most."""
    return f"Memory at most: {getrusage(RUSAGE_SELF).ru_maxrss >> 10:,} MB, pages of files among it."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
