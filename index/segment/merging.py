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

_STRETCH = 1 << 22
"""How many postings are held at a time."""

_Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """A segment to be merged, of N documents and T terms.

    Attributes:
        segment: The segment.
        live: int64[n], the documents that stay, rising.
        renumbered: int32[N], the new number of each document; -1 where it is deleted.
        shifts: int64[N], what is added to the keys of each document.
        counts: int64[2, T], how many documents and keys each term keeps.
        terms: int64[t], the terms that some document that stays has.
    """

    segment: Segment
    live: _Ints
    renumbered: NDArray[np.int32]
    shifts: _Ints
    counts: _Ints
    terms: _Ints

    @property
    def is_whole(self) -> bool:
        """Whether no document is deleted, so that all numbers and keys move by the same."""
        return len(self.live) == self.segment.documents


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
    dictionary, numbers = united([_dictionary(source) for source in sources])
    # Of a term that no document has any more, the number is -1.
    of_terms = [_spread(source, found) for source, found in zip(sources, numbers, strict=True)]
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
        counts = _counts(segment, renumbered, shifts, whole=bool(staying.all()))
        terms = _terms_left(segment, counts, whole=bool(staying.all()))
        sources.append(
            _Source(
                segment=segment, live=live, renumbered=renumbered, shifts=shifts, counts=counts, terms=terms
            )
        )
        documents += len(live)
        places += int(extents.sum())
    return sources


def _extents(segment: Segment) -> _Ints:
    """Return int64[N]: the places that each document takes."""
    begins = segment.bounds[::FIELDS].astype(np.int64)
    return begins[1:] - begins[:-1]


def _counts(segment: Segment, renumbered: NDArray[np.int32], shifts: _Ints, *, whole: bool) -> _Ints:
    if whole:
        return np.stack([np.diff(segment.array("doc_starts")), np.diff(segment.array("key_starts"))])
    counts = np.zeros((2, segment.terms.count), np.int64)
    for first, end in _stretches(segment.array("doc_starts") + segment.array("key_starts")):
        found = _live(segment, first, end, renumbered, shifts)
        counts[0, first:end], counts[1, first:end] = np.diff(found[0]), np.diff(found[2])
    return counts


def _terms_left(segment: Segment, counts: _Ints, *, whole: bool) -> _Ints:
    """Return the terms that have a document left, and their bare twins."""
    if whole:
        return np.arange(segment.terms.count)
    left = counts[0] > 0
    left[segment.array("bare_of")[left]] = True
    return np.flatnonzero(left)


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


def _dictionary(source: _Source) -> Dictionary:
    whole = whole_dictionary(source.segment)
    return whole if source.is_whole else part_of(whole, source.terms)


def _spread(source: _Source, numbers: _Ints) -> _Ints:
    """Return int64[T]: the new number of each term of `source`; -1 for those that are left out."""
    found = np.full(source.segment.terms.count, -1, np.int64)
    found[source.terms] = numbers
    return found


def _write_twins(
    writer: ArrayFileWriter, sources: Sequence[_Source], of_terms: Sequence[_Ints], terms: int
) -> None:
    bare_of = np.arange(terms)
    for source, numbers in zip(sources, of_terms, strict=True):
        bare_of[numbers[source.terms]] = numbers[source.segment.array("bare_of")[source.terms]]
    members = np.flatnonzero(bare_of != np.arange(terms))
    members = members[np.argsort(bare_of[members], kind="stable")]
    writer.add("bare_of", bare_of.astype(np.uint32))
    writer.add("members", members.astype(np.uint32))
    writer.add("member_starts", np.searchsorted(bare_of[members], np.arange(terms + 1)).astype(np.int64))


def _write_lists(
    writer: ArrayFileWriter, axis: int, sources: Sequence[_Source], of_terms: Sequence[_Ints], terms: int
) -> None:
    """Write the documents (axis 0) or the keys (axis 1) of all terms."""
    counts = np.zeros(terms, np.int64)
    for source, numbers in zip(sources, of_terms, strict=True):
        counts[numbers[source.terms]] += source.counts[axis, source.terms]
    starts = np.concatenate(([0], np.cumsum(counts)))
    writer.add(("doc_starts", "key_starts")[axis], starts)
    writer.begin(("docs", "keys")[axis], (np.int32, np.uint32)[axis])

    def placed(stretch: tuple[int, int]) -> NDArray[np.int32] | NDArray[np.uint32]:
        first, end = stretch
        out = np.empty(starts[end] - starts[first], (np.int32, np.uint32)[axis])
        cursors = starts[first:end] - starts[first]
        for source, numbers in zip(sources, of_terms, strict=True):
            kept = numbers[source.terms]
            begin, stop = np.searchsorted(kept, [first, end]).tolist()
            if begin < stop:
                low, high = int(source.terms[begin]), int(source.terms[stop - 1]) + 1
                found, values = _moved(source, axis, low, high)
                # Terms that are left out have empty lists and no number.
                chosen = np.append(source.terms[begin:stop] - low, high - low)
                loops().place_lists(found[chosen], kept[begin:stop] - first, values, cursors, out)
        return out

    for out in done_ahead(placed, _stretches(starts)):
        writer.extend(out)


def _moved(
    source: _Source, axis: int, low: int, high: int
) -> tuple[_Ints, NDArray[np.int32] | NDArray[np.uint32]]:
    """Return the lists of the terms from `low` to `high` with their new numbers or places."""
    segment = source.segment
    if not source.is_whole:
        doc_starts, docs, key_starts, keys = _live(segment, low, high, source.renumbered, source.shifts)
        return (doc_starts, docs) if axis == 0 else (key_starts, keys)
    starts = segment.array(("doc_starts", "key_starts")[axis])[low : high + 1]
    values = segment.slice(("docs", "keys")[axis], *starts[[0, -1]].tolist())
    offset = (source.renumbered if axis == 0 else source.shifts)[:1].astype(values.dtype)
    return starts - starts[0], values + offset


def _write_documents(
    writer: ArrayFileWriter, sources: Sequence[_Source], of_terms: Sequence[_Ints], places: int
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


def _write_people(writer: ArrayFileWriter, sources: Sequence[_Source], of_terms: Sequence[_Ints]) -> None:
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
    of_terms: Sequence[_Ints],
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
        targets = numbers[source.segment.first_label :] - first
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
