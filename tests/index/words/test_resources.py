import subprocess
import sys

# Of scipy numba imports a part by itself, wherever scipy is installed.
_HEAVY = {"pyvi", "sklearn", "sklearn_crfsuite", "pycrfsuite", "scipy.sparse"}


def test_nothing_of_pyvi_is_imported() -> None:
    code = "import sys; from index.segmentation import tag; tag('nông dân trồng lúa'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "index.words.segmenter" in done.stdout.split()
    assert not _HEAVY & set(done.stdout.split())


def test_importing_the_segmentation_loads_no_model_and_no_numba() -> None:
    code = "import sys; import index.segmentation; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"numba", "index.words"} & set(done.stdout.split())
