import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.article import Article
from index import batches, writer
from index.build import build_index
from index.reader import IndexReader
from index.segment import stories
from index.segment.loops import story_loops
from index.segment.opened import Segment
from index.segment.signatures import story_key
from index.segment.stories import documents_of, found_stories
from index.segment.story_sizes import BANDS, MOST_LEADERS, ROWS, SAME
from index.store import current_generation
from index.update import update_index
from tests.index.live import live_documents
from tests.index.retold import retold, retold_corpus, told
from tests.index.segment.made import merged, write_part


def bands(signature: NDArray[np.uint16]) -> set[tuple[int, ...]]:
    rows = signature.reshape(BANDS, ROWS).tolist()
    return {(number, *row) for number, row in enumerate(rows) if any(row)}


def slow_stories(signatures: NDArray[np.uint16], keys: list[int]) -> list[int]:
    """Return the story of each document: that of the most similar leader before it, or its own."""
    leaders: list[int] = []
    found = []
    for document, signature in enumerate(signatures):
        near = [
            (int(np.sum(signature == signatures[other])), -other)
            for other in leaders
            if bands(signature) & bands(signatures[other])
        ]
        best = max(near, default=(0, 0))
        if best[0] >= SAME:
            found.append(keys[-best[1]])
        else:
            leaders.append(document)
            found.append(keys[document])
    return found


def groups(index: Path) -> dict[str, int]:
    """Return the story of each article by its id."""
    reader = IndexReader(current_generation(index))
    return {
        reader.article(document).id: int(
            reader.segment_of(document).arrays.stories[document - reader.segment_of(document).base]
        )
        for document in live_documents(reader)
    }


@pytest.fixture
def unmerged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "due_merges", lambda *_: [])


@pytest.mark.usefixtures("loops")
@pytest.mark.parametrize("seed", range(6))
def test_an_article_has_the_story_of_the_most_similar_leader_before_it(seed: int, tmp_path: Path) -> None:
    listed = retold_corpus(seed, 60)
    parts = [write_part(tmp_path / "1", listed[:25]), write_part(tmp_path / "2", listed[25:])]
    own = np.concatenate([part.stories for part in parts]).tolist()
    found = np.concatenate(found_stories(parts, [[], []], [])).tolist()
    assert found == slow_stories(np.concatenate([part.signatures for part in parts]), own)
    assert 1 < len(set(found)) < len(found), "help: retold_corpus should give stories of one and of several"
    assert own == [
        story_key(article.id, signature)
        for article, signature in zip(
            listed, np.concatenate([part.signatures for part in parts]), strict=True
        )
    ]


@pytest.mark.usefixtures("loops")
def test_what_is_left_out_leads_nobody(tmp_path: Path) -> None:
    first = told(random.Random(1), "1")
    listed = [first, replace(first, id="2"), replace(first, id="3")]
    part = write_part(tmp_path / "part", listed)
    (found,) = found_stories([part], [[0]], [])
    assert found[1:].tolist() == [part.stories[1]] * 2


@pytest.mark.usefixtures("loops")
def test_of_a_thousand_of_one_form_some_are_compared() -> None:
    """Articles have one band in common and little else, as those that are filled into a form."""
    count = MOST_LEADERS + 10
    chance = np.random.default_rng(2)
    signatures = chance.integers(1, 1 << 16, (count + 1, BANDS * ROWS)).astype(np.uint16)
    signatures[:, :ROWS] = 7
    signatures[count] = signatures[count - 1]
    signatures[count, ROWS:] += np.uint16(1)
    signatures[count, ROWS : ROWS + SAME] -= np.uint16(1)
    # The last is like the one before it, which has come too late to be compared with by the band that they share.
    signatures[count, ROWS : ROWS + SAME : ROWS] += np.uint16(1)
    table, number = stories._groups(signatures)
    found = story_loops().led(signatures, table, number, 0)
    assert found.tolist() == list(range(count + 1))


