"""A query over an opened generation becomes one array of scores: array at a time, never posting by posting.

Every node is worked out for all N documents at once: whether it matches, and what it gives to the score. Good for
archives of some hundred thousand articles, where an array of N numbers costs less than a loop over postings.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.reader import NO_POSTINGS, IndexReader, Postings
from index.schema import WORD_FIELDS, syllable_field, word_field
from index.spelling import FORM_OF_LEVEL, Level
from search.errors import QueryError
from search.limits import MAX_PREFIX_TERMS
from search.query import And, Leaf, Node, Not, Or, Prefix, Query, Syllable, Term
from search.ranking import Weights, idf, saturated

Mask = NDArray[np.bool_]
Scores = NDArray[np.float64]

# A position takes the lower half of a 64-bit key, the document's number the upper.
_POSITION_BITS = 32
_LONGEST_WORD = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """What a query finds among N documents.

    Attributes:
        allowed: bool[N]: whether all that is required holds.
        found: int64[N]: how many of the wanted words are there.
        coverage: float64[N]: their share of the wanted words by weight (idf), from 0 to 1.
        scores: float64[N], at least 0.
    """

    allowed: Mask
    found: NDArray[np.int64]
    coverage: Scores
    scores: Scores


class Evaluator:
    """Evaluates queries over one opened generation of N documents."""

    def __init__(self, reader: IndexReader, weights: Weights) -> None:
        self._reader = reader
        self._weights = weights
        self._documents = reader.articles

    def matches(self, query: Query) -> Matches:
        """Return what `query` finds, with scores.

        Raises:
            QueryError: A prefix stands for more terms than `MAX_PREFIX_TERMS`.
        """
        allowed, scores = self._node(query.required)
        found = np.zeros(self._documents, dtype=np.int64)
        coverage = np.zeros(self._documents)
        whole = 0.0
        for leaf in query.wanted:
            leaf_scores = self._leaf(leaf)
            there = leaf_scores > 0
            weight = idf(self._documents, int(np.count_nonzero(there)))
            found += there
            coverage += weight * there
            whole += weight
            scores = scores + leaf_scores
        if len(query.wanted) > 1:
            scores = scores + self._in_a_row(query.wanted)
        return Matches(
            allowed=allowed, found=found, coverage=coverage / whole if whole else coverage, scores=scores
        )

    def _node(self, node: Node) -> tuple[Mask, Scores]:
        if isinstance(node, Not):
            matched, _ = self._node(node.part)
            return ~matched, np.zeros(self._documents)
        if isinstance(node, And | Or):
            parts = [self._node(part) for part in node.parts]
            combine = np.logical_and if isinstance(node, And) else np.logical_or
            matched = np.full(self._documents, isinstance(node, And))
            scores = np.zeros(self._documents)
            for part_matched, part_scores in parts:
                matched = combine(matched, part_matched)
                scores += part_scores
            # Half of a group that does not match is worth nothing: (a b) OR c.
            return matched, np.where(matched, scores, 0.0)
        scores = self._leaf(node)
        return scores > 0, scores

    def _leaf(self, leaf: Leaf) -> Scores:
        if isinstance(leaf, Term):
            return self._term(leaf)
        if isinstance(leaf, Prefix):
            return self._bm25f({field: self._prefix_postings(leaf, field) for field in leaf.fields})
        return self._bm25f({field: self._phrase_postings(leaf.syllables, field) for field in leaf.fields})

    def _term(self, term: Term) -> Scores:
        """Score a syllable: all its forms match, the one that was typed counts in full."""
        syllable = term.syllable
        frequency = self._frequency(
            {
                field: self._reader.postings(syllable_field(field, syllable.level), syllable.form)
                for field in term.fields
            }
        )
        if syllable.level is not Level.EXACT:
            exact = FORM_OF_LEVEL[Level.EXACT](syllable.text)
            same = self._frequency(
                {
                    field: self._reader.postings(syllable_field(field, Level.EXACT), exact)
                    for field in term.fields
                }
            )
            frequency = same + self._weights.other_form * (frequency - same)
        return self._scored(frequency)

    def _bm25f(self, postings: dict[str, Postings]) -> Scores:
        return self._scored(self._frequency(postings))

    def _scored(self, frequency: Scores) -> Scores:
        holding = int(np.count_nonzero(frequency))
        return idf(self._documents, holding) * saturated(frequency, self._weights) if holding else frequency

    def _frequency(self, postings: dict[str, Postings]) -> Scores:
        """Return frequency' of `search.ranking` for postings by text field."""
        frequency = np.zeros(self._documents)
        for field, found in postings.items():
            if len(found.documents):
                normalised = found.frequencies / self._length_factors[field][found.documents]
                frequency[found.documents] += self._weights.fields[field] * normalised
        return frequency

    @cached_property
    def _length_factors(self) -> dict[str, Scores]:
        factors = {}
        for field, lengths in self._reader.lengths.items():
            b = self._weights.length_normalisation[field]
            average = lengths.mean() if len(lengths) and lengths.any() else 1.0
            factors[field] = 1.0 - b + b * lengths / average
        return factors

    def _phrase_postings(self, syllables: Sequence[Syllable], field: str) -> Postings:
        """Return the postings of `syllables` in a row: intersected keys of document and position."""
        keys: NDArray[np.int64] | None = None
        for offset, syllable in enumerate(syllables):
            found = self._reader.postings(syllable_field(field, syllable.level), syllable.form)
            here = _keys(found) - offset
            keys = here if keys is None else np.intersect1d(keys, here, assume_unique=True)
            if not len(keys):
                return NO_POSTINGS
        return _postings_of(keys) if keys is not None else NO_POSTINGS

    def _prefix_postings(self, prefix: Prefix, field: str) -> Postings:
        name = syllable_field(field, prefix.syllable.level)
        terms = self._reader.terms_with_prefix(name, prefix.syllable.form, MAX_PREFIX_TERMS + 1)
        if len(terms) > MAX_PREFIX_TERMS:
            raise QueryError(
                f"“{prefix.syllable.text}*” ứng với hơn {MAX_PREFIX_TERMS} từ; hãy gõ thêm chữ trước dấu *.",
                limit="MAX_PREFIX_TERMS",
            )
        keys = [_keys(self._reader.postings(name, term)) for term in terms]
        return _postings_of(np.sort(np.concatenate(keys))) if keys else NO_POSTINGS

    def _in_a_row(self, wanted: Sequence[Leaf]) -> Scores:
        """Score what the words of the query form together: pairs of neighbours, and words of the segmentation."""
        scores = np.zeros(self._documents)
        terms = [leaf.syllable if isinstance(leaf, Term) else None for leaf in wanted]
        for start in range(len(terms) - 1):
            pair = _run(terms, start, 2)
            if pair:
                postings = {field: self._phrase_postings(pair, field) for field in self._weights.fields}
                scores += self._weights.pairs * self._bm25f(postings)
            for length in range(2, _LONGEST_WORD + 1):
                run = _run(terms, start, length)
                if run:
                    scores += self._weights.words * self._word(run)
        return scores

    def _word(self, run: Sequence[Syllable]) -> Scores:
        """Score a word of the segmentation: as typed where the index has it so, else by its bare form."""
        for level in (Level.EXACT, Level.BARE):
            word = " ".join(FORM_OF_LEVEL[level](syllable.text) for syllable in run)
            postings = {field: self._reader.postings(word_field(field, level), word) for field in WORD_FIELDS}
            if any(len(found.documents) for found in postings.values()):
                return self._bm25f(postings)
        return np.zeros(self._documents)


def _run(terms: Sequence[Syllable | None], start: int, length: int) -> list[Syllable]:
    """Return the syllables of `length` neighbouring words from `start`; empty where there are not so many."""
    run = [syllable for syllable in terms[start : start + length] if syllable]
    return run if len(run) == length else []


def _keys(postings: Postings) -> NDArray[np.int64]:
    """Return document · 2³² + position for every occurrence, rising."""
    documents = np.repeat(postings.documents.astype(np.int64), postings.frequencies)
    return (documents << _POSITION_BITS) + postings.positions.astype(np.int64)


def _postings_of(keys: NDArray[np.int64]) -> Postings:
    documents, frequencies = np.unique(keys >> _POSITION_BITS, return_counts=True)
    return Postings(
        documents=documents.astype(np.int32),
        frequencies=frequencies.astype(np.int32),
        positions=(keys & ((1 << _POSITION_BITS) - 1)).astype(np.uint32),
    )
