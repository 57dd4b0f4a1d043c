"""What each part of the ranking is worth: Tra Báo without it, on the same topics.

A part is left out by the weight that makes it nothing: 0 for what adds, 1 for what multiplies. People are found once a
set; an index is written anew only for weights that it is written with.
"""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from index.batches import with_people
from index.weights import WEIGHTS, Weights
from tests.benchmarks.table import Grid
from tests.relevance import bootstrap
from tests.relevance.figures import DIFFERENCE, Row, interval_row, score_rows
from tests.relevance.measuring import asked
from tests.relevance.progress import Steps
from tests.relevance.scores import MAIN, Scores
from tests.relevance.systems import OURS
from tests.relevance.systems.trabao import Trabao
from tests.relevance.tables import number
from tests.relevance.topics import TopicSet

WHOLE = "all parts"
"""The engine as it is."""


def variants(weights: Weights = WEIGHTS) -> dict[str, Weights]:
    """Return the weights without each part, by the part's name; the whole first."""
    found = {
        WHOLE: weights,
        "words": replace(weights, words=0.0),
        "pairs": replace(weights, pairs=0.0),
        "other_form": replace(weights, other_form=1.0),
        "content": replace(weights, least_content=1.0),
        "near": replace(weights, near=0.0),
    }
    for field, weight in weights.fields.items():
        if weight != 1:
            found[f"weight of {field}"] = replace(weights, fields={**weights.fields, field: 1.0})
    for field, b in weights.length_normalisation.items():
        if b:
            lengths = {**weights.length_normalisation, field: 0.0}
            found[f"length of {field}"] = replace(weights, length_normalisation=lengths)
    return found


def ablation_rows(topics: TopicSet, steps: Steps) -> list[Row]:
    """Return, for each form and part, by how much nDCG@10 differs without it, and the rows of the whole engine."""
    scores = _scores(topics, steps)
    rows = score_rows(topics.name, OURS, scores[WHOLE])
    for part, found in scores.items():
        if part != WHOLE:
            for form, without in found.items():
                difference = bootstrap.difference(without.of[MAIN], scores[WHOLE][form].of[MAIN])
                rows.append(interval_row(topics.name, form, f"{OURS} without {part}", DIFFERENCE, difference))
    return rows


def ablation_grid(rows: Sequence[Row]) -> Grid:
    """Return the table: a line for each part, a column for each set and form; a star where the interval excludes 0."""
    differences = [row for row in rows if row.metric == DIFFERENCE]
    columns = list(dict.fromkeys((row.set, row.queries) for row in differences))
    cells = {(row.engine, row.set, row.queries): _cell(row) for row in differences}
    whole = {
        (row.set, row.queries): number(row.value) for row in rows if row.engine == OURS and row.metric == MAIN
    }
    lines = [((WHOLE,), *((whole[column],) for column in columns))]
    for engine in dict.fromkeys(row.engine for row in differences):
        part = engine.removeprefix(f"{OURS} ")
        lines.append(((part,), *((cells.get((engine, *column), ""),) for column in columns)))
    header = (DIFFERENCE, *(f"{name} {form}" for name, form in columns))
    return Grid(header, tuple(lines), ("* the 95 % interval does not hold 0",))


def _scores(topics: TopicSet, steps: Steps) -> dict[str, Mapping[str, Scores]]:
    with steps.step(f"{topics.name}: people found in articles") as counter:
        articles = [with_people([article])[0] for article in counter.over(topics.articles())]
    found: dict[str, Mapping[str, Scores]] = {}
    with tempfile.TemporaryDirectory() as directory:
        whole = Path(directory) / "whole"
        for part, weights in variants().items():
            name = part if part == WHOLE else f"without {part}"
            system = Trabao(weights)
            if part != WHOLE and weights.written() == WEIGHTS.written():
                system.open(whole)
            else:
                index = whole if part == WHOLE else Path(directory) / f"{len(found)}"
                with steps.step(f"{topics.name}, {name}: articles") as counter:
                    system.index(counter.over(articles), index)
            found[part] = asked(system, name, topics, topics.queries, steps)
    return found


def _cell(row: Row) -> str:
    certain = row.low is not None and row.high is not None and not row.low <= 0 <= row.high
    return f"{number(row.value)}{'*' if certain else ''}"
