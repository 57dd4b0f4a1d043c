import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from index.errors import IndexDamagedError, IndexNotFoundError
from search.errors import QueryError
from tests.web.conftest import broken_client

ARTICLE_KEYS = ["id", "title", "lede", "url", "source", "author", "published", "people"]
PROBLEM_KEYS = ["type", "title", "status", "detail", "instance"]


def answer(client: FlaskClient, address: str) -> dict[str, Any]:
    response = client.get(address)
    assert response.status_code == 200, response.text
    assert response.content_type == "application/json"
    record: dict[str, Any] = json.loads(response.data)
    return record


def problem(client: FlaskClient, address: str, status: int) -> dict[str, Any]:
    response = client.get(address)
    record: dict[str, Any] = json.loads(response.data)
    assert (response.status_code, response.content_type) == (status, "application/problem+json")
    assert list(record)[:5] == PROBLEM_KEYS
    assert (record["status"], record["instance"]) == (status, address.partition("?")[0])
    return record


def test_a_search_answers_in_the_promised_shape(client: FlaskClient) -> None:
    found = answer(client, "/api/search?q=bao+so&page_size=1")
    assert list(found) == [
        "query",
        "total",
        "with_all_words",
        "with_most_words",
        "with_some_words",
        "stories",
        "page",
        "page_size",
        "took_ms",
        "interpretation",
        "results",
        "facets",
        "links",
    ]
    assert (found["query"], found["page"], found["page_size"]) == ("bao so", 1, 1)
    assert found["total"] == sum(found[f"with_{share}_words"] for share in ("all", "most", "some"))
    assert round(found["took_ms"], 1) == found["took_ms"]
    assert list(found["facets"]) == ["people", "source", "year"]
    assert list(found["facets"]["people"][0]) == ["value", "count"]
    assert list(found["links"]) == ["self", "next", "prev"]


def test_a_result_holds_the_article_its_score_and_its_marks(client: FlaskClient) -> None:
    (hit,) = answer(client, "/api/search?q=lang+chai")["results"]
    assert list(hit) == [*ARTICLE_KEYS, "score", "missing", "highlights", "similar_count", "similar"]
    assert hit["id"] == "bao-so-4"
    assert hit["published"] == "2022-08-30T15:32:00+07:00"
    assert hit["people"] == [
        {"name": "Lê Hoài Sơn", "roles": ["Bí thư Tỉnh ủy"], "mentions": 2},
        {"name": "Trần Thị Mận", "roles": [], "mentions": 1},
    ]
    assert list(hit["highlights"]) == ["title", "lede", "body"]
    assert "<mark>làng" in hit["highlights"]["title"]
    assert isinstance(hit["highlights"]["body"], list)


def test_what_was_understood_is_told_with_the_way_back(client: FlaskClient) -> None:
    found = answer(client, "/api/search?q=bis+thuw+tinhr+uyr&sort=newest")
    assert found["interpretation"] == [
        {
            "change": "decoded",
            "typed": "bis thuw tinhr uyr",
            "meant": ["bí thư tỉnh ủy"],
            "applied": True,
            "undo": "/api/search?q=bis+thuw+tinhr+uyr&sort=newest&literal=decoded",
            "searches": ["/api/search?q=b%C3%AD+th%C6%B0+t%E1%BB%89nh+%E1%BB%A7y&sort=newest"],
        }
    ]


def test_nothing_is_understood_that_is_switched_off(client: FlaskClient) -> None:
    for literal in ("decoded,corrected", "all"):
        found = answer(client, f"/api/search?q=bis+thuw&literal={literal}")
        assert (found["total"], found["interpretation"]) == (0, [])
        assert found["links"]["self"] == f"/api/search?q=bis+thuw&literal={literal}".replace(
            "decoded,corrected", "corrected%2Cdecoded"
        )


def test_words_that_a_hit_lacks_are_told(client: FlaskClient) -> None:
    found = answer(client, "/api/search?q=bao+so+bo+lau")
    assert [hit["missing"] for hit in found["results"]] == [[], ["lau"]]


