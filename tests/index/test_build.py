from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.article import Article, Person, Skipped
from index.build import build_index, with_people
from index.errors import IndexNotFoundError
from index.reader import IndexReader
from index.store import current_generation, verify
from tests.index.conftest import ARTICLES, BRIDGE, FLOOD, HARVEST, OpenIndex


def test_every_article_can_be_read_back_in_order(open_index: OpenIndex) -> None:
    reader = open_index(ARTICLES)
    assert [reader.article(number) for number in range(reader.articles)] == list(ARTICLES)


def test_the_report_counts_what_was_read(tmp_path: Path) -> None:
    skipped = [Skipped(name="a.txt", reason="rỗng"), Skipped(name="b.txt", reason="nhị phân")]
    report = build_index([skipped[0], FLOOD, skipped[1], BRIDGE], tmp_path)
    assert (report.read, report.indexed, report.skipped) == (4, 2, tuple(skipped))
    assert report.generation == current_generation(tmp_path)
    assert report.size_bytes == sum(path.stat().st_size for path in report.generation.iterdir())
    assert report.seconds > 0
    assert verify(report.generation).articles == 2


def test_the_second_article_of_one_id_is_skipped_and_named(tmp_path: Path) -> None:
    twin = Article(id=FLOOD.id, title="Bài trùng mã", people=(Person(name="Y Hlin"),))
    report = build_index([FLOOD, Skipped(name="x", reason="rỗng"), twin, HARVEST], tmp_path)
    assert [item.name for item in report.skipped] == ["x", FLOOD.id]
    assert repr(FLOOD.id) in report.skipped[1].reason
    assert (report.read, report.indexed) == (4, 2)
    assert report.generation is not None
    reader = IndexReader(report.generation)
    assert [reader.article(number) for number in range(2)] == [FLOOD, HARVEST]


@pytest.mark.parametrize("inputs", [(), (Skipped(name="a.txt", reason="rỗng"),)])
def test_without_an_article_nothing_is_published(tmp_path: Path, inputs: tuple[Skipped, ...]) -> None:
    report = build_index(inputs, tmp_path)
    assert (report.generation, report.indexed, report.size_bytes) == (None, 0, 0)
    assert report.skipped == inputs
    with pytest.raises(IndexNotFoundError):
        current_generation(tmp_path)


def test_an_empty_corpus_never_replaces_a_good_index(tmp_path: Path) -> None:
    before = build_index(ARTICLES, tmp_path).generation
    build_index([], tmp_path)
    assert current_generation(tmp_path) == before
    assert [path.name for path in (tmp_path / "generations").iterdir()] == [current_generation(tmp_path).name]


def test_progress_is_told_after_each_input(tmp_path: Path) -> None:
    told: list[Article | Skipped] = []
    inputs: list[Article | Skipped] = [FLOOD, Skipped(name="x", reason="rỗng"), FLOOD, BRIDGE]
    report = build_index(iter(inputs), tmp_path, told.append)
    # The second FLOOD comes as what became of it, so that whoever watches can name it.
    assert [item for item in told if isinstance(item, Skipped)] == list(report.skipped)
    assert [item for item in told if isinstance(item, Article)] == [FLOOD, BRIDGE]
    assert told[:2] == inputs[:2]
    assert told[3] == BRIDGE


def test_articles_are_taken_one_by_one(tmp_path: Path) -> None:
    # A corpus larger than memory is read as a stream: nothing is read ahead.
    told: list[Article | Skipped] = []

    def inputs() -> Iterator[Article]:
        for number, article in enumerate(ARTICLES):
            assert len(told) == number
            yield article

    build_index(inputs(), tmp_path, told.append)
    assert len(told) == len(ARTICLES)


def test_people_that_are_stated_stay_and_others_are_read_from_the_text() -> None:
    stated = Article(
        id="1", title="Bí thư Huyện ủy Lê Văn Tám thăm bà con", people=(Person(name="Hoàng Thị Mây"),)
    )
    assert with_people(stated) is stated
    unstated = Article(id="2", title="Bí thư Huyện ủy Lê Văn Tám thăm bà con")
    assert [person.name for person in with_people(unstated).people] == ["Lê Văn Tám"]
    assert with_people(unstated).title == unstated.title


def test_text_of_any_kind_can_be_indexed(open_index: OpenIndex) -> None:
    people = (Person(name="Y" * 70_000),)
    odd = [
        Article(id="dài" * 10_000, title="ê" * 70_000, body=("ô" * 300_000,), people=people),
        Article(id="\x00", title="\x00", body=("", "\x00a\x00"), people=people),
        Article(id="🙂", title="🙂", lede="٣ ไทย 漢字 ½", people=people, source=""),
    ]
    reader = open_index(odd)
    assert [reader.document_of(article.id) for article in odd] == [0, 1, 2]
    assert [reader.article(number) for number in range(3)] == odd
    assert reader.postings("title", "ê" * 70_000).documents.tolist() == [0]
