"""Stretches of the calendar: which days they mean, and how they are told to a reader.

Days are those of Vietnam; a week begins on Monday. Nothing here reads a clock: whoever asks says what day it is.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""The years that are read, both inclusive."""

ROMAN_QUARTERS = ("I", "II", "III", "IV")
"""How newspapers number the quarters of a year."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days in a row with a beginning and an end, both inclusive, and how a newspaper calls them."""

    first: date
    last: date
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Days in a row, both ends inclusive; None is open."""

    first: date | None
    last: date | None
    told: str


def calendar_period(unit: str, numbers: tuple[int, ...]) -> Period | None:
    """Return the day, month, quarter or year with these numbers.

    >>> calendar_period("quý", (3, 2022)).told
    'quý III/2022'

    Args:
        unit: `ngày`, `tháng`, `quý` or `năm`.
        numbers: As Vietnamese counts them: day, month, year; month, year; quarter, year; year.

    Returns:
        None where the calendar has no such period, or the year is not one that is read.
    """
    make, count = _CALENDAR[unit]
    if len(numbers) != count or not FIRST_YEAR <= numbers[-1] <= LAST_YEAR:
        return None
    try:
        return make(*numbers)
    except ValueError:
        return None


def _day_of(day: date) -> Period:
    return Period(first=day, last=day, told=f"ngày {_short(day)}")


def _month(month: int, year: int) -> Period:
    last = date(year, month, monthrange(year, month)[1])
    return Period(first=last.replace(day=1), last=last, told=f"tháng {month}/{year}")


def _quarter(quarter: int, year: int) -> Period:
    first, last = _month(3 * quarter - 2, year).first, _month(3 * quarter, year).last
    return Period(first=first, last=last, told=f"quý {ROMAN_QUARTERS[quarter - 1]}/{year}")


def _year(year: int) -> Period:
    return Period(first=date(year, 1, 1), last=date(year, 12, 31), told=f"năm {year}")


_CALENDAR: Mapping[str, tuple[Callable[..., Period], int]] = {
    "ngày": (lambda day, month, year: _day_of(date(year, month, day)), 3),
    "tháng": (_month, 2),
    "quý": (_quarter, 2),
    "năm": (_year, 1),
}


def relative_period(name: str, today: date) -> Period:
    """Return the period that is called `name` on the day `today`.

    >>> relative_period("hôm qua", date(2026, 11, 26)).told
    'hôm qua (25/11/2026)'

    Args:
        name: A key of `RELATIVE_PERIODS`.
        today: The day it is in Vietnam.
    """
    period = RELATIVE_PERIODS[name](today)
    dates = period.told.removeprefix("ngày ").removeprefix("tháng ").removeprefix("năm ")
    return replace(period, told=f"{name} ({dates})")


def _week_of(day: date) -> Period:
    monday = day - day.weekday() * _DAY
    return _stretch(monday, monday + 6 * _DAY)


def _stretch(first: date, last: date) -> Period:
    return Period(first=first, last=last, told=f"từ {_short(first)} đến {_short(last)}")


def _short(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _month_of(day: date) -> Period:
    return _month(day.month, day.year)


RELATIVE_PERIODS: Mapping[str, Callable[[date], Period]] = {
    "hôm nay": _day_of,
    "hôm qua": lambda today: _day_of(today - _DAY),
    "hôm kia": lambda today: _day_of(today - 2 * _DAY),
    "tuần này": _week_of,
    "tuần trước": lambda today: _week_of(today - 7 * _DAY),
    "tuần qua": lambda today: _stretch(today - 7 * _DAY, today),
    "tháng này": _month_of,
    "tháng trước": lambda today: _month_of(today.replace(day=1) - _DAY),
    "năm nay": lambda today: _year(today.year),
    "năm ngoái": lambda today: _year(today.year - 1),
}
"""What is called by its distance from today; `tuần qua` is the last seven days, `tuần trước` the week before this."""


def counted_period(count: int, unit: str, today: date) -> Period | None:
    """Return the last `count` units, up to and with `today`.

    >>> counted_period(24, "giờ", date(2026, 11, 26)).told
    '24 giờ qua (từ 25/11/2026 đến 26/11/2026)'

    Args:
        count: How many.
        unit: `giờ`, `ngày`, `tuần`, `tháng` or `năm`.
        today: The day it is in Vietnam.

    Returns:
        It begins on the day that lies so far back, whole, so that nothing of the time meant is lost. None where
        `count` is 0, or so high that it speaks of an age and not of news: the 80 years of a party's history.
    """
    longest, back = _COUNTED[unit]
    if not 1 <= count <= longest:
        return None
    period = _stretch(back(today, count), today)
    return replace(period, told=f"{count} {unit} qua ({period.told})")


def _months_back(day: date, count: int) -> date:
    """Return the day `count` months before; the last of that month where it is too short."""
    year, month = divmod(12 * day.year + day.month - 1 - count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_COUNTED: Mapping[str, tuple[int, Callable[[date, int], date]]] = {
    "giờ": (72, lambda today, count: today - -(-count // 24) * _DAY),
    "ngày": (365, lambda today, count: today - count * _DAY),
    "tuần": (52, lambda today, count: today - 7 * count * _DAY),
    "tháng": (36, _months_back),
    "năm": (10, lambda today, count: _months_back(today, 12 * count)),
}


def exactly(period: Period) -> Days:
    """Return the days of `period`."""
    return Days(first=period.first, last=period.last, told=period.told)


def since(period: Period) -> Days:
    """Return the days of `period` and all later ones."""
    return Days(first=period.first, last=None, told=f"từ {period.told}")


def until(period: Period) -> Days:
    """Return the days of `period` and all earlier ones."""
    return Days(first=None, last=period.last, told=f"đến hết {period.told}")


def before(period: Period) -> Days:
    """Return the days before the first of `period`."""
    return Days(first=None, last=period.first - _DAY, told=f"trước {period.told}")


def after(period: Period) -> Days:
    """Return the days after the last of `period`."""
    return Days(first=period.last + _DAY, last=None, told=f"sau {period.told}")


def between(start: Period, end: Period) -> Days | None:
    """Return the days from the first of `start` to the last of `end`; None where they run backwards.

    >>> between(calendar_period("năm", (2019,)), calendar_period("năm", (2022,))).told
    'từ năm 2019 đến năm 2022'
    """
    if start.first > end.last:
        return None
    return Days(first=start.first, last=end.last, told=f"từ {start.told} đến {end.told}")


def up_to_now(start: Period, today: date) -> Days:
    """Return the days from the first of `start`, which has begun, to `today`."""
    return Days(first=start.first, last=today, told=f"từ {start.told} đến nay")
