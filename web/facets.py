"""What narrows a search: its active filters, the facets it could be narrowed by, and its order."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from search.engine import FacetValue, SearchRequest, SearchResult, Sort
from web.parameters import address
from web.wording import day, grouped

SHOWN_FIRST = 8
"""Values of a facet that are shown before the reader asks for more."""

SORT_NAMES = {Sort.RELEVANCE: "Sát nhất", Sort.NEWEST: "Mới nhất", Sort.OLDEST: "Cũ nhất"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """An active filter and the link that removes it."""

    label: str
    value: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A link that changes the search; `count` is empty where it has none."""

    text: str
    href: str
    count: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One facet: the values shown first, and the rest."""

    name: str
    heading: str
    first: tuple[Choice, ...]
    rest: tuple[Choice, ...]


def chips(search: SearchRequest, path: str) -> tuple[Chip, ...]:
    """Return the active filters of `search`, each with the address without it.

    >>> [chip.href for chip in chips(SearchRequest(query="bão", source="Báo Ven Sông"), "/search")]
    ['/search?q=b%C3%A3o']
    """
    first, last = search.published_from, search.published_to
    stated = (
        ("Người", search.person, replace(search, person=None)),
        ("Nguồn", search.source, replace(search, source=None)),
        ("Từ ngày", first and day(first), replace(search, published_from=None)),
        ("Đến ngày", last and day(last), replace(search, published_to=None)),
    )
    return tuple(
        Chip(label=label, value=value, href=address(path, replace(without, page=1)))
        for label, value, without in stated
        if value
    )


def facets(search: SearchRequest, result: SearchResult, path: str) -> tuple[Facet, ...]:
    """Return the facets of `result` that have values, each value with the address that narrows to it."""
    people, sources, years = (result.facets.get(name, ()) for name in ("people", "source", "year"))
    # Years read as a calendar, not as a contest.
    calendar = sorted(years, key=lambda year: year.value, reverse=True)
    found = (
        _facet("people", "Người", (_person(search, value, path) for value in people)),
        _facet("source", "Nguồn", (_source(search, value, path) for value in sources)),
        _facet("year", "Năm", (_year(search, value, path) for value in calendar)),
    )
    return tuple(facet for facet in found if facet.first)


def sorts(search: SearchRequest, path: str) -> tuple[Choice, ...]:
    """Return the orders that the hits can have, each with its address.

    >>> [choice.text for choice in sorts(SearchRequest(query="bão"), "/search") if choice.current]
    ['Sát nhất']
    """
    return tuple(
        Choice(text=name, href=address(path, replace(search, sort=sort, page=1)), current=sort == search.sort)
        for sort, name in SORT_NAMES.items()
    )


def person_address(search: SearchRequest, name: str, path: str) -> str:
    """Return the address that narrows `search` to articles that name a person."""
    return address(path, replace(search, person=name, page=1))


def _facet(name: str, heading: str, choices: Iterable[Choice]) -> Facet:
    listed = tuple(choices)
    return Facet(name=name, heading=heading, first=listed[:SHOWN_FIRST], rest=listed[SHOWN_FIRST:])


def _person(search: SearchRequest, value: FacetValue, path: str) -> Choice:
    return _choice(
        value, person_address(search, value.value, path), current=_same(search.person, value.value)
    )


def _source(search: SearchRequest, value: FacetValue, path: str) -> Choice:
    narrowed = replace(search, source=value.value, page=1)
    return _choice(value, address(path, narrowed), current=_same(search.source, value.value))


def _year(search: SearchRequest, value: FacetValue, path: str) -> Choice:
    first, last = date(int(value.value), 1, 1), date(int(value.value), 12, 31)
    narrowed = replace(search, published_from=first, published_to=last, page=1)
    current = (search.published_from, search.published_to) == (first, last)
    return _choice(value, address(path, narrowed), current=current)


def _choice(value: FacetValue, href: str, *, current: bool) -> Choice:
    return Choice(text=value.value, href=href, count=grouped(value.count), current=current)


def _same(asked: str | None, value: str) -> bool:
    return asked is not None and asked.casefold() == value.casefold()
