"""A leaf of a query becomes lists of documents with impacts, one a segment.

A syllable in all fields is a list that the index holds, at each level: nothing is copied. All else is worked out: from
places (phrases, and whatever is asked of some fields only), or from several lists taken together (prefixes, words that
match what was typed).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.reader import IndexReader, LiveSegment
from index.schema import TEXT_FIELDS
from index.segment.frequent import FREQUENT
from index.segment.layout import Kind
from index.spelling import FORM_OF_LEVEL, Level, bare_form, beginning_form
from index.weights import Weights
from search.errors import QueryError
from search.limits import MAX_PREFIX_TERMS
from search.loops import loops
from search.places import members, phrase_places, syllable_places, syllable_term
from search.query import Leaf, Phrase, Prefix, Syllable, Term, TypedLeaf, Widened

_REMEMBERED = 1 << 13
"""How many syllables' places in the index are kept in mind: most that readers ask for."""

_REMEMBERED_ROWS = 1 << 14
"""Of how many rows of syllables it is kept in mind which terms they are; most are none, and asked for by every query."""

_NO_DOCS = np.zeros(0, np.int32)
_NO_WORTHS = np.zeros(0, np.float32)


@dataclass(frozen=True, slots=True)
class PostingList:
    """The documents of one segment that a leaf matches, and what it is worth in each.

    Attributes:
        docs: int32, in which the list lies; rising from `first` to `end`.
        impacts: float32, beside `docs`, from 0 to below 1.
        first: The index of the list's first document.
        end: The index after its last.
        resident: Whether `docs` is the segment's array of all documents.
    """

    docs: NDArray[np.int32]
    impacts: NDArray[np.float32]
    first: int
    end: int
    resident: bool

    @classmethod
    def worked_out(cls, docs: NDArray[np.int32], impacts: NDArray[np.float32]) -> "PostingList":
        """Return a list of its own."""
        return cls(docs, impacts, 0, len(docs), resident=False)

    def __len__(self) -> int:
        """Return how many documents it has, deleted ones included."""
        return self.end - self.first

    def without(self, docs: NDArray[np.int32]) -> "PostingList":
        """Return a list of those documents that are not among `docs`, which rise and may be many more."""
        if not len(docs):
            return self
        return PostingList.worked_out(*loops().without(self.listed, self.worths, docs))

    @property
    def listed(self) -> NDArray[np.int32]:
        """int32[n]: its documents."""
        return self.docs[self.first : self.end]

    @property
    def worths(self) -> NDArray[np.float32]:
        """float32[n]: its impacts."""
        return self.impacts[self.first : self.end]


_NOTHING = PostingList.worked_out(_NO_DOCS, _NO_WORTHS)


@dataclass(frozen=True, slots=True)
class LeafLists:
    """What a leaf matches in the whole index.

    Attributes:
        of_segments: The lists of each segment, one or more, of which no two have a document in common.
        holding: n, how many documents that are not deleted it matches.
        occurrences: How often it occurs in one of those, on average, at least 1; of a syllable in all fields only, of all
            else 0.
    """

    of_segments: tuple[tuple[PostingList, ...], ...]
    holding: int
    occurrences: float = 0.0

    def whole(self, number: int) -> PostingList:
        """Return what it matches in the segment with that number as one list."""
        first, *others = self.of_segments[number]
        if not others:
            return first
        docs, impacts = first.listed, first.worths
        for other in others:
            docs, impacts = loops().united(docs, impacts, other.listed, other.worths)
        return PostingList.worked_out(docs, impacts)


