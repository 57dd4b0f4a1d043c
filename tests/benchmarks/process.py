"""Each engine in a process of its own: measured there, asked from here.

While one process measures, the others wait for a message, so that engines take turns without sharing memory, garbage
or a warm interpreter.
"""

import gc
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Self, cast

from tests.benchmarks.corpora import Corpus
from tests.benchmarks.engines import engine
from tests.benchmarks.memory import Memory, resident_memory
from tests.benchmarks.queries import BenchQuery, Form, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What an engine can do; see `tests.benchmarks.engines.Engine`."""

    works: dict[str, frozenset[Work]]
    builds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What came of a set of queries.

    Attributes:
        ms: The time of each, in their order; fewer than were given where time ran out.
        found: What each found, where the variant counts.
    """

    ms: list[float]
    found: list[int | None]


class _Service:
    """What the process of an engine does, one message after another."""

    def __init__(self, name: str) -> None:
        self._engine = engine(name)

    def describe(self) -> Description:
        """Return what the engine can do."""
        return Description(works=dict(self._engine.works), builds=self._engine.builds)

    def build(self, build: str, corpus: Corpus, directory: Path) -> float:
        """Return the seconds that indexing takes."""
        started = time.perf_counter()
        self._engine.build(build, corpus, directory)
        return time.perf_counter() - started

    def openings_ms(self, directory: Path, times: int) -> list[float]:
        """Return how long each of `times` openings of the index takes; the last stays open."""
        return [_ms_of(lambda: self._engine.open(directory)) for _ in range(times)]

    def ask(
        self, variant: str, work: Work, form: Form, queries: Sequence[BenchQuery], budget_s: float
    ) -> Asked:
        """Ask `queries`, built beforehand, until `budget_s` is spent."""
        questions = [self._engine.question(variant, work, query.typed(form), form) for query in queries]
        times: list[float] = []
        found: list[int | None] = []
        gc.collect()
        gc.disable()
        ends = time.perf_counter() + budget_s
        for question in questions:
            started = time.perf_counter()
            number = question()
            times.append((time.perf_counter() - started) * 1000)
            found.append(number)
            if time.perf_counter() > ends:
                break
        gc.enable()
        return Asked(ms=times, found=found)

    def memory(self) -> Memory | None:
        """Return what this process holds."""
        gc.collect()
        return resident_memory()


def _ms_of(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def _serve(name: str, connection: Connection) -> None:
    service = _Service(name)
    while (message := connection.recv()) is not None:
        method, arguments = message
        try:
            connection.send((getattr(service, method)(*arguments), None))
        except Exception as error:  # noqa: BLE001  # whatever it is, the process that asked raises it
            error.add_note(traceback.format_exc())
            connection.send((None, error))


class EngineProcess:
    """An engine in another process; ended when the `with` block is."""

    def __init__(self, name: str) -> None:
        self.name = name
        context = get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(name, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._connection.send(None)
        except OSError:
            self._process.kill()
        self._process.join()
        self._connection.close()

    def describe(self) -> Description:
        """Return what the engine can do."""
        return cast(Description, self._call("describe"))

    def build(self, build: str, corpus: Corpus, directory: Path) -> float:
        """Return the seconds that indexing `corpus` in `directory` takes."""
        return cast(float, self._call("build", build, corpus, directory))

    def openings_ms(self, directory: Path, times: int = 1) -> list[float]:
        """Open the index in `directory` some times; return how long each took."""
        return cast(list[float], self._call("openings_ms", directory, times))

    def ask(
        self, variant: str, work: Work, form: Form, queries: Sequence[BenchQuery], budget_s: float
    ) -> Asked:
        """Ask `queries` of the open index, and stop when `budget_s` is spent."""
        return cast(Asked, self._call("ask", variant, work, form, queries, budget_s))

    def memory(self) -> Memory | None:
        """Return what the process holds, or None where the system does not say."""
        return cast(Memory | None, self._call("memory"))

    def _call(self, method: str, *arguments: object) -> object:
        self._connection.send((method, arguments))
        try:
            answer, error = self._connection.recv()
        except EOFError as exc:
            raise RuntimeError(f"the process of {self.name} ended in {method}; it says why above") from exc
        if error is not None:
            raise error
        return answer
