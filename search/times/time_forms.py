"""The forms in which a typed query tells a time, and the days that each means; all of them in one table.

The patterns read text from `search.times.time_words.spell_time_words`. No repetition without bound stands inside another, so
none backtracks without end.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from search.times.periods import (
    RELATIVE_PERIODS,
    ROMAN_QUARTERS,
    Days,
    Period,
    after,
    before,
    between,
    calendar_period,
    counted_period,
    exactly,
    relative_period,
    since,
    until,
    up_to_now,
)
from search.times.time_words import BRACKETED_CHARACTER, words_before

FIRST_YEAR_IN_WORDS = 1990
"""Before it, a year in words is what an article tells of: nạn đói năm 1945, sau ngày 30/4/1975."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeForm:
    """One form.

    Attributes:
        pattern: Where it stands in a text.
        days: The days that a match means on the day it is; None where it means none, or other than a time.
        stated: Whether it is filter syntax, not plain words.
    """

    pattern: re.Pattern[str]
    days: Callable[[re.Match[str], date], Days | None]
    stated: bool = False


_UNIT = r"(?:ngày|tháng|quý|năm)"
FIELD = r"(?:ngày|tháng|quý|năm|từ|đến)"
"""What may stand before a colon, as a pattern."""

_N, _Y, _SEP = r"[0-9]{1,2}", r"[0-9]{4}", r"[-/.]"
_ROMAN = r"(?:[Ii][Vv]|[Ii]{1,3})\b"
_OF_YEAR = rf"(?:{_SEP}|,?\s+năm\s+){_Y}"
# A whole day, or a month, quarter or year that is called one.
_PERIOD = (
    rf"(?:(?:ngày\s+)?(?:{_N}{_SEP}{_N}{_SEP}{_Y}|{_Y}-{_N}-{_N}|{_N},?\s+tháng\s+{_N}{_OF_YEAR})"
    rf"|tháng\s+{_N}{_OF_YEAR}|quý\s+(?:{_N}|{_ROMAN}){_OF_YEAR}|năm\s+{_Y})"
)
# What begins or ends a range: the unit, and at the beginning the year, may be left out.
_BOUND = rf"(?:(?:{_UNIT}\s+)?(?:[0-9]{{1,4}}|{_ROMAN})(?:(?:{_SEP}|,?\s+tháng\s+|,?\s+năm\s+)[0-9]{{1,4}}){{0,2}})"
_NOT_DIED = r"(?!\s+đời)"
_QUA = rf"(?:vừa\s+)?qua{_NOT_DIED}"
_RELATIVE = (
    rf"(?:(?:ngày\s+)?hôm\s+(?:nay|kia|qua{_NOT_DIED})|tuần\s+(?:n[aà]y|trước|{_QUA})"
    r"|tháng\s+(?:n[aà]y|trước)|năm\s+(?:nay|ngoái))"
)
_VALUE = rf"(?:{_PERIOD}|{_BOUND}|{_RELATIVE})"
_STATES = r"\s*:\s*"
_TO = r"(?:\.\.(?!\.))"

# Not inside a longer number or word, a field, a negation or a decree's number; no boost or prefix behind it.
_BEGINS = r"(?<![\w/.:-])"
_ENDS = r"(?![\w^~*]|[-/.:]\w|,[0-9]|\.\.(?!\.))"
# Today in a headline is the headline's day: giá vàng hôm nay 29/6, hôm nay (6/6).
_NO_DAY = rf"(?!\s*(?:,?\s*{_N}[-/.][0-9]|{BRACKETED_CHARACTER}))"
# 2022 - 2023 is a school year, a term of office, a season.
_NO_DASH = r"(?!\s*[-–—]\s*[0-9])"

# Before a relative time they make it another: mấy năm nay, mười lăm năm nay, đến hôm nay.
_CHANGES_RELATIVE = {
    *("mấy", "may", "vài", "vai", "nhiều", "nhieu", "những", "nhung", "các", "cac", "mỗi", "chục"),
    *("hai", "ba", "bốn", "bon", "năm", "sáu", "bảy", "tám", "chín", "mười", "lăm", "mươi", "muoi"),
    *("từ", "đến", "tới"),
}
# What follows these is measured by, not told of.
_COMPARES = {("so", "với"), ("so", "voi"), ("cùng", "kỳ"), ("cùng", "kì"), ("cung", "ky"), ("cung", "ki")}
_NUMBER = re.compile(rf"[0-9]+|{_ROMAN}")
_ROMAN_VALUES = {roman: value for value, roman in enumerate(ROMAN_QUARTERS, start=1)}
_UNIT_OF_COUNT = {1: "năm", 2: "tháng", 3: "ngày"}


def _period(text: str, today: date, *, field: str | None = None, end: str = "") -> Period | None:
    """Return the period that `text`, a value or a bound, names.

    Args:
        text: What matched.
        today: The day it is.
        field: The field before it: in `quý`, 3/2022 is a quarter.
        end: The end of the range that it begins, which completes it: 1/5 to 7/5/2022.
    """
    if name := _relative_name(text):
        return relative_period(name, today)
    unit, numbers = _called_unit(text), _numbers(text)
    if end and numbers[-1] < 1000 and not _relative_name(end):
        end_unit, end_numbers = _unit(end, field), _numbers(end)
        if unit not in {None, end_unit}:
            return None
        unit, numbers = end_unit, numbers + end_numbers[len(numbers) :]
    return calendar_period(unit or _unit(text, field), numbers)


def _relative_name(text: str) -> str | None:
    name = " ".join(word for word in text.split() if word not in {"ngày", "vừa"})
    return next((each for each in (name, name.replace("nay", "này")) if each in RELATIVE_PERIODS), None)


