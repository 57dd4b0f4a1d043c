"""One spelling a word: what the index holds of a syllable, at three levels.

| level | typed | holds | example |
|---|---|---|---|
| exact | every mark | lower case, one tone placement, one đ | `hội` |
| toneless | vowel marks, no tone | the above without its tone | `hôi` |
| bare | no marks | ASCII | `hoi` |

The text that is shown is never touched: fold tokens, never the text that offsets point into.
"""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from unidecode import unidecode


class Level(StrEnum):
    """How much of what was written a form of a syllable keeps."""

    EXACT = "exact"
    TONELESS = "toneless"
    BARE = "bare"


_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE = re.compile(f"[{_TONES}]")
# Letters that look like đ and are typed for it: eth, and the African d with tail.
_D_LOOKALIKES = str.maketrans({"ð": "đ", "ɖ": "đ"})
# The new placement, hoà, khoẻ, thuý: a tone on the last vowel of an open oa, oe or uy. After q, u is no vowel.
_NEW_PLACEMENT = re.compile(rf"(?:(o)([ae])|(?<!q)(u)(y))([{_TONES}])")
# The vowel alone behind these consonants is written i or y for one sound and one meaning: kĩ thuật, kỹ thuật.
_I_OR_Y = re.compile(rf"^([hklmst]|qu)i(?=[{_TONES}]?$)")
_STOP = re.compile(r"[aeiouyăâêôơư](?:c|ch|p|t)$")
_CACHED_SYLLABLES = 1 << 17


@lru_cache(maxsize=_CACHED_SYLLABLES)
def exact_form(syllable: str) -> str:
    """Return `syllable` in the one spelling that the index holds.

    >>> exact_form("Hoà"), exact_form("THÚY"), exact_form("quý"), exact_form("kĩ")
    ('hòa', 'thúy', 'quý', 'kỹ')

    Args:
        syllable: One token in NFC, any script.

    Returns:
        Lower case, old tone placement, y where i and y are both current, NFC; the same again when given its own result.

    Source:
        The two placements differ only in open syllables in oa, oe and uy, and never after q. i and y are both current
        behind h, k, l, m, s, t and qu (decision 240/QĐ of the Ministry of Education, 5 March 1984).
    """
    if syllable.isascii():
        # Numbers and foreign words, most of what is new: there is no tone to be placed.
        lowered = syllable.lower()
        match = _I_OR_Y.match(lowered)
        return lowered if match is None else f"{match[1]}y{lowered[match.end() :]}"
    decomposed = unicodedata.normalize("NFD", _lowered(syllable))
    match = _I_OR_Y.match(decomposed)
    if match is not None:
        return unicodedata.normalize("NFC", f"{match[1]}y{decomposed[match.end() :]}")
    return _with_old_placement(decomposed)


def beginning_form(beginning: str, level: Level) -> str:
    """Return the form of the beginning of a syllable at `level`: `ki` begins `kinh`, and is not yet `ky`.

    >>> beginning_form("Ki", Level.BARE), beginning_form("HOÀ", Level.EXACT), beginning_form("HOÀ", Level.BARE)
    ('ki', 'hòa', 'hoa')
    """
    exact = _with_old_placement(unicodedata.normalize("NFD", _lowered(beginning)))
    if level is Level.EXACT:
        return exact
    toneless = _without_tone(exact)
    return toneless if level is Level.TONELESS else _without_marks(toneless)


def _lowered(syllable: str) -> str:
    return unicodedata.normalize("NFC", syllable.lower()).translate(_D_LOOKALIKES)


def _with_old_placement(decomposed: str) -> str:
    match = _NEW_PLACEMENT.search(decomposed)
    if match is None or match.end() != len(decomposed):
        return unicodedata.normalize("NFC", decomposed)
    first, last = match[1] or match[3], match[2] or match[4]
    return unicodedata.normalize("NFC", f"{decomposed[: match.start()]}{first}{match[5]}{last}")


@lru_cache(maxsize=_CACHED_SYLLABLES)
def toneless_form(syllable: str) -> str:
    """Return `syllable` without its tone; vowel marks and đ stay.

    >>> toneless_form("Đường")
    'đương'

    Args:
        syllable: One token in NFC, any script.
    """
    # Again in the one spelling, since a consonant of another language may bear a mark that is a tone in ours: ĺi.
    return exact_form(_without_tone(exact_form(syllable)))


def _without_tone(exact: str) -> str:
    if exact.isascii():
        return exact
    return unicodedata.normalize("NFC", _TONE.sub("", unicodedata.normalize("NFD", exact)))


@lru_cache(maxsize=_CACHED_SYLLABLES)
def bare_form(syllable: str) -> str:
    """Return `syllable` without any marks.

    >>> bare_form("Đường")
    'duong'

    Args:
        syllable: One token in NFC, any script.

    Returns:
        Lower-case ASCII letters and digits; the toneless form where a script has no ASCII spelling at all.

    Source:
        Unidecode's table; Unicode gives đ no decomposition.
    """
    # Again in the one spelling, since another script may fold to `ki`.
    return exact_form(_without_marks(toneless_form(syllable)))


def _without_marks(toneless: str) -> str:
    # From the toneless form: unidecode tells apart letters that differ by a tone mark only, as Cyrillic е and ѐ.
    if toneless.isascii():
        return toneless
    folded = "".join(character for character in unidecode(toneless).lower() if character.isalnum())
    return folded or toneless


def forms_of(syllable: str) -> tuple[str, str, str]:
    """Return the exact, the toneless and the bare form of `syllable`, in the order of `Level`.

    >>> forms_of("Đường")
    ('đường', 'đương', 'duong')

    Args:
        syllable: One token in NFC, any script.
    """
    exact = exact_form(syllable)
    if exact.isascii():
        # It bears no mark that could be taken away.
        return exact, exact, exact
    toneless = exact_form(_without_tone(exact))
    return exact, toneless, exact_form(_without_marks(toneless))


FORM_OF_LEVEL = {Level.EXACT: exact_form, Level.TONELESS: toneless_form, Level.BARE: bare_form}
"""The function that makes each level's form."""


def typed_level(syllable: str) -> Level:
    """Return the level at which `syllable`, as a reader typed it, binds: typed marks bind, untyped are free.

    >>> [str(typed_level(syllable)) for syllable in ("hội", "hôi", "hoi", "đang")]
    ['exact', 'toneless', 'bare', 'exact']

    Args:
        syllable: One token in NFC.

    Returns:
        EXACT where it bears a tone, or đ and no vowel mark; TONELESS where it bears a vowel mark and no tone,
        or lacks the tone that its ending demands; BARE where it bears nothing.

    Source:
        Asymmetric search, Unicode Technical Standard #10, section 8.
    """
    exact = exact_form(syllable)
    if bare_form(syllable) == exact:
        return Level.BARE
    if toneless_form(syllable) != exact:
        return Level.EXACT
    has_vowel_mark = bare_form(syllable) != exact.replace("đ", "d")
    # A syllable that ends in a stop always bears a tone in writing: without one, it was left out.
    return Level.TONELESS if has_vowel_mark or _STOP.search(exact) else Level.EXACT
