"""Where a long form begins whose initials the abbreviation spells: `UBND` in `Ủy ban nhân dân`."""

from collections.abc import Sequence

from corpus.abbreviations.words import MINOR, Word, bare, capitals


def initials_start(short: str, words: Sequence[Word]) -> int | None:
    """Return which of `words` begins the long form, read from the last word and the last capital backwards.

    >>> from corpus.abbreviations.words import phrase_words
    >>> text = "Ngày 5, ngành Tài nguyên và Môi trường"
    >>> words = phrase_words(text, 0, len(text))
    >>> words[initials_start("TN-MT", words)].text
    'Tài'

    Args:
        short: The abbreviation as written; its capitals count.
        words: What stands before it, in order.

    Returns:
        An index into `words`, or None where they do not spell `short`. Small linking words may be passed over.
    """
    place = len(words)
    for letter in reversed(capitals(short)):
        place = _place_of(letter, words, place)
        if place < 0:
            return None
    return place if place < len(words) else None


def _place_of(letter: str, words: Sequence[Word], end: int) -> int:
    """The last word before `end` that starts with `letter`, where only linking words stand behind it; else -1."""
    place = end - 1
    while place >= 0 and not _starts_with(words[place], letter):
        # The last word of all is never passed over: a long form does not end in a linking word.
        if words[place].key not in MINOR or end == len(words):
            return -1
        place -= 1
    return place


def _starts_with(word: Word, letter: str) -> bool:
    """Whether `letter` can stand for `word`: marks are optional, Đ is only đ, and W is the ư of `TW`."""
    if letter == "Đ":
        return word.key.startswith("đ")
    return word.bare.startswith("u" if letter == "W" and word.key.startswith("ư") else bare(letter.lower()))