def _called_unit(text: str) -> str | None:
    match = re.match(_UNIT, text)
    return match[0] if match else None


def _unit(text: str, field: str | None) -> str:
    """Return the unit that a period in figures is called, or else the one that so many numbers mean."""
    count = len(_numbers(text))
    in_field = "quý" if field == "quý" and count == 2 else _UNIT_OF_COUNT[count]
    return _called_unit(text) or in_field


def _numbers(text: str) -> tuple[int, ...]:
    """Return the numbers of a period in figures, one to three, the year last."""
    numbers = tuple(_ROMAN_VALUES.get(each.upper()) or int(each) for each in _NUMBER.findall(text))
    return numbers[::-1] if len(numbers) == 3 and numbers[0] > 31 else numbers


def _days(period: Period | None, meant: Callable[[Period], Days] = exactly) -> Days | None:
    return meant(period) if period else None


def _stated_value(match: re.Match[str], today: date) -> Days | None:
    period = _period(match["value"], today, field=match["field"])
    return _days(period, {"từ": since, "đến": until}.get(match["field"], exactly))


def _stated_range(match: re.Match[str], today: date) -> Days | None:
    first, last, field = match["first"], match["last"], match["field"]
    start = _period(first, today, field=field, end=last or "")
    end = _period(last, today, field=field) if last else None
    if start is None or (last and end is None):
        return None
    return between(start, end) if end else since(start)


def _stated_end(match: re.Match[str], today: date) -> Days | None:
    return _days(_period(match["last"], today, field=match["field"]), until)


def _stated_pair(match: re.Match[str], today: date) -> Days | None:
    start, end = _period(match["first"], today, end=match["last"]), _period(match["last"], today)
    return between(start, end) if start and end else None


def _timely(period: Period | None, today: date) -> Period | None:
    """Return `period` where news of it can have been published in it: not long ago, nor still to come."""
    if period and period.first <= today and period.first.year >= FIRST_YEAR_IN_WORDS:
        return period
    return None


def _compares(match: re.Match[str]) -> bool:
    return tuple(words_before(match.string, match.start())[-2:]) in _COMPARES


def _worded_period(match: re.Match[str], today: date) -> Days | None:
    if _compares(match):
        return None
    period = _timely(_period(match["period"], today), today)
    days = _days(period, {"trước": before, "sau": after}.get(match["side"], exactly))
    return days if days and (days.first is None or days.first <= today) else None


def _worded_range(match: re.Match[str], today: date) -> Days | None:
    last = match["last"]
    start = _timely(_period(match["first"], today, end=last or ""), today)
    end = _timely(_period(last, today), today) if last else None
    if start is None or (last and end is None):
        return None
    return between(start, end) if end else up_to_now(start, today)


def _worded_relative(match: re.Match[str], today: date) -> Days | None:
    before = "".join(words_before(match.string, match.start())[-1:])
    if before.isdigit() or before in _CHANGES_RELATIVE or _compares(match):
        return None
    return _days(_period(match[0], today))


def _worded_count(match: re.Match[str], today: date) -> Days | None:
    return _days(counted_period(int(match["count"]), match["unit"], today))


def _no_time(_match: re.Match[str], _today: date) -> None:
    """Mean no time: a goal, the day from which a rule holds, or several times beside each other."""


def _form(pattern: str, days: Callable[[re.Match[str], date], Days | None], *, stated: bool) -> TimeForm:
    return TimeForm(pattern=re.compile(f"{_BEGINS}{pattern}{_ENDS}"), days=days, stated=stated)


_IN_FIELD = rf"(?P<field>{FIELD}){_STATES}"
_PERHAPS_IN_FIELD = rf"(?:{_IN_FIELD})?"

FORMS = (
    _form(rf"{_IN_FIELD}(?P<value>{_VALUE})", _stated_value, stated=True),
    _form(rf"{_PERHAPS_IN_FIELD}(?P<first>{_VALUE}){_TO}(?P<last>{_VALUE})?", _stated_range, stated=True),
    _form(rf"{_PERHAPS_IN_FIELD}{_TO}(?P<last>{_VALUE})", _stated_end, stated=True),
    _form(
        rf"từ{_STATES}(?P<first>{_VALUE})\s+đến{_STATES}(?P<last>{_VALUE})",
        _stated_pair,
        stated=True,
    ),
    _form(rf"(?:(?P<side>trước|sau)\s+)?(?P<period>{_PERIOD}){_NO_DASH}", _worded_period, stated=False),
    _form(
        rf"(?:từ\s+(?:đầu\s+)?|(?={_PERIOD}\s))(?P<first>{_BOUND})\s+(?:đến|tới)\s+"
        rf"(?:(?:(?:hết|cuối)\s+)?(?P<last>{_BOUND}){_NO_DASH}|nay)",
        _worded_range,
        stated=False,
    ),
    _form(
        rf"(?:từ|đến|tới)\s+(?:(?:đầu|giữa|cuối|hết|trước|sau)\s+)?{_PERIOD}{_NO_DASH}",
        _no_time,
        stated=False,
    ),
    _form(
        rf"{_PERIOD}(?:(?:\s*[-–—,]\s*|\s+và\s+)(?:{_PERIOD}|{_Y})){{1,9}}",
        _no_time,
        stated=False,
    ),
    _form(f"{_RELATIVE}{_NO_DAY}", _worded_relative, stated=False),
    _form(
        rf"(?P<count>[0-9]{{1,3}})\s+(?P<unit>giờ|ngày|tuần|tháng|năm)\s+{_QUA}", _worded_count, stated=False
    ),
)
"""Every form; where two match, the one that begins first and then the longer one is meant."""
