import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from shutil import copytree, rmtree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, Person
from index import store
from index.build import build_index
from index.documents import label_key
from index.errors import IndexDamagedError
from index.reader import IndexReader, LiveSegment
from index.schema import FORMAT_VERSION
from index.segment.array_file import ArrayFile
from index.segment.impacts import write_impacts
from index.segment.layout import SCORED, Kind
from index.segment.opened import Segment
from index.store import current_generation, new_generation, publish
from index.weights import WEIGHTS
from tests.index.conftest import ARTICLES, FLOOD, OpenIndex
from tests.index.corpora import random_articles
from tests.index.damage import cut, flip_bit
from tests.index.indexes import publish_segments, write_segments
from tests.index.live import live_articles, live_documents, live_impacts

_CORPUS = random_articles(1, 30)
_GROUPS = [_CORPUS[:20], _CORPUS[20:21], _CORPUS[21:]]
_DELETED = [article.id for article in (*_CORPUS[2:20:4], _CORPUS[25], _CORPUS[29])]
_LEFT = [article for article in _CORPUS if article.id not in _DELETED]


@pytest.fixture(scope="module")
def generation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A generation of three segments, of which two have deleted documents; not to be damaged."""
    return publish_segments(tmp_path_factory.mktemp("index"), _GROUPS, _DELETED)


def answers(reader: IndexReader) -> list[object]:
    """Return everything that can be read."""
    return [
        reader.articles,
        reader.documents,
        reader.averages,
        live_articles(reader),
        live_impacts(reader),
        [reader.document_of(article.id) for article in _CORPUS],
        [numbers.tolist() for numbers in reader.label_numbers],
        [
            [
                each.worth.tolist(),
                each.live.tolist(),
                each.arrays.bounds.tolist(),
                each.arrays.nearby.tolist(),
                each.arrays.lengths.tolist(),
                each.arrays.published.tolist(),
                each.arrays.years.tolist(),
                each.arrays.people.tolist(),
                each.arrays.people_starts.tolist(),
                each.arrays.sources.tolist(),
                [each.arrays.label(number) for number in each.arrays.labels(Kind.PERSON)],
                [each.arrays.label(number) for number in each.arrays.labels(Kind.SOURCE)],
                [each.arrays.members(number) for number in range(each.arrays.terms.count)],
                [
                    each.arrays.keys_of(number).tolist()
                    for kind in SCORED
                    for number in each.arrays.terms.prefixed(kind)
                ],
            ]
            for each in reader.segments
        ],
    ]


def test_articles_come_back_by_number_over_all_segments(generation: Path) -> None:
    reader = IndexReader(generation)
    assert (reader.generation, reader.articles, reader.documents) == (
        generation.name,
        len(_LEFT),
        len(_CORPUS),
    )
    assert [reader.article(number) for number in range(reader.documents)] == _CORPUS
    assert live_articles(reader) == _LEFT
    assert [segment.base for segment in reader.segments] == [0, 20, 21]
    assert [reader.segment_of(number).base for number in (0, 19, 20, 21, 29)] == [0, 0, 20, 21, 21]


def test_articles_are_found_by_id_unless_they_are_deleted(generation: Path) -> None:
    reader = IndexReader(generation)
    for number, article in enumerate(_CORPUS):
        assert reader.document_of(article.id) == (None if article.id in _DELETED else number)
    for unknown in ("", "không có", _CORPUS[0].id[:-1], _CORPUS[0].id + "\0"):
        assert reader.document_of(unknown) is None


def test_postings_are_those_of_the_arrays_with_impacts_beside_them(generation: Path) -> None:
    for segment in IndexReader(generation).segments:
        for kind in SCORED:
            for term in segment.arrays.terms.prefixed(kind):
                extent = segment.postings(term)
                assert extent == segment.arrays.extent(term)
                impacts = segment.impacts[extent.first : extent.end]
                assert (len(extent), impacts.dtype) == (len(impacts), np.dtype(np.float32))
                assert ((impacts > 0) & (impacts < 1)).all()


def test_labels_have_one_number_over_all_segments(generation: Path) -> None:
    reader = IndexReader(generation)
    names: dict[int, set[tuple[bytes, tuple[str, ...]]]] = {}
    for segment, numbers in zip(reader.segments, reader.label_numbers, strict=True):
        assert (np.diff(numbers) > 0).all()
        for kind in (Kind.PERSON, Kind.SOURCE):
            for term in segment.arrays.labels(kind):
                number = int(numbers[term - segment.arrays.first_label])
                names.setdefault(number, set()).add((kind, label_key(segment.arrays.label(term))))
    assert all(len(of_number) == 1 for of_number in names.values())
    assert len(set.union(*names.values())) == len(names)


def test_an_index_of_nothing_has_no_answers(tmp_path: Path) -> None:
    reader = IndexReader(publish_segments(tmp_path, []))
    assert (reader.articles, reader.documents, reader.segments, reader.label_numbers) == (0, 0, (), ())
    assert reader.averages == (1.0,) * 5
    assert reader.document_of("1") is None


def test_articles_may_have_no_dates_people_or_sources_at_all(open_index: OpenIndex) -> None:
    [segment] = open_index([Article(id="1", title="…"), Article(id="2", title="Mưa")]).segments
    assert segment.arrays.years.tolist() == [0, 0]
    assert segment.arrays.people_starts.tolist() == [0, 0, 0]
    assert segment.arrays.sources.tolist() == [-1, -1]
    assert segment.arrays.lengths.tolist() == [[0] * 5, [1, 0, 0, 0, 0]]


@given(st.sets(st.integers(0, 20)), st.sets(st.integers(0, 20)))
def test_live_documents_are_counted(holding: set[int], deleted: set[int]) -> None:
    segment = LiveSegment(
        arrays=None,  # type: ignore[arg-type]  # not looked at
        base=0,
        deleted=np.array(sorted(deleted), np.int32),
        impacts_file=None,  # type: ignore[arg-type]  # as above
    )
    assert segment.count_live(np.array(sorted(holding), np.int32)) == len(holding - deleted)


def test_threads_get_the_same_answers(generation: Path) -> None:
    expected = answers(IndexReader(generation))
    shared = IndexReader(generation)
    with ThreadPoolExecutor(4) as pool:
        assert all(found == expected for found in pool.map(lambda _: answers(shared), range(8)))


def test_a_reader_needs_its_directory_only_while_it_opens(tmp_path: Path, generation: Path) -> None:
    copytree(generation, tmp_path / "copy")
    reader = IndexReader(tmp_path / "copy")
    rmtree(tmp_path / "copy")
    assert answers(reader) == answers(IndexReader(generation))


@pytest.mark.parametrize("number", range(8))
def test_a_missing_file_is_named_with_the_remedy(tmp_path: Path, generation: Path, number: int) -> None:
    copytree(generation, tmp_path / "copy")
    path = sorted((tmp_path / "copy").iterdir())[number]
    path.unlink()
    with pytest.raises(IndexDamagedError, match=rf"{path.name}.*make index"):
        IndexReader(tmp_path / "copy")


def test_every_file_is_tried(generation: Path) -> None:
    assert sorted(path.suffix for path in generation.iterdir()) == sorted(
        [*[".arrays", ".impacts"] * 3, ".json", ".toc"]
    )


@pytest.mark.parametrize("number", range(8))
def test_a_file_that_is_cut_anywhere_is_refused(tmp_path: Path, generation: Path, number: int) -> None:
    copytree(generation, tmp_path / "copy")
    path = sorted((tmp_path / "copy").iterdir())[number]
    whole = path.read_bytes()
    for size in {0, 1, len(whole) // 3, len(whole) // 2, len(whole) - 1}:
        cut(path, size)
        with pytest.raises(IndexDamagedError, match=rf"{path.name}.*make index"):
            IndexReader(tmp_path / "copy")
        path.write_bytes(whole)
    path.write_bytes(whole + b"\0")
    with pytest.raises(IndexDamagedError, match=rf"{path.name}.*make index"):
        IndexReader(tmp_path / "copy")


@pytest.mark.parametrize("number", range(8))
def test_a_flipped_bit_is_refused_or_touches_nothing(tmp_path: Path, generation: Path, number: int) -> None:
    copytree(generation, tmp_path / "copy")
    path = sorted((tmp_path / "copy").iterdir())[number]
    good = answers(IndexReader(generation))
    chance = random.Random(number)
    told = []
    for bit in chance.sample(range(8 * path.stat().st_size), 60):
        flip_bit(path, bit)
        try:
            assert answers(IndexReader(tmp_path / "copy")) == good
        except IndexDamagedError as error:
            told.append(str(error))
        flip_bit(path, bit)
    # White space in the manifest means nothing.
    assert len(told) > 30
    assert all("make index" in each for each in told)
    assert answers(IndexReader(tmp_path / "copy")) == good


def test_damage_deep_in_a_large_file_shows_when_it_is_touched(tmp_path: Path) -> None:
    listed = [
        replace(article, id=str(number), body=(f"{article.title} {number * 7919} chữ hiếm {number}",) * 3)
        for number, article in enumerate(random_articles(2, 500))
    ]
    generation = publish_segments(tmp_path, [listed])
    good = live_impacts(IndexReader(generation))
    [path] = generation.glob("*.arrays")
    assert path.stat().st_size > 4 << 16, "help: several blocks, so that some are touched and others are not"
    refused = 0
    for bit in random.Random(4).sample(range(8 * path.stat().st_size), 40):
        flip_bit(path, bit)
        try:
            segment = IndexReader(generation).segments[0]
        except IndexDamagedError:
            refused += 1
        else:
            for term in random.Random(bit).sample(sorted(good), 30):
                try:
                    extent = segment.postings(segment.arrays.terms.number(term))
                    found = segment.arrays.docs[extent.first : extent.end].tolist()
                    assert [str(document) for document in found] == list(good[term])
                except IndexDamagedError:
                    refused += 1
        flip_bit(path, bit)
    assert 0 < refused < 40 * 30


def test_an_index_written_with_other_weights_is_refused(tmp_path: Path) -> None:
    build_index(ARTICLES, tmp_path)
    with pytest.raises(IndexDamagedError, match=r"trọng số.*make index"):
        IndexReader(current_generation(tmp_path), replace(WEIGHTS, other_form=0.41))
    # What is only weighed when a query is answered may be another.
    assert IndexReader(current_generation(tmp_path), replace(WEIGHTS, pairs=0.9, words=0.0)).articles == 3


def test_segments_weighed_with_different_averages_are_refused(tmp_path: Path) -> None:
    with new_generation(tmp_path) as directory:
        write_segments(directory, [_CORPUS[:9], _CORPUS[9:]])
        path = next(directory.glob("*.impacts"))
        averages = ArrayFile(path).meta["averages"]
        path.unlink()
        write_impacts(Segment(path.with_suffix(".arrays")), path, [1.01 * each for each in averages], WEIGHTS)
        generation = publish(tmp_path, directory, len(_CORPUS))
    with pytest.raises(IndexDamagedError, match=r"tính điểm.*make index"):
        IndexReader(generation)


def test_an_index_of_another_form_says_which(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_index(ARTICLES, tmp_path)
    written = FORMAT_VERSION
    monkeypatch.setattr(store, "FORMAT_VERSION", 999)
    with pytest.raises(IndexDamagedError, match=rf"dạng {written}.*dạng 999.*make index"):
        IndexReader(current_generation(tmp_path))


def test_the_toc_of_another_generation_is_refused(tmp_path: Path) -> None:
    # Trap 15: the TOC is a pickle, so another one is not even looked at.
    build_index(ARTICLES, tmp_path / "one")
    build_index([replace(FLOOD, people=(Person(name="Y Hlin"),))], tmp_path / "other")
    [toc] = current_generation(tmp_path / "one").glob("*.toc")
    [other] = current_generation(tmp_path / "other").glob("*.toc")
    assert (toc.name, toc.stat().st_size) == (other.name, other.stat().st_size)
    toc.write_bytes(other.read_bytes())
    with pytest.raises(IndexDamagedError, match=rf"{toc.name}.*make index"):
        IndexReader(current_generation(tmp_path / "one"))


def test_numbers_of_live_documents_are_those_that_are_not_deleted(generation: Path) -> None:
    reader = IndexReader(generation)
    assert [_CORPUS[number] for number in live_documents(reader)] == _LEFT
    for segment in reader.segments:
        gone = set(segment.deleted.tolist())
        whole = segment.arrays.documents
        assert segment.live.tolist() == [int(each not in gone) for each in range(whole)] * bool(gone)
