from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.engine import Sort
from search.gathering import Asked, Found, Gathering
from tests.search.made_up_segments import Documents, Word, assert_gathered, documents, reader_of, wanted_words

# Either loops do the work of every test.
pytestmark = pytest.mark.usefixtures("loops")

# Where loops that take some documents at a time begin and end.
_EDGES = (0, 64, 2**13, 2**14)

asked_for = st.builds(
    Asked,
    best=st.integers(0, 12) | st.just(1000),
    sort=st.sampled_from(Sort),
    told=st.booleans(),
)
last_tiers = st.sampled_from([2, 3])
sizes = st.lists(st.sampled_from([0, 1, 5, 40]), max_size=3)


def gathered(segments: Sequence[Documents], asked: Asked, *, words: int, tiers: int = 1) -> Found:
    gathering = Gathering(reader_of(segments), asked, by_score=True)
    for number, segment in enumerate(segments):
        gathering.take_wanted(number, segment.weighted(), words=words, tiers=tiers)
    return gathering.found()


def assert_wanted(segments: Sequence[Documents], asked: Asked, *, words: int, tiers: int) -> None:
    found = gathered(segments, asked, words=words, tiers=tiers)
    taken = [segment.tiers_and_scores(words, tiers) for segment in segments]
    assert_gathered(found, segments, taken, asked)


@settings(max_examples=200)
@given(counts=sizes, kinds=wanted_words(), asked=asked_for, tiers=last_tiers, data=st.data())
def test_documents_with_enough_of_the_words_are_shown_counted_and_ordered(
    counts: list[int],
    kinds: list[tuple[float | None, bool]],
    asked: Asked,
    tiers: int,
    data: st.DataObject,
) -> None:
    segments = [data.draw(documents(count, kinds)) for count in counts]
    words = sum(share is not None for share, _ in kinds)
    assert_wanted(segments, asked, words=words, tiers=tiers)


@settings(max_examples=60)
@given(
    count=st.sampled_from([edge + offset for edge in _EDGES[1:] for offset in (-1, 0, 1, 65)]),
    kinds=wanted_words(),
    asked=asked_for,
    tiers=last_tiers,
    data=st.data(),
)
def test_nothing_is_lost_where_blocks_of_documents_meet(
    count: int,
    kinds: list[tuple[float | None, bool]],
    asked: Asked,
    tiers: int,
    data: st.DataObject,
) -> None:
    segment = data.draw(documents(count, kinds, [*_EDGES, count]))
    words = sum(share is not None for share, _ in kinds)
    assert_wanted([segment], asked, words=words, tiers=tiers)


@pytest.mark.parametrize("words", [0, 1])
@pytest.mark.parametrize("told", [False, True])
def test_the_documents_at_the_edges_of_blocks_are_shown_and_no_others(words: int, *, told: bool) -> None:
    edges = [
        edge + offset for edge in range(0, 2**15 + 1, 2**12) for offset in (-1, 0, 1) if edge + offset >= 0
    ]
    word = Word(tuple(edges), (0.5,) * len(edges), 1.0, 1.0)
    segment = Documents(1, 2**15 + 2, any_deleted=False, words=(word,))
    found = gathered([segment], Asked(best=100, told=told), words=words)
    assert sorted(found.documents.tolist()) == edges
    assert found.total == len(edges)


@pytest.mark.parametrize("words", [0, 1])
@pytest.mark.parametrize("sort", list(Sort))
def test_of_many_documents_of_one_score_the_best_are_found_wherever_they_are(words: int, sort: Sort) -> None:
    word = Word(tuple(range(500)), (0.5,) * 500, 1.0, 1.0)
    segments = [Documents(seed, 500, any_deleted=False, words=(word,)) for seed in (1, 2)]
    for best in (1, 40, 200):
        assert_wanted(segments, Asked(best=best, sort=sort), words=words, tiers=2)


