"""What may somebody mean who has typed so much? Headlines' phrases, people, and words, with their accents restored.

How often headlines have a phrase, and articles a person, decides; words of the corpus follow where those are few. No log
is kept of what readers ask, so that nobody's search is shown to anybody: the words of frequent queries are those of
headlines and of the corpus.

Good for any beginning, most in a millisecond, since counts are stretches of arrays and only the most frequent terms are
read. Bad for marks that few of the many things that begin so have: past `MOST_READ` of a segment, the rest is not
looked at. Where a generation has several segments, a count may lack what the smaller ones hardly have.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from index.reader import IndexReader, LiveSegment
from index.segment.layout import BARE_KIND, Kind
from index.written_phrases import written_phrase
from search.completion.beginnings import Beginning, beginnings, numbers_in
from search.completion.name_starts import NameStarts
from search.engine import Suggestion, SuggestionKind

READ_AT_ONCE = 64
"""Terms of a segment that are read, the most frequent; more are only where few of them bear the typed marks."""

ENOUGH = 32
"""Terms that suffice."""

MOST_READ = 1_024
"""Terms that are read at the most."""

REMEMBERED = 4_096
"""Beginnings whose suggestions are kept; readers begin with the same letters."""

FEWEST_LETTERS_OF_A_GIVEN_NAME = 2
"""Letters that a later syllable of a name must share with what was typed."""

_LARGEST = np.iinfo(np.uint16).max


@dataclass(frozen=True, slots=True)
class _Entry:
    """A term: its syllables' exact forms, joined by spaces, how it is written, and how many articles have it."""

    exact: str
    text: str
    count: int


_Source = Callable[[LiveSegment, NameStarts, Beginning], Iterable[_Entry]]


class Suggester:
    """Completes what somebody types, from one opened generation; safe to use from several threads."""

    def __init__(self, reader: IndexReader) -> None:
        self._segments = [(segment, NameStarts(segment.arrays)) for segment in reader.segments]
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._completions)

    def suggestions(self, typed: str, most: int) -> tuple[Suggestion, ...]:
        """Return at most `most` suggestions for `typed`, the most frequent first, words after all else.

        All of it is completed, or, if nothing begins so, its last three, two syllables or one; what stands before stays
        as it was typed. What was typed is no suggestion itself.
        """
        for before, beginning in beginnings(typed):
            found = self._remembered(beginning, most)
            if found is not None:
                return tuple(replace(each, text=before + each.text) for each in found)
        return ()

    def _completions(self, beginning: Beginning, most: int) -> tuple[Suggestion, ...] | None:
        """Return the suggestions for `beginning`; None where nothing begins so."""
        people = self._found(_people, SuggestionKind.PERSON, beginning)
        phrases = self._found(_phrases, SuggestionKind.PHRASE, beginning)
        found = _worth_showing({**phrases, **people}, len(beginning.syllables) + beginning.whole)
        ranked = sorted(found, key=lambda exact: (-found[exact].count, exact))
        chosen = {exact: found[exact] for exact in ranked if exact != beginning.exact}
        if len(chosen) < most:
            words = self._found(_words, SuggestionKind.WORD, beginning)
            more = sorted(words.keys() - {*phrases, *people}, key=lambda exact: (-words[exact].count, exact))
            found |= words
            chosen |= {exact: words[exact] for exact in more if exact != beginning.exact}
        return tuple(chosen.values())[:most] if found else None

    def _found(self, source: _Source, kind: SuggestionKind, beginning: Beginning) -> dict[str, Suggestion]:
        """Return what of a source begins so, by its exact form, in all segments, as it is most often written."""
        counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for segment, names in self._segments:
            for entry in source(segment, names, beginning):
                counted[entry.exact][entry.text] += entry.count
        return {
            exact: Suggestion(
                text=min(texts, key=lambda text: (-texts[text], text)), kind=kind, count=texts.total()
            )
            for exact, texts in counted.items()
        }


def _phrases(segment: LiveSegment, _: NameStarts, beginning: Beginning) -> Iterator[_Entry]:
    begins = beginning.matcher()

    def read(term: int) -> tuple[str, str] | None:
        phrase = written_phrase(segment.arrays.terms.term(term))
        syllables = phrase.syllables
        return (" ".join(syllables), phrase.written) if begins(syllables) else None

    return _read(segment, numbers_in(beginning.ranges(segment.arrays.terms, Kind.HEADLINE_PHRASE)), read)


