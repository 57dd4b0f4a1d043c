import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from corpus.article import Article, Person, Skipped
from corpus.readers import RawInput, raw_inputs, read_corpus
from corpus.readers.raw_input import Kind
from index import batches, build
from index.batches import Input, repeated_id, runs, with_people, write_parts
from index.build import BuildReport, build_index
from index.errors import IndexDamagedError, IndexingError, IndexNotFoundError
from index.reader import IndexReader
from index.store import current_generation, new_generation, verify
from index.writer import ArrayWriter
from tests.index.conftest import ARTICLES, BRIDGE, FLOOD, HARVEST, OpenIndex
from tests.index.corpora import random_articles
from tests.index.live import live_articles, live_impacts
from tests.shared import ROOT


class Deadly(Article):
    """Whoever is given this by another process dies of it."""

    def __reduce__(self) -> tuple[Callable[[int], object], tuple[int]]:
        return os._exit, (3,)


@pytest.fixture
def short_runs(monkeypatch: pytest.MonkeyPatch) -> int:
    """Cut inputs into runs of so few; runs are cut in this process, so workers need not know."""
    monkeypatch.setattr(batches, "INPUTS_A_RUN", 6)
    return 6


def nothing_is_left(index: Path) -> bool:
    """Whether no file of a build is in `index`, and nobody holds its lock."""
    with new_generation(index):
        pass
    return list((index / "generations").iterdir()) == []


def contents(report: BuildReport) -> list[bytes]:
    """Return the bytes of the arrays and impacts; the names of segments are random."""
    assert report.generation is not None
    return [
        path.read_bytes()
        for ending in ("arrays", "impacts")
        for path in report.generation.glob(f"*.{ending}")
    ]


def test_every_article_can_be_read_back_in_order(open_index: OpenIndex) -> None:
    reader = open_index(ARTICLES)
    assert [reader.article(number) for number in range(reader.articles)] == list(ARTICLES)


def test_the_report_counts_what_was_read(tmp_path: Path) -> None:
    skipped = [Skipped(name="a.txt", reason="rỗng"), Skipped(name="b.txt", reason="nhị phân")]
    report = build_index([skipped[0], FLOOD, skipped[1], BRIDGE], tmp_path)
    assert (report.read, report.indexed, report.skipped_count) == (4, 2, 2)
    assert report.skipped == tuple(skipped)
    assert report.generation == current_generation(tmp_path)
    assert report.size_bytes == sum(path.stat().st_size for path in report.generation.iterdir())
    assert report.seconds > 0
    assert verify(report.generation).articles == 2


def test_the_second_article_of_one_id_is_skipped_and_named(tmp_path: Path) -> None:
    twin = Article(id=FLOOD.id, title="Bài trùng mã", people=(Person(name="Y Hlin"),))
    report = build_index([FLOOD, Skipped(name="x", reason="rỗng"), twin, HARVEST], tmp_path)
    assert [item.name for item in report.skipped] == ["x", FLOOD.id]
    assert repr(FLOOD.id) in report.skipped[1].reason
    assert (report.read, report.indexed, report.skipped_count) == (4, 2, 2)
    assert live_articles(IndexReader(current_generation(tmp_path))) == [FLOOD, HARVEST]


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


def test_progress_is_told_run_by_run(tmp_path: Path, short_runs: int) -> None:
    told: list[tuple[int, Sequence[Skipped]]] = []
    empty = Skipped(name="x", reason="rỗng")
    listed = random_articles(1, 14)
    inputs: list[Input] = [*listed[:3], empty, *listed[3:], listed[0]]
    build_index(inputs, tmp_path, lambda count, skipped: told.append((count, skipped)))
    assert short_runs == 6
    assert [(count, list(skipped)) for count, skipped in told] == [
        (6, [empty]),
        (6, []),
        (4, []),
        (0, [repeated_id(listed[0].id)]),
    ]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_corpus_larger_than_memory_is_read_as_a_stream(
    tmp_path: Path, short_runs: int, workers: int
) -> None:
    read = 0

    def inputs() -> Iterator[Article]:
        for number, article in enumerate(random_articles(1, 50)):
            # A run for each worker, one that waits, and the one that is being read.
            assert number - read <= (workers + 2) * short_runs
            yield article

    def count_read(count: int, _: Sequence[Skipped]) -> None:
        nonlocal read
        read += count

    build_index(inputs(), tmp_path, count_read, workers=workers)
    assert read == 50


