"""Indexes made segment by segment, each as the test wants it."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from whoosh.index import create_in, open_dir

from corpus.article import Article
from index import writer
from index.codec import open_segments
from index.schema import whoosh_schema
from index.segment.opened import Segment
from index.store import new_generation, publish
from index.weights import WEIGHTS, Weights
from index.writer import ArrayWriter


def write_segments(
    directory: Path,
    groups: Sequence[Sequence[Article]],
    deleted: Iterable[str] = (),
    weights: Weights = WEIGHTS,
) -> int:
    """Make an index in `directory` of one segment a group, with the `deleted` ids marked; return its articles."""
    with pytest.MonkeyPatch.context() as patch:
        # Segments of so few articles would be merged at once.
        patch.setattr(writer, "due_merges", lambda *_: [])
        create_in(directory, whoosh_schema())
        for group in groups:
            with_group = ArrayWriter(open_dir(directory), weights)
            with_group.add_articles(group)
            with_group.commit()
        last = ArrayWriter(open_dir(directory), weights)
        for article_id in deleted:
            assert last.delete_article(article_id)
        return last.commit()


def publish_segments(
    index: Path,
    groups: Sequence[Sequence[Article]],
    deleted: Iterable[str] = (),
    weights: Weights = WEIGHTS,
) -> Path:
    """Publish such an index as a generation of `index`."""
    with new_generation(index) as directory:
        return publish(index, directory, write_segments(directory, groups, deleted, weights))


def opened(directory: Path) -> list[Segment]:
    """Return the arrays of the segments in `directory`."""
    return [segment.arrays for segment in open_segments(directory)]
