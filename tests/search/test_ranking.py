import math
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from index.errors import IndexDamagedError
from search.engine import SearchRequest
from search.ranking import WEIGHTS, idf
from search.whoosh_engine import WhooshEngine
from tests.search.conftest import Ranked

# The better article comes last in each corpus, so that the order of reading never answers for the rule.


def test_the_headline_counts_more_than_the_body(ranked: Ranked) -> None:
    body = Article(id="body", title="Mùa gặt", body=("Lũ về.",))
    title = Article(id="title", title="Lũ về", body=("Mùa gặt.",))
    assert ranked("lũ", body, title) == ["title", "body"]


def test_the_lede_counts_more_than_the_body(ranked: Ranked) -> None:
    body = Article(id="body", title="Tin", lede="Mùa gặt", body=("Lũ về",))
    lede = Article(id="lede", title="Tin", lede="Lũ về", body=("Mùa gặt",))
    assert ranked("lũ", body, lede) == ["lede", "body"]


@pytest.mark.parametrize(
    ("typed", "closer", "freer"), [("lu", "lu", "lũ"), ("hôi", "hôi", "hội"), ("bi", "bi", "bí")]
)
def test_the_form_that_was_typed_counts_more_than_others(
    ranked: Ranked, typed: str, closer: str, freer: str
) -> None:
    others = [Article(id=form, title=form) for form in (freer, closer)]
    assert ranked(typed, *others) == [closer, freer]


def test_a_rare_word_counts_more_than_a_common_one(ranked: Ranked) -> None:
    common = [Article(id=f"mưa {number}", title="mưa to") for number in range(3)]
    rare = Article(id="sương", title="sương dày")
    assert ranked("mưa OR sương", *common, rare)[0] == "sương"


def test_a_short_body_counts_more_than_a_long_one(ranked: Ranked) -> None:
    long = Article(id="long", title="Tin", body=("Lũ về " + "và người dân dời lúa lên đồi " * 5,))
    short = Article(id="short", title="Tin", body=("Lũ về bản",))
    assert ranked("lũ", long, short) == ["short", "long"]


def test_more_mentions_count_more(ranked: Ranked) -> None:
    once = Article(id="once", title="Tin", body=("lũ về bản trong đêm",))
    twice = Article(id="twice", title="Tin", body=("lũ về bản lũ lớn",))
    assert ranked("lũ", once, twice) == ["twice", "once"]


def test_neighbours_of_the_query_in_a_row_come_first(ranked: Ranked) -> None:
    apart = Article(id="apart", title="", body=("quét nhà sau khi lũ rút",))
    row = Article(id="row", title="", body=("nhà sau khi lũ quét rút",))
    only_pairs = replace(WEIGHTS, words=0.0)
    assert ranked("lũ quét", apart, row, weights=only_pairs) == ["row", "apart"]
    assert ranked("lu quet", apart, row, weights=only_pairs) == ["row", "apart"]
    assert ranked("lũ quét", apart, row, weights=replace(only_pairs, pairs=0.0)) == ["apart", "row"]


def test_a_word_of_the_segmentation_comes_first(ranked: Ranked) -> None:
    # The capital parts the word in the first article: its syllables stand in a row all the same.
    parted = Article(id="parted", title="", body=("nông Dân trồng lúa",))
    word = Article(id="word", title="", body=("nông dân trồng lúa",))
    assert ranked("nông dân", parted, word) == ["word", "parted"]
    assert ranked("nong dan", parted, word) == ["word", "parted"]
    assert ranked("nông dân", parted, word, weights=replace(WEIGHTS, words=0.0)) == ["parted", "word"]


def test_the_score_alone_decides_the_order_and_not_whether_a_word_is_missing(ranked: Ranked) -> None:
    most = Article(id="most", title="lũ quét bão " * 3)
    everything = Article(id="all", title="Tin", body=("lũ to quét đường và bão gió làm mưa " + "lúa " * 60,))
    rain = [Article(id=f"mưa {number}", title="mưa") for number in range(3)]
    assert ranked("lũ quét bão mưa", *rain, most, everything) == ["most", "all"]


