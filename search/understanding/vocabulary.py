"""What one opened generation knows of the words that a reader may have meant: how often they stand, and in which rows."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache

import numpy as np

from corpus.abbreviations import known_abbreviations
from index.reader import IndexReader, LiveSegment
from index.segment.document_terms import ExplainedForm, explained_form, long_key, short_key
from index.segment.layout import Kind
from index.spelling import exact_form
from search.places import KIND_OF_LEVEL, members, phrase_places
from search.query import Phrase, Syllable

_REMEMBERED = 1 << 14
"""How many answers of each kind are kept: more than all syllables that queries have."""

_LARGE = 10_000
"""In an index of so many articles, what a single one explains may be a slip and is not taken up."""

_LEAST_SHARE = 0.1
"""A meaning that articles explain less often than the commonest one, by this share, is left out."""


class Vocabulary:
    """Answers are remembered: they do not change while a generation is open."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self.documents = lru_cache(_REMEMBERED)(self._documents)
        self.row = lru_cache(_REMEMBERED)(self._row)

    def share(self, form: str) -> float:
        """Return the share of articles that have a syllable in this exact form, from 0 to 1."""
        count = sum(len(segment.arrays.documents_with(Kind.EXACT, form)) for segment in self._reader.segments)
        return count / max(self._reader.documents, 1)

    def _documents(self, syllable: Syllable) -> int:
        """Return how many articles have `syllable`, deleted ones included."""
        kind = KIND_OF_LEVEL[syllable.level]
        return sum(
            len(segment.arrays.documents_with(kind, syllable.form)) for segment in self._reader.segments
        )

    def _row(self, syllables: tuple[Syllable, ...]) -> int:
        """Return how many times `syllables`, two or more, stand in a row, deleted articles included."""
        phrase = Phrase(syllables)
        return sum(len(phrase_places(segment, phrase)) for segment in self._reader.segments)

    def forms(self, bare: str) -> tuple[str, ...]:
        """Return the exact forms that articles have of the bare syllable `bare`."""
        found: dict[str, None] = {}
        for segment in self._reader.segments:
            found |= dict.fromkeys(
                segment.arrays.terms.term(term)[1:].decode() for term in members(segment, Kind.EXACT, bare)
            )
        return tuple(found)

    def meanings(self, key: str) -> tuple[ExplainedForm, ...]:
        """Return what the abbreviation with that `short_key` stands for, each meaning once, the commonest first."""
        return self._meanings.get(key, ())

    def short_forms(self, key: str) -> tuple[ExplainedForm, ...]:
        """Return the abbreviations, of one meaning each, for the long form with that `long_key`."""
        return self._short_forms.get(key, ())

    @cached_property
    def longest_form(self) -> int:
        """How many syllables the longest long form has."""
        return max((len(key.split()) for key in self._short_forms), default=0)

    @cached_property
    def long_form_beginnings(self) -> frozenset[str]:
        """The first syllables of all long forms, bare: what begins otherwise is none."""
        return frozenset(key.partition(" ")[0] for key in self._short_forms)

    @cached_property
    def _meanings(self) -> Mapping[str, tuple[ExplainedForm, ...]]:
        listed = known_meanings()
        explained: defaultdict[str, list[ExplainedForm]] = defaultdict(list)
        for form in self._explained():
            explained[form.key].append(form)
        every = {*listed, *explained}
        return {key: _distinct((*listed.get(key, ()), *explained.get(key, ()))) for key in every}

    def _explained(self) -> Iterator[ExplainedForm]:
        """Yield what articles explain, by falling count within a key, without what few of them do."""
        least = 2 if self._reader.articles >= _LARGE else 1
        alone = len(self._reader.segments) == 1
        counts: defaultdict[ExplainedForm, int] = defaultdict(int)
        for segment in self._reader.segments:
            for form, count in _explained_in(segment, least if alone else 1):
                counts[form] += count
        most: defaultdict[str, int] = defaultdict(int)
        for form, count in counts.items():
            most[form.key] = max(most[form.key], count)
        for form, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            if count >= max(least, _LEAST_SHARE * most[form.key]):
                yield form

    @cached_property
    def _short_forms(self) -> Mapping[str, tuple[ExplainedForm, ...]]:
        found: defaultdict[str, list[ExplainedForm]] = defaultdict(list)
        for forms in self._meanings.values():
            if len({long_key(form.long) for form in forms}) == 1:
                found[long_key(forms[0].long)].append(forms[0])
        return {key: tuple(forms) for key, forms in found.items()}


@cache
def known_meanings() -> Mapping[str, tuple[ExplainedForm, ...]]:
    """Return the usual abbreviations with what they stand for, by `short_key`."""
    listed: defaultdict[str, tuple[ExplainedForm, ...]] = defaultdict(tuple)
    for known in known_abbreviations():
        key = short_key(known.short)
        listed[key] += (ExplainedForm(key, known.short, known.long),)
    return dict(listed)


def _explained_in(segment: LiveSegment, least: int) -> Iterator[tuple[ExplainedForm, int]]:
    """Yield what `least` articles of a segment or more explain, and how many do."""
    span = segment.arrays.terms.prefixed(Kind.SHORT_FORM)
    counts = np.diff(segment.arrays.slice("doc_starts", span.start, span.stop + 1))
    for at in np.flatnonzero(counts >= least).tolist():
        yield explained_form(segment.arrays.terms.term(span[at])), int(counts[at])


def _distinct(forms: Sequence[ExplainedForm]) -> tuple[ExplainedForm, ...]:
    """Return the first of `forms` for each short form and long form, whatever their capitals and punctuation."""
    found: dict[tuple[str, str], ExplainedForm] = {}
    for form in forms:
        found.setdefault((exact_form(form.short), _exact(form.long)), form)
    return tuple(found.values())


def _exact(text: str) -> str:
    return " ".join(exact_form(part) for part in long_key(text).split())
