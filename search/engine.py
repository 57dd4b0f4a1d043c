"""The one interface behind which an engine answers: what is asked, what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from corpus.article import Article


class Sort(StrEnum):
    """The order of the hits; among equals, the newer first."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest:
    """One search.

    Attributes:
        query: As typed; empty means every article, newest first.
        page: The page of hits wanted, from 1.
        page_size: Hits a page, at least 1.
        person: Keep only articles that name this person; any accents and case.
        source: Keep only articles of this source; any accents and case.
        published_from: Keep only articles published on this day (Vietnam time) or later.
        published_to: Keep only articles published on this day (Vietnam time) or earlier.
        sort: The order of the hits.
    """

    query: str = ""
    page: int = 1
    page_size: int = 10
    person: str | None = None
    source: str | None = None
    published_from: date | None = None
    published_to: date | None = None
    sort: Sort = Sort.RELEVANCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlights:
    """An article's text as HTML: escaped, with the matching words in `<mark>`.

    Attributes:
        title: The whole headline.
        lede: The whole lede.
        body: In a hit, the best passages, fewest first; in a marked article, every paragraph.
    """

    title: str
    lede: str
    body: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One article that matched.

    Attributes:
        article: The stored article, whole.
        score: Its BM25F score, at least 0; comparable within one result only.
        highlights: Its text with the matches marked.
    """

    article: Article
    score: float
    highlights: Highlights


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """One value of a facet and the number of matching articles that have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """The answer to a `SearchRequest`.

    Attributes:
        total: Articles that match, exactly: the sum of the three below.
        with_all_words: Those that have everything the query asks for; they come first.
        with_most_words: Those that have most of its words, by weight; they follow.
        with_some_words: Those that have some of its words, among the ones before; 0 unless the others are few.
        hits: The page asked for, best first.
        facets: For `people`, `source` and `year`, values by falling count over all `total` articles.
        took_ms: Time from the typed query to this answer.
    """

    total: int
    with_all_words: int
    with_most_words: int
    with_some_words: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    took_ms: float


class SuggestionKind(StrEnum):
    """What a suggestion is."""

    PHRASE = "phrase"
    PERSON = "person"
    WORD = "word"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What somebody who is typing may mean.

    Attributes:
        text: The whole query, with accents in what completes it.
        kind: What completes it.
        count: How many articles have that: in the headline, for a phrase.
    """

    text: str
    kind: SuggestionKind
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexStatus:
    """What an engine serves now.

    Attributes:
        engine: The engine's name, as in the settings.
        generation: The name of the published generation.
        articles: The articles in it.
    """

    engine: str
    generation: str
    articles: int


class Engine(Protocol):
    """Answers searches over one published index."""

    def search(self, request: SearchRequest) -> SearchResult:
        """Return the hits, facets and counts for `request`.

        Raises:
            QueryError: The query cannot be answered as typed.
            IndexNotFoundError: Nothing has been published yet.
            IndexDamagedError: The published generation cannot be read.
        """

    def article(self, article_id: str) -> Article | None:
        """Return the article with that id, or None."""

    def marked(self, article: Article, query: str) -> Highlights:
        """Return the text of `article`, every paragraph, with what `query` matches marked.

        A query that cannot be answered marks nothing.
        """

    def suggestions(self, typed: str, most: int) -> tuple[Suggestion, ...]:
        """Return what somebody who has typed so much may mean, the most frequent first.

        Args:
            typed: A query that is being typed; whatever cannot be completed gives nothing.
            most: How many are wanted, 1 to `MAX_SUGGESTIONS`.

        Raises:
            IndexNotFoundError: Nothing has been published yet.
            IndexDamagedError: The published generation cannot be read.
        """

    def status(self) -> IndexStatus:
        """Return what is served now.

        Raises:
            IndexNotFoundError: Nothing has been published yet.
            IndexDamagedError: The published generation cannot be read.
        """
