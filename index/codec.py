"""Whoosh's codec for segments of arrays: what Whoosh asks of a segment, answered from `index.segment`.

Schema, segments, deletions and TOC are Whoosh's. Its own searcher works on such an index, posting by posting, and tests
compare with it; `search` reads the arrays themselves.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from pickle import PickleError
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.base import PerDocumentReader, TermsReader
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.filetables import FileFormatError
from whoosh.formats import Format
from whoosh.index import TOC
from whoosh.index import IndexError as WhooshIndexError
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo

from index.errors import REBUILD, IndexDamagedError
from index.schema import TEXT_FIELDS, WORD_FIELDS, bare_field, toneless_field, words_field
from index.segment.array_file import ArrayFile
from index.segment.layout import FIELDS, Kind
from index.segment.opened import Segment
from index.segment.stored import decode

INDEX_NAME = "MAIN"
"""Whoosh's name for an index in a directory of its own."""

ARRAYS, IMPACTS = ".arrays", ".impacts"
"""How the names of a segment's two files end."""

# What Whoosh and pickle raise on damaged files: traps 3 and 15 of ARCHITECTURE.md.
_DAMAGE = (
    AssertionError,
    AttributeError,
    EOFError,
    FileFormatError,
    ImportError,
    IndexError,
    KeyError,
    MemoryError,
    OSError,
    OverflowError,
    PickleError,
    TypeError,
    ValueError,
    WhooshIndexError,
    struct.error,
)

_ID_FIELD = "id"
_FORMS = (
    {_ID_FIELD: (Kind.ID, -1)}
    | {field: (Kind.EXACT, number) for number, field in enumerate(TEXT_FIELDS)}
    | {bare_field(field): (Kind.BARE, number) for number, field in enumerate(TEXT_FIELDS)}
    | {toneless_field(field): (Kind.TONELESS, number) for number, field in enumerate(TEXT_FIELDS)}
    | {words_field(field): (Kind.WORD, TEXT_FIELDS.index(field)) for field in WORD_FIELDS}
)
"""Field of the schema → the kind of its terms, and the number of its text field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSegment:
    """What the files of one segment hold, and what Whoosh says of it.

    Attributes:
        arrays: Its arrays.
        impacts: What its postings are worth.
        deleted: The numbers of its deleted documents.
    """

    arrays: Segment
    impacts: ArrayFile
    deleted: frozenset[int]


def open_segments(directory: Path) -> list[OpenSegment]:
    """Open the segments that the TOC in `directory` lists, in order.

    Raises:
        IndexDamagedError: The TOC or a file is missing, cut short, changed or of another version.
    """
    return [
        OpenSegment(
            arrays=Segment(directory / segment.make_filename(ARRAYS)),
            impacts=ArrayFile(directory / segment.make_filename(IMPACTS)),
            deleted=frozenset(segment.deleted_docs()),
        )
        for segment in _listed(directory)
    ]


def _listed(directory: Path) -> list[Any]:
    try:
        return list(TOC.read(FileStorage(directory), INDEX_NAME).segments)
    except _DAMAGE as error:
        raise IndexDamagedError(f"không mở được {directory} ({error!r}); {REBUILD}") from error


class ArraySegment(W3Segment):  # type: ignore[misc]  # Whoosh has no types
    """What the TOC says of a segment: its name, its number of documents, and which of them are deleted."""


class ArrayCodec(W3Codec):  # type: ignore[misc]  # Whoosh has no types
    """Opens segments of arrays for Whoosh; `index.writer` writes them."""

    length_stats = False

    def new_segment(self, storage: object, indexname: str) -> ArraySegment:
        """Return a new segment's name."""
        del storage
        return ArraySegment(self, indexname)

    def per_document_writer(self, storage: object, segment: object) -> "NoWriter":
        """Return a writer that is closed already: `index.writer` writes documents itself."""
        del storage, segment
        return NoWriter()

    def field_writer(self, storage: object, segment: object) -> "NoWriter":
        """Return a writer that is closed already: `index.writer` writes postings itself."""
        del storage, segment
        return NoWriter()

    def per_document_reader(self, storage: FileStorage, segment: ArraySegment) -> "ArrayDocumentReader":
        """Return what Whoosh reads documents with."""
        return ArrayDocumentReader(_opened(storage, segment), segment)

    def terms_reader(self, storage: FileStorage, segment: ArraySegment) -> "ArrayTermsReader":
        """Return what Whoosh looks terms up with."""
        return ArrayTermsReader(_opened(storage, segment))


def _opened(storage: FileStorage, segment: ArraySegment) -> Segment:
    return Segment(Path(storage.folder) / segment.make_filename(ARRAYS))


class NoWriter:
    """In place of the writers that Whoosh's `SegmentWriter` opens for every segment."""

    is_closed = True


