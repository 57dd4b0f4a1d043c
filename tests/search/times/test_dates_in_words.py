import time
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.limits import MAX_QUERY_CHARACTERS
from search.times.dates_in_words import TimeSpan, time_spans, unreadable_stated, without_spans

TODAY = date(2026, 11, 26)

# A query takes a millisecond; one that backtracks without end would take minutes.
_LONGEST_SECONDS = 2

Range = tuple[str | None, str | None]

STATED: list[tuple[str, str, Range]] = [
    ("ngày:30/8/2022", "ngày 30/8/2022", ("2022-08-30", "2022-08-30")),
    ("ngày:2022-08-30", "ngày 30/8/2022", ("2022-08-30", "2022-08-30")),
    ("ngày:30-8-2022", "ngày 30/8/2022", ("2022-08-30", "2022-08-30")),
    ("ngày: 30.08.2022", "ngày 30/8/2022", ("2022-08-30", "2022-08-30")),
    ("ngày:30 tháng 8 năm 2022", "ngày 30/8/2022", ("2022-08-30", "2022-08-30")),
    ("tháng:5/2023", "tháng 5/2023", ("2023-05-01", "2023-05-31")),
    ("quý:3/2022", "quý III/2022", ("2022-07-01", "2022-09-30")),
    ("quý:IV/2022", "quý IV/2022", ("2022-10-01", "2022-12-31")),
    ("năm:2022", "năm 2022", ("2022-01-01", "2022-12-31")),
    ("năm:1945", "năm 1945", ("1945-01-01", "1945-12-31")),
    ("năm:2030", "năm 2030", ("2030-01-01", "2030-12-31")),
    ("từ:1/5/2022", "từ ngày 1/5/2022", ("2022-05-01", None)),
    ("từ:5/2022", "từ tháng 5/2022", ("2022-05-01", None)),
    ("đến:2022", "đến hết năm 2022", (None, "2022-12-31")),
    ("từ:1/5/2022 đến:7/5/2022", "từ ngày 1/5/2022 đến ngày 7/5/2022", ("2022-05-01", "2022-05-07")),
    ("ngày:hôm qua", "hôm qua (25/11/2026)", ("2026-11-25", "2026-11-25")),
    ("từ:hôm kia", "từ hôm kia (24/11/2026)", ("2026-11-24", None)),
    ("2019..2022", "từ năm 2019 đến năm 2022", ("2019-01-01", "2022-12-31")),
    ("2019..", "từ năm 2019", ("2019-01-01", None)),
    ("..2022", "đến hết năm 2022", (None, "2022-12-31")),
    ("5/2023..8/2023", "từ tháng 5/2023 đến tháng 8/2023", ("2023-05-01", "2023-08-31")),
    ("30/8/2022..2/9/2022", "từ ngày 30/8/2022 đến ngày 2/9/2022", ("2022-08-30", "2022-09-02")),
    ("2022-08-30..2022-09-02", "từ ngày 30/8/2022 đến ngày 2/9/2022", ("2022-08-30", "2022-09-02")),
    ("ngày:1/5/2022..7/5/2022", "từ ngày 1/5/2022 đến ngày 7/5/2022", ("2022-05-01", "2022-05-07")),
    ("ngày:1/5..7/5/2022", "từ ngày 1/5/2022 đến ngày 7/5/2022", ("2022-05-01", "2022-05-07")),
    ("tháng:3..5/2022", "từ tháng 3/2022 đến tháng 5/2022", ("2022-03-01", "2022-05-31")),
    ("quý:1..3/2022", "từ quý I/2022 đến quý III/2022", ("2022-01-01", "2022-09-30")),
    ("quý:4/2021..1/2022", "từ quý IV/2021 đến quý I/2022", ("2021-10-01", "2022-03-31")),
    ("năm:2019..", "từ năm 2019", ("2019-01-01", None)),
    ("năm:..2022", "đến hết năm 2022", (None, "2022-12-31")),
    ("2025..hôm qua", "từ năm 2025 đến hôm qua (25/11/2026)", ("2025-01-01", "2026-11-25")),
]

