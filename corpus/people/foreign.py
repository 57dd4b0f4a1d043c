"""Which words of a run in another language are the name: neither what leads in nor what follows."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Final

from corpus.people.names import (
    FOREIGN_SURNAMES,
    KOREAN_SURNAMES,
    PINYIN_SURNAMES,
)
from corpus.people.places import ORGANISATION_WORDS, PLACES
from corpus.people.tokens import Token

LONGEST: Final = 6
"""How many words a name in another language has at the most."""

_NUMERAL = re.compile(r"(?:X{0,2}(?:I[IVX]|V?I{2,3}|VI)|XX?)")
_SHORTEST = 2


def is_numeral(text: str) -> bool:
    """Return whether `text` is a Roman number as kings bear.

    >>> is_numeral("VIII"), is_numeral("VIP")
    (True, False)
    """
    return _NUMERAL.fullmatch(text) is not None


def foreign_span(rest: Sequence[Token], starts_here: Callable[[], bool]) -> tuple[int, int]:
    """Return from which word of `rest` to which the name goes, at least one word.

    Args:
        rest: The words of a run behind what was cut off already, at least one of another language.
        starts_here: Says whether something in front announces a name.
    """
    cut = 0
    while cut < len(rest) - 1 and _only_leads_in(rest[cut]) and not _is_korean(rest[cut], rest[cut + 1]):
        cut += 1
    end = cut + _end(rest[cut:])
    inner = _inner_given(rest[cut:end])
    return (cut if not inner or starts_here() else cut + inner), end


def _only_leads_in(token: Token) -> bool:
    """Whether a Vietnamese word stands before a foreign name and is no part of it: `Hiện`, `Theo`."""
    if not token.is_native or token.is_given:
        return False
    return not token.text.isascii() or token.is_opener


def _is_korean(surname: Token, given: Token) -> bool:
    """Whether two words can begin a Korean name: `Cho Hyun-min`, where `cho` is a Vietnamese word too."""
    return surname.key in KOREAN_SURNAMES and "-" in given.text


def _end(rest: Sequence[Token]) -> int:
    """How many words a foreign name has without the Vietnamese ones behind it: `Trump Thanh Hảo`, where a byline is glued on."""
    end = 1
    while end < len(rest) and not (rest[end].is_native and _ends(rest, end)):
        end += 1
    while 1 < end < len(rest) and rest[end - 1].is_native:
        end -= 1
    # `Delfin Macaraeg Philippines`: where the next sentence has lost its full stop.
    last = rest[end - 1]
    if end > _SHORTEST and last.key in PLACES and last.key not in FOREIGN_SURNAMES:
        whole = sum(not token.text.endswith(".") for token in rest[: end - 1])
        return end - (whole >= _SHORTEST)
    return end


def _ends(rest: Sequence[Token], index: int) -> bool:
    """Whether a Vietnamese word inside a foreign run is no part of the name any more."""
    token = rest[index]
    if token.text.isascii():
        return index > 1 and token.is_opener
    # `John Lý` lives abroad; what goes on after the surname is another name.
    family = token.is_family
    return not family or index < len(rest) - 1 or not _all_given(rest[:index])


def _all_given(tokens: Iterable[Token]) -> bool:
    return all(token.is_given for token in tokens)


def _inner_given(rest: Sequence[Token]) -> int:
    """Where a given name starts behind a firm or a place (`Apple Tim Cook`); 0 if nowhere."""
    if _leads_name(rest[0]) or rest[0].text.endswith("."):
        return 0
    pairs = enumerate(pairwise(rest[:-1]), 1)
    return next((at for at, (left, right) in pairs if right.is_given and not left.is_given), 0)


def _leads_name(token: Token) -> bool:
    return (
        token.is_given
        or token.key in ORGANISATION_WORDS
        or token.key in KOREAN_SURNAMES
        or token.key in PINYIN_SURNAMES
    )
