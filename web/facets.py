"""What narrows a search: its active filters, the facets it could be narrowed by, and its order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from search.engine import FacetValue, SearchResult, Sort
from web.addresses import Addresses, stated
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


def chips(addresses: Addresses) -> tuple[Chip, ...]:
    """Return the active filters of a search, each with the address without it.

    >>> from search.engine import SearchRequest
    >>> [chip.href for chip in chips(Addresses(SearchRequest(query="bão", source="Báo Ven Sông"), "/search"))]
    ['/search?q=b%C3%A3o']
    """
    search = addresses.search
    first, last = search.published_from, search.published_to
    filters = (
        ("Người", search.person, "person"),
        ("Nguồn", search.source, "source"),
        ("Từ ngày", first and day(first), "published_from"),
        ("Đến ngày", last and day(last), "published_to"),
    )
    return tuple(
        Chip(label=label, value=value, href=addresses.of(**{field: None}, page=1))
        for label, value, field in filters
        if value
    )


def facets(addresses: Addresses, result: SearchResult) -> tuple[Facet, ...]:
    """Return the facets of `result` that have values, each value with the address that narrows to it."""
    people, sources, years = (result.facets.get(name, ()) for name in ("people", "source", "year"))
    # Years read as a calendar, not as a contest.
    calendar = sorted(years, key=lambda year: year.value, reverse=True)
    found = (
        _facet("people", "Người", _values(addresses, "person", people)),
        _facet("source", "Nguồn", _values(addresses, "source", sources)),
        _facet("year", "Năm", _years(addresses, calendar)),
    )
    return tuple(facet for facet in found if facet.first)


def sorts(addresses: Addresses) -> tuple[Choice, ...]:
    """Return the orders that the hits can have, each with its address.

    >>> from search.engine import SearchRequest
    >>> [choice.text for choice in sorts(Addresses(SearchRequest(query="bão"), "/search")) if choice.current]
    ['Sát nhất']
    """
    return tuple(
        Choice(text=name, href=addresses.of(sort=sort, page=1), current=sort == addresses.search.sort)
        for sort, name in SORT_NAMES.items()
    )


def _facet(name: str, heading: str, choices: list[Choice]) -> Facet:
    first, rest = tuple(choices[:SHOWN_FIRST]), tuple(choices[SHOWN_FIRST:])
    return Facet(name=name, heading=heading, first=first, rest=rest)


def _values(addresses: Addresses, field: str, values: Sequence[FacetValue]) -> list[Choice]:
    """Return the values that `field` of the search can be narrowed to."""
    asked: str | None = getattr(addresses.search, field)
    before, after = addresses.around(field)
    return [
        Choice(
            text=value.value,
            href=f"{before}{stated(field, value.value)}{after}",
            count=grouped(value.count),
            current=_same(asked, value.value),
        )
        for value in values
    ]


def _years(addresses: Addresses, values: Sequence[FacetValue]) -> list[Choice]:
    asked = (addresses.search.published_from, addresses.search.published_to)
    before, after = addresses.around("published_from", "published_to")
    choices = []
    for value in values:
        first, last = date(int(value.value), 1, 1), date(int(value.value), 12, 31)
        between = f"{stated('published_from', first)}&{stated('published_to', last)}"
        choices.append(
            Choice(
                text=value.value,
                href=f"{before}{between}{after}",
                count=grouped(value.count),
                current=asked == (first, last),
            )
        )
    return choices


def _same(asked: str | None, value: str) -> bool:
    return asked is not None and asked.casefold() == value.casefold()