IN_WORDS: list[tuple[str, str, Range]] = [
    ("ngày 30/8/2022", "ngày 30/8/2022", ("2022-08-30", "2022-08-30")),
    ("30/8/2022", "ngày 30/8/2022", ("2022-08-30", "2022-08-30")),
    ("2022-08-30", "ngày 30/8/2022", ("2022-08-30", "2022-08-30")),
    ("ngày 30 tháng 8 năm 2022", "ngày 30/8/2022", ("2022-08-30", "2022-08-30")),
    ("ngày 30 tháng 8, năm 2022", "ngày 30/8/2022", ("2022-08-30", "2022-08-30")),
    ("29/2/2024", "ngày 29/2/2024", ("2024-02-29", "2024-02-29")),
    ("tháng 5/2023", "tháng 5/2023", ("2023-05-01", "2023-05-31")),
    ("tháng 05-2023", "tháng 5/2023", ("2023-05-01", "2023-05-31")),
    ("tháng  5 năm 2023", "tháng 5/2023", ("2023-05-01", "2023-05-31")),
    ("tháng 2/2024", "tháng 2/2024", ("2024-02-01", "2024-02-29")),
    ("quý 3/2022", "quý III/2022", ("2022-07-01", "2022-09-30")),
    ("quý III/2022", "quý III/2022", ("2022-07-01", "2022-09-30")),
    ("quý iv năm 2022", "quý IV/2022", ("2022-10-01", "2022-12-31")),
    ("quí I/2022", "quý I/2022", ("2022-01-01", "2022-03-31")),
    ("năm 2022", "năm 2022", ("2022-01-01", "2022-12-31")),
    ("từ 2019 đến 2022", "từ năm 2019 đến năm 2022", ("2019-01-01", "2022-12-31")),
    ("từ năm 2019 đến năm 2022", "từ năm 2019 đến năm 2022", ("2019-01-01", "2022-12-31")),
    ("từ năm 2019 tới hết năm 2022", "từ năm 2019 đến năm 2022", ("2019-01-01", "2022-12-31")),
    ("từ tháng 3 đến tháng 5/2022", "từ tháng 3/2022 đến tháng 5/2022", ("2022-03-01", "2022-05-31")),
    ("từ tháng 11/2022 đến 2/2023", "từ tháng 11/2022 đến tháng 2/2023", ("2022-11-01", "2023-02-28")),
    ("từ quý I đến quý III năm 2022", "từ quý I/2022 đến quý III/2022", ("2022-01-01", "2022-09-30")),
    (
        "từ ngày 1/5/2022 đến ngày 7/5/2022",
        "từ ngày 1/5/2022 đến ngày 7/5/2022",
        ("2022-05-01", "2022-05-07"),
    ),
    ("từ ngày 1 đến ngày 7/5/2022", "từ ngày 1/5/2022 đến ngày 7/5/2022", ("2022-05-01", "2022-05-07")),
    ("từ 1/5 đến 7/5/2022", "từ ngày 1/5/2022 đến ngày 7/5/2022", ("2022-05-01", "2022-05-07")),
    ("năm 2019 đến năm 2022", "từ năm 2019 đến năm 2022", ("2019-01-01", "2022-12-31")),
    ("từ năm 2019 đến nay", "từ năm 2019 đến nay", ("2019-01-01", "2026-11-26")),
    ("từ đầu năm 2019 đến nay", "từ năm 2019 đến nay", ("2019-01-01", "2026-11-26")),
    ("trước năm 2020", "trước năm 2020", (None, "2019-12-31")),
    ("sau năm 2020", "sau năm 2020", ("2021-01-01", None)),
    ("trước ngày 30/8/2022", "trước ngày 30/8/2022", (None, "2022-08-29")),
    ("sau tháng 5/2022", "sau tháng 5/2022", ("2022-06-01", None)),
    ("hôm nay", "hôm nay (26/11/2026)", ("2026-11-26", "2026-11-26")),
    ("hôm qua", "hôm qua (25/11/2026)", ("2026-11-25", "2026-11-25")),
    ("ngày hôm qua", "hôm qua (25/11/2026)", ("2026-11-25", "2026-11-25")),
    ("hôm kia", "hôm kia (24/11/2026)", ("2026-11-24", "2026-11-24")),
    ("tuần này", "tuần này (từ 23/11/2026 đến 29/11/2026)", ("2026-11-23", "2026-11-29")),
    ("tuần trước", "tuần trước (từ 16/11/2026 đến 22/11/2026)", ("2026-11-16", "2026-11-22")),
    ("tuần qua", "tuần qua (từ 19/11/2026 đến 26/11/2026)", ("2026-11-19", "2026-11-26")),
    ("tuần vừa qua", "tuần qua (từ 19/11/2026 đến 26/11/2026)", ("2026-11-19", "2026-11-26")),
    ("tháng này", "tháng này (11/2026)", ("2026-11-01", "2026-11-30")),
    ("tháng trước", "tháng trước (10/2026)", ("2026-10-01", "2026-10-31")),
    ("năm nay", "năm nay (2026)", ("2026-01-01", "2026-12-31")),
    ("năm ngoái", "năm ngoái (2025)", ("2025-01-01", "2025-12-31")),
    ("7 ngày qua", "7 ngày qua (từ 19/11/2026 đến 26/11/2026)", ("2026-11-19", "2026-11-26")),
    ("3 tháng vừa qua", "3 tháng qua (từ 26/8/2026 đến 26/11/2026)", ("2026-08-26", "2026-11-26")),
    ("24 giờ qua", "24 giờ qua (từ 25/11/2026 đến 26/11/2026)", ("2026-11-25", "2026-11-26")),
]

