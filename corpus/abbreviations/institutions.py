"""Where the name of an institution begins whose abbreviation is foreign: `Tổ chức Y tế Thế giới (WHO)`.

The letters of such an abbreviation say nothing, so the name is read from its first word, a head such as `Tổ chức` or
`Hiệp định`. The heads stand in `corpus/abbreviations/data/`.
"""

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache
from typing import Final, NamedTuple

from corpus.abbreviations.tables import data_entries
from corpus.abbreviations.words import Word

_LONGEST_NAME = 16
_REACH_OF_WEAK_HEAD = 6
"""Words between a weak head and the head of the name that it belongs to, at most."""

_KINDS: Final = frozenset({"tổ", "nhóm", "lực", "liên", "thỏa", "thoả"})
"""First words of heads that, in small letters, say what kind of thing follows: `tổ chức Liên minh châu Âu`."""


class _Kind(Enum):
    """What an entry of the tables says of the words that it matches."""

    HEAD = "heads.txt"
    WEAK_HEAD = "weak_heads.txt"
    SENTENCE_WORD = "sentence_words.txt"
    NEITHER = "compounds.txt"


class _Head(NamedTuple):
    """A head that stands among the words: its kind, the words that it takes, and whether a name goes on behind it."""

    kind: _Kind
    start: int
    end: int
    opens_name: bool


def institution_start(words: Sequence[Word], text: str) -> int | None:
    """Return which of `words` begins the name of an institution that reaches to the last of them.

    >>> from corpus.abbreviations.words import phrase_words
    >>> text = "ông nói với Tổ chức Y tế thế giới"
    >>> words = phrase_words(text, 0, len(text))
    >>> words[institution_start(words, text)].text
    'Tổ'

    Args:
        words: What stands before the abbreviation, in order.
        text: The text that their offsets point into.

    Returns:
        An index into `words`, or None where no head is near or what follows it is no name.
    """
    heads = _heads(words, text)
    last = max((place for place, head in enumerate(heads) if head.opens_name), default=None)
    if last is None:
        return None
    if heads[last].kind is _Kind.WEAK_HEAD:
        last = _owner(heads, last, words)
    while last > 0 and _in_a_row(heads[last - 1], heads[last], words):
        last -= 1
    start = heads[last].start
    return start if len(words) - start <= _LONGEST_NAME else None


def _heads(words: Sequence[Word], text: str) -> list[_Head]:
    """The heads among `words` from which nothing parts the last word, in order."""
    heads: list[_Head] = []
    place = 0
    while place < len(words):
        kind, end = _entry_at(words, place)
        if place and "," in text[words[place - 1].end : words[place].start]:
            heads.clear()
        if kind is _Kind.SENTENCE_WORD and not words[place].is_capitalised:
            heads.clear()
        elif kind in {_Kind.HEAD, _Kind.WEAK_HEAD}:
            heads.append(_Head(kind, place, end, _opens_name(words, place, end)))
        place = end
    return heads


def _opens_name(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a name goes on behind a head: at once with a capital where the head has none."""
    return end < len(words) and (words[start].is_capitalised or words[end].is_capitalised)


def _owner(heads: Sequence[_Head], last: int, words: Sequence[Word]) -> int:
    """Which head begins the name that holds a weak one: `Cơ quan` of `Cơ quan Tình báo Quân đội Nga`."""
    for place in range(last - 1, -1, -1):
        between = words[heads[place].end : heads[last].start]
        if len(between) > _REACH_OF_WEAK_HEAD or any(word.key in {"và", "của", "thuộc"} for word in between):
            break
        head = heads[place]
        is_sure = head.opens_name or head.end - head.start > 1
        if head.kind is _Kind.HEAD and is_sure and words[head.start].text not in _KINDS:
            return place
    return last


def _in_a_row(first: _Head, second: _Head, words: Sequence[Word]) -> bool:
    """Whether two heads begin one name together: `Hiệp hội Ngân hàng Việt Nam`, `Hiệp hội các Trường Đại học`."""
    end = second.start - (words[second.start - 1].key in {"các", "những"})
    return first.kind is _Kind.HEAD and first.end == end and words[first.start].text not in _KINDS


def _entry_at(words: Sequence[Word], place: int) -> tuple[_Kind | None, int]:
    """The longest entry of the tables that begins at `place`, and where it ends; one word where there is none."""
    for length in range(_longest_entries().get(words[place].key, 0), 0, -1):
        kind = _table().get(" ".join([word.key for word in words[place : place + length]]))
        if kind is not None:
            return kind, min(place + length, len(words))
    return None, place + 1


@cache
def _table() -> Mapping[str, _Kind]:
    """Every entry of the tables, in small letters, with what it is."""
    return {entry: kind for kind in _Kind for entry in data_entries(kind.value)}


@cache
def _longest_entries() -> Mapping[str, int]:
    """How many words the longest entry has that begins with a word: most words begin none, and are passed over."""
    longest: dict[str, int] = {}
    for entry in _table():
        first, *rest = entry.split(" ")
        longest[first] = max(longest.get(first, 0), 1 + len(rest))
    return longest
