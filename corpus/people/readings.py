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
from corpus.people.remembered import Remembered
from corpus.people.runs import LINKING_TAGS, RUN, Run, may_end_in_link, read_size, run_of, without_small_end
from corpus.people.tagging import Words
from corpus.people.titles_before import title_before
from corpus.people.words_before import before

REMEMBERED: Final = 1 << 17
"""How many runs are remembered, those that were met last."""

_PAIR = 2
_OPENING = re.compile(r"(?:^|[.!?:…“”\"'>\n])\s*$")


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

    def title(self, index: int) -> str:
        self.asked = max(self.asked, _Asked.INNER_TITLE if index else _Asked.OPENING_OR_TITLE)
        return self._title


class _Place:
    """A run's place in a text."""

    def __init__(self, run: Run, text: str, start: int) -> None:
        self._run = run
        self._text = text
        self._start = start

    def is_opening(self) -> bool:
        return _OPENING.search(self._text, max(0, self._start - 4), self._start) is not None

    def title(self, index: int) -> str:
        return title_before(self._text, self._start + self._run.starts[index])


@dataclass(slots=True, eq=False)
class _Known:
    """What is known of all runs that are written alike.

    Attributes:
        written: The run.
        run: Its words.
        core: The name in it, as far as that does not hang on its place.
        asked: What of its place it hangs on.
        is_given: Whether it is one word that can only be a given name.
        form: What the name alone says; worked out where the run is first met with more than itself.
        may_link: Whether its last word may be one that only links, and the name is another without it; the same.
    """

    written: str
    run: Run
    core: Core | None
    asked: _Asked
    is_given: bool
    form: Form | None = None
    may_link: bool | None = None

    def ends_in_link(self, start: int, words: Words, last: int) -> bool:
        """Whether the run that starts at `start` and ends with the word `last` ends in a word that only links."""
        if words.starts[last] != start + self.run.starts[-1]:
            return False
        if self.may_link is None:
            self.may_link = may_end_in_link(self.run, len(self.written)) and self._hangs_on_last()
        return self.may_link and words.tag(last) in LINKING_TAGS

    def _hangs_on_last(self) -> bool:
        shorter, asked = _core(self.run, len(self.run.tokens) - 1)
        return bool(self.asked or asked) or self.core != shorter


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
    ends = list(accumulate(map(len, parts)))
    found = []
    for written, start, end in zip(parts[1::2], ends[::2], ends[1::2], strict=False):
        known = _KNOWN[written]
        if known is None:
            continue
        if known.is_given and not (before(text, start).title and title_before(text, start)):
            continue
        name = _name_at(known, text, start, end, words)
        if name is not None:
            found.append((start, *name))
    return found


def _name_at(known: _Known, text: str, start: int, end: int, words: Words) -> tuple[Core, Form] | None:
    """The name in the run that stands from `start` to `end`."""
    size = _size_at(known, start, end, words)
    if size == len(known.run.tokens) and not known.asked:
        if known.core is None:
            return None
        known.form = known.form or form_of(known.core)
        return known.core, known.form
    core, form, asked = _reading(known.written, size, False, "")
    if asked:
        place = _Place(known.run, text, start)
        core, form, asked = _reading(known.written, size, place.is_opening(), title_before(text, start))
        if asked is _Asked.INNER_TITLE:
            core = core_of(known.run, size, place)
            form = form_of(core) if core else None
    return None if core is None or form is None else (core, form)


def _size_at(known: _Known, start: int, end: int, words: Words) -> int:
    """How many words are read of the run that stands from `start` to `end`."""
    run, size = known.run, len(known.run.tokens)
    last = words.last_before(end)
    if last < 0:
        return size
    last_end = words.ends[last]
    if last_end > end:
        return read_size(run, start, words, last)
    if last_end == end and size > _PAIR and known.ends_in_link(start, words, last):
        return without_small_end(run.tokens, size - 1)
    return size


@lru_cache(1 << 14)
def _reading(written: str, size: int, opening: bool, title: str) -> tuple[Core | None, Form | None, _Asked]:  # noqa: FBT001 (a cache takes long over arguments by name)
    """The name in the first `size` words of a run, what it says, and what of its place it hangs on.

    Args:
        written: The run.
        size: How many of its words are read.
        opening: Whether a sentence begins where it starts.
        title: The title in front of it.
    """
    known = _KNOWN[written]
    core, asked = _core(known.run if known else run_of(written), size, opening, title)
    return core, form_of(core) if core else None, asked


def _core(run: Run, size: int, opening: bool = False, title: str = "") -> tuple[Core | None, _Asked]:  # noqa: FBT001, FBT002 (the arguments of `_reading`)
    place = _Assumed(opening, title)
    return core_of(run, size, place), place.asked


def _known(written: str) -> _Known | None:
    """What is known of a run; None if it holds no name, however much of it is read and wherever it stands."""
    run = run_of(written)
    size = len(run.tokens)
    core, asked = _core(run, size)
    if core is None and not asked and not any(_may_hold(run, shorter) for shorter in range(1, size)):
        return None
    is_given = size == 1 and not asked and core is not None and core.kind == "given"
    return _Known(written, run, core, asked, is_given)


def _may_hold(run: Run, size: int) -> bool:
    core, asked = _core(run, size)
    return core is not None or asked is not _Asked.NOTHING


_KNOWN = Remembered(_known, room=REMEMBERED)