NO_TIMES = [
    *("SEA Games 2022", "World Cup 2022", "1/8", "24/7", "30/4", "ngày 30/4", "tháng 8", "tháng giêng"),
    *("QL 1", "điều 5", "nghị quyết 05", "80 năm", "80 năm qua", "cách mạng tháng Tám"),
    *("5/2023", "0 ngày qua"),
    *("năm học 2022", "năm học 2022-2023", "năm 2022-2023", "năm 2022 - 2023", "năm 22", "30/8/22", "1.5"),
    *("31/2/2022", "ngày 31 tháng 2 năm 2022", "tháng 13/2022", "tháng 13 năm 2022"),
    *("quý 5/2022", "quý V/2022"),
    *("Nghị định 04/12/2020/NĐ-CP", "tháng 5/2023/TT", "130/8/2022", "30/8/20222", "năm 20222", "năm 2022a"),
    *('"năm 2022"', '"lũ năm 2022" bão', "“hôm qua”", "«tháng 5/2023»", "(năm 2022)", "((hôm qua) lũ)"),
    *("title:năm 2022", "tiêu đề: hôm qua", "-năm 2022", "NOT hôm qua", "lũ OR hôm qua", "hôm qua || lũ"),
    *("năm 2022^2", "năm 2022*", "nấm 2022", "nằm 2022", "thắng 5/2023", "quả 2022", "ngáy 30/8"),
    *("từ 2022 đến 2019", "từ 80 đến 100", "từ tháng 3 đến tháng 5", "từ 1/5 đến 5/2022", "từ 3 đến 5"),
    *("từ tháng 3 đến ngày 7/5/2022", "từ giữa năm 2022 đến nay", "từ ngày 1/7/2023", "từ sau năm 2020"),
    *("năm 1945", "sau ngày 30/4/1975", "trước năm 1975", "từ năm 1986 đến năm 2022", "từ năm 1986 đến nay"),
    *("đến năm 2025", "đến năm 2030", "kế hoạch năm 2027", "từ năm 2021 đến năm 2030", "sau năm 2026"),
    *("mấy năm nay", "3 năm nay", "hai tháng này", "3 tháng trước", "vài tuần trước"),
    *("mấy hôm nay", "năm trước"),
    *("cùng kỳ năm ngoái", "so với tháng trước", "so voi nam 2010", "mười lăm năm nay", "đến hôm nay"),
    *("hôm qua đời", "2 tháng qua đời"),
    *("giá vàng hôm nay 29/6", "giá vàng hôm nay (6/6): tăng", "giữa năm 2004 và 2014"),
    *("năm 2021, 2022 và năm 2023", "năm 2022 – năm 2023"),
    *("2022", "2022...", "2019...2022", "1..5", "a..b", "..", ":", "ngày:", "năm:", "ngày: lễ", ""),
]

