"""tantivy, through its official Python bindings: fields cut at spaces, positions, a single segment.

One writer thread with room for everything: the segment is written once, and a search goes through one; more threads
index no faster here, since Python makes the documents. The reader loads nothing again by itself. Queries are built of
tantivy's own query objects; term queries read frequencies only. What is timed: `Searcher.search` and the hits.
"""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.benchmarks.analysed import FIELDS, Analysed
from tests.benchmarks.corpora import Corpus
from tests.benchmarks.engines import FIELD_WEIGHTS, TOP, Question
from tests.benchmarks.queries import Form, Work

_TOKENIZER = "spaces"
_HEAP_BYTES = 3_000_000_000
_WORKS = frozenset({Work.OR, Work.AND, Work.PHRASE})


class _Tantivy:
    """One index; the subclasses say which fields it has."""

    def __init__(self, name: str, weights: dict[str, float]) -> None:
        self.works = {name: _WORKS, f"{name}-nocount": _WORKS}
        self.builds = (name,)
        self._weights = weights
        self._tantivy: Any = import_module("tantivy")
        self._schema = self._make_schema()
        self._searcher: Any = None

    def build(self, build: str, corpus: Corpus, directory: Path) -> None:
        """Index `corpus`; see `tests.benchmarks.engines.Engine`."""
        del build
        tantivy = self._tantivy
        index = tantivy.Index(self._schema, str(directory))
        spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        index.register_tokenizer(_TOKENIZER, spaces)
        writer = index.writer(heap_size=_HEAP_BYTES, num_threads=1)
        for article in corpus.analysed():
            writer.add_document(self._document(article))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, directory: Path) -> None:
        """Open the index and ask it for a syllable that it does not hold."""
        index = self._tantivy.Index.open(str(directory))
        index.config_reader(reload_policy="manual")
        self._searcher = index.searcher()
        self.question(next(iter(self.works)), Work.OR, ("",), Form.ACCENTED)()

    def question(self, variant: str, work: Work, syllables: tuple[str, ...], form: Form) -> Question:
        """Return a query ready to be asked."""
        searcher = self._searcher
        query = self._query(work, syllables, "" if form is Form.ACCENTED else "_bare")
        counted = not variant.endswith("-nocount")

        def ask() -> int | None:
            result = searcher.search(query, TOP, count=counted)
            result.hits  # noqa: B018  # the property makes the Python objects
            return result.count if counted else None

        return ask

    def _make_schema(self) -> object:
        builder = self._tantivy.SchemaBuilder()
        for field in self._weights:
            for name in (field, f"{field}_bare"):
                builder.add_text_field(name, tokenizer_name=_TOKENIZER, index_option="position")
        builder.add_bytes_field("record", stored=True)
        return builder.build()

    def _document(self, article: Analysed) -> object:
        document = self._tantivy.Document()
        for field, exact, bare in zip(FIELDS, article.exact, article.bare, strict=True):
            # A second text of one field begins at a later position: no phrase crosses from one to the next.
            name = field if field in self._weights else "text"
            document.add_text(name, exact)
            document.add_text(f"{name}_bare", bare)
        document.add_bytes("record", article.record.encode())
        return document

    def _query(self, work: Work, syllables: Sequence[str], suffix: str) -> object:
        if work is Work.PHRASE:
            return self._some(
                [
                    self._weighted(
                        field,
                        self._tantivy.Query.phrase_query(self._schema, field + suffix, list(syllables)),
                    )
                    for field in self._weights
                ]
            )
        terms = [[self._term(field, suffix, syllable) for field in self._weights] for syllable in syllables]
        if work is Work.OR:
            return self._some([query for fields in terms for query in fields])
        must = self._tantivy.Occur.Must
        return self._tantivy.Query.boolean_query([(must, self._some(fields)) for fields in terms])

    def _term(self, field: str, suffix: str, syllable: str) -> object:
        query = self._tantivy.Query.term_query(self._schema, field + suffix, syllable, index_option="freq")
        return self._weighted(field, query)

    def _weighted(self, field: str, query: object) -> object:
        weight = self._weights[field]
        return query if weight == 1 else self._tantivy.Query.boost_query(query, weight)

    def _some(self, queries: Sequence[object]) -> object:
        if len(queries) == 1:
            return queries[0]
        should = self._tantivy.Occur.Should
        return self._tantivy.Query.boolean_query([(should, query) for query in queries])


class OneField(_Tantivy):
    """All text in one field: the fastest, and unable to tell a headline from the body."""

    def __init__(self) -> None:
        super().__init__("tantivy-1", {"text": 1.0})


class ThreeFields(_Tantivy):
    """Headline, lede and body as fields, weighted as Tra Báo weights them."""

    def __init__(self) -> None:
        super().__init__("tantivy-3", FIELD_WEIGHTS)
