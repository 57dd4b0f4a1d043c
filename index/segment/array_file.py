"""Named arrays in one file: written once from front to back, then memory-mapped by any number of processes.

    arrays, each at a multiple of 64 bytes │ XXH3 of every block of them │ directory, JSON │ footer

Nothing is read from a block before its checksum has been compared, once a process: a flipped bit is an error, never a
wrong answer. Opening reads the footer and the directory only, so it takes the same time whatever the file's size.
"""

import json
import mmap
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray
from xxhash import xxh3_64, xxh3_64_intdigest

from index.errors import REBUILD, IndexDamagedError

BLOCK_BITS = 16
"""A block is 64 KiB: its checksum takes some 2 µs where a core has it at hand, 20 µs as CRC-32."""

VERSION = 2
"""Counted up whenever the form of the file changes."""

_BLOCK_BYTES = 1 << BLOCK_BITS
_ALIGNMENT = 64
# Magic, version, file size, where the arrays end, the length of what follows them, its checksum.
_FOOTER = struct.Struct("<8sIQQQQ")
_CHECKSUM = np.dtype(np.uint64)
_MAGIC = b"TraBao\x00\n"


class ArrayFileWriter:
    """Writes arrays one after another; each may come in pieces, so that none has to be held whole."""

    def __init__(self, path: Path) -> None:
        """Begin the file at `path`, which must not be there."""
        self._file = path.open("xb")
        self._at = 0
        self._block = xxh3_64()
        self._checksums: list[int] = []
        self._directory: dict[str, tuple[str, int, int]] = {}

    def add(self, name: str, array: NDArray[Any]) -> None:
        """Write the whole of `array` under `name`."""
        self.begin(name, array.dtype)
        self.extend(array)

    def begin(self, name: str, dtype: DTypeLike) -> None:
        """Begin the array `name`; what `extend` is given from here on belongs to it."""
        if name in self._directory:
            raise ValueError(f"the array {name!r} has been written already")
        self._write(bytes(-self._at % _ALIGNMENT))
        self._directory[name] = (np.dtype(dtype).str, self._at, 0)
        self._name = name

    def extend(self, piece: NDArray[Any]) -> None:
        """Write the next items of the array that was begun last."""
        dtype, start, size = self._directory[self._name]
        if piece.dtype != np.dtype(dtype):
            raise TypeError(f"the array {self._name!r} holds {dtype}, not {piece.dtype}")
        self._write(np.ascontiguousarray(piece).data.cast("B") if piece.size else b"")
        self._directory[self._name] = (dtype, start, size + piece.size)

    def close(self, meta: Mapping[str, Any]) -> None:
        """Write what makes the file whole, with `meta`, anything that JSON can hold."""
        if self._at % _BLOCK_BYTES:
            self._checksums.append(self._block.intdigest())
        checksums = np.array(self._checksums, _CHECKSUM).tobytes()
        directory = json.dumps({"meta": dict(meta), "arrays": self._directory, "size": self._at}).encode()
        ending = checksums + directory
        size = self._at + len(ending) + _FOOTER.size
        self._file.write(ending)
        self._file.write(
            _FOOTER.pack(_MAGIC, VERSION, size, self._at, len(ending), xxh3_64_intdigest(ending))
        )
        self._file.close()

    def abandon(self) -> None:
        """Close the file as it is; nobody can open it."""
        self._file.close()

    def _write(self, data: "bytes | memoryview") -> None:
        self._file.write(data)
        view = memoryview(data)
        while view:
            room = _BLOCK_BYTES - self._at % _BLOCK_BYTES
            self._block.update(view[:room])
            self._at += min(room, len(view))
            if self._at % _BLOCK_BYTES == 0:
                self._checksums.append(self._block.intdigest())
                self._block.reset()
            view = view[room:]


