"""The addresses of searches, as links state them: parameters in the table's order, defaults left out."""

from functools import lru_cache
from urllib.parse import quote_plus

from search.engine import SearchRequest
from web.parameters import WRITTEN

_REMEMBERED = 1 << 12
"""How many values are kept encoded: pages name the same people, sources and years again and again."""


class Addresses:
    """The addresses of one search and of those that differ from it.

    A results page links to some sixty such searches; what they have in common is written once.

    Attributes:
        search: The search.
        path: Where the addresses start.
    """

    __slots__ = ("_asked", "_stated", "path", "search")

    def __init__(self, search: SearchRequest, path: str) -> None:
        self.search = search
        self.path = path
        self._stated = {field: stated(field, getattr(search, field)) for field in WRITTEN}
        self._asked = _query_string(self._stated)

    def of(self, **changed: object) -> str:
        """Return the address of the search with other values in the fields `changed`.

        >>> Addresses(SearchRequest(query="bão", page=3), "/search").of(person="Lê An", page=1)
        '/search?q=b%C3%A3o&person=L%C3%AA+An'
        """
        kept = self._stated.copy()
        for field, value in changed.items():
            kept[field] = stated(field, value)
        return self.path + _query_string(kept)

    def around(self, *fields: str) -> tuple[str, str]:
        """Return what stands before and after `fields` in the address of the first page with other values in them.

        For links that differ in nothing else: each puts what `stated` gives between the two.

        >>> Addresses(SearchRequest(query="bão", page=3, explain=True), "/search").around("person")
        ('/search?q=b%C3%A3o&', '&explain=1')

        Args:
            fields: One field, or several that follow each other in the table.
        """
        order = list(self._stated)
        first = order.index(fields[0])
        kept = {**self._stated, **dict.fromkeys((*fields, "page"), "")}
        before = "".join([f"{kept[field]}&" for field in order[:first] if kept[field]])
        after = "".join([f"&{kept[field]}" for field in order[first:] if kept[field]])
        return f"{self.path}?{before}", after

    def at(self, path: str) -> str:
        """Return the address of something else below `path` that keeps the search, to go back to it.

        >>> Addresses(SearchRequest(query="bão"), "/search").at("/articles/1")
        '/articles/1?q=b%C3%A3o'
        """
        return path + self._asked


def address(path: str, search: SearchRequest) -> str:
    """Return `path` with the parameters of `search` that are not the default.

    >>> address("/search", SearchRequest(query="bão lũ", person="Lê An"))
    '/search?q=b%C3%A3o+l%C5%A9&person=L%C3%AA+An'
    """
    return Addresses(search, path).at(path)


def stated(field: str, value: object) -> str:
    """Return what an address says of a field; nothing for its default.

    >>> stated("person", "Lê An"), stated("page", 1)
    ('person=L%C3%AA+An', '')
    """
    name, default, write = WRITTEN[field]
    return "" if value == default else f"{name}={_quoted(write(value))}"


def _query_string(pairs: dict[str, str]) -> str:
    joined = "&".join(filter(None, pairs.values()))
    return f"?{joined}" if joined else ""


_quoted = lru_cache(_REMEMBERED)(quote_plus)