@pytest.mark.parametrize("workers", [1, 2])
def test_stories_are_the_same_however_articles_are_cut_into_runs(
    tmp_path: Path, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = retold_corpus(7, 60)
    build_index(listed, tmp_path / "whole")
    monkeypatch.setattr(batches, "INPUTS_A_RUN", 7)
    build_index(listed, tmp_path / "cut", workers=workers)
    assert groups(tmp_path / "cut") == groups(tmp_path / "whole")


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.usefixtures("unmerged")
def test_articles_that_are_added_have_the_stories_of_a_build(seed: int, tmp_path: Path) -> None:
    listed = retold_corpus(seed, 50)
    build_index(listed, tmp_path / "built")
    build_index(listed[:20], tmp_path / "updated")
    for first, end in ((20, 21), (21, 22), (22, 35), (35, 50)):
        update_index(tmp_path / "updated", listed[first:end])
    assert len(IndexReader(current_generation(tmp_path / "updated")).segments) == 5
    assert groups(tmp_path / "updated") == groups(tmp_path / "built")


def test_articles_that_are_added_have_them_when_segments_are_merged_too(tmp_path: Path) -> None:
    listed = retold_corpus(8, 60)
    build_index(listed, tmp_path / "built")
    build_index(listed[:20], tmp_path / "updated")
    for number in range(20, 60):
        update_index(tmp_path / "updated", [listed[number]])
    assert groups(tmp_path / "updated") == groups(tmp_path / "built")


@pytest.mark.parametrize("merging", [True, False])
def test_a_story_outlives_its_leader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, merging: bool
) -> None:
    if not merging:
        monkeypatch.setattr(writer, "due_merges", lambda *_: [])
    chance = random.Random(3)
    first = told(chance, "1")
    others = [told(chance, f"other {number}") for number in range(20)]
    again = [retold(chance, first, str(number), 0.02) for number in range(2, 5)]
    build_index([first, *others, again[0]], tmp_path)
    key = groups(tmp_path)["1"]
    update_index(tmp_path, [again[1]], deleted=["1"])
    assert [groups(tmp_path)[each] for each in ("2", "3")] == [key, key]
    update_index(tmp_path, [again[2]])
    assert groups(tmp_path)["4"] == key


def test_an_article_that_becomes_another_leaves_its_story(tmp_path: Path) -> None:
    chance = random.Random(4)
    first = told(chance, "1")
    build_index([first, replace(first, id="2"), told(chance, "3")], tmp_path)
    before = groups(tmp_path)
    assert before["1"] == before["2"] != before["3"]
    update_index(tmp_path, [replace(told(chance, "new"), id="1")])
    after = groups(tmp_path)
    assert after["2"] == before["2"] != after["1"]
    # And comes back.
    update_index(tmp_path, [first])
    assert groups(tmp_path)["1"] == before["2"]


def test_articles_without_a_signature_are_alone(tmp_path: Path) -> None:
    build_index(
        [replace(told(random.Random(5), "1"), id=each, lede="", body=()) for each in "1234"], tmp_path
    )
    assert len(set(groups(tmp_path).values())) == 4


def check_order(segment: Segment) -> None:
    listed = segment.stories.tolist()
    assert segment.array("story_docs").tolist() == sorted(range(len(listed)), key=lambda each: listed[each])
    rows = segment.signatures.reshape(-1, BANDS, ROWS).tolist()
    for band, docs in enumerate(segment.array("band_docs").reshape(BANDS, -1).tolist()):
        assert docs == sorted(range(len(rows)), key=lambda each: rows[each][band])


def test_documents_lie_by_bands_and_stories(tmp_path: Path) -> None:
    listed = retold_corpus(9, 40)
    whole = merged(tmp_path / "whole", write_part(tmp_path / "part", listed))
    check_order(whole)
    some = merged(tmp_path / "some", whole, deleted=[range(0, 40, 3)])
    check_order(some)
    assert some.stories.tolist() == np.delete(whole.stories, range(0, 40, 3)).tolist()


def test_a_story_s_documents_are_found_by_bisection(tmp_path: Path) -> None:
    listed: list[Article] = retold_corpus(10, 40)
    whole = merged(tmp_path / "whole", write_part(tmp_path / "part", listed))
    wanted = np.array([0, *sorted(set(whole.stories.tolist())), 2**64 - 1], np.uint64)
    starts, ends = documents_of(whole, wanted)
    order = whole.array("story_docs")
    for key, start, end in zip(wanted.tolist(), starts.tolist(), ends.tolist(), strict=True):
        assert order[start:end].tolist() == np.flatnonzero(whole.stories == key).tolist()
