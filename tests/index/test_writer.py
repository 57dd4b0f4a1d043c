import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from whoosh.index import create_in, open_dir
from whoosh.writing import IndexingError, LockError

from corpus.article import Article
from index import merge_policy, writer
from index.codec import open_segments
from index.documents import article_from
from index.schema import TEXT_FIELDS, whoosh_schema
from index.segment import merging
from index.segment.array_file import ArrayFile
from index.segment.impacts import statistics
from index.segment.part import PartWriter
from index.segment.stored import decode
from index.weights import WEIGHTS, Weights
from index.writer import ArrayWriter
from tests.index.conftest import ARTICLES, BRIDGE, FLOOD, HARVEST
from tests.index.corpora import random_articles
from tests.index.indexes import opened, write_segments


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    made = tmp_path / "directory"
    made.mkdir()
    create_in(made, whoosh_schema())
    return made


def writing(directory: Path, weights: Weights = WEIGHTS) -> ArrayWriter:
    return ArrayWriter(open_dir(directory), weights)


def add(directory: Path, articles: Sequence[Article], weights: Weights = WEIGHTS) -> int:
    made = writing(directory, weights)
    made.add_articles(articles)
    return made.commit()


def parts(directory: Path, groups: Sequence[Sequence[Article]]) -> list[Path]:
    paths = []
    for number, group in enumerate(groups):
        part = PartWriter()
        part.add(group)
        part.write(directory / f"{number}.part")
        paths.append(directory / f"{number}.part")
    return paths


def live(directory: Path) -> list[Article]:
    return [
        article_from(decode(segment.arrays.stored.document(number)))
        for segment in open_segments(directory)
        for number in range(segment.arrays.documents)
        if number not in segment.deleted
    ]


def endings(directory: Path) -> list[str]:
    return sorted(path.suffix for path in directory.iterdir())


def test_what_is_added_is_there_after_the_commit(directory: Path) -> None:
    made = writing(directory)
    made.add_document(article=FLOOD)
    made.add_articles([BRIDGE, HARVEST])
    assert live(directory) == []
    assert made.commit() == 3
    assert live(directory) == list(ARTICLES)
    assert made.repeated == []


def test_a_commit_leaves_the_files_of_its_segments_and_the_toc(directory: Path) -> None:
    for article in random_articles(1, 12):
        add(directory, [article])
    segments = open_segments(directory)
    assert endings(directory) == sorted([".toc", *[".arrays", ".impacts"] * len(segments)])


def test_a_commit_of_nothing_is_an_index_of_nothing(directory: Path) -> None:
    assert writing(directory).commit() == 0
    assert open_segments(directory) == []


def test_parts_are_added_in_order_and_taken_away(directory: Path) -> None:
    listed = random_articles(2, 20)
    made = writing(directory)
    for path in parts(directory, [listed[:7], listed[7:8], listed[8:]]):
        made.add_part(path)
    made.add_articles(ARTICLES)
    assert made.commit() == 23
    assert live(directory) == [*listed, *ARTICLES]
    assert endings(directory) == [".arrays", ".impacts", ".toc"]


def test_of_articles_with_one_id_the_first_that_was_added_stays(directory: Path) -> None:
    twin = Article(id=FLOOD.id, title="Bài trùng mã")
    made = writing(directory)
    for path in parts(directory, [[FLOOD, twin], [BRIDGE], [twin, HARVEST]]):
        made.add_part(path)
    assert made.commit() == 3
    assert made.repeated == [FLOOD.id, FLOOD.id]
    assert live(directory) == list(ARTICLES)


def test_deleting_says_whether_there_was_one(directory: Path) -> None:
    add(directory, ARTICLES)
    made = writing(directory)
    assert made.delete_article(BRIDGE.id)
    assert not made.delete_article(BRIDGE.id)
    assert not made.delete_article("không có")
    made.add_articles([BRIDGE])
    # Only what was there before is deleted.
    assert not made.delete_article(BRIDGE.id)
    assert made.commit() == 3
    assert live(directory) == [FLOOD, HARVEST, BRIDGE]


def test_a_segment_of_which_all_is_deleted_is_gone(directory: Path) -> None:
    add(directory, ARTICLES)
    made = writing(directory)
    assert all(made.delete_article(article.id) for article in ARTICLES)
    assert made.commit() == 0
    assert open_segments(directory) == []
    assert endings(directory) == [".toc"]


def test_what_is_given_up_leaves_everything_as_it_was(directory: Path) -> None:
    add(directory, ARTICLES)
    before = {path.name: path.read_bytes() for path in directory.iterdir()}
    made = writing(directory)
    made.delete_article(FLOOD.id)
    made.add_articles([FLOOD])
    for path in parts(directory, [[BRIDGE]]):
        made.add_part(path)
    made.cancel()
    assert {path.name: path.read_bytes() for path in directory.iterdir() if "LOCK" not in path.name} == before
    with pytest.raises(IndexingError):
        made.add_articles([FLOOD])


def test_two_writers_at_once_are_refused(directory: Path) -> None:
    first = writing(directory)
    with pytest.raises(LockError):
        writing(directory)
    first.cancel()
    writing(directory).cancel()


def test_another_index_is_not_added(directory: Path) -> None:
    made = writing(directory)
    with pytest.raises(TypeError, match=r"PartWriter writes, not None: read .* corpus\.readers"):
        made.add_reader(None)
    made.cancel()


