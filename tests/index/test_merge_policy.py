import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import merge_policy
from index.merge_policy import MOST_DELETED, RATIO, Size, due_merges

PLACES = 300
"""What a document takes."""

additions = st.lists(st.integers(1, 5000), min_size=1, max_size=60)
deletions = st.lists(st.tuples(st.integers(0, 9), st.floats(0, 1)), max_size=10)
segments = st.lists(
    st.integers(1, 2000).flatmap(lambda live: st.tuples(st.just(live), st.integers(live, 4000))), max_size=8
).map(lambda sizes: [Size(live, documents, PLACES * documents) for live, documents in sizes])


def merged(sizes: list[Size], most_merged: int | None = None) -> tuple[list[Size], int]:
    """Return the segments after the merges that are due, and how many documents were written for them."""
    after = list(sizes)
    written = 0
    for first, end in reversed(due_merges(sizes, most_merged)):
        live = sum(size.live for size in sizes[first:end])
        written += live
        after[first:end] = [Size(live, live, PLACES * live)]
    return after, written


def added(sizes: list[Size], documents: int) -> list[Size]:
    return [*sizes, Size(documents, documents, PLACES * documents)]


@given(segments, st.none() | st.integers(0, 5000))
def test_runs_rise_and_are_of_neighbours_within_the_bound(sizes: list[Size], most_merged: int | None) -> None:
    bounds = [bound for run in due_merges(sizes, most_merged) for bound in run]
    assert bounds == sorted(bounds)
    for first, end in due_merges(sizes, most_merged):
        assert 0 <= first < end <= len(sizes)
        assert most_merged is None or sum(size.live for size in sizes[first:end]) <= most_merged
        # A segment is written anew for itself only where much of it is deleted, or it is the last of its size.
        deleted = sizes[first].documents - sizes[first].live
        assert end - first > 1 or deleted > MOST_DELETED * sizes[first].documents


@given(segments)
def test_after_the_merges_nothing_is_due(sizes: list[Size]) -> None:
    after, _ = merged(sizes)
    assert due_merges(after) == []
    for number, size in enumerate(after):
        assert size.live >= RATIO * sum(behind.live for behind in after[number + 1 :])
        assert size.documents - size.live <= MOST_DELETED * size.documents


@given(additions)
def test_segments_never_pile_up_and_articles_are_seldom_written_anew(batches: list[int]) -> None:
    sizes: list[Size] = []
    written = total = 0
    for documents in batches:
        total += documents
        sizes, more = merged(added(sizes, documents))
        written += more
        assert sum(size.live for size in sizes) == total
        # Each segment has thrice what is behind it, so the total is four times that behind the first, and so on.
        assert len(sizes) <= 1 + math.log(total, 4)
    # Once when it comes in; from then on its segment grows by a third at least whenever it is written anew.
    assert written <= total * (1 + math.log(total, 1 + 1 / RATIO))


def test_ten_thousand_single_articles_are_written_thirteen_times_each() -> None:
    sizes: list[Size] = []
    written = 0
    for _ in range(10_000):
        sizes, more = merged(added(sizes, 1))
        written += more
    assert len(sizes) <= 7
    assert written <= 13 * 10_000


@given(additions, deletions)
def test_deletions_do_not_make_segments_pile_up(batches: list[int], gone: list[tuple[int, float]]) -> None:
    sizes: list[Size] = []
    losses = iter(gone)
    for documents in batches:
        number, share = next(losses, (0, 0.0))
        sizes = [
            size._replace(live=size.live - int(share * size.live)) if each == number % len(sizes) else size
            for each, size in enumerate(sizes)
        ]
        sizes, _ = merged(added([size for size in sizes if size.live], documents))
        assert len(sizes) <= 1 + math.log(sum(size.live for size in sizes), 4)


@given(additions, st.integers(1, 3000))
def test_what_is_too_large_to_be_merged_at_once_waits(batches: list[int], most_merged: int) -> None:
    sizes: list[Size] = []
    for documents in batches:
        sizes, written = merged(added(sizes, documents), most_merged)
        assert written <= sum(size.live for size in sizes)
        # Of those that together are small, few are left.
        small = [
            size
            for number, size in enumerate(sizes)
            if sum(each.live for each in sizes[number:]) <= most_merged
        ]
        assert len(small) <= 1 + math.log(most_merged, 4)
    after, _ = merged(sizes)
    assert len(after) <= 1 + math.log(sum(batches), 4)


@given(additions)
def test_no_segment_has_more_places_than_it_can(batches: list[int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        most = PLACES * 6000
        patch.setattr(merge_policy, "MOST_PLACES", most)
        sizes: list[Size] = []
        for documents in batches:
            sizes, _ = merged(added(sizes, documents))
            assert all(size.places <= most for size in sizes)
            assert due_merges(sizes) == []
        full = sum(size.places for size in sizes) / most
        assert len(sizes) <= (1 + 2 * full) * (1 + math.log(6000, 4))
