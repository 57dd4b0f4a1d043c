"""The models at work: texts → tokens → labels."""

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from index.words import plain
from index.words.features import TOKEN_BLOCKS, TOKEN_CONTEXT, WORD_BLOCKS, WORD_CONTEXT, Template
from index.words.lexicon import Lexicon, build_lexicon
from index.words.model import Model, read_model
from index.words.records import VocabularyFullError
from index.words.resources import SEGMENTATION_MODEL, TAGGING_MODEL, crfsuite_bytes, dictionary_entries
from index.words.tokens import Tokens
from index.words.vocabulary import Vocabulary

ROOM = 1 << 19
"""How many chunks, tokens and words are remembered: 20,000 articles of 2,400 characters have 120,000 chunks."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spans:
    """The tokens of n texts, T in all, and which of them form words.

    Attributes:
        starts: int32[T], where each starts, in characters of its own text.
        ends: int32[T], where it ends.
        joined: bool[T], whether it continues the word of the token before it.
        bounds: int32[n + 1], the index of each text's first token, and T.
    """

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    joined: NDArray[np.bool_]
    bounds: NDArray[np.int32]

    def word_bounds(self) -> NDArray[np.int64]:
        """Return int64[W + 1]: the index of each word's first token, and T."""
        return np.append(np.flatnonzero(~self.joined), self.joined.size)

    def of_texts(self, texts: NDArray[np.int64]) -> "Spans":
        """Return the tokens of some of the texts, in any order and as often as wanted.

        Args:
            texts: int64[m], which of the n texts.
        """
        firsts = self.bounds[texts].astype(np.int64)
        sizes = self.bounds[texts + 1] - firsts
        bounds = np.concatenate(([0], np.cumsum(sizes)))
        tokens = np.arange(bounds[-1]) + np.repeat(firsts - bounds[:-1], sizes)
        return Spans(
            starts=self.starts[tokens],
            ends=self.ends[tokens],
            joined=self.joined[tokens],
            bounds=bounds.astype(np.int32),
        )


class Segmenter:
    """pyvi's two models with one vocabulary, which all threads share."""

    def __init__(self, *, compiled: bool, room: int = ROOM) -> None:
        """Make a segmenter; the models are read at the first text.

        Args:
            compiled: Whether numba's loops do the work, or numpy; the answers are equal.
            room: How many chunks, tokens and words the vocabulary remembers.

        Raises:
            ImportError: `compiled` is asked for and numba can't be imported.
        """
        self.compiled = compiled
        self._room = room
        self._vocabulary: Vocabulary | None = None
        self._type, self._loops = Vocabulary, plain
        if compiled:
            self._type = importlib.import_module("index.words.chunks").ChunkVocabulary
            self._loops = importlib.import_module("index.words.kernels")

    def spans(self, texts: Sequence[str]) -> Spans:
        """Return where the tokens of `texts` lie and which of them form words."""
        return self._with_room(texts, lambda vocabulary: self._segmented(vocabulary, texts)[0])

    def tagged_spans(self, texts: Sequence[str]) -> tuple[Spans, NDArray[np.int8]]:
        """Return the spans of `texts`, and int8[W]: the label of each word in the tagging model."""
        return self._with_room(texts, lambda vocabulary: self._tagged(vocabulary, texts))

    def _with_room(self, texts: Sequence[str], work: Callable[[Vocabulary], _T]) -> _T:
        vocabulary = self._vocabulary = self._vocabulary or self._begin(self._room)
        try:
            return work(vocabulary)
        except VocabularyFullError:
            fresh = self._vocabulary = self._begin(self._room)
        try:
            return work(fresh)
        except VocabularyFullError:
            self._vocabulary = vocabulary
            # No text has more chunks, tokens or words than characters, and the line feed is known from the beginning.
            return work(self._begin(sum(map(len, texts)) + 1))

    def _begin(self, room: int) -> Vocabulary:
        return self._type(_segmentation()[1], _lexicon(), room)

    def _segmented(self, vocabulary: Vocabulary, texts: Sequence[str]) -> tuple[Spans, Tokens]:
        model, template = _segmentation()
        lexicon = _lexicon()
        tokens = vocabulary.tokens(texts)
        context = self._loops.dictionary_context(
            vocabulary.syllables[tokens.numbers],
            tokens.bounds,
            lexicon.pair_starts,
            lexicon.pairs,
            lexicon.triple_starts,
            lexicon.triples,
            lexicon.beginnings,
            template.context_rows,
        )
        labels = self._loops.best_labels(
            tokens.numbers,
            tokens.bounds,
            vocabulary.rows,
            template.layout,
            context,
            model.weights,
            model.transitions,
        )
        joined = self._loops.joined_tokens(
            labels, model.labels.index("I_W"), vocabulary.flags[tokens.numbers], tokens.bounds
        )
        return Spans(starts=tokens.starts, ends=tokens.ends, joined=joined, bounds=tokens.bounds), tokens

    def _tagged(self, vocabulary: Vocabulary, texts: Sequence[str]) -> tuple[Spans, NDArray[np.int8]]:
        model, template = _tagging()
        spans, tokens = self._segmented(vocabulary, texts)
        word_bounds = spans.word_bounds()
        # A text begins with a token that is not joined, so its first token is the first of a word.
        bounds = np.searchsorted(word_bounds, spans.bounds).astype(np.int32)
        words = vocabulary.words(template, tokens.numbers, word_bounds)
        labels = self._loops.best_labels(
            words,
            bounds,
            vocabulary.word_rows,
            template.layout,
            _edges(bounds, template.context_rows),
            model.weights,
            model.transitions,
        )
        return spans, labels


def _edges(bounds: NDArray[np.int32], rows: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return int32[words, 2]: the row that says that a text begins here, and the one that it ends."""
    context = np.zeros((int(bounds[-1]), 2), np.int32)
    filled = bounds[:-1] < bounds[1:]
    context[bounds[:-1][filled], 0] = rows[0]
    context[bounds[1:][filled] - 1, 1] = rows[1]
    return context


@cache
def _segmentation() -> tuple[Model, Template]:
    model = read_model(crfsuite_bytes(SEGMENTATION_MODEL))
    return model, Template(model, TOKEN_BLOCKS, TOKEN_CONTEXT)


@cache
def _tagging() -> tuple[Model, Template]:
    model = read_model(crfsuite_bytes(TAGGING_MODEL))
    return model, Template(model, WORD_BLOCKS, WORD_CONTEXT)


def tag_names() -> tuple[str, ...]:
    """Return the tagging model's labels, in the order of their numbers."""
    return _tagging()[0].labels


@cache
def _lexicon() -> Lexicon:
    return build_lexicon(dictionary_entries())
