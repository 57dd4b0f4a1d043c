"""Whoosh as it comes: its own writer and its BM25F over all text in one field, on syllables or on pyvi's words.

Its index stays in memory. What its own scorer gives each posting of a term is read once and kept, as its searcher takes
half a second for a headline on 20,000 articles; the sums are those of its searcher. No stop words: its own are English,
and *to*, *an* and *in* are words of Vietnamese.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.query import Term

from corpus.article import Article
from tests.relevance.systems import DEPTH
from tests.relevance.systems.words import Cut, syllables, whole_text, words

_WRITER_MEMORY_MB = 1024


class StockWhoosh:
    """One index of one field.

    Attributes:
        searcher: Whoosh's own searcher.
    """

    def __init__(self, cut: Cut = syllables) -> None:
        self._cut = cut
        self.searcher: Any = None
        self._ids: list[str] = []
        self._kept: dict[str, tuple[NDArray[np.int64], NDArray[np.float64]]] = {}

    def index(self, articles: Iterable[Article], directory: Path) -> None:
        """Index `articles` in memory."""
        del directory
        # Without positions: no phrase is asked for, and they change no score.
        text = TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=False)
        index = RamStorage().create_index(Schema(text=text))
        writer = index.writer(limitmb=_WRITER_MEMORY_MB)
        for article in articles:
            self._ids.append(article.id)
            writer.add_document(text=" ".join(self._cut(whole_text(article))))
        writer.commit()
        self.searcher = index.searcher()

    def rank(self, query: str) -> list[str]:
        """Return the best ids; of equal ones the first in the index, as Whoosh does."""
        scores = self.scores(query)
        best = np.argsort(-scores, kind="stable")[:DEPTH]
        return [self._ids[number] for number in best.tolist() if scores[number] > 0]

    def scores(self, query: str) -> NDArray[np.float64]:
        """Return float64[articles], the scores of an `Or` of the query's words."""
        total = np.zeros(len(self._ids))
        for word in self._cut(query):
            documents, scores = self._postings(word)
            total[documents] += scores
        return total

    def _postings(self, word: str) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Return the documents that have `word`, and their scores for it."""
        found = self._kept.get(word)
        if found is None:
            documents: list[int] = []
            scores: list[float] = []
            matcher = Term("text", word).matcher(self.searcher)
            while matcher.is_active():
                documents.append(matcher.id())
                scores.append(matcher.score())
                matcher.next()
            found = self._kept[word] = (np.array(documents, np.int64), np.array(scores))
        return found


class StockWhooshOnWords(StockWhoosh):
    """The same on the words of the segmentation."""

    def __init__(self) -> None:
        super().__init__(words)
