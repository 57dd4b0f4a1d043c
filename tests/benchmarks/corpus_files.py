"""How the files of a corpus are written, by two processes and without holding it.

Articles are drawn in this process, the given ones first, then those made of them; the others analyse them. What a
record does not state is added so that facets have something to count: a date and a source, by lot.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

from corpus.article import Article
from corpus.readers import read_corpus
from tests.benchmarks.analysed import Analyzer, analysed_line
from tests.benchmarks.heaps import HeapsLaw
from tests.benchmarks.scaling import Scaler

RECORDS, PEOPLE_STATED, ANALYSED = "articles.jsonl", "articles-people-stated.jsonl", "analysed.tsv"
"""The articles, the same with a person stated in each, and the same as `tests.benchmarks.analysed` writes them."""

_FEWEST_SCALED, _MOST_SCALED = 8, 50_000
_PROCESSES, _CHUNK = 2, 200
_FIRST_DAY = date(2010, 1, 1)
_DAYS = 5_000
_SOURCES = 20
# Of two values of one name the second counts: people that a record states stay.
_SOMEONE = '{"people": ["Nguyễn Văn An"], '


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What is known of a corpus once it is written.

    Attributes:
        articles: How many there are.
        given: How many of them are the source's own; the others are made from those.
        tokens: Syllables of title, lede and body in all.
        vocabulary: Different ones among them, in the exact form.
        expected_vocabulary: What Heaps' law expects, fitted on the given articles; None where none were made.
        exponent: The law's β; None likewise.
    """

    articles: int
    given: int
    tokens: int
    vocabulary: int
    expected_vocabulary: int | None
    exponent: float | None


def write_files(source: Path, size: int | None, directory: Path) -> Counts:
    """Write the files of the corpus of `size` articles of `source`, all of them for None, into `directory`.

    Raises:
        CorpusNotFoundError: There is nothing at `source`.
        ValueError: `source` has fewer articles than wanted, and too few or too many to make more of.
    """
    stream = Stream(source, size)
    articles = tokens = 0
    vocabulary: set[str] = set()
    with (
        (directory / RECORDS).open("w", encoding="utf-8", newline="\n") as records,
        (directory / PEOPLE_STATED).open("w", encoding="utf-8", newline="\n") as people_stated,
        (directory / ANALYSED).open("w", encoding="utf-8", newline="\n") as analysed,
        get_context("spawn").Pool(_PROCESSES) as pool,
    ):
        for written in pool.imap(_written, _chunks(stream)):
            records.write(written.records)
            people_stated.write(written.people_stated)
            analysed.write(written.analysed)
            articles += written.articles
            tokens += written.tokens
            vocabulary |= written.vocabulary
    law = stream.law
    return Counts(
        articles=articles,
        given=stream.given,
        tokens=tokens,
        vocabulary=len(vocabulary),
        expected_vocabulary=round(law.vocabulary_at(tokens)) if law else None,
        exponent=law.exponent if law else None,
    )


class Stream:
    """The articles of a corpus, the given ones first.

    Attributes:
        given: How many have been drawn that are the source's own.
        law: What the vocabulary of those made of them grows by; None before the first of these.
    """

    def __init__(self, source: Path, size: int | None) -> None:
        """Begin the corpus of `size` articles of `source`, of all it has for None."""
        self.given = 0
        self.law: HeapsLaw | None = None
        self._source = source
        self._size = size
        self._lot = random.Random(0)

    def __iter__(self) -> Iterator[Article]:
        return (with_date_and_source(article, self._lot) for article in self._articles())

    def _articles(self) -> Iterator[Article]:
        held: list[Article] = []
        for article in islice(read_articles(self._source), self._size):
            self.given += 1
            if self.given <= _MOST_SCALED:
                held.append(article)
            yield article
        if self._size is not None and self.given < self._size:
            self._check_given()
            scaler = Scaler(held)
            self.law = scaler.law
            yield from scaler.articles(self._size)

    def _check_given(self) -> None:
        if not _FEWEST_SCALED <= self.given <= _MOST_SCALED:
            raise ValueError(
                f"expected {_FEWEST_SCALED} to {_MOST_SCALED} articles to make {self._size} of, "
                f"{self._source} has {self.given}; ask for no more than it has"
            )


def read_articles(source: Path) -> Iterator[Article]:
    """Yield the articles that `corpus.readers.read_corpus` finds at `source`."""
    return (item for item in read_corpus(source) if isinstance(item, Article))


def _chunks(articles: Iterable[Article]) -> Iterator[list[Article]]:
    drawn = iter(articles)
    return iter(lambda: list(islice(drawn, _CHUNK)), [])


@dataclass(frozen=True, slots=True)
class _Written:
    """Some articles as lines of the three files, and what was counted."""

    records: str
    people_stated: str
    analysed: str
    articles: int
    tokens: int
    vocabulary: set[str]


def _written(articles: list[Article]) -> _Written:
    analysed = [_analyzer().analysed(article) for article in articles]
    forms = " ".join(chain.from_iterable(article.exact for article in analysed)).split()
    return _Written(
        "".join(f"{article.record}\n" for article in analysed),
        "".join(f"{_SOMEONE}{article.record[1:]}\n" for article in analysed),
        "".join(map(analysed_line, analysed)),
        len(articles),
        len(forms),
        set(forms),
    )


_analyzer = cache(Analyzer)


def with_date_and_source(article: Article, lot: random.Random) -> Article:
    """Return `article` with a date and a source, chosen by lot where it states none, so that facets have work."""
    day = _FIRST_DAY + timedelta(days=lot.randrange(_DAYS))
    source = f"Báo {lot.randrange(_SOURCES) + 1}"
    return replace(article, published=article.published or day, source=article.source or source)