class ListReader:
    """Reads lists from one opened generation."""

    def __init__(self, reader: IndexReader, weights: Weights) -> None:
        self._reader = reader
        self._weights = weights
        self._syllable = lru_cache(_REMEMBERED)(self._read_syllable)
        self._terms_of = lru_cache(_REMEMBERED_ROWS)(self._read_terms_of)

    def leaf(self, leaf: Leaf) -> LeafLists:
        """Return what `leaf` matches.

        Raises:
            QueryError: A prefix stands for more terms than `MAX_PREFIX_TERMS`.
        """
        if isinstance(leaf, Term) and leaf.fields == TEXT_FIELDS:
            return self._syllable(leaf.syllable)
        if isinstance(leaf, Prefix):
            self._check_prefix(leaf)
        if isinstance(leaf, Widened):
            return self._counted(self._widened(segment, leaf) for segment in self._reader.segments)
        return self._counted((self._in_segment(segment, leaf),) for segment in self._reader.segments)

    def word(self, syllables: tuple[Syllable, ...]) -> LeafLists:
        """Return where a word of the segmentation stands that is made of `syllables`: typed marks bind."""
        return self._counted((self._word(segment, syllables),) for segment in self._reader.segments)

    def _read_syllable(self, syllable: Syllable) -> LeafLists:
        """Return what `syllable` in any field matches: stretches of the index's own arrays, cheap to remember."""
        found = self._counted(
            (_resident(segment, syllable_term(segment, syllable)),) for segment in self._reader.segments
        )
        return replace(found, occurrences=self._occurrences(syllable))

    def _counted(self, lists: Iterable[tuple[PostingList, ...]]) -> LeafLists:
        found = tuple(lists)
        holding = 0
        for segment, listed in zip(self._reader.segments, found, strict=True):
            for each in listed:
                holding += segment.count_live(each.listed)
        return LeafLists(found, holding)

    def _occurrences(self, syllable: Syllable) -> float:
        """Return how often a syllable occurs in a document that has it; deleted ones count, which changes next to nothing."""
        terms = [(segment.arrays, syllable_term(segment, syllable)) for segment in self._reader.segments]
        documents = sum(len(arrays.extent(term)) for arrays, term in terms if term >= 0)
        return sum(arrays.occurrences(term) for arrays, term in terms if term >= 0) / max(documents, 1)

    def _widened(self, segment: LiveSegment, leaf: Widened) -> tuple[PostingList, ...]:
        """Return the list of what was typed, then of each other what the ones before it lack."""
        lists = [self._in_segment(segment, leaf.typed)]
        for other in leaf.others:
            found = self._in_segment(segment, other)
            for before in lists:
                found = found.without(before.listed)
            lists += [found] if len(found) else []
        return tuple(lists)

    def _in_segment(self, segment: LiveSegment, leaf: TypedLeaf) -> PostingList:
        if isinstance(leaf, Phrase):
            if _is_indexed_pair(leaf):
                return self._pair(segment, leaf.syllables)
            return self._weighed(segment, phrase_places(segment, leaf), leaf.fields)
        if isinstance(leaf, Prefix):
            return self._prefix(segment, leaf)
        if leaf.fields != TEXT_FIELDS:
            return self._term_in_fields(segment, leaf)
        return _resident(segment, syllable_term(segment, leaf.syllable))

    def _term_in_fields(self, segment: LiveSegment, term: Term) -> PostingList:
        """A syllable in some fields: all its forms match, the one that was typed counts in full."""
        docs, found = self._frequencies(segment, syllable_places(segment, term.syllable), term.fields)
        if term.syllable.level is not Level.EXACT:
            typed = Syllable(FORM_OF_LEVEL[Level.EXACT](term.syllable.text), Level.EXACT)
            same_docs, same = self._frequencies(segment, syllable_places(segment, typed), term.fields)
            share = np.float32(self._weights.other_form)
            docs, found = loops().united(docs, share * found, same_docs, (1 - share) * same)
        return self._saturated(docs, found)

    def _prefix(self, segment: LiveSegment, prefix: Prefix) -> PostingList:
        terms = _begun(segment, prefix.syllable)
        if prefix.fields == TEXT_FIELDS:
            return self._together(segment, terms)
        places = np.sort(np.concatenate([np.zeros(0, np.uint32), *map(segment.arrays.keys_of, terms)]))
        return self._weighed(segment, places, prefix.fields)

    def _pair(self, segment: LiveSegment, syllables: tuple[Syllable, ...]) -> PostingList:
        terms, _ = self._terms_of(segment.base, Kind.PAIR, syllables)
        return self._together(segment, terms)

    def _word(self, segment: LiveSegment, syllables: tuple[Syllable, ...]) -> PostingList:
        """A word: all its forms match, the one that was typed counts in full."""
        terms, same = self._terms_of(segment.base, Kind.WORD, syllables)
        return self._together(segment, terms, same, self._weights.other_form)

    def _read_terms_of(
        self, base: int, kind: bytes, syllables: tuple[Syllable, ...]
    ) -> tuple[tuple[int, ...], int]:
        """Return the words or pairs of the segment at `base` that `syllables` match, and which is written as typed, or -1."""
        segment = self._reader.segment_of(base)
        terms = tuple(_matched(segment, kind, syllables))
        typed = " ".join(FORM_OF_LEVEL[Level.EXACT](syllable.text) for syllable in syllables)
        return terms, segment.arrays.terms.number(kind + typed.encode()) if terms else -1

    def _together(
        self, segment: LiveSegment, terms: Sequence[int], same: int = -1, others: float = 1.0
    ) -> PostingList:
        """Take `terms` together as one; all but `same` count `others` times."""
        if not terms:
            return _NOTHING
        if len(terms) == 1 and (others == 1.0 or terms[0] == same):
            return _resident(segment, terms[0])
        extents = [segment.postings(term) for term in terms]
        return PostingList.worked_out(
            *loops().taken_together(
                segment.arrays.docs,
                segment.impacts,
                np.array([extent.first for extent in extents], np.int64),
                np.array([extent.end for extent in extents], np.int64),
                np.array([1.0 if term == same else others for term in terms], np.float64),
                self._weights.saturation,
                segment.arrays.documents,
            )
        )

    def _weighed(
        self, segment: LiveSegment, places: NDArray[np.uint32], fields: Sequence[str]
    ) -> PostingList:
        return self._saturated(*self._frequencies(segment, places, fields))

    def _frequencies(
        self, segment: LiveSegment, places: NDArray[np.uint32], fields: Sequence[str]
    ) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        if not len(places):
            return _NO_DOCS, _NO_WORTHS
        counted = np.array([field in fields for field in TEXT_FIELDS], np.uint8)
        arrays = segment.arrays
        return loops().weighed(places, arrays.bounds, arrays.nearby, segment.worth, counted)  # type: ignore[no-any-return]  # chosen at run time

    def _saturated(self, docs: NDArray[np.int32], frequencies: NDArray[np.float32]) -> PostingList:
        k1 = np.float32(self._weights.saturation)
        return PostingList.worked_out(docs, frequencies / (k1 + frequencies))

    def _check_prefix(self, prefix: Prefix) -> None:
        counts = [_count_begun(segment, prefix.syllable) for segment in self._reader.segments]
        if max(counts, default=0) > MAX_PREFIX_TERMS:
            raise QueryError(
                f"“{prefix.syllable.text}*” ứng với hơn {MAX_PREFIX_TERMS} từ; hãy gõ thêm chữ trước dấu *.",
                limit="MAX_PREFIX_TERMS",
            )


