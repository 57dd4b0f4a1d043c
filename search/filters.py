"""The filters of a search: person, source and date of publication, as masks over the documents of each segment."""

import unicodedata
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from index.analyzer import syllables
from index.documents import timestamp
from index.reader import IndexReader, LiveSegment
from index.schema import NO_DATE
from index.segment.layout import Kind
from index.spelling import bare_form
from search.engine import SearchRequest
from search.places import members
from search.query import Syllable


def passing(reader: IndexReader, request: SearchRequest) -> list[NDArray[np.uint8]] | None:
    """Return for each segment uint8[N]: which documents are not deleted and pass every filter of `request`.

    Returns:
        None where there is no filter.
    """
    filters = (request.person, request.source, request.published_from, request.published_to)
    if all(each is None for each in filters):
        return None
    return [_passing(segment, request) for segment in reader.segments]


def _passing(segment: LiveSegment, request: SearchRequest) -> NDArray[np.uint8]:
    mask = np.ones(segment.arrays.documents, np.uint8)
    if len(segment.live):
        mask &= segment.live
    if request.person is not None:
        mask &= _having(segment, Kind.PERSON, request.person)
    if request.source is not None:
        mask &= _having(segment, Kind.SOURCE, request.source)
    published = segment.arrays.published
    if request.published_from is not None:
        mask &= published >= timestamp(request.published_from)
    if request.published_to is not None:
        mask &= (published < _day_after(request.published_to)) & (published != NO_DATE)
    return mask


def _day_after(day: date) -> int:
    return timestamp(day + timedelta(days=1)) if day < date.max else np.iinfo(np.int64).max


def _having(segment: LiveSegment, kind: bytes, typed: str) -> NDArray[np.uint8]:
    """Return uint8[N]: which documents have a label of `kind` that is `typed`."""
    mask = np.zeros(segment.arrays.documents, np.uint8)
    for term in labels_named(segment, kind, typed):
        extent = segment.arrays.extent(term)
        mask[segment.arrays.docs[extent.first : extent.end]] = 1
    return mask


def labels_named(segment: LiveSegment, kind: bytes, typed: str) -> list[int]:
    """Return the terms of `kind` that are `typed` syllable by syllable: typed marks bind, untyped are free.

    Args:
        segment: Where they are looked for.
        kind: People or sources.
        typed: A whole name; case and punctuation do not count.
    """
    wanted = [Syllable.typed(token.text) for token in syllables(unicodedata.normalize("NFC", typed))]
    bare = " ".join(bare_form(syllable.text) for syllable in wanted)
    found = []
    for term in members(segment, kind, bare):
        written = segment.arrays.terms.term(term)[1:].decode().split(" ")
        if all(syllable.matches(each) for syllable, each in zip(wanted, written, strict=True)):
            found.append(term)
    return found
