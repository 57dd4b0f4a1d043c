"""Dates as Vietnamese pages and records write them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

from corpus.article import VIETNAM_TIME

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("một", "giêng"),
            ("hai",),
            ("ba",),
            ("tư", "bốn"),
            ("năm",),
            ("sáu",),
            ("bảy",),
            ("tám",),
            ("chín",),
            ("mười",),
            ("mười một",),
            ("mười hai", "chạp"),
        ),
        start=1,
    )
    for name in names
}
_MONTH_WORD = "|".join(sorted(_MONTHS, key=len, reverse=True))

_ENGLISH_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
# Nothing that makes it a longer number; a time may be glued to it.
_NO_MORE_DIGITS = r"(?![-/.]?\d(?!\d?\s?[:hg]\d))"
# The number of a decree looks like a date: 04-12-2020/NQ.
_NO_DECREE = r"(?!\s?[/-]\s?[^\W\d_])"

# The forms of a whole date; each names its day, month and year.
_DATE_FORMS = (
    rf"{_YEAR}[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}}){_NO_MORE_DIGITS}",
    rf"(?P<d>\d{{1,2}})\s*[-/.]\s*(?P<m>\d{{1,2}})\s*[-/.]\s*(?P<y>(?:19|20)\d\d|\d\d){_NO_MORE_DIGITS}{_NO_DECREE}",
    rf"(?P<d>\d{{1,2}})\s*[-/]?\s*tháng\s*(?P<m>\d{{1,2}}|{_MONTH_WORD})\s*[,/-]?\s*(?:năm\s*)?{_YEAR}",
    rf"tháng\s*(?P<m>\d{{1,2}}|{_MONTH_WORD})\s+(?P<d>\d{{1,2}})\s*,\s*{_YEAR}",
    rf"(?P<d>\d{{1,2}})[\s/-]+(?P<m>{_ENGLISH_MONTH})\.?,?[\s/-]+{_YEAR}",
    rf"(?P<m>{_ENGLISH_MONTH})\.?\s+(?P<d>\d{{1,2}}),\s*{_YEAR}",
)
_DATES = tuple(re.compile(rf"(?<![\d/.:-])(?:ngày\s*)?{form}", re.IGNORECASE) for form in _DATE_FORMS)
_MAY_HOLD_DATE = re.compile(r"(?:19|20)\d\d|\d\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d\d")

_OFFSET = r"(?P<sign>[+-])\s*(?P<zone_h>\d{1,2})(?::?(?P<zone_min>\d\d))?"
_ZONE = re.compile(rf"\(?\s*\b(?:GMT|UTC)\b\s*(?:{_OFFSET})?\s*\)?", re.IGNORECASE)
_TIME = re.compile(
    r"(?<![\d:])(?P<h>[01]?\d|2[0-3])\s?(?::|h|g|giờ)\s?(?P<min>[0-5]\d|\d(?=[’'′]))[’'′]?(?:\s?(?::|phút)\s?(?P<s>[0-5]\d)?)?"
    rf"(?:\.\d+)?(?!\d)(?:Z\b|\s?{_OFFSET}(?!\d)|\s*(?P<half>(?:AM|PM|SA|CH)\b))?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:thứ\s*(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s*nhật|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    # Thu is a given name too.
    r"|^\W*(?:mon|tue|wed|thu|fri|sat|sun)(?=\s*,|\s*$)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:(?:ngày|thời gian|giờ|bài|tin)?\s*(?:đăng(?:\s*(?:tải|tin|bài))?(?=\s+(?:vào|lúc|ngày|thứ|chủ|bởi)\b|\s*(?:[^\w\s]|$)|\s{2})|xuất bản|phát hành|(?P<updated>cập nhật|chỉnh sửa))"
    r"(?:\s*(?:lần cuối|mới nhất))?|published|posted|(?P<revised>updated))(?:\s*(?:vào|lúc|ngày|on|at))*\s*[:：]?",
    re.IGNORECASE,
)
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")
_CONNECTIVE = re.compile(r"^(?:lúc|ngày|vào|at|on)\b|\b(?:lúc|ngày|vào|at|on)$", re.IGNORECASE)
_SHORT = 40
_EDGES = " \t|,;:-–—•·/"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date in a line, and what is left of the line without it.

    Attributes:
        value: A `datetime` with a zone where a time is stated, else a `date`.
        rest: The line without the date, its time, zone, weekday and label ("Đăng lúc").
        labelled: Whether a label says that this is when the page was published or changed.
        updated: Whether that label speaks of a change ("Cập nhật").
        has_time: Whether a time of day stands beside the date.
    """

    value: datetime | date
    rest: str
    labelled: bool
    updated: bool
    has_time: bool


