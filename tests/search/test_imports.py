import subprocess
import sys
from pathlib import Path

from index.build import build_index
from tests.index.conftest import ARTICLES
from tests.shared import ROOT

_SEARCH = """
import sys
from pathlib import Path
from search.engine import SearchRequest
from search.whoosh_engine import WhooshEngine

assert WhooshEngine(Path(sys.argv[1])).search(SearchRequest(query="lũ")).took_ms > 0
print(*(name for name in ("pyvi", "sklearn", "scipy", "numba", "trafilatura") if name in sys.modules))
"""


def test_a_search_loads_no_heavy_library(tmp_path: Path) -> None:
    build_index(ARTICLES, tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", _SEARCH, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
