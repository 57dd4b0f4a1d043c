"""Which terms tell most of what an article is about?

Its syllables, and what the index knows as words among them, each worth its frequency, saturated, times its idf: those that
this article and few others have. No model is asked: a run of two or three syllables is a word where the index has it as one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article
from index.reader import IndexReader
from index.segment.layout import Kind
from index.spelling import Level
from index.syllables import syllable_table
from index.weights import Weights
from search.ranking import idf

MOST_TERMS = 40
"""So many terms are enough: with 25 or 80 the other half of an article is found a little less often."""

MOST_SYLLABLES = 1_200
"""How far an article is read: news says first what it is about."""

COMMON = 0.2
"""A term that more than this share of all articles have tells nothing."""

FEWEST_HOLDING = 3
"""Terms that fewer articles have are worth no more than one of so many: often they are slips."""

_SATURATION = 3.0
_LONGEST_WORD = 3


@dataclass(frozen=True, slots=True)
class Telling:
    """Some terms of an article, T of them, the most telling first.

    Attributes:
        numbers: For each segment int64[T], the number of each term there; -1 where it does not have it.
        weights: float64[T], what the impacts of each are multiplied by.
        holding: int64[T], how many articles have each, deleted ones included; at least 1.
    """

    numbers: Sequence[NDArray[np.int64]]
    weights: NDArray[np.float64]
    holding: NDArray[np.int64]


def telling_terms(reader: IndexReader, article: Article, weights: Weights) -> Telling:
    """Return the most telling terms of `article`, `MOST_TERMS` at the most."""
    found = _frequencies(article, weights)
    terms, frequencies = list(found), np.fromiter(found.values(), np.float64, len(found))
    numbers = [segment.arrays.terms.numbers(terms) for segment in reader.segments]
    holding = np.zeros(len(terms), np.int64)
    for segment, of_segment in zip(reader.segments, numbers, strict=True):
        known = np.flatnonzero(of_segment >= 0)
        holding[known] += segment.arrays.document_counts(of_segment[known])
    # What no other article has is counted too: the more of it there is, the less is any other like this one.
    chosen = np.flatnonzero((holding > 0) & (holding <= max(1, COMMON * reader.documents)))
    rarity = [idf(reader.documents, max(number, FEWEST_HOLDING)) for number in holding[chosen].tolist()]
    worth = np.array(rarity, np.float64) * frequencies[chosen] / (_SATURATION + frequencies[chosen])
    best = np.argsort(-worth, kind="stable")[:MOST_TERMS]
    return Telling([of_segment[chosen[best]] for of_segment in numbers], worth[best], holding[chosen[best]])


def _frequencies(article: Article, weights: Weights) -> dict[bytes, float]:
    """Return how often the article has each term that it may have, weighted by field."""
    texts = [("title", article.title), ("lede", article.lede), *(("body", text) for text in article.body)]
    spans = syllable_table().find([text for _, text in texts])
    numbers, bounds = spans.at(Level.EXACT).tolist(), spans.bounds.tolist()
    found: dict[tuple[int, ...], float] = {}
    for (field, _), (start, end) in zip(texts, pairwise(bounds), strict=True):
        written = numbers[start : min(end, MOST_SYLLABLES)]
        weight = weights.fields[field]
        for length in range(1, _LONGEST_WORD + 1):
            for run in zip(*(written[offset:] for offset in range(length)), strict=False):
                found[run] = found.get(run, 0.0) + weight
    forms = {number: spans.forms.text(number).encode("utf-8", "surrogatepass") for number in set(numbers)}
    return {_term([forms[number] for number in run]): frequency for run, frequency in found.items()}


def _term(forms: Sequence[bytes]) -> bytes:
    return Kind.EXACT + forms[0] if len(forms) == 1 else Kind.WORD + b" ".join(forms)
