"""What one word of a capitalised run is, wherever it stands: asked once of each word, and remembered."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from corpus.people.names import (
    GIVEN_NAMES,
    OPENERS,
    SURNAMES,
    WEAK_SURNAMES,
    is_vietnamese_syllable,
    syllable_key,
)
from corpus.people.titles import TITLES

UPPER: Final = "".join(filter(str.isupper, map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00)))))
"""Every Latin capital that Vietnamese and its neighbours write."""

_LETTER = re.compile(rf"[{UPPER}]\.?|(?![JS]r)(?:Qu|[BCDFGHJKLMNPQRSTVXĐ][bcdfghjklmnpqrstvxđ]{{1,2}})")
_LONGEST_LETTER = 3
_STYLES = frozenset({"mr", "mrs", "ms", "dr", "sir", "lady", "lord", "prince", "princess", "st", "ayatollah"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a run.

    Attributes:
        text: The word as written.
        key: Its `syllable_key`.
        is_native: Whether it can be a Vietnamese syllable.
        is_surname: Whether it is hardly ever anything but a Vietnamese surname.
        is_family: Whether it is a Vietnamese surname, or a common word that can be one.
        is_given: Whether it is a given name of another country.
        is_opener: Whether it may open a sentence and be glued to the name that follows.
        is_acronym: As `is_acronym` has it.
        is_letter: Whether it is no more than a letter, as newspapers print victims' names (`Nguyễn Văn H.`).
        is_no_name: Whether it is an acronym, a style, a number or a title.
    """

    text: str
    key: str
    is_native: bool
    is_surname: bool
    is_family: bool
    is_given: bool
    is_opener: bool
    is_acronym: bool
    is_letter: bool
    is_no_name: bool


@lru_cache(1 << 16)
def token_of(text: str) -> Token:
    """Return what is known of a word.

    >>> token_of("Nguyễn").is_surname, token_of("Trump").is_native
    (True, False)

    Args:
        text: One word of what `runs.RUN` matches.
    """
    key = syllable_key(text)
    is_surname = key in SURNAMES
    is_family = is_surname or key in WEAK_SURNAMES
    acronym = is_acronym(text)
    return Token(
        text=text,
        key=key,
        is_native=is_vietnamese_syllable(text),
        is_surname=is_surname,
        is_family=is_family,
        is_given=key in GIVEN_NAMES,
        is_opener=key in OPENERS,
        is_acronym=acronym,
        is_letter=len(text) <= _LONGEST_LETTER and _LETTER.fullmatch(text) is not None,
        is_no_name=acronym
        or key in _STYLES
        or (not text.isalpha() and any(map(str.isdigit, text)))
        or (key in TITLES and not is_family),
    )


def is_acronym(text: str) -> bool:
    """Return whether `text` is written in capitals only, and is more than an initial.

    >>> is_acronym("UBND"), is_acronym("W.")
    (True, False)
    """
    return text.isupper() and len(text.rstrip(".")) > 1 and "’" not in text