class ArrayFile:
    """A file of arrays, opened; its pages are shared by all processes that open it.

    Attributes:
        meta: What `ArrayFileWriter.close` was given.
        checked: Whether each block has been compared with its checksum, for who reads a few bytes here and there and has no
            time for `check_bytes`; only that sets it.
    """

    def __init__(self, path: Path) -> None:
        """Open the file at `path`.

        Raises:
            IndexDamagedError: It is missing, cut short, of another version, or its directory has changed.
        """
        self._path = path
        try:
            with path.open("rb") as file:
                # Private pages that nobody writes to: numba takes long to recognise arrays that are read-only.
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)
        except (OSError, ValueError) as error:
            raise IndexDamagedError(f"không mở được {path} ({error}); {REBUILD}") from error
        start, ending = self._ending()
        blocks = -(-start // _BLOCK_BYTES)
        directory = json.loads(ending[blocks * _CHECKSUM.itemsize :])
        self.meta: dict[str, Any] = directory["meta"]
        self._checksums = np.frombuffer(ending, _CHECKSUM, blocks)
        self.checked = bytearray(len(self._checksums))
        self._size = start
        self._arrays: dict[str, NDArray[Any]] = {}
        self._places: dict[str, tuple[int, int]] = {}
        for name, (dtype, offset, size) in directory["arrays"].items():
            self._arrays[name] = np.frombuffer(self._map, dtype, size, offset)
            self._places[name] = (offset, self._arrays[name].itemsize)

    def __contains__(self, name: str) -> bool:
        return name in self._places

    def unchecked(self, name: str) -> NDArray[Any]:
        """Return the array `name`, of which nothing may be used before `check` has passed it."""
        return self._arrays[name]

    def array(self, name: str) -> NDArray[Any]:
        """Return the array `name`, all of it compared with its checksums.

        Raises:
            IndexDamagedError: Its content has changed.
        """
        found = self.unchecked(name)
        self.check(name, 0, found.size)
        return found

    def check(self, name: str, start: int, end: int) -> None:
        """Compare the items from `start` to `end` of the array `name` with their checksums.

        Raises:
            IndexDamagedError: The content has changed.
        """
        offset, width = self._places[name]
        first, last = offset + start * width, offset + end * width
        # Mostly it is a few bytes of a block that has been compared.
        if first >> BLOCK_BITS != (last - 1) >> BLOCK_BITS or not self.checked[first >> BLOCK_BITS]:
            self.check_bytes(first, last)

    def gathered(self, name: str, indexes: NDArray[np.int64]) -> NDArray[Any]:
        """Return the items at `indexes` of the array `name`; only the blocks that hold them are compared.

        Raises:
            IndexDamagedError: Their content has changed.
        """
        offset, width = self._places[name]
        # Arrays begin at a multiple of any item's width, so no item lies in two blocks.
        blocks = (offset + indexes * width) >> BLOCK_BITS
        new = blocks[np.frombuffer(self.checked, np.uint8)[blocks] == 0]
        for block in np.unique(new).tolist() if new.size else ():
            self.check_bytes(block << BLOCK_BITS, (block << BLOCK_BITS) + 1)
        return self.unchecked(name)[indexes]

    def offset(self, name: str) -> int:
        """Return where in the file the array `name` begins, in bytes, for `check_bytes`."""
        return self._places[name][0]

    def check_bytes(self, start: int, end: int) -> None:
        """Compare the blocks that hold the bytes from `start` to `end`, each once.

        Raises:
            IndexDamagedError: The content has changed.
        """
        first, last = start >> BLOCK_BITS, (end + _BLOCK_BYTES - 1) >> BLOCK_BITS
        if start == end:
            return
        block = self.checked.find(0, first, last)
        while block >= 0:
            begin = block << BLOCK_BITS
            found = xxh3_64_intdigest(memoryview(self._map)[begin : min(begin + _BLOCK_BYTES, self._size)])
            if found != self._checksums[block]:
                raise IndexDamagedError(f"nội dung {self._path} đã bị thay đổi; {REBUILD}")
            self.checked[block] = 1
            block = self.checked.find(0, block + 1, last)

    def check_everything(self) -> None:
        """Compare every block with its checksum, those that have been read before as well.

        Raises:
            IndexDamagedError: The content has changed.
        """
        self.checked[:] = bytes(len(self.checked))
        self.check_bytes(0, self._size)

    def _ending(self) -> tuple[int, bytes]:
        """Return where the arrays end, and the bytes between them and the footer."""
        size = len(self._map)
        footer = self._map[max(0, size - _FOOTER.size) :]
        if len(footer) == _FOOTER.size and footer.startswith(_MAGIC):
            _, version, whole, start, length, checksum = _FOOTER.unpack(footer)
            if version != VERSION:
                raise IndexDamagedError(
                    f"{self._path} ghi theo dạng {version}, chương trình này đọc dạng {VERSION}; {REBUILD}"
                )
            ending = self._map[start : start + length]
            if whole == size and xxh3_64_intdigest(ending) == checksum:
                return start, ending
        raise IndexDamagedError(f"{self._path} bị cụt hoặc đã bị thay đổi; {REBUILD}")
