from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import VIETNAM_TIME
from corpus.dates import find_date, parse_date

DAY = date(2021, 3, 12)
AFTERNOON = datetime(2021, 3, 12, 15, 2, tzinfo=VIETNAM_TIME)


@pytest.mark.parametrize(
    "text",
    [
        "12/03/2021",
        "12/3/2021",
        "12-03-2021",
        "12.3.2021",
        "12 - 3 - 2021",
        "12 / 03 / 2021",
        "12/3/21",
        "2021-03-12",
        "2021/03/12",
        "ngày 12/3/2021",
        "Ngày đăng: 12/03/2021",
        "Thứ Sáu, ngày 12-03-2021",
        "Thứ 6 12/03/2021",
        "ngày 12 tháng 3 năm 2021",
        "12 tháng 3, 2021",
        "12 Tháng Ba, 2021",
        "Tháng Ba 12, 2021",
        "12/Tháng 3/2021",
        "Friday, March 12, 2021",
        "Fri, 12 Mar 2021",
        "12 March 2021",
        "12-Mar-2021",
        "(12/3/2021)",
        "[12/3/2021]",
    ],
)
def test_every_form_of_a_day_is_read(text: str) -> None:
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "12/03/2021 15:02",
        "15:02 12/03/2021",
        "15:02 | 12/03/2021",
        "15:02, 12/03/2021",
        "12/03/2021, 15:02",
        "12/03/2021 - 15:02",
        "12/03/2021-15:02",
        "15:02' - 12/03/2021",
        "12/3/2021 15:2'(GMT+7)",
        "12/03/2021 15:02:00",
        "12/03/2021 lúc 15:02",
        "lúc 15:02 ngày 12/03/2021",
        "15h02 ngày 12/3/2021",
        "15g02 12.3.2021",
        "Ngày 12 tháng 3 năm 2021, 15 giờ 02 phút",
        "12/03/2021 3:02 PM",
        "12/03/2021 03:02 CH",
        "12/03/2021 15:02 PM",
        "THỨ SÁU, 12/03/2021, 15:02 [GMT+7]",
        "12/03/2021 15:02 (GMT+07:00)",
        "12/03/2021 (GMT+7) 15:02",
        "Đăng lúc: 15:02:00 12/03/2021 (GMT+7)",
        "Cập nhật lúc 15:02, Thứ Sáu, 12/03/2021 (GMT+7)",
        "Cập nhật, 15:02, Thứ Sáu, 12/03/2021 (GMT+7)",
        "2021-03-12T15:02:00+07:00",
        "2021-03-12T15:02:00.123+0700",
        "2021-03-12 15:02",
        "Fri, 12 Mar 2021 15:02:00 +0700",
    ],
)
def test_a_time_beside_the_day_is_read_in_vietnam_time(text: str) -> None:
    assert parse_date(text) == AFTERNOON


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("12/03/2021 12:05 SA", 0),
        ("12/03/2021 12:05 CH", 12),
        ("12/03/2021 07:05 SA", 7),
        ("12/03/2021 7:05 AM", 7),
        ("12/03/2021 7:05 CH", 19),
        ("12/03/2021 00:05", 0),
    ],
)
def test_halves_of_the_day(text: str, hour: int) -> None:
    assert parse_date(text) == datetime(2021, 3, 12, hour, 5, tzinfo=VIETNAM_TIME)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("2021-03-12T15:02:00Z", UTC),
        ("12 Mar 2021 15:02:00 GMT", UTC),
        ("2021-03-12T15:02:00+09:00", timezone(timedelta(hours=9))),
        ("2021-03-12T15:02:00-05:30", timezone(-timedelta(hours=5, minutes=30))),
    ],
)
def test_a_stated_zone_is_kept(text: str, zone: timezone) -> None:
    moment = parse_date(text)
    assert isinstance(moment, datetime)
    assert moment == datetime(2021, 3, 12, 15, 2, tzinfo=zone)
    assert moment.utcoffset() == zone.utcoffset(None)


@pytest.mark.parametrize(
    ("text", "year"), [("1/2/49", 2049), ("1/2/50", 1950), ("1/2/00", 2000), ("1/2/99", 1999)]
)
def test_two_digits_are_a_year_from_1950_to_2049(text: str, year: int) -> None:
    assert parse_date(text) == date(year, 2, 1)


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2021",
        "29/02/2021",
        "31/04/2020",
        "0/1/2020",
        "1/0/2020",
        "12/13/2021",
        "32/1/2020",
        "2021-13-01",
    ],
)
def test_a_day_that_no_calendar_has_is_no_date(text: str) -> None:
    assert find_date(text) is None


