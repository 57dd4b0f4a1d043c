"""What is compared: Tra Báo, and stock Whoosh as a baseline, each as a function from queries to a run."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.qparser import OrGroup, QueryParser

from corpus.article import Article
from index.build import build_index
from search.engine import SearchRequest
from search.whoosh_engine import WhooshEngine

Run = dict[str, dict[str, float]]
"""Topic id → article id → score, the best ten."""

_DEPTH = 10


def trabao_run(articles: Iterable[Article], queries: Mapping[str, str], index: Path) -> Run:
    """Return Tra Báo's ranking of `articles` for each query, the index being built in `index`."""
    build_index(articles, index)
    engine = WhooshEngine(index)
    run: Run = {}
    for topic, query in queries.items():
        hits = engine.search(SearchRequest(query=query, page_size=_DEPTH)).hits
        # The order is the engine's, tiers included: by score alone it would be another.
        run[topic] = {hit.article.id: float(_DEPTH - rank) for rank, hit in enumerate(hits)}
    return run


def stock_whoosh_run(articles: Iterable[Article], queries: Mapping[str, str]) -> Run:
    """Return the ranking of Whoosh as it comes: BM25F on words split at spaces and lower-cased, any of them."""
    index = RamStorage().create_index(Schema(id=ID(stored=True), text=TEXT))
    writer = index.writer()
    for article in articles:
        writer.add_document(id=article.id, text="\n".join((article.title, article.lede, *article.body)))
    writer.commit()
    parser = QueryParser("text", index.schema, group=OrGroup)
    run: Run = {}
    with index.searcher() as searcher:
        for topic, query in queries.items():
            # Only words: its query language is not what is measured.
            words = " ".join(re.findall(r"\w+", query))
            hits = searcher.search(parser.parse(words.lower()), limit=_DEPTH)
            run[topic] = {hit["id"]: float(hit.score or 0.0) for hit in hits}
    return run
