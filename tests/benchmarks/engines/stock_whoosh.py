"""Whoosh as it comes: TEXT fields cut at spaces, its own writer, its BM25F.

What is timed: `Searcher.search` of a query object, the exact total as `len` of the results, and the hits.
"""

from pathlib import Path
from typing import Any

from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import STORED, TEXT, Schema
from whoosh.index import create_in, open_dir
from whoosh.query import And, Or, Phrase, Term

from tests.benchmarks.analysed import FIELDS
from tests.benchmarks.corpora import Corpus
from tests.benchmarks.engines import FIELD_WEIGHTS, TOP, Question
from tests.benchmarks.queries import Form, Work

_WRITER_MEMORY_MB = 1024
_BARE = tuple(f"{field}_bare" for field in FIELDS)


class StockWhoosh:
    """One index of one segment."""

    def __init__(self) -> None:
        self.works = {"whoosh": frozenset({Work.OR, Work.AND, Work.PHRASE})}
        self.builds = ("whoosh",)
        self._searcher: Any = None

    def build(self, build: str, corpus: Corpus, directory: Path) -> None:
        """Index `corpus`; see `tests.benchmarks.engines.Engine`."""
        del build
        spaces = SpaceSeparatedTokenizer()
        fields = {
            name: TEXT(analyzer=spaces, field_boost=FIELD_WEIGHTS[field])
            for field in FIELDS
            for name in (field, f"{field}_bare")
        }
        writer = create_in(directory, Schema(record=STORED, **fields)).writer(limitmb=_WRITER_MEMORY_MB)
        for article in corpus.analysed():
            texts = dict(zip(FIELDS + _BARE, article.exact + article.bare, strict=True))
            writer.add_document(record=article.record, **texts)
        writer.commit()

    def open(self, directory: Path) -> None:
        """Open the index and ask it for a syllable that it does not hold."""
        if self._searcher:
            self._searcher.close()
        self._searcher = open_dir(directory).searcher()
        self.question("whoosh", Work.OR, ("zzzzzz",), Form.ACCENTED)()

    def question(self, variant: str, work: Work, syllables: tuple[str, ...], form: Form) -> Question:
        """Return a query ready to be asked."""
        del variant
        searcher, query = self._searcher, _query(work, syllables, FIELDS if form is Form.ACCENTED else _BARE)

        def ask() -> int:
            results = searcher.search(query, limit=TOP)
            total = len(results)
            [(hit.docnum, hit.score) for hit in results]
            return total

        return ask


def _query(work: Work, syllables: tuple[str, ...], fields: tuple[str, ...]) -> object:
    if work is Work.PHRASE:
        return Or([Phrase(field, list(syllables)) for field in fields])
    if work is Work.OR:
        return Or([Term(field, syllable) for syllable in syllables for field in fields])
    return And([Or([Term(field, syllable) for field in fields]) for syllable in syllables])
