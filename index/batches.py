"""What a worker does: a run of inputs becomes parts of the index, ready to be merged.

The same in the process that builds, where there is little to do, and in worker processes.
"""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from corpus.article import Article, Skipped
from corpus.people import TaggedTexts, find_people_in
from corpus.readers import RawInput, UnreadableDate, articles
from index.cut_once import CutOnce
from index.segment.part import PartWriter
from index.segment.remembered import Remembered
from index.segmentation import tag_texts

INPUTS_A_RUN = 2_048
"""How many inputs are written as a part of their own, at the most."""

BYTES_A_RUN = 1 << 25
"""How many bytes they have together, about, at the most: a run is held in memory."""

Input = RawInput | Article | Skipped
"""What an index is made from: raw inputs are understood where the work is done."""

ARTICLES_AT_ONCE = 128
"""How many articles are read, tagged and cut at a time: many in a call are faster than one."""

MOST_PLACES_IN_MEMORY = 1 << 25
"""A part is written when its articles have so many syllables and gaps: some 40,000 articles, or one huge one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a run of inputs.

    Attributes:
        parts: The parts that were written, in order.
        read: How many inputs were read: articles and `skipped` together.
        skipped: What gave no article.
        dates: The dates that could not be read.
    """

    parts: tuple[Path, ...]
    read: int
    skipped: tuple[Skipped, ...]
    dates: tuple[UnreadableDate, ...]


def runs(inputs: Iterable[Input]) -> Iterator[list[Input]]:
    """Cut `inputs` into runs of `INPUTS_A_RUN`, or fewer where they are large."""
    run: list[Input] = []
    size = 0
    for item in inputs:
        run.append(item)
        size += len(item.data) if isinstance(item, RawInput) else 0
        if len(run) == INPUTS_A_RUN or size >= BYTES_A_RUN:
            yield run
            run, size = [], 0
    if run:
        yield run


def write_parts(inputs: Sequence[Input], path: Path) -> Outcome:
    """Write the articles of `inputs` as parts.

    Args:
        inputs: A run of the corpus.
        path: The parts are written at this path with a number behind it.
    """
    skipped: list[Skipped] = []
    dates: list[UnreadableDate] = []
    parts: list[Path] = []
    part = _begun()
    read = 0
    for batch in _batches(_understood(inputs, skipped, dates)):
        read += len(batch)
        cut = CutOnce()
        part.add(with_people(batch, cut.tagged), cut.spans)
        if part.places > MOST_PLACES_IN_MEMORY:
            parts.append(_written(part, path, len(parts)))
            part = _begun()
    if part.documents:
        parts.append(_written(part, path, len(parts)))
    return Outcome(parts=tuple(parts), read=read + len(skipped), skipped=tuple(skipped), dates=tuple(dates))


def repeated_id(article_id: str) -> Skipped:
    """Return what is told of an article whose id an earlier one has."""
    return Skipped(name=article_id, reason=f"mã bài {article_id!r} đã có ở một bài trước; hãy đặt mã khác")


def with_people(
    articles: Sequence[Article], tagger: Callable[[Sequence[str]], TaggedTexts] = tag_texts
) -> list[Article]:
    """Return `articles` with the people their texts name, where none are stated.

    Args:
        articles: Any articles.
        tagger: Gives the words of their texts; it is not asked where all state their people.
    """
    unstated = [article for article in articles if not article.people]
    if not unstated:
        return list(articles)
    found = iter(find_people_in(unstated, tagger))
    return [article if article.people else replace(article, people=next(found)) for article in articles]


class _Thread(threading.local):
    """What a thread remembers of the parts that it has written."""

    def __init__(self) -> None:
        self.remembered = Remembered()


_THREAD = _Thread()


def _begun() -> PartWriter:
    """Begin a part with what this thread remembers."""
    if _THREAD.remembered.is_full:
        _THREAD.remembered = Remembered()
    return PartWriter(_THREAD.remembered)


def _written(part: PartWriter, path: Path, number: int) -> Path:
    written = path.with_name(f"{path.name}-{number}.part")
    part.write(written)
    return written


def _understood(
    inputs: Iterable[Input], skipped: list[Skipped], dates: list[UnreadableDate]
) -> Iterator[Article]:
    """Yield the articles of `inputs`, and put what is none where it belongs."""
    for item in inputs:
        for found in articles(item) if isinstance(item, RawInput) else (item,):
            if isinstance(found, Skipped):
                skipped.append(found)
            elif isinstance(found, UnreadableDate):
                dates.append(found)
            else:
                yield found


def _batches(found: Iterator[Article]) -> Iterator[list[Article]]:
    while batch := list(islice(found, ARTICLES_AT_ONCE)):
        yield batch
