"""Reads the files that pyvi installs, without importing pyvi: that would load scikit-learn.

Its pickles hold crfsuite model files as they were written. They are walked, never loaded: no code of theirs runs.
"""

import pickletools
from functools import cache
from importlib.util import find_spec
from pathlib import Path

SEGMENTATION_MODEL = "pyvi3.pkl"
"""The model of `ViTokenizer`: whether a token begins a word or continues one."""

TAGGING_MODEL = "pyvipos3.pkl"
"""The model of `ViPosTagger`: the part of speech of a word."""

_DICTIONARY = "words.txt"
_MAGIC = b"lCRF"


@cache
def _model_folder() -> Path:
    spec = find_spec("pyvi")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(
            "expected the package pyvi, which holds the models; install it: pip install pyvi==0.1.1"
        )
    return Path(spec.submodule_search_locations[0]) / "models"


def dictionary_entries() -> list[str]:
    """Return pyvi's dictionary, one entry of one or more syllables after another.

    Raises:
        ModuleNotFoundError: pyvi is not installed.
    """
    return (_model_folder() / _DICTIONARY).read_bytes().decode("utf-8").split("\n")


def crfsuite_bytes(name: str) -> bytes:
    """Return the crfsuite model file inside pyvi's pickle `name`.

    Args:
        name: `SEGMENTATION_MODEL` or `TAGGING_MODEL`.

    Raises:
        ModuleNotFoundError: pyvi is not installed.
        ValueError: The pickle holds no model: it is of a pyvi that is not the one this project names.
    """
    pickled = (_model_folder() / name).read_bytes()
    for _, value, _ in pickletools.genops(pickled):
        # Python 2 pickled bytes as text, each byte the character of its number.
        if isinstance(value, str) and value.startswith(_MAGIC.decode()):
            return value.encode("latin-1")
        if isinstance(value, bytes) and value.startswith(_MAGIC):
            return value
    raise ValueError(f"expected a crfsuite model in pyvi's {name}, found none; install pyvi==0.1.1")