def test_what_an_article_does_not_state_is_null(client: FlaskClient) -> None:
    article = answer(client, "/api/articles/%2Fl%E1%BA%A1%2F%2F%3F%23%25")
    assert {key: article[key] for key in ("url", "source", "author", "published")} == {
        "url": None,
        "source": None,
        "author": None,
        "published": None,
    }
    assert (article["lede"], article["people"], article["captions"]) == ("", [], [])


def test_an_article_is_answered_whole(client: FlaskClient) -> None:
    article = answer(client, "/api/articles/2021/cau.jsonl:2")
    assert list(article) == [*ARTICLE_KEYS, "body", "captions"]
    assert article["published"] == "2021-11-03"
    assert len(article["body"]) == 2


def test_an_answer_is_compact(client: FlaskClient) -> None:
    found = client.get("/api/search?q=bao")
    record = json.loads(found.data)
    assert found.text == json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def test_letters_are_not_escaped_in_the_answer(client: FlaskClient) -> None:
    assert "Vĩnh Hạ" in client.get("/api/articles/bao-so-4").text


def test_links_state_only_what_is_not_the_default(client: FlaskClient) -> None:
    links = answer(client, "/api/search?q=bao&page=2&page_size=1&sort=relevance&person=")["links"]
    assert links == {
        "self": "/api/search?q=bao&page=2&page_size=1",
        "next": "/api/search?q=bao&page=3&page_size=1",
        "prev": "/api/search?q=bao&page_size=1",
    }


def test_the_pages_of_a_search_hold_every_hit_once(client: FlaskClient) -> None:
    seen, link = [], "/api/search?q=bao&page_size=1"
    while link:
        found = answer(client, link)
        seen += [hit["id"] for hit in found["results"]]
        link = found["links"]["next"]
    assert (len(seen), len(set(seen))) == (found["total"], found["total"])


def test_a_page_past_the_end_is_empty_and_leads_back(client: FlaskClient) -> None:
    found = answer(client, "/api/search?q=bao&page=50")
    assert (found["results"], found["links"]["next"]) == ([], None)
    assert found["links"]["prev"] == "/api/search?q=bao"


def test_suggestions_answer_in_the_promised_shape_and_may_be_kept_for_a_while(client: FlaskClient) -> None:
    found = answer(client, "/api/suggest?q=vinh+h&n=1")
    assert list(found) == ["query", "suggestions"]
    assert found["query"] == "vinh h"
    assert found["suggestions"] == [{"text": "Vĩnh Hạ sơ tán", "kind": "phrase", "count": 1}]
    assert answer(client, "/api/suggest?q=tran+t")["suggestions"] == [
        {"text": "Trần Thị Mận", "kind": "person", "count": 2}
    ]
    kept = client.get("/api/suggest?q=vinh").headers["Cache-Control"]
    assert {part.strip() for part in kept.split(",")} == {"public", "max-age=60"}


def test_nothing_typed_and_nothing_known_have_no_suggestions(client: FlaskClient) -> None:
    for address in ("/api/suggest", "/api/suggest?q=", "/api/suggest?q=ngoeo"):
        assert answer(client, address)["suggestions"] == []


def test_no_more_suggestions_than_asked_for(client: FlaskClient) -> None:
    assert len(answer(client, "/api/suggest?q=b&n=1")["suggestions"]) == 1


def test_health_tells_what_is_served(client: FlaskClient) -> None:
    health = answer(client, "/api/health")
    assert list(health) == ["status", "engine", "generation", "articles", "version"]
    assert (health["status"], health["articles"]) == ("ok", 3)


