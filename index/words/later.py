"""Which part of speech has this word? For whoever asks for those of a few words in a hundred."""

import importlib
from bisect import bisect_right
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from index.words.records import VocabularyFullError
from index.words.segmenter import ROOM, Segmenter, Spans, _tagging
from index.words.tokens import Tokens
from index.words.vocabulary import Vocabulary

if TYPE_CHECKING:
    # It wants numba.
    from index.words.chunks import ChunkVocabulary

_Look = Callable[[int, int, int, NDArray[np.int8]], bool]


class LaterTags:
    """The labels of the words of n texts, W in all, each worked out when it is asked for, and remembered.

    Attributes:
        bounds: The number of each text's first word, and W: n + 1 of them.
    """

    def __init__(self, bounds: list[int], look: _Look, tag: Callable[[int], NDArray[np.int8]]) -> None:
        """Begin with no label known.

        Args:
            bounds: The number of each text's first word, and W.
            look: Fills in the label of a word and of others near it; is given the word, the first of its text, the one
                after its last, and int8[W] to fill. Says whether it could.
            tag: Gives all labels of a text by the tagger.
        """
        self.bounds = bounds
        self._look = look
        self._tag = tag
        self._labels = np.full(bounds[-1], -1, np.int8)
        self._known = self._labels.data

    def known(self, word: int) -> bool:
        """Return whether the label of `word` is known already."""
        return self._known[word] >= 0

    def label(self, word: int) -> int:
        """Return the label of `word`, a number of `tag_names`."""
        if self._known[word] < 0:
            text = bisect_right(self.bounds, word) - 1
            begin, end = self.bounds[text], self.bounds[text + 1]
            if not self._look(word, begin, end, self._labels):
                self._labels[begin:end] = self._tag(text)
        return self._known[word]


class LaterTagger(Segmenter):
    """The segmenter, which also tags single words."""

    def __init__(self, *, compiled: bool, room: int = ROOM) -> None:
        """Make a segmenter; see `Segmenter`."""
        super().__init__(compiled=compiled, room=room)
        self._nearby = importlib.import_module("index.words.nearby") if compiled else None

    def spans_and_later_tags(self, texts: Sequence[str]) -> tuple[Spans, LaterTags]:
        """Return the spans of `texts`, and their words' labels in the tagging model for whoever asks for some."""
        return self._with_room(texts, lambda vocabulary: self._later(vocabulary, texts))

    def _later(self, vocabulary: Vocabulary, texts: Sequence[str]) -> tuple[Spans, LaterTags]:
        spans, tokens = self._segmented(vocabulary, texts)
        word_bounds = spans.word_bounds()
        bounds: list[int] = np.searchsorted(word_bounds, spans.bounds).tolist()
        look: _Look = _never
        if self._nearby:
            # What is compiled has this kind.
            look = _looking(self._nearby, cast("ChunkVocabulary", vocabulary), tokens, word_bounds)
        return spans, LaterTags(bounds, look, lambda text: self.tagged_spans([texts[text]])[1])


def _never(*_: object) -> bool:
    return False


def _looking(
    nearby: ModuleType, vocabulary: "ChunkVocabulary", tokens: Tokens, word_bounds: NDArray[np.int64]
) -> _Look:
    """What looks for the label of a word with the loops of `nearby`."""
    model, template = _tagging()
    of_model = (
        *(template.layout, template.context_rows),
        *(model.weights, model.transitions, nearby.largest_gains(model.transitions)),
    )
    look_for_label, records = nearby.look_for_label, vocabulary.word_records
    items = np.empty(word_bounds.size - 1, np.int32)
    numbers = tokens.numbers.view(np.uint32)
    of_words = (numbers, word_bounds, records.slots, records.records, items)

    def look(word: int, begin: int, end: int, labels: NDArray[np.int8]) -> bool:
        while True:
            room = records.free
            found = look_for_label(word, begin, end, *of_words, vocabulary.word_rows, *of_model, labels)
            if found < 0:
                return bool(found == nearby.FOUND)
            first, stop = word_bounds[found : found + 2].tolist()
            try:
                vocabulary.learn_word(template, numbers, first, stop, room)
            except VocabularyFullError:
                return False

    return look
