import json
from pathlib import Path

import pytest
from rich.console import Console

from tests.relevance.run import main
from tests.relevance.systems import BASELINES, is_installed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "own set"
    made.mkdir()
    records = (
        {"id": 1, "title": "Lũ về sớm", "text": "Nước lên nhanh."},
        {"id": 2, "title": "Giá lúa tăng", "body": ["Nông dân mừng.", "Lúa bán chạy."]},
        {"id": 3, "title": ""},
    )
    lines = "\n".join(json.dumps(record) for record in records)
    (made / "corpus.jsonl").write_text(lines, encoding="utf-8")
    (made / "queries.tsv").write_text("a\tlũ về\nb\tgiá lúa\n", encoding="utf-8")
    (made / "queries_noaccent.tsv").write_text("a\tlu ve\nb\tgia lua\n", encoding="utf-8")
    (made / "qrels.tsv").write_text("a\t1\t1\nb\t2\t1\n", encoding="utf-8")
    return made


def _run(environment: dict[str, str], folder: Path) -> tuple[int, str]:
    path = folder / "told.txt"
    with path.open("w", encoding="utf-8") as told:
        status = main(environment, Console(file=told, width=200), folder)
    return status, path.read_text(encoding="utf-8")


def test_a_folder_is_judged_beside_the_baselines(folder: Path, tmp_path: Path) -> None:
    status, told = _run({"SET": str(folder)}, tmp_path)
    rows = json.loads((tmp_path / "eval.json").read_text(encoding="utf-8"))
    engines = {"trabao", *filter(is_installed, BASELINES)}
    assert status == 0
    assert {row["engine"] for row in rows} == engines
    assert {
        (row["queries"], row["value"])
        for row in rows
        if (row["engine"], row["metric"]) == ("trabao", "nDCG@10")
    } == {("queries", 1.0), ("queries_noaccent", 1.0)}
    assert "records without text, which are passed over: 1" in told
    assert "queries_noaccent of accented" in told
    # The papers' tables are of a whole run only.
    assert not (tmp_path / "eval.md").exists()


def test_answers_that_are_no_articles_are_told(folder: Path, tmp_path: Path) -> None:
    with (folder / "qrels.tsv").open("a", encoding="utf-8") as qrels:
        qrels.write("b\t99\t1\n")
    _, told = _run({"SET": str(folder), "BASELINES": "none"}, tmp_path)
    assert "answers that are not among the articles: 1 of 3" in told


def test_without_baselines_only_one_engine_is_measured(folder: Path, tmp_path: Path) -> None:
    status, told = _run({"SET": str(folder), "BASELINES": "none", "FORMS": "queries"}, tmp_path)
    assert status == 0
    assert "bm25s" not in told
    assert "noaccent" not in told


def test_parts_are_left_out(folder: Path, tmp_path: Path) -> None:
    status, told = _run({"SET": str(folder), "ABLATION": "1"}, tmp_path)
    assert status == 0
    assert "without other_form" in told
    assert [path.name for path in tmp_path.glob("*.json")] == ["ablation.json"]


@pytest.mark.parametrize("environment", [{"SET": "nowhere"}, {"SETS": "nowhere"}, {"BASELINES": "nowhere"}])
def test_what_cannot_be_measured_is_told(environment: dict[str, str], tmp_path: Path) -> None:
    status, told = _run(environment, tmp_path)
    assert status == 2
    assert "nowhere" in told
