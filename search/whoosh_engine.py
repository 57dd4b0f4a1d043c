"""The embedded engine: answers from the published generation in an index directory."""

import logging
import threading
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article
from index.documents import field_texts
from index.errors import IndexDamagedError, IndexNotFoundError
from index.reader import IndexReader
from index.schema import NO_DATE
from index.store import current_generation
from search.engine import Highlights, Hit, IndexStatus, SearchRequest, SearchResult, Sort
from search.errors import QueryError
from search.evaluate import Evaluator, Scores
from search.facets import facets
from search.filters import filter_mask
from search.marking import Marker
from search.parser import parse
from search.query import Query, query_leaves
from search.ranking import WEIGHTS, Weights
from search.snippets import snippet
from search.tiers import Tiers, tiers

_log = logging.getLogger(__name__)


class WhooshEngine:
    """Searches the generation that is published in a directory; moves over to a new one without a restart.

    Where a newly published generation cannot be read, the one that is open goes on serving, and the log says so.
    """

    def __init__(self, index: Path, weights: Weights = WEIGHTS) -> None:
        self._index = index
        self._weights = weights
        self._lock = threading.Lock()
        self._opened: tuple[IndexReader, Evaluator] | None = None
        self._refused: str | None = None

    def search(self, request: SearchRequest) -> SearchResult:
        """Return the hits, facets and counts for `request`; see `search.engine.Engine`."""
        started = time.perf_counter()
        reader, evaluator = self._open()
        query = parse(request.query)
        matches = evaluator.matches(query)
        found = tiers(matches, filter_mask(reader, request), len(query.wanted))
        order = _order(reader, found, None if query.matches_everything else matches.scores, request.sort)
        first = (request.page - 1) * request.page_size
        marker = Marker(query_leaves(query))
        hits = tuple(
            _hit(reader.article(int(document)), float(matches.scores[document]), marker)
            for document in order[first : first + request.page_size]
        )
        return SearchResult(
            total=len(order),
            with_all_words=int(np.count_nonzero(found.all_words)),
            with_most_words=int(np.count_nonzero(found.most_words)),
            with_some_words=int(np.count_nonzero(found.some_words)),
            hits=hits,
            facets=facets(reader, found.shown),
            took_ms=(time.perf_counter() - started) * 1000,
        )

    def article(self, article_id: str) -> Article | None:
        """Return the article with that id, or None."""
        reader, _ = self._open()
        document = reader.document_of(article_id)
        return None if document is None else reader.article(document)

    def marked(self, article: Article, query: str) -> Highlights:
        """Return the text of `article`, every paragraph, with what `query` matches marked."""
        try:
            parsed = parse(query)
        except QueryError:
            parsed = Query()
        marked = Marker(query_leaves(parsed)).mark(field_texts(article))
        return Highlights(
            title=marked["title"][0].html(),
            lede=marked["lede"][0].html(),
            body=tuple(paragraph.html() for paragraph in marked["body"]),
        )

    def status(self) -> IndexStatus:
        """Return what is served now."""
        reader, _ = self._open()
        return IndexStatus(engine="whoosh", generation=reader.generation, articles=reader.articles)

    def _open(self) -> tuple[IndexReader, Evaluator]:
        """Return the published generation, opened; the one before it where the new one is damaged."""
        opened = self._opened
        try:
            directory = current_generation(self._index)
            if opened is None or directory.name not in {opened[0].generation, self._refused}:
                opened = self._move_to(directory)
        except (IndexDamagedError, IndexNotFoundError) as error:
            if opened is None:
                raise
            _log.warning("still serving generation %s: %s", opened[0].generation, error)
        return opened

    def _move_to(self, directory: Path) -> tuple[IndexReader, Evaluator]:
        with self._lock:
            if self._opened is None or self._opened[0].generation != directory.name:
                # Refused until it has been opened, so that a damaged one is tried, and reported, once.
                self._refused = directory.name
                reader = IndexReader(directory)
                self._opened = (reader, Evaluator(reader, self._weights))
            return self._opened


def _order(reader: IndexReader, found: Tiers, scores: Scores | None, sort: Sort) -> NDArray[np.int64]:
    """Return the documents to show, best first: those with all words, then as `sort` says, then the newest.

    Without scores, as for an empty query, the best are the newest.
    """
    documents = np.flatnonzero(found.shown)
    published = reader.published[documents]
    lacking = ~found.all_words[documents]
    if sort is Sort.OLDEST:
        # An article without a date is neither old nor new: it comes last in both orders.
        undated = published == NO_DATE
        return documents[np.lexsort((documents, published, undated, lacking))]
    if sort is Sort.NEWEST or scores is None:
        return documents[np.lexsort((documents, -published, lacking))]
    return documents[np.lexsort((documents, -published, -scores[documents], lacking))]


def _hit(article: Article, score: float, marker: Marker) -> Hit:
    marked = marker.mark(field_texts(article))
    return Hit(
        article=article,
        score=score,
        highlights=Highlights(
            title=marked["title"][0].html(), lede=marked["lede"][0].html(), body=snippet(marked["body"])
        ),
    )
