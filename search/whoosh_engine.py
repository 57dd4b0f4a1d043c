"""The embedded engine: answers from the published generation in an index directory."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from corpus.article import VIETNAM_TIME, Article
from index.errors import IndexDamagedError, IndexNotFoundError
from index.published import Published
from index.reader import IndexReader
from search.completion.suggest import Suggester
from search.engine import (
    Change,
    Highlights,
    Hit,
    IndexStatus,
    Related,
    SearchRequest,
    SearchResult,
    Suggestion,
)
from search.errors import QueryError
from search.evaluate import Evaluator
from search.explanation import Explainer
from search.facets import Facets
from search.filters import passing
from search.folding import Folded, Folding, unfolded
from search.gathering import Asked, Found
from search.highlighting import marked_article, snippets_of
from search.limits import MAX_SIMILAR
from search.query import Query, query_leaves, typed_text
from search.ranking import WEIGHTS, Weights
from search.related import RelatedFinder
from search.understanding.intent import Understood, corrected, understand
from search.understanding.vocabulary import Vocabulary

_log = logging.getLogger(__name__)

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Top:
    """The best hits of a query, without anything to show of them.

    Attributes:
        total: How many documents match.
        documents: int64[k], the best, best first; fewer where fewer match.
        scores: float64[k], their scores.
    """

    total: int
    documents: NDArray[np.int64]
    scores: NDArray[np.float64]


def _today_in_vietnam() -> date:
    return datetime.now(VIETNAM_TIME).date()


class _Opened:
    """One generation with what searches it."""

    def __init__(self, directory: Path, weights: Weights) -> None:
        self.reader = IndexReader(directory, weights)
        self.evaluator = Evaluator(self.reader, weights)
        self.facets = Facets(self.reader)
        self.folding = Folding(self.reader)
        self.related = RelatedFinder(self.reader, self.folding, weights)
        self.vocabulary = Vocabulary(self.reader)
        self.explainer = Explainer(self.reader, self.evaluator)
        self.suggester = Suggester(self.reader)


class WhooshEngine:
    """Searches the generation that is published in a directory; moves over to a new one without a restart.

    Where a newly published generation cannot be read, the one that is open goes on serving, and the log says so.
    """

    def __init__(
        self, index: Path, weights: Weights = WEIGHTS, today: Callable[[], date] = _today_in_vietnam
    ) -> None:
        self._published = Published(index)
        self._weights = weights
        self._today = today
        self._lock = threading.Lock()
        self._opened: _Opened | None = None
        self._before: _Opened | None = None
        self._refused: str | None = None

    def search(self, request: SearchRequest) -> SearchResult:
        """Return the hits, facets and counts for `request`; see `search.engine.Engine`."""
        started = time.perf_counter()
        today = self._today()
        return self._with_opened(lambda opened: _answer(opened, request, today, started))

    def top(self, query: Query, most: int) -> Top:
        """Return the best hits of `query`, in order of relevance, and how many there are.

        Args:
            query: A parsed query.
            most: How many hits are wanted, at least 0.

        Raises:
            QueryError: As `search`; so are the other errors.
        """
        found = self._with_opened(lambda opened: opened.evaluator.find(query, Asked(best=most)))
        return Top(found.total, found.documents, found.scores)

    def article(self, article_id: str) -> Article | None:
        """Return the article with that id, or None."""
        return self._with_opened(lambda opened: _article(opened.reader, article_id))

    def related(self, article_id: str, most: int) -> Related | None:
        """Return what is related to the article with that id; see `search.engine.Engine`."""
        return self._with_opened(lambda opened: _related(opened, article_id, most))

    def marked(self, article: Article, request: SearchRequest) -> Highlights:
        """Return the text of `article`, every paragraph, with what `request` asks for marked."""
        today = self._today()
        try:
            query = self._with_opened(lambda opened: _meant(opened, request, today))
        except QueryError:
            query = Query()
        return marked_article(article, query_leaves(query))

    def suggestions(self, typed: str, most: int) -> tuple[Suggestion, ...]:
        """Return what somebody who has typed so much may mean; see `search.engine.Engine`."""
        return self._with_opened(lambda opened: opened.suggester.suggestions(typed, most))

    def status(self) -> IndexStatus:
        """Return what is served now."""
        reader = self._open().reader
        return IndexStatus(engine="whoosh", generation=reader.generation, articles=reader.articles)

    def _with_opened(self, work: Callable[[_Opened], _T]) -> _T:
        """Return what `work` makes of the published generation; of the one before it, where damage shows only now."""
        opened = self._open()
        try:
            return work(opened)
        except IndexDamagedError as error:
            before = self._step_back(opened)
            if before is None:
                raise
            _log.warning("going back to generation %s: %s", before.reader.generation, error)
            return work(before)

    def _step_back(self, damaged: _Opened) -> _Opened | None:
        """Refuse a generation of which a part turned out damaged; return the one that was open before it, if any."""
        with self._lock:
            if self._opened is damaged and self._before is not None:
                self._refused = damaged.reader.generation
                self._opened, self._before = self._before, None
            return self._opened if self._opened is not damaged else None

    def _open(self) -> _Opened:
        """Return the published generation, opened; the one before it where the new one is damaged."""
        opened = self._opened
        try:
            directory = self._published.directory()
            if opened is None or directory.name not in {opened.reader.generation, self._refused}:
                opened = self._move()
        except (IndexDamagedError, IndexNotFoundError) as error:
            if opened is None:
                raise
            _log.warning("still serving generation %s: %s", opened.reader.generation, error)
        return opened

    def _move(self) -> _Opened:
        """Open what is published now; another thread may have done so, or found it damaged, while this one waited."""
        with self._lock:
            directory = self._published.directory()
            if self._opened is None or directory.name not in {self._opened.reader.generation, self._refused}:
                self._before, self._opened = self._opened, self._fresh(directory)
            return self._opened

    def _fresh(self, directory: Path) -> _Opened:
        try:
            return _Opened(directory, self._weights)
        except IndexDamagedError:
            # Tried, and reported, once.
            self._refused = directory.name
            raise


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was found for a request, and what of it was understood."""

    understood: Understood
    folded: Folded

    @property
    def found(self) -> Found:
        """All that was found."""
        return self.folded.found

    @property
    def query(self) -> Query:
        """The query that was asked in the end."""
        return self.understood.query


