"""A segment, opened for reading: its arrays, each part of which is compared with its checksum before its first use."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.segment.array_file import ArrayFile
from index.segment.layout import FIELDS, Kind
from index.segment.stored import StoredReader
from index.segment.story_sizes import MINIMA
from index.segment.terms import Terms


@dataclass(frozen=True, slots=True)
class Extent:
    """Where the postings of one term lie, half-open.

    Attributes:
        first: The index of its first document in `docs` and `impacts`.
        end: The index after its last.
    """

    first: int
    end: int

    def __len__(self) -> int:
        """Return the number of its documents."""
        return self.end - self.first


class Segment:
    """The arrays of one segment of N documents, by the names of `index.segment.layout`.

    Attributes:
        documents: N, deleted ones included.
        places: How many places its syllables and gaps take.
        terms: Its dictionary.
        stored: Its articles.
        docs: The documents of all terms; only what `extent` has given may be used.
        keys: The keys of all terms; only what `key_range` gives may be used.
    """

    def __init__(self, path: Path) -> None:
        """Open the segment's arrays at `path`.

        Raises:
            IndexDamagedError: The file is missing, cut short, changed or of another version.
        """
        self._file = ArrayFile(path)
        self.documents = int(self._file.meta["documents"])
        self.places = int(self._file.meta["places"])
        self.terms = Terms(self._file)
        self.stored = StoredReader(self._file)
        self.docs: NDArray[np.int32] = self._file.unchecked("docs")
        self.keys: NDArray[np.uint32] = self._file.unchecked("keys")
        self._doc_starts = self._file.unchecked("doc_starts").data
        self._key_starts = self._file.unchecked("key_starts").data
        self._label_starts = self._file.unchecked("label_starts").data

    def extent(self, term: int) -> Extent:
        """Return where the documents of the term with that number lie in `docs`."""
        self._file.check("doc_starts", term, term + 2)
        first, end = self._doc_starts[term], self._doc_starts[term + 1]
        self._file.check("docs", first, end)
        return Extent(first, end)

    def document_counts(self, terms: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return int64[n], how many documents each of n terms has, deleted ones included."""
        if not len(terms):
            return np.zeros(0, np.int64)
        self._file.check("doc_starts", int(terms.min()), int(terms.max()) + 2)
        starts = self._file.unchecked("doc_starts")
        counts: NDArray[np.int64] = starts[terms + 1] - starts[terms]
        return counts

    def documents_with(self, kind: bytes, text: str) -> NDArray[np.int32]:
        """Return int32[n], the documents of a term, deleted ones included; none where there is no such term."""
        term = self.terms.number(kind + text.encode("utf-8", "surrogatepass"))
        if term < 0:
            return np.zeros(0, np.int32)
        extent = self.extent(term)
        return self.docs[extent.first : extent.end]

    def keys_of(self, term: int) -> NDArray[np.uint32]:
        """Return the places of the term with that number, rising."""
        places = self.key_range(term)
        return self.keys[places.start : places.stop]

    def key_range(self, term: int) -> range:
        """Return where the places of the term with that number lie in `keys`."""
        self._file.check("key_starts", term, term + 2)
        first, end = self._key_starts[term], self._key_starts[term + 1]
        self._file.check("keys", first, end)
        return range(first, end)

    def occurrences(self, term: int) -> int:
        """Return how often the term with that number occurs, in deleted documents too."""
        self._file.check("key_starts", term, term + 2)
        return int(self._key_starts[term + 1] - self._key_starts[term])

    def members(self, term: int) -> list[int]:
        """Return the terms of which the term with that number is the bare twin, in order."""
        self._file.check("member_starts", term, term + 2)
        first, end = self._file.unchecked("member_starts")[term : term + 2].tolist()
        self._file.check("members", first, end)
        listed: list[int] = self._file.unchecked("members")[first:end].tolist()
        return listed

    def members_among(self, twins: range) -> NDArray[np.int64]:
        """Return int64[n], the terms of which one of the terms in `twins` is the bare twin."""
        if not twins:
            return np.zeros(0, np.int64)
        starts = self.slice("member_starts", twins.start, twins.stop + 1)
        return self.slice("members", int(starts[0]), int(starts[-1])).astype(np.int64)

    def array(self, name: str) -> NDArray[Any]:
        """Return the whole array of that name, compared with its checksums."""
        return self._file.array(name)

    def slice(self, name: str, first: int, end: int) -> NDArray[Any]:
        """Return the items from `first` to `end` of the array of that name."""
        self._file.check(name, first, end)
        return self._file.unchecked(name)[first:end]

    def gathered(self, name: str, indexes: NDArray[np.int64]) -> NDArray[Any]:
        """Return the items at `indexes` of the array of that name; what is around them is not read."""
        return self._file.gathered(name, indexes)

    @cached_property
    def bounds(self) -> NDArray[np.uint32]:
        """uint32[N · F + 1]: where each field of each document begins."""
        return self._file.array("bounds")

    @cached_property
    def nearby(self) -> NDArray[np.int32]:
        """int32: for every 2¹⁰th place the document that has it."""
        return self._file.array("nearby")

    @cached_property
    def lengths(self) -> NDArray[np.int32]:
        """int32[N, F]: the syllables of each field of each document."""
        return self._file.array("lengths").reshape(-1, FIELDS)

    @cached_property
    def published(self) -> NDArray[np.int64]:
        """int64[N]: seconds since 1970, or `index.schema.NO_DATE`."""
        return self._file.array("published")

    @cached_property
    def years(self) -> NDArray[np.int16]:
        """int16[N]: the year of publication in Vietnam, or 0."""
        return self._file.array("years")

    @cached_property
    def people(self) -> NDArray[np.uint32]:
        """uint32[L]: the people of each document, as numbers of terms."""
        return self._file.array("people")

    @cached_property
    def people_starts(self) -> NDArray[np.int64]:
        """int64[N + 1]: where the people of each document begin in `people`."""
        return self._file.array("people_starts")

    @cached_property
    def sources(self) -> NDArray[np.int32]:
        """int32[N]: the source of each document as the number of a term, or -1."""
        return self._file.array("sources")

    @cached_property
    def signatures(self) -> NDArray[np.uint16]:
        """uint16[N, MINIMA]: see `index.segment.signatures`."""
        return self._file.array("signatures").reshape(-1, MINIMA)

    @cached_property
    def stories(self) -> NDArray[np.uint64]:
        """uint64[N]: the story of each document, see `index.segment.stories`."""
        return self._file.array("stories")

    @cached_property
    def first_label(self) -> int:
        """The number of the first person's term, where labels begin."""
        return self.terms.prefixed(Kind.PERSON).start

    def labels(self, kind: bytes) -> range:
        """Return the numbers of the terms of `kind`, people or sources."""
        return self.terms.prefixed(kind)

    def label(self, term: int) -> str:
        """Return the person or source that is the term with that number, as first written."""
        at = term - self.first_label
        self._file.check("label_starts", at, at + 2)
        start, end = self._label_starts[at], self._label_starts[at + 1]
        return self.slice("label_bytes", start, end).tobytes().decode("utf-8", "surrogatepass")

    def verify(self) -> None:
        """Compare everything with its checksums.

        Raises:
            IndexDamagedError: Something has changed.
        """
        self._file.check_everything()
