"""Times in a typed query become ranges of days.

| typed | means |
|---|---|
| `ngày:30/8/2022`, `ngày:2022-08-30`, `tháng:5/2023`, `quý:3/2022`, `năm:2022`, `ngày:hôm qua` | those days, stated |
| `từ:1/5/2022`, `đến:7/5/2022`, `2019..2022`, `tháng:3..5/2022`, `2019..`, `..2022` | from, to; stated |
| `30/8/2022`, `ngày 30 tháng 8 năm 2022`, `tháng 5/2023`, `quý III/2022`, `năm 2022` | those days, in words |
| `từ 2019 đến 2022`, `từ tháng 3 đến tháng 5/2022`, `từ năm 2019 đến nay` | from, to; in words |
| `trước năm 2020`, `sau tháng 5/2022` | before, after; in words |
| `hôm nay`, `tuần trước`, `tháng này`, `năm ngoái`, `7 ngày qua`, `24 giờ qua` | counted from today, in words |

A range hides all other articles, so what may mean something else is left: a year alone (SEA Games 2022), a day or month
without a year (30/4), what is quoted, bracketed, negated, an alternative or in a field, a goal or a rule's first day
(đến năm 2030, từ ngày 1/7/2023). In words, only times are read in which their news may have been published: from
`search.times.time_forms.FIRST_YEAR_IN_WORDS` to today. Stated, any year is.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import NamedTuple

from search.times.periods import Days
from search.times.time_forms import FIELD, FORMS, TimeForm
from search.times.time_words import hide_bracketed, hide_quoted, spell_time_words

# What looks like filter syntax though no form may match it. With a space after the colon it may be a sentence.
_STATED_SHAPES = (
    re.compile(rf"(?<!\w)-?{FIELD}\s*:(?:|\s+(?=[0-9]{{1,4}}[-/][0-9]))[0-9](?:[0-9./-]*[0-9])?(?!\w)"),
    re.compile(r"(?<!\S)[0-9/-]+\.\.[0-9/-]+(?!\S)"),
)
# Neither 1..5 nor a price, từ: 5 triệu.
_SURELY_A_TIME = re.compile(r":\S|/|[0-9]{4}")
_BEFORE_OPERAND = frozenset({"NOT", "OR", "|", "||"})
_AFTER_OPERAND = frozenset({"OR", "|", "||"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSpan:
    """Where a time stands in what was typed, and which days it means.

    Attributes:
        start: Offset of its first character in the NFC text.
        end: Offset after its last character.
        first: The first day meant, inclusive, in Vietnam time; None is open.
        last: The last day meant, inclusive; None is open.
        stated: Whether it is filter syntax (`năm:2022`, `2019..2022`), not plain words.
        text: How it is told to a reader, in Vietnamese.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    stated: bool
    text: str


class _Found(NamedTuple):
    """A place where a form stands; `days` is None where it means no time."""

    start: int
    end: int
    stated: bool
    days: Days | None


def time_spans(typed: str, today: date) -> tuple[TimeSpan, ...]:
    """Return the times in `typed`, in order; none overlaps another.

    >>> [span.text for span in time_spans("lũ quét tháng 5/2023", date(2026, 11, 26))]
    ['tháng 5/2023']
    >>> time_spans("SEA Games 2022", date(2026, 11, 26))
    ()

    Args:
        typed: A query in NFC, any characters; accents may be missing.
        today: The day it is in Vietnam.
    """
    text = hide_bracketed(hide_quoted(spell_time_words(typed)))
    return tuple(
        TimeSpan(
            start=found.start,
            end=found.end,
            first=found.days.first,
            last=found.days.last,
            stated=found.stated,
            text=found.days.told,
        )
        for found in _leftmost_longest(_all_found(text, today))
        if found.days
    )


def _all_found(text: str, today: date) -> Iterator[_Found]:
    for form in FORMS:
        for match in form.pattern.finditer(text):
            yield _Found(match.start(), match.end(), form.stated, _days(form, match, today))


def _days(form: TimeForm, match: re.Match[str], today: date) -> Days | None:
    """Return the days meant; None also for a part of an `OR`, a `NOT` or a field, without which that would dangle."""
    before = match.string[: match.start()].split()[-1:]
    after = match.string[match.end() :].split()[:1]
    if before and (before[0] in _BEFORE_OPERAND or before[0].endswith(":")):
        return None
    return None if _AFTER_OPERAND.intersection(after) else form.days(match, today)


def _leftmost_longest(candidates: Iterable[_Found]) -> Iterator[_Found]:
    """Yield those that count where some overlap: what is meant no time hides the times inside it too."""
    place = 0
    for found in sorted(candidates, key=lambda found: (found.start, -found.end)):
        if found.start >= place:
            yield found
            place = found.end


def unreadable_stated(typed: str, today: date) -> tuple[str, ...]:
    """Return what is stated as a time in `typed` and cannot be read as one, as typed, in order.

    >>> unreadable_stated("lũ ngày:31/2/2022 năm:2022", date(2026, 11, 26))
    ('ngày:31/2/2022',)

    Args:
        typed: A query in NFC, any characters.
        today: The day it is in Vietnam, for a range that ends `hôm qua`.

    Returns:
        Days that the calendar lacks, ranges that run backwards, and times that are negated, bracketed or an
        alternative, which no range of days can express.
    """
    text = hide_quoted(spell_time_words(typed))
    read = [(span.start, span.end) for span in time_spans(typed, today)]
    stated = (found for found in _all_found(text, today) if found.stated)
    shaped = (
        _Found(match.start(), match.end(), stated=True, days=None)
        for match in chain.from_iterable(shape.finditer(text) for shape in _STATED_SHAPES)
    )
    unread = (
        found
        for found in chain(stated, shaped)
        if not any(found.start < end and start < found.end for start, end in read)
    )
    texts = (typed[found.start : found.end] for found in _leftmost_longest(unread))
    return tuple(text for text in texts if _SURELY_A_TIME.search(text))


def without_spans(typed: str, spans: Iterable[TimeSpan]) -> str:
    """Return `typed` with `spans` cut out and its spaces folded.

    >>> typed = "lũ quét  tháng 5/2023 ở Sơn La"
    >>> without_spans(typed, time_spans(typed, date(2026, 11, 26)))
    'lũ quét ở Sơn La'

    Args:
        typed: The text that the spans stand in.
        spans: In order, none overlapping another.
    """
    kept, place = [], 0
    for span in spans:
        kept.append(typed[place : span.start])
        place = span.end
    return " ".join(" ".join([*kept, typed[place:]]).split())
