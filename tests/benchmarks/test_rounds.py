from typing import cast

from tests.benchmarks.effort import Effort
from tests.benchmarks.process import Asked, Description, EngineProcess
from tests.benchmarks.queries import BenchQuery, Form, QuerySet, Work
from tests.benchmarks.rounds import measured

_QUERIES = QuerySet(
    words=(
        BenchQuery("frequent", ("lũ",)),
        BenchQuery("frequent", ("bão",)),
        BenchQuery("frequent", ("hạn",)),
    ),
    phrases=(BenchQuery("2 syllables", ("lũ", "quét")),),
)


class _Process:
    """Answers with times made up beforehand, a list a round."""

    def __init__(self, name: str, rounds: list[list[float]], order: list[str], work: Work = Work.OR) -> None:
        self.name = name
        self._rounds = rounds
        self._order = order
        self._work = work

    def describe(self) -> Description:
        return Description(works={self.name: frozenset({self._work})}, builds=(self.name,))

    def ask(
        self, variant: str, work: Work, form: Form, queries: tuple[BenchQuery, ...], budget_s: float
    ) -> Asked:
        assert (variant, work, queries) == (self.name, self._work, _QUERIES.of(work))
        assert budget_s == 60
        if form is Form.BARE:
            return Asked(ms=[1.0], found=[None])
        self._order.append(self.name)
        ms = self._rounds.pop(0)
        return Asked(ms=ms, found=[10] * len(ms))


def _measured(*processes: _Process) -> dict[str, tuple[float | None, float | None, int | None, int | None]]:
    engines = [cast(EngineProcess, process) for process in processes]
    rows = measured(engines, _QUERIES, 20, Effort(rounds=3), lambda _: None)
    return {
        row.engine: (row.p50_ms, row.p99_ms, row.asked, row.found)
        for row in rows
        if row.queries == "accented"
    }


def test_the_best_time_of_each_query_counts() -> None:
    process = _Process("a", [[3.0, 2.0, 9.0], [1.0, 4.0, 8.0], [5.0, 5.0, 7.0]], [])
    assert _measured(process) == {"a": (2.0, 7.0, 3, 30)}


def test_engines_take_turns_and_another_begins_each_round() -> None:
    order: list[str] = []
    times = [[1.0, 1.0, 1.0]]
    _measured(*(_Process(name, times * 3, order) for name in "abc"))
    assert "".join(order) == "abcbcacab"


def test_one_whose_time_ran_out_is_asked_no_more() -> None:
    assert _measured(_Process("slow", [[40_000.0, 30_000.0]], [])) == {"slow": (30_000.0, 40_000.0, 2, 20)}


def test_one_that_has_spent_its_time_takes_no_further_round() -> None:
    rounds = [[4_000.0, 4_000.0, 4_000.0], [3_000.0, 3_000.0, 3_000.0]]
    assert _measured(_Process("slow", rounds, [])) == {"slow": (3_000.0, 3_000.0, 3, 30)}
