"""pyvi itself: the slow, obvious code that ours has to agree with."""

import warnings
from collections.abc import Sequence
from functools import cache
from types import ModuleType


@cache
def pyvi() -> ModuleType:
    with warnings.catch_warnings():
        # Its source has invalid escapes, and its pickles were written by an older scikit-learn.
        warnings.simplefilter("ignore")
        import pyvi.ViPosTagger
        import pyvi.ViTokenizer
    package: ModuleType = pyvi
    return package


def pyvi_words(text: str) -> list[str]:
    """Return what `ViTokenizer.tokenize` prints, cut into words; pyvi gives text without tokens back."""
    printed = str(pyvi().ViTokenizer.tokenize(text))
    return printed.split(" ") if pyvi().ViTokenizer.ViTokenizer.sylabelize(text)[1] else []


def pyvi_tags(words: Sequence[str]) -> list[str]:
    """Return the tags of `words`, the syllables of each joined by underscores."""
    return [str(tag) for tag in pyvi().ViPosTagger.postagging_tokens(list(words))[1]] if words else []
