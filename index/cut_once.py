"""Texts are cut into words once: for whoever seeks people in them, and then for whoever indexes the words."""

from collections.abc import Sequence

import numpy as np

from corpus.people import TaggedTexts
from index.segmentation import tag_texts
from index.words.spans import Spans, segment_spans


class CutOnce:
    """The texts of some articles, cut when they are first asked for.

    Equal texts have equal words, so that a text is found again by what it says, whoever asks.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._spans: Spans | None = None

    def tagged(self, texts: Sequence[str]) -> TaggedTexts:
        """Return the words of `texts`, as `index.segmentation.tag_texts` does, and remember where they are.

        >>> cut = CutOnce()
        >>> cut.tagged(["Mưa.", "nông dân"]).bounds
        [0, 2, 3]
        >>> cut.spans(["nông dân", "Mưa."]).joined.tolist()
        [False, True, False, False]
        """
        found = tag_texts(texts)
        self._numbers = {text: number for number, text in enumerate(texts)}
        self._spans = found.spans
        return found

    def spans(self, texts: Sequence[str]) -> Spans:
        """Return where the tokens of `texts` lie, as `index.words.spans.segment_spans` does."""
        numbers = list(map(self._numbers.get, texts))
        if self._spans is None or None in numbers:
            return segment_spans(texts)
        return self._spans.of_texts(np.array(numbers, np.int64))
