"""Which tokens does this text have? Answered without making an object of any of them.

A text is cut at white space by a compiled loop, and each chunk found by its characters in a table that holds the
tokens of every chunk seen so far. Only what is new comes up to Python.
"""

from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from index.words.features import Template
from index.words.lexicon import Lexicon
from index.words.lookup import Values, find_all_tokens, find_words, learned_places
from index.words.lookup_kernels import NEWLINE_SEPARATOR, SEPARATOR
from index.words.records import RecordTable
from index.words.tokens import NEWLINE, SPACES, Tokens, token_spans
from index.words.vocabulary import Vocabulary

# A chunk has some six characters and two tokens of three values, a word two tokens and one value.
_NUMBERS_A_CHUNK = 16
_NUMBERS_A_WORD = 8


class ChunkVocabulary(Vocabulary):
    """A vocabulary that finds tokens by chunks, and words by their tokens, in compiled loops.

    Attributes:
        word_records: The number of each word by those of its tokens.
    """

    def __init__(self, template: Template, lexicon: Lexicon, room: int) -> None:
        """Make a vocabulary for `room` different chunks, tokens and words."""
        super().__init__(template, lexicon, room)
        self._kinds: NDArray[np.uint8] = np.zeros(ord(max(SPACES)) + 1, np.uint8)
        self._kinds[[ord(space) for space in SPACES]] = SEPARATOR
        self._kinds[ord(NEWLINE)] = NEWLINE_SEPARATOR
        self._chunks = RecordTable(room, room * _NUMBERS_A_CHUNK)
        self.word_records = RecordTable(room, room * _NUMBERS_A_WORD)

    def tokens(self, texts: Sequence[str]) -> Tokens:
        """Return the tokens of `texts`.

        Raises:
            VocabularyFullError: There is no room for all of their chunks.
        """
        return find_all_tokens(texts, self._kinds, self._chunks, self._learn_chunks)

    def words(
        self, template: Template, tokens: NDArray[np.int32], word_bounds: NDArray[np.int64]
    ) -> NDArray[np.int32]:
        """Return the numbers of words, the rows of `word_rows`; see `Vocabulary.words`."""
        return find_words(
            tokens.view(np.uint32),
            word_bounds,
            self.word_records,
            lambda words: self.word_numbers(template, words),
        )

    def learn_word(
        self, template: Template, tokens: NDArray[np.uint32], begin: int, end: int, room: int
    ) -> None:
        """Take up a word that is not known into `word_records`: what `words` does for many, for one in less time.

        Args:
            template: As in `words`.
            tokens: The numbers of all tokens.
            begin: The index of the word's first token.
            end: The index after its last one.
            room: What `word_records.free` was before the word was looked up in vain.

        Raises:
            VocabularyFullError: There is no room for it.
        """
        learned_places(
            tokens,
            [begin],
            [end],
            [tuple(tokens[begin:end].tolist())],
            table=self.word_records,
            room=room,
            learn=lambda words: (self.word_numbers(template, words), [1] * len(words)),
        )

    def _learn_chunks(self, chunks: list[str]) -> Values:
        spans = list(map(token_spans, chunks))
        numbers = self.numbers(
            [chunk[start:end] for chunk, found in zip(chunks, spans, strict=True) for start, end in found]
        )
        values = np.empty((len(numbers), 3), np.uint32)
        values[:, :2] = list(chain.from_iterable(spans))
        values[:, 2] = numbers
        return values.reshape(-1), [3 * len(found) for found in spans]