def test_segments_are_merged_as_the_policy_says(directory: Path) -> None:
    listed = random_articles(3, 60)
    for first in range(0, 60, 5):
        add(directory, listed[first : first + 5])
        sizes = writing(directory)
        assert merge_policy.due_merges(sizes.sizes()) == []
        sizes.cancel()
    assert live(directory) == listed
    made = writing(directory)
    assert [size.documents for size in made.sizes()] == [segment.documents for segment in opened(directory)]
    assert [size.places for size in made.sizes()] == [segment.places for segment in opened(directory)]
    made.cancel()


def test_segments_of_too_many_documents_together_are_left_alone(directory: Path) -> None:
    listed = random_articles(4, 12)
    for first in (0, 4, 8):
        made = writing(directory)
        made.add_articles(listed[first : first + 4])
        assert made.commit(most_merged=7) == first + 4
    assert [segment.documents for segment in opened(directory)] == [4, 4, 4]
    assert writing(directory).commit() == 12
    assert [segment.documents for segment in opened(directory)] == [12]


@pytest.mark.parametrize("most", [1_000, 2_500, 10_000])
def test_what_has_no_room_in_one_segment_becomes_several(
    directory: Path, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (merging, merge_policy, writer):
        monkeypatch.setattr(module, "MOST_PLACES", most)
    listed = random_articles(5, 40)
    made = writing(directory)
    groups = [listed[first : first + 3] for first in range(0, 40, 3)]
    for path in parts(directory, [*groups, [listed[0], listed[39]]]):
        made.add_part(path)
    assert made.commit() == 40
    assert made.repeated == [listed[0].id, listed[39].id]
    assert live(directory) == listed
    found = opened(directory)
    assert all(segment.places <= most for segment in found)
    total = sum(segment.places for segment in found)
    assert total / most <= len(found) <= 1 + 2 * total / most


def averages_of_impacts(directory: Path) -> list[tuple[float, ...]]:
    """Return the averages that each segment's impacts were written with."""
    return [tuple(segment.impacts.meta["averages"]) for segment in open_segments(directory)]


def averages(directory: Path) -> tuple[float, ...]:
    segments = open_segments(directory)
    return statistics(
        [each.arrays for each in segments], [sorted(each.deleted) for each in segments]
    ).averages


LONG = Article(id="dài", title="một hai ba " * 40, lede="lũ " * 50, body=("mưa " * 500,))


def test_in_a_small_index_impacts_are_always_those_of_the_averages(directory: Path) -> None:
    write_segments(directory, [random_articles(6, 20), random_articles(7, 3), [LONG]])
    assert set(averages_of_impacts(directory)) == {averages(directory)}


def test_in_a_large_index_impacts_stay_until_averages_have_moved(
    directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "ALWAYS_WEIGHED_AGAIN", 10)
    monkeypatch.setattr(writer, "due_merges", lambda *_: [])
    listed = random_articles(6, 400)
    add(directory, listed)
    [written] = averages_of_impacts(directory)
    assert written == averages(directory)
    [path] = directory.glob("*.impacts")
    os.link(path, tmp_path / "of the generation before")
    add(directory, random_articles(9, 1))
    # The new segment's impacts are worked out with the averages that stand, so that all scores have one measure.
    assert averages_of_impacts(directory) == [written, written]
    assert written != averages(directory)
    assert path.samefile(tmp_path / "of the generation before")
    add(directory, [LONG])
    assert set(averages_of_impacts(directory)) == {averages(directory)}
    # Who reads the generation before goes on doing so.
    assert not path.samefile(tmp_path / "of the generation before")
    assert tuple(ArrayFile(tmp_path / "of the generation before").meta["averages"]) == written


def test_how_far_averages_may_move_is_a_share_of_them_times_b(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "ALWAYS_WEIGHED_AGAIN", 0)
    monkeypatch.setattr(writer, "due_merges", lambda *_: [])
    field = {name: number for number, name in enumerate(TEXT_FIELDS)}
    listed = [Article(id=str(number), title="lũ về", author="Sao Mai") for number in range(50)]
    add(directory, listed)
    [written] = averages_of_impacts(directory)
    assert (written[field["title"]], written[field["author"]]) == (2.0, 2.0)
    # The byline's length counts for nothing: b is 0.
    assert WEIGHTS.length_normalisation["author"] == 0.0
    add(directory, [Article(id="a", title="lũ về", author="Mai " * 300)])
    assert set(averages_of_impacts(directory)) == {written}
    # 0.3 · 1.5 / (2 · 52) is less than a hundredth, and 0.3 · 6 / (2 · 53) is more.
    add(directory, [Article(id="b", title="một hai ba", author="Sao Mai")])
    assert set(averages_of_impacts(directory)) == {written}
    add(directory, [Article(id="c", title="một hai ba bốn năm sáu bảy tám", author="Sao Mai")])
    assert set(averages_of_impacts(directory)) == {averages(directory)} != {written}


def test_other_weights_are_written_for_every_segment(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "ALWAYS_WEIGHED_AGAIN", 0)
    monkeypatch.setattr(writer, "due_merges", lambda *_: [])
    other = replace(WEIGHTS, saturation=0.7)
    listed = random_articles(6, 20)
    add(directory, listed)
    # The averages stay what they are.
    add(directory, [replace(article, id=f"{article.id} x") for article in listed], other)
    found = open_segments(directory)
    assert len(found) == 2
    assert all(segment.impacts.meta["weights"] == other.written() for segment in found)
