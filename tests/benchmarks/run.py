"""One run: corpora are made, every engine indexes them, all take turns at the queries, and the figures are written.

The figures go to `build/bench.json` (`tests.benchmarks.figures.Row`), the tables to the terminal and as Markdown to
`build/bench.md`; `python -m tests.benchmarks.readme` puts those into the README.
"""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import islice, product
from pathlib import Path

from rich.console import Console

from corpus.errors import CorpusError
from tests.benchmarks.comparison import OURS, grid
from tests.benchmarks.corpora import Corpus, prepared
from tests.benchmarks.effort import Effort
from tests.benchmarks.engines import CONTENDERS, package_versions
from tests.benchmarks.figures import Row, directory_bytes, json_rows, percentile
from tests.benchmarks.http_load import measured_http
from tests.benchmarks.machine import machine
from tests.benchmarks.plan import plan
from tests.benchmarks.process import EngineProcess
from tests.benchmarks.queries import Form, QuerySet, Work, queries_of
from tests.benchmarks.rounds import measured
from tests.benchmarks.segmentation import measured_segmentation
from tests.benchmarks.table import markdown_table, terminal_table

METHOD = """\
Queries are pieces of two to six syllables of headlines, whole headlines and single frequent syllables, 260 in all, and
240 phrases of two to four syllables; *bare* are the same typed without accents. Engines take turns, each in a process of
its own, for up to five rounds; of each query the best time counts. ms are p50 / p99 over the queries, of the ten best
documents with scores and the exact total, unless it says *no total*. A second line is Tra Báo's figure divided by the
peer's. Peers are given syllables ready cut and one spelling a word: their indexing is without analysis, segmentation
and people. Memory is that of one of two processes after 200 OR queries, and 200 whole searches besides; HTTP a second is with four clients, segmentation
is on one core. How each peer is set up stands in `tests/benchmarks/engines`."""
"""What a reader of the tables has to know."""

_FOLDER = Path("build")
_FULL = Effort()


def main(
    environment: Mapping[str, str], console: Console, folder: Path = _FOLDER, effort: Effort = _FULL
) -> int:
    """Measure what `environment` asks for (`tests.benchmarks.plan`) and leave the figures in `folder`.

    Returns:
        The exit status: 2 where what is asked for cannot be measured, which is told, else 0.
    """
    try:
        chosen = plan(environment, console)
        rows: list[Row] = []
        told = [f"Measured on {machine(package_versions(chosen.engines))}.", METHOD]
        console.print(told[0], highlight=False)
        for size in chosen.sizes:
            console.print(f"Preparing {size or 'all'} articles of {chosen.source.name}")
            corpus = prepared(chosen.source, size, folder / "bench")
            console.print(description(corpus), highlight=False)
            found = measured_size(corpus, chosen.engines, effort, console)
            if not found:
                continue
            rows += found
            table = grid(found)
            console.print(terminal_table(table), *table.notes, sep="\n", highlight=False, markup=False)
            told += [description(corpus), markdown_table(table)]
            (folder / "bench.json").write_text(json_rows(rows) + "\n", encoding="utf-8")
            (folder / "bench.md").write_text("\n\n".join(told) + "\n", encoding="utf-8")
    except (ValueError, CorpusError) as error:
        console.print(str(error), style="red", highlight=False)
        return 2
    console.print(f"Figures: {folder / 'bench.json'}, tables: {folder / 'bench.md'}")
    return 0


def description(corpus: Corpus) -> str:
    """Return what the corpus is, in a sentence or two."""
    text = (
        f"{corpus.articles:,} articles of {corpus.folder.name.rpartition('-')[0]}, {corpus.tokens:,} syllables, "
        f"{corpus.vocabulary:,} different ones"
    )
    if corpus.exponent is None or corpus.expected_vocabulary is None:
        return f"{text}."
    return (
        f"{text} where Heaps' law, fitted on the given articles, expects {corpus.expected_vocabulary:,} "
        f"(β = {corpus.exponent:.3f}). {corpus.given:,} are as given; the others are made of their sentences, "
        "rare names and numbers renamed."
    )


