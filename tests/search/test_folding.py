import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article
from index.update import update_index
from search import folding
from search.engine import Hit, SearchRequest, SearchResult, Sort
from search.folding import Folding
from search.limits import MAX_SIMILAR
from search.whoosh_engine import WhooshEngine
from tests.index.retold import retold, retold_corpus, told
from tests.search.conftest import build_in_segments

_WORDS = ("bão", "lũ", "mưa", "gió", "nắng")


def articles(seed: int, count: int) -> list[Article]:
    """Return articles that retell each other, each with some of `_WORDS` and some with a date."""
    chance = random.Random(seed)
    return [
        replace(
            article,
            body=(*article.body, " ".join(chance.choices(_WORDS, k=chance.randrange(4)))),
            published=date(2022, 1, 1) + timedelta(chance.randrange(40)) if chance.random() < 0.8 else None,
        )
        for article in retold_corpus(seed, count)
    ]


def stories(engine: WhooshEngine) -> dict[str, int]:
    """Return the key of each article's story, read from the arrays."""
    reader = engine._open().reader
    return {
        reader.article(segment.base + number).id: int(key)
        for segment in reader.segments
        for number, key in enumerate(segment.arrays.stories)
        if not len(segment.live) or segment.live[number]
    }


def slowly_folded(every: SearchResult, keys: dict[str, int]) -> list[tuple[str, list[Hit]]]:
    """Return the id of the first hit of each story, in order, and the other hits of it."""
    lines: dict[int, list[Hit]] = {}
    for hit in every.hits:
        lines.setdefault(keys[hit.article.id], []).append(hit)
    return [(line[0].article.id, line[1:]) for line in lines.values()]


def assert_folded(engine: WhooshEngine, request: SearchRequest, keys: dict[str, int]) -> None:
    every = engine.search(replace(request, folded=False, page=1, page_size=1000))
    result = engine.search(request)
    lines = slowly_folded(every, keys)
    assert (result.total, result.with_all_words, result.facets) == (
        every.total,
        every.with_all_words,
        every.facets,
    )
    assert (every.stories, every.stories_with_all_words) == (every.total, every.with_all_words)
    assert result.stories == len(lines)
    if request.sort is not Sort.RELEVANCE:
        # Articles with all the words come first, so they are at the head of what has any.
        with_all = {keys[hit.article.id] for hit in every.hits[: every.with_all_words]}
        assert result.stories_with_all_words == len(with_all)
    first = (request.page - 1) * request.page_size
    page = lines[first : first + request.page_size]
    assert [hit.article.id for hit in result.hits] == [head for head, _ in page]
    for hit, (_, under) in zip(result.hits, page, strict=True):
        assert hit.similar_count == len(under)
        shown = [article.id for article in hit.similar]
        assert len(shown) == min(len(under), MAX_SIMILAR)
        assert {*shown} <= {each.article.id for each in under}
        dates = [article.published or date.min for article in hit.similar]
        assert dates == sorted(dates, reverse=True)
        missed = [each.article.published or date.min for each in under if each.article.id not in shown]
        assert max(missed, default=date.min) <= min(dates, default=date.max)


@pytest.fixture(scope="module", params=[1, 2, 3])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> WhooshEngine:
    """An engine over an index of so many segments, with deleted articles in each."""
    index = tmp_path_factory.mktemp("index")
    listed = articles(request.param, 90)
    cuts = np.linspace(0, 90, request.param + 1).astype(int).tolist()
    build_in_segments(index, *(listed[first:end] for first, end in pairwise(cuts)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.writer.due_merges", lambda *_: [])
        update_index(index, deleted=[article.id for article in listed[::7]])
    return WhooshEngine(index)


_requests = st.builds(
    SearchRequest,
    query=st.sampled_from(
        ["", "*", *_WORDS, "bão lũ", "bao lu mua gio nang", "bão OR lũ", "-bão", '"bão lũ"', "xyz"]
    ),
    page=st.integers(1, 4),
    page_size=st.sampled_from([1, 2, 5, 10, 50]),
    sort=st.sampled_from(Sort),
    published_from=st.none() | st.just(date(2022, 1, 20)),
)


@settings(max_examples=150, deadline=None)
@given(request=_requests, slack=st.sampled_from([0, 1, 10]))
def test_results_are_folded_as_if_all_were_listed_and_gone_through(
    engine: WhooshEngine, request: SearchRequest, slack: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folding, "SLACK", slack)
        assert_folded(engine, request, stories(engine))


def test_the_articles_here_are_of_stories_of_every_size(engine: WhooshEngine) -> None:
    sizes = np.bincount(np.unique(list(stories(engine).values()), return_inverse=True)[1])
    assert {1, 2} <= {*sizes.tolist()}
    assert sizes.max() > 3


def test_a_thousand_of_one_story_are_one_line(tmp_path: Path) -> None:
    first = told(random.Random(1), "1")
    listed = [replace(first, id=str(number), published=date(2020, 1, 1)) for number in range(300)]
    build_in_segments(tmp_path, listed, [told(random.Random(2), "other")])
    engine = WhooshEngine(tmp_path)
    result = engine.search(SearchRequest(page_size=2))
    assert [(hit.article.id, hit.similar_count, len(hit.similar)) for hit in result.hits] == [
        ("0", 299, MAX_SIMILAR),
        ("other", 0, 0),
    ]
    assert (result.total, result.stories) == (301, 2)
    assert engine.search(SearchRequest(page_size=2, page=2)).hits == ()


def test_what_is_added_is_folded_in_the_next_search(tmp_path: Path) -> None:
    chance = random.Random(3)
    first = told(chance, "1")
    build_in_segments(tmp_path, [first, *(told(chance, f"other {number}") for number in range(5))])
    engine = WhooshEngine(tmp_path)
    assert engine.search(SearchRequest()).stories == 6
    update_index(tmp_path, [retold(chance, first, "again", 0.02)])
    result = engine.search(SearchRequest(query=" ".join(first.title.split()[:3])))
    assert (result.total, result.stories) == (2, 1)
    update_index(tmp_path, deleted=["1"])
    assert engine.search(SearchRequest()).stories == 6


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), cuts=st.lists(st.integers(1, 29), max_size=3, unique=True).map(sorted))
def test_the_members_of_stories_are_those_that_are_not_alone(seed: int, cuts: list[int]) -> None:
    listed = retold_corpus(seed, 30)
    bounds = [0, *cuts, 30]
    with TemporaryDirectory() as folder:
        reader = build_in_segments(Path(folder), *(listed[first:end] for first, end in pairwise(bounds)))
        keys = np.concatenate([segment.arrays.stories for segment in reader.segments])
        found = Folding(reader)
        numbers = found.stories.of(np.arange(30))
        for document, key in enumerate(keys):
            others = [other for other in np.flatnonzero(keys == key).tolist() if other != document]
            assert found.story_of(document).tolist() == others
            assert (numbers[document] >= 0) == bool(others)
            assert all(numbers[other] == numbers[document] for other in others)
