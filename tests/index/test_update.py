import math
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.article import Article, Person, Skipped
from index import update, writer
from index.build import build_index
from index.errors import IndexBusyError, IndexDamagedError, IndexNotFoundError
from index.reader import IndexReader
from index.store import current_generation, new_generation, verify
from index.update import UpdateReport, merge_due, update_index
from index.weights import WEIGHTS
from tests.index.conftest import ARTICLES, BRIDGE, FLOOD, HARVEST
from tests.index.corpora import random_article, random_articles
from tests.index.damage import cut, flip_bit
from tests.index.live import live_articles, live_impacts
from tests.shared import ROOT

NEW = Article(id="tin-mới", title="Tin mới", people=(Person(name="Y Hlin"),))


@pytest.fixture
def index(tmp_path: Path) -> Path:
    build_index(ARTICLES, tmp_path)
    return tmp_path


def reader(index: Path) -> IndexReader:
    return IndexReader(current_generation(index))


def counts(report: UpdateReport) -> tuple[int, int, int, int]:
    return report.added, report.replaced, report.deleted, report.articles


def test_an_article_is_added(index: Path) -> None:
    report = update_index(index, [NEW])
    assert counts(report) == (1, 0, 0, 4)
    assert report.generation == current_generation(index)
    assert report.seconds > 0
    assert live_articles(reader(index)) == [*ARTICLES, NEW]


def test_an_article_takes_the_place_of_the_one_with_its_id(index: Path) -> None:
    changed = replace(FLOOD, title="Lũ rút")
    assert counts(update_index(index, [changed, NEW])) == (1, 1, 0, 4)
    assert live_articles(reader(index)) == [BRIDGE, HARVEST, changed, NEW]
    assert reader(index).document_of(FLOOD.id) is not None


def test_articles_are_deleted_by_id(index: Path) -> None:
    report = update_index(index, deleted=[FLOOD.id, "không có", FLOOD.id, HARVEST.id])
    assert counts(report) == (0, 0, 2, 1)
    assert report.unknown == ("không có", FLOOD.id)
    assert live_articles(reader(index)) == [BRIDGE]
    assert reader(index).document_of(FLOOD.id) is None


def test_what_is_deleted_and_added_at_once_is_there(index: Path) -> None:
    report = update_index(index, [FLOOD], deleted=[FLOOD.id])
    assert report.articles == 3
    assert live_articles(reader(index)) == [BRIDGE, HARVEST, FLOOD]


def test_of_two_inputs_with_one_id_the_second_is_skipped(index: Path) -> None:
    twin = replace(FLOOD, title="Bài trùng mã")
    empty = Skipped(name="x", reason="rỗng")
    report = update_index(index, [NEW, FLOOD, empty, twin, NEW])
    assert counts(report) == (1, 1, 0, 4)
    assert [skipped.name for skipped in report.skipped] == ["x", FLOOD.id, NEW.id]
    assert live_articles(reader(index)) == [BRIDGE, HARVEST, NEW, FLOOD]