class ArrayDocumentReader(PerDocumentReader):  # type: ignore[misc]  # Whoosh has no types
    """The documents of one segment, as Whoosh asks for them."""

    def __init__(self, arrays: Segment, segment: ArraySegment) -> None:
        self._arrays = arrays
        self._segment = segment

    def doc_count(self) -> int:
        """Return how many documents are not deleted."""
        return int(self._segment.doc_count())

    def doc_count_all(self) -> int:
        """Return how many documents there are."""
        return self._arrays.documents

    def has_deletions(self) -> bool:
        """Whether any document is deleted."""
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Whether that document is deleted."""
        return bool(self._segment.is_deleted(docnum))

    def deleted_docs(self) -> Iterator[int]:
        """Yield the deleted documents."""
        return iter(self._segment.deleted_docs())

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """Return the id and the stored form of that document."""
        article = decode(self._arrays.stored.document(docnum))
        return {_ID_FIELD: article["id"], "article": article}

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Return the syllables of a field of that document."""
        _, field = _FORMS[fieldname]
        return default if field < 0 else int(self._arrays.lengths[docnum, field])

    def field_length(self, fieldname: str) -> int:
        """Return the syllables of a field of all documents."""
        return int(self._lengths(fieldname).sum())

    def min_field_length(self, fieldname: str) -> int:
        """Return the syllables of the shortest field of that name."""
        lengths = self._lengths(fieldname)
        return int(lengths.min()) if lengths.size else 0

    def max_field_length(self, fieldname: str) -> int:
        """Return the syllables of the longest field of that name."""
        return int(self._lengths(fieldname).max(initial=0))

    def _lengths(self, fieldname: str) -> NDArray[np.int32]:
        _, field = _FORMS[fieldname]
        return self._arrays.lengths[:, field] if field >= 0 else np.zeros(0, np.int32)


@dataclass(frozen=True, slots=True)
class FieldPostings:
    """The documents that have a term in one field, n of them, and where.

    Attributes:
        documents: int64[n], rising.
        positions: For each of them, the positions in the field, rising; none for an id.
    """

    documents: NDArray[np.int64]
    positions: list[list[int]]


def field_postings(arrays: Segment, fieldname: str, text: bytes) -> FieldPostings | None:
    """Return the postings of a term in one field of the schema; None where no document has it there."""
    kind, field = _FORMS[fieldname]
    number = arrays.terms.number(kind + text)
    if number < 0:
        return None
    if field < 0:
        extent = arrays.extent(number)
        documents = arrays.docs[extent.first : extent.end].astype(np.int64)
        return FieldPostings(documents, [[] for _ in documents])
    keys = arrays.keys_of(number)
    items = np.searchsorted(arrays.bounds, keys, side="right") - 1
    inside = items % FIELDS == field
    if not inside.any():
        return None
    positions = keys[inside] - arrays.bounds[items[inside]]
    documents, firsts = np.unique(items[inside] // FIELDS, return_index=True)
    return FieldPostings(documents, [each.tolist() for each in np.split(positions, firsts[1:])])


class ArrayTermsReader(TermsReader):  # type: ignore[misc]  # Whoosh has no types
    """The terms of one segment, as Whoosh asks for them."""

    def __init__(self, arrays: Segment) -> None:
        self._arrays = arrays

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        """Whether a document has the term in the field."""
        return term[0] in _FORMS and field_postings(self._arrays, *term) is not None

    def indexed_field_names(self) -> list[str]:
        """Return the fields that have terms."""
        return sorted(_FORMS)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Yield every term of every field, in order."""
        for field in sorted(_FORMS):
            yield from self._terms_of(field, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield the terms from `prefix` on, of this field and of those that follow."""
        yield from self._terms_of(fieldname, prefix)
        for field in sorted(_FORMS):
            if field > fieldname:
                yield from self._terms_of(field, b"")

    def _terms_of(self, fieldname: str, first: bytes) -> Iterator[tuple[str, bytes]]:
        for number in self._arrays.terms.prefixed(_FORMS[fieldname][0]):
            text = self._arrays.terms.term(number)[1:]
            if text >= first and field_postings(self._arrays, fieldname, text):
                yield fieldname, text

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield every term with its statistics."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield the terms from `prefix` on with their statistics."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Return the statistics of a term.

        Raises:
            KeyError: No document has it in the field.
        """
        found = field_postings(self._arrays, fieldname, text)
        if found is None:
            raise KeyError((fieldname, text))
        weights = [len(positions) or 1 for positions in found.positions]
        lengths = [self._length(fieldname, document) for document in found.documents.tolist()]
        return TermInfo(
            weight=float(sum(weights)),
            df=len(weights),
            minlength=min(lengths),
            maxlength=max(lengths),
            maxweight=float(max(weights)),
            minid=int(found.documents[0]),
            maxid=int(found.documents[-1]),
        )

    def _length(self, fieldname: str, document: int) -> int:
        _, field = _FORMS[fieldname]
        return 0 if field < 0 else int(self._arrays.lengths[document, field])

    def frequency(self, fieldname: str, text: bytes) -> float:
        """Return how often a term occurs."""
        return float(self.term_info(fieldname, text).weight())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Return how many documents have a term."""
        return int(self.term_info(fieldname, text).doc_frequency())

    def matcher(self, fieldname: str, text: bytes, format_: Format, scorer: Any = None) -> ListMatcher:  # noqa: ANN401
        """Return what walks the postings of a term.

        Raises:
            KeyError: No document has it in the field.
        """
        found = field_postings(self._arrays, fieldname, text)
        if found is None:
            raise KeyError((fieldname, text))
        return ListMatcher(
            found.documents.tolist(),
            weights=[float(len(positions) or 1) for positions in found.positions],
            values=[format_.encode(positions) for positions in found.positions]
            if found.positions[0]
            else None,
            format=format_,
            scorer=scorer,
            term=(fieldname, text),
            terminfo=self.term_info(fieldname, text),
        )
