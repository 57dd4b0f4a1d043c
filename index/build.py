"""A corpus becomes a published generation.

Worker processes read, tag and cut the articles, a run of inputs at a time, and write parts; one process then merges the
parts in the order of the inputs. So the index is the same whatever the number of workers, and memory holds a run of
inputs a worker whatever the size of the corpus.
"""

import ctypes
import gc
import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from whoosh.index import create_in

from corpus.article import Skipped
from corpus.readers import UnreadableDates
from index.batches import Input, Outcome, repeated_id, runs, write_parts
from index.codec import open_segments
from index.errors import IndexDamagedError, IndexingError
from index.schema import whoosh_schema
from index.segmentation import warm_up
from index.store import new_generation, publish
from index.weights import WEIGHTS, Weights
from index.writer import ArrayWriter

# A tenth of a worker's time went into looking for garbage at every 700th object, as Python does.
_COLLECTED = (100_000, 20, 100)

# Numbers that glibc's malloc.h gives to its options, with what they become: blocks up to 32 MiB, the most that it takes,
# come from memory that is kept, of which up to 1 GiB may be unused.
_KEEPING = {-3: 1 << 25, -1: 1 << 30}

MOST_REPORTED = 1_000
"""How many skipped inputs a report names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did.

    Attributes:
        generation: The published generation's directory; None where no article was read, and nothing published.
        read: Inputs read: `indexed` and `skipped_count` together.
        indexed: Articles in the generation.
        skipped_count: How many inputs gave no article.
        skipped: The first `MOST_REPORTED` of them with the reasons; articles whose id was taken come last.
        seconds: The time it took.
        size_bytes: The size of the generation's files.
    """

    generation: Path | None
    read: int
    indexed: int
    skipped_count: int
    skipped: tuple[Skipped, ...]
    seconds: float
    size_bytes: int


def build_index(
    inputs: Iterable[Input],
    index: Path,
    on_progress: Callable[[int, Sequence[Skipped]], None] = lambda _read, _skipped: None,
    *,
    workers: int = 1,
    weights: Weights = WEIGHTS,
) -> BuildReport:
    """Build a generation from `inputs` and publish it in `index`; until then readers keep the one before.

    Nothing is published where no article is read: an empty folder never replaces a good index. An article whose
    people are not stated gets those that its text names. Of two articles with one id, the second is skipped.

    Args:
        inputs: What `corpus.readers.raw_inputs` or `read_corpus` yields.
        index: The index directory; made if it is not there.
        on_progress: Called with the number of further inputs that have been read, and those of them that were skipped.
        workers: How many processes read and cut articles, at least 1. A corpus of one run is done in this process.
        weights: What the order of hits will depend on.

    Raises:
        IndexBusyError: Another process is building in `index`.
        IndexDamagedError: The written generation does not hold what was put in; nothing is published.
        IndexingError: A worker process has died; nothing is published.
    """
    started = time.monotonic()
    skipped: list[Skipped] = []
    dates = UnreadableDates()
    read = skipped_count = 0

    def tell(count: int, reasons: Sequence[Skipped]) -> None:
        nonlocal read, skipped_count
        read += count
        skipped_count += len(reasons)
        skipped.extend(reasons[: MOST_REPORTED - len(skipped)])
        on_progress(count, reasons)

    with new_generation(index) as directory:
        writer = ArrayWriter(create_in(directory, whoosh_schema()), weights)
        try:
            for outcome in _outcomes(inputs, directory, workers):
                for part in outcome.parts:
                    writer.add_part(part)
                for remark in outcome.dates:
                    dates.add(remark)
                tell(outcome.read, outcome.skipped)
            dates.log()
            indexed = writer.commit()
        finally:
            # Whoosh leaves its lock held where something fails: trap 2 of ARCHITECTURE.md.
            if not writer.is_closed:
                writer.cancel()
        tell(0, [repeated_id(article_id) for article_id in writer.repeated])
        _check_count(directory, indexed, read - skipped_count)
        generation = publish(index, directory, indexed) if indexed else None
    return BuildReport(
        generation=generation,
        read=read,
        indexed=indexed,
        skipped_count=skipped_count,
        skipped=tuple(skipped),
        seconds=time.monotonic() - started,
        size_bytes=sum(path.stat().st_size for path in generation.iterdir()) if generation else 0,
    )


def _outcomes(inputs: Iterable[Input], directory: Path, workers: int) -> Iterator[Outcome]:
    """Yield what becomes of each run of `inputs`, in order."""
    numbered = ((run, directory / f"run-{number:07}") for number, run in enumerate(runs(inputs)))
    first = list(islice(numbered, 2))
    if workers == 1 or len(first) < 2:
        for run, path in chain(first, numbered):
            yield write_parts(run, path)
        return
    try:
        yield from _outcomes_of_workers(chain(first, numbered), workers)
    except BrokenProcessPool as error:
        raise IndexingError(
            "một tiến trình đọc bài đã dừng đột ngột, có thể vì thiếu bộ nhớ; chỉ mục cũ, nếu có, được giữ nguyên; "
            "hãy chạy lại với ít tiến trình hơn"
        ) from error


def _outcomes_of_workers(numbered: Iterable[tuple[list[Input], Path]], workers: int) -> Iterator[Outcome]:
    # Not forked from here: whoever builds may have threads.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["index.batches"])
    with ProcessPoolExecutor(workers, context, initializer=_begin_worker) as pool:
        pending: deque[Future[Outcome]] = deque()
        try:
            for run, path in numbered:
                pending.append(pool.submit(write_parts, run, path))
                if len(pending) > workers:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)


def _begin_worker() -> None:
    """Get ready to work; what is remembered from here on grows for long, and looking through it for garbage finds none."""
    _keep_memory()
    warm_up()
    gc.freeze()
    gc.set_threshold(*_COLLECTED)


def _keep_memory() -> None:
    """Let what is freed be kept, where the system's library can: the next part needs arrays of the same sizes.

    Each given back and asked for anew, they are filled with zeros by the system: some hundredths of a worker's time.
    """
    library = ctypes.CDLL(None)
    if hasattr(library, "mallopt"):
        for option, value in _KEEPING.items():
            library.mallopt(option, value)


def _check_count(directory: Path, written: int, expected: int) -> None:
    found = sum(segment.arrays.documents for segment in open_segments(directory))
    if found != expected or written != expected:
        raise IndexDamagedError(
            f"đã ghi {expected} bài nhưng chỉ đọc lại được {found} bài; bản chỉ mục này không được đưa ra dùng"
        )
