"""What is shown of articles that a query has found: their own text, with what matched marked."""

from collections.abc import Sequence
from itertools import chain, compress
from typing import NamedTuple

from corpus.article import Article
from index.documents import field_texts
from search.engine import Highlights
from search.marking import MarkedTexts, Piece, marked_texts
from search.query import Leaf
from search.snippets import passages, shortened


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
    chosen = passages(marked, [numbers["body"] for numbers in marked.numbers])
    heads = [_head(marked, article) for article in range(len(articles))]
    html = iter(
        marked.html_of([piece for listed in zip(heads, chosen, strict=True) for piece in chain(*listed)])
    )
    return [
        Shown(
            Highlights(
                title=next(html),
                lede=next(html),
                body=tuple(shortened(marked, passage, next(html)) for passage in of_body),
            ),
            tuple(compress(range(len(leaves)), lacking)),
        )
        for of_body, lacking in zip(chosen, (~marked.found).tolist(), strict=True)
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
    paragraphs = [(number, 0, len(marked.texts[number])) for number in marked.numbers[0]["body"]]
    title, lede, *body = marked.html_of([*_head(marked, 0), *paragraphs])
    return Highlights(title=title, lede=lede, body=tuple(body))


def _head(marked: MarkedTexts, article: int) -> tuple[Piece, Piece]:
    """Return the whole headline and the whole lede."""
    [title], [lede] = marked.numbers[article]["title"], marked.numbers[article]["lede"]
    return (title, 0, len(marked.texts[title])), (lede, 0, len(marked.texts[lede]))
