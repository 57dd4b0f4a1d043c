"""What is seen of a run while it goes on: a bar for the work at hand, and a line for what is done."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

_T = TypeVar("_T")


class Counter:
    """Counts the pieces of a work.

    Attributes:
        done: How many have been handed on.
    """

    def __init__(self, bar: Progress, task: TaskID) -> None:
        self.done = 0
        self._bar = bar
        self._task = task

    def over(self, pieces: Iterable[_T]) -> Iterator[_T]:
        """Hand on `pieces`, counting them."""
        for piece in pieces:
            yield piece
            self.done += 1
            self._bar.advance(self._task)


class Steps:
    """Tells of one piece of work after the other; bars are drawn on terminals only."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def say(self, sentence: str, style: str | None = None) -> None:
        """Print a line."""
        self._console.print(sentence, style=style, highlight=False, markup=False)

    @contextmanager
    def step(self, work: str, total: int | None = None) -> Iterator[Counter]:
        """Show a bar while `work` is done, and say at the end how many pieces it had and how long it took.

        Args:
            work: What is done, for people.
            total: How many pieces it has; None where that is not known before.
        """
        started = time.monotonic()
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        console = self._console
        with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
            counter = Counter(bar, bar.add_task(work, total=total))
            yield counter
        self.say(f"{work}: {counter.done:,} in {time.monotonic() - started:.1f} s")
