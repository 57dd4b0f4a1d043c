"""The name inside a capitalised run.

A run such as `Theo Trung tá Lê Văn Tám` is more than a name: what stands in front of it (a country, a firm, a title, the
sentence's first word) is cut off here. Whether the rest is a person is weighed in `mentions`.
"""

import re
from dataclasses import dataclass
from typing import Protocol

from corpus.people.foreign import LONGEST as LONGEST_FOREIGN
from corpus.people.foreign import foreign_span, is_numeral
from corpus.people.names import (
    GIVEN_NAMES,
    HIGHLAND_NAMES,
    KOREAN_SURNAMES,
    OPENERS,
    PINYIN_SURNAMES,
    SURNAMES,
    WEAK_SURNAMES,
    phrase_key,
)
from corpus.people.places import ORGANISATIONS, PLACE_GIVEN_NAMES, PLACES
from corpus.people.runs import UPPER, Token, is_acronym
from corpus.people.titles import ORGANISATION_ROLES, STATE_TITLES, TITLES

_ANONYMOUS = re.compile(rf"[{UPPER}]\.?|(?![JS]r)(?:Qu|[BCDFGHJKLMNPQRSTVXĐ][bcdfghjklmnpqrstvxđ]{{1,2}})")
_ADDRESS = frozenset(map(phrase_key, ("ông", "bà", "anh", "chị", "đồng chí")))
_STYLES = frozenset({"mr", "mrs", "ms", "dr", "sir", "lady", "lord", "prince", "princess", "st", "ayatollah"})
# What only the highlands write: `H'Hen`, `K'Brêu`, and letters of the alphabet in words that are no syllables.
_HIGHLAND = re.compile(r"[HKY]['’]|\w*[ăđơưĂĐƠƯ]")
_MARKED = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯẠ-ỹ]|['’]")
_TAP = phrase_key("tập")
_MIDDLE = frozenset({phrase_key("văn"), phrase_key("thị")})
# By its first syllable, how many syllables the longest place or organisation has.
_LONGEST_PLACES: dict[str, int] = {}
for _place in PLACES | ORGANISATIONS:
    _syllables = _place.split(" ")
    _LONGEST_PLACES[_syllables[0]] = max(len(_syllables), _LONGEST_PLACES.get(_syllables[0], 0))
_LONGEST_PLACE = 5
_LONGEST_VIETNAMESE = 5
_LONGEST_HIGHLAND = 4
_LONGEST_STAGE = 3
_LONGEST_ACRONYM = 3
_PAIR = 2
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
    rest = rest[: _acronym(rest)]
    half = len(rest) // 2
    if half > 1 and [token.key for token in rest[:half]] == [token.key for token in rest[half:]]:
        # Where a line was said twice.
        rest = rest[:half]
    if not rest or len(rest) > _LONGEST_RUN or _is_anonymous(rest):
        return None
    return _name_in(tokens[:first], rest, context)


def _acronym(rest: tuple[Token, ...]) -> int:
    """How many tokens stand before an acronym, up to a king's number behind a foreign name: `Elizabeth II`."""
    for index, token in enumerate(rest):
        if is_acronym(token.text):
            return index + (index > 0 and is_numeral(token.text) and not rest[index - 1].is_native)
    return len(rest)


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
    if _is_shouted(name) and (opening or context.title(name[0]) in TITLES - ORGANISATION_ROLES):
        return Core("foreign", name, tokens[:opening])
    if not 1 < len(name) < _LONGEST_VIETNAMESE or name[0].key not in SURNAMES | WEAK_SURNAMES:
        return None
    if name[0].key not in SURNAMES and not (
        len(name) > _PAIR and all(token.text.isupper() for token in name)
    ):
        return None
    if opening or context.title(name[0]) in _ADDRESS:
        return Core("full", name, tokens[:opening])
    return None


def _is_shouted(name: tuple[Token, ...]) -> bool:
    """Whether this may be someone of another country in capitals: `Bà MEREDITH COLBY`."""
    words = 1 < len(name) < _LONGEST_VIETNAMESE and all(
        token.text.isupper() and len(token.text) > _LONGEST_ACRONYM for token in name
    )
    return words and not any(token.is_native for token in name)


def _prefix_size(tokens: tuple[Token, ...], index: int, context: Context) -> int:
    """How many tokens from `index` on are a place, an organisation, an acronym or a title; 0 if none."""
    token = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if (
        following
        and len(tokens) - index == _PAIR
        and token.key in PINYIN_SURNAMES
        and not following.is_native
    ):
        return 0
    size = _place_size(tokens, index)
    if size:
        following = tokens[index + size] if index + size < len(tokens) else None
        is_last = index + size == len(tokens) - 1
        if following is None or _may_precede(token, size, following, is_last=is_last):
            return size
        return size if not token.is_native and context.title(token) in STATE_TITLES else 0
    return int(_is_no_name(token, following))


def _is_no_name(token: Token, following: Token | None) -> bool:
    """Whether one token is an acronym, a style, a number, a title, or a word that opens a sentence before `following`."""
    if is_acronym(token.text) or token.key in _STYLES:
        return True
    if not token.text.isalpha() and any(map(str.isdigit, token.text)):
        return True
    if token.key in OPENERS and following and is_acronym(following.text):
        return True
    return token.key in TITLES and token.key not in SURNAMES and token.key not in WEAK_SURNAMES


def _place_size(tokens: tuple[Token, ...], index: int) -> int:
    """How many tokens from `index` on are a known place or organisation, at the longest; 0 if none."""
    first = tokens[index].key.split(" ")[0]
    longest = min(_LONGEST_PLACE, len(tokens) - index, _LONGEST_PLACES.get(first, 0))
    for size in range(longest, 0, -1):
        phrase = " ".join(token.key for token in tokens[index : index + size])
        if phrase in PLACES or phrase in ORGANISATIONS:
            return size
    return 0


def _may_precede(token: Token, size: int, following: Token, *, is_last: bool) -> bool:
    """Whether a place can be cut off before `following`, or is only how a name begins (`Anh Tuấn`, `Hà Nam Anh`)."""
    if not token.is_native:
        return size > 1 or token.key not in GIVEN_NAMES
    if size > 1 and (token.key not in SURNAMES or token.key == _TAP):
        # `Mai Sơn Thọ` is called as a district is.
        is_given = is_last and following.is_native and following.key not in PLACES
        return not (is_given and token.key in WEAK_SURNAMES)
    if token.key in _ADDRESS and following.key in WEAK_SURNAMES and not is_last:
        return True
    return following.key in SURNAMES or not following.is_native


def _name_in(prefix: tuple[Token, ...], rest: tuple[Token, ...], context: Context) -> Core | None:
    glued = _glued_place(rest)
    if glued:
        prefix, rest = prefix + rest[:glued], rest[glued:]
    size = _highland_size(rest)
    if size > 1:
        return Core("full", rest[:size], prefix)
    size = _vietnamese_size(rest)
    if size > 1:
        if size == 2 and rest[0].key in OPENERS and context.is_opening():
            return _rest_of(prefix + rest[:1], rest[1:], context)
        return Core("full", rest[:size], prefix)
    inner = _inner_surname(rest)
    if inner == 1 and rest[0].key in GIVEN_NAMES - PLACE_GIVEN_NAMES and not rest[0].is_native:
        # `Charlie Trần Công Lễ` was born abroad.
        return Core("foreign", rest[: 1 + _vietnamese_size(rest[1:])], prefix)
    if inner and _vietnamese_size(rest[inner:]):
        known = (inner == 1 and rest[0].key in OPENERS) or not rest[inner - 1].is_native
        return Core(
            "full", rest[inner : inner + _vietnamese_size(rest[inner:])], prefix + rest[:inner], not known
        )
    if len(rest) > 1 and rest[0].key in OPENERS and context.is_opening():
        prefix, rest = prefix + rest[:1], rest[1:]
    return _rest_of(prefix, rest, context)


def _rest_of(prefix: tuple[Token, ...], rest: tuple[Token, ...], context: Context) -> Core | None:
    """The name where no Vietnamese surname leads it."""
    if not all(token.is_native for token in rest):
        initials = all(token.is_native or token.text.endswith(".") for token in rest)
        return None if initials else _foreign(prefix, rest, context)
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


def _foreign(prefix: tuple[Token, ...], rest: tuple[Token, ...], context: Context) -> Core | None:
    """The name in a run with words of another language."""
    cut, end = foreign_span(rest, lambda: _is_announced(rest[0], context))
    prefix, name = prefix + rest[:cut], rest[cut:end]
    if len(name) == 1:
        return Core("given" if name[0].is_native else "single", name, prefix)
    return Core("foreign", name, prefix) if len(name) <= LONGEST_FOREIGN else None


def _is_announced(first: Token, context: Context) -> bool:
    """Whether a name is all that can start at `first`: behind a title that no firm follows, or at the head of a sentence."""
    title = context.title(first)
    return title not in ORGANISATION_ROLES if title else not first.start and context.is_opening()


def _highland_size(rest: tuple[Token, ...]) -> int:
    """How many tokens are a name such as `Y Ngông Niê Kđăm`, which are no Vietnamese syllables; 0 if none."""
    first = rest[0]
    known = first.key in HIGHLAND_NAMES or (not first.is_native and _HIGHLAND.match(first.text) is not None)
    if not known and (first.key not in SURNAMES | WEAK_SURNAMES or first.key in PLACES):
        return 0
    size = 1
    while size < min(len(rest), _LONGEST_HIGHLAND) and (
        rest[size].is_native or known or _MARKED.search(rest[size].text)
    ):
        size += 1
    return 0 if all(token.is_native for token in rest[:size]) else size
