"""Which title stands directly before a name? Asked of nearly every capital letter, and mostly answered by one word."""

from functools import lru_cache

from corpus.people.names import syllable_key
from corpus.people.titles import TITLES

_LONGEST_TITLE = 4
_LONGEST_LEAD = 40
_PAIR = 2
_ENDS_OF_TITLES = frozenset(" ".join(title.split(" ")[-_PAIR:]) for title in TITLES)
# By its last syllable, how many syllables the longest title has.
_LONGEST: dict[str, int] = {}
for _title in TITLES:
    _syllables = _title.split(" ")
    _LONGEST[_syllables[-1]] = min(max(len(_syllables), _LONGEST.get(_syllables[-1], 0)), _LONGEST_TITLE)


def title_before(text: str, start: int) -> str:
    """Return the title that stands directly before `start`, as a key, or an empty string.

    >>> title_before("Sáng nay, chú Lê Văn Tám có mặt", 14) == syllable_key("chú")
    True

    Args:
        text: NFC text.
        start: Where a name starts, 0 ≤ start ≤ len(text).
    """
    left = text[start - _LONGEST_LEAD if start > _LONGEST_LEAD else 0 : start].rstrip(" \"“'")
    longest = _longest_title(left[left.rfind(" ") + 1 :])
    if not longest:
        return ""
    keys = _last_keys(left, _PAIR)
    if longest > 1 and " ".join(keys) in _ENDS_OF_TITLES:
        keys = _last_keys(left, longest)
        for size in range(len(keys), 1, -1):
            phrase = " ".join(keys[-size:])
            if phrase in TITLES:
                return phrase
    return keys[-1] if keys[-1] in TITLES else ""


def may_be_title(written: str) -> bool:
    """Return whether a title may end right before a name that what is `written` stands in front of, from the last blank on.

    >>> may_be_title("chú "), may_be_title("nay "), may_be_title("")
    (True, False, False)
    """
    last = written.rstrip(" \"“'")
    # Where nothing but signs stands behind the blank, the word before it counts.
    return _longest_title(last) > 0 if last else bool(written)


def _last_keys(left: str, most: int) -> list[str]:
    """The keys of the last words of `left`, so many at the most."""
    if '"' in left or "“" in left or "(" in left:
        left = left.replace('"', " ").replace("“", " ").replace("(", " ")
    words = left.rsplit(None, most)[-most:]
    if not words:
        return [""]
    last = words[-1]
    if last.endswith(":") or (last.endswith(".") and last[:1].isupper()):
        words[-1] = last[:-1]
    return list(map(syllable_key, words))


@lru_cache(maxsize=1 << 16)
def _longest_title(written: str) -> int:
    """How many syllables a title may have that ends with what is `written` between two spaces; with most words none does."""
    if written.isalpha():
        return _LONGEST.get(syllable_key(written), 0)
    if written[-1:].isspace() or written.endswith("("):
        return 0
    return _LONGEST.get(_last_keys(written, 1)[0], 0)
