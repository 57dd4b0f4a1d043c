import re
from dataclasses import replace
from html import escape

import pytest

from corpus.article import Article, Person
from index.spelling import Level
from search.engine import Highlights, Hit, Match, Part, PartKind, SearchRequest
from web.addresses import Addresses
from web.hits import Hits
from web.paths import Paths

PATHS = Paths(
    front="/",
    search="/search",
    articles="/articles/",
    ranking="/ranking",
    api_search="/api/search",
    api_suggest="/api/suggest",
    icon="/i",
    style="/s",
    script="/j",
)
HOSTILE = "<i>\"'&"
PLAIN = Hit(
    article=Article(id="1", title="Lũ về"),
    score=1.0,
    highlights=Highlights(title="<mark>Lũ</mark> về", lede="Lũ.", body=()),
)


def listed(*hits: Hit, search: SearchRequest | None = None, divider: int = -1) -> str:
    addresses = Addresses(search or SearchRequest(query="lũ"), "/search")
    return str(Hits(addresses, PATHS).listed(hits, divider))


def test_a_page_without_hits_shows_nothing() -> None:
    assert listed() == ""


def test_hits_are_numbered_and_lead_to_their_articles_and_back() -> None:
    shown = listed(PLAIN, PLAIN)
    assert re.findall(r'id="(bai-\d)"', shown) == ["bai-1", "bai-2"]
    assert shown.count('<h2><a href="/articles/1?q=l%C5%A9"><mark>Lũ</mark> về</a></h2>') == 2


def test_the_lede_stands_for_passages_that_are_not_there() -> None:
    passages = replace(PLAIN.highlights, body=("Một.", "Hai."))
    assert re.findall(r'"passage">(.*)</p>', listed(PLAIN)) == ["Lũ."]
    assert re.findall(r'"passage">(.*)</p>', listed(replace(PLAIN, highlights=passages))) == ["Một.", "Hai."]


@pytest.mark.parametrize(("divider", "lines"), [(-1, []), (0, [0]), (1, [1]), (2, [])])
def test_the_line_stands_before_the_first_hit_that_lacks_words(divider: int, lines: list[int]) -> None:
    pieces = re.findall(r'class="(hit|divider)"', listed(PLAIN, PLAIN, divider=divider))
    assert [place for place, piece in enumerate(pieces) if piece == "divider"] == lines


def test_why_is_asked_of_what_was_searched_for_only() -> None:
    assert 'href="/search?q=l%C5%A9&amp;explain=1#bai-1"' in listed(PLAIN)
    assert "Vì sao" not in listed(PLAIN, search=SearchRequest())


def test_more_that_is_folded_than_is_shown_is_counted() -> None:
    similar = (Article(id="2", title=""), Article(id="3", title="Lũ"))
    shown = listed(replace(PLAIN, similar=similar, similar_count=1002))
    assert "<summary>và 1.002 bài tương tự</summary>" in shown
    assert "và 1.000 bài nữa" in shown
    assert '<a href="/articles/2?q=l%C5%A9">(Bài không có tiêu đề)</a>' in shown
    assert "bài nữa" not in listed(replace(PLAIN, similar=similar, similar_count=2))


def test_whatever_a_hit_holds_is_escaped() -> None:
    hostile = Article(
        id=HOSTILE, title=HOSTILE, people=(Person(name=HOSTILE),), source=HOSTILE, author=HOSTILE
    )
    match = Match(form=HOSTILE, level=Level.EXACT, field="title", count=1)
    part = Part(kind=PartKind.SYLLABLE, typed=HOSTILE, score=1.0, matches=(match,))
    hit = replace(PLAIN, article=hostile, missing=(HOSTILE,), similar=(hostile,), similar_count=1)
    search = SearchRequest(query=HOSTILE, source=HOSTILE)
    for each in (hit, replace(hit, explanation=(part,))):
        shown = listed(each, search=search)
        assert HOSTILE not in shown
        assert "<i>" not in shown
        # Of tags only those that we write, and no attribute that ends early.
        assert all(tag.count('"') % 2 == 0 for tag in re.findall(r"<[^>]*>", shown))
    assert escape(HOSTILE).replace("&quot;", "&#34;").replace("&#x27;", "&#39;") in shown
