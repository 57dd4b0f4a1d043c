from collections.abc import Callable
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article, Person
from corpus.readers import read_corpus
from index.analyzer import syllables
from index.spelling import bare_form, toneless_form
from search.engine import Highlights
from search.highlighting import marked_article, snippets_of
from search.parser import parse
from search.query import Leaf, Query, query_leaves
from tests.search import plain_marking
from tests.search.random_queries import queries, random_articles
from tests.shared import NEWS

LU = Article(
    id="1",
    title="Lũ về <sớm>",
    lede="Mưa & lũ.",
    body=("Trời quang.", "Lũ quét.", "Bão."),
    people=(Person(name="Lò Văn Lũ"),),
)
KHO = Article(id="2", title="Trời khô", body=("Nắng.",))


def leaves_of(query: str) -> tuple[Leaf, ...]:
    return query_leaves(parse(query))


def test_a_hit_shows_headline_lede_and_passages() -> None:
    assert [shown.highlights for shown in snippets_of([LU, KHO], leaves_of("lũ"))] == [
        Highlights(
            title="<mark>Lũ</mark> về &lt;sớm&gt;",
            lede="Mưa &amp; <mark>lũ</mark>.",
            body=("<mark>Lũ</mark> quét.",),
        ),
        Highlights(title="Trời khô", lede="", body=()),
    ]


def test_a_whole_article_shows_every_paragraph() -> None:
    assert marked_article(LU, leaves_of("lũ bão")) == Highlights(
        title="<mark>Lũ</mark> về &lt;sớm&gt;",
        lede="Mưa &amp; <mark>lũ</mark>.",
        body=("Trời quang.", "<mark>Lũ</mark> quét.", "<mark>Bão</mark>."),
    )


def test_a_query_for_nothing_marks_nothing() -> None:
    assert marked_article(KHO, ()) == Highlights(title="Trời khô", lede="", body=("Nắng.",))
    assert snippets_of([KHO], ()) == [(Highlights(title="Trời khô", lede="", body=()), ())]
    assert snippets_of([], leaves_of("lũ")) == []


def test_the_words_that_an_article_lacks_are_told_wherever_else_they_would_count() -> None:
    lacking = [shown.lacking for shown in snippets_of([LU, KHO], leaves_of("lũ khô lò lũ"))]
    assert lacking == [(1,), (0, 2, 3)]


@given(queries, st.integers(0, 10_000))
@settings(max_examples=200)
def test_random_articles_are_shown_as_the_plain_way_shows_them(query: Query, seed: int) -> None:
    articles, leaves = random_articles(seed), query_leaves(query)
    assert snippets_of(articles, leaves) == plain_marking.snippets_of(articles, leaves)


@given(queries, st.integers(0, 10_000))
def test_an_article_alone_is_shown_as_among_others(query: Query, seed: int) -> None:
    articles, leaves = random_articles(seed), query_leaves(query)
    assert snippets_of(articles, leaves) == [snippets_of([article], leaves)[0] for article in articles]


@pytest.mark.skipif(not NEWS.exists(), reason="the real articles in ../shared/news are not there")
@pytest.mark.parametrize("as_typed", [str, toneless_form, bare_form])
def test_real_articles_are_shown_as_the_plain_way_shows_them(as_typed: Callable[[str], str]) -> None:
    articles = [article for article in islice(read_corpus(NEWS), 100) if isinstance(article, Article)]
    for first in range(0, 100, 10):
        page = articles[first : first + 10]
        typed = [as_typed(token.text) for token in syllables(page[0].title)[:4]]
        for query in (" ".join(typed), f'"{" ".join(typed[:2])}"~3 {typed[-1]}'):
            leaves = leaves_of(query)
            assert snippets_of(page, leaves) == plain_marking.snippets_of(page, leaves), f"help: {query!r}"
