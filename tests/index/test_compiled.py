import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.shared import ROOT

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


@pytest.mark.parametrize(
    "changed", ["ONE = 2", "TWO = np.int64(9)", "def add(left, right):\n    return left + right + 7"]
)
def test_a_loop_is_compiled_anew_when_what_it_uses_has_changed(tmp_path: Path, changed: str) -> None:
    used = """
import numpy as np
from index.compiled import compiled
ONE = 1
TWO = np.int64(2)
@compiled
def add(left, right):
    return left + right
"""
    (tmp_path / "loop.py").write_text(
        "from used import ONE, TWO, add\n"
        "from index.compiled import compiled\n"
        "@compiled\n"
        "def loop(value):\n"
        "    return add(value, ONE) + TWO\n"
    )
    answers = []
    for text in (used, used, f"{used}\n{'@compiled' if changed.startswith('def') else ''}\n{changed}\n"):
        (tmp_path / "used.py").write_text(text)
        answers.append(
            run("from loop import loop; print(loop(10), *loop.stats.cache_hits.values())", tmp_path)
        )
    assert answers[0] == "13"
    assert answers[1] == "13 1"
    assert answers[2] not in {"13", "13 1"}


def run(program: str, path: Path) -> str:
    """Return what `program` prints, with the modules in `path` and a cache of its own there."""
    environment = {
        **os.environ,
        "PYTHONPATH": f"{path}{os.pathsep}{ROOT}",
        "NUMBA_CACHE_DIR": str(path / "cache"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
