"""bm25s: scores worked out beforehand in sparse matrices, exact and bare, one bag of syllables an article.

It knows no positions, no conditions and no fields, so it does OR only, and it has no count of what it found:
`bm25s-nocount` is its `retrieve` with the numba backend; `bm25s` adds the number of scores above 0, from
`get_scores`. The matrices are memory-mapped. What is timed includes looking the syllables up.
"""

import shutil
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from tests.benchmarks.corpora import Corpus
from tests.benchmarks.corpus_files import RECORDS
from tests.benchmarks.engines import TOP, Question
from tests.benchmarks.queries import Form, Work

_LEVELS = {Form.ACCENTED: "exact", Form.BARE: "bare"}


class Bm25s:
    """Two matrices."""

    def __init__(self) -> None:
        self.works = {"bm25s": frozenset({Work.OR}), "bm25s-nocount": frozenset({Work.OR})}
        self.builds = ("bm25s",)
        self._bm25s: Any = import_module("bm25s")
        self._matrices: dict[Form, Any] = {}

    def build(self, build: str, corpus: Corpus, directory: Path) -> None:
        """Index `corpus`; see `tests.benchmarks.engines.Engine`."""
        del build
        for level in _LEVELS.values():
            numbers: dict[str, int] = {}
            articles = [
                [numbers.setdefault(form, len(numbers)) for form in " ".join(getattr(article, level)).split()]
                for article in corpus.analysed()
            ]
            matrix = self._bm25s.BM25(backend="numba")
            matrix.index((articles, numbers), show_progress=False)
            matrix.save(str(directory / level))
        shutil.copy(corpus.path, directory / RECORDS)

    def open(self, directory: Path) -> None:
        """Open both matrices and ask one of them for a syllable that it does not hold."""
        for form, level in _LEVELS.items():
            self._matrices[form] = self._bm25s.BM25.load(str(directory / level), mmap=True)
        self.question("bm25s", Work.OR, ("zzzzzz",), Form.ACCENTED)()

    def question(self, variant: str, work: Work, syllables: tuple[str, ...], form: Form) -> Question:
        """Return a query ready to be asked."""
        del work
        matrix, asked = self._matrices[form], list(syllables)

        def rank() -> None:
            found = matrix.retrieve([asked], k=TOP, n_threads=1, show_progress=False)
            found.documents.tolist()
            found.scores.tolist()

        def ask() -> int:
            rank()
            return int(np.count_nonzero(matrix.get_scores(asked)))

        return rank if variant.endswith("-nocount") else ask
