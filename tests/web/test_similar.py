import json
import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from corpus.article import Article, Person
from index.build import build_index
from index.errors import IndexDamagedError
from index.settings import Settings
from search.engine import Related, RelatedArticle, SearchRequest, SearchResult
from search.limits import MAX_SIMILAR
from tests.web.conftest import broken_client
from tests.web.retold_articles import LAWSUIT, REPRINTS, RETOLD, TRIAL, YEARS_LATER
from web.addresses import Addresses
from web.app import create_app
from web.similar import folding_remarks, related_sections

ARTICLE_KEYS = ["id", "title", "lede", "url", "source", "author", "published", "people"]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    directory = tmp_path_factory.mktemp("retold")
    # Its id ends as the address of what is related to another does.
    odd = Article(id="toa-xu-khac/related", title="Bài có mã lạ", people=(Person(name="Y"),))
    build_index([*RETOLD, odd], directory)
    return create_app(Settings(index=directory)).test_client()


def answer(client: FlaskClient, address: str, status: int = 200) -> dict[str, Any]:
    response = client.get(address)
    assert response.status_code == status, response.text
    record: dict[str, Any] = json.loads(response.data)
    return record


def page(client: FlaskClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, response.text
    return re.sub(r"\s+", " ", response.text)


def test_similar_articles_are_under_the_best_of_them(client: FlaskClient) -> None:
    found = answer(client, "/api/search?q=cat+song+rang")
    assert sorted(each["similar_count"] for each in found["results"]) == [0, 0, len(REPRINTS)]
    hit = max(found["results"], key=lambda each: each["similar_count"])
    assert [list(each) for each in hit["similar"]] == [ARTICLE_KEYS] * MAX_SIMILAR
    # The newest first.
    days = [each["published"] for each in hit["similar"]]
    assert days == sorted(days, reverse=True)
    assert (found["total"], found["stories"]) == (len(REPRINTS) + 3, 3)


def test_pages_are_of_lines(client: FlaskClient) -> None:
    found = answer(client, "/api/search?q=cat+song+rang&page_size=1")
    assert found["links"]["next"] == "/api/search?q=cat+song+rang&page=2&page_size=1"
    assert answer(client, "/api/search?q=cat+song+rang&page=3&page_size=1")["links"]["next"] is None


def test_each_can_be_listed_by_itself(client: FlaskClient) -> None:
    found = answer(client, "/api/search?q=cat+song+rang&page_size=20&similar=listed")
    assert len(found["results"]) == found["total"] == found["stories"] == len(REPRINTS) + 3
    assert {(hit["similar_count"], len(hit["similar"])) for hit in found["results"]} == {(0, 0)}
    assert found["links"]["self"].endswith("&similar=listed")
    assert answer(client, "/api/search?similar=folded")["stories"] == answer(client, "/api/search")["stories"]


@pytest.mark.parametrize("value", ["1", "Listed", "fold", "-1", "listed "])
def test_similar_is_folded_or_listed_and_nothing_else(client: FlaskClient, value: str) -> None:
    found = answer(client, f"/api/search?similar={value}", 400)
    assert (found["parameter"], found["allowed"]) == ("similar", "folded, listed")


def test_related_articles_are_told_apart(client: FlaskClient) -> None:
    found = answer(client, "/api/articles/toa-xu/related")
    assert list(found) == ["near_duplicates", "same_story", "same_subject"]
    assert [list(each) for each in found["near_duplicates"]] == [[*ARTICLE_KEYS, "similarity"]] * 5
    assert [each["id"] for each in found["same_story"]] == [LAWSUIT.id]
    assert [each["id"] for each in found["same_subject"]] == [YEARS_LATER.id]
    assert all(0 < each["similarity"] <= 1 for listed in found.values() for each in listed)
    assert found["same_story"][0]["people"] == [{"name": "Khổng Văn Toản", "roles": [], "mentions": 1}]


def test_each_list_is_as_long_as_is_asked(client: FlaskClient) -> None:
    assert len(answer(client, "/api/articles/toa-xu/related?limit=2")["near_duplicates"]) == 2
    assert len(answer(client, "/api/articles/toa-xu/related?limit=20")["near_duplicates"]) == len(REPRINTS)
    assert answer(client, "/api/articles/kh%C3%A1c-1/related") == {
        "near_duplicates": [],
        "same_story": [],
        "same_subject": [],
    }


@pytest.mark.parametrize("query", ["limit=0", "limit=21", "limit=x", "limit=1&limit=2", "most=3", "page=1"])
def test_a_wrong_parameter_is_told(client: FlaskClient, query: str) -> None:
    found = answer(client, f"/api/articles/toa-xu/related?{query}", 400)
    assert found["parameter"] == query.partition("=")[0]


def test_what_is_related_to_an_unknown_article_is_not_found(client: FlaskClient) -> None:
    found = answer(client, "/api/articles/kh%C3%B4ng/related", 404)
    assert (found["status"], found["instance"]) == (404, "/api/articles/kh%C3%B4ng/related")
    assert found["detail"] == answer(client, "/api/articles/kh%C3%B4ng", 404)["detail"]


def test_an_id_may_have_slashes_and_end_as_the_address_does(client: FlaskClient) -> None:
    assert len(answer(client, "/api/articles/%C4%91%C4%83ng-l%E1%BA%A1i/3/related")["near_duplicates"]) == 5
    assert answer(client, "/api/articles/toa-xu-khac/related")["id"] == "toa-xu-khac/related"


def test_without_a_readable_index_the_api_says_so() -> None:
    assert broken_client(IndexDamagedError("hỏng")).get("/api/articles/1/related").status_code == 503


def test_a_page_shows_what_is_folded_and_the_way_to_list_it(client: FlaskClient) -> None:
    shown = page(client, "/search?q=cat+song+rang")
    assert "<summary>và 12 bài tương tự</summary>" in shown
    assert shown.count('<article class="hit"') == 3
    assert (
        'Đã gộp 12 bài tương tự. <a class="undo" href="/search?q=cat+song+rang&amp;similar=listed"' in shown
    )
    assert "Hiện riêng từng bài</a>" in shown
    assert "và 2 bài nữa" in shown
    assert f"({11}) </a>" in shown.replace("</a>", " </a>")


def test_a_page_that_lists_all_shows_the_way_back(client: FlaskClient) -> None:
    shown = page(client, "/search?q=cat+song+rang&page_size=50&similar=listed")
    assert shown.count('<article class="hit"') == 15
    assert "tương tự</summary>" not in shown
    assert 'href="/search?q=cat+song+rang&amp;page_size=50" rel="nofollow">Gộp các bài tương tự</a>' in shown
    assert '<input type="hidden" name="similar" value="listed">' in shown


def test_where_nothing_is_folded_nothing_is_said(client: FlaskClient) -> None:
    shown = page(client, "/search?q=tin+khac")
    assert "tương tự" not in shown
    assert "Hiện riêng" not in shown


def test_an_article_s_page_lists_what_is_related(client: FlaskClient) -> None:
    shown = page(client, "/articles/toa-xu?q=cat")
    headings = re.findall(r'<h2 id="([\w-]+)" class="rubric">(Bản|Cùng)', shown)
    assert headings == [("gan-giong", "Bản"), ("cung-su-viec", "Cùng"), ("cung-chu-de", "Cùng")]
    assert f'<a href="/articles/{LAWSUIT.id}?q=cat">{LAWSUIT.title}</a>' in shown
    assert '<time datetime="2023-07-22">22/7/2023</time> <span>Báo Vĩnh Sa</span>' in shown


def test_an_article_that_nothing_is_related_to_has_no_lists(client: FlaskClient) -> None:
    shown = page(client, "/articles/kh%C3%A1c-1")
    assert 'class="related"' not in shown
    assert "Cùng chủ đề" not in shown


def test_lists_are_shown_that_are_not_empty() -> None:
    subject = (RelatedArticle(TRIAL, 0.4),)
    (section,) = related_sections(Related(near_duplicates=(), same_story=(), same_subject=subject))
    assert (section.heading, section.articles) == ("Cùng chủ đề", (TRIAL,))
    assert related_sections(None) == ()


def test_thousands_are_grouped_in_what_is_told() -> None:
    result = SearchResult(
        total=2500,
        with_all_words=2500,
        with_most_words=0,
        with_some_words=0,
        stories=1000,
        stories_with_all_words=1000,
        hits=(),
        facets={},
        took_ms=1.0,
    )
    (remark,) = folding_remarks(Addresses(SearchRequest(page=3), "/search"), result)
    assert remark.before == "Đã gộp 1.500 bài tương tự"
    assert remark.undo is not None
    assert remark.undo.href == "/search?similar=listed"
