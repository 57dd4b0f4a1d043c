"""Articles that nearly repeat a better hit are folded under it: one line a story.

Which documents belong to a story of two or more is gathered once a generation, from the sorted stories of its segments;
they are few. A search marks the documents that it shows (`Found.taken`), so the number of lines is exact, and so is that of
the articles under each. Only the best hits are looked through for their stories, some more than are wanted: where too many
of these are folded, more are asked for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.reader import IndexReader, LiveSegment
from search.gathering import Found

SLACK = 10
"""How many more hits than are wanted are looked through at first."""

_Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Folded:
    """The hits of a search, one a story.

    Attributes:
        found: What the search found.
        documents: int64[m], the best hit of each story, the best story first.
        scores: float64[m], their scores.
        lines: How many stories the documents that are shown belong to.
        complete_lines: How many of these have a document with everything the query asks for.
        stories: int64[m], the number of each hit's story; -1 where it is alone.
        shown: int64[n], the documents that are shown and belong to a story of two or more, rising.
        stories_shown: int64[n], their stories.
    """

    found: Found
    documents: _Ints
    scores: NDArray[np.float64]
    lines: int
    complete_lines: int
    stories: _Ints
    shown: _Ints
    stories_shown: _Ints

    def under(self, line: int) -> _Ints:
        """Return the documents that are folded under the hit of a line, rising; `line` counts from 0."""
        if self.stories[line] < 0:
            return np.zeros(0, np.int64)
        mine = self.shown[np.flatnonzero(self.stories_shown == self.stories[line])]
        others: _Ints = mine[mine != self.documents[line]]
        return others


def unfolded(found: Found) -> Folded:
    """Return what was found with a line for every document."""
    nothing = np.zeros(0, np.int64)
    alone = np.full(found.documents.size, -1)
    return Folded(found, found.documents, found.scores, found.total, found.all_words, alone, nothing, nothing)


class Folding:
    """Folds hits, in one opened generation."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader

    def folded(self, find: Callable[[int], Found], wanted: int) -> Folded:
        """Return what is found, folded, with `wanted` lines or all that there are.

        Args:
            find: Finds so many of the best hits, and marks all documents that are shown.
            wanted: How many lines are wanted, at least 0.
        """
        best = wanted + SLACK
        while True:
            folded = self._fold(find(best))
            hidden = folded.found.total - folded.lines
            if folded.documents.size >= min(wanted, folded.lines) or best >= wanted + hidden:
                return folded
            best = min(4 * best, wanted + hidden)

    def stories(self, documents: _Ints) -> _Ints:
        """Return int64[n], the number of the story of each of n documents; -1 where it is alone."""
        members, stories = self._members
        return _looked_up(documents, members, stories)

    def story_of(self, document: int) -> _Ints:
        """Return the other documents of the story of the one with that number, rising; deleted ones left out."""
        members, stories = self._members
        (story,) = self.stories(np.array([document]))
        return members[(stories == story) & (members != document)] if story >= 0 else np.zeros(0, np.int64)

    def _fold(self, found: Found) -> Folded:
        members, stories = self._members
        tiers = np.concatenate(
            [np.zeros(0, np.uint8), *(taken[own] for taken, own in zip(found.taken, self._own, strict=True))]
        )
        at = np.flatnonzero(tiers)
        shown, of_shown = members[at], stories[at]
        of_complete = of_shown[tiers[at] == 1]
        of_hits = _looked_up(found.documents, shown, of_shown)
        first = of_hits < 0
        first[np.unique(of_hits, return_index=True)[1]] = True
        return Folded(
            found=found,
            documents=found.documents[first],
            scores=found.scores[first],
            lines=found.total - _repeated(of_shown),
            complete_lines=found.all_words - _repeated(of_complete),
            stories=of_hits[first],
            shown=shown,
            stories_shown=of_shown,
        )

    @cached_property
    def _own(self) -> list[NDArray[np.int32]]:
        """For each segment int32[m], its documents that belong to a story of two or more, rising."""
        return [own for own, _ in self._by_segment]

    @cached_property
    def _members(self) -> tuple[_Ints, _Ints]:
        """int64[m], the documents of all segments that belong to a story of two or more, rising, and the stories."""
        nothing = np.zeros(0, np.int64)
        bases = [segment.base for segment in self._reader.segments]
        documents = [own.astype(np.int64) + base for own, base in zip(self._own, bases, strict=True)]
        return np.concatenate([nothing, *documents]), np.concatenate(
            [nothing, *(stories for _, stories in self._by_segment)]
        )

    @cached_property
    def _by_segment(self) -> list[tuple[NDArray[np.int32], _Ints]]:
        listed = [_live_stories(segment) for segment in self._reader.segments]
        shared = _shared([keys for _, keys in listed])
        found = []
        for documents, keys in listed:
            starts, ends = np.searchsorted(keys, shared), np.searchsorted(keys, shared, side="right")
            stories = np.repeat(np.arange(shared.size), ends - starts)
            own = documents[
                np.arange(stories.size) + np.repeat(ends - np.cumsum(ends - starts), ends - starts)
            ]
            order = np.argsort(own)
            found.append((own[order], stories[order]))
        return found


def _live_stories(segment: LiveSegment) -> tuple[NDArray[np.int32], NDArray[np.uint64]]:
    """Return the documents of a segment that are not deleted, by their stories, and the stories, which rise."""
    documents = segment.arrays.array("story_docs")
    if len(segment.live):
        documents = documents[segment.live[documents] > 0]
    return documents, segment.arrays.stories[documents]


def _shared(listed: list[NDArray[np.uint64]]) -> NDArray[np.uint64]:
    """Return the keys that occur twice or more in sorted lists, rising, each once."""
    found = [np.zeros(0, np.uint64), *(keys[1:][keys[1:] == keys[:-1]] for keys in listed)]
    # Segments are ever smaller: each is looked up in those before it.
    for number, keys in enumerate(listed):
        found += [keys[_among(keys, before)] for before in listed[:number]]
    return np.unique(np.concatenate(found))


def _repeated(stories: _Ints) -> int:
    """Return how many of `stories`, small numbers, are there before."""
    return int(stories.size - np.count_nonzero(np.bincount(stories)))


def _looked_up(documents: _Ints, members: _Ints, stories: _Ints) -> _Ints:
    """Return int64[n], the item of `stories` that stands where each of n documents does in `members`, which rise; or -1."""
    if not members.size:
        return np.full(documents.size, -1)
    at = np.minimum(np.searchsorted(members, documents), members.size - 1)
    return np.where(members[at] == documents, stories[at], -1)


def _among(keys: NDArray[np.uint64], others: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Return whether each of `keys` is one of `others`, which rise."""
    if not others.size:
        return np.zeros(keys.size, np.bool_)
    at = np.minimum(np.searchsorted(others, keys), others.size - 1)
    found: NDArray[np.bool_] = others[at] == keys
    return found
