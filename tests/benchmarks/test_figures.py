import math
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks.figures import Row, json_rows, percentile, read_rows
from tests.benchmarks.memory import resident_memory
from tests.benchmarks.queries import Form, Work


@given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0.001, 1))
def test_percentile_is_the_nearest_rank(values: list[float], share: float) -> None:
    found = percentile(values, share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values) - 1e-9
    assert sum(value < found for value in values) < share * len(values) + 1e-9


@given(st.lists(st.floats(0, 1e6), min_size=1))
def test_the_median_is_numpys(values: list[float]) -> None:
    assert percentile(values, 0.5) == np.percentile(values, 50, method="inverted_cdf")


def test_rows_are_read_back_without_what_does_not_apply(tmp_path: Path) -> None:
    rows = [
        Row(articles=20, work=Work.OR, engine="fts5", queries=Form.BARE, p50_ms=math.pi, found=7),
        Row(articles=20, work="index", engine="trabao", per_second=12.5, bytes=9),
    ]
    path = tmp_path / "bench.json"
    path.write_text(json_rows(rows), encoding="utf-8")
    assert read_rows(path) == [
        Row(articles=20, work="or", engine="fts5", queries="bare", p50_ms=3.142, found=7),
        rows[1],
    ]
    assert "null" not in json_rows(rows)
    assert json_rows([]) == "[]"


def test_this_process_holds_memory_where_the_system_says_so() -> None:
    memory = resident_memory()
    assert memory is None or memory.private_bytes > 1e6
    assert resident_memory("no process") is None