# Without its breve, nam is also the south, men, or a name; without theirs, thang and tuan are also Thắng and Tuấn.
OTHER_WORDS = [
    *("Việt Nam 2022", "viet nam 2022", "Viet Nam 2022", "VIET NAM 2022", "miền Nam 2022", "mien nam 2022"),
    *("Quảng Nam 2022", "quang nam 2022", "ha nam 2022", "bong da nam 2022"),
    *("Xuân Nam 2022", "tuyển nam 2022"),
    *("Việt Nam: 2022", "viet nam:2022", "viet nam nay", "Hoai Nam 2022"),
    *("lũ ở Việt Nam 2022", "futsal nam 2022 nữ"),
    *("chien thang truoc Thai Lan", "U23 thang truoc Thai Lan", "anh tuan truoc toa", "anh tuan truoc"),
]


def _told(typed: str, today: date = TODAY) -> list[str]:
    return [span.text for span in time_spans(typed, today)]


def _only(typed: str, today: date = TODAY) -> TimeSpan:
    (span,) = time_spans(typed, today)
    return span


def _day(iso: str | None) -> date | None:
    return None if iso is None else date.fromisoformat(iso)


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@pytest.mark.parametrize("spelled", [str, _bare, str.upper], ids=["marks", "no marks", "capitals"])
@pytest.mark.parametrize(("typed", "text", "days"), STATED)
def test_what_is_stated_is_read(typed: str, text: str, days: Range, spelled: type[str]) -> None:
    span = _only(spelled(typed))
    assert (span.text, span.first, span.last, span.stated) == (text, _day(days[0]), _day(days[1]), True)
    assert (span.start, span.end) == (0, len(typed))


@pytest.mark.parametrize("spelled", [str, _bare, str.upper], ids=["marks", "no marks", "capitals"])
@pytest.mark.parametrize(("typed", "text", "days"), IN_WORDS)
def test_times_in_words_are_read(typed: str, text: str, days: Range, spelled: type[str]) -> None:
    span = _only(spelled(typed))
    assert (span.text, span.first, span.last, span.stated) == (text, _day(days[0]), _day(days[1]), False)
    assert (span.start, span.end) == (0, len(typed))


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("thang 5 năm 2023", "tháng 5/2023"),
        ("lũ thang 5/2023", "tháng 5/2023"),
        ("ngày 30 thang 8 nam 2022", "ngày 30/8/2022"),
        ("tư năm 2019 đến năm 2022", "từ năm 2019 đến năm 2022"),
        ("tuân trươc", "tuần trước (từ 16/11/2026 đến 22/11/2026)"),
    ],
)
def test_half_typed_marks_are_enough(typed: str, text: str) -> None:
    assert _told(typed) == [text]


@pytest.mark.parametrize("typed", NO_TIMES)
def test_what_may_be_something_else_is_left(typed: str) -> None:
    assert _told(typed) == []


@pytest.mark.parametrize("typed", OTHER_WORDS)
def test_words_that_look_like_a_time_without_marks_are_left(typed: str) -> None:
    assert _told(typed) == []


