"""Tra Báo as it is used: its own building of an index, people found included, and its own search."""

import os
from collections.abc import Iterable
from pathlib import Path

from corpus.article import Article
from index.build import build_index
from index.weights import WEIGHTS, Weights
from search.engine import SearchRequest
from search.errors import QueryError
from search.whoosh_engine import WhooshEngine
from tests.relevance.systems import DEPTH


class Trabao:
    """One index with its engine.

    Attributes:
        refused: The queries that were refused; none of them found anything.
    """

    def __init__(self, weights: Weights = WEIGHTS) -> None:
        self.refused: list[str] = []
        self._weights = weights
        self._engine: WhooshEngine | None = None

    def index(self, articles: Iterable[Article], directory: Path) -> None:
        """Build and publish an index of `articles` in `directory`."""
        build_index(articles, directory, workers=min(os.cpu_count() or 1, 2), weights=self._weights)
        self.open(directory)

    def open(self, directory: Path) -> None:
        """Search an index that was written with the same weights, those of words and pairs aside."""
        self._engine = WhooshEngine(directory, self._weights)

    def rank(self, query: str) -> list[str]:
        """Return the best ids in the engine's own order, tiers included: by score alone it would be another."""
        if self._engine is None:
            raise RuntimeError("index articles before asking for them")
        try:
            # The one article that is judged may be folded under another of the same text.
            request = SearchRequest(query=query, page_size=DEPTH, folded=False)
            hits = self._engine.search(request).hits
        except QueryError:
            self.refused.append(query)
            return []
        return [hit.article.id for hit in hits]
