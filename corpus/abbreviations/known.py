"""The usual abbreviations of Vietnamese newspapers, each with what it stands for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from corpus.abbreviations.tables import data_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """One meaning of an abbreviation.

    Attributes:
        short: The abbreviation, `UBND`.
        long: What it stands for, `Ủy ban nhân dân`.
    """

    short: str
    long: str


@cache
def known_abbreviations() -> tuple[Abbreviation, ...]:
    """Return the abbreviations that newspapers use without explaining them, one entry a meaning.

    >>> [known.long for known in known_abbreviations() if known.short == "BCH"]
    ['Ban Chấp hành', 'Bộ Chỉ huy']

    Returns:
        The entries of `corpus/abbreviations/data/known.tsv` in its order, all NFC; an abbreviation with several
        meanings has several entries.
    """
    rows = (line.split("\t") for line in data_lines("known.tsv"))
    return tuple(Abbreviation(short=short, long=long) for short, long, _source in rows)


def letters(short: str) -> str:
    """Return the letters and digits of `short`, so that `GD-ĐT`, `GD&ĐT` and `GDĐT` are one.

    >>> letters("LĐ-TB&XH")
    'LĐTBXH'
    """
    return "".join(filter(str.isalnum, short))


@cache
def long_forms() -> Mapping[str, tuple[str, ...]]:
    """Return the long forms of each known abbreviation, by its `letters`."""
    forms: dict[str, tuple[str, ...]] = {}
    for known in known_abbreviations():
        key = letters(known.short)
        forms[key] = (*forms.get(key, ()), known.long)
    return forms
