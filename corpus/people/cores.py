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
    PINYIN_SURNAMES,
    WEAK_SURNAMES,
    phrase_key,
)
from corpus.people.places import ORGANISATIONS, PLACE_GIVEN_NAMES, PLACES
from corpus.people.runs import Run
from corpus.people.titles import ORGANISATION_ROLES, STATE_TITLES, TITLES
from corpus.people.tokens import Token

_ADDRESS = frozenset(map(phrase_key, ("ông", "bà", "anh", "chị", "đồng chí")))
# What only the highlands write: `H'Hen`, `K'Brêu`, and letters of the alphabet in words that are no syllables.
_HIGHLAND = re.compile(r"[HKY]['’]|\w*[ăđơưĂĐƠƯ]")
_MARKED = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯẠ-ỹ]|['’]")
_NAMESAKE_TITLES = TITLES - ORGANISATION_ROLES
_GIVEN_AND_NO_PLACE = GIVEN_NAMES - PLACE_GIVEN_NAMES
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
        start: Where it starts in the run.
        end: Where it ends there.
    """

    kind: str
    tokens: tuple[Token, ...]
    prefix: tuple[Token, ...]
    glued: bool
    start: int
    end: int


class Context(Protocol):
    """What a name may depend on beside its run."""

    def is_opening(self) -> bool:
        """Whether a sentence begins where the run starts."""

    def title(self, index: int) -> str:
        """The title in front of the word of the run at `index`."""


_Span = tuple[str, int, int, bool]
"""Which of a run's words are a name: of what kind, how many stand in front, how many it has, whether it is glued."""


def core_of(run: Run, size: int, context: Context) -> Core | None:
    """Return the name that the words of a run hold; None if they hold none.

    Args:
        run: The words of a run.
        size: How many of them are read.
        context: The run's place.
    """
    tokens = run.tokens[:size]
    span = _span_of_one(tokens[0]) if len(tokens) == 1 else _span(tokens, context)
    if span is None:
        return None
    kind, first, size, glued = span
    end = first + size
    if tokens[end - 1].is_letter:
        return None
    return Core(kind, tokens[first:end], tokens[:first], glued, run.starts[first], run.end(end - 1))


def _span_of_one(token: Token) -> _Span | None:
    """What `_span` gives for one word, which hangs on nothing else."""
    if token.is_no_name or token.is_letter or token.key in PLACES or token.key in ORGANISATIONS:
        return None
    if token.is_native:
        return ("given", 0, 1, False)
    return None if token.text.endswith(".") else ("single", 0, 1, False)


def _span(tokens: tuple[Token, ...], context: Context) -> _Span | None:
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
    return _name_in(first, rest, context)


def _acronym(rest: tuple[Token, ...]) -> int:
    """How many tokens stand before an acronym, up to a king's number behind a foreign name: `Elizabeth II`."""
    for index, token in enumerate(rest):
        if token.is_acronym:
            return index + (index > 0 and is_numeral(token.text) and not rest[index - 1].is_native)
    return len(rest)


def _is_anonymous(rest: tuple[Token, ...]) -> bool:
    """Whether the name is cut to a letter, as newspapers do with victims (`Nguyễn Văn H.`)."""
    if rest[-1].is_letter:
        return True
    if not rest[0].is_family:
        return False
    # A letter with a point, wherever the run goes on to; `Sùng A Chua` has none.
    return any(token.is_letter and (token.text.endswith(".") or not token.is_native) for token in rest)


def _namesake(tokens: tuple[Token, ...], context: Context) -> _Span | None:
    """Someone who is called as a place is: `ông Hoàng Sa`."""
    opening = int(tokens[0].key in _ADDRESS)
    name = tokens[opening:]
    if _is_shouted(name) and (opening or context.title(opening) in _NAMESAKE_TITLES):
        return ("foreign", opening, len(name), False)
    if not 1 < len(name) < _LONGEST_VIETNAMESE or not name[0].is_family:
        return None
    if not name[0].is_surname and not (len(name) > _PAIR and all(token.text.isupper() for token in name)):
        return None
    if opening or context.title(opening) in _ADDRESS:
        return ("full", opening, len(name), False)
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
        return size if not token.is_native and context.title(index) in STATE_TITLES else 0
    # A word that opens a sentence is cut off before an acronym.
    return int(token.is_no_name or (token.is_opener and following is not None and following.is_acronym))


def _place_size(tokens: tuple[Token, ...], index: int) -> int:
    """How many tokens from `index` on are a known place or organisation, at the longest; 0 if none."""
    longest = _LONGEST_PLACES.get(tokens[index].key.split(" ", 1)[0], 0)
    if not longest:
        return 0
    keys = [token.key for token in tokens[index : index + min(longest, _LONGEST_PLACE)]]
    for size in range(len(keys), 0, -1):
        phrase = " ".join(keys[:size])
        if phrase in PLACES or phrase in ORGANISATIONS:
            return size
    return 0


def _may_precede(token: Token, size: int, following: Token, *, is_last: bool) -> bool:
    """Whether a place can be cut off before `following`, or is only how a name begins (`Anh Tuấn`, `Hà Nam Anh`)."""
    if not token.is_native:
        return size > 1 or not token.is_given
    if size > 1 and (not token.is_surname or token.key == _TAP):
        # `Mai Sơn Thọ` is called as a district is.
        is_given = is_last and following.is_native and following.key not in PLACES
        return not (is_given and token.key in WEAK_SURNAMES)
    if token.key in _ADDRESS and following.key in WEAK_SURNAMES and not is_last:
        return True
    return following.is_surname or not following.is_native


def _name_in(first: int, rest: tuple[Token, ...], context: Context) -> _Span | None:
    """The name in `rest`, which `first` words stand in front of."""
    glued = _glued_place(rest)
    if glued:
        first, rest = first + glued, rest[glued:]
    size = _highland_size(rest)
    if size > 1:
        return ("full", first, size, False)
    size = _vietnamese_size(rest)
    if size > 1:
        if size == _PAIR and rest[0].is_opener and context.is_opening():
            return _rest_of(first + 1, rest[1:], context)
        return ("full", first, size, False)
    inner = _inner_surname(rest)
    if inner == 1 and rest[0].key in _GIVEN_AND_NO_PLACE and not rest[0].is_native:
        # `Charlie Trần Công Lễ` was born abroad.
        return ("foreign", first, 1 + _vietnamese_size(rest[1:]), False)
    if inner and (size := _vietnamese_size(rest[inner:])):
        known = (inner == 1 and rest[0].is_opener) or not rest[inner - 1].is_native
        return ("full", first + inner, size, not known)
    if len(rest) > 1 and rest[0].is_opener and context.is_opening():
        first, rest = first + 1, rest[1:]
    return _rest_of(first, rest, context)


def _rest_of(first: int, rest: tuple[Token, ...], context: Context) -> _Span | None:
    """The name where no Vietnamese surname leads it."""
    alien = [token for token in rest if not token.is_native]
    if alien:
        # Initials alone name nobody.
        if all(token.text.endswith(".") for token in alien):
            return None
        return _foreign(first, rest, context)
    if len(rest) == 1:
        return ("given", first, 1, False)
    return ("stage", first, len(rest), False) if len(rest) <= _LONGEST_STAGE else None


def _vietnamese_size(rest: tuple[Token, ...]) -> int:
    """How many tokens from the first on are one Vietnamese name; 0 if the first is no surname or it is foreign."""
    if not rest[0].is_family:
        return 0
    run = _native_size(rest)
    for index in range(2, run - 1):
        if rest[index].is_surname and rest[index + 1].key in _MIDDLE:
            return index
    foreign = run < len(rest) and (run < _PAIR or rest[0].key in KOREAN_SURNAMES or not rest[0].is_surname)
    return 0 if foreign or run > _LONGEST_VIETNAMESE + 1 else min(run, _LONGEST_VIETNAMESE)


def _native_size(rest: tuple[Token, ...]) -> int:
    """How many tokens from the first on can be Vietnamese syllables."""
    for index, token in enumerate(rest):
        if not token.is_native:
            return index
    return len(rest)


def _glued_place(rest: tuple[Token, ...]) -> int:
    """How many tokens a place takes in front of a whole name: `Sơn Hà Lê Văn Tám`."""
    if rest[0].is_surname:
        return 0
    for index in range(2, len(rest) - 2):
        if rest[index].is_surname:
            return index if _native_size(rest) == len(rest) else 0
    return 0


def _inner_surname(rest: tuple[Token, ...]) -> int:
    """Where a Vietnamese name starts behind words that are none; 0 if nowhere."""
    for index in range(1, len(rest) - 1):
        long = len(rest) - index > _PAIR or (index == 1 and rest[0].is_opener)
        if long and rest[index].is_surname and _native_size(rest[index:]) == len(rest) - index:
            return index
    return 0


def _foreign(first: int, rest: tuple[Token, ...], context: Context) -> _Span | None:
    """The name in a run with words of another language."""
    cut, end = foreign_span(rest, lambda: _is_announced(first, context))
    size = end - cut
    if size == 1:
        return ("given" if rest[cut].is_native else "single", first + cut, 1, False)
    return ("foreign", first + cut, size, False) if size <= LONGEST_FOREIGN else None


def _is_announced(first: int, context: Context) -> bool:
    """Whether a name is all that can start at `first`: behind a title that no firm follows, or at the head of a sentence."""
    title = context.title(first)
    return title not in ORGANISATION_ROLES if title else not first and context.is_opening()


def _highland_size(rest: tuple[Token, ...]) -> int:
    """How many tokens are a name such as `Y Ngông Niê Kđăm`, which are no Vietnamese syllables; 0 if none."""
    first = rest[0]
    known = first.key in HIGHLAND_NAMES or (not first.is_native and _HIGHLAND.match(first.text) is not None)
    if not known and (not first.is_family or first.key in PLACES):
        return 0
    if _native_size(rest) == len(rest):
        return 0
    size = 1
    while size < min(len(rest), _LONGEST_HIGHLAND) and (
        rest[size].is_native or known or _MARKED.search(rest[size].text)
    ):
        size += 1
    return 0 if _native_size(rest[:size]) == size else size
