"""Words typed without a space between them, as in `#dienbienphu`, are parted by what the index holds."""

from collections.abc import Iterator

from index.spelling import bare_form
from search.query import Syllable
from search.understanding.vocabulary import Vocabulary

FEWEST_CHARACTERS = 5
"""Shorter ones are abbreviations or slips rather than words without spaces."""

MOST_CHARACTERS = 40
"""Longer ones are no few words that were glued."""

_LONGEST_SYLLABLE = 7
"""A Vietnamese syllable has up to seven letters: nghiêng."""

_MOST_PARTS = 6


def parted(syllable: Syllable, vocabulary: Vocabulary) -> tuple[Syllable, ...] | None:
    """Return the syllables that `syllable` is made of, if the index lacks it and has them in a row; None otherwise.

    Args:
        syllable: As typed, at its level; marks inside of it bind in its parts.
        vocabulary: What the index knows.

    Returns:
        Of several ways to part it the one that stands most often; among equals the one of fewer parts.
    """
    text = syllable.text
    if not FEWEST_CHARACTERS <= len(text) <= MOST_CHARACTERS or not text.isalpha():
        return None
    if vocabulary.documents(syllable):
        return None
    ways = [(vocabulary.row(way), -len(way), way) for way in _ways(text, vocabulary, _MOST_PARTS)]
    best = max(ways, default=None, key=lambda way: way[:2])
    return best[2] if best and best[0] else None


def _ways(text: str, vocabulary: Vocabulary, most: int) -> Iterator[tuple[Syllable, ...]]:
    """Yield the ways to cut `text` into two to `most` syllables of which each and each two neighbours stand."""
    pending: list[tuple[int, tuple[Syllable, ...]]] = [(0, ())]
    while pending:
        start, before = pending.pop()
        if start == len(text):
            if len(before) > 1:
                yield before
            continue
        if len(before) == most:
            continue
        for end in range(start + 1, min(start + _LONGEST_SYLLABLE, len(text)) + 1):
            part = Syllable.typed(text[start:end])
            if not _may_stand(part, vocabulary):
                continue
            if not before or vocabulary.row((before[-1], part)):
                pending.append((end, (*before, part)))


def _may_stand(part: Syllable, vocabulary: Vocabulary) -> bool:
    """Whether `part` is a syllable with a vowel that articles have."""
    return any(letter in "aeiouy" for letter in bare_form(part.text)) and bool(vocabulary.documents(part))
