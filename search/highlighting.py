"""What is shown of articles that a query has found: their own text, with what matched marked."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from corpus.article import Article
from index.documents import field_texts
from search.engine import Highlights
from search.marking import MarkedTexts, marked_texts
from search.query import Leaf
from search.snippets import snippets


class Shown(NamedTuple):
    """What is shown of an article: its text with marks, and which leaves it lacks, as their places among the query's."""

    highlights: Highlights
    lacking: tuple[int, ...]


def snippets_of(articles: Sequence[Article], leaves: Sequence[Leaf]) -> list[Shown]:
    """Return headline, lede and best passages of each article; all of a page in one call are fastest.

    >>> from search.parser import parse
    >>> article = Article(id="1", title="Lũ về", body=("Trời quang.", "Lũ to & gió."))
    >>> [shown] = snippets_of([article], parse("lũ bão").wanted)
    >>> shown.highlights.body, shown.lacking
    (('<mark>Lũ</mark> to &amp; gió.',), (1,))

    Args:
        articles: The hits, in order.
        leaves: What the query asks for (`query_leaves`), in the order typed.
    """
    marked = marked_texts([field_texts(article) for article in articles], leaves)
    passages = snippets(marked, [numbers["body"] for numbers in marked.numbers])
    return [
        Shown(_highlights(marked, article, body), tuple(np.flatnonzero(~marked.found[article]).tolist()))
        for article, body in enumerate(passages)
    ]


def marked_article(article: Article, leaves: Sequence[Leaf]) -> Highlights:
    """Return headline, lede and every paragraph of `article`.

    >>> from search.parser import parse
    >>> article = Article(id="1", title="Lũ về", body=("Trời quang.", "Lũ to & gió."))
    >>> marked_article(article, parse("lũ").wanted).body
    ('Trời quang.', '<mark>Lũ</mark> to &amp; gió.')

    Args:
        article: Any article, whether the query finds it or not.
        leaves: What the query asks for (`query_leaves`), in the order typed.
    """
    marked = marked_texts([field_texts(article)], leaves)
    return _highlights(marked, 0, tuple(marked.html(number) for number in marked.numbers[0]["body"]))


def _highlights(marked: MarkedTexts, article: int, body: tuple[str, ...]) -> Highlights:
    [title], [lede] = marked.numbers[article]["title"], marked.numbers[article]["lede"]
    return Highlights(title=marked.html(title), lede=marked.html(lede), body=body)
