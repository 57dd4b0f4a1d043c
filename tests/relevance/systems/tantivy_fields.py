"""tantivy, through its official Python bindings: title, lede and body as fields that count alike."""

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

from corpus.article import Article
from tests.relevance.systems import DEPTH
from tests.relevance.systems.words import syllables

_TOKENIZER = "spaces"
_HEAP_BYTES = 500_000_000
_FIELDS = ("title", "lede", "body")


class TantivyFields:
    """One index on disk."""

    def __init__(self) -> None:
        self._tantivy: Any = import_module("tantivy")
        builder = self._tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        for field in _FIELDS:
            builder.add_text_field(field, tokenizer_name=_TOKENIZER, index_option="freq")
        self._schema = builder.build()
        self._searcher: Any = None

    def index(self, articles: Iterable[Article], directory: Path) -> None:
        """Index `articles` in `directory`."""
        index = self._tantivy.Index(self._schema, str(directory))
        spaces = self._tantivy.TextAnalyzerBuilder(self._tantivy.Tokenizer.whitespace()).build()
        index.register_tokenizer(_TOKENIZER, spaces)
        writer = index.writer(heap_size=_HEAP_BYTES, num_threads=1)
        for article in articles:
            writer.add_document(self._document(article))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()

    def rank(self, query: str) -> list[str]:
        """Return the best ids."""
        should = self._tantivy.Occur.Should
        terms = [(should, self._term(field, word)) for word in syllables(query) for field in _FIELDS]
        if not terms:
            return []
        hits = self._searcher.search(self._tantivy.Query.boolean_query(terms), DEPTH).hits
        return [self._searcher.doc(address)["id"][0] for _, address in hits]

    def _document(self, article: Article) -> object:
        document = self._tantivy.Document()
        document.add_text("id", article.id)
        texts = (article.title, article.lede, "\n".join(article.body))
        for field, text in zip(_FIELDS, texts, strict=True):
            document.add_text(field, " ".join(syllables(text)))
        return document

    def _term(self, field: str, word: str) -> object:
        return self._tantivy.Query.term_query(self._schema, field, word, index_option="freq")
