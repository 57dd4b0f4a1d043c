"""Which syllables do these texts have, and in which forms? Answered with arrays, without an object a syllable.

Each syllable as written is met once: it gets a number, and its forms at the three levels of `index.spelling` theirs.
From then on a compiled loop finds it by its characters in some 30 ns, and whether it matches what was typed is a
comparison of arrays. `index.analyzer.syllables` gives the same as objects.

Traps: numbers belong to the `forms` of the answer that they came in, and mean nothing beside another's. numba is
imported at the first call. What is remembered is shared by all threads, and by processes forked later.
"""

import importlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from index.analyzer import syllables
from index.spelling import FORM_OF_LEVEL, Level
from index.words.records import ADDING, RecordTable, VocabularyFullError
from index.words.tokens import Tokens

ROOM = 1 << 17
"""How many syllables as written are remembered: 4,000 articles of 2,100 characters have 15,000."""

_LEVELS = tuple(Level)
# A syllable has some five characters; its record has two numbers before them and three after.
_NUMBERS_A_SYLLABLE = 12


class SyllableForms:
    """The syllables that a table has met, and their forms; it grows, and what it says never changes.

    Attributes:
        of_levels: int32[3, room], the number of each syllable's form at each level, in the order of `Level`; 0 past
            the last syllable. One numbering holds for all levels: a text is the same form wherever it comes from.
    """

    def __init__(self, room: int) -> None:
        """Make room for so many different syllables as written."""
        # Of zeros the system gives no page before it is written to, so unused room costs nothing.
        self.of_levels: NDArray[np.int32] = np.zeros((len(_LEVELS), room), np.int32)
        self._syllables = 0
        self._texts: list[str] = []
        self._numbers: dict[str, int] = {}

    def __len__(self) -> int:
        """Return how many forms there are; their numbers begin at 0."""
        return len(self._texts)

    def number(self, form: str) -> int | None:
        """Return the number of `form`; None if no syllable met so far has it."""
        return self._numbers.get(form)

    def text(self, number: int) -> str:
        """Return the form that has this number."""
        return self._texts[number]

    def add(self, syllable: str) -> int:
        """Return the number of `syllable`, a new one; the caller holds `ADDING`.

        Raises:
            VocabularyFullError: There is no room for it.
        """
        number = self._syllables
        if number == self.of_levels.shape[1]:
            raise VocabularyFullError
        self.of_levels[:, number] = [self._form(FORM_OF_LEVEL[level](syllable)) for level in _LEVELS]
        self._syllables += 1
        return number

    def _form(self, text: str) -> int:
        number = self._numbers.get(text)
        if number is None:
            number = len(self._texts)
            # The text first: whoever finds the number, finds its text.
            self._texts.append(text)
            self._numbers[text] = number
        return number


@dataclass(frozen=True, slots=True, kw_only=True)
class SyllableSpans:
    """The syllables of n texts, S in all.

    Attributes:
        starts: int32[S], where each starts, in characters of its own text.
        ends: int32[S], where it ends.
        numbers: int32[S], its number as written: its column in `forms.of_levels`.
        bounds: int32[n + 1], the index of each text's first syllable, and S.
        forms: What the numbers mean.
    """

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    numbers: NDArray[np.int32]
    bounds: NDArray[np.int32]
    forms: SyllableForms

    def at(self, level: Level) -> NDArray[np.int32]:
        """Return int32[S], the number of each syllable's form at `level`."""
        forms: NDArray[np.int32] = self.forms.of_levels[_LEVELS.index(level)]
        return forms.take(self.numbers)


