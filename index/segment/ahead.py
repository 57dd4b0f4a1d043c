"""Work that is done ahead by other threads, while this one writes what they have done before.

Good for compiled loops that leave the interpreter's lock alone (`index.compiled.compiled_unlocked`): the largest part of
what one process does at the end of a build is done by two cores, and in the same order.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain, islice
from typing import TypeVar

_THREADS = 2
_T = TypeVar("_T")
_R = TypeVar("_R")


def done_ahead(work: Callable[[_T], _R], items: Iterable[_T]) -> Iterator[_R]:
    """Yield `work` of each of `items`, in order; at most three of the results are held at a time.

    >>> list(done_ahead(str, [7, 8, 9]))
    ['7', '8', '9']

    Args:
        work: May be called by several threads at once.
        items: Taken from by this thread. One alone is done by it too: small segments need no thread.
    """
    waiting = iter(items)
    first = list(islice(waiting, 2))
    if len(first) < 2:
        yield from map(work, first)
        return
    with ThreadPoolExecutor(_THREADS) as pool:
        pending: deque[Future[_R]] = deque()
        try:
            for item in chain(first, waiting):
                pending.append(pool.submit(work, item))
                if len(pending) > _THREADS:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def aside() -> Iterator[Callable[[Callable[[], object]], None]]:
    """Give what lets other threads do some work, of which nothing comes; at the end of the block all of it is done.

    >>> done = []
    >>> with aside() as let_do:
    ...     let_do(lambda: done.append("swept"))
    >>> done
    ['swept']

    Raises:
        Exception: What one of the works has raised, where the block itself has come to its end.
    """
    begun: list[Future[object]] = []
    with ThreadPoolExecutor(_THREADS) as pool:
        yield lambda work: begun.append(pool.submit(work))
    for work in begun:
        work.result()
