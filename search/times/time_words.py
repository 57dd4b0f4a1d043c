"""The words of a typed query that may tell a time, brought to one spelling without moving a character.

Typed marks bind, untyped ones are free, as everywhere in a query: `ngay` and `NGÀY` become `ngày`, while `ngáy` stays.
"""

import re
from collections.abc import Collection
from itertools import groupby

from index.spelling import bare_form
from search.query import Syllable

_WRITTEN = (
    *("ngày", "tháng", "năm", "quý", "quí", "tuần", "giờ", "hôm"),
    *("nay", "này", "qua", "kia", "ngoái", "trước", "sau", "vừa", "đời"),
    *("từ", "đến", "tới", "đầu", "giữa", "cuối", "hết", "và"),
)
_SPELLINGS = {bare: tuple(words) for bare, words in groupby(sorted(_WRITTEN, key=bare_form), key=bare_form)}
_ONE_SPELLING = {"quí": "quý"}

# Without marks, what follows these is mostly a name or another word: miền Nam, anh Tuấn, chiến thắng.
_NOT_A_TIME_AFTER = {
    "nam": {
        *("viet", "mien", "phia", "quang", "ha", "dong", "tay", "bac", "hai", "dai", "an", "trung"),
        *("hoai", "phuong", "xuan", "hoang", "thanh", "nhat", "duy", "vinh", "binh", "ngoc", "khanh"),
        *("nu", "da", "doi", "don", "tuyen", "gioi", "sinh", "vien", "nhan", "si", "nien", "nguoi"),
        *("tre", "trai", "huong", "ben", "bo", "van", "ong"),
    },
    "tuan": {
        *("anh", "minh", "quoc", "thanh", "ngoc", "duc", "manh", "huu", "van", "ong", "dinh", "cong"),
        *("hoang", "tran"),
    },
    "thang": {"chien", "toan", "quyet", "ban", "tran", "duc", "viet", "quoc", "ong", "van", "cau", "bac"},
}
# Before something else than the end, they are more likely a victory over someone, or Tuấn before a court.
_BEFORE_SOMETHING = re.compile(r"\s+truoc\s+\w", re.IGNORECASE)

_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"\w+")
_QUOTED = re.compile(r'["“”„«][^"“”„«»]*["“”»]')
_BRACKETS = re.compile(r"\([^()]*\)")
# No letter, digit, space or punctuation that a form of a time has.
_QUOTED_CHARACTER = "¦"
BRACKETED_CHARACTER = "§"
"""What stands for each character that `hide_bracketed` hides."""


def spell_time_words(text: str) -> str:
    """Return `text` with every word that may tell a time in its full spelling.

    >>> spell_time_words("Lũ thang 5/2023 ở Việt Nam")
    'Lũ tháng 5/2023 ở Việt Nam'

    Args:
        text: NFC, any length.

    Returns:
        As many characters as `text`, each at its place.
    """
    has_marks = any(letter.isalpha() and not letter.isascii() for letter in text)
    return _WORD.sub(lambda match: _spelled(match, has_marks=has_marks), text)


def _spelled(match: re.Match[str], *, has_marks: bool) -> str:
    word = match[0]
    meant = next((each for each in _SPELLINGS.get(bare_form(word), ()) if is_spelled(word, [each])), word)
    # One with as many letters only: what stands behind it must not move.
    if len(meant) != len(word) or (word.isascii() and _is_another_word(match, has_marks=has_marks)):
        return word
    return _ONE_SPELLING.get(meant, meant)


def is_spelled(word: str, written: Collection[str]) -> bool:
    """Whether `word`, as typed, can be one of `written`: typed marks bind, untyped are free.

    >>> is_spelled("hai", ["hai", "ba"]), is_spelled("hái", ["hai", "ba"])
    (True, False)
    """
    return any(Syllable.typed(word).matches(each) for each in written)


def _is_another_word(match: re.Match[str], *, has_marks: bool) -> bool:
    """Whether a word without marks is more likely one that is written so, or a name, than a time."""
    bare = match[0].lower()
    if bare not in _NOT_A_TIME_AFTER:
        return False
    if bare != "nam" and _BEFORE_SOMETHING.match(match.string, match.end()):
        return True
    before = "".join(words_before(match.string, match.start())[-1:])
    if not before or before.isdigit() or bare_form(before) in _SPELLINGS:
        return False
    # Who types marks elsewhere means nam where they type Nam, be it the south, men or a name.
    is_name = match[0].istitle() or (bare == "nam" and has_marks)
    return is_name or bare_form(before) in _NOT_A_TIME_AFTER[bare]


def words_before(text: str, place: int) -> list[str]:
    """Return the runs of letters and digits, in lower case, that end before character `place` of `text`, in order."""
    return _RUN.findall(text[:place].lower())


def hide_quoted(text: str) -> str:
    """Return `text`, as long as before, with what stands between quotes hidden; an unclosed quote hides nothing."""
    return _hide(_QUOTED, text, _QUOTED_CHARACTER)


def hide_bracketed(text: str) -> str:
    """Return `text`, as long as before, with what stands between brackets hidden, one pair inside another too."""
    hidden = _hide(_BRACKETS, text, BRACKETED_CHARACTER)
    while hidden != text:
        text, hidden = hidden, _hide(_BRACKETS, hidden, BRACKETED_CHARACTER)
    return hidden


def _hide(pattern: re.Pattern[str], text: str, character: str) -> str:
    return pattern.sub(lambda match: character * len(match[0]), text)
