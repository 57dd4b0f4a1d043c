"""How many articles a second are segmented, ours beside pyvi: python -m tests.benchmarks.segmentation.

Title, lede and body of real articles, in seconds of one core. Ours and pyvi's take turns, and the best round of each
counts; "new" is a single round over articles that ours has not met, after as many that it has.
"""

import sys
import time
from collections.abc import Callable, Sequence
from itertools import islice

from index.segmentation import segment, tag, warm_up
from index.words.spans import segment_spans, tag_spans
from tests.index.words.news import NEWS, news_articles
from tests.index.words.reference import pyvi_tags, pyvi_words

_ROUNDS = 5
_BATCH = 16

Articles = Sequence[list[str]]


def _each_text(work: Callable[[str], object]) -> Callable[[Articles], None]:
    def run(articles: Articles) -> None:
        for article in articles:
            for text in article:
                work(text)

    return run


def _each_article(work: Callable[[list[str]], object], batch: int = 1) -> Callable[[Articles], None]:
    def run(articles: Articles) -> None:
        for first in range(0, len(articles), batch):
            work([text for article in articles[first : first + batch] for text in article])

    return run


WORKS: dict[str, Callable[[Articles], None]] = {
    "arrays, words": _each_article(segment_spans),
    f"arrays, words, {_BATCH} articles a call": _each_article(segment_spans, _BATCH),
    "objects, words": _each_text(segment),
    "arrays, words and tags": _each_article(tag_spans),
    f"arrays, words and tags, {_BATCH} articles a call": _each_article(tag_spans, _BATCH),
    "objects, words and tags": _each_text(tag),
}
PYVI: dict[str, Callable[[Articles], None]] = {
    "pyvi, words": _each_text(pyvi_words),
    "pyvi, words and tags": _each_text(lambda text: pyvi_tags(pyvi_words(text))),
}


def _per_second(work: Callable[[Articles], None], articles: Articles) -> float:
    started = time.process_time()
    work(articles)
    return len(articles) / (time.process_time() - started)


def main(count: int = 2000) -> None:
    """Print a table of articles a second; `count` articles are new, as many are met again and again."""
    if not NEWS.exists():
        sys.exit(f"expected the articles at {NEWS}; there are none, so nothing is measured")
    articles = list(news_articles(2 * count))
    known, new = articles[:count], articles[count:]
    warm_up()
    _each_article(tag_spans)(known)
    sys.stdout.write(
        f"{'arrays, words and tags, new':48}{_per_second(_each_article(tag_spans), new):10.0f}\n"
    )
    best: dict[str, float] = {}
    for _ in range(_ROUNDS):
        for name, work in (WORKS | PYVI).items():
            some = known if name in WORKS else known[: max(1, count // 50)]
            best[name] = max(best.get(name, 0), _per_second(work, some))
    for name, rate in best.items():
        sys.stdout.write(f"{name:48}{rate:10.0f}\n")


if __name__ == "__main__":
    main(*map(int, islice(sys.argv, 1, 2)))
