"""Numbers for what a part of the index is made of, which stay while tables of syllables come and go."""

from collections.abc import Container
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.segment.ordered_texts import OrderedTexts
from index.spelling import forms_of
from index.syllables import SyllableForms
from index.words.records import RecordTable, VocabularyFullError

# Of zeros the system gives no page before it is written to, so unused room costs nothing.
_FIRST_ROOM = 1 << 17
_NUMBERS_A_SEQUENCE = 8


class FormNumbers:
    """Numbers the forms of syllables in order of appearance, each with its bare and its toneless form.

    Attributes:
        ordered: The forms by number.
    """

    def __init__(self) -> None:
        self.ordered = OrderedTexts()
        self._less_marked: list[tuple[int, int]] = []
        self._less_marked_array: NDArray[np.int32] = np.zeros((0, 2), np.int32)
        self._numbers: dict[str, int] = {}
        self._forms: SyllableForms | None = None
        self._known: NDArray[np.int32] = np.zeros(0, np.int32)
        self._chosen: dict[int, NDArray[np.bool_]] = {}

    @property
    def texts(self) -> list[str]:
        """The forms by number."""
        return self.ordered.texts

    def bare(self) -> NDArray[np.int32]:
        """Return int32, for each form numbered so far the number of its bare form."""
        return self._grown()[:, 0]

    def toneless(self) -> NDArray[np.int32]:
        """Return int32, for each form numbered so far the number of its toneless form; -1 if that is its bare form."""
        return self._grown()[:, 1]

    def numbers(self, forms: SyllableForms, found: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return int32[S]: the numbers here of forms that are numbered by `forms`.

        Args:
            forms: What the numbers in `found` mean.
            found: int32[S].
        """
        if forms is not self._forms:
            self._forms, self._known = forms, np.zeros(0, np.int32)
        if len(forms) > self._known.size:
            grown = np.full(2 * len(forms), -1, np.int32)
            grown[: self._known.size] = self._known
            self._known = grown
        known = self._known[found]
        missing = np.flatnonzero(known < 0)
        if missing.size:
            for number in np.unique(found[missing]).tolist():
                self._known[number] = self._number(forms.text(number))
            known[missing] = self._known[found[missing]]
        return known

    def bare_among(self, chosen: Container[str]) -> NDArray[np.bool_]:
        """Return bool, for each form numbered so far whether its bare form is one of `chosen`; as `among`."""
        return self.among(chosen)[self.bare()]

    def among(self, chosen: Container[str]) -> NDArray[np.bool_]:
        """Return bool, for each form numbered so far whether it is one of `chosen`, which is there as long as this."""
        known = self._chosen.get(id(chosen), np.zeros(0, np.bool_))
        if known.size < len(self.texts):
            more = [text in chosen for text in self.texts[known.size :]]
            known = self._chosen[id(chosen)] = np.append(known, more)
        return known

    def _number(self, text: str) -> int:
        number = self._numbers.get(text)
        if number is None:
            number = self._numbers[text] = len(self.texts)
            self.texts.append(text)
            self._less_marked.append((number, -1))
            if not text.isascii():
                _, toneless_text, bare_text = forms_of(text)
                bare, toneless = self._number(bare_text), self._number(toneless_text)
                self._less_marked[number] = bare, -1 if toneless == bare else toneless
        return number

    def _grown(self) -> NDArray[np.int32]:
        known = self._less_marked_array
        if len(known) < len(self._less_marked):
            more = np.array(self._less_marked[len(known) :], np.int32)
            known = self._less_marked_array = np.concatenate([known, more])
        return known


class SequenceNumbers:
    """Numbers sequences of numbers in order of appearance: words, which are sequences of syllables.

    Attributes:
        sequences: The sequences by number.
    """

    def __init__(self) -> None:
        self.sequences: list[tuple[int, ...]] = []
        self._numbers: dict[tuple[int, ...], int] = {}
        self._table = RecordTable(_FIRST_ROOM, _FIRST_ROOM * _NUMBERS_A_SEQUENCE)

    def numbers(self, items: NDArray[np.uint32], bounds: NDArray[np.int64]) -> NDArray[np.int32]:
        """Return int32[n]: the numbers of n sequences.

        Args:
            items: The sequences, one after another.
            bounds: int64[n + 1], where each begins, and where the last ends.
        """
        try:
            from index.words.lookup import find_words
        except ImportError:
            values, ends = items.tolist(), bounds.tolist()
            words = [tuple(values[start:end]) for start, end in pairwise(ends)]
            return np.array(self._learned(words), np.int32)
        while True:
            try:
                return find_words(items, bounds, self._table, self._learned)
            except VocabularyFullError:
                # What was in the old table is learned again where it is met.
                room = 2 * len(self.sequences)
                length = 2 * sum(len(sequence) + 3 for sequence in self.sequences)
                self._table = RecordTable(room, max(room * _NUMBERS_A_SEQUENCE, length))

    def _learned(self, sequences: list[tuple[int, ...]]) -> list[int]:
        """Return the numbers of `sequences`, new ones if need be."""
        for sequence in sequences:
            if sequence not in self._numbers:
                self._numbers[sequence] = len(self.sequences)
                self.sequences.append(sequence)
        return list(map(self._numbers.__getitem__, sequences))
