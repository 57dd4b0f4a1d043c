"""Whoosh's segment writer for segments of arrays.

Whoosh's own takes 3 ms a document, most of it for one object a token and for its posting pool; this one hands articles
to `index.segment.part` and merges what comes of them. TOC, lock and clean-up stay Whoosh's. `FileIndex.writer()` always
makes the stock writer: make this one directly.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from corpus.article import Article
from index.codec import ARRAYS, IMPACTS, ArrayCodec, ArraySegment
from index.merge_policy import Size, due_merges
from index.schema import TEXT_FIELDS
from index.segment.ahead import aside
from index.segment.array_file import ArrayFile
from index.segment.impacts import Statistics, statistics, write_impacts
from index.segment.layout import MOST_PLACES, Kind
from index.segment.merging import merge_segments, repeated_ids
from index.segment.opened import Segment
from index.segment.part import PartWriter
from index.segment.stored import decode
from index.segment.stories import found_stories
from index.store import sync
from index.weights import WEIGHTS, Weights

ALWAYS_WEIGHED_AGAIN = 4_000
"""Up to so many documents all impacts are written again when averages change: it takes some 0.1 s."""

MOST_DRIFT = 0.01
"""In a larger index they are when an average length has moved by more than this share since they were written."""


class ArrayWriter(SegmentWriter):  # type: ignore[misc]  # Whoosh has no types
    """Adds and deletes articles in an index that nobody reads yet, and commits them.

    Attributes:
        repeated: After `commit`, the ids of articles that were left out because an earlier one added has them.
    """

    def __init__(self, whoosh_index: FileIndex, weights: Weights = WEIGHTS) -> None:
        """Lock `whoosh_index` and begin.

        Raises:
            whoosh.writing.LockError: Another writer has it.
        """
        super().__init__(whoosh_index, codec=ArrayCodec(), compound=False)
        self._directory = Path(whoosh_index.storage.folder)
        self._weights = weights
        self._part = PartWriter()
        self._parts: list[Path] = []
        self._opened: dict[str, Segment] = {}
        self.repeated: list[str] = []

    def add_document(self, *, article: Article) -> None:
        """Add one article; see `add_articles`."""
        self.add_articles([article])

    def add_articles(self, articles: Sequence[Article]) -> None:
        """Add `articles`, whose people are what they state."""
        self._check_state()
        self._part.add(articles)

    def add_part(self, path: Path) -> None:
        """Add what a `PartWriter` has written at `path`; the file is taken away when it is merged."""
        self._check_state()
        self._parts.append(path)

    def add_reader(self, reader: object) -> None:
        """Refuse what Whoosh's writers take here: segments of another index have no arrays to be merged.

        Raises:
            TypeError: Always.
        """
        raise TypeError(
            f"expected articles, or parts that PartWriter writes, not {reader!r}: read the other index's articles with "
            "corpus.readers and add those"
        )

    def sizes(self) -> list[Size]:
        """Return how large each segment is, without what was added."""
        return self._sizes(self.segments)

    def delete_article(self, article_id: str) -> bool:
        """Delete the article with that id, of those that were there before; return whether there was one."""
        deleted = False
        for segment in self.segments:
            for document in self._arrays(segment).documents_with(Kind.ID, article_id).tolist():
                deleted |= not segment.is_deleted(document)
                segment.delete_document(document)
        return deleted

    def commit(self, *, most_merged: int | None = None) -> int:
        """Write what was added and deleted; merge what the policy says.

        Args:
            most_merged: Leave segments alone that have more documents than this together; None for no limit.

        Returns:
            How many articles the index has now.
        """
        self._check_state()
        with aside() as let_do:
            segments = [*(each for each in self.segments if each.doc_count()), *self._merged_parts(let_do)]
            for first, end in reversed(due_merges(self._sizes(segments), most_merged)):
                segments[first:end] = [self._merged(segments[first:end])]
            self._weigh(segments)
        self._commit_toc(segments)
        self._finish()
        # A lock that generations share with each other would be one for all.
        (self._directory / f"{self.indexname}_WRITELOCK").unlink(missing_ok=True)
        return sum(segment.doc_count() for segment in segments)

    def _sizes(self, segments: Sequence[ArraySegment]) -> list[Size]:
        return [
            Size(segment.doc_count(), segment.doc_count_all(), self._arrays(segment).places)
            for segment in segments
        ]

    def _close_segment(self) -> None:
        """Take away what was written for this commit, where it is given up."""
        for path in self._parts:
            path.unlink(missing_ok=True)

    def _merged_parts(self, let_do: Callable[[Callable[[], object]], None]) -> list[ArraySegment]:
        """Return new segments of all that was added: one, unless it has more places than a segment can have.

        Args:
            let_do: Lets others do what the system takes long for: to forget the parts, and to bring segments to the disk.
        """
        if self._part.documents:
            path = self._directory / "last.part"
            self._part.write(path)
            self._parts.append(path)
        parts = [Segment(path) for path in self._parts]
        repeated = [found.tolist() for found in repeated_ids(parts)] if parts else []
        self.repeated = [
            _id_of(part, document) for part, found in zip(parts, repeated, strict=True) for document in found
        ]
        before = [(self._arrays(segment), segment.deleted_docs()) for segment in self.segments]
        stories = found_stories(parts, repeated, before) if parts else []
        segments = []
        for first, end in _groups([part.places for part in parts]):
            segments.append(self._new_segment(parts[first:end], repeated[first:end], stories[first:end]))
            let_do(partial(sync, self._path(segments[-1], ARRAYS)))
        if parts:
            let_do(partial(self._forget, parts))
        return segments

    def _forget(self, parts: list[Segment]) -> None:
        """Take the files of `parts` away: what is mapped still would stay on the disk."""
        parts.clear()
        self._close_segment()

    def _merged(self, segments: Sequence[ArraySegment]) -> ArraySegment:
        arrays = [self._arrays(segment) for segment in segments]
        return self._new_segment(arrays, [list(segment.deleted_docs()) for segment in segments])

    def _new_segment(
        self,
        arrays: Sequence[Segment],
        deleted: Sequence[Sequence[int]],
        stories: Sequence[NDArray[np.uint64]] | None = None,
    ) -> ArraySegment:
        segment = self.codec.new_segment(self.storage, self.indexname)
        merge_segments(arrays, deleted, self._path(segment, ARRAYS), stories)
        segment.set_doc_count(self._arrays(segment).documents)
        return segment  # type: ignore[no-any-return]  # Whoosh has no types

    def _weigh(self, segments: Sequence[ArraySegment]) -> None:
        """Write the impacts of new segments, and of all where the averages are not what they were."""
        arrays = [self._arrays(segment) for segment in segments]
        now = statistics(arrays, [list(segment.deleted_docs()) for segment in segments])
        paths = [self._path(segment, IMPACTS) for segment in segments]
        averages = self._standing_averages(now, paths)
        for opened, path in zip(arrays, paths, strict=True):
            if averages is None or not path.exists():
                # An earlier generation may share the file: another takes its place, and it is not written to.
                path.unlink(missing_ok=True)
                write_impacts(opened, path, averages or now.averages, self._weights)

    def _standing_averages(self, now: Statistics, paths: Sequence[Path]) -> tuple[float, ...] | None:
        """Return the averages that the impacts at `paths` were written with; None where they are out of date."""
        written = [ArrayFile(path).meta for path in paths if path.exists()]
        if not written or any(meta["weights"] != self._weights.written() for meta in written):
            return None
        before = tuple(written[0]["averages"])
        if before == now.averages:
            return before
        drift = max(
            abs(new / old - 1.0) * self._weights.length_normalisation[field]
            for field, new, old in zip(TEXT_FIELDS, now.averages, before, strict=True)
        )
        return None if now.documents <= ALWAYS_WEIGHED_AGAIN or drift > MOST_DRIFT else before

    def _arrays(self, segment: ArraySegment) -> Segment:
        name = segment.segment_id()
        if name not in self._opened:
            self._opened[name] = Segment(self._path(segment, ARRAYS))
        return self._opened[name]

    def _path(self, segment: Any, ending: str) -> Path:  # noqa: ANN401
        return self._directory / str(segment.make_filename(ending))


def _id_of(part: Segment, document: int) -> str:
    return str(decode(part.stored.document(document))["id"])


def _groups(places: Sequence[int]) -> list[tuple[int, int]]:
    """Cut parts into runs that have room in one segment.

    >>> _groups([1, 2, MOST_PLACES - 2, 3])
    [(0, 2), (2, 3), (3, 4)]
    """
    groups: list[tuple[int, int]] = []
    first = total = 0
    for number, size in enumerate(places):
        if number > first and total + size > MOST_PLACES:
            groups.append((first, number))
            first, total = number, 0
        total += size
    return [*groups, (first, len(places))] if places else []