@pytest.mark.parametrize(
    ("typed", "rest", "texts"),
    [
        ("lũ quét tháng 5/2023 ở Sơn La", "lũ quét ở Sơn La", ["tháng 5/2023"]),
        ("bao so 4 nam 2022", "bao so 4", ["năm 2022"]),
        ("doi tuyen viet nam nam 2022", "doi tuyen viet nam", ["năm 2022"]),
        ("giá vé máy bay hôm nay", "giá vé máy bay", ["hôm nay (26/11/2026)"]),
        ("mua lu thang truoc", "mua lu", ["tháng trước (10/2026)"]),
        ("SEA Games 2022 2021..2022", "SEA Games 2022", ["từ năm 2021 đến năm 2022"]),
        ('"tỉnh uỷ" năm:2022 -lũ', '"tỉnh uỷ" -lũ', ["năm 2022"]),
        ("Chuyện năm 2022...", "Chuyện ...", ["năm 2022"]),
        ("15:32 30/8/2022", "15:32", ["ngày 30/8/2022"]),
        ("động đất Thổ Nhĩ Kỳ năm 2023", "động đất Thổ Nhĩ Kỳ", ["năm 2023"]),
        ("hôm nay, hôm qua", ",", ["hôm nay (26/11/2026)", "hôm qua (25/11/2026)"]),
        ("lũ  quét", "lũ quét", []),
    ],
)
def test_the_rest_of_the_query_stays(typed: str, rest: str, texts: list[str]) -> None:
    spans = time_spans(typed, TODAY)
    assert ([span.text for span in spans], without_spans(typed, spans)) == (texts, rest)


@pytest.mark.parametrize(
    ("typed", "unread"),
    [
        ("ngày:31/2/2022", ("ngày:31/2/2022",)),
        ("ngay: 31/2/2022 lũ", ("ngay: 31/2/2022",)),
        ("ngày:29/2/2023..1/3/2023", ("ngày:29/2/2023..1/3/2023",)),
        ("tháng:13/2022 tháng:5", ("tháng:13/2022", "tháng:5")),
        ("quý:5/2022", ("quý:5/2022",)),
        ("năm:22", ("năm:22",)),
        ("năm:3000", ("năm:3000",)),
        ("năm:2022-2023", ("năm:2022-2023",)),
        ("2022..2019", ("2022..2019",)),
        ("từ:7/5/2022 đến:1/5/2022", ("từ:7/5/2022 đến:1/5/2022",)),
        ("-năm:2022", ("-năm:2022",)),
        ("NOT năm:2022", ("năm:2022",)),
        ("năm:2022 OR năm:2023", ("năm:2022", "năm:2023")),
        ("(lũ năm:2022)", ("năm:2022",)),
        ("năm:2022 ngày:31/2/2022", ("ngày:31/2/2022",)),
    ],
)
def test_what_is_stated_and_impossible_is_told(typed: str, unread: tuple[str, ...]) -> None:
    assert unreadable_stated(typed, TODAY) == unread


@pytest.mark.parametrize("typed", [row[0] for row in STATED + IN_WORDS])
def test_nothing_that_is_read_is_told_as_unreadable(typed: str) -> None:
    assert unreadable_stated(typed, TODAY) == ()


@pytest.mark.parametrize(
    "typed",
    [
        '"ngày:31/2/2022"',
        "ngày lễ",
        "ngày: lễ lớn",
        "từ: 5 triệu",
        "1..5",
        "31/2/2022",
        "Việt Nam: 2022",
        "title:2022",
    ],
)
def test_what_is_not_stated_is_never_unreadable(typed: str) -> None:
    assert unreadable_stated(typed, TODAY) == ()


