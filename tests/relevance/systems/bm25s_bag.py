"""bm25s as it comes: Lucene's BM25 with k1 = 1.5 and b = 0.75 over one bag of syllables an article."""

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

from corpus.article import Article
from tests.relevance.systems import DEPTH
from tests.relevance.systems.words import syllables, whole_text


class Bm25sBag:
    """One matrix in memory."""

    def __init__(self) -> None:
        self._matrix: Any = import_module("bm25s").BM25()
        self._ids: list[str] = []
        self._known: dict[str, int] = {}

    def index(self, articles: Iterable[Article], directory: Path) -> None:
        """Index `articles` in memory."""
        del directory
        bags: list[list[int]] = []
        for article in articles:
            self._ids.append(article.id)
            bags.append(
                [
                    self._known.setdefault(syllable, len(self._known))
                    for syllable in syllables(whole_text(article))
                ]
            )
        self._matrix.index((bags, self._known), show_progress=False)

    def rank(self, query: str) -> list[str]:
        """Return the best ids."""
        asked = [syllable for syllable in syllables(query) if syllable in self._known]
        if not asked:
            return []
        most = min(DEPTH, len(self._ids))
        found = self._matrix.retrieve([asked], k=most, n_threads=0, show_progress=False)
        return [
            self._ids[number]
            for number, score in zip(found.documents[0].tolist(), found.scores[0].tolist(), strict=True)
            if score > 0
        ]
