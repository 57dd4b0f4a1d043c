"""One figure of a run, the list of all of them, and how they are kept."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.relevance import bootstrap
from tests.relevance.bootstrap import Interval
from tests.relevance.people import Figure
from tests.relevance.scores import MAIN, MEASURES, Scores
from tests.relevance.topics import AS_TYPED

RELATIVE = f"relative {MAIN}"
"""A form's figure divided by that of the queries as typed."""

DIFFERENCE = f"difference of {MAIN}"
"""A variant's figure less that of the engine as it is."""

_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What was measured; what does not apply is None.

    Attributes:
        set: The set's name, or `people` and which of them.
        queries: The form of the queries: their file's stem.
        engine: `trabao`, a baseline's name, `find_people` or `naive Np`.
        metric: One of `MEASURES`, `RELATIVE` or `DIFFERENCE`; of people, precision, recall or F1.
        value: The mean over topics.
        low: The lower bound of its 95 % interval.
        high: The upper one.
    """

    set: str
    queries: str | None
    engine: str
    metric: str
    value: float
    low: float | None
    high: float | None


def interval_row(set_name: str, queries: str, engine: str, metric: str, interval: Interval) -> Row:
    """Return the row of a figure, rounded to four digits."""
    value, low, high = (round(number, _DIGITS) for number in interval)
    return Row(set=set_name, queries=queries, engine=engine, metric=metric, value=value, low=low, high=high)


def score_rows(set_name: str, engine: str, scores: Mapping[str, Scores]) -> list[Row]:
    """Return the rows of an engine on a set: each form's measures, and its share of the figure of `AS_TYPED`.

    Args:
        set_name: The set.
        engine: The engine.
        scores: For each form its scores; a share is worked out where the form has the topics of `AS_TYPED`.
    """
    rows: list[Row] = []
    accented = scores.get(AS_TYPED)
    for form, found in scores.items():
        rows += [
            interval_row(set_name, form, engine, name, bootstrap.mean(found.of[name])) for name in MEASURES
        ]
        if accented and form != AS_TYPED and accented.topics == found.topics:
            share = bootstrap.ratio(found.of[MAIN], accented.of[MAIN])
            rows.append(interval_row(set_name, form, engine, RELATIVE, share))
    return rows


def people_rows(figures: Iterable[Figure]) -> list[Row]:
    """Return the rows of how many of the people are found."""
    return [
        Row(
            set=f"people {figure['set']}",
            queries=None,
            engine=figure["method"],
            metric=metric,
            value=round(value, _DIGITS),
            low=None,
            high=None,
        )
        for figure in figures
        for metric, value in (
            ("precision", figure["precision"]),
            ("recall", figure["recall"]),
            ("F1", figure["f1"]),
        )
    ]


def write_rows(rows: Iterable[Row], path: Path) -> None:
    """Write `rows` as a JSON list, a line each; the folder is made where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ",\n".join(f" {json.dumps(asdict(row), ensure_ascii=False)}" for row in rows)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
