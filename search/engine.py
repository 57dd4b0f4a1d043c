"""The one interface behind which an engine answers: what is asked, what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from corpus.article import Article
from index.spelling import Level


class Sort(StrEnum):
    """The order of the hits; among equals, the newer first."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


class Change(StrEnum):
    """What may be read into a query beyond what was typed; each can be switched off."""

    DECODED = "decoded"
    DATES = "dates"
    SPLIT = "split"
    EXPANDED = "expanded"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpretation:
    """One thing that was understood of a query.

    Attributes:
        change: What kind of thing.
        typed: What it is about, as typed.
        meant: What is meant; several where it may be any of them, none where it cannot be told.
        applied: Whether the hits are those of what is meant; otherwise it is offered.
        queries: For each of `meant` the query that says so outright; empty where none can.
    """

    change: Change
    typed: str
    meant: tuple[str, ...]
    applied: bool
    queries: tuple[str, ...] = ()


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
        literal: What must not be read into the query.
        folded: Whether articles that nearly repeat a better hit are put under it, one line a story.
        explain: Whether each hit says what its score is made of.
    """

    query: str = ""
    page: int = 1
    page_size: int = 10
    person: str | None = None
    source: str | None = None
    published_from: date | None = None
    published_to: date | None = None
    sort: Sort = Sort.RELEVANCE
    literal: frozenset[Change] = frozenset()
    folded: bool = True
    explain: bool = False


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


class PartKind(StrEnum):
    """What a part of a score is for."""

    SYLLABLE = "syllable"
    ROW = "row"
    WORD = "word"
    NEAR = "near"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A form that stands in an article for something typed.

    Attributes:
        form: The form, in lower case.
        level: How close it is to what was typed: all marks the same, all but the tone, or the letters only.
        field: Where it stands.
        count: How often.
    """

    form: str
    level: Level
    field: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What something typed gave to a score.

    Attributes:
        kind: A syllable or condition as typed, two neighbours in a row, a word of the segmentation, or all words near each
            other.
        typed: What was typed.
        score: What it gave, above 0.
        matches: What stands in the article for it; of syllables and conditions only.
    """

    kind: PartKind
    typed: str
    score: float
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One article that matched.

    Attributes:
        article: The stored article, whole.
        score: Its BM25F score, at least 0; comparable within one result only.
        highlights: Its text with the matches marked.
        missing: The words wanted that it does not have, as typed.
        explanation: The parts of its score, which sum to it, where they were asked for.
        similar: The newest of the matching articles that are folded under it, `MAX_SIMILAR` at the most.
        similar_count: How many there are, exactly.
    """

    article: Article
    score: float
    highlights: Highlights
    missing: tuple[str, ...] = ()
    explanation: tuple[Part, ...] = ()
    similar: tuple[Article, ...] = ()
    similar_count: int = 0


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
        stories: How many lines the result has: different stories where it is folded, articles where it is not.
        stories_with_all_words: How many of these have an article with everything the query asks for.
        hits: The page asked for, best first.
        facets: For `people`, `source` and `year`, values by falling count over all `total` articles.
        interpretation: What was understood beyond the words typed; empty where nothing was.
        took_ms: Time from the typed query to this answer.
    """

    total: int
    with_all_words: int
    with_most_words: int
    with_some_words: int
    stories: int
    stories_with_all_words: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    took_ms: float
    interpretation: tuple[Interpretation, ...] = ()


@dataclass(frozen=True, slots=True)
class RelatedArticle:
    """An article that is related to another.

    Attributes:
        article: The stored article, whole.
        similarity: From 0 to 1: of near-duplicates the share of their text that is the same, about; of others how much
            of what tells the first from most articles they have too.
    """

    article: Article
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """What is related to an article, the most similar first; none is in two lists, nor two of one story in the last two.

    Attributes:
        near_duplicates: Articles of nearly the same text.
        same_story: Articles of the same event.
        same_subject: Other articles of the same subject.
    """

    near_duplicates: tuple[RelatedArticle, ...]
    same_story: tuple[RelatedArticle, ...]
    same_subject: tuple[RelatedArticle, ...]


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

    def related(self, article_id: str, most: int) -> Related | None:
        """Return what is related to the article with that id; None where there is no such article.

        Args:
            article_id: The article's id.
            most: How many are wanted in each list, 1 to `MAX_RELATED`.

        Raises:
            IndexNotFoundError: Nothing has been published yet.
            IndexDamagedError: The published generation cannot be read.
        """

    def marked(self, article: Article, request: SearchRequest) -> Highlights:
        """Return the text of `article`, every paragraph, with what the query of `request` matches marked.

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