@pytest.mark.parametrize(
    ("weights", "found", "expected"),
    [
        ((1, 1, 1, 3), 3, 2),
        ((1, 1, 1, 3.001), 3, 3),
        ((1,) * 20, 3, 3),
        ((1,) * 19 + (1.01,), 3, 0),
        ((1,) * 64, 32, 2),
        ((1,) * 64, 31, 3),
        ((1,) * 64, 10, 3),
        ((1,) * 64, 9, 0),
    ],
)
def test_a_share_that_is_just_enough_is_enough(weights: Sequence[float], found: int, expected: int) -> None:
    shares = [weight / sum(weights) for weight in weights]
    words = [
        Word((0,) * (number < found), (0.5,) * (number < found), 1.0, each)
        for number, each in enumerate(shares)
    ]
    segment = Documents(1, 1, any_deleted=False, words=tuple(words))
    shown = gathered([segment], Asked(), words=len(words), tiers=3)
    assert [shown.all_words, shown.most_words, shown.some_words] == [
        number == expected for number in (1, 2, 3)
    ]


@settings(max_examples=100)
@given(
    counts=sizes | st.sampled_from([[2**13 + 1], [2**14]]),
    lists=st.integers(0, 4),
    asked=asked_for,
    data=st.data(),
)
def test_where_any_word_is_enough_whatever_has_one_is_shown(
    counts: list[int], lists: int, asked: Asked, data: st.DataObject
) -> None:
    segments = [data.draw(documents(count, [(0.0, False)] * lists, _EDGES)) for count in counts]
    assert_wanted(segments, asked, words=0, tiers=1)


@settings(max_examples=100)
@given(counts=sizes, asked=asked_for, data=st.data())
def test_listed_documents_are_shown_counted_and_ordered(
    counts: list[int], asked: Asked, data: st.DataObject
) -> None:
    segments = [data.draw(documents(count, [(0.0, False)])) for count in counts]
    gathering = Gathering(reader_of(segments), asked, by_score=True)
    for number, segment in enumerate(segments):
        docs, scores = segment.words[0].docs, segment.words[0].worths
        gathering.take_listed(number, np.array(docs, np.int32), np.array(scores, np.float32))
    taken = [
        {document: (1, score) for document, score in zip(word.docs, word.worths, strict=True)}
        for word in (segment.words[0] for segment in segments)
    ]
    assert_gathered(gathering.found(), segments, taken, asked)


@pytest.mark.parametrize("required", [False, True])
def test_all_of_64_words_are_told_from_all_but_one(*, required: bool) -> None:
    words = 64 - required
    shares = [1 / words] * words
    docs: list[tuple[int, ...]] = [(0, 1, 2, 3) for _ in range(words)]
    # The second lacks the first word, the third the last, the fourth most, the fifth all.
    docs[0], docs[-1] = (0, 2, 3), (0, 1)
    docs[15:-1] = [(0, 1, 2)] * (words - 16)
    lists = [Word(each, (0.5,) * len(each), 1.0, share) for each, share in zip(docs, shares, strict=True)]
    if required:
        lists.append(Word((0, 2, 3, 4), (0.5,) * 4, 1.0, None, required=True))
    segment = Documents(1, 6, any_deleted=False, words=tuple(lists))
    found = gathered([segment], Asked(), words=words, tiers=3)
    assert sorted(found.documents.tolist()) == ([0, 2, 3] if required else [0, 1, 2, 3])
    assert (found.all_words, found.some_words) == (1, 1)
    assert_wanted([segment], Asked(), words=words, tiers=3)


@pytest.mark.parametrize("sort", list(Sort))
def test_a_segment_of_deleted_documents_shows_nothing(sort: Sort) -> None:
    word = Word((0, 1, 2), (0.5, 0.5, 0.5), 1.0, 1.0)
    segment = Documents(1, 3, any_deleted=True, words=(word,))
    segment.live[:] = 0
    found = gathered([segment], Asked(sort=sort, told=True), words=1)
    assert (found.total, found.documents.tolist()) == (0, [])
    assert not found.taken[0].any()
