"""The names in the capitalised runs of a text, each run read once wherever it stands again.

The same few thousand runs come again and again. What a run holds mostly hangs on nothing but its letters, so that it is
remembered; where more is needed, a name remembers what it asked of its place.
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import accumulate
from typing import Final

from corpus.people.cores import Core, core_of
from corpus.people.forms import Form, form_of
from corpus.people.names import SURNAMES
from corpus.people.runs import RUN, Token, run_size, run_tokens
from corpus.people.tagging import Words
from corpus.people.titles_before import may_end_title, title_before

REMEMBERED: Final = 1 << 16
"""How many runs are remembered; when there are more, all are forgotten."""

_OPENING = re.compile(r"(?:^|[.!?:…“”\"'>\n])\s*$")
_LONGEST_TITLE_END = 14


class _Asked(IntEnum):
    NOTHING = 0
    OPENING_OR_TITLE = 1
    INNER_TITLE = 2


class _Assumed:
    """What is taken for granted of a place, and what has been asked of it."""

    def __init__(self, opening: bool, title: str) -> None:  # noqa: FBT001 (the arguments of `_reading`)
        self._opening = opening
        self._title = title
        self.asked = _Asked.NOTHING

    def is_opening(self) -> bool:
        self.asked = max(self.asked, _Asked.OPENING_OR_TITLE)
        return self._opening

    def title(self, token: Token) -> str:
        self.asked = max(self.asked, _Asked.INNER_TITLE if token.start else _Asked.OPENING_OR_TITLE)
        return self._title


class _Place:
    """A run's place in a text."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._start = start

    def is_opening(self) -> bool:
        return _OPENING.search(self._text, max(0, self._start - 4), self._start) is not None

    def title(self, token: Token) -> str:
        return title_before(self._text, self._start + token.start)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Run:
    """What is known of all runs that are written alike.

    Attributes:
        written: The run.
        tokens: Its words.
        core: The name in it, as far as that does not hang on its place.
        form: What the name alone says.
        asked: What of its place it hangs on.
        is_given: Whether it is one word that can only be a given name.
        may_link: Whether its last word may be one that only links, and the name is another without it.
    """

    written: str
    tokens: tuple[Token, ...]
    core: Core | None
    form: Form | None
    asked: _Asked
    is_given: bool
    may_link: bool


class _Runs(dict[str, _Run | None]):
    """All runs met so far; None for one without a name, however much of it is read and wherever it stands."""

    def __missing__(self, written: str) -> _Run | None:
        if len(self) >= REMEMBERED:
            self.clear()
        self[written] = run = _run(written)
        return run


def names_in(text: str, words: Words) -> list[tuple[int, Core, Form]]:
    """Return the names in the capitalised runs of `text`, in order: where the run starts, the name, what it says.

    Words that stand alone and can only be a given name are left out where no title stands in front.

    >>> from corpus.people.tagging import TaggedWords
    >>> text = "Ông Lê Văn Tám tiếp Tổng thống Mỹ Donald Trump"
    >>> [" ".join(form.key) for _, _, form in names_in(text, Words(TaggedWords([[]]), 0))][1:]
    ['donald trump']

    Args:
        text: NFC text, any length.
        words: Its words; there may be none.
    """
    parts = RUN.split(text)
    runs = list(map(_RUNS.__getitem__, parts[1::2]))
    ends = list(accumulate(map(len, parts)))
    found = []
    for number, run in enumerate(runs):
        if run is None or (run.is_given and not _may_be_titled(parts[2 * number][-_LONGEST_TITLE_END:])):
            continue
        start, end = ends[2 * number], ends[2 * number + 1]
        if run.is_given and not title_before(text, start):
            continue
        name = _name_at(run, text, start, end, words)
        if name is not None:
            found.append((start, *name))
    return found


@lru_cache(REMEMBERED)
def _may_be_titled(tail: str) -> bool:
    """Whether a title may end the `tail` of what stands between two runs: mostly none does, and is told at once."""
    tail = tail.rstrip(" \"“'")
    blank = tail.rfind(" ")
    return blank < 0 or may_end_title(tail[blank + 1 :])


def _name_at(run: _Run, text: str, start: int, end: int, words: Words) -> tuple[Core, Form] | None:
    """The name in the run that stands from `start` to `end`."""
    core, form, asked = run.core, run.form, run.asked
    size = len(run.tokens)
    last = words.last_before(end)
    if last >= 0 and words.ends[last] >= end and (run.may_link or words.ends[last] > end):
        size = run_size(run.tokens, start, end, words)
        if size < len(run.tokens):
            core, form, asked = _reading(run.written, size, False, "")
    if asked:
        opening, title = _Place(text, start).is_opening(), title_before(text, start)
        core, form, asked = _reading(run.written, size, opening, title)
        if asked is _Asked.INNER_TITLE:
            core = core_of(run.tokens[:size], _Place(text, start))
            form = form_of(core) if core else None
    return None if core is None or form is None else (core, form)


@lru_cache(REMEMBERED)
def _reading(written: str, size: int, opening: bool, title: str) -> tuple[Core | None, Form | None, _Asked]:  # noqa: FBT001 (a cache takes long over arguments by name)
    """The name in the first `size` words of a run, what it says, and what of its place it hangs on.

    Args:
        written: The run.
        size: How many of its words are read.
        opening: Whether a sentence begins where it starts.
        title: The title in front of it.
    """
    place = _Assumed(opening, title)
    core = core_of(run_tokens(written)[:size], place)
    return core, form_of(core) if core else None, place.asked


def _run(written: str) -> _Run | None:
    tokens = run_tokens(written)
    core, form, asked = _reading(written, len(tokens), False, "")
    if core is None and not asked and not any(_may_hold(written, size) for size in range(1, len(tokens))):
        return None
    return _Run(
        written=written,
        tokens=tokens,
        core=core,
        form=form,
        asked=asked,
        is_given=len(tokens) == 1 and not asked and core is not None and core.kind == "given",
        may_link=len(tokens) > (3 if tokens[0].key in SURNAMES else 2)
        and _hangs_on_last(written, len(tokens)),
    )


def _hangs_on_last(written: str, size: int) -> bool:
    core, _, asked = _reading(written, size, False, "")
    shorter, _, shorter_asked = _reading(written, size - 1, False, "")
    return bool(asked or shorter_asked) or core != shorter


def _may_hold(written: str, size: int) -> bool:
    core, _, asked = _reading(written, size, False, "")
    return core is not None or asked is not _Asked.NOTHING


_RUNS = _Runs()
