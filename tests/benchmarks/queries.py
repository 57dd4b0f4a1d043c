"""What is asked: pieces of headlines, whole headlines and single frequent syllables, the same for every engine.

Each query is a row of syllables with their marks; typed without accents, it is the row of their bare forms.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from index.spelling import bare_form
from tests.benchmarks.corpora import Corpus

_SAMPLED_ARTICLES = 20_000
_FREQUENT_SYLLABLES = 200


class Form(StrEnum):
    """How queries are typed."""

    ACCENTED = "accented"
    BARE = "bare"


class Work(StrEnum):
    """What is done with the syllables of a query; the first ten documents and the exact total are wanted.

    `SEARCH` is Tra Báo's alone: what was typed is understood, ranked, filtered, counted by facets and shown.
    """

    OR = "or"
    AND = "and"
    PHRASE = "phrase"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class BenchQuery:
    """One query.

    Attributes:
        kind: What it was taken from, as the benchmark's text says.
        syllables: Exact forms, at least one; two for a phrase.
    """

    kind: str
    syllables: tuple[str, ...]

    def typed(self, form: Form) -> tuple[str, ...]:
        """Return the syllables as they are typed.

        >>> BenchQuery("2 syllables", ("tỉnh", "ủy")).typed(Form.BARE)
        ('tinh', 'uy')
        """
        return self.syllables if form is Form.ACCENTED else tuple(map(bare_form, self.syllables))


@dataclass(frozen=True, slots=True)
class QuerySet:
    """The queries of one run.

    Attributes:
        words: For OR, AND and whole searches.
        phrases: Of two syllables and more.
    """

    words: tuple[BenchQuery, ...]
    phrases: tuple[BenchQuery, ...]

    def of(self, work: Work) -> tuple[BenchQuery, ...]:
        """Return the queries that `work` is measured on."""
        return self.phrases if work is Work.PHRASE else self.words

    def first(self, most: int) -> "QuerySet":
        """Return the first `most` of each; they are in a mixed order."""
        return QuerySet(self.words[:most], self.phrases[:most])


def queries_of(corpus: Corpus) -> QuerySet:
    """Return queries drawn from the first 20,000 articles of `corpus`, or from all where there are fewer.

    Raises:
        ValueError: None of them has a headline of two syllables.
    """
    headlines = []
    holding: Counter[str] = Counter()
    for article in islice(corpus.analysed(), _SAMPLED_ARTICLES):
        headlines.append(article.exact[0].split())
        holding.update(set(" ".join(article.exact).split()))
    # By count, then by spelling: a set hands its syllables on in another order in each process.
    frequent = sorted(holding, key=lambda syllable: (-holding[syllable], syllable))
    return query_set(
        [headline for headline in headlines if len(headline) > 1], frequent[:_FREQUENT_SYLLABLES]
    )


def query_set(headlines: Sequence[Sequence[str]], frequent: Sequence[str], seed: int = 0) -> QuerySet:
    """Return the queries that `seed` draws: 260 for words and 240 phrases, in a mixed order.

    Args:
        headlines: The exact forms of the syllables of each headline, two at least.
        frequent: Frequent syllables.
        seed: Draws others.

    Raises:
        ValueError: There is no headline.
    """
    if not headlines:
        raise ValueError("expected headlines of two syllables or more to draw queries from, there is none")
    lot = random.Random(seed)
    words = [query for length in range(2, 7) for query in _pieces(headlines, length, 40, lot)]
    words += [BenchQuery("headline", tuple(lot.choice(headlines))) for _ in range(40)]
    words += [BenchQuery("frequent", (syllable,)) for syllable in _spread(frequent, 20)]
    phrases = [query for length in range(2, 5) for query in _pieces(headlines, length, 80, lot)]
    lot.shuffle(words)
    lot.shuffle(phrases)
    return QuerySet(tuple(words), tuple(phrases))


def _pieces(
    headlines: Sequence[Sequence[str]], length: int, number: int, lot: random.Random
) -> Iterator[BenchQuery]:
    long_enough = [headline for headline in headlines if len(headline) >= length]
    for _ in range(number):
        headline = lot.choice(long_enough or headlines)
        first = lot.randrange(max(len(headline) - length, 0) + 1)
        yield BenchQuery(f"{length} syllables", tuple(headline[first : first + length]))


def _spread(items: Sequence[str], number: int) -> list[str]:
    """Return `number` of `items`, evenly spread; all of them where there are no more."""
    step = max(len(items) / number, 1.0)
    return [items[int(place * step)] for place in range(min(number, len(items)))]
