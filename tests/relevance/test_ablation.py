from io import StringIO
from pathlib import Path

from rich.console import Console

from index.weights import WEIGHTS
from tests.relevance.ablation import WHOLE, ablation_grid, ablation_rows, variants
from tests.relevance.progress import Steps
from tests.relevance.topics import read_topics


def test_every_variant_differs_from_the_whole_in_one_part() -> None:
    found = variants()
    assert found[WHOLE] == WEIGHTS
    assert all(weights != WEIGHTS for part, weights in found.items() if part != WHOLE)
    assert found["words"].words == 0
    assert found["weight of title"].fields["title"] == 1
    assert found["length of body"].length_normalisation["body"] == 0
    assert "weight of body" not in found


def test_what_titles_are_worth_shows(tmp_path: Path) -> None:
    # One syllable each in a title and in a body: only the title's weight puts the first before the second.
    (tmp_path / "corpus.jsonl").write_text(
        '{"id": "body", "title": "gió", "text": "lúa"}\n{"id": "title", "title": "lúa", "text": "mưa"}\n',
        encoding="utf-8",
    )
    (tmp_path / "queries.tsv").write_text("1\tlúa\n", encoding="utf-8")
    (tmp_path / "qrels.tsv").write_text("1\ttitle\t1\n", encoding="utf-8")
    rows = ablation_rows(read_topics(tmp_path), Steps(Console(file=StringIO())))
    lost = {row.engine: row.value for row in rows if row.metric == "difference of nDCG@10"}
    assert lost["trabao without weight of title"] < 0
    assert lost["trabao without pairs"] == 0
    grid = ablation_grid(rows)
    assert grid.lines[0] == ((WHOLE,), ("1.000",))
    assert len(grid.lines) == len(variants())
