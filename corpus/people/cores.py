"""The name inside a capitalised run.

A run such as `Theo Trung tá Lê Văn Tám` is more than a name: what stands in front of it (a country, a firm, a title, the
sentence's first word) is cut off here. Whether the rest is a person is weighed in `mentions`.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from corpus.people.names import (
    GIVEN_NAMES,
    KOREAN_SURNAMES,
    OPENERS,
    PINYIN_SURNAMES,
    SURNAMES,
    WEAK_SURNAMES,
    phrase_key,
)
from corpus.people.places import ORGANISATION_WORDS, ORGANISATIONS, PLACES
from corpus.people.runs import UPPER, Token, is_acronym
from corpus.people.titles import STATE_TITLES, TITLES

_ANONYMOUS = re.compile(rf"[{UPPER}]\.?|[BCDFGHJKLMNPQRSTVXĐ][bcdfghjklmnpqrstvxđ]{{1,2}}")
_ADDRESS = frozenset(map(phrase_key, ("ông", "bà", "anh", "chị", "đồng chí")))
_STYLES = frozenset({"mr", "mrs", "ms", "dr", "sir", "lady", "lord", "prince", "princess", "st"})
_TAP = phrase_key("tập")
_MIDDLE = frozenset({phrase_key("văn"), phrase_key("thị")})
# By its first syllable, how many syllables the longest place or organisation has.
_LONGEST_PLACES: dict[str, int] = {}
for _place in PLACES | ORGANISATIONS:
    _syllables = _place.split(" ")
    _LONGEST_PLACES[_syllables[0]] = max(len(_syllables), _LONGEST_PLACES.get(_syllables[0], 0))
_LONGEST_PLACE = 5
_LONGEST_VIETNAMESE = 5
_LONGEST_FOREIGN = 6
_LONGEST_STAGE = 3
_LONGEST_RUN = 20


@dataclass(frozen=True, slots=True)
class Core:
    """The name inside a run.

    Attributes:
        kind: `full` (a Vietnamese surname and more), `foreign` (two or more words), `single` (one foreign word), `stage`
            (Vietnamese syllables without a surname), or `given` (one Vietnamese syllable).
        tokens: Its words, at least one.
        prefix: What was cut off in front of it.
        glued: Whether something unknown is in `prefix`, so that the name may start too late.
    """

    kind: str
    tokens: tuple[Token, ...]
    prefix: tuple[Token, ...] = ()
    glued: bool = False


class Context(Protocol):
    """What a name may depend on beside its run."""

    def is_opening(self) -> bool:
        """Whether a sentence begins where the run starts."""

    def title(self, token: Token) -> str:
        """The title in front of a word of the run."""


def core_of(tokens: tuple[Token, ...], context: Context) -> Core | None:
    """Return the name that the words of a run hold; None if they hold none.

    Args:
        tokens: The words of a run, or some first ones of them.
        context: The run's place.
    """
    core = _unchecked_core(tokens, context)
    return None if core is None or _ANONYMOUS.fullmatch(core.tokens[-1].text) else core


def _unchecked_core(tokens: tuple[Token, ...], context: Context) -> Core | None:
    first = 0
    while first < len(tokens) and (size := _prefix_size(tokens, first, context)):
        first += size
    if first == len(tokens):
        return _namesake(tokens, context) if tokens else None
    rest = tokens[first:]
    acronym = next((index for index, token in enumerate(rest) if is_acronym(token.text)), len(rest))
    rest = rest[:acronym]
    if not rest or len(rest) > _LONGEST_RUN or _is_anonymous(rest):
        return None
    return _name_in(tokens[:first], rest, context)


def _is_anonymous(rest: tuple[Token, ...]) -> bool:
    """Whether the name is cut to a letter, as newspapers do with victims (`Nguyễn Văn H.`)."""
    if _ANONYMOUS.fullmatch(rest[-1].text):
        return True
    if rest[0].key not in SURNAMES and rest[0].key not in WEAK_SURNAMES:
        return False
    # A letter with a point, wherever the run goes on to; `Sùng A Chua` has none.
    return any(
        token.text.endswith(".") or not token.is_native for token in rest if _ANONYMOUS.fullmatch(token.text)
    )


def _namesake(tokens: tuple[Token, ...], context: Context) -> Core | None:
    """Someone who is called as a place is: `ông Hoàng Sa`."""
    opening = tokens[0].key in _ADDRESS
    name = tokens[opening:]
    if not 1 < len(name) < _LONGEST_VIETNAMESE or name[0].key not in SURNAMES:
        return None
    if opening or context.title(name[0]) in _ADDRESS:
        return Core("full", name, tokens[:opening])
    return None


def _prefix_size(tokens: tuple[Token, ...], index: int, context: Context) -> int:
    """How many tokens from `index` on are a place, an organisation, an acronym or a title; 0 if none."""
    first = tokens[index].key.split(" ")[0]
    longest = min(_LONGEST_PLACE, len(tokens) - index, _LONGEST_PLACES.get(first, 0))
    for size in range(longest, 0, -1):
        phrase = " ".join(token.key for token in tokens[index : index + size])
        if phrase in PLACES or phrase in ORGANISATIONS:
            following = tokens[index + size] if index + size < len(tokens) else None
            if following is None or _may_precede(tokens[index], size, following):
                return size
            return size if not tokens[index].is_native and context.title(tokens[index]) in STATE_TITLES else 0
    token = tokens[index]
    if is_acronym(token.text) or token.key in _STYLES:
        return 1
    if not token.text.isalpha() and any(map(str.isdigit, token.text)):
        return 1
    return int(token.key in TITLES and token.key not in SURNAMES and token.key not in WEAK_SURNAMES)


def _may_precede(token: Token, size: int, following: Token) -> bool:
    """Whether a place can be cut off before `following`, or is only how a name begins (`Anh Tuấn`, `Hà Nam Anh`)."""
    if not token.is_native:
        return size > 1 or token.key not in GIVEN_NAMES
    if size > 1 and (token.key not in SURNAMES or token.key == _TAP):
        return True
    return following.key in SURNAMES or not following.is_native


def _name_in(prefix: tuple[Token, ...], rest: tuple[Token, ...], context: Context) -> Core | None:
    glued = _glued_place(rest)
    if glued:
        prefix, rest = prefix + rest[:glued], rest[glued:]
    size = _vietnamese_size(rest)
    if size > 1:
        if size == 2 and rest[0].key in OPENERS and context.is_opening():
            return _rest_of(prefix + rest[:1], rest[1:])
        return Core("full", rest[:size], prefix)
    inner = _inner_surname(rest)
    if inner and _vietnamese_size(rest[inner:]):
        known = (inner == 1 and rest[0].key in OPENERS) or not rest[inner - 1].is_native
        return Core(
            "full", rest[inner : inner + _vietnamese_size(rest[inner:])], prefix + rest[:inner], not known
        )
    if len(rest) > 1 and rest[0].key in OPENERS and context.is_opening():
        prefix, rest = prefix + rest[:1], rest[1:]
    return _rest_of(prefix, rest)


def _rest_of(prefix: tuple[Token, ...], rest: tuple[Token, ...]) -> Core | None:
    """The name where no Vietnamese surname leads it."""
    if not all(token.is_native for token in rest):
        initials = all(token.is_native or token.text.endswith(".") for token in rest)
        return None if initials else _foreign(prefix, rest)
    if len(rest) == 1:
        return Core("given", rest, prefix)
    return Core("stage", rest, prefix) if len(rest) <= _LONGEST_STAGE else None


def _vietnamese_size(rest: tuple[Token, ...]) -> int:
    """How many tokens from the first on are one Vietnamese name; 0 if the first is no surname or it is foreign."""
    if rest[0].key not in SURNAMES and rest[0].key not in WEAK_SURNAMES:
        return 0
    run = next((index for index, token in enumerate(rest) if not token.is_native), len(rest))
    for index in range(2, run - 1):
        if rest[index].key in SURNAMES and rest[index + 1].key in _MIDDLE:
            return index
    foreign = run < len(rest) and (run < 2 or rest[0].key in KOREAN_SURNAMES or rest[0].key not in SURNAMES)
    return 0 if foreign or run > _LONGEST_VIETNAMESE + 1 else min(run, _LONGEST_VIETNAMESE)


def _glued_place(rest: tuple[Token, ...]) -> int:
    """How many tokens a place takes in front of a whole name: `Sơn Hà Lê Văn Tám`."""
    if rest[0].key in SURNAMES or not all(token.is_native for token in rest):
        return 0
    return next((index for index in range(2, len(rest) - 2) if rest[index].key in SURNAMES), 0)


def _inner_surname(rest: tuple[Token, ...]) -> int:
    """Where a Vietnamese name starts behind words that are none; 0 if nowhere."""
    for index in range(1, len(rest) - 1):
        long = len(rest) - index > 2 or (index == 1 and rest[0].key in OPENERS)
        if long and rest[index].key in SURNAMES and all(token.is_native for token in rest[index:]):
            return index
    return 0


def _foreign(prefix: tuple[Token, ...], rest: tuple[Token, ...]) -> Core | None:
    """The name in a run with words of another language."""
    cut = next((index for index, token in enumerate(rest[:-1]) if not _only_leads_in(token)), len(rest) - 1)
    name = _without_tail(rest[cut:])
    inner = _inner_given(name)
    prefix, name = prefix + rest[:cut] + name[:inner], name[inner:]
    if len(name) == 1:
        return Core("given" if name[0].is_native else "single", name, prefix)
    return Core("foreign", name, prefix) if len(name) <= _LONGEST_FOREIGN else None


def _only_leads_in(token: Token) -> bool:
    """Whether a Vietnamese word stands before a foreign name and is no part of it: `Hiện`, `Theo`."""
    if not token.is_native or token.key in GIVEN_NAMES:
        return False
    return not token.text.isascii() or token.key in OPENERS


def _without_tail(rest: tuple[Token, ...]) -> tuple[Token, ...]:
    """A foreign name without the Vietnamese words behind it: `Trump Thanh Hảo`, where a byline is glued on."""
    alien = (
        index for index, token in enumerate(rest) if index and token.is_native and _ends_foreign(token, index)
    )
    end = next(alien, len(rest))
    while 1 < end < len(rest) and rest[end - 1].is_native:
        end -= 1
    return rest[:end]


def _inner_given(rest: tuple[Token, ...]) -> int:
    """Where a given name starts behind a firm or a place (`Apple Tim Cook`); 0 if nowhere."""
    if _leads_name(rest[0]):
        return 0
    pairs = enumerate(pairwise(rest[:-1]), 1)
    return next(
        (at for at, (left, right) in pairs if right.key in GIVEN_NAMES and left.key not in GIVEN_NAMES), 0
    )


def _ends_foreign(token: Token, index: int) -> bool:
    """Whether a Vietnamese word inside a foreign run is no part of the name any more."""
    return not token.text.isascii() or (index > 1 and token.key in OPENERS)


def _leads_name(token: Token) -> bool:
    return (
        token.key in GIVEN_NAMES
        or token.key in ORGANISATION_WORDS
        or token.key in KOREAN_SURNAMES
        or token.key in PINYIN_SURNAMES
    )
