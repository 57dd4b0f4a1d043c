"""Which words does this text have, and which parts of speech? The array interface, for whoever reads many texts.

`index.segmentation` gives the same as objects, one a word, which takes several times as long.

Traps: numba is imported at the first call, and compiles where its cache is empty (`warm_up`). What is remembered is
shared by all threads, and by processes forked later; `index.words.segmenter.ROOM` is its bound.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.words.later import LaterTagger, LaterTags
from index.words.segmenter import Spans, tag_names

__all__ = [
    "Spans",
    "segment_spans",
    "tag_later",
    "tag_names",
    "tag_spans",
    "warm_up",
    "word_offsets",
    "word_texts",
]


@cache
def _segmenter() -> LaterTagger:
    try:
        return LaterTagger(compiled=True)
    except ImportError:
        return LaterTagger(compiled=False)


def segment_spans(texts: Sequence[str]) -> Spans:
    """Return where the tokens of `texts` lie and which of them form words.

    Many texts in one call are faster than a call for each: all of an article's, say.

    >>> spans = segment_spans(["Bí thư Tỉnh ủy.", "", "trồng lúa"])
    >>> spans.starts.tolist(), spans.ends.tolist()
    ([0, 3, 7, 12, 14, 0, 6], [2, 6, 11, 14, 15, 5, 9])
    >>> spans.joined.tolist()
    [False, True, False, True, False, False, False]
    >>> spans.bounds.tolist()
    [0, 5, 5, 7]

    Args:
        texts: NFC texts of any length, as their authors wrote them; each is a sequence of its own.
    """
    return _segmenter().spans(texts)


def tag_spans(texts: Sequence[str]) -> tuple[Spans, NDArray[np.int8]]:
    """Return the spans of `texts`, and int8[W]: the part of speech of each word, a number of `tag_names`.

    >>> spans, tags = tag_spans(["nông dân trồng lúa"])
    >>> spans.word_bounds().tolist(), [tag_names()[tag] for tag in tags]
    ([0, 2, 3, 4], ['N', 'V', 'N'])

    Args:
        texts: NFC texts of any length, as their authors wrote them; each is a sequence of its own.
    """
    return _segmenter().tagged_spans(texts)


def tag_later(texts: Sequence[str]) -> tuple[Spans, LaterTags]:
    """Return the spans of `texts`, and the tags of `tag_spans` for whoever asks for few of them, word by word.

    >>> spans, tags = tag_later(["nông dân trồng lúa"])
    >>> tag_names()[tags.label(1)]
    'V'

    Args:
        texts: NFC texts of any length, as their authors wrote them; each is a sequence of its own.
    """
    return _segmenter().spans_and_later_tags(texts)


def word_offsets(spans: Spans) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return int32[W] and int32[W]: where each word starts in its text, and where it ends.

    >>> [offsets.tolist() for offsets in word_offsets(segment_spans(["Bí thư Tỉnh ủy."]))]
    [[0, 7, 14], [6, 14, 15]]
    """
    bounds = spans.word_bounds()
    return spans.starts[bounds[:-1]], spans.ends[bounds[1:] - 1]


def word_texts(text: str, spans: Spans) -> list[str]:
    r"""Return the words of `text`, the syllables of each joined by single spaces.

    >>> text = "Bí  thư\tTỉnh ủy"
    >>> word_texts(text, segment_spans([text]))
    ['Bí thư', 'Tỉnh ủy']

    Args:
        text: One text.
        spans: `segment_spans([text])`.
    """
    joints = np.flatnonzero(spans.joined)
    gaps = zip(spans.ends[joints - 1].tolist(), spans.starts[joints].tolist(), strict=True)
    if all(text[end:start] == " " for end, start in gaps):
        starts, ends = word_offsets(spans)
        return [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    tokens = [text[start:end] for start, end in zip(spans.starts.tolist(), spans.ends.tolist(), strict=True)]
    bounds = spans.word_bounds().tolist()
    return [" ".join(tokens[first:end]) for first, end in pairwise(bounds)]


def warm_up() -> bool:
    """Read the models and compile what is not compiled yet, so that no reader's first query waits for it.

    Returns:
        Whether compiled loops are used; without numba all works, more slowly.
    """
    # The second call finds what the first has learned: both ways through the tables are compiled.
    for _ in range(2):
        tag_spans(["Bí thư Tỉnh ủy phát biểu.\n", "nông dân"])
        tag_later(["nông dân"])[1].label(0)
    return _segmenter().compiled
