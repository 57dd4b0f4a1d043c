"""Stories: articles that nearly repeat each other, found when they come into the index.

An article's story is a key: its own where it is alone or the first, otherwise that of the article that it nearly repeats,
its leader. An article is compared with leaders only, and only with those that have a band of the signature in common, so
a story is never a chain of articles of which the last has nothing of the first. Keys stay: where a leader is deleted, the
others are a story still, and the first of them leads.

Good for what is added to an index of any size: bands and stories lie sorted, and are searched by bisection. The same
articles in the same order have the same stories, in one build or in many updates, as long as nothing is deleted.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.segment.ahead import done_ahead
from index.segment.array_file import ArrayFileWriter
from index.segment.loops import story_loops
from index.segment.opened import Segment
from index.segment.story_sizes import BANDS, MINIMA, MOST_LEADERS, ROWS

_Ints = NDArray[np.int64]
_Keys = NDArray[np.uint64]
_Signatures = NDArray[np.uint16]
_BITS = 16
_MANY = 1 << 12
"""From so many documents on, bands are worth a thread: one takes .3 ms to be sorted."""

_T = TypeVar("_T")


def write_stories(
    writer: ArrayFileWriter, signatures: Sequence[_Signatures], stories: Sequence[_Keys]
) -> None:
    """Write the signatures and stories of the documents of several segments, and what finds documents by either."""
    _write_stories(writer, np.concatenate(signatures), np.concatenate(stories))


def _write_stories(writer: ArrayFileWriter, signatures: _Signatures, stories: _Keys) -> None:
    writer.add("signatures", signatures.reshape(-1))
    writer.add("stories", stories)
    writer.add("story_docs", np.argsort(stories, kind="stable").astype(np.int32))
    writer.begin("band_docs", np.int32)
    for order in _bands_done(
        lambda band: np.argsort(_band(signatures, band), kind="stable"), len(signatures)
    ):
        writer.extend(order.astype(np.int32))


def found_stories(
    parts: Sequence[Segment],
    left_out: Sequence[Sequence[int]],
    before: Sequence[tuple[Segment, Iterable[int]]],
) -> list[_Keys]:
    """Return for each part uint64[N], the stories of its documents, which come into an index.

    Args:
        parts: Parts, in whose `stories` each document has its own key.
        left_out: The documents of each that do not come in.
        before: The segments that the index has already, with the deleted documents of each.

    Raises:
        IndexDamagedError: A segment's content has changed.
    """
    kept = [
        np.setdiff1d(np.arange(part.documents), np.array(gone, np.int64))
        for part, gone in zip(parts, left_out, strict=True)
    ]
    new = np.concatenate([part.signatures[own] for part, own in zip(parts, kept, strict=True)])
    leading, leading_keys = _leaders(before, new)
    signatures = np.concatenate([leading, new])
    keys = np.concatenate([leading_keys, *(part.stories[own] for part, own in zip(parts, kept, strict=True))])
    leaders: _Ints = story_loops().led(signatures, *_groups(signatures), len(leading))
    stories = keys[leaders[len(leading) :]]
    found = []
    for part, own in zip(parts, kept, strict=True):
        of_part = part.stories.copy()
        of_part[own], stories = stories[: own.size], stories[own.size :]
        found.append(of_part)
    return found


def documents_of(segment: Segment, stories: _Keys) -> tuple[_Ints, _Ints]:
    """Return where the documents of each of n stories begin and end in `story_docs`: int64[n] each."""

    def keys(at: _Ints) -> _Keys:
        return segment.gathered("stories", segment.gathered("story_docs", at))

    return _ranges(keys, stories, np.zeros(stories.size, np.int64), segment.documents)


def _bands_done(work: Callable[[int], _T], documents: int) -> Iterator[_T]:
    """Yield `work` of each band of so many documents, in order: done ahead, where they are worth a thread."""
    return (done_ahead if documents >= _MANY else map)(work, range(BANDS))


def _band(signatures: _Signatures, band: int) -> _Ints:
    """Return int64[n], a band of each signature as a number; 0 where there is none."""
    return _joined(signatures[:, ROWS * band : ROWS * (band + 1)])


def _joined(rows: _Signatures) -> _Ints:
    joined = np.zeros(len(rows), np.int64)
    for row in range(ROWS):
        joined = (joined << _BITS) | rows[:, row]
    return joined


def _groups(signatures: _Signatures) -> tuple[NDArray[np.int32], int]:
    """Return int32[n, BANDS], the group of documents that have each band in common, and how many there are."""
    groups = np.full((len(signatures), BANDS), -1, np.int32)
    count = 0

    def sorted_band(band: int) -> tuple[_Ints, _Ints]:
        keys = _band(signatures, band)
        return keys, np.argsort(keys, kind="stable")

    for band, (keys, order) in enumerate(_bands_done(sorted_band, len(signatures))):
        first = np.ones(order.size, np.bool_)
        first[1:] = keys[order[1:]] != keys[order[:-1]]
        of_run = np.cumsum(first) - 1
        shared = (np.bincount(of_run) > 1) & (keys[order[first]] != 0)
        numbers = np.where(shared, count + np.cumsum(shared) - 1, -1)
        groups[order, band] = numbers[of_run]
        count += int(np.count_nonzero(shared))
    return groups, count


def _leaders(
    before: Sequence[tuple[Segment, Iterable[int]]], signatures: _Signatures
) -> tuple[_Signatures, _Keys]:
    """Return the signatures and stories of the leaders in the index with which `signatures` have a band in common."""
    # Each band once, however many documents have it.
    values = [_band(signatures, band) if before else np.zeros(0, np.int64) for band in range(BANDS)]
    wanted = np.concatenate(
        [(band << _BITS * ROWS) + np.unique(each[each != 0]) for band, each in enumerate(values)]
    )
    gone = [np.array(sorted(deleted), np.int64) for _, deleted in before]
    found, keys = [np.zeros((0, MINIMA), np.uint16)], [np.zeros(0, np.uint64)]
    counts = np.zeros(len(wanted), np.int64)
    for number, (segment, _) in enumerate(before):
        runs, documents = _sharing(segment, wanted)
        stories = segment.gathered("stories", documents)
        leads = _first_live(before[: number + 1], gone, stories, documents)
        runs, documents, stories = runs[leads], documents[leads], stories[leads]
        # Of each band the first, of all segments together.
        ordinal = counts[runs] + np.arange(runs.size) - np.searchsorted(runs, runs)
        counts += np.bincount(runs, minlength=len(wanted))
        chosen, at = np.unique(documents[ordinal < MOST_LEADERS], return_index=True)
        found.append(_signatures_of(segment, chosen))
        keys.append(stories[ordinal < MOST_LEADERS][at])
    return np.concatenate(found), np.concatenate(keys)


def _sharing(segment: Segment, wanted: _Ints) -> tuple[_Ints, _Ints]:
    """Return the documents that have one of the bands in `wanted`: int64[c], which one, rising, and int64[c], documents.

    Args:
        segment: Of N documents.
        wanted: int64[n], the value of a band, and its number before it.
    """
    base = (wanted >> _BITS * ROWS) * segment.documents

    def values(at: _Ints) -> _Ints:
        documents = segment.gathered("band_docs", at).astype(np.int64)
        first = documents * MINIMA + at // segment.documents * ROWS
        return _joined(segment.gathered("signatures", first[:, None] + np.arange(ROWS)))

    starts, ends = _ranges(values, wanted & ((1 << _BITS * ROWS) - 1), base, segment.documents)
    sizes = ends - starts
    runs = np.repeat(np.arange(len(wanted)), sizes)
    at = np.arange(runs.size) + np.repeat(starts - np.cumsum(sizes) + sizes, sizes)
    return runs, segment.gathered("band_docs", at).astype(np.int64)


def _first_live(
    segments: Sequence[tuple[Segment, Iterable[int]]], gone: Sequence[_Ints], stories: _Keys, documents: _Ints
) -> NDArray[np.bool_]:
    """Return whether each of `documents` of the last segment is the first of its story that is not deleted."""
    last = len(segments) - 1
    leads = np.ones(documents.size, np.bool_)
    keys, of_key = np.unique(stories, return_inverse=True)
    for number, (segment, _) in enumerate(segments):
        starts, ends = documents_of(segment, keys)
        sizes = ends - starts
        at = np.arange(int(sizes.sum())) + np.repeat(starts - np.cumsum(sizes) + sizes, sizes)
        members = segment.gathered("story_docs", at).astype(np.int64)
        live = ~np.isin(members, gone[number])
        least = np.full(keys.size, segment.documents)
        np.minimum.at(least, np.repeat(np.arange(keys.size), sizes)[live], members[live])
        leads &= (documents == least[of_key]) if number == last else (least[of_key] == segment.documents)
    return leads


def _signatures_of(segment: Segment, documents: _Ints) -> _Signatures:
    found: _Signatures = segment.gathered("signatures", documents[:, None] * MINIMA + np.arange(MINIMA))
    return found


def _ranges(
    keys: Callable[[_Ints], NDArray[Any]], wanted: NDArray[Any], base: _Ints, size: int
) -> tuple[_Ints, _Ints]:
    """Return where each of n keys begins and ends among those that are sorted: int64[n] each.

    Args:
        keys: Gives the keys at some places.
        wanted: The n keys.
        base: int64[n], the place from which on each is looked for.
        size: Among how many.
    """
    starts = _bisected(keys, wanted, base, base + size, after=False)
    ends = starts.copy()
    there = np.flatnonzero(starts < base + size)
    there = there[keys(starts[there]) == wanted[there]]
    ends[there] = _bisected(keys, wanted[there], starts[there], base[there] + size, after=True)
    return starts, ends


def _bisected(
    keys: Callable[[_Ints], NDArray[Any]], wanted: NDArray[Any], low: _Ints, high: _Ints, *, after: bool
) -> _Ints:
    """Return int64[n], the first place between `low` and `high` at which each of `wanted` is reached, or passed."""
    low, high = low.copy(), high.copy()
    while (open_still := np.flatnonzero(low < high)).size:
        middle = (low[open_still] + high[open_still]) // 2
        found = keys(middle)
        further = found <= wanted[open_still] if after else found < wanted[open_still]
        low[open_still[further]] = middle[further] + 1
        high[open_still[~further]] = middle[~further]
    return low
