"""The functions on lists, of either loops, against slow and obvious ones; `test_gathering` has what they gather in."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.segment.layout import NEARBY_BITS

_DOCUMENTS = 1_000
_SATURATION = 1.2

seeds = st.integers(0, 2**32 - 1)


@pytest.fixture(scope="module", params=["kernels", "plain"])
def module(request: pytest.FixtureRequest) -> ModuleType:
    found: ModuleType = pytest.importorskip(f"search.{request.param}", reason="numba can't be imported")
    return found


@st.composite
def rising(draw: st.DrawFn, below: int, most: int = 300) -> list[int]:
    """Draw different numbers, often one or none, and often so many that loops take another way."""
    few = draw(st.lists(st.integers(0, below - 1), unique=True, max_size=5))
    chance = np.random.default_rng(draw(seeds))
    count = draw(st.sampled_from([0, 0, 20, most]))
    return sorted({*few, *chance.choice(below, min(count, below), replace=False).tolist()})


documents = rising(_DOCUMENTS)
# The last place that an index may have, and the edges of what loops take at a time.
_EDGES = [0, 2**15, 2**16, 2**31, 2**32 - 1]


@st.composite
def places(draw: st.DrawFn) -> list[int]:
    """Draw places in stretches, which phrases are found in."""
    starts = draw(st.lists(st.sampled_from(_EDGES) | st.integers(0, 2**32 - 1), max_size=4))
    found = {start + offset for start in starts for offset in draw(rising(400, 200))}
    return sorted(place for place in found if place < 2**32)


def docs_of(numbers: Sequence[int]) -> NDArray[np.int32]:
    return np.array(numbers, np.int32)


def keys_of(numbers: Sequence[int]) -> NDArray[np.uint32]:
    return np.array(numbers, np.uint32)


def worths_of(seed: int, count: int) -> NDArray[np.float32]:
    return np.random.default_rng(seed).uniform(0.01, 0.99, count).astype(np.float32)


def nearby_of(begins: Sequence[int]) -> NDArray[np.int32]:
    """Return the document of one place in `2 ** NEARBY_BITS`, of documents that begin at `begins`; last comes their end."""
    marks = range(0, begins[-1] + 1, 1 << NEARBY_BITS)
    return docs_of([max(0, bisect_right(begins, mark, hi=len(begins) - 1) - 1) for mark in marks])


def assert_listed(
    found: tuple[NDArray[np.int32], NDArray[np.float32]], expected: dict[int, float], rel: float = 1e-6
) -> None:
    docs, worths = found
    assert docs.dtype == np.int32
    assert worths.dtype == np.float32
    assert docs.tolist() == sorted(expected)
    assert worths.tolist() == pytest.approx([expected[document] for document in docs.tolist()], rel=rel)


@given(left=documents, right=documents, seed=seeds, weight=st.sampled_from([0.1, 1.0, 7.5]))
def test_what_is_in_both_lists_has_the_sum_of_both(
    module: ModuleType, left: list[int], right: list[int], seed: int, weight: float
) -> None:
    scores, worths = worths_of(seed, len(left)), worths_of(seed + 1, len(right))
    found = module.intersected(docs_of(left), scores, docs_of(right), worths, weight)
    of_left = dict(zip(left, scores.tolist(), strict=True))
    of_right = dict(zip(right, worths.tolist(), strict=True))
    assert_listed(found, {both: of_left[both] + weight * of_right[both] for both in {*left} & {*right}})


@given(left=documents, right=documents, seed=seeds)
def test_what_is_in_the_other_list_is_left_out(
    module: ModuleType, left: list[int], right: list[int], seed: int
) -> None:
    worths = worths_of(seed, len(left))
    found = module.without(docs_of(left), worths, docs_of(right))
    of_left = dict(zip(left, worths.tolist(), strict=True))
    assert_listed(found, {document: of_left[document] for document in {*left} - {*right}})


@given(left=documents, right=documents, seed=seeds)
def test_what_is_in_either_list_has_the_sum_of_those_it_is_in(
    module: ModuleType, left: list[int], right: list[int], seed: int
) -> None:
    scores, more = worths_of(seed, len(left)), worths_of(seed + 1, len(right))
    found = module.united(docs_of(left), scores, docs_of(right), more)
    expected = dict(zip(left, scores.tolist(), strict=True))
    for document, score in zip(right, more.tolist(), strict=True):
        expected[document] = expected.get(document, 0.0) + score
    assert_listed(found, expected)


@given(
    lists=st.lists(documents | rising(_DOCUMENTS, 900), max_size=4),
    seed=seeds,
    count=st.sampled_from([_DOCUMENTS, 10 * _DOCUMENTS, 100 * _DOCUMENTS]),
    data=st.data(),
)
def test_terms_taken_together_have_the_impact_of_their_summed_frequencies(
    module: ModuleType, lists: list[list[int]], seed: int, count: int, data: st.DataObject
) -> None:
    # Far from each other, so that there is more than one block of them; and so few of so many that lists are merged.
    lists = [[document * (count // _DOCUMENTS) for document in each] for each in lists]
    if data.draw(st.booleans()):
        # One list is far longer than the others together.
        lists.append(list(range(0, count, max(1, count // 1_700))))
    factors = [data.draw(st.sampled_from([1.0, 0.4])) for _ in lists]
    ends = np.cumsum([0, *map(len, lists)])
    impacts = worths_of(seed, int(ends[-1]))
    found = module.taken_together(
        docs_of([document for each in lists for document in each]),
        impacts,
        ends[:-1],
        ends[1:],
        np.array(factors, np.float64),
        _SATURATION,
        count,
    )
    frequencies: dict[int, float] = {}
    remaining = iter(impacts.tolist())
    for listed, factor in zip(lists, factors, strict=True):
        for document in listed:
            impact = next(remaining)
            more = factor * _SATURATION * impact / (1 - impact)
            frequencies[document] = frequencies.get(document, 0.0) + more
    expected = {document: each / (_SATURATION + each) for document, each in frequencies.items()}
    assert_listed(found, expected, rel=1e-5)


@given(starts=places(), keys=places(), offset=st.integers(-31, 31), shared=st.booleans())
def test_a_start_is_followed_where_a_key_stands_so_far_from_it(
    module: ModuleType, starts: list[int], keys: list[int], offset: int, *, shared: bool
) -> None:
    if shared:
        # Independent places hardly ever meet.
        keys = sorted({*keys, *(start + offset for start in starts[::2] if 0 <= start + offset < 2**32)})
    found = module.followed(keys_of(starts), keys_of(keys), offset)
    assert found.dtype == np.uint32
    assert found.tolist() == [start for start in starts if start + offset in {*keys}]


@given(
    codes=st.lists(st.integers(0, 5) | st.just(2**16 - 1), max_size=60),
    wanted=st.sets(st.integers(0, 5) | st.just(2**16 - 1)),
    offset=st.integers(0, 4),
    data=st.data(),
)
def test_a_start_is_kept_where_a_wanted_code_stands_beside_it(
    module: ModuleType, codes: list[int], wanted: set[int], offset: int, data: st.DataObject
) -> None:
    starts = (
        sorted(data.draw(st.sets(st.sampled_from(range(len(codes) - offset))))) if len(codes) > offset else []
    )
    table = np.zeros(2**16, np.uint8)
    table[list(wanted)] = 1
    found = module.coded(keys_of(starts), offset, np.array(codes, np.uint16), table)
    assert found.dtype == np.uint32
    assert found.tolist() == [start for start in starts if codes[start + offset] in wanted]


@given(lists=st.lists(places(), min_size=2, max_size=4), longest=st.integers(1, 40))
def test_a_way_goes_on_to_the_next_key_as_long_as_it_is_near_its_start(
    module: ModuleType, lists: list[list[int]], longest: int
) -> None:
    starts = ends = keys_of(lists[0])
    ways = [(place, place) for place in lists[0]]
    for keys in lists[1:]:
        starts, ends = module.stepped(starts, ends, keys_of(keys), longest)
        steps = [(start, next((key for key in keys if key > end), None)) for start, end in ways]
        ways = [(start, key) for start, key in steps if key is not None and key - start <= longest]
        assert list(zip(starts.tolist(), ends.tolist(), strict=True)) == ways


@given(
    extents=st.lists(st.lists(st.sampled_from([0, 1, 7, 1500]), min_size=5, max_size=5), max_size=12),
    counted=st.lists(st.booleans(), min_size=5, max_size=5),
    seed=seeds,
    data=st.data(),
)
def test_a_document_has_the_worth_of_its_places_in_the_fields_that_count(
    module: ModuleType, extents: list[list[int]], counted: list[bool], seed: int, data: st.DataObject
) -> None:
    bounds = np.cumsum([0, *(extent for document in extents for extent in document)])
    keys = data.draw(rising(int(bounds[-1]))) if bounds[-1] else []
    worth = worths_of(seed, bounds.size - 1)
    found = module.weighed(
        keys_of(keys),
        bounds.astype(np.uint32),
        nearby_of(bounds[::5].tolist()),
        worth,
        np.array(counted, np.uint8),
    )
    expected: dict[int, float] = {}
    for key in keys:
        # Several fields may begin at one place: all but the last are empty.
        item = max(number for number, bound in enumerate(bounds[:-1].tolist()) if bound <= key)
        if counted[item % 5]:
            expected[item // 5] = expected.get(item // 5, 0.0) + float(worth[item])
    assert_listed(found, expected, rel=1e-5)


# So many that loops which take eight documents at a time have some left over, of which few or most are shown.
_shown = st.builds(
    lambda seed, count, share: (np.random.default_rng(seed).random(count) < share).astype(np.uint8) * 2,
    st.integers(0, 2**32 - 1),
    st.sampled_from([0, 1, 7, 8, 9, 300]),
    st.sampled_from([0.0, 0.01, 0.5, 1.0]),
)


@given(taken=_shown, cells=st.lists(st.integers(0, 5), min_size=300, max_size=300))
def test_each_shown_document_is_counted_in_its_cell(
    module: ModuleType, taken: NDArray[np.uint8], cells: list[int]
) -> None:
    counts = np.arange(6, dtype=np.int32)
    module.count_cells(taken, np.array(cells[: taken.size], np.uint32), counts)
    shown = [cell for cell, tier in zip(cells, taken.tolist(), strict=False) if tier]
    assert counts.tolist() == [cell + shown.count(cell) for cell in range(6)]


@given(taken=_shown, seed=st.integers(0, 2**32 - 1))
def test_whom_shown_documents_name_is_given_and_counted(
    module: ModuleType, taken: NDArray[np.uint8], seed: int
) -> None:
    chance = np.random.default_rng(seed)
    starts = np.cumsum([0, *chance.integers(0, 4, taken.size)])
    people = chance.choice([3, 4, 2**20, 2**20 + 2**16, 2**31], starts[-1]).astype(np.uint32)
    named = [
        people[starts[number] : starts[number + 1]].tolist() for number in np.flatnonzero(taken).tolist()
    ]
    found = module.people_of_shown(taken, starts, people)
    assert found.tolist() == [person for of_document in named for person in of_document]
    values, counts = module.tallied(found)
    assert len(values) == len({*values.tolist()})
    assert dict(zip(values.tolist(), counts.tolist(), strict=True)) == Counter(found.tolist())


@given(taken=_shown, lists=st.lists(st.sets(st.integers(0, 299)), max_size=4))
def test_the_shown_documents_of_each_list_are_counted(
    module: ModuleType, taken: NDArray[np.uint8], lists: list[set[int]]
) -> None:
    listed = [sorted(number for number in each if number < taken.size) for each in lists]
    ends = np.cumsum([0, *map(len, listed)])
    counts = np.full(len(lists), 5, np.int32)
    docs = np.array([number for each in listed for number in each], np.int32)
    module.count_listed(docs, ends[:-1], ends[1:], taken, counts)
    assert counts.tolist() == [5 + sum(taken[number] > 0 for number in each) for each in listed]


@settings(max_examples=60)
@given(
    resident=st.lists(places(), min_size=1, max_size=4),
    worked_out=st.lists(places(), max_size=2),
    cuts=st.lists(st.integers(0, 2**32), max_size=6, unique=True),
    window=st.sampled_from([1, 2, 16, 300]),
)
def test_the_nearest_are_those_of_the_best_stretch(
    module: ModuleType,
    resident: list[list[int]],
    worked_out: list[list[int]],
    cuts: list[int],
    window: int,
) -> None:
    bounds = sorted({*cuts, *_EDGES})
    starts, stops = np.array(bounds[:-1], np.int64), np.array(bounds[1:], np.int64)
    sizes = np.array([len(each) for each in (*resident, *worked_out)], np.int64)
    owned = np.array([0] * len(resident) + [1] * len(worked_out), np.uint8)
    ends = np.concatenate([np.cumsum(sizes[owned == number]) for number in (0, 1)])
    chance = np.random.default_rng(sizes.sum())
    # Some lists are of one leaf.
    leaves = chance.integers(0, sizes.size, sizes.size)
    weights = chance.uniform(0.1, 9, sizes.size)
    found = module.nearest(
        keys_of([place for each in resident for place in each]),
        keys_of([place for each in worked_out for place in each]),
        ends - sizes,
        ends,
        owned,
        leaves,
        weights,
        starts,
        stops,
        window,
    )
    expected = []
    for start, stop in zip(starts.tolist(), stops.tolist(), strict=True):
        inside = [[place for place in each if start <= place < stop] for each in (*resident, *worked_out)]
        firsts = {place for each in inside for place in each}
        stretches = [
            sum(
                weights[leaf]
                for leaf in {
                    leaf
                    for leaf, each in zip(leaves.tolist(), inside, strict=True)
                    if any(first <= place < first + window for place in each)
                }
            )
            for first in firsts
        ]
        expected.append(max(stretches, default=0.0))
    assert found.tolist() == pytest.approx(expected)


@given(
    tiers=st.lists(st.integers(0, 3), min_size=1, max_size=60),
    stories=st.lists(st.integers(-1, 6), min_size=60, max_size=60),
    cut=st.integers(0, 60),
)
def test_stories_are_counted_once_whatever_segments_they_are_in(
    module: ModuleType, tiers: list[int], stories: list[int], cut: int
) -> None:
    seen, counts = np.zeros(7, np.uint8), np.zeros(4, np.int64)
    for segment in (range(min(cut, len(tiers))), range(min(cut, len(tiers)), len(tiers))):
        own = [number for number, document in enumerate(segment) if stories[document] >= 0]
        taken = np.array([tiers[document] for document in segment], np.uint8)
        of_own = docs_of([stories[segment[number]] for number in own])
        module.count_stories(taken, docs_of(own), of_own, seen, counts)
    shown = [story for story, tier in zip(stories, tiers, strict=False) if tier and story >= 0]
    complete = [story for story, tier in zip(stories, tiers, strict=False) if tier == 1 and story >= 0]
    assert counts.tolist() == [len(shown), len({*shown}), len(complete), len({*complete})]