def test_among_equals_the_newer_comes_first(ranked: Ranked) -> None:
    articles = [
        Article(id=name, title="Lũ", published=published)
        for name, published in (("none", None), ("old", date(2021, 1, 1)), ("new", date(2022, 1, 1)))
    ]
    assert ranked("lũ", *articles) == ["new", "old", "none"]


def test_the_fields_of_an_article_are_saturated_together_and_once(
    open_engine: Callable[..., WhooshEngine],
) -> None:
    both = Article(id="both", title="lũ về", body=("lũ về",))
    title = Article(id="title", title="lũ về", body=("gặt lúa",))
    body = Article(id="body", title="gặt lúa", body=("lũ về",))
    hits = open_engine(both, title, body).search(SearchRequest(query="lũ")).hits
    scores = {hit.article.id: hit.score for hit in hits}
    k1, weight = WEIGHTS.saturation, idf(3, 3)
    # Every field has its average length, so its normalisation is 1.
    expected = {"title": WEIGHTS.fields["title"], "body": WEIGHTS.fields["body"]}
    expected["both"] = expected["title"] + expected["body"]
    assert scores == pytest.approx(
        {name: weight * frequency / (k1 + frequency) for name, frequency in expected.items()}
    )
    assert max(scores["title"], scores["body"]) < scores["both"] < scores["title"] + scores["body"]


def test_ten_mentions_do_not_count_ten_times_one(open_engine: Callable[..., WhooshEngine]) -> None:
    once = Article(id="once", title="Tin", body=("lũ " + "lúa " * 9,))
    ten = Article(id="ten", title="Tin", body=("lũ " * 10,))
    first, second = open_engine(once, ten).search(SearchRequest(query="lũ")).hits
    assert (first.article.id, second.article.id) == ("ten", "once")
    assert first.score < 3 * second.score


@given(st.integers(1, 10**7), st.data())
def test_a_word_is_worth_more_the_rarer_it_is_and_never_nothing(documents: int, data: st.DataObject) -> None:
    holding = data.draw(st.integers(0, documents))
    assert idf(documents, holding) > 0
    if holding < documents:
        assert idf(documents, holding) > idf(documents, holding + 1)
    assert idf(documents, holding) == pytest.approx(
        math.log(1 + (documents - holding + 0.5) / (holding + 0.5))
    )


WITHOUT_LENGTHS = replace(WEIGHTS, length_normalisation=dict.fromkeys(WEIGHTS.length_normalisation, 0.0))


@pytest.mark.parametrize("saturation", [0.5, 1.0, 3.0])
def test_a_score_rises_with_every_mention_and_is_half_where_they_are_the_saturation(
    open_engine: Callable[..., WhooshEngine], saturation: float
) -> None:
    mentions = (1, 2, 3, 10)
    articles = [Article(id=str(count), title="", body=("lũ " * count,)) for count in mentions]
    engine = open_engine(*articles, weights=replace(WITHOUT_LENGTHS, saturation=saturation))
    hits = engine.search(SearchRequest(query="lũ")).hits
    shares = {int(hit.article.id): hit.score / idf(len(mentions), len(mentions)) for hit in hits}
    assert list(shares) == sorted(mentions, reverse=True)
    assert shares == pytest.approx({count: count / (saturation + count) for count in mentions})


def test_an_index_of_other_weights_is_refused(
    open_engine: Callable[..., WhooshEngine], tmp_path: Path
) -> None:
    open_engine(Article(id="1", title="Lũ"), weights=WITHOUT_LENGTHS)
    with pytest.raises(IndexDamagedError, match=r"trọng số.*make index"):
        WhooshEngine(tmp_path / "index").search(SearchRequest())
    only_at_search = replace(WITHOUT_LENGTHS, pairs=0.0, words=0.0)
    assert WhooshEngine(tmp_path / "index", only_at_search).search(SearchRequest()).total == 1
