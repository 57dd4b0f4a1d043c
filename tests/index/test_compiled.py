from collections.abc import Callable

import pytest

compiling = pytest.importorskip("index.compiled", reason="numba can't be imported")


def test_where_no_cache_can_be_written_loops_are_compiled_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    options = []

    def njit(**asked: bool) -> Callable[[Callable[[int], int]], Callable[[int], int]]:
        options.append(asked)
        if "cache" in asked:
            raise RuntimeError("cannot cache function: no locator available")
        return lambda function: function

    monkeypatch.setattr(compiling, "njit", njit)
    assert compiling.compiled(abs)(-1) == 1
    assert options == [{"cache": True}, {}]
    assert compiling.compiled_unlocked(abs)(-1) == 1
    assert options[2:] == [{"cache": True, "nogil": True}, {"nogil": True}]
