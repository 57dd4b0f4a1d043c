"""Articles, each packed by itself: I have a document's number, give me its article.

Unpacking one takes some 15 µs as zstd, 36 µs as deflate, of the same size. What is packed is copied as it is when segments
merge, less what is deleted.
"""

import json
import threading
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import numpy as np
import orjson
import zstandard
from numpy.typing import NDArray

from index.segment.array_file import ArrayFile, ArrayFileWriter

_LEVEL = 3


class _Thread(threading.local):
    """What packs and unpacks in one thread: neither may be used by two at a time."""

    def __init__(self) -> None:
        self.pack = zstandard.ZstdCompressor(level=_LEVEL).compress
        self.unpack = zstandard.ZstdDecompressor().decompress


_THREAD = _Thread()


def encode(stored: Mapping[str, Any]) -> bytes:
    """Return `stored`, texts, lists of them and numbers of 64 bits, as bytes."""
    try:
        return orjson.dumps(stored)
    except TypeError:
        # It has lone surrogates, which are no text for orjson.
        return json.dumps(stored, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def decode(data: bytes) -> dict[str, Any]:
    """Return the values that `encode` was given.

    >>> decode(encode({"title": "Lũ về"}))
    {'title': 'Lũ về'}
    """
    # Of text of which most is not ASCII, orjson takes longer.
    values: dict[str, Any] = json.loads(data.decode("utf-8", "surrogatepass"))
    return values


class StoredWriter:
    """Writes documents one after another into the arrays `stored` and `stored_starts`."""

    def __init__(self, writer: ArrayFileWriter) -> None:
        """Begin the array `stored` in `writer`; nothing else may be begun there before `close`."""
        self._writer = writer
        writer.begin("stored", np.uint8)
        self._sizes = [np.zeros(1, np.int64)]

    def add(self, documents: Iterable[bytes]) -> None:
        """Write `documents`, each as `encode` gave it."""
        packed = list(map(_THREAD.pack, documents))
        self._writer.extend(np.frombuffer(b"".join(packed), np.uint8))
        self._sizes.append(np.array([*map(len, packed)], np.int64))

    def add_packed(self, packed: NDArray[np.uint8], sizes: NDArray[np.int64]) -> None:
        """Write documents of another segment as they are.

        Args:
            packed: uint8[B], one after another.
            sizes: int64[n], the bytes of each.
        """
        self._writer.extend(packed)
        self._sizes.append(sizes)

    def close(self) -> None:
        """Write where everything is."""
        self._writer.add("stored_starts", np.cumsum(np.concatenate(self._sizes)))


class StoredReader:
    """The stored documents of one segment."""

    def __init__(self, file: ArrayFile) -> None:
        """Open the documents in `file`; nothing is read yet."""
        self._file = file

    def document(self, number: int) -> bytes:
        """Return a document as it was added.

        Raises:
            IndexDamagedError: It has changed.
        """
        self._file.check("stored_starts", number, number + 2)
        start, end = self._starts[number], self._starts[number + 1]
        self._file.check("stored", start, end)
        return _THREAD.unpack(self._file.unchecked("stored")[start:end].data)

    def packed(self, staying: NDArray[np.bool_]) -> Iterator[tuple[NDArray[np.uint8], NDArray[np.int64]]]:
        """Yield the documents that stay as `StoredWriter.add_packed` takes them, those in a row together.

        Args:
            staying: bool[N], whether each document of the segment stays.

        Raises:
            IndexDamagedError: Something has changed.
        """
        starts, stored = self._file.array("stored_starts"), self._file.unchecked("stored")
        turns = np.flatnonzero(np.diff(np.concatenate(([False], staying, [False])).astype(np.int8)))
        for first, end in turns.reshape(-1, 2).tolist():
            self._file.check("stored", int(starts[first]), int(starts[end]))
            yield stored[starts[first] : starts[end]], np.diff(starts[first : end + 1])

    @cached_property
    def _starts(self) -> "memoryview[int]":
        """The array `stored_starts`, whose items are looked at one by one: an array would make an object of each."""
        return self._file.unchecked("stored_starts").data
