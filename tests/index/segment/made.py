"""Segments made from articles, part by part."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from corpus.article import Article
from index.segment.merging import merge_segments
from index.segment.opened import Segment
from index.segment.part import PartWriter

_ARRAYS = [
    "term_bytes",
    "term_starts",
    "term_buckets",
    "bare_of",
    "members",
    "member_starts",
    "doc_starts",
    "docs",
    "key_starts",
    "keys",
    "bounds",
    "lengths",
    "published",
    "years",
    "people",
    "people_starts",
    "sources",
    "signatures",
    "band_docs",
    "stories",
    "story_docs",
    "stored",
    "stored_starts",
]


def write_part(path: Path, articles: Sequence[Article], at_once: int = 64) -> Segment:
    """Write a part of `articles`, so many in a call."""
    part = PartWriter()
    for first in range(0, len(articles), at_once):
        part.add(articles[first : first + at_once])
    part.write(path)
    return Segment(path)


def merged(path: Path, *segments: Segment, deleted: Sequence[Iterable[int]] | None = None) -> Segment:
    """Merge `segments` without the `deleted` documents of each."""
    merge_segments(segments, deleted or [[]] * len(segments), path)
    return Segment(path)


def arrays(segment: Segment) -> dict[str, list[Any]]:
    """Return every array of a merged segment, but those that depend on how it came about.

    A label is written as in the first segment that has it.
    """
    return {name: segment.array(name).tolist() for name in _ARRAYS}
