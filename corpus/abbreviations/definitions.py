"""The abbreviations that a text explains itself: `Tổ chức Y tế Thế giới (WHO)`.

Three rules say where the long form begins, the surest first: what is known of the abbreviation, its initials, and for
foreign ones the name of an institution.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from corpus.abbreviations.glosses import Form, Gloss, glosses
from corpus.abbreviations.initials import initials_start
from corpus.abbreviations.institutions import institution_start
from corpus.abbreviations.known import Abbreviation, known_abbreviations, letters, long_forms
from corpus.abbreviations.tables import data_entries
from corpus.abbreviations.words import MINOR, Word, capitals, phrase_words

_WITHOUT_INSTITUTIONS: Final = frozenset({Form.DASHED, Form.REVERSED})
"""Forms in which two institutions stand side by side as often as one and its abbreviation."""


def definitions(text: str) -> tuple[Abbreviation, ...]:
    """Return the abbreviations that `text` explains, each meaning once.

    >>> [found.long for found in definitions("Quỹ Tiền tệ quốc tế (IMF) họp với UBND (Ủy ban nhân dân) tỉnh.")]
    ['Quỹ Tiền tệ quốc tế', 'Ủy ban nhân dân']
    >>> definitions("Trường ĐH Bách khoa (TP.HCM) có 30.000 sinh viên (PV)")
    ()

    Args:
        text: NFC text, any length.

    Returns:
        In order of appearance, short and long forms as the text writes them; empty where nothing is explained.
    """
    found = (_definition(text, gloss) for gloss in glosses(text))
    return tuple(dict.fromkeys(definition for definition in found if definition is not None))


def _definition(text: str, gloss: Gloss) -> Abbreviation | None:
    """What `gloss` explains, or None where no rule finds a long form of two words or more."""
    words = phrase_words(text, gloss.start, gloss.end)
    long = _long_form(gloss, words, text)
    if len(long) < 2 or gloss.short in {word.text for word in long}:
        return None
    if gloss.form is Form.REVERSED and (long[0].start, long[-1].end) != (gloss.start, gloss.end):
        return None
    return Abbreviation(short=gloss.short, long=text[long[0].start : long[-1].end])


def _long_form(gloss: Gloss, words: Sequence[Word], text: str) -> Sequence[Word]:
    """The words at the end of `words` that `gloss` abbreviates; empty where no rule finds them."""
    for candidate in (words, _without_country(words)):
        start = _known_start(gloss.short, candidate)
        # Two letters behind a dash are as often a second name, as in `Phòng CSGT - PC67`.
        if start is None and (gloss.form is not Form.DASHED or len(capitals(gloss.short)) > 2):
            start = initials_start(gloss.short, candidate)
        if start is not None:
            return candidate[start:]
    if gloss.form in _WITHOUT_INSTITUTIONS or not _may_be_foreign(gloss.short):
        return ()
    start = institution_start(words, text)
    return () if start is None else words[start:]


def _without_country(words: Sequence[Word]) -> Sequence[Word]:
    """`words` less a last `Việt Nam` or `ở Việt Nam`, for which an abbreviation often has no letters."""
    keys = [word.key for word in words[-2:]]
    length = 2 if keys == ["việt", "nam"] else int(keys[-1:] == ["vn"])
    rest = words[: len(words) - length] if length else ()
    return rest[:-1] if rest and rest[-1].key in MINOR else rest


def _known_start(short: str, words: Sequence[Word]) -> int | None:
    """Which of `words` begins a known long form of `short` that reaches to the last of them."""
    known = _known_keys().get(letters(short))
    if known is None:
        return None
    places = [place for place, word in enumerate(words) if word.key not in MINOR]
    bare = [words[place].bare for place in places]
    starts = [places[-len(form)] for form in known if tuple(bare[-len(form) :]) == form]
    return min(starts, default=None)


@cache
def _known_keys() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The known long forms by the letters of their abbreviations: the bare keys of all words but the linking ones."""
    return {
        short: tuple(tuple(word.bare for word in _words(form) if word.key not in MINOR) for form in forms)
        for short, forms in long_forms().items()
    }


def _may_be_foreign(short: str) -> bool:
    """Whether `short` can be of another language, so that the letters need not be those of its long form."""
    return short.isascii() and short.isalnum() and short not in _native() and short not in _no_abbreviations()


@cache
def _native() -> frozenset[str]:
    """The abbreviations that are known for a long form whose initials they have."""
    return frozenset(
        letters(known.short)
        for known in known_abbreviations()
        if initials_start(known.short, _words(known.long)) == 0
    )


@cache
def _no_abbreviations() -> frozenset[str]:
    return frozenset(data_entries("no_abbreviations.txt"))


def _words(phrase: str) -> Sequence[Word]:
    return phrase_words(phrase, 0, len(phrase))
