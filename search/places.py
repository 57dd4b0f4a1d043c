"""Where does this stand? The places of syllables and phrases in a segment.

The places of a syllable lie in the index, at each level. Those of a phrase are worked out from its rarest syllable: which
other one stands beside it is looked at there (`index.segment.codes`).
"""

import numpy as np
from numpy.typing import NDArray

from index.reader import LiveSegment
from index.segment.codes import CODES
from index.segment.layout import BARE_KIND, Kind
from index.spelling import Level, bare_form
from search.loops import loops
from search.query import Phrase, Syllable, Term, TypedLeaf

KIND_OF_LEVEL = {Level.EXACT: Kind.EXACT, Level.TONELESS: Kind.TONELESS, Level.BARE: Kind.BARE}
"""The kind of term that holds the forms of a syllable at each level."""

_FAR = 4
"""Both lists are walked where one has no more than so many times the other's places: walked places lie beside each other in
memory, and codes that are looked at do not."""

_FEW = 256
"""So few places are sought among those of the other syllable: to look at the codes beside them takes longer."""


def syllable_term(segment: LiveSegment, syllable: Syllable) -> int:
    """Return the term that holds all that `syllable` matches, or -1."""
    return segment.arrays.terms.number(KIND_OF_LEVEL[syllable.level] + syllable.form.encode())


def members(segment: LiveSegment, kind: bytes, bare: str) -> list[int]:
    """Return the terms of `kind` that are `bare` without their marks; none where there is no such term."""
    twin = segment.arrays.terms.number(BARE_KIND[kind] + bare.encode())
    return segment.arrays.members(twin) if twin >= 0 else []


def syllable_places(segment: LiveSegment, syllable: Syllable) -> NDArray[np.uint32]:
    """Return the places of `syllable` in a segment, rising: of all its forms at the level at which it binds."""
    term = syllable_term(segment, syllable)
    return segment.arrays.keys_of(term) if term >= 0 else np.zeros(0, np.uint32)


def resident_places(segment: LiveSegment, leaf: TypedLeaf) -> range | None:
    """Return where in the segment's `keys` the places of `leaf` lie, if it is a syllable; None where they must be worked out."""
    if not isinstance(leaf, Term):
        return None
    term = syllable_term(segment, leaf.syllable)
    return segment.arrays.key_range(term) if term >= 0 else range(0)


def phrase_places(segment: LiveSegment, phrase: Phrase) -> NDArray[np.uint32]:
    """Return the places of the first syllable of `phrase` from which the others can be reached."""
    syllables = phrase.syllables
    if phrase.slop:
        starts = ends = syllable_places(segment, syllables[0])
        longest = len(syllables) - 1 + phrase.slop
        for syllable in syllables[1:]:
            starts, ends = loops().stepped(starts, ends, syllable_places(segment, syllable), longest)
        return starts
    terms = [syllable_term(segment, syllable) for syllable in syllables]
    if min(terms) < 0:
        return np.zeros(0, np.uint32)
    # From the rarest on, so that the list that is gone through is short; those of the others need not be read.
    counts = [segment.arrays.occurrences(term) for term in terms]
    rarest, *others = sorted(range(len(terms)), key=counts.__getitem__)
    starts = segment.arrays.keys_of(terms[rarest])
    starts = starts[np.searchsorted(starts, rarest) :] - np.uint32(rarest)
    for offset in others:
        if len(starts) > _FEW and counts[offset] > _FAR * len(starts):
            starts = _beside(segment, starts, syllables[offset], offset)
        elif len(starts):
            starts = loops().followed(starts, segment.arrays.keys_of(terms[offset]), offset)
    return starts


def _beside(
    segment: LiveSegment, starts: NDArray[np.uint32], syllable: Syllable, offset: int
) -> NDArray[np.uint32]:
    """Return those of `starts` beside which `syllable` stands, `offset` further on."""
    terms = np.array(_exact_terms(segment, syllable), np.int64)
    codes = segment.codes.of(terms)
    starts = starts[: np.searchsorted(starts, max(segment.arrays.places - offset, 0))]
    segment.codes.check(starts, offset)
    wanted = np.zeros(CODES, np.uint8)
    wanted[codes] = 1
    wanted[0] = 0
    found: NDArray[np.uint32] = loops().coded(starts, offset, segment.codes.codes, wanted)
    rare = terms[codes == 0]
    if not len(rare):
        return found
    places = np.sort(np.concatenate(list(map(segment.arrays.keys_of, rare.tolist()))))
    return np.sort(np.concatenate([found, loops().followed(starts, places, offset)]))


def _exact_terms(segment: LiveSegment, syllable: Syllable) -> list[int]:
    """Return the exact terms that `syllable` matches."""
    if syllable.level is Level.EXACT:
        term = syllable_term(segment, syllable)
        return [term] if term >= 0 else []
    terms = members(segment, Kind.EXACT, bare_form(syllable.text))
    if syllable.level is Level.BARE:
        return terms
    return [term for term in terms if syllable.matches(segment.arrays.terms.term(term)[1:].decode())]
