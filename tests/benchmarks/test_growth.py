import json
from pathlib import Path

import pytest

from corpus.readers import read_corpus
from tests.benchmarks.effort import Effort
from tests.benchmarks.growth import main
from tests.shared import ROOT

_ARTICLES = ROOT / "corpus" / "articles"
_LITTLE = Effort(queries=3, rounds=1, openings=1)


def test_more_articles_than_there_are_are_made_indexed_and_asked_for(tmp_path: Path) -> None:
    given = sum(1 for _ in read_corpus(_ARTICLES))
    assert main([str(given + 31)], source=_ARTICLES, folder=tmp_path, effort=_LITTLE) == 0
    rows = json.loads((tmp_path / "growth.json").read_text(encoding="utf-8"))
    assert {row["work"] for row in rows} == {"index", "or", "and", "phrase", "search", "open", "memory"}
    assert {row["articles"] for row in rows} == {given + 31}
    assert not (tmp_path / "bench" / "growth").exists()


@pytest.mark.parametrize("arguments", [[], ["many"], ["1", "2"]])
def test_without_a_number_it_says_what_is_expected(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments, source=_ARTICLES, folder=tmp_path) == 2
    assert "1500000" in capsys.readouterr().out
