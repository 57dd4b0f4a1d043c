"""`make eval`: people and relevance, measured and printed; the figures are left in `build/eval.json`."""

import json
import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import ir_measures
from ir_measures import RR, R, nDCG
from rich.console import Console
from rich.table import Table

from tests.relevance import people
from tests.relevance.systems import Run, stock_whoosh_run, trabao_run
from tests.relevance.topics import QUESTION_SETS, TopicSet, read_topics
from tests.shared import SHARED

_MEASURES = {"nDCG@10": nDCG @ 10, "MRR@10": RR @ 10, "recall@10": R @ 10}
_FIGURES = Path("build/eval.json")

Row = Mapping[str, object]


def main(console: Console) -> None:
    """Print the tables and leave the figures, or say what could not be measured and why."""
    rows: list[Row] = []
    folder = os.environ.get("SET")
    if not folder:
        try:
            rows += people.figures()
            console.print(_table("People: exact full names", rows))
        except people.NoNewsError as error:
            console.print(f"People are not measured: {error}")
    relevance = [row for topics in _sets(folder, console) for row in relevance_figures(topics)]
    if relevance:
        console.print(_table("Relevance", relevance))
    _FIGURES.parent.mkdir(exist_ok=True)
    _FIGURES.write_text(json.dumps(rows + relevance, indent=1), encoding="utf-8")
    console.print(f"Figures: {_FIGURES}")


def _sets(folder: str | None, console: Console) -> Iterable[TopicSet]:
    for path in [Path(folder)] if folder else [SHARED / "relevance" / name for name in QUESTION_SETS]:
        try:
            yield read_topics(path)
        except FileNotFoundError as error:
            console.print(f"Relevance is not measured on {path.name}: {error.filename} is not there.")


def relevance_figures(topics: TopicSet) -> list[Row]:
    """Return a row for each form of the queries of `topics` and each engine."""
    rows: list[Row] = []
    for form, queries in topics.queries.items():
        with tempfile.TemporaryDirectory() as index:
            runs = {
                "trabao": trabao_run(topics.articles(), queries, Path(index)),
                "stock whoosh": stock_whoosh_run(topics.articles(), queries),
            }
        for engine, run in runs.items():
            rows.append({"set": topics.name, "queries": form, "engine": engine, **_scores(topics.qrels, run)})
    return rows


def _scores(qrels: Mapping[str, Mapping[str, int]], run: Run) -> dict[str, float]:
    found = ir_measures.calc_aggregate(_MEASURES.values(), qrels, run)
    return {name: round(float(found[measure]), 4) for name, measure in _MEASURES.items()}


def _table(title: str, rows: list[Row]) -> Table:
    table = Table(title=title)
    for name in rows[0]:
        table.add_column(name, justify="left" if isinstance(rows[0][name], str) else "right")
    for row in rows:
        table.add_row(*(f"{value:.3f}" if isinstance(value, float) else str(value) for value in row.values()))
    return table


if __name__ == "__main__":
    main(Console(file=sys.stdout))
