import unicodedata
from datetime import UTC, date, datetime

import pytest

from corpus.article import VIETNAM_TIME, Article, Person
from index.labels import Labels
from index.reader import IndexReader
from search.engine import SearchRequest
from search.filters import filter_mask, labels_named
from tests.search.conftest import OpenIndex

NAMES = ["Lò Văn Pâng", "Lò Vân Pang", "Nguyễn Thị Hoà", "Nguyễn Thị Hoa", "Y-Hlin", "Lò Văn"]
MOMENTS = {
    "no date": None,
    "day before": date(2022, 8, 29),
    "last second of the day before": datetime(2022, 8, 29, 23, 59, 59, tzinfo=VIETNAM_TIME),
    "midnight": datetime(2022, 8, 30, tzinfo=VIETNAM_TIME),
    "midnight in UTC": datetime(2022, 8, 29, 17, tzinfo=UTC),
    "day": date(2022, 8, 30),
    "last second": datetime(2022, 8, 30, 23, 59, 59, tzinfo=VIETNAM_TIME),
    "next midnight": datetime(2022, 8, 31, tzinfo=VIETNAM_TIME),
    "before 1970": date(1968, 1, 31),
}


@pytest.fixture
def dated(open_index: OpenIndex) -> IndexReader:
    return open_index([Article(id=name, title="Lũ", published=moment) for name, moment in MOMENTS.items()])


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Lò Văn Pâng", ["Lò Văn Pâng"]),
        ("lò văn pâng", ["Lò Văn Pâng"]),
        ("lo van pang", ["Lò Văn Pâng", "Lò Vân Pang"]),
        ("Lò Van Pâng", ["Lò Văn Pâng"]),
        ("nguyễn thị hòa", ["Nguyễn Thị Hoà"]),
        ("NGUYỄN THỊ HOÀ", ["Nguyễn Thị Hoà"]),
        ("nguyen thi hoa", ["Nguyễn Thị Hoà", "Nguyễn Thị Hoa"]),
        ("y hlin", ["Y-Hlin"]),
        ("lo van", ["Lò Văn"]),
        ("van pang", []),
        ("", []),
        ("…", []),
        ("\ud800", []),
    ],
)
def test_a_name_is_found_whole_by_the_marks_that_are_typed(typed: str, names: list[str]) -> None:
    labels = Labels.of([NAMES])
    assert [labels.values[number] for number in labels_named(labels, typed)] == names


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_decomposed_form_is_the_same_name(name: str) -> None:
    labels = Labels.of([NAMES])
    assert NAMES.index(name) in labels_named(labels, name)
    assert labels_named(labels, unicodedata.normalize("NFD", name)) == labels_named(labels, name)


def test_articles_are_kept_by_person_and_by_source(open_index: OpenIndex) -> None:
    reader = open_index(
        [
            Article(id="0", title="Lũ", people=(Person(name="Lò Văn Pâng"),), source="Báo Lâm Châu"),
            Article(id="1", title="Lũ", people=(Person(name="Y Hlin"), Person(name="Lò Văn Pâng"))),
            Article(id="2", title="Lũ", people=(Person(name="Y Hlin"),), source="BÁO LÂM CHÂU"),
        ]
    )

    def kept(**filters: str) -> list[bool]:
        return list(filter_mask(reader, SearchRequest(**filters)).tolist())  # type: ignore[arg-type]  # text filters

    assert kept() == [True, True, True]
    assert kept(person="lo van pang") == [True, True, False]
    assert kept(source="bao lam chau") == [True, False, True]
    assert kept(person="y hlin", source="báo lâm châu") == [False, False, True]
    assert kept(person="ai đó") == [False, False, False]
    assert kept(source="") == [False, False, False]


@pytest.mark.parametrize(
    ("first", "last", "kept"),
    [
        (
            date(2022, 8, 30),
            date(2022, 8, 30),
            {"midnight", "midnight in UTC", "day", "last second"},
        ),
        (date(2022, 8, 31), None, {"next midnight"}),
        (
            None,
            date(2022, 8, 29),
            {"day before", "last second of the day before", "before 1970"},
        ),
        (date.min, None, set(MOMENTS) - {"no date"}),
        (None, date.max, set(MOMENTS) - {"no date"}),
        (date.min, date.max, set(MOMENTS) - {"no date"}),
        (date(2022, 8, 31), date(2022, 8, 30), set()),
        (None, None, set(MOMENTS)),
    ],
)
def test_dates_are_days_in_vietnam_both_ends_included(
    dated: IndexReader, first: date | None, last: date | None, kept: set[str]
) -> None:
    mask = filter_mask(dated, SearchRequest(published_from=first, published_to=last))
    assert {name for name, keep in zip(MOMENTS, mask, strict=True) if keep} == kept
