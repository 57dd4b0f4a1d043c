"""Slips of the fingers: a letter missing, too many, wrong or swapped, a wrong tone, a missing mark.

A syllable that the index lacks is replaced by the likeliest near one that it has; what is likely, the neighbours decide: how
often they stand in a row with it. Where every syllable is a word, as in `xay lap hai nam`, one of them is a slip if the
row never stands and would with a near one.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from math import log
from string import ascii_lowercase
from typing import NamedTuple

from index.spelling import Level, bare_form, toneless_form
from search.query import Syllable
from search.understanding.vocabulary import Vocabulary

MOST_SYLLABLES = 24
"""In longer queries no slip is looked for: enough is right."""

LONGEST_ROW = 6
"""Queries of so many syllables are tried as a row."""

_LEAST_PAIRS = 10
"""Two syllables stand in a row by chance; so often, they are a word."""

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_FEWEST_CHARACTERS = 2
_FEWEST_ALONE = 4
_LONGEST = 9
_CANDIDATES_TRIED = 24

# What a change costs, as the logarithm of how seldom it happens.
_OTHER_MARKS = 1.0
_OTHER_LETTER = 3.0
_WEIGHT_OF_ROWS = 2.0
_WEIGHT_OF_FREQUENCY = 0.5


class Correction(NamedTuple):
    """One syllable replaced.

    Attributes:
        place: Which one, from 0.
        meant: What stands in its place.
    """

    place: int
    meant: Syllable


def unknown_corrected(typed: Sequence[Syllable], vocabulary: Vocabulary) -> tuple[Correction, ...]:
    """Return corrections for the syllables that no article has, as far as there are likely ones.

    Args:
        typed: Those of a query, in the order typed.
        vocabulary: What the index knows.
    """
    if len(typed) > MOST_SYLLABLES:
        return ()
    current = list(typed)
    found: list[Correction] = []
    for place, syllable in enumerate(typed):
        if not _may_be_slip(syllable) or vocabulary.documents(syllable):
            continue
        best = _best(current, place, vocabulary)
        if best:
            current[place] = best
            found.append(Correction(place, best))
    return tuple(found)


def row_corrected(typed: Sequence[Syllable], vocabulary: Vocabulary) -> Correction | None:
    """Return the correction of one syllable by which a row that never stands becomes one that does.

    Args:
        typed: Those of a query, two to `LONGEST_ROW`; otherwise nothing is corrected.
        vocabulary: What the index knows.
    """
    if not 1 < len(typed) <= LONGEST_ROW or vocabulary.row(tuple(typed)):
        return None
    least = _LEAST_PAIRS if len(typed) == 2 else 1
    scored = []
    for place, syllable in enumerate(typed):
        if not _may_be_slip(syllable):
            continue
        for cost, candidate in _likeliest(syllable, vocabulary):
            row = vocabulary.row((*typed[:place], candidate, *typed[place + 1 :]))
            if row >= least:
                scored.append((log(row) - cost, Correction(place, candidate)))
    return max(scored, key=lambda pair: pair[0])[1] if scored else None


def _may_be_slip(syllable: Syllable) -> bool:
    return _FEWEST_CHARACTERS <= len(syllable.text) <= _LONGEST and syllable.text.isalpha()


def _best(typed: Sequence[Syllable], place: int, vocabulary: Vocabulary) -> Syllable | None:
    """Return the likeliest syllable instead of the one at `place`; None where no neighbour speaks for any."""
    scored = []
    alone = len(typed) == 1
    if alone and len(typed[place].text) < _FEWEST_ALONE:
        return None
    for cost, candidate in _likeliest(typed[place], vocabulary):
        rows = [
            vocabulary.row((*typed[first:place], candidate, *typed[place + 1 : last]))
            for first, last in _windows(place, len(typed))
        ]
        if any(rows) or alone:
            frequency = log(1 + vocabulary.documents(candidate))
            in_rows = sum(log(1 + row) for row in rows)
            score = _WEIGHT_OF_ROWS * in_rows + _WEIGHT_OF_FREQUENCY * frequency - cost
            scored.append((score, candidate))
    return max(scored, key=lambda pair: pair[0])[1] if scored else None


def _windows(place: int, count: int) -> list[tuple[int, int]]:
    """Return the stretches of neighbours that a syllable is judged by: with the one before, the one behind, and both."""
    stretches = [(place - 1, place + 1), (place, place + 2), (place - 1, place + 2)]
    return [(first, last) for first, last in stretches if first >= 0 and last <= count]


def _likeliest(syllable: Syllable, vocabulary: Vocabulary) -> list[tuple[float, Syllable]]:
    """Return the near syllables that articles have, with what the change costs, the likeliest first."""
    found = dict[Syllable, float]()
    for cost, candidate in _near(syllable, vocabulary):
        if candidate != syllable and cost < found.get(candidate, float("inf")):
            found[candidate] = cost
    ranked = sorted(
        ((cost, candidate) for candidate, cost in found.items()),
        key=lambda pair: pair[0] - _WEIGHT_OF_FREQUENCY * log(1 + vocabulary.documents(pair[1])),
    )
    return ranked[:_CANDIDATES_TRIED]


def _near(syllable: Syllable, vocabulary: Vocabulary) -> Iterator[tuple[float, Syllable]]:
    """Yield syllables of the index of which one letter is another, or the marks are."""
    bare = bare_form(syllable.text)
    for spelled in (bare, *edits(bare)):
        cost = 0.0 if spelled == bare else _OTHER_LETTER
        if syllable.level is Level.BARE:
            candidate = Syllable(spelled, Level.BARE)
            if vocabulary.documents(candidate):
                yield cost, candidate
            continue
        for form in vocabulary.forms(spelled):
            yield cost + _OTHER_MARKS * _marks_apart(syllable.text, form), Syllable(form, Level.EXACT)


def _marks_apart(typed: str, form: str) -> float:
    """Return how many kinds of marks differ: vowel marks, which are letters of their own, and the tone."""
    typed_letters, form_letters = set(toneless_form(typed)), set(toneless_form(form))
    vowels = len({letter for letter in typed_letters ^ form_letters if not letter.isascii()})
    return vowels + (_tone(typed) != _tone(form))


def _tone(syllable: str) -> frozenset[str]:
    return _TONES & frozenset(unicodedata.normalize("NFD", syllable.lower()))


def edits(bare: str) -> set[str]:
    """Return all that differs from `bare` by one letter missing, too many, other, or by two neighbours swapped.

    >>> sorted(edits("ab"))[:3], len(edits("ab"))
    (['a', 'aa', 'aab'], 129)
    """
    cuts = [(bare[:at], bare[at:]) for at in range(len(bare) + 1)]
    fewer = {left + right[1:] for left, right in cuts if right}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    other = {left + letter + right[1:] for left, right in cuts if right for letter in ascii_lowercase}
    more = {left + letter + right for left, right in cuts for letter in ascii_lowercase}
    return (fewer | swapped | other | more) - {bare, ""}
