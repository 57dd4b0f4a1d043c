"""A corpus becomes a published generation."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from whoosh.codec.whoosh3 import W3Codec
from whoosh.index import FileIndex, create_in

from corpus.article import Article, Skipped
from corpus.people import find_people
from index.documents import whoosh_document
from index.errors import IndexDamagedError
from index.schema import whoosh_schema
from index.segmentation import tag
from index.store import new_generation, publish

_WRITER_MEMORY_MB = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did.

    Attributes:
        generation: The published generation's directory; None where no article was read, and nothing published.
        read: Inputs read: `indexed` and `skipped` together.
        indexed: Articles in the generation.
        skipped: What gave no article, with the reasons, in the order of reading.
        seconds: The time it took.
        size_bytes: The size of the generation's files.
    """

    generation: Path | None
    read: int
    indexed: int
    skipped: tuple[Skipped, ...]
    seconds: float
    size_bytes: int


def build_index(
    inputs: Iterable[Article | Skipped],
    index: Path,
    on_input: Callable[[Article | Skipped], None] = lambda _: None,
) -> BuildReport:
    """Build a generation from `inputs` and publish it in `index`; until then readers keep the one before.

    Nothing is published where no article is read: an empty folder never replaces a good index. An article whose
    people are not stated gets those that its text names. Of two articles with one id, the second is skipped.

    Args:
        inputs: What `corpus.readers.read_corpus` yields.
        index: The index directory; made if it is not there.
        on_input: Called after each input with what became of it, for a progress bar: an article whose id is taken
            comes as `Skipped` too.

    Raises:
        IndexBusyError: Another process is building in `index`.
        IndexDamagedError: The written generation does not hold what was put in; nothing is published.
    """
    started = time.monotonic()
    skipped: list[Skipped] = []
    seen: set[str] = set()
    with new_generation(index) as directory:
        whoosh_index = create_in(directory, whoosh_schema())
        with _writing(whoosh_index) as writer:
            for item in (_unless_repeated(item, seen) for item in inputs):
                if isinstance(item, Skipped):
                    skipped.append(item)
                else:
                    seen.add(item.id)
                    writer.add_document(**whoosh_document(with_people(item)))
                on_input(item)
        _check_count(whoosh_index.doc_count(), len(seen))
        whoosh_index.close()
        generation = publish(index, directory, len(seen)) if seen else None
    return BuildReport(
        generation=generation,
        read=len(seen) + len(skipped),
        indexed=len(seen),
        skipped=tuple(skipped),
        seconds=time.monotonic() - started,
        size_bytes=sum(path.stat().st_size for path in generation.iterdir()) if generation else 0,
    )


def _unless_repeated(item: Article | Skipped, seen: set[str]) -> Article | Skipped:
    if isinstance(item, Skipped) or item.id not in seen:
        return item
    return Skipped(name=item.id, reason=f"mã bài {item.id!r} đã có ở một bài trước; hãy đặt mã khác")


class _Codec(W3Codec):  # type: ignore[misc]  # Whoosh has no types
    """The stock codec, told that no field's length is to be looked up, file by file, at every posting."""

    length_stats = False


@contextmanager
def _writing(whoosh_index: FileIndex) -> Iterator[Any]:
    """Give the stock writer, one process and one segment; commit what the block adds."""
    writer = whoosh_index.writer(limitmb=_WRITER_MEMORY_MB, codec=_Codec())
    try:
        yield writer
        writer.commit()
    finally:
        # Whoosh leaves its files open and its lock held where something fails: trap 2 of ARCHITECTURE.md.
        if not writer.is_closed:
            writer.cancel()


def with_people(article: Article) -> Article:
    """Return `article` with the people its text names, where none are stated."""
    return article if article.people else replace(article, people=find_people(article, tag))


def _check_count(found: int, expected: int) -> None:
    if found != expected:
        raise IndexDamagedError(
            f"đã ghi {expected} bài nhưng chỉ đọc lại được {found} bài; bản chỉ mục này không được đưa ra dùng"
        )
