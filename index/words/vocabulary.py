"""Which tokens does this text have, and what do the models know of them? Remembered, within bounds.

Articles say the same words again and again: what a token or a word lends to a model is looked up once. The numbers
that a vocabulary gives belong to it alone. It never forgets a part; when it is full it is left, and another begun.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.words.features import Template
from index.words.lexicon import Lexicon
from index.words.records import ADDING, VocabularyFullError
from index.words.tokens import NEWLINE, Tokens, join_flags, token_spans


class Vocabulary:
    """Tokens and words with what the models know of them; `index.words.chunks` has the fast one.

    Attributes:
        rows: int32[room, width], the attributes of each token, as `Template.rows` gives them.
        syllables: int32[room], its number in the lexicon.
        flags: uint8[room], as `join_flags` gives them.
        word_rows: int32[room, width], the attributes of each word.
    """

    def __init__(self, template: Template, lexicon: Lexicon, room: int) -> None:
        """Make a vocabulary for `room` different tokens and `room` different words."""
        self._template = template
        self._lexicon = lexicon
        self._room = room
        self._texts: list[str] = []
        self._numbers: dict[str, int] = {}
        # Of zeros the system gives no page before it is written to, so unused room costs nothing.
        self.rows: NDArray[np.int32] = np.zeros((room, template.width), np.int32)
        self.syllables: NDArray[np.int32] = np.zeros(room, np.int32)
        self.flags: NDArray[np.uint8] = np.zeros(room, np.uint8)
        self.word_rows: NDArray[np.int32] = np.zeros((0, 0), np.int32)
        self._words: dict[str, int] = {}
        self.numbers([NEWLINE])

    def tokens(self, texts: Sequence[str]) -> Tokens:
        """Return the tokens of `texts`.

        Raises:
            VocabularyFullError: There is no room for all of them.
        """
        spans = [token_spans(text) for text in texts]
        with ADDING:
            numbers = self.numbers(
                [text[start:end] for text, found in zip(texts, spans, strict=True) for start, end in found]
            )
        starts_and_ends = np.array([span for found in spans for span in found], np.int32).reshape(-1, 2)
        return Tokens(
            starts=starts_and_ends[:, 0],
            ends=starts_and_ends[:, 1],
            numbers=np.array(numbers, np.int32),
            bounds=np.cumsum([0, *map(len, spans)], dtype=np.int32),
        )

    def words(
        self, template: Template, tokens: NDArray[np.int32], word_bounds: NDArray[np.int64]
    ) -> NDArray[np.int32]:
        """Return the numbers of words, the rows of `word_rows`.

        Args:
            template: The tagging model's; the same in every call.
            tokens: The numbers of all tokens.
            word_bounds: [words + 1], the index of each word's first token, and the number of tokens.

        Raises:
            VocabularyFullError: There is no room for all of them.
        """
        numbers, bounds = tokens.tolist(), word_bounds.tolist()
        with ADDING:
            words = self.word_numbers(template, [numbers[first:end] for first, end in pairwise(bounds)])
        return np.array(words, np.int32)

    def numbers(self, tokens: Sequence[str]) -> list[int]:
        """Return the number of each of `tokens`, new ones if need be; the caller holds `ADDING`.

        Raises:
            VocabularyFullError: There is no room for all of them.
        """
        first = len(self._texts)
        new = [token for token in dict.fromkeys(tokens) if token not in self._numbers]
        if first + len(new) > self._room:
            raise VocabularyFullError
        if new:
            added = slice(first, first + len(new))
            self.rows[added] = list(map(self._template.rows, new))
            self.syllables[added] = list(map(self._lexicon.number, new))
            self.flags[added] = list(map(join_flags, new))
            self._texts += new
            self._numbers.update(zip(new, range(first, first + len(new)), strict=True))
        return list(map(self._numbers.__getitem__, tokens))

    def word_numbers(self, template: Template, words: Sequence[Sequence[int]]) -> list[int]:
        """Return the number of each of `words`, given by their tokens, new ones if need be; the caller holds `ADDING`.

        Raises:
            VocabularyFullError: There is no room for all of them.
        """
        # pyvi's tagger takes what its tokenizer prints, where an underscore joins the syllables of a word.
        texts = ["_".join([self._texts[token] for token in word]) for word in words]
        first = len(self._words)
        new = [text for text in dict.fromkeys(texts) if text not in self._words]
        if first + len(new) > self._room:
            raise VocabularyFullError
        if new:
            if not self.word_rows.size:
                self.word_rows = np.zeros((self._room, template.width), np.int32)
            self.word_rows[first : first + len(new)] = list(map(template.rows, new))
            self._words.update(zip(new, range(first, first + len(new)), strict=True))
        return list(map(self._words.__getitem__, texts))
