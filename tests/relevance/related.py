"""How well related articles are found, without anybody's judgement: the other half of an article is the most related.

    python -m tests.relevance.related

Some articles are cut in two, every other sentence of lede and body each, without headlines, and both halves are put among
the rest of the news. A half has few rows of words in common with the other, but what it is about. Other articles of the
same event often come first, and rightly so, so that 1 cannot be reached.
"""

import random
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from rich.console import Console

from corpus.article import Article, Skipped
from corpus.readers import read_corpus
from index.build import build_index
from search.engine import Related
from search.whoosh_engine import WhooshEngine
from tests.relevance import bootstrap
from tests.relevance.figures import Row, interval_row, score_rows
from tests.relevance.people import NoNewsError
from tests.relevance.progress import Steps
from tests.relevance.scores import topic_scores
from tests.relevance.systems import OURS
from tests.shared import NEWS

SET = "related"
HALVES = "halves"
"""What stands for the form of the queries."""

CUT = 500
"""How many articles are cut in two."""

_DEPTH = 10
_SEED = 7
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def related_rows(steps: Steps, articles: int | None = None, cut: int = CUT) -> list[Row]:
    """Return the figures: how high the other half of each half is.

    Args:
        steps: Where it is told what goes on.
        articles: How many articles of the news are taken, from the first; None for all.
        cut: How many of them are cut.

    Raises:
        NoNewsError: ../shared/news is absent.
    """
    if not NEWS.exists():
        raise NoNewsError(f"{NEWS.name} is expected in ../shared/news beside the repository")
    listed = list(islice(_news(), articles))
    chosen = {article.id for article in random.Random(_SEED).sample(listed, cut)}
    with TemporaryDirectory() as folder:
        with steps.step("related articles: articles indexed", len(listed)) as counter:
            build_index(_cut(counter.over(listed), chosen), Path(folder), workers=2)
        engine = WhooshEngine(Path(folder))
        pairs = [
            (f"{each}#{one}", f"{each}#{other}") for each in sorted(chosen) for one, other in ("ab", "ba")
        ]
        with steps.step("related articles: halves", len(pairs)) as counter:
            ranked = {half: _ranked(engine.related(half, _DEPTH)) for half, _ in counter.over(pairs)}
    others = dict(pairs)
    scores = topic_scores({half: {other: 1} for half, other in pairs}, ranked)
    among_five = np.array([float(others[half] in ranked[half][:5]) for half in scores.topics])
    return [
        *score_rows(SET, OURS, {HALVES: scores}),
        interval_row(SET, HALVES, OURS, "recall@5", bootstrap.mean(among_five)),
    ]


def _news() -> Iterator[Article]:
    return (article for article in read_corpus(NEWS) if not isinstance(article, Skipped))


def _cut(articles: Iterable[Article], chosen: set[str]) -> Iterator[Article]:
    for article in articles:
        if article.id not in chosen:
            yield article
            continue
        sentences = [each for text in (article.lede, *article.body) for each in _SENTENCE_END.split(text)]
        for half, first in (("a", 0), ("b", 1)):
            yield Article(id=f"{article.id}#{half}", title="", body=tuple(sentences[first::2]))


def _ranked(related: Related | None) -> list[str]:
    if related is None:
        return []
    every = (*related.near_duplicates, *related.same_story, *related.same_subject)
    return [each.article.id for each in sorted(every, key=lambda each: -each.similarity)][:_DEPTH]


def main() -> None:
    """Print the figures, or why there are none."""
    try:
        rows = related_rows(Steps(Console(stderr=True)))
    except NoNewsError as error:
        sys.exit(f"related articles are not measured: {error}")
    for row in rows:
        sys.stdout.write(f"{row.metric:<10} {row.value:.3f} [{row.low:.3f}, {row.high:.3f}]\n")


if __name__ == "__main__":
    main()
