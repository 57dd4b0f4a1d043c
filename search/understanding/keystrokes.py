"""Keys typed with the input method off become the Vietnamese syllables that they spell.

Two methods are in use, and both let a mark follow its vowel at once or stand anywhere later:

| mark | Telex | VNI |
|---|---|---|
| tones: sắc, huyền, hỏi, ngã, nặng, none | `s f r x j z` | `1 2 3 4 5 0` |
| â, ê, ô | the letter again: `aa`, `nhana` | `6` |
| ơ, ư, and ươ at once | `w`; alone it is ư | `7` |
| ă | `w` | `8` |
| đ | the letter again: `dd`, `dangd` | `9` |

What a token spells is known only at its end, so every reading of every key is followed, and those that end in a
well-formed syllable stay. Whether a reader meant them is asked in `search.understanding.raw_typing`.

A key typed once more, which undoes its mark where an input method is on, gives nothing here: who sees no marks undoes
none.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from corpus.syllable import is_syllable

_VOWELS = "aeiouyăâêôơư"
# The u of "qu" and the i of "gi" before another vowel bear no tone.
_PARTS = re.compile(rf"(qu|gi(?=[{_VOWELS}])|[^{_VOWELS}]*)([{_VOWELS}]+)(.*)")
# What a syllable may begin with: the rest of a foreign word need not be read.
_BEGINNING = re.compile(
    rf"(?:[bcdđghklmnpqrstvx]|[cgknpt]h|ngh?|tr)?(?:[{_VOWELS}]{{1,4}}(?:[cmpt]|n[gh]?|ch)?)?"
)
# "nghieengsz" has ten.
_LONGEST = 12
# Vowels that stand together in one shape only, ươ, iê, yê, for whoever leaves out a key; "xoong" is typed with three o.
_IMPLIED = ((re.compile("(?<=ư)o"), "ơ"), (re.compile("(?<=[iy])e"), "ê"), (re.compile("ôo"), "oo"))
_CACHED_TOKENS = 1 << 14


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Method:
    """What the keys of an input method do to the letters before them.

    Attributes:
        tones: The combining mark of each tone key; empty for the key that takes the tone away.
        shapes: For each other key, the letters that it changes and what they become, the likeliest first.
        letters: Keys that also give a letter of their own.
    """

    tones: Mapping[str, str]
    shapes: Mapping[str, tuple[tuple[str, str], ...]]
    letters: Mapping[str, str]

    @property
    def keys(self) -> frozenset[str]:
        """All keys that may leave a mark."""
        return frozenset(self.tones) | frozenset(self.shapes)


_TONES = ("\u0301", "\u0300", "\u0309", "\u0303", "\u0323", "")

TELEX = Method(
    tones=dict(zip("sfrxjz", _TONES, strict=True)),
    shapes={
        "a": (("a", "â"),),
        "e": (("e", "ê"),),
        "o": (("o", "ô"),),
        "w": (("uo", "ươ"), ("o", "ơ"), ("u", "ư"), ("a", "ă")),
        "d": (("d", "đ"),),
    },
    letters={"w": "ư"},
)
"""Letters that Vietnamese does not need where they stand."""

VNI = Method(
    tones=dict(zip("123450", _TONES, strict=True)),
    shapes={
        "6": (("a", "â"), ("e", "ê"), ("o", "ô")),
        "7": (("uo", "ươ"), ("o", "ơ"), ("u", "ư")),
        "8": (("a", "ă"),),
        "9": (("d", "đ"),),
    },
    letters={},
)
"""Digits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoding:
    """What a token spells.

    Attributes:
        typed: The token.
        meant: One syllable in NFC, its tone placed as newspapers do, in the capitals of `typed`.
        keys: Those that went into marks, in lower case, as typed; never empty.
    """

    typed: str
    meant: str
    keys: str


class _Typing(NamedTuple):
    """A token half typed: its letters so far, its tone as a combining mark or empty, the keys spent on marks."""

    letters: str
    tone: str
    keys: str


def telex(typed: str) -> str | None:
    """Return the syllable that `typed` spells in Telex.

    >>> [telex(typed) for typed in ("ddangr", "Dangdr", "tieengs", "nuocsw", "hoaf", "ban", "test", "office")]
    ['đảng', 'Đảng', 'tiếng', 'nước', 'hòa', None, 'tét', None]

    Args:
        typed: One token, any text.

    Returns:
        None where no key of the method was used, or where no syllable comes out.
    """
    return next((reading.meant for reading in readings(typed, TELEX)), None)


