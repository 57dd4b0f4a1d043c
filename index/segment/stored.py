"""Articles in packed blocks: I have a document's number, give me its article.

Blocks of two: unpacking one takes 30 µs, of sixteen 180 µs, and they are a tenth smaller. What is asked for first in a
block is unpacked without what follows it. Full blocks are copied as they are when segments merge.
"""

import json
import struct
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.segment.array_file import ArrayFile, ArrayFileWriter

DOCUMENTS_A_BLOCK = 2
_LEVEL = 1


def encode(stored: Mapping[str, Any]) -> bytes:
    """Return `stored`, plain values, as bytes."""
    return json.dumps(stored, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def decode(data: bytes) -> dict[str, Any]:
    """Return the values that `encode` was given.

    >>> decode(encode({"title": "Lũ về"}))
    {'title': 'Lũ về'}
    """
    values: dict[str, Any] = json.loads(data.decode("utf-8", "surrogatepass"))
    return values


class StoredWriter:
    """Writes documents one after another into the arrays `stored`, `block_starts` and `block_docs`."""

    def __init__(self, writer: ArrayFileWriter) -> None:
        """Begin the array `stored` in `writer`; nothing else may be begun there before `close`."""
        self._writer = writer
        writer.begin("stored", np.uint8)
        self._pending: list[bytes] = []
        self._starts, self._docs = [0], [0]

    def add(self, documents: Iterable[bytes]) -> None:
        """Write `documents`, each as `encode` gave it."""
        for document in documents:
            self._pending.append(document)
            if len(self._pending) == DOCUMENTS_A_BLOCK:
                self._flush()

    def add_blocks(self, blocks: NDArray[np.uint8], starts: NDArray[np.int64]) -> None:
        """Write full blocks of another segment as they are.

        Args:
            blocks: uint8[B], one after another.
            starts: int64[n + 1], where each begins in `blocks`, and B.
        """
        if len(starts) == 1:
            # What is pending may yet fill a block.
            return
        self._flush()
        self._writer.extend(blocks)
        self._starts += (self._starts[-1] + starts[1:]).tolist()
        first = self._docs[-1] + DOCUMENTS_A_BLOCK
        self._docs += range(first, first + DOCUMENTS_A_BLOCK * (len(starts) - 1), DOCUMENTS_A_BLOCK)

    def close(self) -> None:
        """Write what is pending, and where everything is."""
        self._flush()
        self._writer.add("block_starts", np.array(self._starts, np.int64))
        self._writer.add("block_docs", np.array(self._docs, np.int64))

    def _flush(self) -> None:
        if self._pending:
            lengths = struct.pack(f"<{len(self._pending)}I", *map(len, self._pending))
            self._write(zlib.compress(lengths + b"".join(self._pending), _LEVEL), len(self._pending))
            self._pending.clear()

    def _write(self, block: bytes, count: int) -> None:
        self._writer.extend(np.frombuffer(block, np.uint8))
        self._starts.append(self._starts[-1] + len(block))
        self._docs.append(self._docs[-1] + count)


class StoredReader:
    """The stored documents of one segment."""

    def __init__(self, file: ArrayFile) -> None:
        """Open the documents in `file`; nothing is read yet."""
        self._file = file

    def document(self, number: int) -> bytes:
        """Return a document as it was added.

        Raises:
            IndexDamagedError: Its block has changed.
        """
        block = bisect_right(self._docs, number) - 1
        first, end = self._docs[block], self._docs[block + 1]
        return unpacked_one(self._block(block), end - first, number - first)

    def full_blocks(self) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        """Return the blocks from the first on that are all full, as `StoredWriter.add_blocks` takes them."""
        docs, starts = self._file.array("block_docs"), self._file.array("block_starts")
        full = np.diff(docs) == DOCUMENTS_A_BLOCK
        count = int(full.argmin()) if not full.all() else len(full)
        end = int(starts[count])
        self._file.check("stored", 0, end)
        return self._file.unchecked("stored")[:end], starts[: count + 1]

    def documents(self, first: int) -> Iterator[bytes]:
        """Yield the documents from the one numbered `first` on, in order."""
        docs = self._file.array("block_docs").tolist()
        for block, (begin, end) in enumerate(pairwise(docs)):
            if end > first:
                yield from unpacked(self._block(block), end - begin)[max(0, first - begin) :]

    @cached_property
    def _docs(self) -> "memoryview[int]":
        """The array `block_docs`, whose items are looked at one by one: an array would make an object of each."""
        return self._file.array("block_docs").data

    @cached_property
    def _starts(self) -> "memoryview[int]":
        return self._file.array("block_starts").data

    def _block(self, block: int) -> bytes:
        start, end = self._starts[block], self._starts[block + 1]
        self._file.check("stored", start, end)
        return self._file.unchecked("stored")[start:end].tobytes()


def unpacked(block: bytes, count: int) -> list[bytes]:
    """Return the `count` documents of a block.

    Args:
        block: As `StoredWriter` has written it.
        count: How many documents it has.
    """
    data = zlib.decompress(block)
    lengths = struct.unpack_from(f"<{count}I", data)
    ends = accumulate(lengths, initial=4 * count)
    return [data[start:end] for start, end in pairwise(ends)]


def unpacked_one(block: bytes, count: int, place: int) -> bytes:
    """Return one document of a block; those behind it are left packed.

    Args:
        block: As `StoredWriter` has written it; its checksum has been compared, since that of its end is not reached.
        count: How many documents it has.
        place: Which one, from 0 to `count` - 1.
    """
    if place == count - 1:
        return unpacked(block, count)[place]
    inflating = zlib.decompressobj()
    lengths = struct.unpack(f"<{count}I", inflating.decompress(block, 4 * count))
    data = inflating.decompress(inflating.unconsumed_tail, sum(lengths[: place + 1]) or 1)
    return data[sum(lengths[:place]) : sum(lengths[: place + 1])]