def parse_date(text: str) -> datetime | date | None:
    """Return the date that `text` is, or None where it is not one.

    >>> parse_date("30/08/2022 15:32").isoformat()
    '2022-08-30T15:32:00+07:00'
    >>> parse_date("ngày 14 tháng 3 năm 2023").isoformat()
    '2023-03-14'

    Args:
        text: A value from a record or a page's metadata: ISO 8601, day first, or in words; Vietnam time where it
            states no zone; a year of two digits is from 1950 to 2049.

    Returns:
        None also where words are left over: a sentence that mentions a day is not a date.
    """
    return _short_date(text) if len(text) <= _SHORT else _date_of(text)


def _date_of(text: str) -> datetime | date | None:
    found = find_date(text)
    return None if found is None or found.rest.strip("()[] ") else found.value


# Many articles state the same day.
_short_date = lru_cache(maxsize=1 << 13)(_date_of)


def find_date(line: str) -> FoundDate | None:
    """Return the first whole date in `line`, with the time and zone that stand beside it.

    >>> find_date("NGUYÊN AN 30/08/2022 15:32").rest
    'NGUYÊN AN'

    Args:
        line: One line of a page.

    Returns:
        None where no date with day, month and year that exists in the calendar is there.
    """
    if _MAY_HOLD_DATE.search(line) is None:
        return None
    for form in _DATES:
        for match in form.finditer(line):
            day = _calendar_day(match)
            if day is not None:
                return _found(day, line, match)
    return None


def _calendar_day(match: re.Match[str]) -> date | None:
    month_word = match["m"].casefold()
    month = int(month_word) if month_word.isdigit() else _MONTHS.get(month_word) or _english_month(month_word)
    year = int(match["y"])
    if year < 100:
        year += 2000 if year < 50 else 1900
    try:
        return date(year, month, int(match["d"]))
    except ValueError:
        return None


def _english_month(word: str) -> int:
    return "janfebmaraprmayjunjulaugsepoctnovdec".index(word[:3]) // 3 + 1


def _found(day: date, line: str, match: re.Match[str]) -> FoundDate:
    """Join `day` with the time nearest to it, after or before, and cut all of it from the line."""
    before, after = line[: match.start()], re.sub(r"^T(?=\d)", " ", line[match.end() :])
    time = _TIME.search(after)
    if time is not None:
        after = _cut(after, time)
    elif (time := _last(_TIME.finditer(before))) is not None:
        before = _cut(before, time)
    rest = f"{before} {after}"
    zone = _ZONE.search(rest)
    label = _LABEL.search(rest)
    for extra in (_ZONE, _LABEL, _WEEKDAY):
        rest = extra.sub(" ", rest)
    return FoundDate(
        value=day if time is None else _moment(day, time, zone),
        rest=_without_connectives(rest),
        labelled=label is not None,
        updated=label is not None and bool(label["updated"] or label["revised"]),
        has_time=time is not None,
    )


def _without_connectives(rest: str) -> str:
    """Return what is left of a line without the brackets, separators and words that held the date."""
    rest = re.sub(r"\s+", " ", _EMPTY_BRACKETS.sub(" ", rest)).strip(_EDGES)
    return _CONNECTIVE.sub("", rest).strip(_EDGES)


def _last(matches: Iterable[re.Match[str]]) -> re.Match[str] | None:
    return next(iter(reversed(list(matches))), None)


def _cut(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def _moment(day: date, time: re.Match[str], zone: re.Match[str] | None) -> datetime:
    hour, half = int(time["h"]), (time["half"] or "").upper()
    if half in {"PM", "CH"} and hour < 12:
        hour += 12
    elif half in {"AM", "SA"} and hour == 12:
        hour = 0
    stated = UTC if time[0].upper().endswith("Z") else _offset(time) or (zone and _offset(zone))
    if zone and not stated:
        stated = UTC
    minute, second = int(time["min"]), int(time["s"] or 0)
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=stated or VIETNAM_TIME)


def _offset(match: re.Match[str]) -> timezone | None:
    if not match["sign"]:
        return None
    offset = timedelta(hours=int(match["zone_h"]), minutes=int(match["zone_min"] or 0))
    if offset > timedelta(hours=14):
        return None
    offset = -offset if match["sign"] == "-" else offset
    return VIETNAM_TIME if offset == timedelta(hours=7) else timezone(offset)