def measured_size(corpus: Corpus, names: Sequence[str], effort: Effort, console: Console) -> list[Row]:
    """Return all rows of one size."""
    engines = list(_able(names, corpus.articles, console))
    queries = queries_of(corpus).first(effort.queries)
    rows: list[Row] = []
    for name in engines:
        console.print(f"Indexing: {name}")
        rows += _indexed(name, corpus)
    # What indexing left to be written would be written while queries are timed.
    os.sync()
    rows += _asked(engines, corpus, queries, effort, console)
    for name in engines:
        rows += _memory(name, corpus, queries, effort)
    if OURS in engines:
        console.print("Asking over HTTP")
        rows += measured_http(_index(corpus, OURS), queries, corpus.articles, effort)
        console.print("Segmenting")
        rows += measured_segmentation(
            _texts(corpus, effort.segmented_articles), corpus.articles, effort.rounds
        )
    shutil.rmtree(corpus.folder / "indexes")
    return rows


def _able(names: Sequence[str], articles: int, console: Console) -> Iterator[str]:
    for name in names:
        if articles > CONTENDERS[name].most_articles:
            console.print(
                f"{name} is not measured: it takes {CONTENDERS[name].most_articles:,} articles at most."
            )
        else:
            yield name


def _index(corpus: Corpus, build: str) -> Path:
    return corpus.folder / "indexes" / build


def _indexed(name: str, corpus: Corpus) -> Iterator[Row]:
    """Yield a row for each build of the engine; the index of the first stays for the queries."""
    with EngineProcess(name) as process:
        for number, build in enumerate(process.describe().builds):
            directory = _index(corpus, build)
            shutil.rmtree(directory, ignore_errors=True)
            directory.mkdir(parents=True)
            seconds = process.build(build, corpus, directory)
            yield Row(
                articles=corpus.articles,
                work="index",
                engine=build,
                per_second=corpus.articles / seconds,
                bytes=directory_bytes(directory),
            )
            if number:
                shutil.rmtree(directory)


def _asked(
    names: Sequence[str], corpus: Corpus, queries: QuerySet, effort: Effort, console: Console
) -> list[Row]:
    with ExitStack() as stack:
        processes = [stack.enter_context(EngineProcess(name)) for name in names]
        for process in processes:
            process.openings_ms(_index(corpus, process.name))
        rows = measured(
            processes, queries, corpus.articles, effort, lambda asked: console.print(f"Asking: {asked}")
        )
        for process in processes:
            times = process.openings_ms(_index(corpus, process.name), effort.openings)
            rows.append(
                Row(
                    articles=corpus.articles,
                    work="open",
                    engine=process.name,
                    p50_ms=percentile(times, 0.5),
                    p99_ms=percentile(times, 0.99),
                )
            )
    return rows


def _memory(name: str, corpus: Corpus, queries: QuerySet, effort: Effort) -> Iterator[Row]:
    """Yield what a process holds after 200 queries, and ours after as many whole searches besides."""
    works = {name: Work.OR} | ({f"{name}-search": Work.SEARCH} if name == OURS else {})
    # Of two processes, as a server has: what both map, the index's files say, is shared.
    with EngineProcess(name) as process, EngineProcess(name) as other:
        for each in (process, other):
            each.openings_ms(_index(corpus, name))
        for engine, work in works.items():
            for each, form in product((process, other), Form):
                asked = queries.of(work)[: effort.memory_queries // len(Form)]
                each.ask(name, work, form, asked, effort.first_round_s)
            memory = process.memory()
            if memory:
                yield Row(
                    articles=corpus.articles,
                    work="memory",
                    engine=engine,
                    bytes=memory.private_bytes,
                    shared_bytes=memory.shared_bytes,
                )


def _texts(corpus: Corpus, articles: int) -> list[list[str]]:
    """Return title, lede and body of the first articles, as `corpus.readers` gives them."""
    return [
        [article.title, article.lede, "\n".join(article.body)] for article in islice(corpus.read(), articles)
    ]
