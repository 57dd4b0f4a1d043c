"""An opened generation: I have a term, give me its postings; I have a document's number, give me its article.

Good for whole lists: they are stretches of memory-mapped arrays, shared by all processes, and nothing is copied.
Opening reads a few kilobytes. What is read first is compared with its checksum, so damage shows as
`IndexDamagedError`, never as a wrong answer.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article
from index.codec import open_segments
from index.documents import article_from
from index.errors import REBUILD, IndexDamagedError
from index.schema import TEXT_FIELDS
from index.segment.array_file import ArrayFile
from index.segment.codes import SyllableCodes
from index.segment.dictionaries import part_of, united, whole_dictionary
from index.segment.layout import Kind
from index.segment.opened import Extent, Segment
from index.segment.stored import decode
from index.segment.story_sizes import MINIMA
from index.store import verify
from index.weights import WEIGHTS, Weights


@dataclass(frozen=True, kw_only=True)
class LiveSegment:
    """One segment of the generation, of N documents.

    Attributes:
        arrays: Its arrays.
        base: The number of its first document in the generation.
        deleted: int32[D], its deleted documents, rising.
        impacts_file: What each posting is worth, see `impacts`, and `codes`.
    """

    arrays: Segment
    base: int
    deleted: NDArray[np.int32]
    impacts_file: ArrayFile

    @cached_property
    def impacts(self) -> NDArray[np.float32]:
        """The impacts of all scored terms, beside `arrays.docs`; only what `postings` has given may be used."""
        return self.impacts_file.unchecked("impacts")

    @cached_property
    def worth(self) -> NDArray[np.float32]:
        """float32[N · F]: what one occurrence in each field of each document adds to its frequency'."""
        return self.impacts_file.array("worth")

    @cached_property
    def codes(self) -> SyllableCodes:
        """Which syllable stands at each place."""
        return SyllableCodes(self.impacts_file)

    @cached_property
    def live(self) -> NDArray[np.uint8]:
        """uint8[N], whether each document is there still; of no items where all are."""
        if not len(self.deleted):
            return np.zeros(0, np.uint8)
        found = np.ones(self.arrays.documents, np.uint8)
        found[self.deleted] = 0
        return found

    def postings(self, term: int) -> Extent:
        """Return where the postings of the scored term with that number lie in `arrays.docs` and `impacts`."""
        extent = self.arrays.extent(term)
        self.impacts_file.check("impacts", extent.first, extent.end)
        return extent

    def count_live(self, docs: NDArray[np.int32]) -> int:
        """Return how many of `docs`, which rise, are not deleted."""
        if not len(self.deleted) or not len(docs):
            return len(docs)
        at = np.searchsorted(docs, self.deleted)
        at[at == len(docs)] = 0
        return len(docs) - int(np.count_nonzero(docs[at] == self.deleted))


class IndexReader:
    """One generation, opened read-only; safe to use from several threads.

    Attributes:
        generation: The generation's name.
        articles: How many articles it has.
        documents: How many documents, deleted ones included; they are numbered from 0.
        segments: Its segments, in order.
        averages: The average length of each field of `TEXT_FIELDS`, as the impacts were written with.
    """

    def __init__(self, directory: Path, weights: Weights = WEIGHTS) -> None:
        """Open the generation in `directory`.

        Raises:
            IndexDamagedError: A file is missing, cut short, changed, of another version, or written with other weights.
        """
        self.generation = directory.name
        self.articles = verify(directory, "*.toc").articles
        opened = open_segments(directory)
        bases = accumulate((segment.arrays.documents for segment in opened), initial=0)
        self.segments = tuple(
            LiveSegment(
                arrays=segment.arrays,
                base=base,
                deleted=np.array(sorted(segment.deleted), np.int32),
                impacts_file=segment.impacts,
            )
            for segment, base in zip(opened, bases, strict=False)
        )
        self.documents = sum(segment.arrays.documents for segment in self.segments)
        self.averages = self._written_averages(directory, weights)

    def _written_averages(self, directory: Path, weights: Weights) -> tuple[float, ...]:
        found = [segment.impacts_file.meta for segment in self.segments]
        written = weights.written()
        if any(meta["weights"] != written for meta in found):
            raise IndexDamagedError(
                f"{directory} ghi theo trọng số xếp hạng khác của chương trình; {REBUILD}"
            )
        averages = {tuple(meta["averages"]) for meta in found} or {(1.0,) * len(TEXT_FIELDS)}
        if len(averages) > 1:
            raise IndexDamagedError(f"các phần của {directory} không cùng một lần tính điểm; {REBUILD}")
        return averages.pop()

    @cached_property
    def label_numbers(self) -> tuple[NDArray[np.int64], ...]:
        """For each segment int64[V]: the number of each of its labels among those of all segments, which rise."""
        every = [
            part_of(
                whole_dictionary(each.arrays), np.arange(each.arrays.first_label, each.arrays.terms.count)
            )
            for each in self.segments
        ]
        return tuple(found.astype(np.int64) for found in united(every)[1]) if every else ()

    def segment_of(self, document: int) -> LiveSegment:
        """Return the segment that holds the document with that number, 0 to `documents` - 1."""
        return next(segment for segment in reversed(self.segments) if segment.base <= document)

    def article(self, document: int) -> Article:
        """Return the article that is the document with that number."""
        segment = self.segment_of(document)
        return article_from(decode(segment.arrays.stored.document(document - segment.base)))

    def published(self, document: int) -> int:
        """Return when the document with that number was published, in seconds since 1970, or `index.schema.NO_DATE`."""
        segment = self.segment_of(document)
        return int(segment.arrays.published[document - segment.base])

    def signature(self, document: int) -> NDArray[np.uint16]:
        """Return uint16[MINIMA], what the text of the document with that number is like; see `index.segment.signatures`."""
        segment = self.segment_of(document)
        first = (document - segment.base) * MINIMA
        found: NDArray[np.uint16] = segment.arrays.slice("signatures", first, first + MINIMA)
        return found

    def document_of(self, article_id: str) -> int | None:
        """Return the number of the document with that article id, or None."""
        for segment in self.segments:
            for document in segment.arrays.documents_with(Kind.ID, article_id).tolist():
                if not len(segment.live) or segment.live[document]:
                    return segment.base + int(document)
        return None
