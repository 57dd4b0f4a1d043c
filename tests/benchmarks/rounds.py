"""Engines take turns at the same queries; each query's best time of several rounds counts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.benchmarks.effort import Effort
from tests.benchmarks.figures import Row, percentile
from tests.benchmarks.process import Asked, EngineProcess
from tests.benchmarks.queries import Form, QuerySet, Work


@dataclass(slots=True, kw_only=True)
class _Turn:
    """How one variant stands with one set of queries.

    Attributes:
        process: Its engine.
        variant: Its name.
        best_ms: The best time so far of each query asked.
        found: What each found.
        spent_s: The time of all rounds so far.
        is_over: Whether it is asked no more.
    """

    process: EngineProcess
    variant: str
    best_ms: list[float] = field(default_factory=list)
    found: list[int | None] = field(default_factory=list)
    spent_s: float = 0.0
    is_over: bool = False

    def take(self, asked: Asked, queries: int, further_rounds_s: float) -> None:
        """Note a round of `queries`, the last where time is up."""
        known = len(self.best_ms)
        self.best_ms = [*map(min, self.best_ms, asked.ms), *self.best_ms[len(asked.ms) :], *asked.ms[known:]]
        self.found += asked.found[known:]
        self.spent_s += sum(asked.ms) / 1000
        self.is_over = len(asked.ms) < queries or self.spent_s >= further_rounds_s

    def row(self, articles: int, work: Work, form: Form) -> Row:
        """Return the figures of all rounds."""
        counted = [number for number in self.found if number is not None]
        return Row(
            articles=articles,
            work=work,
            engine=self.variant,
            queries=form,
            p50_ms=percentile(self.best_ms, 0.5),
            p99_ms=percentile(self.best_ms, 0.99),
            asked=len(self.best_ms),
            found=sum(counted) if counted else None,
        )


def measured(
    processes: Sequence[EngineProcess],
    queries: QuerySet,
    articles: int,
    effort: Effort,
    tell: Callable[[str], None],
) -> list[Row]:
    """Return a row for each work, form of the queries and variant that can do the work.

    Args:
        processes: Engines with their index open; they are asked in turns, another one first in each round.
        queries: What is asked.
        articles: The size of the corpus, for the rows.
        effort: How often and how long they are asked.
        tell: Called before each set with what it is.
    """
    variants = [(process, process.describe().works) for process in processes]
    rows = []
    for work in Work:
        for form in Form:
            turns = [
                _Turn(process=process, variant=variant)
                for process, works in variants
                for variant, can in works.items()
                if work in can
            ]
            if turns:
                tell(f"{work}, {form}")
            _take_turns(turns, work, form, queries, effort)
            rows += [turn.row(articles, work, form) for turn in turns]
    return rows


def _take_turns(turns: list[_Turn], work: Work, form: Form, queries: QuerySet, effort: Effort) -> None:
    asked = queries.of(work)
    for first in range(effort.rounds):
        start = first % max(len(turns), 1)
        for turn in turns[start:] + turns[:start]:
            if not turn.is_over:
                answer = turn.process.ask(turn.variant, work, form, asked, effort.first_round_s)
                turn.take(answer, len(asked), effort.further_rounds_s)
