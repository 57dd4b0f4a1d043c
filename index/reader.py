"""An opened generation: I have a term, give me its postings; I have a document number, give me its article.

Good for whole posting lists as arrays. Bad for huge ones: the stock codec is decoded posting by posting, some
2 µs each, so lists are kept in a bounded cache.
"""

import struct
import threading
import zlib
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from pickle import PickleError
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.filetables import FileFormatError
from whoosh.index import IndexError as WhooshIndexError
from whoosh.index import open_dir
from whoosh.reading import TermNotFound

from corpus.article import Article
from index.documents import NAME_SEPARATOR, article_from
from index.errors import IndexDamagedError
from index.labels import Labels
from index.schema import TEXT_FIELDS
from index.store import verify

_CACHE_BYTES = 32_000_000
"""How much the cache keeps."""

_ENTRY_BYTES = 600
"""What a cached list takes beside its numbers; an unknown term has a list too, so it must count."""

# What Whoosh and pickle raise on damaged files: traps 3 and 15 of ARCHITECTURE.md.
_DAMAGE = (
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
    zlib.error,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Postings:
    """The documents that hold a term, n of them, and where; empty where none does.

    Attributes:
        documents: int32[n], rising.
        frequencies: int32[n], at least 1.
        positions: uint32[sum of frequencies], rising within a document.
    """

    documents: NDArray[np.int32]
    frequencies: NDArray[np.int32]
    positions: NDArray[np.uint32]

    @property
    def size_bytes(self) -> int:
        """What they take in memory, about."""
        return _ENTRY_BYTES + self.documents.nbytes + self.frequencies.nbytes + self.positions.nbytes


NO_POSTINGS = Postings(
    documents=np.zeros(0, np.int32), frequencies=np.zeros(0, np.int32), positions=np.zeros(0, np.uint32)
)


class IndexReader:
    """One generation, opened read-only; safe to use from several threads.

    Attributes:
        generation: The generation's name.
        articles: The number of documents N; they are numbered from 0.
    """

    def __init__(self, directory: Path) -> None:
        """Open the generation in `directory`.

        Raises:
            IndexDamagedError: A file is missing, cut short, unreadable or of another version.
        """
        self.generation = directory.name
        self.articles = verify(directory, "*.toc").articles
        try:
            self._whoosh: Any = open_dir(directory, readonly=True).reader()
        except _DAMAGE as error:
            raise IndexDamagedError(
                f"không mở được {directory} ({error}); hãy chạy `make index` để dựng lại"
            ) from error
        # Whoosh's files have one read position each, shared by all threads.
        self._lock = threading.Lock()
        self._cache: OrderedDict[tuple[str, str], Postings] = OrderedDict()
        self._cached_bytes = 0

    def postings(self, field: str, term: str) -> Postings:
        """Return the postings of `term` in the schema field `field`."""
        key = (field, term)
        with self._reading():
            if key in self._cache:
                self._cache.move_to_end(key)
                return self._cache[key]
            postings = self._read_postings(field, term)
            self._cache[key] = postings
            self._cached_bytes += postings.size_bytes
            while self._cached_bytes > _CACHE_BYTES and len(self._cache) > 1:
                _, dropped = self._cache.popitem(last=False)
                self._cached_bytes -= dropped.size_bytes
        return postings

    def terms_with_prefix(self, field: str, prefix: str, most: int) -> list[str]:
        """Return the terms of the schema field `field` that begin with `prefix`, in order of bytes.

        Args:
            field: A schema field.
            prefix: Any length.
            most: Stop after that many.
        """
        found: list[str] = []
        start = prefix.encode()
        with self._reading():
            for term in self._whoosh.expand_prefix(field, start):
                if len(found) == most:
                    break
                found.append(term.decode())
        return found

    def article(self, document: int) -> Article:
        """Return the stored article numbered `document`, 0 to `articles` - 1."""
        with self._reading():
            return article_from(self._whoosh.stored_fields(document)["article"])

    def document_of(self, article_id: str) -> int | None:
        """Return the number of the document with that article id, or None."""
        found = self.postings("id", article_id).documents
        return int(found[0]) if len(found) else None

    @cached_property
    def lengths(self) -> dict[str, NDArray[np.int64]]:
        """Text field → int64[N], the syllables of that field in each document."""
        return {field: self._numbers(f"{field}_length") for field in TEXT_FIELDS}

    @cached_property
    def published(self) -> NDArray[np.int64]:
        """int64[N]: seconds since 1970 in UTC, or `index.schema.NO_DATE`."""
        return self._numbers("published")

    @cached_property
    def people(self) -> Labels:
        """The people that each document names."""
        return Labels.of(
            [name for name in names.decode().split(NAME_SEPARATOR) if name] for names in self._column("names")
        )

    @cached_property
    def sources(self) -> Labels:
        """The source of each document, where it has one."""
        return Labels.of([source.decode()] for source in self._column("source"))

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Hold the lock, and tell damage that shows while Whoosh's files are read."""
        try:
            with self._lock:
                yield
        except _DAMAGE as error:
            raise IndexDamagedError(
                f"không đọc được bản chỉ mục {self.generation} ({error!r}); hãy chạy `make index` để dựng lại"
            ) from error

    def _read_postings(self, field: str, term: str) -> Postings:
        try:
            matcher = self._whoosh.postings(field, term.encode())
        except TermNotFound:
            return NO_POSTINGS
        documents: list[int] = []
        values: list[bytes] = []
        while matcher.is_active():
            documents.append(matcher.id())
            values.append(matcher.value() or b"")
            matcher.next()
        positions = np.frombuffer(b"".join(values), dtype=np.uint32)
        frequencies = np.array([len(value) for value in values], dtype=np.int32) // positions.itemsize
        return Postings(
            documents=np.array(documents, dtype=np.int32), frequencies=frequencies, positions=positions
        )

    def _column(self, field: str) -> list[Any]:
        with self._reading():
            # One by one, with defaults: what a column reader loads at once ends at the last value that is none.
            return list(self._whoosh.column_reader(field, translate=False)) if self.articles else []

    def _numbers(self, field: str) -> NDArray[np.int64]:
        return np.array(self._column(field), dtype=np.int64)