def vni(typed: str) -> str | None:
    """Return the syllable that `typed` spells in VNI.

    >>> [vni(typed) for typed in ("d9ang3", "Dang93", "tie61ng", "duong972", "u3y", "ban", "G7", "B52")]
    ['đảng', 'Đảng', 'tiếng', 'đường', 'ủy', None, None, None]

    Args:
        typed: One token, any text.

    Returns:
        None where no key of the method was used, or where no syllable comes out.
    """
    return next((reading.meant for reading in readings(typed, VNI)), None)


def decodings(typed: str) -> tuple[str, ...]:
    """Return all syllables that `typed` may spell, the likeliest first.

    >>> decodings("goongf"), decodings("go6ng2"), decodings("ban")
    (('gồng', 'goòng'), ('gồng',), ())

    Args:
        typed: One token, any text.
    """
    return tuple(reading.meant for method in (TELEX, VNI) for reading in readings(typed, method))


@lru_cache(maxsize=_CACHED_TOKENS)
def readings(typed: str, method: Method) -> tuple[Decoding, ...]:
    """Return the syllables that `typed` may spell by `method`, the likeliest first.

    >>> [(reading.meant, reading.keys) for reading in readings("DDANGR", TELEX)]
    [('ĐẢNG', 'dr')]

    Args:
        typed: One token, any text; only ASCII spells anything.
        method: `TELEX` or `VNI`.

    Returns:
        No result is ASCII, so none spells another.
    """
    typings = [_Typing("", "", "")] if _may_spell(typed, method) else []
    for key in typed.lower() if typings else "":
        pressed = dict.fromkeys(after for typing in typings for after in _pressed(typing, key, method))
        typings = [typing for typing in pressed if _BEGINNING.fullmatch(typing.letters)]
    spelled = {_written(typing): typing.keys for typing in typings if typing.keys}
    return tuple(
        Decoding(typed=typed, meant=_in_capitals_of(typed, written), keys=keys)
        for written, keys in spelled.items()
        # A result in ASCII, such as "xoong", could be decoded once more.
        if is_syllable(written) and not written.isascii()
    )


@lru_cache(maxsize=_CACHED_TOKENS)
def unchecked_reading(typed: str, method: Method) -> Decoding | None:
    """Return what `typed` looks like when each key does its likeliest work, syllable or not.

    >>> [unchecked_reading(typed, TELEX).meant for typed in ("hddnd", "ootoo", "ddawks", "wifi")]
    ['hđnd', 'ôtô', 'đắk', 'ừii']

    Args:
        typed: One token, any text.
        method: `TELEX` or `VNI`.

    Returns:
        None where no key of the method was used or no mark is left. Most foreign words give nonsense: ask an index.
    """
    if not _may_spell(typed, method):
        return None
    typing = _Typing("", "", "")
    for key in typed.lower():
        typing = next(_pressed(typing, key, method))
    written = _written(typing)
    if written.isascii() or not typing.keys:
        return None
    return Decoding(typed=typed, meant=_in_capitals_of(typed, written), keys=typing.keys)


def _may_spell(typed: str, method: Method) -> bool:
    return len(typed) <= _LONGEST and typed.isascii() and not method.keys.isdisjoint(typed.lower())


def _pressed(typing: _Typing, key: str, method: Method) -> Iterator[_Typing]:
    """Yield what `key` may make of `typing`, the likeliest first."""
    letters, tone, keys = typing
    changed = method.tones.get(key)
    has_vowel = any(letter in _VOWELS for letter in letters)
    if changed is not None and has_vowel and bool(changed) != bool(tone):
        yield _Typing(letters, changed, keys + key)
        return
    for plain, marked in method.shapes.get(key, ()):
        if plain in letters:
            yield _Typing(letters.replace(plain, marked, 1), tone, keys + key)
    letter = method.letters.get(key, key)
    yield _Typing(letters + letter, tone, keys + key if letter != key else keys)


def _written(typing: _Typing) -> str:
    """Return the letters of `typing` with its tone, in lower case."""
    parts = _PARTS.fullmatch(typing.letters)
    if parts is None:
        return typing.letters
    onset, vowels, coda = parts.groups()
    for implied, vowel in _IMPLIED:
        vowels = implied.sub(vowel, vowels)
    place = _tone_place(vowels, coda) + 1
    return unicodedata.normalize("NFC", f"{onset}{vowels[:place]}{typing.tone}{vowels[place:]}{coda}")


def _tone_place(vowels: str, coda: str) -> int:
    """Return which of `vowels` bears the tone: hòa, hoàn, ngoài, khuya, tiếng, đường."""
    marked = [place for place, vowel in enumerate(vowels) if not vowel.isascii()]
    if marked:
        return marked[-1]
    return len(vowels) - 1 if coda else (len(vowels) - 1) // 2


def _in_capitals_of(typed: str, syllable: str) -> str:
    if typed.isupper():
        return syllable.upper()
    return syllable.capitalize() if typed[0].isupper() else syllable
