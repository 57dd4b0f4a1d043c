"""The parts of a score sum to it, whatever was asked, and say what stands in the article."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.build import build_index
from index.reader import IndexReader
from index.spelling import Level
from index.store import current_generation
from search.engine import Match, PartKind, SearchRequest
from search.evaluate import Evaluator
from search.explanation import Explainer
from search.gathering import Asked
from search.query import Query
from search.ranking import WEIGHTS
from tests.search.conftest import build_in_segments
from tests.search.random_queries import queries, random_articles
from tests.search.understanding.articles import Searched


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Searched:
    return Searched(tmp_path_factory.mktemp("index"))


@pytest.fixture(scope="module", params=["one segment", "several segments"])
def reader(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> IndexReader:
    index: Path = tmp_path_factory.mktemp("index")
    articles = random_articles(7)
    if request.param == "one segment":
        build_index(articles, index)
        return IndexReader(current_generation(index))
    return build_in_segments(index, articles[:3], articles[3:])


@settings(max_examples=120, deadline=None)
@given(query=queries)
def test_the_parts_sum_to_the_score(reader: IndexReader, query: Query) -> None:
    evaluator = Evaluator(reader, WEIGHTS)
    found = evaluator.find(query, Asked(best=30))
    explainer = Explainer(reader, evaluator)
    for rank, (document, score) in enumerate(
        zip(found.documents.tolist(), found.scores.tolist(), strict=True)
    ):
        near = rank < found.candidates
        parts = explainer.parts(query, document, reader.article(document), near=near)
        assert sum(part.score for part in parts) == pytest.approx(score, rel=1e-4, abs=1e-5)


def test_each_syllable_says_which_form_stands_where_and_how_close_it_is(searched: Searched) -> None:
    [hit, *_] = searched.engine.search(SearchRequest(query="hôi nghi", explain=True)).hits
    first, second, row, word, near = hit.explanation
    assert (first.kind, first.typed) == (PartKind.SYLLABLE, "hôi")
    assert first.matches == (Match(form="hội", level=Level.TONELESS, field="body", count=2),)
    assert second.matches == (Match(form="nghị", level=Level.TONELESS, field="body", count=2),)
    assert (row.kind, row.typed, row.matches) == (PartKind.ROW, "hôi nghi", ())
    assert (word.kind, word.typed) == (PartKind.WORD, "hôi nghi")
    assert (near.kind, near.typed, near.matches) == (PartKind.NEAR, "hôi nghi", ())


def test_a_stand_in_is_among_the_matches(searched: Searched) -> None:
    hits = searched.engine.search(SearchRequest(query="UBND", explain=True)).hits
    forms = {hit.article.id: {match.form for match in hit.explanation[0].matches} for hit in hits}
    assert forms == {"ubnd": {"ubnd"}, "uy-ban": {"ủy ban nhân dân"}}


def test_nothing_is_explained_unasked(searched: Searched) -> None:
    assert all(hit.explanation == () for hit in searched.engine.search(SearchRequest(query="bão")).hits)


@given(st.sampled_from(["*", "", "-lũ"]))
def test_what_has_no_score_has_no_parts(searched: Searched, query: str) -> None:
    hits = searched.engine.search(SearchRequest(query=query, explain=True)).hits
    assert all(hit.explanation == () for hit in hits)