def _people(segment: LiveSegment, names: NameStarts, beginning: Beginning) -> Iterator[_Entry]:
    """Yield the people of two syllables or more whose name begins so, or goes on so with one of its syllables."""
    begins = beginning.matcher()
    by_given_name = len(beginning.bare[-1]) >= FEWEST_LETTERS_OF_A_GIVEN_NAME

    def read(term: int) -> tuple[str, str] | None:
        exact = segment.arrays.terms.term(term)[1:].decode()
        syllables = exact.split(" ")
        starts = range(len(syllables) if by_given_name else 1)
        found = len(syllables) > 1 and any(begins(syllables[start:]) for start in starts)
        return (exact, segment.arrays.label(term)) if found else None

    begun = _members(segment, Kind.PERSON, beginning)
    named = [names.people(bare) for bare in beginning.bare if by_given_name]
    return _read(segment, np.unique(np.concatenate([begun, *named])), read)


def _words(segment: LiveSegment, _: NameStarts, beginning: Beginning) -> Iterator[_Entry]:
    begins = beginning.matcher()

    def read(term: int) -> tuple[str, str] | None:
        exact = segment.arrays.terms.term(term)[1:].decode()
        return (exact, exact) if begins(exact.split(" ")) else None

    return _read(segment, _members(segment, Kind.WORD, beginning), read)


def _members(segment: LiveSegment, kind: bytes, beginning: Beginning) -> NDArray[np.int64]:
    """Return the terms of `kind` whose bare twin may begin so."""
    twins = beginning.ranges(segment.arrays.terms, BARE_KIND[kind])
    return np.concatenate([np.zeros(0, np.int64), *map(segment.arrays.members_among, twins)])


def _read(
    segment: LiveSegment, terms: NDArray[np.int64], read: Callable[[int], tuple[str, str] | None]
) -> Iterator[_Entry]:
    """Yield the most frequent of `terms` of which `read` makes an exact form and a text, in that order."""
    counts = segment.arrays.document_counts(terms)
    chosen = _most_frequent(counts)
    found = 0
    for at, (term, count) in enumerate(zip(terms[chosen].tolist(), counts[chosen].tolist(), strict=True)):
        if at % READ_AT_ONCE == 0 and found >= ENOUGH:
            return
        forms = read(term)
        live = _live(segment, term, count) if forms else 0
        if forms and live:
            found += 1
            yield _Entry(*forms, live)


def _most_frequent(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the indices of the `MOST_READ` largest of `counts`, the largest first, among equals the earlier first."""
    # Numbers of 16 bits are sorted by their digits, some ten times as fast.
    falling = (_LARGEST - np.minimum(counts, _LARGEST)).astype(np.uint16)
    return np.argsort(falling, kind="stable")[:MOST_READ]


def _live(segment: LiveSegment, term: int, count: int) -> int:
    """Return how many of the `count` documents of a term are not deleted."""
    if not len(segment.deleted):
        return count
    extent = segment.arrays.extent(term)
    return segment.count_live(segment.arrays.docs[extent.first : extent.end])


def _worth_showing(found: Mapping[str, Suggestion], syllables: int) -> dict[str, Suggestion]:
    """Return `found`, by exact forms, without what says nothing more.

    Left out is what only ever occurs as the beginning of something longer, and a single headline's way of going on from
    a phrase that several have.

    Args:
        found: Suggestions for the same beginning.
        syllables: How many syllables a phrase has at least that is more than what was typed.
    """
    beginnings_of = {
        exact: list(accumulate(exact.split(" "), "{} {}".format))[syllables - 1 : -1] for exact in found
    }
    only_beginnings = {
        (start, found[exact].count) for exact, starts in beginnings_of.items() for start in starts
    }
    return {
        exact: each
        for exact, each in found.items()
        if (exact, each.count) not in only_beginnings
        and (each.kind is not SuggestionKind.PHRASE or each.count > 1 or _is_new(beginnings_of[exact], found))
    }


def _is_new(starts: Iterable[str], found: Mapping[str, Suggestion]) -> bool:
    """Whether none of `starts` is found more than once."""
    return all(found[start].count == 1 for start in starts if start in found)
