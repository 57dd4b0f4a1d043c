"""The words of a phrase, as the search for a long form reads them: written form, offsets, and a bare key."""

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

UPPER: Final = "".join(
    filter(str.isupper, map(chr, (*range(0x41, 0x180), 0x1A0, 0x1AF, *range(0x1E00, 0x1F00))))
)
"""Every Latin capital that Vietnamese and its neighbours write."""

MINOR: Final = frozenset(
    {"và", "của", "về", "với", "cho", "các", "những", "trong", "ở", "tại", "of", "and", "for", "the", "on"}
)
"""Words that an abbreviation may pass over."""

_WORD = re.compile(r"[^\W_]+")
# What ends a phrase; the full stop of `TP. HCM` does not, nor does what closes a quotation at the end.
_CLOSING = " \"”'’"
_BREAK = re.compile(r"[;:?!()\[\]{}\"“”\n…*•]|(?<!\bTP)\.(?=\s)")


class Word(NamedTuple):
    """One word of a phrase.

    Attributes:
        text: As written.
        key: Its lower-case form; looked up in tables.
        bare: `key` without marks; its first letter is what an abbreviation takes.
        start: Offset of its first character in the whole text.
        end: Offset after its last character.
    """

    text: str
    key: str
    bare: str
    start: int
    end: int

    @property
    def is_capitalised(self) -> bool:
        """Whether it starts with a capital."""
        return self.text[0].isupper()


@lru_cache(maxsize=1 << 14)
def bare(key: str) -> str:
    """Return the lower-case `key` without marks, đ as d.

    >>> bare("đường")
    'duong'
    """
    if key.isascii():
        return key
    letters = unicodedata.normalize("NFD", key.replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)) or key


def capitals(short: str) -> str:
    """Return the capitals of an abbreviation.

    >>> capitals("LĐ-TB&XH"), capitals("PC67")
    ('LĐTBXH', 'PC')
    """
    return "".join(filter(str.isupper, short))


def phrase_words(text: str, start: int, end: int) -> list[Word]:
    """Return the words of `text[start:end]` behind the last mark in it that ends a phrase.

    >>> [word.text for word in phrase_words("Mưa to. Bộ Y tế", 0, 15)]
    ['Bộ', 'Y', 'tế']

    Args:
        text: NFC text.
        start: Where to look from; a word that it cuts is read as its rest.
        end: Where the phrase ends.

    Returns:
        The words in order, with offsets into `text`; may be empty.
    """
    end = start + len(text[start:end].rstrip(_CLOSING))
    for mark in _BREAK.finditer(text, start, end):
        start = mark.end()
    words = []
    for match in _WORD.finditer(text, start, end):
        word = match[0]
        key, bare_key = _forms(word)
        words.append(Word._make((word, key, bare_key, match.start(), match.end())))
    return words


@lru_cache(maxsize=1 << 14)
def _forms(text: str) -> tuple[str, str]:
    """Key and bare key of a word."""
    key = text.lower()
    return key, bare(key)
