"""Which syllables of a text can be one of these at all? Told by their letters alone, before any is looked up.

A syllable is mixed into a number of a few bits: its letters without marks, i and y as one, since the index writes both
as y. One whose number no wanted form has matches none of them. Good for a few wanted syllables in long texts, of which
it passes the right ones and one in a thousand others. Letters that are not Vietnamese may stand for anything: they pass.
"""

import sys
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from index.analyzer import syllables
from index.characters import text_of
from index.words.codes import BUCKETS, FACTOR, OTHER, SEPARATOR

_REMEMBERED = 1 << 12
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


@cache
def character_codes() -> NDArray[np.uint8]:
    """Return uint8[sys.maxunicode + 1], the code of each character."""
    codes = np.full(sys.maxunicode + 1, SEPARATOR, np.uint8)
    every_character = text_of(np.arange(codes.size, dtype=np.uint32))
    for run in syllables(every_character):
        codes[run.start : run.end] = OTHER
    for code, letter in enumerate(_LETTERS, start=1):
        for character in _written(letter):
            codes[ord(character)] = code
    codes[[ord(letter) for letter in _written("y")]] = codes[ord("i")]
    return codes


def _written(letter: str) -> set[str]:
    """Return the characters that are `letter` with marks of Vietnamese or none, small and capital."""
    shapes = {"a": "aăâ", "d": "dđ", "e": "eê", "o": "oôơ", "u": "uư"}.get(letter, letter)
    bearing = _TONES if letter in "aeiouy" else ("",)
    small = {unicodedata.normalize("NFC", shape + tone) for shape in shapes for tone in bearing}
    return small | {character.upper() for character in small}


@lru_cache(maxsize=_REMEMBERED)
def number_of(syllable: str) -> int | None:
    """Return the number of `syllable`, from 0 to `BUCKETS` - 1; None where a character of it is `OTHER`.

    >>> number_of("Kỹ") == number_of("ki"), number_of("東") is None
    (True, True)
    """
    codes = character_codes()
    number = 0
    for character in syllable:
        code = int(codes[ord(character)])
        if code == OTHER:
            return None
        number = (number * FACTOR + code) & (BUCKETS - 1)
    return number


def sieve(bare_forms: Iterable[str]) -> NDArray[np.uint8]:
    """Return uint8[BUCKETS], which numbers pass: those of `bare_forms`, forms of syllables at that level.

    Syllables of known letters have a bare form of known letters, so that a form of others passes none of them.
    """
    passing = np.zeros(BUCKETS, np.uint8)
    for form in bare_forms:
        number = number_of(form)
        if number is not None:
            passing[number] = 1
    return passing


def open_sieve() -> NDArray[np.uint8]:
    """Return uint8[BUCKETS] that every syllable passes."""
    return np.ones(BUCKETS, np.uint8)