def test_the_index_is_the_same_whatever_the_number_of_workers(tmp_path: Path, short_runs: int) -> None:
    listed = random_articles(2, 40)
    empty = Skipped(name="x", reason="rỗng")
    # Twins in one run, and in runs far apart; a run of which nothing can be read.
    inputs: list[Input] = [
        *listed[:20],
        listed[0],
        listed[19],
        *[empty] * 2 * short_runs,
        *listed[20:],
        listed[39],
    ]
    reports = [build_index(inputs, tmp_path / str(workers), workers=workers) for workers in (1, 2, 3)]
    for report, workers in zip(reports, (1, 2, 3), strict=True):
        assert (report.read, report.indexed, report.skipped_count) == (len(inputs), 40, 3 + 2 * short_runs)
        assert report.skipped == reports[0].skipped
        assert len(contents(report)) == 2
        assert contents(report) == contents(reports[0]), f"help: {workers} workers made another index"
    assert live_articles(IndexReader(current_generation(tmp_path / "2"))) == listed


_WITHOUT_NUMBA = """
import sys
from pathlib import Path
sys.modules["numba"] = None
from index.build import build_index
from tests.index.corpora import random_articles

build_index(random_articles(8, 40), Path(sys.argv[1]))
"""


def test_the_index_is_the_same_where_numba_cannot_be_imported(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _WITHOUT_NUMBA, str(tmp_path / "plain")]
    subprocess.run(command, cwd=ROOT, check=True, timeout=120)
    build_index(random_articles(8, 40), tmp_path / "compiled")
    plain, compiled = (IndexReader(current_generation(tmp_path / name)) for name in ("plain", "compiled"))
    # Impacts are sums, and may be added up in another order.
    assert live_impacts(plain) == {
        term: pytest.approx(impacts, rel=1e-6) for term, impacts in live_impacts(compiled).items()
    }
    arrays = [
        path.read_bytes() for name in ("plain", "compiled") for path in (tmp_path / name).rglob("*.arrays")
    ]
    assert len(arrays) == 2
    assert arrays[0] == arrays[1]


def test_runs_hold_so_many_inputs_or_so_many_bytes(short_runs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = random_articles(3, 20)
    assert [len(run) for run in runs(listed)] == [short_runs] * 3 + [2]
    assert list(runs([])) == []
    monkeypatch.setattr(batches, "BYTES_A_RUN", 100)
    large: list[Input] = [
        RawInput(file="a", kind=Kind.PAGE, data=b"x" * size)
        for size in (99, 1, 500, 10, 10, 10, 10, 10, 10, 60)
    ]
    cut = list(runs(iter(large)))
    assert [len(run) for run in cut] == [2, 1, short_runs, 1]
    assert [item for run in cut for item in run] == large


def test_raw_inputs_are_understood_where_the_work_is_done(
    tmp_path: Path, short_runs: int, caplog: pytest.LogCaptureFixture
) -> None:
    lines = [
        f'{{"id": "bài {number}", "title": "Tin {number}", "people": ["Sao Mai"], "date": "hôm {number}"}}'
        for number in range(2 * short_runs)
    ]
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "bai.jsonl").write_text("\n".join([*lines, "không phải JSON", lines[0]]), encoding="utf-8")
    (corpus / "rỗng.txt").touch()
    read = build_index(read_corpus(corpus), tmp_path / "read")
    raw = build_index(raw_inputs(corpus), tmp_path / "raw", workers=2)
    assert (raw.read, raw.indexed, raw.skipped_count) == (len(lines) + 3, len(lines), 3)
    assert (read.read, read.indexed, read.skipped) == (raw.read, raw.indexed, raw.skipped)
    assert contents(raw) == contents(read)
    # What only workers have seen is told as well.
    first, second = [record.message for record in caplog.records]
    assert f"{len(lines) + 1} bài có ngày không đọc được" in first == second