def _found(opened: _Opened, request: SearchRequest, today: date) -> _Answer:
    """Find what was meant; where that is nothing, what may have been meant instead."""
    understood = understand(request.query, request.literal, opened.vocabulary, today)
    answer = _asked(opened, understood, request)
    if not answer.found.total and any(not span.stated for span in understood.spans):
        understood = understand(
            request.query, request.literal, opened.vocabulary, today, dates_in_words=False
        )
        answer = _asked(opened, understood, request)
    if Change.CORRECTED in request.literal:
        return answer
    return _with_slip(opened, answer, request)


def _meant(opened: _Opened, request: SearchRequest, today: date) -> Query:
    """Return the query that `_found` asks in the end; nothing is looked for where that cannot change it.

    What is found decides about times in words and about slips; and a prefix may stand for too many terms.
    """
    understood = understand(request.query, request.literal, opened.vocabulary, today)
    open_end = "*" in understood.text or any(not span.stated for span in understood.spans)
    if not open_end and Change.CORRECTED not in request.literal:
        open_end = corrected(understood, request.literal, opened.vocabulary) is not None
    return _found(opened, request, today).query if open_end else understood.query


def _with_slip(opened: _Opened, answer: _Answer, request: SearchRequest) -> _Answer:
    """Answer what was meant if there is a slip and nothing has all the words as typed; otherwise offer it."""
    meant = corrected(answer.understood, request.literal, opened.vocabulary)
    if meant is None:
        return answer
    if not answer.found.all_words:
        other = _asked(opened, meant, request)
        if other.found.total:
            return other
        return answer
    offered = replace(meant.interpretation[-1], applied=False)
    told = (*answer.understood.interpretation, offered)
    return _Answer(replace(answer.understood, interpretation=told), answer.folded)


def _asked(opened: _Opened, understood: Understood, request: SearchRequest) -> _Answer:
    first = max(filter(None, (request.published_from, understood.first)), default=None)
    last = min(filter(None, (request.published_to, understood.last)), default=None)
    wanted = request.page * request.page_size
    asked = Asked(
        best=wanted,
        sort=request.sort,
        passing=passing(opened.reader, replace(request, published_from=first, published_to=last)),
        told=True,
    )

    def find(best: int) -> Found:
        return opened.evaluator.find(understood.query, replace(asked, best=best))

    return _Answer(
        understood, opened.folding.folded(find, wanted) if request.folded else unfolded(find(wanted))
    )


def _answer(opened: _Opened, request: SearchRequest, today: date, started: float) -> SearchResult:
    answer = _found(opened, request, today)
    found, folded, query = answer.found, answer.folded, answer.query
    first, end = (request.page - 1) * request.page_size, request.page * request.page_size
    documents = folded.documents[first:end].tolist()
    under = [folded.under(line) for line in range(first, first + len(documents))]
    articles = [opened.reader.article(document) for document in documents]
    shown = snippets_of(articles, query_leaves(query))
    candidates = set(found.documents[: found.candidates].tolist())
    hits = tuple(
        Hit(
            article=article,
            score=score,
            highlights=each.highlights,
            explanation=opened.explainer.parts(query, document, article, near=document in candidates)
            if request.explain
            else (),
            missing=tuple(
                typed_text(query.wanted[leaf]) for leaf in each.lacking if leaf < len(query.wanted)
            ),
            similar=_newest(opened.reader, similar, MAX_SIMILAR),
            similar_count=len(similar),
        )
        for document, article, score, each, similar in zip(
            documents, articles, folded.scores[first:end].tolist(), shown, under, strict=True
        )
    )
    return SearchResult(
        total=found.total,
        with_all_words=found.all_words,
        with_most_words=found.most_words,
        with_some_words=found.some_words,
        stories=folded.lines,
        stories_with_all_words=folded.complete_lines,
        hits=hits,
        facets=opened.facets.of(found),
        interpretation=answer.understood.interpretation,
        took_ms=(time.perf_counter() - started) * 1000,
    )


def _newest(reader: IndexReader, documents: NDArray[np.int64], most: int) -> tuple[Article, ...]:
    """Return the newest of the articles that are `documents`."""
    newest = sorted(documents.tolist(), key=reader.published, reverse=True)
    return tuple(reader.article(document) for document in newest[:most])


def _article(reader: IndexReader, article_id: str) -> Article | None:
    document = reader.document_of(article_id)
    return None if document is None else reader.article(document)


def _related(opened: _Opened, article_id: str, most: int) -> Related | None:
    document = opened.reader.document_of(article_id)
    return None if document is None else opened.related.related(document, most)
