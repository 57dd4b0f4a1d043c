"""Which syllables do these texts have, and in which forms? Answered with arrays, without an object a syllable.

Each syllable as written is met once: it gets a number, and its forms at the three levels of `index.spelling` theirs.
From then on a compiled loop finds it by its characters in some 30 ns, and whether it matches what was typed is a
comparison of arrays. `index.analyzer.syllables` gives the same as objects.

Traps: numbers belong to the `forms` of the answer that they came in, and mean nothing beside another's. numba is
imported at the first call. What is remembered is shared by all threads, and by processes forked later.
"""

import importlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.analyzer import syllables
from index.characters import Characters, text_of
from index.sieve import character_codes, number_of
from index.spelling import Level, forms_of
from index.words.records import ADDING, RecordTable, VocabularyFullError
from index.words.tokens import Tokens

ROOM = 1 << 17
"""How many syllables as written are remembered: 4,000 articles of 2,100 characters have 15,000."""

_LEVELS = tuple(Level)
_SIFTED_OUT = -1
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

    def add(self, syllables: Sequence[str]) -> range:
        """Return the numbers of `syllables`, new ones; the caller holds `ADDING`.

        Raises:
            VocabularyFullError: There is no room for all of them.
        """
        numbers = range(self._syllables, self._syllables + len(syllables))
        if numbers.stop > self.of_levels.shape[1]:
            raise VocabularyFullError
        forms = [self._form(form) for syllable in syllables for form in forms_of(syllable)]
        self.of_levels[:, numbers.start : numbers.stop] = (
            np.array(forms, np.int32).reshape(-1, len(_LEVELS)).T
        )
        self._syllables = numbers.stop
        return numbers

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
        numbers: int32[S], its number as written: its column in `forms.of_levels`; -1 where it was sifted out.
        bounds: int32[n + 1], the index of each text's first syllable, and S.
        forms: What the numbers mean.
    """

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    numbers: NDArray[np.int32]
    bounds: NDArray[np.int32]
    forms: SyllableForms

    def at(self, level: Level, places: NDArray[np.int64] | None = None) -> NDArray[np.int32]:
        """Return int32[S], the number of each syllable's form at `level`, or of those only at `places`."""
        forms: NDArray[np.int32] = self.forms.of_levels[_LEVELS.index(level)]
        return forms.take(self.numbers if places is None else self.numbers[places])


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
        return self._with_room(lambda known: known.find(texts), sum(map(len, texts)))

    def find_like(self, characters: Characters, passing: NDArray[np.uint8]) -> SyllableSpans:
        """Return the syllables of texts as `find` does, with numbers for those only that pass a sieve.

        >>> from index.sieve import sieve
        >>> spans = syllable_table().find_like(Characters.of(["Tỉnh uỷ", "tinh"]), sieve(["tinh"]))
        >>> (spans.numbers >= 0).tolist()
        [True, False, True]

        Args:
            characters: The texts.
            passing: As `index.sieve.sieve` makes it. The fewer pass, the faster.

        Returns:
            -1 is the number of those that do not pass: `at` says nothing of them.
        """
        return self._with_room(lambda known: known.find_like(characters, passing), len(characters.joined))

    def _with_room(self, find: Callable[["_Known"], SyllableSpans], characters: int) -> SyllableSpans:
        """Return what `find` finds in texts of so many characters, in what is known or, where that is full, anew."""
        known = self._known
        try:
            return find(known)
        except VocabularyFullError:
            fresh = self._known = self._type(self._room)
        try:
            return find(fresh)
        except VocabularyFullError:
            # No text has more syllables than characters.
            return find(self._type(characters))


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

    def find_like(self, characters: Characters, passing: NDArray[np.uint8]) -> SyllableSpans:
        """Return the syllables of `characters`, with numbers for those only that pass.

        Raises:
            VocabularyFullError: There is no room for all of them.
        """
        starts = characters.text_starts.tolist()
        found = [syllables(characters.joined[start : end - 1]) for start, end in pairwise(starts)]
        tokens = [token for in_text in found for token in in_text]
        letters = [number_of(token.text) for token in tokens]
        with ADDING:
            numbers = [
                self._number(token.text) if number is None or passing[number] else _SIFTED_OUT
                for token, number in zip(tokens, letters, strict=True)
            ]
        return SyllableSpans(
            starts=np.array([token.start for token in tokens], np.int32),
            ends=np.array([token.end for token in tokens], np.int32),
            numbers=np.array(numbers, np.int32),
            bounds=np.cumsum([0, *map(len, found)], dtype=np.int32),
            forms=self.forms,
        )

    def _number(self, syllable: str) -> int:
        if syllable not in self._numbers:
            self._numbers[syllable] = self.forms.add([syllable]).start
        return self._numbers[syllable]


class _KnownToLoops(_Known):
    """The same, found by a compiled loop; only a syllable that it does not know comes up to Python."""

    def __init__(self, room: int) -> None:
        super().__init__(room)
        self._records = RecordTable(room, room * _NUMBERS_A_SYLLABLE)
        self._lookup = importlib.import_module("index.words.lookup")
        self._sifting = importlib.import_module("index.words.sifting")

    def find(self, texts: Sequence[str]) -> SyllableSpans:
        found: Tokens = self._lookup.find_all_tokens(texts, _character_kinds(), self._records, self._learn)
        return SyllableSpans(
            starts=found.starts, ends=found.ends, numbers=found.numbers, bounds=found.bounds, forms=self.forms
        )

    def find_like(self, characters: Characters, passing: NDArray[np.uint8]) -> SyllableSpans:
        found = np.empty((3, characters.codes.size + 1), np.int32)
        bounds = np.empty(characters.text_starts.size, np.int32)
        texts = (characters.codes, characters.text_starts)
        self._sifting.cut_pieces(*texts, character_codes(), passing, found, bounds)
        missing = np.empty((3, bounds[-1]), np.int64)
        table = self._records
        room = table.free
        count = self._sifting.look_up_pieces(*texts, table.slots, table.records, found, bounds, missing)
        if count:
            new, begins, ends = missing[:, :count].tolist()
            keys = list(map(characters.joined.__getitem__, map(slice, begins, ends)))
            places = self._lookup.learned_places(
                *(characters.codes, begins, ends, keys), table=table, room=room, learn=self._learn
            )
            found[2, new] = table.records[np.array(places) + 2]
        starts, ends, numbers = found[:, : bounds[-1]]
        return SyllableSpans(starts=starts, ends=ends, numbers=numbers, bounds=bounds, forms=self.forms)

    def _learn(self, syllables: list[str]) -> tuple[NDArray[np.uint32], list[int]]:
        """Return the values of new syllables, three each: each is one token, from its first character to its last."""
        values = np.zeros((len(syllables), 3), np.uint32)
        values[:, 1] = list(map(len, syllables))
        values[:, 2] = self.forms.add(syllables)
        return values.reshape(-1), [3] * len(syllables)


@cache
def _character_kinds() -> NDArray[np.uint8]:
    """Return uint8[sys.maxunicode + 1], what each character is to `index.words.lookup_kernels`, by `syllables` itself."""
    loops = importlib.import_module("index.words.lookup_kernels")
    kinds = np.full(sys.maxunicode + 1, loops.SEPARATOR, np.uint8)
    every_character = text_of(np.arange(kinds.size, dtype=np.uint32))
    for run in syllables(every_character):
        kinds[run.start : run.end] = loops.PIECE
    return kinds
