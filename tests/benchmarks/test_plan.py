from io import StringIO
from pathlib import Path
from typing import cast

import pytest
from rich.console import Console

from tests.benchmarks import plan as planning
from tests.benchmarks.engines import CONTENDERS
from tests.benchmarks.plan import Plan, plan


def _plan(**environment: str) -> tuple[Plan, str]:
    console = Console(file=StringIO(), width=150)
    chosen = plan(environment, console)
    return chosen, cast(StringIO, console.file).getvalue()


def test_the_environment_chooses_articles_sizes_and_engines() -> None:
    chosen, _ = _plan(CORPUS="a/bai.jsonl.gz", SIZES="300, 20", ENGINES="fts5,trabao")
    assert chosen == Plan(source=Path("a/bai.jsonl.gz"), sizes=(300, 20), engines=("fts5", "trabao"))


def test_other_articles_are_measured_as_many_as_there_are() -> None:
    assert _plan(CORPUS="a/bai.jsonl.gz")[0].sizes == (None,)


def test_without_the_shared_articles_the_sample_corpus_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "NEWS", Path("/nowhere/news.jsonl.gz"))
    chosen, told = _plan()
    assert (chosen.source.name, chosen.sizes) == ("articles", (None,))
    assert "news.jsonl.gz is not there" in told.replace("\n", "")


def test_a_peer_that_is_not_installed_is_named_and_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "is_installed", lambda name: name != "bm25s")
    chosen, told = _plan(CORPUS="bai.jsonl")
    assert chosen.engines == tuple(name for name in CONTENDERS if name != "bm25s")
    assert "bm25s is not measured: bm25s is not installed." in told


@pytest.mark.parametrize("environment", [{"SIZES": "20k"}, {"SIZES": "-5"}, {"ENGINES": "lucene"}])
def test_what_cannot_be_measured_is_refused(environment: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=next(iter(environment))):
        _plan(**environment)
