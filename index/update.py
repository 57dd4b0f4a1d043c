"""Single articles are added, replaced and deleted in a published index, and show in the next search.

An update is a generation of its own, as a build is: it shares the files of the segments that stay with the generation
before it (hard links), and adds a small segment. So a reader never sees half of it, and a crash leaves what was there.
Segments are merged by `index.merge_policy`: small ones at once, larger ones in a second generation, when what was added
can be found already.
"""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from whoosh.index import open_dir

from corpus.article import Skipped
from corpus.readers import UnreadableDates
from index.batches import Input, repeated_id, runs, write_parts
from index.merge_policy import due_merges
from index.segment.layout import Kind
from index.segment.opened import Segment
from index.store import current_generation, new_generation, publish, share_files, verify
from index.weights import WEIGHTS, Weights
from index.writer import ArrayWriter

MERGED_AT_ONCE = 2_000
"""Segments of so many documents together are merged before an update is published: it takes some 0.2 s."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateReport:
    """What an update did.

    Attributes:
        generation: The published generation's directory; that of before where nothing changed.
        added: Articles that are new in the index.
        replaced: Articles whose id was there before.
        deleted: Articles that were taken away.
        unknown: Ids that were to be deleted and that no article has.
        skipped: Inputs that gave no article, with the reasons.
        articles: How many articles the index has now.
        seconds: The time until what was changed could be searched.
    """

    generation: Path
    added: int
    replaced: int
    deleted: int
    unknown: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    articles: int
    seconds: float


def update_index(
    index: Path,
    inputs: Iterable[Input] = (),
    deleted: Iterable[str] = (),
    *,
    weights: Weights = WEIGHTS,
) -> UpdateReport:
    """Add the articles of `inputs` to the published index, in place of those with the same ids, and delete others.

    An article whose people are not stated gets those that its text names. Of two inputs with one id, the second is
    skipped. Where nothing changes, nothing is published. Readers see the change as soon as this returns; `merge_due`
    is for afterwards.

    Args:
        index: The index directory.
        inputs: What `corpus.readers.raw_inputs` or `read_corpus` yields.
        deleted: Ids of articles to delete; an id that `inputs` have too is there afterwards.
        weights: Those that the index is built with.

    Raises:
        IndexNotFoundError: Nothing has been published in `index`.
        IndexBusyError: Another process is building in `index`.
        IndexDamagedError: The published generation cannot be read.
    """
    started = time.monotonic()
    changes = _Changes()
    with _next_generation(index, weights) as (before, directory, writer):
        changes.delete(writer, deleted)
        changes.add(writer, inputs, directory)
        generation, articles = before, sum(size.live for size in writer.sizes())
        if changes.any:
            articles = writer.commit(most_merged=MERGED_AT_ONCE)
            generation = publish(index, directory, articles, shared_with=before)
    repeated = [repeated_id(article_id) for article_id in writer.repeated]
    return UpdateReport(
        generation=generation,
        added=changes.added - len(repeated),
        replaced=changes.replaced,
        deleted=changes.deleted,
        unknown=tuple(changes.unknown),
        skipped=(*changes.skipped, *repeated),
        articles=articles,
        seconds=time.monotonic() - started,
    )


def merge_due(index: Path, *, weights: Weights = WEIGHTS) -> bool:
    """Merge the segments that `index.merge_policy` says, in a generation of its own; return whether there were any.

    Raises:
        IndexNotFoundError: As `update_index`; so are the other errors.
    """
    with _next_generation(index, weights) as (before, directory, writer):
        due = due_merges(writer.sizes())
        if due:
            publish(index, directory, writer.commit(), shared_with=before)
    return bool(due)


@contextmanager
def _next_generation(index: Path, weights: Weights) -> Iterator[tuple[Path, Path, ArrayWriter]]:
    """Give the published generation, a directory that shares its files, and a writer there."""
    current_generation(index)
    with new_generation(index) as directory:
        before = current_generation(index)
        # The TOC is a pickle: nobody else may have changed it.
        verify(before, "*.toc")
        share_files(before, directory)
        writer = ArrayWriter(open_dir(directory), weights)
        try:
            yield before, directory, writer
        finally:
            if not writer.is_closed:
                writer.cancel()


class _Changes:
    """What an update has done so far."""

    def __init__(self) -> None:
        self.added = self.replaced = self.deleted = 0
        self.unknown: list[str] = []
        self.skipped: list[Skipped] = []
        self.dates = UnreadableDates()

    @property
    def any(self) -> bool:
        """Whether the index is another now."""
        return bool(self.added or self.replaced or self.deleted)

    def delete(self, writer: ArrayWriter, ids: Iterable[str]) -> None:
        """Delete articles by their ids."""
        for article_id in ids:
            if writer.delete_article(article_id):
                self.deleted += 1
            else:
                self.unknown.append(article_id)

    def add(self, writer: ArrayWriter, inputs: Iterable[Input], directory: Path) -> None:
        """Add articles, and delete those that they take the place of."""
        for number, run in enumerate(runs(inputs)):
            outcome = write_parts(run, directory / f"added-{number}")
            self.skipped += outcome.skipped
            for remark in outcome.dates:
                self.dates.add(remark)
            for path in outcome.parts:
                self._replace(writer, Segment(path))
                writer.add_part(path)
        self.dates.log()

    def _replace(self, writer: ArrayWriter, part: Segment) -> None:
        for term in part.terms.prefixed(Kind.ID):
            article_id = part.terms.term(term)[1:].decode("utf-8", "surrogatepass")
            replaced = writer.delete_article(article_id)
            self.replaced += replaced
            self.added += len(part.extent(term)) - replaced
