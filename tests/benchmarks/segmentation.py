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
from tests.benchmarks.effort import Effort
from tests.benchmarks.figures import Row
from tests.index.words.news import NEWS, news_articles
from tests.index.words.reference import pyvi_tags, pyvi_words

_BATCH = 16
_PYVI_SHARE = 50

Articles = Sequence[Sequence[str]]
"""The texts of each article."""


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


ARRAYS, ARRAYS_TAGS = (
    f"arrays, words, {_BATCH} articles a call",
    f"arrays, words and tags, {_BATCH} articles a call",
)
PYVI_WORDS, PYVI_TAGS = "pyvi, words", "pyvi, words and tags"

WORKS: dict[str, Callable[[Articles], None]] = {
    "arrays, words": _each_article(segment_spans),
    ARRAYS: _each_article(segment_spans, _BATCH),
    "objects, words": _each_text(segment),
    "arrays, words and tags": _each_article(tag_spans),
    ARRAYS_TAGS: _each_article(tag_spans, _BATCH),
    "objects, words and tags": _each_text(tag),
}
PYVI: dict[str, Callable[[Articles], None]] = {
    PYVI_WORDS: _each_text(pyvi_words),
    PYVI_TAGS: _each_text(lambda text: pyvi_tags(pyvi_words(text))),
}
_ENGINES = {"trabao": ARRAYS, "trabao-tags": ARRAYS_TAGS, "pyvi": PYVI_WORDS, "pyvi-tags": PYVI_TAGS}


def _per_second(work: Callable[[Articles], None], articles: Articles) -> float:
    started = time.process_time()
    work(articles)
    return len(articles) / (time.process_time() - started)


def best_rates(articles: Articles, names: Sequence[str], rounds: int) -> dict[str, float]:
    """Return articles a second, the best of several rounds, of the works called `names`.

    Args:
        articles: Met before, or they are met in the first round. pyvi is given a fiftieth of them.
        names: Of `WORKS` and `PYVI`.
        rounds: How often each takes its turn.
    """
    best = dict.fromkeys(names, 0.0)
    for _ in range(rounds):
        for name in names:
            work, some = (
                (WORKS[name], articles)
                if name in WORKS
                else (PYVI[name], articles[: -(-len(articles) // _PYVI_SHARE)])
            )
            best[name] = max(best[name], _per_second(work, some))
    return best


def measured_segmentation(articles: Articles, size: int, rounds: int) -> list[Row]:
    """Return a row for words and one for words with tags, ours and pyvi's; `size` is that of the whole corpus."""
    warm_up()
    rates = best_rates(articles, list(_ENGINES.values()), rounds)
    return [
        Row(articles=size, work="segment", engine=engine, per_second=rates[name])
        for engine, name in _ENGINES.items()
    ]


def main(count: int = 2000) -> None:
    """Print a table of articles a second; `count` articles are new, as many are met again and again."""
    if not NEWS.exists():
        sys.exit(f"expected the articles at {NEWS}; there are none, so nothing is measured")
    articles = list(news_articles(2 * count))
    known, new = articles[:count], articles[count:]
    warm_up()
    _each_article(tag_spans)(known)
    rates = {"arrays, words and tags, new": _per_second(_each_article(tag_spans), new)}
    for name, rate in (rates | best_rates(known, [*WORKS, *PYVI], Effort().rounds)).items():
        sys.stdout.write(f"{name:48}{rate:10.0f}\n")


if __name__ == "__main__":
    main(*map(int, islice(sys.argv, 1, 2)))
