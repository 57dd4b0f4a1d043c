"""A file or a folder becomes raw inputs, one after another, whatever lies in it.

Nothing is lost silently: what cannot be opened, unpacked or held comes out as `Skipped`, by name and with the reason.
Nothing is held but the file at hand, and of JSON lines no more than the line at hand.
"""

import os
import re
import stat
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from corpus.article import Skipped
from corpus.encodings.decoding import decode, is_wide, refuse_binary
from corpus.errors import CorpusError, CorpusNotFoundError, PageError
from corpus.limits import HEAD_BYTES, MAX_JSON_DOCUMENT_BYTES, MAX_PAGE_BYTES
from corpus.readers.byte_stream import unpacked_chunks, whole
from corpus.readers.json_lines import raw_lines
from corpus.readers.raw_input import Kind, RawInput

_PAGE_SUFFIX = re.compile(r"\.(?:txt|text|html?|xhtml|md)$", re.IGNORECASE)
_HTML_SUFFIX = re.compile(r"\.(?:html?|xhtml)$", re.IGNORECASE)
_JSON_SUFFIX = re.compile(r"\.(?:jsonl|ndjson|json)$", re.IGNORECASE)
_GZIP_SUFFIX = re.compile(r"\.gz$", re.IGNORECASE)
_JSON_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"")


@dataclass(frozen=True, slots=True)
class _Source:
    """One file of a corpus.

    Attributes:
        path: Where it lies.
        name: Its path from the corpus root, for reports.
        article_id: The id of the article, where the file holds one.
        on_bytes: Told how many bytes of the file have been read, piece by piece.
    """

    path: Path
    name: str
    article_id: str
    on_bytes: Callable[[int], None]


def raw_inputs(path: Path, on_bytes: Callable[[int], None] = lambda _: None) -> Iterator[RawInput | Skipped]:
    """Return an iterator over the inputs of a file, or of a folder and all folders in it, in the order of their paths.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "lu.jsonl").write_text('{"title": "Lu"}', encoding="utf-8")
    ...     [raw] = raw_inputs(Path(folder))
    >>> raw.place, raw.data
    ('lu.jsonl:1', b'{"title": "Lu"}')

    Args:
        path: What `corpus.readers.read_corpus` takes.
        on_bytes: Called with the number of bytes read, piece by piece, as the files hold them: packed where they are
            packed. They add up to `corpus_size_bytes(path)`, but for what is skipped early.

    Returns:
        What `corpus.readers.articles` understands, unpacked and cut into lines but not decoded, and a `Skipped` for
        each input that cannot be had. Nothing comes from an empty folder.

    Raises:
        CorpusNotFoundError: There is nothing at `path`, or it may not be opened.
    """
    try:
        if not stat.S_ISDIR(path.stat().st_mode):
            return _read_file(_Source(path, _shown(path.name), _stem(_shown(path.name)), on_bytes))
        os.scandir(path).close()
    except (OSError, ValueError) as exc:
        raise CorpusNotFoundError(
            f"không mở được kho bài “{_shown(str(path))}” ({_why(exc)}); cần đường dẫn tới một tệp hoặc thư mục có bài, "
            "chẳng hạn corpus/articles"
        ) from exc
    return _read_folder(path, on_bytes)


def corpus_size_bytes(path: Path) -> int:
    """Return the size of a file, or of all files in a folder and the folders in it; 0 where there is nothing."""
    if path.is_file():
        return path.stat().st_size
    return sum(file.lstat().st_size for file in path.rglob("*") if file.is_file())


def _read_folder(root: Path, on_bytes: Callable[[int], None]) -> Iterator[RawInput | Skipped]:
    """Read what lies in `root`; each folder once, so that links in a circle come to an end."""
    seen: set[tuple[int, int]] = set()
    pending = [_Source(root, "", "", on_bytes)]
    while pending:
        source = pending.pop()
        try:
            status = source.path.stat()
            if not stat.S_ISDIR(status.st_mode):
                yield from _read_file(source)
            elif (status.st_dev, status.st_ino) not in seen:
                seen.add((status.st_dev, status.st_ino))
                pending += reversed(_listed(source))
        except OSError as exc:
            yield Skipped(name=source.name, reason=_cannot_open(exc))


