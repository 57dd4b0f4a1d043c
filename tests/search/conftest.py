"""How to search a handful of invented articles."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from corpus.article import Article, Person
from index import writer
from index.build import build_index
from index.reader import IndexReader
from index.store import current_generation
from index.update import update_index
from search import columns, evaluate, folding, gathering, lists, nearness, people_counts, places
from search.engine import SearchRequest
from search.ranking import WEIGHTS, Weights
from search.whoosh_engine import WhooshEngine

NOBODY = (Person(name="Y"),)
"""Stated where a test is not about people, so that it does not wait for the tagger."""

OpenIndex = Callable[[Sequence[Article]], IndexReader]
Ranked = Callable[..., list[str]]


@pytest.fixture
def open_index(tmp_path: Path) -> OpenIndex:
    """Return a function that builds an index over articles and opens it."""

    def opened(articles: Sequence[Article]) -> IndexReader:
        build_index(_peopled(articles), tmp_path / "index")
        return IndexReader(current_generation(tmp_path / "index"))

    return opened


@pytest.fixture
def open_engine(tmp_path: Path) -> Callable[..., WhooshEngine]:
    """Return a function that builds an index over articles and opens an engine on it."""

    def opened(*articles: Article, weights: Weights = WEIGHTS) -> WhooshEngine:
        build_index(_peopled(articles), tmp_path / "index", weights=weights)
        return WhooshEngine(tmp_path / "index", weights)

    return opened


@pytest.fixture
def ranked(open_engine: Callable[..., WhooshEngine]) -> Ranked:
    """Return a function that gives the ids of the articles a query finds, best first."""

    def ids(query: str, *articles: Article, weights: Weights = WEIGHTS) -> list[str]:
        result = open_engine(*articles, weights=weights).search(SearchRequest(query=query, page_size=50))
        return [hit.article.id for hit in result.hits]

    return ids


@pytest.fixture(params=["kernels", "plain"])
def loops(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Let either loops do the work."""
    chosen: ModuleType = pytest.importorskip(f"search.{request.param}", reason="numba can't be imported")
    for user in (columns, evaluate, folding, gathering, lists, nearness, people_counts, places):
        monkeypatch.setattr(user, "loops", lambda: chosen)
    return chosen


def build_in_segments(index: Path, *runs: Sequence[Article]) -> IndexReader:
    """Build an index in which each of `runs` is a segment, and open it."""
    with pytest.MonkeyPatch.context() as patch:
        # So few articles would be merged at once.
        patch.setattr(writer, "due_merges", lambda *_: [])
        build_index(_peopled(runs[0]), index)
        for run in runs[1:]:
            update_index(index, _peopled(run))
    return IndexReader(current_generation(index))


def _peopled(articles: Sequence[Article]) -> list[Article]:
    return [article if article.people else replace(article, people=NOBODY) for article in articles]
