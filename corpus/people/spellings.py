"""One name in two spellings: what is the same in both, and what is a slip.

Newspapers write a name of another alphabet as they hear it, and lose marks and hyphens: `Zarensky` and `Zarenskiy`,
`Dvořáček` and `Dvoracek`. Names that differ by more than the usual variants are two people's.
"""

import re
from functools import lru_cache
from typing import Final

from corpus.people.names import bare_key, is_vietnamese_syllable

SHORTEST_SLIP: Final = 7
"""From how many letters on a word with one letter wrong is still the same: `Joan` and `John` are two people."""

_Y = re.compile(r"(?:(?<=[bcdghklmnrstvx])|(?<=qu))y(?=\W*$)")
_MOHAMMED = re.compile(r"m[ou]ham?m?[aeo]d")
_VARIANTS = (
    ("ph", "f"),
    ("sch", "sh"),
    ("tch", "ch"),
    ("ck", "k"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("y", "i"),
)
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 16)
def spelling_key(part: str) -> str:
    """Return what the usual spellings of one word of a name share.

    >>> spelling_key("zarenskiy") == spelling_key("zarensky"), spelling_key("mario") == spelling_key("maria")
    (True, False)

    Args:
        part: The key of one word, without hyphens.

    Returns:
        For a Vietnamese syllable its key with `i` for a lone `y`; for another word letters without marks.
    """
    if is_vietnamese_syllable(part):
        return _Y.sub("i", part) if "y" in part else part
    bare = bare_key(part)
    if bare.startswith("m") and _MOHAMMED.fullmatch(bare):
        return "mohamed"
    for variant, usual in _VARIANTS:
        bare = bare.replace(variant, usual)
    return _TWICE.sub(r"\1", bare)


def is_slip(left: str, right: str) -> bool:
    """Return whether two long words differ by one letter, or by two changed about, before the last.

    The last letter tells men from women in half of Europe, and is never a slip.

    >>> is_slip("arslanoglu", "arslangolu"), is_slip("belova", "belov"), is_slip("kocabas", "kocabat")
    (True, False, False)

    Args:
        left: What `spelling_key` gives.
        right: Another one.
    """
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) < SHORTEST_SLIP or len(longer) - len(shorter) > 1:
        return False
    if left[0] != right[0] or left[-1] != right[-1]:
        return False
    first = next((at for at, pair in enumerate(zip(shorter, longer, strict=False)) if pair[0] != pair[1]), 0)
    if len(shorter) < len(longer):
        return shorter[first:] == longer[first + 1 :]
    if shorter[first + 1 :] == longer[first + 1 :]:
        return True
    swapped = shorter[first + 1] + shorter[first] + shorter[first + 2 :]
    return swapped == longer[first:]