def _listed(folder: _Source) -> list[_Source]:
    """Return what lies in `folder`, by name; hidden files are none of the corpus."""
    prefix = f"{folder.name}/" if folder.name else ""
    names = sorted(path.name for path in folder.path.iterdir() if not path.name.startswith("."))
    stems = Counter(_stem(_shown(name)) for name in names)
    return [
        _Source(
            folder.path / name,
            prefix + _shown(name),
            prefix + (_stem(_shown(name)) if stems[_stem(_shown(name))] == 1 else _shown(name)),
            folder.on_bytes,
        )
        for name in names
    ]


def _read_file(source: _Source) -> Iterator[RawInput | Skipped]:
    """Read one file; whatever is wrong with it is told as one `Skipped`, after what could be read."""
    try:
        if not stat.S_ISREG(source.path.stat().st_mode):
            yield Skipped(
                name=source.name,
                reason="không phải tệp thường; hãy thay bằng một tệp văn bản, HTML hoặc JSON",
            )
        else:
            yield from _read_content(source)
    except CorpusError as exc:
        yield Skipped(name=source.name, reason=str(exc))
    except OSError as exc:
        yield Skipped(name=source.name, reason=_cannot_open(exc))


def _read_content(source: _Source) -> Iterator[RawInput | Skipped]:
    chunks = unpacked_chunks(source.path, source.on_bytes)
    first = next(chunks, b"")
    content = chain([first], chunks)
    name = _GZIP_SUFFIX.sub("", source.name)
    refuse_binary(first[:HEAD_BYTES])
    if _JSON_SUFFIX.search(name) or _JSON_HEAD.match(first):
        yield from _raw_json(source.name, first, content, document_suffix=name.lower().endswith(".json"))
    else:
        yield RawInput(
            file=source.name,
            kind=Kind.HTML if _HTML_SUFFIX.search(name) else Kind.PAGE,
            data=whole(content, MAX_PAGE_BYTES),
            article_id=source.article_id,
        )


def _raw_json(
    file: str, first: bytes, content: Iterable[bytes], *, document_suffix: bool
) -> Iterator[RawInput | Skipped]:
    if is_wide(first[:HEAD_BYTES]):
        # A line feed of these encodings is more than a byte: bring the file to UTF-8 before it is cut into lines.
        first = decode(whole(content, MAX_JSON_DOCUMENT_BYTES)).encode("utf-8", "replace")
        content = [first]
    if not first.removeprefix(BOM_UTF8).strip():
        raise PageError("tệp rỗng; cần mỗi bài một dòng JSON")
    if not _is_document(first, document_suffix=document_suffix):
        return raw_lines(content, file)
    data = whole(content, MAX_JSON_DOCUMENT_BYTES)
    return iter([RawInput(file=file, kind=Kind.JSON_DOCUMENT, data=data)])


def _is_document(first: bytes, *, document_suffix: bool) -> bool:
    """Whether a file that begins with `first` is one JSON value over many lines, or an array, not JSON lines."""
    lines = [line for line in map(bytes.strip, first.removeprefix(BOM_UTF8).split(b"\n")) if line]
    if lines[0] in {b"[", b"{"}:
        return True
    if lines[0].startswith(b"["):
        return document_suffix
    return (
        document_suffix and len(lines) > 1 and not lines[0].endswith(b"}") and not lines[1].startswith(b"{")
    )


def _stem(name: str) -> str:
    return _PAGE_SUFFIX.sub("", _GZIP_SUFFIX.sub("", name)) or name


def _shown(name: str) -> str:
    """Return a file's name as text that UTF-8 can hold, whatever bytes the file system gives."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _cannot_open(error: OSError) -> str:
    return f"không đọc được ({_why(error)}); hãy kiểm tra đường dẫn và quyền đọc"


def _why(error: Exception) -> str:
    reasons: dict[type[Exception], str] = {
        FileNotFoundError: "không có ở đó",
        PermissionError: "không có quyền đọc",
        NotADirectoryError: "một phần của đường dẫn không phải thư mục",
    }
    return reasons.get(type(error), (isinstance(error, OSError) and error.strerror) or str(error))
