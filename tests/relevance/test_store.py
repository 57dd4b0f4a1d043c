from pathlib import Path

import pytest

from tests.relevance.figures import Row
from tests.relevance.store import Store
from tests.relevance.systems import BASELINES
from tests.relevance.topics import read_topics
from tests.shared import NEWS, SHARED


def _row(engine: str = "bm25s", value: float = 0.5, form: str = "queries") -> Row:
    return Row(
        set="own",
        queries=form,
        engine=engine,
        metric="nDCG@10",
        value=value,
        low=value - 0.1,
        high=value + 0.1,
    )


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    Store(path).keep("digest", "bm25s 1", [_row(), _row(form="queries_typo")])
    Store(path).keep("digest", "tantivy 1", [_row("tantivy")])
    Store(path).keep("digest", "bm25s 2", [_row(value=0.7)])
    rows = Store(path).rows("own", "digest")
    assert set(rows) == {_row(value=0.7), _row("tantivy"), _row(form="queries_typo")}
    # The second form was not measured anew.
    assert Store(path).versions() == ["bm25s 1", "bm25s 2", "tantivy 1"]


def test_figures_of_other_files_are_not_shown_and_then_dropped(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept.json")
    store.keep("old", "bm25s 1", [_row()])
    assert store.is_outdated("own", "new")
    assert store.rows("own", "new") == []
    store.keep("new", "tantivy 1", [_row("tantivy")])
    assert store.rows("own", "new") == [_row("tantivy")]


def test_nothing_is_kept_of_a_set_not_measured(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept.json")
    assert not store.is_outdated("own", "digest")
    assert store.rows("own", "digest") == []


def test_every_set_has_its_baselines() -> None:
    folders = sorted((SHARED / "relevance").glob("*"))
    if not folders or not NEWS.exists():
        pytest.skip("the topics and the news are expected in ../shared, beside the repository")
    for folder in folders:
        kept = {row.engine for row in Store().rows(folder.name, read_topics(folder).digest())}
        assert kept == set(BASELINES), f"help: make eval BASELINES=new SETS={folder.name} measures them"
