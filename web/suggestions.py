"""What a reader whose search found nothing can try: only searches that do find something."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from search.engine import SearchRequest, SearchResult
from search.parser import parse
from search.query import query_leaves, typed_text
from web.addresses import address
from web.errors import ParameterError
from web.wording import grouped

MOST_TRIED = 12
"""Searches made to find suggestions."""

MOST_SHOWN = 4
"""Suggestions shown."""

OPERATORS = {"OR", "NOT", "AND"}
"""Words of query languages, which find nothing alone."""

_QUOTED = re.compile(r'(?P<bound>[:-]\s*)?["“”„«](?P<words>[^"“”„«»]*)["“”»](?:[~^][0-9.,]*)*')
_QUOTES = re.compile(r'["“”„«»]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Another search: what it changes, its address and the number of articles it finds."""

    text: str
    href: str
    count: str


def suggestions(
    search: SearchRequest, answer: Callable[[SearchRequest], SearchResult], path: str
) -> tuple[Suggestion, ...]:
    """Return the changes to `search` that find something, the smallest change first.

    Args:
        search: A search that found nothing.
        answer: Answers another search; a ParameterError counts as nothing found.
        path: Where the suggested addresses start.
    """
    first = replace(search, page=1)
    tried = {first: ""}
    for text, other in _changes(first):
        if len(tried) <= MOST_TRIED:
            tried.setdefault(other, text)
    found = ((text, other, _total(answer, other)) for other, text in tried.items() if text)
    shown = [(text, other, total) for text, other, total in found if total]
    return tuple(
        Suggestion(text=text, href=address(path, other), count=grouped(total))
        for text, other, total in shown[:MOST_SHOWN]
    )


def without_accents(typed: str) -> str:
    """Return `typed` without tone and vowel marks; everything else stays as it is.

    >>> without_accents('tiêu đề:"Đảng bộ"')
    'tieu de:"Dang bo"'
    """
    decomposed = unicodedata.normalize("NFD", typed.replace("đ", "d").replace("Đ", "D"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def without_quotes(typed: str) -> str:
    """Return `typed` without quotes, and without what says how near their words must stand.

    >>> without_quotes('"lũ quét"~3 sapo:"mưa to" “bão')
    'lũ quét sapo:(mưa to) bão'
    """
    return _QUOTES.sub("", _QUOTED.sub(_unquoted, typed))


def _unquoted(phrase: re.Match[str]) -> str:
    # A field and a minus go on holding for all of the words.
    return f"{phrase['bound']}({phrase['words']})" if phrase["bound"] else phrase["words"]


def _words(query: str) -> list[str]:
    """Return the words that `query` asks for: no names of fields, no numbers that weigh, nothing that must not be."""
    words = [word for leaf in query_leaves(parse(query)) for word in typed_text(leaf).split()]
    return [word for word in words if word not in OPERATORS]


def _changes(search: SearchRequest) -> Iterator[tuple[str, SearchRequest]]:
    if search != _unfiltered(search):
        yield "Bỏ mọi bộ lọc", _unfiltered(search)
    plain = without_quotes(search.query)
    for text, query in (("Bỏ dấu ngoặc kép", plain), ("Gõ không dấu", without_accents(search.query))):
        yield f"{text}: {query}", replace(search, query=query)
    bare = without_accents(plain)
    yield f"Gõ không dấu, bỏ ngoặc kép: {bare}", _unfiltered(replace(search, query=bare))
    words = _words(search.query)
    middle = (len(words) + 1) // 2
    halves = [" ".join(words[:middle]), " ".join(words[middle:])]
    for fewer in (*halves, *sorted(words, key=len, reverse=True)) if len(words) > 1 else ():
        yield f"Chỉ tìm: {fewer}", _unfiltered(replace(search, query=fewer))


def _unfiltered(search: SearchRequest) -> SearchRequest:
    return SearchRequest(query=search.query, page_size=search.page_size, sort=search.sort)


def _total(answer: Callable[[SearchRequest], SearchResult], search: SearchRequest) -> int:
    try:
        return answer(replace(search, page_size=1)).total
    except ParameterError:
        return 0