def test_ids_are_compared_over_runs_too(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.batches.INPUTS_A_RUN", 2)
    listed = random_articles(1, 7)
    report = update_index(index, [*listed, FLOOD, listed[0], FLOOD])
    assert counts(report) == (7, 1, 0, 10)
    assert [skipped.name for skipped in report.skipped] == [listed[0].id, FLOOD.id]
    assert live_articles(reader(index)) == [BRIDGE, HARVEST, *listed, FLOOD]


@pytest.mark.parametrize("inputs", [(), (Skipped(name="x", reason="rỗng"),)])
def test_where_nothing_changes_nothing_is_published(index: Path, inputs: tuple[Skipped, ...]) -> None:
    before = current_generation(index)
    report = update_index(index, inputs, deleted=["không có"])
    assert report.generation == current_generation(index) == before
    assert counts(report) == (0, 0, 0, 3)
    assert (report.unknown, report.skipped) == (("không có",), inputs)
    assert not merge_due(index)
    assert [path.name for path in (index / "generations").iterdir()] == [before.name]


def test_everything_may_be_deleted_and_something_added_again(index: Path) -> None:
    assert counts(update_index(index, deleted=[article.id for article in ARTICLES])) == (0, 0, 3, 0)
    assert reader(index).articles == reader(index).documents == 0
    assert reader(index).document_of(FLOOD.id) is None
    assert counts(update_index(index, [NEW])) == (1, 0, 0, 1)
    assert live_articles(reader(index)) == [NEW]


def test_people_are_read_from_the_text_where_none_are_stated(index: Path) -> None:
    update_index(index, [Article(id="1", title="Bí thư Huyện ủy Lê Văn Tám thăm bà con")])
    found = reader(index)
    number = found.document_of("1")
    assert number is not None
    assert [person.name for person in found.article(number).people] == ["Lê Văn Tám"]


def test_ids_of_any_text_are_found_and_deleted(index: Path) -> None:
    ids = ["\x00", "…", "a b", "đ" * 1_000, "\ud800", "🙂"]
    update_index(index, [Article(id=each, title="Tin", people=NEW.people) for each in ids])
    assert [reader(index).document_of(each) is not None for each in ids] == [True] * len(ids)
    assert update_index(index, deleted=ids).deleted == len(ids)
    assert live_articles(reader(index)) == list(ARTICLES)


@pytest.mark.parametrize("seed", range(4))
def test_an_updated_index_is_the_same_as_one_that_is_built_anew(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # So that some merges wait for `merge_due`, and runs end in the middle of an update.
    monkeypatch.setattr(update, "MERGED_AT_ONCE", 4 * seed)
    monkeypatch.setattr("index.batches.INPUTS_A_RUN", 5)
    chance = random.Random(seed)
    first = random_articles(seed, 20)
    build_index(first, tmp_path / "index")
    model = {article.id: article for article in first}
    for step in range(12):
        gone = chance.sample(sorted(model), min(len(model), chance.randrange(5)))
        replaced = chance.sample(sorted(model), min(len(model), chance.randrange(4)))
        ids = [*replaced, *(f"mới {step} {number}" for number in range(chance.randrange(4)))]
        chance.shuffle(ids)
        inputs = [random_article(chance, each) for each in ids]
        report = update_index(tmp_path / "index", inputs, [*gone, "không có"])
        for article_id in {*gone, *ids} & {*model}:
            del model[article_id]
        model |= {article.id: article for article in inputs}
        assert (report.articles, report.deleted, report.unknown) == (len(model), len(gone), ("không có",))
        assert report.added + report.replaced == len(inputs)
        assert live_articles(reader(tmp_path / "index")) == list(model.values())
        if chance.random() < 0.5:
            merge_due(tmp_path / "index")
            found = reader(tmp_path / "index")
            assert not merge_due(tmp_path / "index")
            assert live_articles(found) == list(model.values())
            assert len(found.segments) <= 1 + math.log(len(model), 4)
    verify(current_generation(tmp_path / "index"))
    build_index(model.values(), tmp_path / "anew")
    updated, anew = reader(tmp_path / "index"), reader(tmp_path / "anew")
    assert updated.averages == anew.averages
    assert live_impacts(updated) == {
        term: pytest.approx(impacts, rel=1e-6) for term, impacts in live_impacts(anew).items()
    }
    assert {each: updated.document_of(each) is not None for each in model} == dict.fromkeys(model, True)


def test_many_single_articles_do_not_pile_up(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(update, "MERGED_AT_ONCE", 5)
    listed = random_articles(3, 18)
    for number, article in enumerate(listed):
        update_index(index, [article])
        merge_due(index)
        assert len(reader(index).segments) <= 1 + math.log(4 + number, 4)
    assert live_articles(reader(index)) == [*ARTICLES, *listed]


def test_a_reader_keeps_what_it_has_opened_while_updates_go_on(index: Path) -> None:
    before = reader(index)
    for number in range(4):
        update_index(index, [replace(NEW, id=str(number))], deleted=[article.id for article in ARTICLES[:1]])
    assert not (index / "generations" / before.generation).exists()
    assert live_articles(before) == list(ARTICLES)
    assert before.document_of(FLOOD.id) == 0
    assert live_impacts(before)["alũ".encode()].keys() == {FLOOD.id}
    before.segments[0].arrays.verify()
    before.segments[0].impacts_file.check_everything()


def test_segments_that_stay_are_shared_and_not_copied(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "due_merges", lambda *_: [])
    [arrays] = current_generation(index).glob("*.arrays")
    after = update_index(index, [NEW]).generation
    assert (after / arrays.name).samefile(arrays)
    assert len(list(after.glob("*.arrays"))) == 2


def test_an_update_that_fails_leaves_everything_as_it_was(index: Path) -> None:
    def failing() -> Iterator[Article]:
        yield NEW
        raise RuntimeError("hỏng giữa chừng")

    before = current_generation(index)
    with pytest.raises(RuntimeError, match="giữa chừng"):
        update_index(index, failing(), deleted=[FLOOD.id])
    assert current_generation(index) == before
    assert [path.name for path in (index / "generations").iterdir()] == [before.name]
    assert live_articles(reader(index)) == list(ARTICLES)
    assert update_index(index, [NEW]).articles == 4


def test_two_updates_at_once_are_refused(index: Path) -> None:
    def inputs() -> Iterator[Article]:
        yield NEW
        for other in (update_index, merge_due):
            with pytest.raises(IndexBusyError, match=str(index)):
                other(index)

    assert update_index(index, inputs()).added == 1
    with new_generation(index), pytest.raises(IndexBusyError):
        update_index(index, deleted=[NEW.id])
    assert update_index(index, deleted=[NEW.id]).deleted == 1


def test_an_index_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    for call in (update_index, merge_due):
        with pytest.raises(IndexNotFoundError, match="make index"):
            call(tmp_path / "index")
    assert not (tmp_path / "index").exists()


@pytest.mark.parametrize("ending", ["toc", "arrays", "impacts"])
def test_a_damaged_index_is_not_updated(index: Path, ending: str) -> None:
    [path] = current_generation(index).glob(f"*.{ending}")
    cut(path, path.stat().st_size // 2)
    with pytest.raises(IndexDamagedError, match="make index"):
        update_index(index, [NEW])
    assert len(list((index / "generations").iterdir())) == 1


def test_a_toc_that_has_changed_is_not_even_looked_at(index: Path) -> None:
    # Trap 15: it is a pickle.
    [toc] = current_generation(index).glob("*.toc")
    for bit in random.Random(5).sample(range(8 * toc.stat().st_size), 5):
        flip_bit(toc, bit)
        with pytest.raises(IndexDamagedError, match=rf"{toc.name}.*make index"):
            update_index(index, [NEW])
        flip_bit(toc, bit)
    assert update_index(index, [NEW]).added == 1


def test_an_update_with_other_weights_weighs_everything_again(tmp_path: Path) -> None:
    other = replace(WEIGHTS, saturation=0.5, other_form=0.1)
    build_index([*random_articles(5, 30), *ARTICLES], tmp_path / "index", weights=other)
    with pytest.raises(IndexDamagedError, match=r"trọng số.*make index"):
        reader(tmp_path / "index")
    update_index(tmp_path / "index", [NEW])
    build_index([*random_articles(5, 30), *ARTICLES, NEW], tmp_path / "anew")
    assert live_impacts(reader(tmp_path / "index")) == {
        term: pytest.approx(impacts, rel=1e-6)
        for term, impacts in live_impacts(reader(tmp_path / "anew")).items()
    }


def test_an_update_killed_at_any_moment_loses_nothing(tmp_path: Path) -> None:
    build_index([replace(NEW, id="đầu")], tmp_path)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.index.killed_updates", str(tmp_path), "8"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 1
