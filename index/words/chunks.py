"""Which tokens does this text have? Answered without making an object of any of them.

A text is cut at white space by a compiled loop, and each chunk found by its characters in a table that holds the
tokens of every chunk seen so far. Only what is new comes up to Python.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.words import lookup
from index.words.features import Template
from index.words.lexicon import Lexicon
from index.words.records import ADDING, RecordTable, VocabularyFullError
from index.words.tokens import NEWLINE, SPACES, Tokens, token_spans
from index.words.vocabulary import Vocabulary

# A chunk has some six characters and two tokens of three values, a word two tokens and one value.
_NUMBERS_A_CHUNK = 16
_NUMBERS_A_WORD = 8


class ChunkVocabulary(Vocabulary):
    """A vocabulary that finds tokens by chunks, and words by their tokens, in compiled loops."""

    def __init__(self, template: Template, lexicon: Lexicon, room: int) -> None:
        """Make a vocabulary for `room` different chunks, tokens and words."""
        super().__init__(template, lexicon, room)
        self._kinds: NDArray[np.uint8] = np.zeros(ord(max(SPACES)) + 1, np.uint8)
        self._kinds[[ord(space) for space in SPACES]] = lookup.SEPARATOR
        self._kinds[ord(NEWLINE)] = lookup.NEWLINE_SEPARATOR
        self._chunks = RecordTable(room, room * _NUMBERS_A_CHUNK)
        self._word_records = RecordTable(room, room * _NUMBERS_A_WORD)

    def tokens(self, texts: Sequence[str]) -> Tokens:
        """Return the tokens of `texts`.

        Raises:
            VocabularyFullError: There is no room for all of their chunks.
        """
        return lookup.find_all_tokens(texts, self._kinds, self._chunks, self._learn_chunk)

    def words(
        self, template: Template, tokens: NDArray[np.int32], word_bounds: NDArray[np.int64]
    ) -> NDArray[np.int32]:
        """Return the numbers of words, the rows of `word_rows`; see `Vocabulary.words`."""
        words = np.empty(word_bounds.size - 1, np.int32)
        keys = tokens.view(np.uint32)
        progress = np.zeros(1, np.int64)
        table = self._word_records
        while (
            slot := lookup.find_words(keys, word_bounds, table.slots, table.records, words, progress)
        ) >= 0:
            begin, end = word_bounds[progress[0] : progress[0] + 2].tolist()
            self._learn_word(template, int(slot), keys[begin:end].tolist())
        return words

    def _learn_chunk(self, slot: int, chunk: str) -> None:
        with ADDING:
            if not self._chunks.is_free(slot):
                return
            values: list[int] = []
            for start, end in token_spans(chunk):
                values += start, end, self.number(chunk[start:end])
            if not self._chunks.add(slot, [ord(character) for character in chunk], values):
                raise VocabularyFullError

    def _learn_word(self, template: Template, slot: int, tokens: list[int]) -> None:
        with ADDING:
            if self._word_records.is_free(slot):
                number = self.word_number(template, tokens)
                if not self._word_records.add(slot, tokens, [number]):
                    raise VocabularyFullError
