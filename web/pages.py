"""The pages: the front page, the results and an article, rendered on the server."""

from typing import Any
from urllib.parse import quote, urlencode

from flask import Blueprint, Response, make_response, render_template, request

from index.weights import WEIGHTS
from search.engine import SearchRequest, SearchResult, Sort
from search.tiers import SHORT_QUERY
from web.addresses import Addresses
from web.errors import UnknownArticleError
from web.facets import chips, facets, sorts
from web.hits import Hits
from web.paging import last_page, paging
from web.parameters import PARAMETERS, search_request, stated_parameters, without_parameters
from web.paths import paths
from web.problems import Problem
from web.query_string import readable_pairs, shortened
from web.ranking import effects, field_weights, number
from web.serving import serving
from web.similar import folding_remarks, related_sections
from web.suggestions import suggestions, without_accents
from web.understanding import remarks

NEWEST_SHOWN = 6
"""Articles on the front page."""

EXAMPLES_SHOWN = 4
"""Example queries on the front page."""

RELATED_SHOWN = 5
"""Articles in each list of those related to one."""

blueprint = Blueprint("pages", __name__)


@blueprint.get("/")
def front() -> str:
    """Show the form, the newest articles and what could be asked."""
    newest = serving().search(SearchRequest(page_size=NEWEST_SHOWN))
    return render_template(
        "front.html",
        typed={},
        articles=serving().engine.status().articles,
        hits=newest.hits,
        examples=examples(newest),
    )


@blueprint.get("/search")
def search() -> str:
    """Show the results of a search."""
    asked = search_request(request.query_string)
    result = serving().search(asked)
    return render_template(
        "results.html",
        typed=dict(stated_parameters(asked)),
        asked=asked,
        result=result,
        **_around_results(Addresses(asked, paths().search), result),
    )


@blueprint.get("/articles/<article_id:article_id>")
def article(article_id: str) -> str:
    """Show an article, with what the search that led to it matches marked."""
    asked = search_request(request.query_string)
    shown = serving().engine.article(article_id)
    if shown is None:
        raise UnknownArticleError("Kho báo không có bài này; có thể bài đã được bỏ ra khi dựng lại chỉ mục.")
    return render_template(
        "article.html",
        typed=dict(stated_parameters(asked)),
        article=shown,
        addresses=Addresses(asked, paths().search),
        everywhere=Addresses(SearchRequest(), paths().search),
        marked=serving().engine.marked(shown, asked),
        related=related_sections(serving().engine.related(article_id, RELATED_SHOWN)),
    )


@blueprint.get("/ranking")
def ranking() -> str:
    """Tell how results are ranked."""
    without_parameters(request.query_string)
    return render_template(
        "ranking.html",
        typed={},
        weights=WEIGHTS,
        short_query=SHORT_QUERY,
        fields=field_weights(),
        effects=effects(),
        number=number,
    )


def problem_page(problem: Problem) -> Response:
    """Return `problem` about the current request as a page that keeps what was typed."""
    pairs = readable_pairs(request.query_string)
    wrong = problem.members.get("parameter")
    kept = [(name, value) for name, value in pairs if name != wrong]
    page = make_response(
        render_template(
            "problem.html",
            typed={name: shortened(value) for name, value in pairs if name in PARAMETERS},
            problem=problem,
            wrong=wrong,
            mended=f"{quote(request.path)}?{urlencode(kept)}" if wrong not in {None, "q"} else None,
        )
    )
    page.status_code = problem.status
    return page


def examples(newest: SearchResult) -> tuple[str, ...]:
    """Return queries that find something in this index: the people it names most, as one types in a hurry."""
    people = newest.facets.get("people", ())[:EXAMPLES_SHOWN]
    return tuple(without_accents(person.value).lower() for person in people)


def _around_results(addresses: Addresses, result: SearchResult) -> dict[str, Any]:
    """Return what the results page shows, but for the answer itself."""
    asked = addresses.search
    skipped = (asked.page - 1) * asked.page_size
    lacking = 0 < result.stories_with_all_words < result.stories
    # The first hit of this page that lacks some of the words, counted from 0, where those with all come first.
    divided = lacking and asked.sort is not Sort.RELEVANCE
    divider = result.stories_with_all_words - skipped if divided else -1
    return {
        "addresses": addresses,
        "chips": chips(addresses),
        "remarks": (*remarks(addresses, result.interpretation), *folding_remarks(addresses, result)),
        "facets": facets(addresses, result),
        "sorts": sorts(addresses),
        "paging": paging(addresses, result.stories),
        "last_page": last_page(result.stories, asked.page_size),
        "hits": Hits(addresses, paths()).listed(result.hits, divider),
        "suggestions": () if result.total else suggestions(asked, serving().search, addresses.path),
    }
