"""Bytes of a file, unpacked where it is gzip, never more of them in memory than the limits allow."""

import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from corpus.errors import DamagedFileError, TooLargeError
from corpus.limits import (
    MAX_LINE_BYTES,
    MAX_UNPACKED_RATIO,
    MIB,
    UNPACKED_BYTES_ALWAYS_FINE,
)

_GZIP_MAGIC = b"\x1f\x8b\x08"
_CHUNK_BYTES = 64 * 1024


def unpacked_chunks(path: Path, on_bytes: Callable[[int], None] = lambda _: None) -> Iterator[bytes]:
    """Yield the bytes of the file in pieces; a gzip file, known by its first bytes, is unpacked.

    Args:
        path: A regular file.
        on_bytes: Called with the number of bytes read from it since the last call.

    Yields:
        At most 64 KiB at a time, never an empty piece; nothing for an empty file.

    Raises:
        OSError: The file cannot be opened or read.
        DamagedFileError: A gzip file breaks off or is corrupt; what came before has been yielded.
        TooLargeError: A gzip file grows past its limit; what came before has been yielded.
    """
    with path.open("rb") as file:
        packed = file.read(len(_GZIP_MAGIC)) == _GZIP_MAGIC
        file.seek(0)
        read_bytes = 0
        for chunk in _gunzipped(file) if packed else iter(lambda: file.read(_CHUNK_BYTES), b""):
            on_bytes(file.tell() - read_bytes)
            read_bytes = file.tell()
            yield chunk


def _gunzipped(file: BinaryIO) -> Iterator[bytes]:
    unpacked_bytes = 0
    try:
        with gzip.GzipFile(fileobj=file) as stream:
            for chunk in iter(lambda: stream.read(_CHUNK_BYTES), b""):
                unpacked_bytes += len(chunk)
                if unpacked_bytes > max(UNPACKED_BYTES_ALWAYS_FINE, MAX_UNPACKED_RATIO * file.tell()):
                    raise TooLargeError(
                        f"tệp gzip bung ra hơn {MAX_UNPACKED_RATIO} lần cỡ của nó, không giống văn bản; "
                        "hãy kiểm tra tệp và nén lại"
                    )
                yield chunk
    except (EOFError, zlib.error, gzip.BadGzipFile) as exc:
        raise DamagedFileError("tệp gzip bị cắt cụt hoặc bị hỏng; hãy chép lại tệp này từ bản gốc") from exc


def whole(chunks: Iterable[bytes], limit_bytes: int) -> bytes:
    """Return all of `chunks` as one.

    >>> whole([b"ab", b"c"], limit_bytes=3)
    b'abc'

    Args:
        chunks: Pieces of a file.
        limit_bytes: The most that may come.

    Raises:
        TooLargeError: More than `limit_bytes` came; the rest was not read.
    """
    data = bytearray()
    for chunk in chunks:
        data += chunk
        if len(data) > limit_bytes:
            raise TooLargeError(
                f"tệp dài hơn {limit_bytes // MIB} MiB, giới hạn cho một trang hay một tài liệu JSON; "
                "hãy tách tệp, mỗi bài một tệp hoặc mỗi bài một dòng JSON (.jsonl)"
            )
    return bytes(data)


def bounded_lines(chunks: Iterable[bytes], limit_bytes: int = MAX_LINE_BYTES) -> Iterator[bytes | None]:
    r"""Yield the lines of `chunks` in order, None in place of each that is too long to hold.

    >>> list(bounded_lines([b"mot\nha", b"i\n", b"ba"], limit_bytes=3))
    [b'mot', b'hai', b'ba']
    >>> list(bounded_lines([b"mot\nhai ba\nbon"], limit_bytes=3))
    [b'mot', None, b'bon']

    Args:
        chunks: Pieces of a file.
        limit_bytes: The longest line, without its end.

    Yields:
        One value a line, without the line feed; a last line need not end in one.
    """
    pending: list[bytes] = []
    size = 0
    for chunk in chunks:
        *ended, rest = chunk.split(b"\n")
        for part in ended:
            size += len(part)
            yield b"".join([*pending, part]) if size <= limit_bytes else None
            pending, size = [], 0
        size += len(rest)
        # The length of a line that is already too long is still counted, its bytes are let go.
        pending = [*pending, rest] if size <= limit_bytes else []
    if size:
        yield b"".join(pending) if size <= limit_bytes else None