@pytest.mark.parametrize(
    ("address", "parameter", "value"),
    [
        ("/api/search?page=0", "page", "0"),
        ("/api/search?page_size=101", "page_size", "101"),
        ("/api/search?from=hôm-qua", "from", "hôm-qua"),
        ("/api/search?from=2022-02-01&to=2022-01-01", "from", "2022-02-01"),
        ("/api/search?sort=best", "sort", "best"),
        ("/api/search?q=a&q=b", "q", "a, b"),
        ("/api/search?query=a", "query", "a"),
        ("/api/search?q=%FF", "q", "\\xff"),
        ("/api/search?q=a%00", "q", "a�"),
        ("/api/articles/bao-so-4?q=bao", "q", "bao"),
        ("/api/health?verbose=1", "verbose", "1"),
        ("/api/suggest?n=0", "n", "0"),
        ("/api/suggest?n=21", "n", "21"),
        ("/api/suggest?q=%FF", "q", "\\xff"),
        ("/api/suggest?q=bao&page=1", "page", "1"),
    ],
)
def test_a_wrong_parameter_is_named_with_its_value_and_what_is_allowed(
    client: FlaskClient, address: str, parameter: str, value: str
) -> None:
    record = problem(client, address, 400)
    assert (record["parameter"], record["value"]) == (parameter, value)
    assert record["allowed"]


@pytest.mark.parametrize(
    ("address", "limit"),
    [
        ("/api/search?q=" + "a" * 10_000, "MAX_QUERY_CHARACTERS"),
        ("/api/suggest?q=" + "a" * 10_000, "MAX_QUERY_CHARACTERS"),
        ("/api/search?page=101&page_size=100", "MAX_RESULT_WINDOW"),
    ],
)
def test_a_passed_limit_is_named(client: FlaskClient, address: str, limit: str) -> None:
    assert problem(client, address, 400)["limit"] == limit


def test_a_query_that_cannot_be_answered_is_the_parameter_q() -> None:
    client = broken_client(QueryError("Có quá nhiều ngoặc lồng nhau.", limit="MAX_NESTING"))
    record = problem(client, "/api/search?q=((a))", 400)
    assert (record["parameter"], record["value"], record["limit"]) == ("q", "((a))", "MAX_NESTING")
    assert record["detail"] == "Có quá nhiều ngoặc lồng nhau."


@pytest.mark.parametrize(
    "address", ["/api/articles/khong-co", "/api/nope", "/api/", "/api/search/", "/api//search"]
)
def test_what_is_not_there_is_a_404_in_json(client: FlaskClient, address: str) -> None:
    problem(client, address, 404)


def test_a_wrong_method_is_told_with_the_right_ones(client: FlaskClient) -> None:
    response = client.post("/api/search", json={"q": "bao"})
    assert (response.status_code, response.content_type) == (405, "application/problem+json")
    assert "GET" in response.headers["Allow"]


@pytest.mark.parametrize("error", [IndexNotFoundError("none"), IndexDamagedError("cut")])
@pytest.mark.parametrize("address", ["/api/search", "/api/suggest?q=a", "/api/articles/a", "/api/health"])
def test_without_a_readable_index_the_answer_is_503(error: Exception, address: str) -> None:
    assert "make index" in problem(broken_client(error), address, 503)["detail"]


@pytest.mark.parametrize(
    "address", ["/api/search?q=bi-mat", "/api/suggest?q=bi-mat", "/api/articles/a", "/api/health"]
)
def test_what_no_one_foresaw_is_a_500_in_json_and_in_the_log(
    address: str, caplog: pytest.LogCaptureFixture
) -> None:
    record = problem(broken_client(ZeroDivisionError("engine")), address, 500)
    assert "engine" not in record["detail"]
    assert "ZeroDivisionError" in caplog.text
    assert "bi-mat" not in caplog.text


def test_what_came_from_the_reader_cannot_become_html(client: FlaskClient) -> None:
    response = client.get("/api/search?sort=<script>")
    assert response.content_type == "application/problem+json"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_the_parts_of_a_score_are_told_on_request(client: FlaskClient) -> None:
    (hit,) = answer(client, "/api/search?q=lang+chai&explain=1")["results"]
    assert sum(part["score"] for part in hit["explanation"]) == pytest.approx(hit["score"], abs=1e-3)
    match = hit["explanation"][0]["matches"][0]
    assert match == {"form": "làng", "level": "toneless", "field": "title", "count": 1}
    assert "explanation" not in answer(client, "/api/search?q=lang+chai")["results"][0]
