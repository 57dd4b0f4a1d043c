"""Articles that nearly repeat a better hit are folded under it: one line a story.

Which documents belong to a story of two or more is gathered once a generation, from the sorted stories of its segments;
they are few. A search marks the documents that it shows (`Found.taken`), so the number of lines is exact, and so is that of
the articles under each. Only the best hits are looked through for their stories, some more than are wanted: where too many
of these are folded, more are asked for.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.reader import IndexReader, LiveSegment
from search.gathering import Found
from search.loops import loops

SLACK = 10
"""How many more hits than are wanted are looked through at first."""

_Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Stories:
    """The documents of one opened generation that belong to a story of two or more, m of them, and their stories, S.

    Attributes:
        bases: The number of the first document of each segment.
        own: For each segment int32[m'], those of its documents, rising.
        of_own: For each segment int32[m'], the story of each.
        members: int64[m], those of all segments, rising.
        of_members: int32[m], the story of each.
        by_story: int64[m], the same documents by their stories; in order where these are the same.
        starts: int64[S + 1], where each story begins in `by_story`.
    """

    bases: Sequence[int]
    own: Sequence[NDArray[np.int32]]
    of_own: Sequence[NDArray[np.int32]]
    members: _Ints
    of_members: NDArray[np.int32]
    by_story: _Ints
    starts: _Ints

    def of(self, documents: _Ints) -> _Ints:
        """Return int64[n], the number of the story of each of n documents; -1 where it is alone."""
        if not self.members.size:
            return np.full(documents.size, -1)
        at = np.minimum(np.searchsorted(self.members, documents), self.members.size - 1)
        return np.where(self.members[at] == documents, self.of_members[at], -1)

    def told_in(self, story: int) -> _Ints:
        """Return the documents of a story, rising."""
        return self.by_story[self.starts[story] : self.starts[story + 1]]

    def counted(self, found: Found) -> tuple[int, int]:
        """Return how many stories the documents that are shown belong to, and those with everything that is asked for.

        Whoever is alone is a story too.
        """
        seen = np.zeros(len(self.starts) - 1, np.uint8)
        counts = np.zeros(4, np.int64)
        for taken, own, stories in zip(found.taken, self.own, self.of_own, strict=True):
            loops().count_stories(taken, own, stories, seen, counts)
        shown, told, complete, told_completely = counts.tolist()
        return found.total - shown + told, found.all_words - complete + told_completely

    def shown(self, documents: _Ints, found: Found) -> _Ints:
        """Return those of `documents`, which rise, that are shown."""
        cuts = np.searchsorted(documents, self.bases[1:])
        listed = np.split(documents, cuts)
        return np.concatenate(
            [
                each[taken[each - base] > 0]
                for each, taken, base in zip(listed, found.taken, self.bases, strict=True)
            ]
        )


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
        of: What these numbers mean; None where nothing is folded.
    """

    found: Found
    documents: _Ints
    scores: NDArray[np.float64]
    lines: int
    complete_lines: int
    stories: _Ints
    of: Stories | None = None

    def under(self, line: int) -> _Ints:
        """Return the documents that are folded under the hit of a line, rising; `line` counts from 0."""
        if self.of is None or self.stories[line] < 0:
            return np.zeros(0, np.int64)
        others = self.of.told_in(int(self.stories[line]))
        return self.of.shown(others[others != self.documents[line]], self.found)


def unfolded(found: Found) -> Folded:
    """Return what was found with a line for every document."""
    alone = np.full(found.documents.size, -1)
    return Folded(found, found.documents, found.scores, found.total, found.all_words, alone)


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

    def story_of(self, document: int) -> _Ints:
        """Return the other documents of the story of the one with that number, rising; deleted ones left out."""
        (story,) = self.stories.of(np.array([document])).tolist()
        if story < 0:
            return np.zeros(0, np.int64)
        told = self.stories.told_in(story)
        others: _Ints = told[told != document]
        return others

    def _fold(self, found: Found) -> Folded:
        of_hits = self.stories.of(found.documents)
        first = of_hits < 0
        # Most hits are alone.
        if not first.all():
            first[np.unique(of_hits, return_index=True)[1]] = True
        lines, complete_lines = self.stories.counted(found)
        return Folded(
            found=found,
            documents=found.documents[first],
            scores=found.scores[first],
            lines=lines,
            complete_lines=complete_lines,
            stories=of_hits[first],
            of=self.stories,
        )

    @cached_property
    def stories(self) -> Stories:
        """Which documents belong to a story of two or more."""
        listed = [_live_stories(segment) for segment in self._reader.segments]
        shared = _shared([keys for _, keys in listed])
        bases = [segment.base for segment in self._reader.segments]
        own, of_own = [], []
        for documents, keys in listed:
            starts, ends = np.searchsorted(keys, shared), np.searchsorted(keys, shared, side="right")
            stories = np.repeat(np.arange(shared.size, dtype=np.int32), ends - starts)
            found = documents[
                np.arange(stories.size) + np.repeat(ends - np.cumsum(ends - starts), ends - starts)
            ]
            order = np.argsort(found)
            own.append(found[order])
            of_own.append(stories[order])
        members = [found.astype(np.int64) + base for found, base in zip(own, bases, strict=True)]
        every = np.concatenate([np.zeros(0, np.int64), *members])
        of_every = np.concatenate([np.zeros(0, np.int32), *of_own])
        return Stories(
            bases=bases,
            own=own,
            of_own=of_own,
            members=every,
            of_members=of_every,
            by_story=every[np.argsort(of_every, kind="stable")],
            starts=np.searchsorted(np.sort(of_every), np.arange(shared.size + 1)),
        )


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


def _among(keys: NDArray[np.uint64], others: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Return whether each of `keys` is one of `others`, which rise."""
    if not others.size:
        return np.zeros(keys.size, np.bool_)
    at = np.minimum(np.searchsorted(others, keys), others.size - 1)
    found: NDArray[np.bool_] = others[at] == keys
    return found