class SyllableTable:
    """What has been met so far, within a bound: when it is full it is left, and another begun."""

    def __init__(self, *, compiled: bool, room: int = ROOM) -> None:
        """Make an empty table.

        Args:
            compiled: Whether numba's loop does the work, or Python; the answers are equal.
            room: How many syllables as written are remembered.

        Raises:
            ImportError: `compiled` is asked for and numba can't be imported.
        """
        self._type = _KnownToLoops if compiled else _Known
        self._room = room
        self._known = self._type(room)

    def find(self, texts: Sequence[str]) -> SyllableSpans:
        """Return the syllables of `texts`, those of `index.analyzer.syllables`.

        >>> spans = syllable_table().find(["Tỉnh uỷ", "", "tinh"])
        >>> spans.starts.tolist(), spans.ends.tolist(), spans.bounds.tolist()
        ([0, 5, 0], [4, 7, 4], [0, 2, 2, 3])
        >>> [spans.forms.text(number) for number in spans.at(Level.EXACT)]
        ['tỉnh', 'ủy', 'tinh']
        >>> (spans.at(Level.BARE) == spans.forms.number("tinh")).tolist()
        [True, False, True]

        Args:
            texts: NFC texts of any length. Many in one call are faster than a call for each.
        """
        known = self._known
        try:
            return known.find(texts)
        except VocabularyFullError:
            fresh = self._known = self._type(self._room)
        try:
            return fresh.find(texts)
        except VocabularyFullError:
            # No text has more syllables than characters.
            return self._type(sum(map(len, texts))).find(texts)


@cache
def syllable_table() -> SyllableTable:
    """Return the table of this process."""
    try:
        return SyllableTable(compiled=True)
    except ImportError:
        return SyllableTable(compiled=False)


class _Known:
    """One filling of a table, in plain Python."""

    def __init__(self, room: int) -> None:
        self.forms = SyllableForms(room)
        self._numbers: dict[str, int] = {}

    def find(self, texts: Sequence[str]) -> SyllableSpans:
        """Return the syllables of `texts`.

        Raises:
            VocabularyFullError: There is no room for all of them.
        """
        found = [syllables(text) for text in texts]
        tokens = [token for in_text in found for token in in_text]
        with ADDING:
            numbers = [self._number(token.text) for token in tokens]
        return SyllableSpans(
            starts=np.array([token.start for token in tokens], np.int32),
            ends=np.array([token.end for token in tokens], np.int32),
            numbers=np.array(numbers, np.int32),
            bounds=np.cumsum([0, *map(len, found)], dtype=np.int32),
            forms=self.forms,
        )

    def _number(self, syllable: str) -> int:
        if syllable not in self._numbers:
            self._numbers[syllable] = self.forms.add(syllable)
        return self._numbers[syllable]


class _KnownToLoops(_Known):
    """The same, found by a compiled loop; only a syllable that it does not know comes up to Python."""

    def __init__(self, room: int) -> None:
        super().__init__(room)
        self._records = RecordTable(room, room * _NUMBERS_A_SYLLABLE)
        self._lookup = importlib.import_module("index.words.lookup")

    def find(self, texts: Sequence[str]) -> SyllableSpans:
        found: Tokens = self._lookup.find_all_tokens(texts, _character_kinds(), self._records, self._learn)
        return SyllableSpans(
            starts=found.starts, ends=found.ends, numbers=found.numbers, bounds=found.bounds, forms=self.forms
        )

    def _learn(self, slot: int, syllable: str) -> None:
        with ADDING:
            if not self._records.is_free(slot):
                return
            value = (0, len(syllable), self.forms.add(syllable))
            if not self._records.add(slot, [ord(character) for character in syllable], value):
                raise VocabularyFullError


@cache
def _character_kinds() -> NDArray[np.uint8]:
    """Return uint8[sys.maxunicode + 1], what each character is to `index.words.lookup`, by `syllables` itself."""
    lookup = importlib.import_module("index.words.lookup")
    kinds = np.full(sys.maxunicode + 1, lookup.SEPARATOR, np.uint8)
    every_character = np.arange(kinds.size, dtype=np.uint32).tobytes().decode("utf-32-le", "surrogatepass")
    for run in syllables(every_character):
        kinds[run.start : run.end] = lookup.PIECE
    return kinds
