import os
import subprocess
import sys
from pathlib import Path

import pytest

from search import plain
from search.warm_up import warm_up
from tests.shared import ROOT

pytest.importorskip("numba", reason="numba can't be imported")

_COMPILE = "from search.warm_up import compile_everything; compile_everything()"
_USE = """
import sys
from pathlib import Path
from tests.search.searches_of_every_kind import build, compiled_loops, search

build(Path(sys.argv[1]))
search(Path(sys.argv[1]))
used = {name: loop.stats for name, loop in compiled_loops().items()}
assert sum(sum(stats.cache_hits.values()) for stats in used.values()) > 20
print(*(name for name, stats in used.items() if stats.cache_misses))
"""
_WARM_UP_AND_SEARCH = """
import sys
from pathlib import Path
from search.warm_up import warm_up

warm_up()

from tests.search.searches_of_every_kind import compiled_loops, search

def types():
    return {(name, str(types)) for name, loop in compiled_loops().items() for types in loop.signatures}

before = types()
search(Path(sys.argv[1]))
print(*(name for name, _ in types() - before))
"""


def run(program: str, *arguments: Path, cache: Path | None = None) -> list[str]:
    """Return the words that `program` prints in a process of its own."""
    given = [sys.executable, "-c", program, *map(str, arguments)]
    environment = {**os.environ, **({"NUMBA_CACHE_DIR": str(cache)} if cache else {})}
    done = subprocess.run(given, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_after_installation_nothing_is_left_to_compile(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    run(_COMPILE, cache=cache)
    compiled = {path.name for path in cache.rglob("*.nb?")}
    assert run(_USE, tmp_path / "index", cache=cache) == []
    assert {path.name for path in cache.rglob("*.nb?")} == compiled


def test_a_server_that_is_warm_has_every_loop_that_a_search_runs(tmp_path: Path) -> None:
    build = "import sys; from pathlib import Path; from tests.search.searches_of_every_kind import build; build(Path(sys.argv[1]))"
    run(build, tmp_path)
    assert run(_WARM_UP_AND_SEARCH, tmp_path) == []


def test_where_numba_is_missing_there_is_nothing_to_do_and_nothing_fails(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("search.warm_up.loops", lambda: plain)
    warm_up()