def test_the_leap_day_is_a_date_in_a_leap_year() -> None:
    assert parse_date("29/02/2020") == date(2020, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0905.12.2020",
        "0236.3.555.123",
        "192.168.20.21",
        "1.2.2020.5",
        "04-12-2020/NQ",
        "Số 04/12/2020/NQ-HĐND",
        "Nghị định 100/2019/NĐ-CP",
        "Thông tư số 12/3/2019-BTC",
        "19-21/8/2020",
        "nhiệm kỳ 2020 - 2025",
        "3/2021",
        "30/8",
        "12/03/20211",
        "2-1",
        "1/1/1899",
        "15:02",
        "12.345.678",
        "Quý III năm 2021",
        "khóa 12 năm 2021",
        "2 giờ trước",
    ],
)
def test_other_numbers_are_never_a_date(text: str) -> None:
    assert find_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "tối 30/4/2021 tại Cồn Én",
        "từ 1/6/2023 đến 5/6/2023",
        "Ngày 2/9/1945, cả làng ra đình.",
        "tỷ số 2-1-2020",
    ],
)
def test_a_sentence_that_names_a_day_is_not_a_date(text: str) -> None:
    assert parse_date(text) is None


def test_a_time_that_no_clock_shows_is_left_over() -> None:
    found = find_date("08/10/2024 25:61")
    assert found is not None
    assert (found.value, found.rest, found.has_time) == (date(2024, 10, 8), "25:61", False)


def test_what_stands_beside_the_date_is_given_back() -> None:
    found = find_date("NGUYÊN AN Thứ Sáu, 12/03/2021 15:02 (GMT+7)")
    assert found is not None
    assert (found.value, found.rest) == (AFTERNOON, "NGUYÊN AN")


def test_names_like_labels_and_weekdays_stay_beside_the_date() -> None:
    assert [
        found.rest for line in ("Đăng Khoa 12/3/2021", "Nguyễn Thu 12/3/2021") if (found := find_date(line))
    ] == [
        "Đăng Khoa",
        "Nguyễn Thu",
    ]


@pytest.mark.parametrize(
    ("text", "labelled", "updated"),
    [
        ("12/03/2021", False, False),
        ("Đăng lúc: 12/03/2021", True, False),
        ("Ngày đăng 12/03/2021", True, False),
        ("Đăng 12/03/2021", True, False),
        ("Xuất bản: 12/03/2021", True, False),
        ("Posted on March 12, 2021", True, False),
        ("Cập nhật: 12/03/2021", True, True),
        ("Cập nhật lần cuối lúc 15:02 12/03/2021", True, True),
        ("Updated: 12/03/2021", True, True),
    ],
)
def test_labels_tell_publication_from_change(text: str, *, labelled: bool, updated: bool) -> None:
    found = find_date(text)
    assert found is not None
    assert (found.labelled, found.updated, found.rest) == (labelled, updated, "")


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_day_written_out_is_read_back(day: date) -> None:
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{day.day}/{day.month}/{day.year}") == day
    assert parse_date(f"{day.day:02}.{day.month:02}.{day.year}") == day
    assert parse_date(f"Ngày {day.day} tháng {day.month} năm {day.year}") == day


moments = st.datetimes(
    min_value=datetime(1900, 1, 1),  # noqa: DTZ001 - Hypothesis wants its bounds without a zone
    max_value=datetime(2099, 12, 31),  # noqa: DTZ001 - as above
    timezones=st.integers(-12 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters))),
)


@given(moments)
def test_a_moment_in_iso_form_is_read_back(moment: datetime) -> None:
    exact = moment.replace(microsecond=0)
    read = parse_date(exact.isoformat())
    assert isinstance(read, datetime)
    assert read == exact
    assert read.utcoffset() == exact.utcoffset()


@given(st.text(max_size=80))
def test_no_text_raises(text: str) -> None:
    found = find_date(text)
    assert found is None or 1900 <= found.value.year <= 2099


@given(st.text(alphabet="0123456789/.-: TZGMT+tháng năm", max_size=40))
def test_no_run_of_digits_raises(text: str) -> None:
    value = parse_date(text)
    assert value is None or 1900 <= value.year <= 2099
