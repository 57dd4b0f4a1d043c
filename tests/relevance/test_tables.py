import json
from pathlib import Path

import numpy as np

from tests.relevance.figures import Row, people_rows, score_rows, write_rows
from tests.relevance.scores import MEASURES, Scores
from tests.relevance.tables import markdown, people_grid, set_grid


def _scores(*values: float, topics: tuple[str, ...] = ("a", "b")) -> Scores:
    return Scores(topics, {name: np.array(values) for name in MEASURES})


ROWS = [
    *score_rows("own", "trabao", {"queries": _scores(1, 1), "queries_typo": _scores(0.5, 0.5)}),
    *score_rows("own", "bm25s", {"queries": _scores(0.5, 0.5)}),
]
PEOPLE = people_rows(
    [
        {
            "set": "dev",
            "method": "find_people",
            "articles": 2,
            "precision": 0.75,
            "recall": 0.5,
            "f1": 0.6,
        }
    ]
)


def test_a_form_has_its_share_of_the_accented_figure() -> None:
    [share] = [row for row in ROWS if row.metric == "relative nDCG@10"]
    assert share == Row(
        set="own",
        queries="queries_typo",
        engine="trabao",
        metric="relative nDCG@10",
        value=0.5,
        low=0.5,
        high=0.5,
    )


def test_a_form_of_other_topics_has_no_share() -> None:
    rows = score_rows("own", "trabao", {"queries": _scores(1, 1), "x": _scores(1, 1, topics=("a", "c"))})
    assert {row.metric for row in rows} == set(MEASURES)


def test_engines_stand_side_by_side() -> None:
    grid = set_grid(ROWS)
    assert grid.header == ("own", "Tra Báo", "bm25s")
    assert (("queries nDCG@10",), ("1.000 [1.000, 1.000]",), (".500 [.500, .500]",)) in grid.lines
    assert (("queries_typo of accented",), (".500 [.500, .500]",), ("",)) in grid.lines


def test_the_papers_show_every_figure_of_accented_queries_and_each_form() -> None:
    text = markdown([*PEOPLE, *ROWS], ["bm25s 1"])
    assert "| own | bm25s | .500 [.500, .500] | .500 [.500, .500] | .500 [.500, .500] |" in text
    assert "| own | typo | .500 | .500 |  |" in text
    assert text.endswith("Versions: bm25s 1.")
    assert "| people dev, find_people | .750 | .500 | .600 |" in text
    assert people_grid(PEOPLE).header[1:] == ("precision", "recall", "F1")


def test_figures_are_left_as_a_list_with_a_line_each(tmp_path: Path) -> None:
    path = tmp_path / "build" / "eval.json"
    write_rows(ROWS[:1] + PEOPLE[:1], path)
    assert json.loads(path.read_text(encoding="utf-8")) == [
        {
            "set": "own",
            "queries": "queries",
            "engine": "trabao",
            "metric": "nDCG@10",
            "value": 1.0,
            "low": 1.0,
            "high": 1.0,
        },
        {
            "set": "people dev",
            "queries": None,
            "engine": "find_people",
            "metric": "precision",
            "value": 0.75,
            "low": None,
            "high": None,
        },
    ]
