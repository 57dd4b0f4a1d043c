"""Segments become one segment: parts that workers wrote, or small segments of the index, less what was deleted.

Good for any size: terms are united in arrays, postings copied a stretch of terms at a time, articles block by block.
The same segments in the same order give the same bytes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.segment.ahead import done_ahead
from index.segment.array_file import ArrayFileWriter
from index.segment.dictionaries import Dictionary, part_of, united, whole_dictionary
from index.segment.layout import FIELDS, MOST_PLACES, NEARBY_BITS, Kind
from index.segment.loops import loops
from index.segment.opened import Segment
from index.segment.stored import StoredWriter
from index.segment.stories import write_stories
from index.segment.terms import write_terms
from index.segment.united_pairs import united_with_pairs

_STRETCH = 1 << 22
"""How many postings are held at a time."""

_NO_SIZES = np.zeros((2, 0), np.int64)
# Of documents, axis 0, and of keys, axis 1.
_STARTS, _VALUES, _TYPES = ("doc_starts", "key_starts"), ("docs", "keys"), (np.int32, np.uint32)

_Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """A segment to be merged, of N documents and T terms.

    What there is of its terms is not held where all of them stay: of hundreds of parts that would be gigabytes.

    Attributes:
        segment: The segment.
        live: int64[n], the documents that stay, rising.
        renumbered: int32[N], the new number of each document; -1 where it is deleted.
        shifts: int64[N], what is added to the keys of each document.
        terms: int64[t], the terms that some document that stays has; None where all documents stay, and so all T terms.
        sizes: int64[2, t], how many documents and keys each of them keeps; of no items where all stay.
    """

    segment: Segment
    live: _Ints
    renumbered: NDArray[np.int32]
    shifts: _Ints
    terms: _Ints | None
    sizes: _Ints

    def dictionary(self) -> Dictionary:
        """Return the terms that stay."""
        whole = whole_dictionary(self.segment)
        return whole if self.terms is None else part_of(whole, self.terms)

    def kept(self, of_terms: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return those of int32[T] that belong to terms that stay."""
        return of_terms if self.terms is None else of_terms[self.terms]

    def spread(self, numbers: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return int32[T]: `numbers`, those of the terms that stay, and -1 for all others."""
        if self.terms is None:
            return numbers
        found = np.full(self.segment.terms.count, -1, np.int32)
        found[self.terms] = numbers
        return found

    def left(self, axis: int) -> _Ints:
        """Return how many documents (axis 0) or keys (axis 1) each term that stays keeps."""
        return np.diff(self.segment.array(_STARTS[axis])) if self.terms is None else self.sizes[axis]


def merge_segments(
    segments: Sequence[Segment],
    deleted: Sequence[Iterable[int]],
    path: Path,
    stories: Sequence[NDArray[np.uint64]] | None = None,
) -> None:
    """Write the documents of `segments`, in their order, as one segment without impacts.

    Args:
        segments: One or more.
        deleted: The documents of each segment that are left out.
        path: Where the arrays go; nothing must be there.
        stories: For each segment uint64[N], the stories of its documents; None for those that it states.

    Raises:
        IndexDamagedError: A segment's content has changed.
        OverflowError: They have more than `index.segment.layout.MOST_PLACES` places together.
    """
    sources = _sources(segments, deleted)
    stories = stories or [segment.stories for segment in segments]
    places = sum(int(_extents(source.segment)[source.live].sum()) for source in sources)
    if places > MOST_PLACES:
        raise OverflowError(f"a segment has at most {MOST_PLACES} places, not {places}")
    dictionary, numbers = united_with_pairs([source.dictionary() for source in sources])
    of_terms = [source.spread(found) for source, found in zip(sources, numbers, strict=True)]
    writer = ArrayFileWriter(path)
    try:
        write_terms(writer, *dictionary)
        _write_twins(writer, sources, of_terms, len(dictionary[1]) - 1)
        for axis in range(2):
            _write_lists(writer, axis, sources, of_terms, len(dictionary[1]) - 1)
        _write_documents(writer, sources, of_terms, places)
        _write_labels(writer, dictionary, sources, of_terms)
        write_stories(
            writer,
            [source.segment.signatures[source.live] for source in sources],
            [keys[source.live] for source, keys in zip(sources, stories, strict=True)],
        )
        _write_stored(writer, sources)
        writer.close({"documents": sum(len(source.live) for source in sources), "places": places})
    except BaseException:
        writer.abandon()
        raise


def repeated_ids(segments: Sequence[Segment]) -> list[_Ints]:
    """Return the documents of each segment whose id an earlier document has.

    Args:
        segments: One or more, in the order that decides which document is the earlier.
    """
    spans = [segment.terms.prefixed(Kind.ID) for segment in segments]
    dictionary, numbers = united(
        [
            part_of(whole_dictionary(segment), np.arange(span.start, span.stop))
            for segment, span in zip(segments, spans, strict=True)
        ]
    )
    seen = np.zeros(len(dictionary[1]) - 1, np.bool_)
    repeated = []
    for segment, span, found in zip(segments, spans, numbers, strict=True):
        starts = segment.array("doc_starts")[span.start : span.stop + 1]
        documents = segment.slice("docs", *starts[[0, -1]].tolist())
        of_document = np.repeat(found, np.diff(starts))
        again = seen[of_document]
        # Within a segment the first of several stands first in the list of its id.
        again[1:] |= of_document[1:] == of_document[:-1]
        repeated.append(np.sort(documents[again]).astype(np.int64))
        seen[found] = True
    return repeated


def _sources(segments: Sequence[Segment], deleted: Sequence[Iterable[int]]) -> list[_Source]:
    sources: list[_Source] = []
    documents = places = 0
    for segment, gone in zip(segments, deleted, strict=True):
        staying = np.ones(segment.documents, np.bool_)
        staying[list(gone)] = False
        live = np.flatnonzero(staying)
        extents = np.where(staying, _extents(segment), 0)
        renumbered = np.where(staying, documents + np.cumsum(staying) - 1, -1).astype(np.int32)
        shifts = places + np.cumsum(extents) - extents - segment.bounds[:-1:FIELDS].astype(np.int64)
        terms, sizes = (None, _NO_SIZES) if staying.all() else _terms_left(segment, renumbered, shifts)
        sources.append(
            _Source(
                segment=segment, live=live, renumbered=renumbered, shifts=shifts, terms=terms, sizes=sizes
            )
        )
        documents += len(live)
        places += int(extents.sum())
    return sources


def _extents(segment: Segment) -> _Ints:
    """Return int64[N]: the places that each document takes."""
    begins = segment.bounds[::FIELDS].astype(np.int64)
    return begins[1:] - begins[:-1]


def _terms_left(segment: Segment, renumbered: NDArray[np.int32], shifts: _Ints) -> tuple[_Ints, _Ints]:
    """Return the terms that have a document left, and their bare twins, with what each keeps."""
    counts = np.zeros((2, segment.terms.count), np.int64)
    for first, end in _stretches(segment.array("doc_starts") + segment.array("key_starts")):
        found = _live(segment, first, end, renumbered, shifts)
        counts[0, first:end], counts[1, first:end] = np.diff(found[0]), np.diff(found[2])
    left = counts[0] > 0
    left[segment.array("bare_of")[left]] = True
    terms = np.flatnonzero(left)
    return terms, counts[:, terms]


def _stretches(starts: _Ints) -> Iterator[tuple[int, int]]:
    """Cut lists, which begin at `starts`, into runs of some `_STRETCH` items; one list is never cut."""
    first, last = 0, len(starts) - 1
    while first < last:
        end = int(np.searchsorted(starts, starts[first] + _STRETCH, side="right")) - 1
        end = min(max(end, first + 1), last)
        yield first, end
        first = end


def _live(
    segment: Segment, first: int, end: int, renumbered: NDArray[np.int32], shifts: _Ints
) -> tuple[_Ints, NDArray[np.int32], _Ints, NDArray[np.uint32]]:
    doc_starts = segment.array("doc_starts")[first : end + 1]
    key_starts = segment.array("key_starts")[first : end + 1]
    return loops().live_postings(  # type: ignore[no-any-return]  # the module is chosen at run time
        doc_starts,
        segment.slice("docs", *doc_starts[[0, -1]].tolist()),
        key_starts,
        segment.slice("keys", *key_starts[[0, -1]].tolist()),
        segment.bounds[::FIELDS].copy(),
        renumbered,
        shifts,
    )


def _write_twins(
    writer: ArrayFileWriter,
    sources: Sequence[_Source],
    of_terms: Sequence[NDArray[np.int32]],
    terms: int,
) -> None:
    bare_of = np.arange(terms)
    for source, numbers in zip(sources, of_terms, strict=True):
        bare_of[source.kept(numbers)] = numbers[source.kept(source.segment.array("bare_of"))]
    members = np.flatnonzero(bare_of != np.arange(terms))
    members = members[np.argsort(bare_of[members], kind="stable")]
    writer.add("bare_of", bare_of.astype(np.uint32))
    writer.add("members", members.astype(np.uint32))
    writer.add("member_starts", np.searchsorted(bare_of[members], np.arange(terms + 1)).astype(np.int64))


def _write_lists(
    writer: ArrayFileWriter,
    axis: int,
    sources: Sequence[_Source],
    of_terms: Sequence[NDArray[np.int32]],
    terms: int,
) -> None:
    """Write the documents (axis 0) or the keys (axis 1) of all terms."""
    targets = [source.kept(numbers) for source, numbers in zip(sources, of_terms, strict=True)]
    counts = np.zeros(terms, np.int64)
    for source, kept in zip(sources, targets, strict=True):
        counts[kept] += source.left(axis)
    starts = np.concatenate(([0], np.cumsum(counts)))
    writer.add(_STARTS[axis], starts)
    writer.begin(_VALUES[axis], _TYPES[axis])

    def placed(stretch: tuple[int, int]) -> NDArray[np.int32] | NDArray[np.uint32]:
        first, end = stretch
        out = np.empty(starts[end] - starts[first], _TYPES[axis])
        cursors = starts[first:end] - starts[first]
        for source, kept in zip(sources, targets, strict=True):
            # Of the same type, or all of `kept` would be copied.
            begin, stop = np.searchsorted(kept, np.array(stretch, kept.dtype)).tolist()
            if begin < stop:
                found, values = _moved(source, axis, begin, stop)
                loops().place_lists(found, kept[begin:stop].astype(np.int64) - first, values, cursors, out)
        return out

    for out in done_ahead(placed, _stretches(starts)):
        writer.extend(out)


def _moved(
    source: _Source, axis: int, begin: int, stop: int
) -> tuple[_Ints, NDArray[np.int32] | NDArray[np.uint32]]:
    """Return where the lists of the terms that stay from `begin` to `stop` lie, and those with new numbers or places."""
    segment = source.segment
    if source.terms is not None:
        low, high = int(source.terms[begin]), int(source.terms[stop - 1]) + 1
        doc_starts, docs, key_starts, keys = _live(segment, low, high, source.renumbered, source.shifts)
        # Terms that are left out have empty lists and no number.
        chosen = np.append(source.terms[begin:stop] - low, high - low)
        return (doc_starts[chosen], docs) if axis == 0 else (key_starts[chosen], keys)
    starts = segment.array(_STARTS[axis])[begin : stop + 1]
    values = segment.slice(_VALUES[axis], *starts[[0, -1]].tolist())
    offset = (source.renumbered if axis == 0 else source.shifts)[:1].astype(values.dtype)
    return starts - starts[0], values + offset


def _write_documents(
    writer: ArrayFileWriter, sources: Sequence[_Source], of_terms: Sequence[NDArray[np.int32]], places: int
) -> None:
    begins = [np.zeros(0, np.int64)]
    writer.begin("bounds", np.uint32)
    for source in sources:
        rows = source.segment.bounds[:-1].reshape(-1, FIELDS)[source.live].astype(np.int64)
        rows += source.shifts[source.live, None]
        writer.extend(rows.astype(np.uint32).reshape(-1))
        begins.append(rows[:, 0])
    writer.extend(np.array([places], np.uint32))
    marks = np.arange(0, places + 1, 1 << NEARBY_BITS)
    nearby = np.searchsorted(np.concatenate(begins), marks, side="right") - 1
    writer.add("nearby", np.maximum(nearby, 0).astype(np.int32))
    writer.begin("lengths", np.int32)
    for source in sources:
        writer.extend(source.segment.lengths[source.live].reshape(-1))
    writer.begin("published", np.int64)
    for source in sources:
        writer.extend(source.segment.published[source.live])
    writer.begin("years", np.int16)
    for source in sources:
        writer.extend(source.segment.array("years")[source.live])
    writer.begin("sources", np.int32)
    for source, numbers in zip(sources, of_terms, strict=True):
        found = source.segment.array("sources")[source.live]
        writer.extend(np.where(found < 0, -1, numbers[found]).astype(np.int32))
    _write_people(writer, sources, of_terms)


def _write_people(
    writer: ArrayFileWriter, sources: Sequence[_Source], of_terms: Sequence[NDArray[np.int32]]
) -> None:
    sizes = [np.zeros(0, np.int64)]
    writer.begin("people", np.uint32)
    for source, numbers in zip(sources, of_terms, strict=True):
        of_documents = np.diff(source.segment.people_starts)
        kept = np.repeat(source.renumbered >= 0, of_documents)
        writer.extend(numbers[source.segment.people[kept]].astype(np.uint32))
        sizes.append(of_documents[source.live])
    writer.add("people_starts", np.concatenate(([0], np.cumsum(np.concatenate(sizes)))))


def _write_labels(
    writer: ArrayFileWriter,
    dictionary: Dictionary,
    sources: Sequence[_Source],
    of_terms: Sequence[NDArray[np.int32]],
) -> None:
    """Write each person and source as the first segment that has them does."""
    blob, starts = dictionary
    kinds = blob[starts[:-1]]
    first = int(np.searchsorted(kinds, ord(Kind.PERSON)))
    sizes = np.zeros(len(kinds) - first, np.int64)
    owners: list[tuple[_Ints, Dictionary]] = []
    owned = np.zeros(len(sizes), np.bool_)
    for source, numbers in zip(sources, of_terms, strict=True):
        values = source.segment.array("label_bytes"), source.segment.array("label_starts")
        targets = numbers[source.segment.first_label :].astype(np.int64) - first
        new = np.flatnonzero(targets >= 0)
        new = new[~owned[targets[new]]]
        owned[targets[new]] = True
        sizes[targets[new]] = np.diff(values[1])[new]
        owners.append((targets[new], part_of(values, new)))
    label_starts = np.concatenate(([0], np.cumsum(sizes)))
    out = np.empty(int(label_starts[-1]), np.uint8)
    cursors = label_starts[:-1].copy()
    for targets, (values_blob, values_starts) in owners:
        loops().place_lists(values_starts, targets, values_blob, cursors, out)
    writer.add("label_bytes", out)
    writer.add("label_starts", label_starts)


def _write_stored(writer: ArrayFileWriter, sources: Sequence[_Source]) -> None:
    stored = StoredWriter(writer)
    for source in sources:
        for packed, sizes in source.segment.stored.packed(source.renumbered >= 0):
            stored.add_packed(packed, sizes)
    stored.close()
