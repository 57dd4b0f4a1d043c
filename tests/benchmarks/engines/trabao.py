"""Tra Báo itself: the only module of the benchmark that knows its engine.

Its indexing is `python -m index`, as `make index` runs it: it reads the articles' records, segments them and finds
people; peers are given their syllables ready. `trabao-people-stated` indexes the same articles with a person stated,
so that none are looked for. What is timed of a query: `WhooshEngine.top` of a parsed query, and for whole searches
`WhooshEngine.search` of typed text.
"""

import os
import subprocess
import sys
from pathlib import Path

from search.engine import SearchRequest
from search.query import And, Or, Phrase, Query, Syllable, Term
from search.whoosh_engine import WhooshEngine
from tests.benchmarks.corpora import Corpus
from tests.benchmarks.engines import TOP, Question
from tests.benchmarks.queries import Form, Work

PEOPLE_STATED = "trabao-people-stated"
"""The build of articles that state a person."""


class Trabao:
    """One published generation."""

    def __init__(self) -> None:
        self.works = {"trabao": frozenset(Work)}
        self.builds = ("trabao", PEOPLE_STATED)
        self._engine: WhooshEngine | None = None

    def build(self, build: str, corpus: Corpus, directory: Path) -> None:
        """Index `corpus`; see `tests.benchmarks.engines.Engine`."""
        path = corpus.people_stated_path if build == PEOPLE_STATED else corpus.path
        subprocess.run(
            [sys.executable, "-m", "index", f"--corpus={path}"],
            env={**os.environ, "TRABAO_INDEX": str(directory)},
            stdout=subprocess.DEVNULL,
            check=True,
        )

    def open(self, directory: Path) -> None:
        """Open the published generation and ask it for a syllable that it does not hold."""
        self._engine = WhooshEngine(directory)
        self.question("trabao", Work.OR, ("zzzzzz",), Form.ACCENTED)()

    def question(self, variant: str, work: Work, syllables: tuple[str, ...], form: Form) -> Question:
        """Return a query ready to be asked; a syllable binds at the level of its own marks, whatever `form`."""
        del variant, form
        engine = self._engine
        if engine is None:
            raise RuntimeError("open the index before asking it")
        if work is Work.SEARCH:
            request = SearchRequest(query=" ".join(syllables))
            return lambda: engine.search(request).total
        query = _query(work, syllables)

        def ask() -> int:
            top = engine.top(query, TOP)
            top.documents.tolist()
            top.scores.tolist()
            return top.total

        return ask


def _query(work: Work, typed: tuple[str, ...]) -> Query:
    syllables = tuple(map(Syllable.typed, typed))
    if work is Work.PHRASE:
        return Query(required=And((Phrase(syllables),)))
    terms = tuple(map(Term, syllables))
    return Query(required=And((Or(terms),) if work is Work.OR else terms))