@pytest.mark.parametrize("most", [1, 1_000, 1 << 25])
def test_a_huge_run_is_written_as_several_parts(
    tmp_path: Path, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "MOST_PLACES_IN_MEMORY", most)
    monkeypatch.setattr(batches, "ARTICLES_AT_ONCE", 4)
    listed = random_articles(4, 30)
    outcome = write_parts([*listed, Skipped(name="x", reason="rỗng")], tmp_path / "run")
    assert (outcome.read, len(outcome.skipped)) == (31, 1)
    assert len(set(outcome.parts)) == {1: 8, 1 << 25: 1}.get(most, len(outcome.parts))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in outcome.parts)
    report = build_index(listed, tmp_path / "index")
    monkeypatch.setattr(batches, "MOST_PLACES_IN_MEMORY", 1 << 25)
    assert contents(report) == contents(build_index(listed, tmp_path / "anew"))


def test_a_run_without_articles_has_no_parts(tmp_path: Path) -> None:
    outcome = write_parts([Skipped(name="x", reason="rỗng")] * 3, tmp_path / "run")
    assert (outcome.parts, outcome.read, len(outcome.skipped)) == ((), 3, 3)
    assert list(tmp_path.iterdir()) == []


def test_a_report_names_so_many_skipped_inputs_and_counts_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, short_runs: int
) -> None:
    monkeypatch.setattr(build, "MOST_REPORTED", 8)
    skipped = [Skipped(name=str(number), reason="rỗng") for number in range(20)]
    told: list[Skipped] = []
    inputs: list[Input] = [*skipped, FLOOD, *[FLOOD] * short_runs]
    report = build_index(inputs, tmp_path, lambda _, reasons: told.extend(reasons))
    assert report.skipped == tuple(skipped[:8])
    assert (report.read, report.indexed, report.skipped_count) == (len(inputs), 1, len(inputs) - 1)
    assert told == [*skipped, *[repeated_id(FLOOD.id)] * short_runs]


@pytest.mark.usefixtures("short_runs")
def test_a_worker_that_dies_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    inputs: list[Input] = [*random_articles(5, 20), Deadly(id="1", title=""), *random_articles(6, 5)]
    with pytest.raises(IndexingError, match="tiến trình"):
        build_index(inputs, tmp_path, workers=2)
    assert nothing_is_left(tmp_path)
    assert build_index(inputs[:3], tmp_path).indexed == 3


@pytest.mark.usefixtures("short_runs")
@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_a_build_that_is_broken_off_leaves_nothing(
    tmp_path: Path, workers: int, error: type[BaseException]
) -> None:
    def broken_off() -> Iterator[Article]:
        yield from random_articles(7, 30)
        raise error

    with pytest.raises(error):
        build_index(broken_off(), tmp_path, workers=workers)
    assert nothing_is_left(tmp_path)


def test_a_count_that_is_wrong_is_found_before_it_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Trap 8: Whoosh's own writer loses documents and says nothing.
    monkeypatch.setattr(ArrayWriter, "add_part", lambda _, path: path.unlink())
    with pytest.raises(IndexDamagedError, match="3 bài"):
        build_index(ARTICLES, tmp_path)
    assert nothing_is_left(tmp_path)


def test_people_that_are_stated_stay_and_others_are_read_from_the_text() -> None:
    stated = Article(
        id="1", title="Bí thư Huyện ủy Lê Văn Tám thăm bà con", people=(Person(name="Hoàng Thị Mây"),)
    )
    unstated = Article(id="2", title="Bí thư Huyện ủy Lê Văn Tám thăm bà con")
    first, second = with_people([stated, unstated])
    assert first is stated
    assert [person.name for person in second.people] == ["Lê Văn Tám"]
    assert second.title == unstated.title


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
    assert reader.segments[0].arrays.documents_with(b"a", "ê" * 70_000).tolist() == [0]
