import json
from collections import defaultdict
from pathlib import Path

import pytest
from rich.console import Console

from tests.benchmarks.effort import Effort
from tests.benchmarks.figures import read_rows
from tests.benchmarks.run import main
from tests.shared import ROOT

_LITTLE = Effort(
    queries=20,
    rounds=1,
    openings=2,
    memory_queries=20,
    http_rounds=1,
    load_s=0.2,
    clients=2,
    segmented_articles=20,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    environment = {
        "CORPUS": str(ROOT / "corpus" / "articles"),
        "SIZES": "200",
        "ENGINES": "trabao,fts5",
    }
    with (folder / "told.txt").open("w", encoding="utf-8") as told:
        assert main(environment, Console(file=told, width=150), folder, _LITTLE) == 0
    return folder


def test_every_work_of_every_engine_has_its_figures(folder: Path) -> None:
    works = defaultdict(set)
    for row in read_rows(folder / "bench.json"):
        assert row.articles == 200
        works[row.engine].add(row.work)
    assert works["trabao"] >= {"or", "and", "phrase", "search", "http", "index", "segment", "open"}
    assert works["fts5"] >= {"or", "and", "phrase", "index", "open"}
    assert works["trabao-people-stated"] == {"index"}
    assert works["pyvi"] == {"segment"}


def test_figures_are_a_list_of_objects_with_what_applies(folder: Path) -> None:
    rows = json.loads((folder / "bench.json").read_text(encoding="utf-8"))
    for row in rows:
        assert {"articles", "work", "engine"} < set(row)
        if row["work"] in {"or", "and", "phrase", "search", "http"}:
            assert 0 < row["p50_ms"] <= row["p99_ms"]
            assert row["queries"] in {"accented", "bare"}
            assert row["asked"] == 20
        if row["work"] == "index":
            assert row["per_second"] > 0
            assert row["bytes"] > 0


def test_the_readers_table_is_the_operators(folder: Path) -> None:
    markdown = (folder / "bench.md").read_text(encoding="utf-8")
    told = (folder / "told.txt").read_text(encoding="utf-8")
    assert "| 200 articles | Tra Báo |" in markdown
    assert "Heaps' law" in markdown
    figures = [
        cell.split("<br>")[0].strip() for line in markdown.splitlines() for cell in line.split("|")[2:3]
    ]
    assert [figure for figure in figures if figure not in told] == ["---"]


def test_what_cannot_be_measured_is_told(tmp_path: Path) -> None:
    with (tmp_path / "told.txt").open("w", encoding="utf-8") as told:
        assert main({"CORPUS": str(tmp_path / "no.jsonl")}, Console(file=told), tmp_path) == 2
    assert "no.jsonl" in (tmp_path / "told.txt").read_text(encoding="utf-8").replace("\n", "")
