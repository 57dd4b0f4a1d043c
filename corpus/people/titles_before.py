"""Which title stands directly before a name? Asked of nearly every capital letter, and mostly answered by one word."""

from functools import lru_cache

from corpus.people.names import syllable_key
from corpus.people.titles import TITLES

_LONGEST_TITLE = 4
_LONGEST_LEAD = 40
_LAST_OF_TITLES = frozenset(title.split(" ")[-1] for title in TITLES)


def title_before(text: str, start: int) -> str:
    """Return the title that stands directly before `start`, as a key, or an empty string.

    >>> title_before("Sáng nay, chú Lê Văn Tám có mặt", 14) == syllable_key("chú")
    True

    Args:
        text: NFC text.
        start: Where a name starts, 0 ≤ start ≤ len(text).
    """
    left = text[start - _LONGEST_LEAD if start > _LONGEST_LEAD else 0 : start].rstrip(" \"“'")
    if not may_end_title(left[left.rfind(" ") + 1 :]):
        return ""
    return _title_ending(left)


@lru_cache(maxsize=1 << 14)
def _title_ending(left: str) -> str:
    """The longest title that ends `left`, as a key, or an empty string: asked twice of most names."""
    keys = _title_keys(left)
    for size in range(len(keys), 0, -1):
        phrase = " ".join(keys[-size:])
        if phrase in TITLES:
            return phrase
    return ""


def _title_keys(left: str) -> list[str]:
    """The keys of the last words of `left`, as many as a title has at the most."""
    words = left.replace('"', " ").replace("“", " ").replace("(", " ").split()[-_LONGEST_TITLE:]
    if not words:
        return [""]
    last = words[-1]
    if last.endswith(":") or (last.endswith(".") and last[:1].isupper()):
        words[-1] = last[:-1]
    return [syllable_key(word) for word in words]


@lru_cache(maxsize=1 << 16)
def may_end_title(written: str) -> bool:
    """Return whether a title can end with what is `written` between two spaces: with most words none can.

    >>> may_end_title("thư"), may_end_title("đến.")
    (True, False)
    """
    return (
        not written[-1:].isspace()
        and not written.endswith("(")
        and _title_keys(written)[-1] in _LAST_OF_TITLES
    )
