"""Where generations live: built beside the live one, verified, synced, published by one atomic rename.

    index directory/
    ├── current            the name of the published generation, replaced by one rename
    ├── lock               held while a build runs
    └── generations/
        ├── 20221130-150800-1f3a5e09b7c2/      Whoosh's files and manifest.json
        └── 20221201-070000-9c2e40d18a6f/

Good for readers: they open `current` and keep what they have opened, whatever is published meanwhile. The
generation before the current one stays on disk; older ones, and what a killed build left, are swept at the next
publication. A generation holds pickles (Whoosh's TOC), so only a directory owned by this user or root is opened.
"""

import fcntl
import json
import os
import re
import secrets
import shutil
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatch
from hashlib import file_digest
from pathlib import Path
from typing import Any

from xxhash import xxh3_128

from index.errors import REBUILD, IndexBusyError, IndexDamagedError, IndexNotFoundError
from index.schema import FORMAT_VERSION
from index.segment.ahead import done_ahead

CURRENT = "current"
"""The file that names the published generation, replaced by one rename."""

_GENERATIONS = "generations"
_MANIFEST = "manifest.json"
_BUILDING = ".building"
# What `current` may hold: neither a way out of the directory nor a name that no file system takes.
_GENERATION_NAME = re.compile(r"[0-9a-f-]{1,64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a generation is made of, written last, so that a generation with a manifest is whole.

    Attributes:
        version: `FORMAT_VERSION` of the program that wrote it.
        articles: The articles in it.
        files: Name → [size in bytes, XXH3-128 in hexadecimal].
    """

    version: int
    articles: int
    files: dict[str, tuple[int, str]]

    def values(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"version": self.version, "articles": self.articles, "files": self.files}


@contextmanager
def new_generation(index: Path) -> Iterator[Path]:
    """Give an empty directory to build in; nothing of it stays unless `publish` is called inside the block.

    Raises:
        IndexBusyError: Another process is building in `index`.
    """
    generations = index / _GENERATIONS
    generations.mkdir(parents=True, exist_ok=True)
    with _lock(index):
        directory = generations / f"{_new_name()}{_BUILDING}"
        directory.mkdir()
        try:
            yield directory
        finally:
            shutil.rmtree(directory, ignore_errors=True)


def share_files(generation: Path, directory: Path) -> None:
    """Give `directory` the files of `generation`, as hard links: nothing is copied, and neither may be written to."""
    for name in read_manifest(generation).files:
        os.link(generation / name, directory / name)


def publish(index: Path, directory: Path, articles: int, shared_with: Path | None = None) -> Path:
    """Make the generation built in `directory` the one that readers open, and sweep the old ones.

    Args:
        index: The index directory, locked by the surrounding `new_generation`.
        directory: What `new_generation` gave.
        articles: The number of articles built in.
        shared_with: A generation with which `share_files` was called; what is shared still is not read again.

    Returns:
        The directory of the published generation.
    """
    known = _known_files(directory, shared_with) if shared_with else {}
    new = [path for path in sorted(directory.iterdir()) if path.name not in known]
    digests = done_ahead(_digest, new)
    files = known | {
        path.name: (path.stat().st_size, digest) for path, digest in zip(new, digests, strict=True)
    }
    manifest = Manifest(version=FORMAT_VERSION, articles=articles, files=files)
    values = {**manifest.values(), "checksum": _checksum(manifest)}
    (directory / _MANIFEST).write_text(json.dumps(values, indent=1), encoding="utf-8")
    for path in directory.iterdir():
        if path.name not in known:
            sync(path)
    sync(directory)
    published = directory.with_name(directory.name.removesuffix(_BUILDING))
    directory.rename(published)
    sync(published.parent)
    try:
        before = _current_name(index)
    except IndexDamagedError:
        before = None
    pending = index / f"{CURRENT}.new"
    pending.write_text(published.name, encoding="ascii")
    sync(pending)
    pending.replace(index / CURRENT)
    sync(index)
    _sweep(index, keep={published.name, before})
    return published


def current_generation(index: Path) -> Path:
    """Return the directory of the published generation.

    Raises:
        IndexNotFoundError: Nothing has been published in `index`.
        IndexDamagedError: `current` names a generation that is not there, or another user owns the directory.
    """
    name = _current_name(index)
    if name is None:
        raise IndexNotFoundError(f"chưa có chỉ mục nào trong {index}; hãy chạy `make index` để dựng")
    directory = index / _GENERATIONS / name
    if not _GENERATION_NAME.fullmatch(name) or not directory.is_dir():
        raise IndexDamagedError(f"{index / CURRENT} trỏ tới bản chỉ mục {name!r} không có ở đó; {REBUILD}")
    if directory.stat().st_uid not in {os.geteuid(), 0}:
        raise IndexDamagedError(f"{directory} thuộc về người dùng khác, mà chỉ mục có thể chạy mã; {REBUILD}")
    return directory


def read_manifest(directory: Path) -> Manifest:
    """Return the manifest of a generation after comparing the sizes of its files with it.

    Raises:
        IndexDamagedError: The manifest or a file is missing, cut short or of another version.
    """
    try:
        values = json.loads((directory / _MANIFEST).read_text(encoding="utf-8"))
        files = {str(name): (int(size), str(digest)) for name, (size, digest) in values["files"].items()}
        manifest = Manifest(version=int(values["version"]), articles=int(values["articles"]), files=files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexDamagedError(f"không đọc được {directory / _MANIFEST} ({error}); {REBUILD}") from error
    if manifest.version != FORMAT_VERSION:
        raise IndexDamagedError(
            f"{directory} ghi theo dạng {manifest.version}, chương trình này đọc dạng {FORMAT_VERSION}; {REBUILD}"
        )
    if values.get("checksum") != _checksum(manifest):
        raise IndexDamagedError(f"nội dung {directory / _MANIFEST} đã bị thay đổi; {REBUILD}")
    for name, (size, _) in manifest.files.items():
        path = directory / name
        found = path.stat().st_size if path.is_file() else None
        if found != size:
            came = "không có ở đó" if found is None else f"chỉ thấy {found} byte"
            raise IndexDamagedError(f"{path} phải có {size} byte nhưng {came}; {REBUILD}")
    return manifest


def verify(directory: Path, pattern: str = "*") -> Manifest:
    """Return the manifest of a generation after comparing every byte of its files with it.

    Args:
        directory: The generation.
        pattern: Compare only the files of which the name matches, for example `*.toc`, which is small and a pickle.

    Raises:
        IndexDamagedError: As `read_manifest`, or a file's content has changed.
    """
    manifest = read_manifest(directory)
    for name, (_, digest) in manifest.files.items():
        if fnmatch(name, pattern) and _digest(directory / name) != digest:
            raise IndexDamagedError(f"nội dung {directory / name} đã bị thay đổi; {REBUILD}")
    return manifest


def _checksum(manifest: Manifest) -> int:
    return zlib.crc32(json.dumps(manifest.values(), sort_keys=True).encode())


def _known_files(directory: Path, shared_with: Path) -> dict[str, tuple[int, str]]:
    return {
        name: known
        for name, known in read_manifest(shared_with).files.items()
        if (directory / name).is_file() and (directory / name).samefile(shared_with / name)
    }


@contextmanager
def _lock(index: Path) -> Iterator[None]:
    with (index / "lock").open("w", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise IndexBusyError(
                f"đang có tiến trình khác dựng chỉ mục trong {index}; hãy chờ nó xong"
            ) from error
        yield


def _new_name() -> str:
    """Return a generation's name that none has had: readers tell by it whether another one is published."""
    # Many may be published within a second; of endings of two bytes some were the same.
    return f"{time.strftime('%Y%m%d-%H%M%S', time.gmtime())}-{secrets.token_hex(6)}"


def _current_name(index: Path) -> str | None:
    try:
        return (index / CURRENT).read_text(encoding="ascii").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise IndexDamagedError(f"không đọc được {index / CURRENT} ({error}); {REBUILD}") from error


def _sweep(index: Path, keep: set[str | None]) -> None:
    for directory in (index / _GENERATIONS).iterdir():
        if directory.name not in keep:
            shutil.rmtree(directory, ignore_errors=True)


def sync(path: Path) -> None:
    """Wait until what has been written to `path`, a file or a directory, is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        # It tells damage, not malice: whoever can write the file can write the manifest too. SHA-256 takes five times as long.
        return file_digest(file, xxh3_128).hexdigest()
