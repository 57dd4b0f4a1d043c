"""The pages of a result and the links between them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from search.limits import MAX_RESULT_WINDOW
from web.addresses import Addresses
from web.wording import grouped

NEAR = 2
"""Page numbers shown on each side of the current one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """A link to a page of the result; `href` is None for the current page and `text` "…" for a gap."""

    text: str
    href: str | None = None
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """The links below a list of hits; None where there is no such page."""

    previous: str | None
    following: str | None
    pages: tuple[PageLink, ...]


def last_page(lines: int, page_size: int) -> int:
    """Return the last page that can be asked for, at least 1.

    >>> last_page(21, 10), last_page(0, 10), last_page(10**6, 100)
    (3, 1, 100)

    Args:
        lines: Hits, each with what is folded under it, at least 0.
        page_size: Hits a page, at least 1.
    """
    return max(1, min(-(-lines // page_size), MAX_RESULT_WINDOW // page_size))


def paging(addresses: Addresses, lines: int) -> Paging:
    """Return the links from the current page of a search to the others.

    >>> from search.engine import SearchRequest
    >>> [link.text for link in paging(Addresses(SearchRequest(page=6), "/search"), 200).pages]
    ['1', '…', '4', '5', '6', '7', '8', '…', '20']
    """
    search = addresses.search
    last = last_page(lines, search.page_size)
    before = min(search.page - 1, last)

    def href(page: int) -> str:
        return addresses.of(page=page)

    return Paging(
        previous=href(before) if before else None,
        following=href(search.page + 1) if search.page < last else None,
        pages=tuple(_page_links(search.page, last, href)),
    )


def _page_links(current: int, last: int, href: Callable[[int], str]) -> Iterator[PageLink]:
    near = range(max(1, current - NEAR), min(last, current + NEAR) + 1)
    before = 0
    for page in sorted({1, last, *near}):
        if page > before + 1:
            yield PageLink(text="…")
        yield PageLink(
            text=grouped(page), href=None if page == current else href(page), current=page == current
        )
        before = page
