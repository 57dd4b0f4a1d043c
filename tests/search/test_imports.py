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
from search.engines import open_engine
from index.settings import Settings
from search.warm_up import warm_up

warm_up()
engine = open_engine(Settings(index=Path(sys.argv[1])))
[hit] = engine.search(SearchRequest(query='lu "bí thư" ngh* OR xã', person="lo van pang")).hits
assert engine.marked(engine.article(hit.article.id), SearchRequest(query='lũ')).title.startswith("<mark>")
print(*sys.modules)
"""
_HIDDEN_BY_NUMBA = "import index.compiled, scipy.linalg; print(scipy.linalg.norm([3, 4]))"

# Models, readers of corpora, and what builds an index: none of it answers a search.
_NOT_FOR_SEARCHING = (
    *("pyvi", "sklearn", "scipy", "trafilatura", "lxml", "rich", "multiprocessing"),
    *("corpus.people", "corpus.readers", "corpus.page", "corpus.encodings"),
    *("index.words.model", "index.words.segmenter", "index.words.vocabulary", "index.words.kernels"),
    *("index.segmentation", "index.build", "index.batches", "index.update", "index.writer"),
    *("index.segment.part", "index.segment.merging", "index.segment.impacts"),
)


def run(program: str, *arguments: str) -> list[str]:
    given = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(given, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_a_warm_engine_that_has_searched_has_loaded_nothing_that_searches_do_without(tmp_path: Path) -> None:
    build_index(ARTICLES, tmp_path)
    loaded = run(_SEARCH, str(tmp_path))
    assert "search.kernels" in loaded
    assert [
        name
        for name in loaded
        if any(name == each or name.startswith(f"{each}.") for each in _NOT_FOR_SEARCHING)
    ] == []


def test_scipy_which_is_hidden_from_numba_can_be_imported_all_the_same() -> None:
    assert run(_HIDDEN_BY_NUMBA) == ["5.0"]
