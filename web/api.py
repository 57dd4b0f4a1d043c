"""The JSON API. Its shape is a promise: later versions add keys and never change or drop one."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from importlib.metadata import version
from urllib.parse import quote

import orjson
from flask import Blueprint, Response, request

from corpus.article import Article
from search.engine import (
    FacetValue,
    Hit,
    Interpretation,
    Part,
    RelatedArticle,
    SearchResult,
    Suggestion,
)
from web.addresses import Addresses
from web.errors import UnknownArticleError
from web.paging import last_page
from web.parameters import search_request, without_parameters
from web.paths import paths
from web.problems import Problem
from web.related_parameters import related_request
from web.serving import serving
from web.suggest_parameters import suggest_request
from web.understanding import chosen, undone

FACETS = ("people", "source", "year")

SUGGESTIONS_SECONDS = 60
"""How long suggestions may be kept: readers begin with the same letters, and go back."""

blueprint = Blueprint("api", __name__, url_prefix="/api")


@blueprint.get("/search")
def search() -> Response:
    """Answer a search."""
    asked = search_request(request.query_string)
    return _answer(search_record(Addresses(asked, paths().api_search), serving().search(asked)))


@blueprint.get("/suggest")
def suggest() -> Response:
    """Answer with what somebody who is typing may mean."""
    asked = suggest_request(request.query_string)
    found = serving().engine.suggestions(asked.query, asked.most)
    answer = _answer({"query": asked.query, "suggestions": [_suggestion_record(each) for each in found]})
    answer.cache_control.public = True
    answer.cache_control.max_age = SUGGESTIONS_SECONDS
    return answer


@blueprint.get("/articles/<article_id:article_id>")
def article(article_id: str) -> Response:
    """Answer with one whole article."""
    without_parameters(request.query_string)
    found = serving().engine.article(article_id)
    if found is None:
        raise UnknownArticleError("Kho báo không có bài nào mang mã số này.")
    return _answer(whole_article_record(found))


@blueprint.get("/articles/<article_id:article_id>/related")
def related(article_id: str) -> Response:
    """Answer with what is related to an article."""
    if serving().engine.article(f"{article_id}/related"):
        # An id may end as this address does.
        return article(f"{article_id}/related")
    asked = related_request(request.query_string)
    found = serving().engine.related(article_id, asked.most)
    if found is None:
        raise UnknownArticleError("Kho báo không có bài nào mang mã số này.")
    return _answer(
        {
            "near_duplicates": [_related_record(each) for each in found.near_duplicates],
            "same_story": [_related_record(each) for each in found.same_story],
            "same_subject": [_related_record(each) for each in found.same_subject],
        }
    )


@blueprint.get("/health")
def health() -> Response:
    """Answer with what is served; 503 where no index is."""
    without_parameters(request.query_string)
    status = serving().engine.status()
    return _answer(
        {
            "status": "ok",
            "engine": status.engine,
            "generation": status.generation,
            "articles": status.articles,
            "version": _version(),
        }
    )


@cache
def _version() -> str:
    """Return the version of what is installed: half a millisecond of reading, once."""
    return version("trabao")


def problem_answer(problem: Problem) -> Response:
    """Return `problem` about the current request as `application/problem+json` (RFC 9457)."""
    record = {
        "type": "about:blank",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
        "instance": quote(request.path),
        **problem.members,
    }
    answer = _answer(record, mimetype="application/problem+json")
    answer.status_code = problem.status
    return answer


def search_record(addresses: Addresses, result: SearchResult) -> dict[str, object]:
    """Return the answer to a search for JSON."""
    asked = addresses.search
    return {
        "query": asked.query,
        "total": result.total,
        "with_all_words": result.with_all_words,
        "with_most_words": result.with_most_words,
        "with_some_words": result.with_some_words,
        "stories": result.stories,
        "page": asked.page,
        "page_size": asked.page_size,
        "took_ms": round(result.took_ms, 1),
        "interpretation": [_interpretation_record(each, addresses) for each in result.interpretation],
        "results": [hit_record(hit) for hit in result.hits],
        "facets": {name: _facet_records(result.facets.get(name, ())) for name in FACETS},
        "links": _links(addresses, result.stories),
    }


def hit_record(hit: Hit) -> dict[str, object]:
    """Return one hit for JSON."""
    marked = hit.highlights
    explained = {"explanation": [_part_record(part) for part in hit.explanation]} if hit.explanation else {}
    return {
        **_article_record(hit.article),
        "score": round(hit.score, 4),
        "missing": list(hit.missing),
        **explained,
        "highlights": {"title": marked.title, "lede": marked.lede, "body": list(marked.body)},
        "similar_count": hit.similar_count,
        "similar": [_article_record(article) for article in hit.similar],
    }


def whole_article_record(article: Article) -> dict[str, object]:
    """Return all of `article` for JSON."""
    return {**_article_record(article), "body": list(article.body), "captions": list(article.captions)}


def _article_record(article: Article) -> dict[str, object]:
    return {
        "id": article.id,
        "title": article.title,
        "lede": article.lede,
        "url": article.url,
        "source": article.source,
        "author": article.author,
        "published": _iso(article.published),
        "people": [
            {"name": person.name, "roles": person.roles, "mentions": person.mentions}
            for person in article.people
        ],
    }


def _related_record(related: RelatedArticle) -> dict[str, object]:
    return {**_article_record(related.article), "similarity": round(related.similarity, 3)}


def _interpretation_record(each: Interpretation, addresses: Addresses) -> dict[str, object]:
    return {
        "change": each.change,
        "typed": each.typed,
        "meant": list(each.meant),
        "applied": each.applied,
        "undo": undone(addresses, each.change) if each.applied else None,
        "searches": [chosen(addresses, query) for query in each.queries],
    }


def _part_record(part: Part) -> dict[str, object]:
    return {
        "kind": part.kind,
        "typed": part.typed,
        "score": round(part.score, 4),
        "matches": [
            {"form": match.form, "level": match.level, "field": match.field, "count": match.count}
            for match in part.matches
        ],
    }


def _facet_records(values: Sequence[FacetValue]) -> list[dict[str, object]]:
    return [{"value": value.value, "count": value.count} for value in values]


def _suggestion_record(suggestion: Suggestion) -> dict[str, object]:
    return {"text": suggestion.text, "kind": suggestion.kind, "count": suggestion.count}


def _iso(published: datetime | date | None) -> str | None:
    return published.isoformat() if published else None


def _links(addresses: Addresses, lines: int) -> dict[str, str | None]:
    asked = addresses.search
    last = last_page(lines, asked.page_size)
    before = min(asked.page - 1, last)
    return {
        "self": addresses.of(),
        "next": addresses.of(page=asked.page + 1) if asked.page < last else None,
        "prev": addresses.of(page=before) if before else None,
    }


def _answer(record: dict[str, object], mimetype: str = "application/json") -> Response:
    return Response(orjson.dumps(record), mimetype=mimetype)
