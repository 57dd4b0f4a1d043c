"""Articles, each packed by itself: I have a document's number, give me its article.

An article is mostly text, which is apart from what else is said of it, and in UTF-16: to make characters of UTF-8 takes
ten times as long where a quarter of them is not ASCII. Packed as LZ4 it has 2,700 bytes and is unpacked in some 3 µs;
zstd makes 1,750 of it, in 10 µs. What is packed is copied as it is when segments merge, less what is deleted.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Any

import lz4.block
import numpy as np
import orjson
from numpy.typing import NDArray

from index.segment.array_file import ArrayFile, ArrayFileWriter

_HEAD = 4
"""So many bytes say how long the head is, which has what is no text; 0 where all is JSON."""

_BETWEEN = "\x1e"
"""Stands between two texts."""


def encode(stored: Mapping[str, Any]) -> bytes:
    """Return `stored`, texts, lists of them and numbers of 64 bits, as bytes."""
    single: dict[str, str] = {}
    listed: dict[str, list[str]] = {}
    others: dict[str, Any] = {}
    for name, value in stored.items():
        if isinstance(value, str):
            single[name] = value
        elif isinstance(value, list) and {*map(type, value)} <= {str}:
            listed[name] = value
        else:
            others[name] = value
    texts = [*single.values(), *chain.from_iterable(listed.values())]
    written = _BETWEEN.join(texts)
    if written.count(_BETWEEN) != max(len(texts) - 1, 0):
        return _whole(stored)
    sizes = [(name, len(of_list)) for name, of_list in listed.items()]
    try:
        head = orjson.dumps((list(single), sizes, others))
        return b"".join((len(head).to_bytes(_HEAD, "little"), head, written.encode("utf-16-le")))
    except (TypeError, UnicodeEncodeError):
        # It has lone surrogates, which are no text for either.
        return _whole(stored)


def _whole(stored: Mapping[str, Any]) -> bytes:
    """Return `stored` as bytes, whatever is in its texts."""
    written = json.dumps(stored, ensure_ascii=False, separators=(",", ":"))
    return bytes(_HEAD) + written.encode("utf-8", "surrogatepass")


def decode(data: bytes) -> dict[str, Any]:
    """Return the values that `encode` was given.

    >>> decode(encode({"title": "Lũ về", "body": ["Mưa to.", "Gió lớn."]}))
    {'title': 'Lũ về', 'body': ['Mưa to.', 'Gió lớn.']}
    """
    begin = _HEAD + int.from_bytes(data[:_HEAD], "little")
    values: dict[str, Any]
    if begin == _HEAD:
        values = json.loads(data[begin:].decode("utf-8", "surrogatepass"))
        return values
    single, sizes, values = orjson.loads(data[_HEAD:begin])
    texts = data[begin:].decode("utf-16-le").split(_BETWEEN)
    values.update(zip(single, texts, strict=False))
    at = len(single)
    for name, size in sizes:
        values[name] = texts[at : at + size]
        at += size
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
        packed = list(map(lz4.block.compress, documents))
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
        document: bytes = lz4.block.decompress(self._file.unchecked("stored")[start:end].data)
        return document

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