def _resident(segment: LiveSegment, term: int) -> PostingList:
    if term < 0:
        return _NOTHING
    extent = segment.postings(term)
    return PostingList(segment.arrays.docs, segment.impacts, extent.first, extent.end, resident=True)


def _begun(segment: LiveSegment, syllable: Syllable) -> list[int]:
    """Return the exact syllables of a segment that begin as `syllable` does."""
    if syllable.level is Level.EXACT:
        return list(segment.arrays.terms.prefixed(Kind.EXACT + syllable.beginning.encode()))
    bare = beginning_form(syllable.text, Level.BARE)
    twins = segment.arrays.terms.prefixed(Kind.BARE + bare.encode())
    terms = [term for twin in twins for term in segment.arrays.members(twin)]
    if syllable.level is Level.BARE:
        return terms
    return [term for term in terms if syllable.begins(segment.arrays.terms.term(term)[1:].decode())]


def _count_begun(segment: LiveSegment, syllable: Syllable) -> int:
    """Return how many terms a prefix stands for, at its own level."""
    if syllable.level is Level.BARE:
        return len(segment.arrays.terms.prefixed(Kind.BARE + syllable.beginning.encode()))
    return len(_begun(segment, syllable))


def _matched(segment: LiveSegment, kind: bytes, syllables: Sequence[Syllable]) -> list[int]:
    """Return the words or pairs of a segment whose syllables `syllables` match: typed marks bind."""
    if all(syllable.level is Level.EXACT for syllable in syllables):
        typed = " ".join(syllable.form for syllable in syllables)
        term = segment.arrays.terms.number(kind + typed.encode())
        return [term] if term >= 0 else []
    terms = members(segment, kind, " ".join(bare_form(syllable.text) for syllable in syllables))
    if all(syllable.level is Level.BARE for syllable in syllables):
        return terms
    return [term for term in terms if _are_matched(syllables, segment.arrays.terms.term(term))]


def _are_matched(syllables: Sequence[Syllable], term: bytes) -> bool:
    written = term[1:].decode().split(" ")
    return all(syllable.matches(each) for syllable, each in zip(syllables, written, strict=True))


def _is_indexed_pair(phrase: Phrase) -> bool:
    """Whether the index holds all pairs that `phrase` may be."""
    return (
        len(phrase.syllables) == 2
        and not phrase.slop
        and phrase.fields == TEXT_FIELDS
        and all(bare_form(syllable.text) in FREQUENT for syllable in phrase.syllables)
    )