@pytest.mark.parametrize(
    ("typed", "today", "first", "last"),
    [
        ("hôm qua", "2026-01-01", "2025-12-31", "2025-12-31"),
        ("hôm kia", "2024-03-01", "2024-02-28", "2024-02-28"),
        ("tuần này", "2026-11-23", "2026-11-23", "2026-11-29"),
        ("tuần này", "2026-11-29", "2026-11-23", "2026-11-29"),
        ("tuần trước", "2026-11-23", "2026-11-16", "2026-11-22"),
        ("tuần này", "2026-01-01", "2025-12-29", "2026-01-04"),
        ("tháng trước", "2026-01-01", "2025-12-01", "2025-12-31"),
        ("tháng trước", "2024-03-31", "2024-02-01", "2024-02-29"),
        ("năm ngoái", "2026-01-01", "2025-01-01", "2025-12-31"),
        ("3 tháng qua", "2026-05-31", "2026-02-28", "2026-05-31"),
        ("1 năm qua", "2024-02-29", "2023-02-28", "2024-02-29"),
        ("25 giờ qua", "2026-01-01", "2025-12-30", "2026-01-01"),
        ("năm 2026", "2026-01-01", "2026-01-01", "2026-12-31"),
    ],
)
def test_the_edges_of_the_calendar_hold(typed: str, today: str, first: str, last: str) -> None:
    span = _only(typed, date.fromisoformat(today))
    assert (span.first, span.last) == (_day(first), _day(last))


_PIECES = [
    *("ngày", "tháng", "năm", "quý", "từ", "đến", "trước", "sau", "nam", "Nam", "thang", "tu", "den", "nay"),
    *(
        "hôm qua",
        "tuần trước",
        "7 ngày qua",
        "đời",
        "30/8/2022",
        "5/2023",
        "2022",
        "31/2/2022",
        "III",
        "5",
        "99",
    ),
    *(":", "..", "...", "/", "-", " - ", ",", "(", ")", '"', "“", "”", "OR", "NOT", "title:", "^2", "*", " "),
    *("\x00", "\u202e", "\ud800", "🙂", "\u0301", "²", "٣", "ﬁ", "ß", "đ", "\u00a0", "\n"),
]
typed_text = st.one_of(
    st.text(st.characters(), max_size=60),
    st.lists(st.sampled_from(_PIECES), max_size=30).map(" ".join),
    st.lists(st.sampled_from(_PIECES), max_size=30).map("".join),
)
days_of_use = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@given(typed_text, days_of_use)
def test_any_text_is_taken_and_its_spans_stand_in_order_inside_it(typed: str, today: date) -> None:
    place = 0
    for span in time_spans(typed, today):
        assert place <= span.start < span.end <= len(typed)
        assert span.first or span.last
        assert span.first is None or span.last is None or span.first <= span.last
        assert span.text
        place = span.end


@given(typed_text)
def test_what_is_left_has_folded_spaces_and_what_is_unreadable_was_typed(typed: str) -> None:
    rest = without_spans(typed, time_spans(typed, TODAY))
    assert rest == " ".join(rest.split())
    assert all(text in typed for text in unreadable_stated(typed, TODAY))


@given(days_of_use, st.sampled_from(["ngày {0.day}/{0.month}/{0.year}", "{0:%d-%m-%Y}", "ngày:{0:%Y-%m-%d}"]))
def test_every_day_of_the_calendar_is_read(day: date, form: str) -> None:
    span = _only(form.format(day), today=date(2100, 12, 31))
    assert span.first == span.last == day


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "từ 1 đến ",
            "từ:1 ",
            "từ 1 tháng 1 năm ",
            "ngày",
            "ngày:",
            "nam ",
            "hôm ",
            "năm 2022 ",
            "năm 2022, ",
            "năm:2022 OR ",
        ),
        *("1/", "1-", "1..", "..", "2022", "(", ")", '"', " ", " : ", "từ:1/1/2022 đến:"),
        *("ngày" + 900 * " ", "tháng 5," + 900 * " ", "từ" + 900 * " " + "1", 500 * "(" + 500 * ")"),
    ],
)
def test_no_query_takes_long(piece: str) -> None:
    typed = (piece * MAX_QUERY_CHARACTERS)[:MAX_QUERY_CHARACTERS]
    started = time.process_time()
    time_spans(typed, TODAY)
    unreadable_stated(typed, TODAY)
    assert time.process_time() - started < _LONGEST_SECONDS
