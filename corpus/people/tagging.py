"""The words of texts with their parts of speech: what a tagger gives to whoever reads names in them.

The tagger itself lives a layer up and is handed in. A part of speech is the last thing that is asked for, of a few words
in a hundred, so that a tagger may wait until it is asked.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol


@dataclass(frozen=True, slots=True)
class TaggedWord:
    """One word with its part of speech, as the segmentation model sees it.

    Attributes:
        text: The word as written, its syllables joined by single spaces.
        tag: A VLSP tag, for example `Np` for a proper noun.
        start: Offset of its first character in the NFC text.
        end: Offset after its last character.
    """

    text: str
    tag: str
    start: int
    end: int


class TaggedTexts(Protocol):
    """The words of n texts, W in all, by their numbers."""

    @property
    def starts(self) -> Sequence[int]:
        """Where each word starts in its text, W of them."""

    @property
    def ends(self) -> Sequence[int]:
        """Where each word ends, W of them."""

    @property
    def bounds(self) -> Sequence[int]:
        """The number of each text's first word, and W: n + 1 of them."""

    def word(self, number: int) -> str:
        """Return the word as written, its syllables joined by single spaces."""

    def tag(self, number: int) -> str:
        """Return its VLSP tag."""


Tagger = Callable[[Sequence[str]], TaggedTexts]
"""Gives the words of many texts at once."""


class TaggedWords:
    """Words that are tagged already, one text's after another's."""

    def __init__(self, texts: Iterable[Sequence[TaggedWord]]) -> None:
        """Take each text's words, in order."""
        found = list(texts)
        self._words = [word for words in found for word in words]
        self.starts = [word.start for word in self._words]
        self.ends = [word.end for word in self._words]
        self.bounds = [0, *accumulate(map(len, found))]

    def word(self, number: int) -> str:
        """Return the word as written."""
        return self._words[number].text

    def tag(self, number: int) -> str:
        """Return its VLSP tag."""
        return self._words[number].tag


class Words:
    """The words of one text among many, found by where they stand; −1 is the number of none.

    >>> found = TaggedWords([[], [TaggedWord("bà", "Nc", 0, 2), TaggedWord("Mận", "Np", 3, 6)]])
    >>> words = Words(found, 1)
    >>> words.tag(words.last_before(6)), words.ending_at(2), words.last_before(0)
    ('Np', 0, -1)
    """

    __slots__ = ("_begin", "_end", "ends", "starts", "tag", "word")

    def __init__(self, texts: TaggedTexts, number: int) -> None:
        """Look at text `number` of `texts`."""
        self.starts, self.ends = texts.starts, texts.ends
        self.word, self.tag = texts.word, texts.tag
        self._begin, self._end = texts.bounds[number], texts.bounds[number + 1]

    def last_before(self, offset: int) -> int:
        """Return the last word that starts before `offset`."""
        number = bisect_left(self.starts, offset, self._begin, self._end) - 1
        return number if number >= self._begin else -1

    def ending_at(self, offset: int) -> int:
        """Return the word that ends at `offset`."""
        number = self.last_before(offset)
        return number if number >= 0 and self.ends[number] == offset else -1

    def within(self, low: int, high: int) -> range:
        """Return the words that start from `low` on and before `high`, in order."""
        first = bisect_left(self.starts, low, self._begin, self._end)
        return range(first, bisect_left(self.starts, high, first, self._end))
