import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest

from corpus.article import VIETNAM_TIME, Article, Person
from index.reader import IndexReader
from index.segment.layout import Kind
from index.update import update_index
from search.engine import SearchRequest
from search.filters import labels_named, passing
from tests.search.conftest import OpenIndex, build_in_segments

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


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> IndexReader:
    """One article for each name, which is a person's and a source's."""
    articles = [Article(id=name, title="Lũ", people=(Person(name=name),), source=name) for name in NAMES]
    return build_in_segments(tmp_path_factory.mktemp("index"), articles)


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> IndexReader:
    articles = [Article(id=name, title="Lũ", published=moment) for name, moment in MOMENTS.items()]
    return build_in_segments(tmp_path_factory.mktemp("index"), articles[:4], articles[4:])


def kept(reader: IndexReader, request: SearchRequest) -> Iterator[str]:
    """Yield the ids of the documents that pass the filters of `request`."""
    for segment, mask in zip(reader.segments, passing(reader, request) or (), strict=True):
        assert mask.dtype == np.uint8
        assert mask.shape == (segment.arrays.documents,)
        for document in np.flatnonzero(mask).tolist():
            yield reader.article(segment.base + document).id


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
        ("lo  van\x00", ["Lò Văn"]),
    ],
)
def test_a_name_is_found_whole_by_the_marks_that_are_typed(
    named: IndexReader, typed: str, names: list[str]
) -> None:
    for kind in (Kind.PERSON, Kind.SOURCE):
        found = labels_named(named.segments[0], kind, typed)
        assert {named.segments[0].arrays.label(term) for term in found} == set(names)
    assert list(kept(named, SearchRequest(person=typed))) == names
    assert list(kept(named, SearchRequest(source=typed))) == names


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_decomposed_form_is_the_same_name(named: IndexReader, name: str) -> None:
    found = list(kept(named, SearchRequest(person=name)))
    assert name in found
    assert list(kept(named, SearchRequest(person=unicodedata.normalize("NFD", name)))) == found


def test_articles_are_kept_by_person_and_by_source(tmp_path: Path) -> None:
    reader = build_in_segments(
        tmp_path,
        [
            Article(id="0", title="Lũ", people=(Person(name="Lò Văn Pâng"),), source="Báo Lâm Châu"),
            Article(id="1", title="Lũ", people=(Person(name="Y Hlin"), Person(name="Lò Văn Pâng"))),
        ],
        [Article(id="2", title="Lũ", people=(Person(name="Y Hlin"),), source="BÁO LÂM CHÂU")],
    )

    def ids(person: str | None = None, source: str | None = None) -> list[str]:
        return list(kept(reader, SearchRequest(person=person, source=source)))

    assert ids(person="lo van pang") == ["0", "1"]
    assert ids(source="bao lam chau") == ["0", "2"]
    assert ids(person="y hlin", source="báo lâm châu") == ["2"]
    assert ids(person="ai đó") == []
    assert ids(source="") == []


def test_nothing_is_asked_of_documents_without_a_filter(named: IndexReader) -> None:
    assert passing(named, SearchRequest(query="lũ")) is None


def test_what_is_deleted_passes_no_filter(open_index: OpenIndex, tmp_path: Path) -> None:
    open_index([Article(id=str(number), title="Lũ", source="Báo Lâm Châu") for number in range(3)])
    reader = IndexReader(update_index(tmp_path / "index", deleted=["1"]).generation)
    assert len(reader.segments) == 1
    assert list(kept(reader, SearchRequest(source="bao lam chau"))) == ["0", "2"]


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        (date(2022, 8, 30), date(2022, 8, 30), {"midnight", "midnight in UTC", "day", "last second"}),
        (date(2022, 8, 31), None, {"next midnight"}),
        (None, date(2022, 8, 29), {"day before", "last second of the day before", "before 1970"}),
        (date.min, None, set(MOMENTS) - {"no date"}),
        (None, date.max, set(MOMENTS) - {"no date"}),
        (date.min, date.max, set(MOMENTS) - {"no date"}),
        (date(2022, 8, 31), date(2022, 8, 30), set()),
    ],
)
def test_dates_are_days_in_vietnam_both_ends_included(
    dated: IndexReader, first: date | None, last: date | None, names: set[str]
) -> None:
    assert set(kept(dated, SearchRequest(published_from=first, published_to=last))) == names
