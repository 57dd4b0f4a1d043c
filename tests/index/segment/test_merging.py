import random
import tracemalloc
from dataclasses import replace
from functools import cache
from itertools import chain, count, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article, Person
from index.documents import label_key
from index.errors import IndexDamagedError
from index.segment import merging
from index.segment.merging import merge_segments, repeated_ids
from index.segment.opened import Segment
from tests.index.conftest import ARTICLES
from tests.index.corpora import articles, random_articles
from tests.index.damage import flip_bit
from tests.index.segment.content import Content, expected, held
from tests.index.segment.made import arrays, merged, write_part


@pytest.fixture(params=[20, 1 << 23])
def stretch(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copy so many postings at a time."""
    monkeypatch.setattr(merging, "_STRETCH", request.param)


def folded_labels(content: Content) -> Content:
    """Return `content` with labels in the form in which two spellings are one."""
    return replace(
        content, labels={term: " ".join(label_key(label)) for term, label in content.labels.items()}
    )


def parts(folder: Path, listed: list[Article], cuts: list[int]) -> list[Segment]:
    """Write `listed` as parts that end at `cuts`."""
    bounds = sorted({0, *cuts, len(listed)})
    return [write_part(folder / f"part-{first}", listed[first:end]) for first, end in pairwise(bounds)]


@cache
def expected_of_random(seed: int, count: int) -> Content:
    return expected(random_articles(seed, count))


@pytest.mark.usefixtures("loops", "stretch")
@pytest.mark.parametrize("cuts", [[], [1], [3, 4, 33], [10, 20, 30], list(range(1, 40))])
def test_however_articles_are_cut_into_parts_the_segment_is_the_same(cuts: list[int], tmp_path: Path) -> None:
    listed = random_articles(3, 40)
    whole = merged(tmp_path / "whole", write_part(tmp_path / "all", listed))
    cut = merged(tmp_path / "cut", *parts(tmp_path, listed, cuts))
    assert arrays(cut) == arrays(whole)
    assert held(cut) == expected_of_random(3, 40)


def test_parts_give_the_same_bytes_wherever_they_are_cut(tmp_path: Path) -> None:
    listed = random_articles(4, 59)
    merged(tmp_path / "whole", write_part(tmp_path / "all", listed))
    merged(tmp_path / "cut", *parts(tmp_path, listed, [2, 5, 14, 23]))
    assert (tmp_path / "cut").read_bytes() == (tmp_path / "whole").read_bytes()


@pytest.mark.usefixtures("loops", "stretch")
@pytest.mark.parametrize("seed", [0, 1, 3, 4])
def test_what_is_deleted_leaves_no_trace(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    listed = random_articles(seed, 40)
    segments = parts(tmp_path, listed, [0, 1, 17, 18])
    kept = [[chance.random() < 0.2 * seed for _ in range(segment.documents)] for segment in segments]
    live = merged(
        tmp_path / "live",
        *segments,
        deleted=[[number for number, stays in enumerate(each) if not stays] for each in kept],
    )
    staying = [each for each, stays in zip(listed, chain.from_iterable(kept), strict=True) if stays]
    assert folded_labels(held(live)) == folded_labels(expected(staying))
    if staying:
        assert arrays(live) == arrays(merged(tmp_path / "anew", write_part(tmp_path / "staying", staying)))


@settings(max_examples=25)
@given(st.lists(st.tuples(articles, st.booleans()), min_size=1, max_size=5), st.data())
def test_any_articles_are_merged_without_those_that_are_deleted(
    listed: list[tuple[Article, bool]], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(listed)))
    with TemporaryDirectory() as name:
        folder = Path(name)
        segments = parts(folder, [each for each, _ in listed], [cut])
        bounds = sorted({0, cut, len(listed)})
        gone = [
            [number for number, (_, stays) in enumerate(listed[first:end]) if not stays]
            for first, end in pairwise(bounds)
        ]
        live = merged(folder / "merged", *segments, deleted=gone)
        assert folded_labels(held(live)) == folded_labels(expected([each for each, stays in listed if stays]))


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_several_merges_makes_no_difference(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    listed = random_articles(seed, 50)
    names = (tmp_path / f"merged-{number}" for number in count())

    def pair(left: Segment, right: Segment) -> Segment:
        gone = [chance.sample(range(each.documents), each.documents // 5) for each in (left, right)]
        for each, numbers in zip((left, right), gone, strict=True):
            deleted.extend(map(each.stored.document, numbers))
        return merged(next(names), left, right, deleted=gone)

    deleted: list[bytes] = []
    segments = parts(tmp_path, listed, [7, 12, 31, 40])
    while len(segments) > 1:
        at = chance.randrange(len(segments) - 1)
        segments[at : at + 2] = [pair(*segments[at : at + 2])]
    [last] = segments
    whole = write_part(tmp_path / "all", listed)
    staying = [each for number, each in enumerate(listed) if whole.stored.document(number) not in deleted]
    assert 0 < len(staying) < len(listed)
    assert folded_labels(held(last)) == folded_labels(expected(staying))
    assert arrays(last) == arrays(merged(tmp_path / "anew", write_part(tmp_path / "staying", staying)))


def test_a_person_is_spelled_as_in_the_first_segment_that_names_them(tmp_path: Path) -> None:
    spelled = ["Nguyễn Thị Hoà", "NGUYỄN THỊ HÒA", "nguyễn thị hòa"]
    listed = [Article(id=name, title="", people=(Person(name=name),), source=name) for name in spelled]
    segments = parts(tmp_path, listed, [1, 2])
    found = held(merged(tmp_path / "merged", *segments))
    assert set(found.labels.values()) == {"Nguyễn Thị Hoà"}
    assert set(held(merged(tmp_path / "other", *reversed(segments))).labels.values()) == {"nguyễn thị hòa"}


def test_what_has_more_places_than_a_segment_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    segments = parts(tmp_path, list(ARTICLES), [1, 2])
    places = sum(segment.places for segment in segments)
    monkeypatch.setattr(merging, "MOST_PLACES", places)
    merged(tmp_path / "fits", *segments)
    monkeypatch.setattr(merging, "MOST_PLACES", places - 1)
    with pytest.raises(OverflowError, match=str(places)):
        merged(tmp_path / "merged", *segments)
    # What is deleted takes no place.
    assert merged(tmp_path / "live", *segments, deleted=[[0], [], []]).documents == 2


def test_damage_is_found_before_anything_is_made_of_it(tmp_path: Path) -> None:
    write_part(tmp_path / "part", random_articles(1, 30))
    good = (tmp_path / "part").read_bytes()
    for bit in random.Random(1).sample(range(8 * len(good)), 40):
        flip_bit(tmp_path / "part", bit)
        with pytest.raises(IndexDamagedError, match="make index"):
            merge_segments([Segment(tmp_path / "part")], [[]], tmp_path / f"merged-{bit}")
        flip_bit(tmp_path / "part", bit)
    with pytest.raises(IndexDamagedError):
        Segment(tmp_path / f"merged-{bit}")


@settings(max_examples=50)
@given(st.lists(st.lists(st.integers(0, 6), min_size=1, max_size=6), min_size=1, max_size=4))
def test_the_second_of_two_documents_with_one_id_is_the_repeated_one(ids: list[list[int]]) -> None:
    with TemporaryDirectory() as folder:
        segments = [
            write_part(Path(folder) / str(number), [Article(id=f"id {each}", title="") for each in of_part])
            for number, of_part in enumerate(ids)
        ]
        every = list(chain.from_iterable(ids))
        again = iter([every.index(each) != number for number, each in enumerate(every)])
        assert [found.tolist() for found in repeated_ids(segments)] == [
            [number for number, _ in enumerate(of_part) if next(again)] for of_part in ids
        ]


def test_a_part_more_takes_a_few_bytes_a_term_while_it_is_merged(tmp_path: Path) -> None:
    chance = random.Random(1)
    syllables = {"".join(chance.choices("bcdghklmnt", k=5)) for _ in range(10_000)}
    text = " ".join(sorted(syllables))
    part = write_part(tmp_path / "part", [Article(id="1", title="Lũ", body=(text,))])

    def most_memory(copies: int) -> int:
        listed = [Segment(tmp_path / "part") for _ in range(copies)]
        tracemalloc.start()
        merge_segments(listed, [()] * copies, tmp_path / f"merged-{copies}")
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    # Four for its number among all, as many while numbers are found, and what is not held for each term.
    assert most_memory(40) - most_memory(10) < 30 * 20 * part.terms.count
