from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.reader import IndexReader
from search import people_counts
from search.people_counts import PeopleCounts

# Either loops do the work of every test.
pytestmark = pytest.mark.usefixtures("loops")

_FIRST_LABEL = 3
_PEOPLE = 60

Named = Sequence[Sequence[Sequence[int]]]
"""For each segment, whom each document names."""


def reader_of(segments: Named) -> IndexReader:
    """Return what stands for an opened generation."""
    opened, numbers = [], []
    for documents in segments:
        named = sorted({person for people in documents for person in people})
        lists = [[number for number, people in enumerate(documents) if person in people] for person in named]
        starts = np.cumsum([0, *map(len, lists)])
        docs = np.array([document for each in lists for document in each], np.int32)
        arrays = SimpleNamespace(
            first_label=_FIRST_LABEL,
            docs=docs,
            people=np.array(
                [_FIRST_LABEL + named.index(person) for people in documents for person in people], np.uint32
            ),
            people_starts=np.cumsum([0, *map(len, documents)]),
            labels=partial(_range_of, len(named)),
            slice=partial(
                _slice, {"doc_starts": np.append(np.zeros(_FIRST_LABEL, np.int64), starts), "docs": docs}
            ),
        )
        opened.append(SimpleNamespace(arrays=arrays))
        numbers.append(np.array(named, np.int64))
    every = sorted({int(person) for each in numbers for person in each})
    reader = SimpleNamespace(
        segments=opened,
        documents=sum(map(len, segments)),
        label_numbers=[np.searchsorted(every, each) for each in numbers],
    )
    return cast("IndexReader", reader)


def _range_of(size: int, _: bytes) -> range:
    return range(_FIRST_LABEL, _FIRST_LABEL + size)


def _slice(parts: Mapping[str, NDArray[Any]], name: str, first: int, end: int) -> NDArray[Any]:
    return parts[name][first:end]


def expected(segments: Named, taken: Sequence[NDArray[np.uint8]], most: int) -> list[tuple[int, int]]:
    """Return what is wanted, document by document."""
    every = sorted({person for documents in segments for people in documents for person in people})
    counts = Counter(
        every.index(person)
        for documents, tiers in zip(segments, taken, strict=True)
        for people, tier in zip(documents, tiers.tolist(), strict=True)
        for person in people
        if tier
    )
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]


@st.composite
def named(draw: st.DrawFn) -> Named:
    """Draw up to three segments of documents; some people are named by most of them, many by one."""
    chance = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    skew = draw(st.sampled_from([0.3, 1.0, 3.0]))
    return [
        [
            sorted({int(_PEOPLE * chance.random() ** skew) for _ in range(chance.integers(0, 6))})
            for _ in range(size)
        ]
        for size in draw(st.lists(st.sampled_from([0, 1, 30, 200]), min_size=1, max_size=3))
    ]


@settings(max_examples=300)
@given(
    segments=named(),
    seed=st.integers(0, 2**32 - 1),
    share=st.sampled_from([0.0, 0.02, 0.5, 1.0]),
    most=st.integers(1, 25),
    sizes=st.fixed_dictionaries(
        {
            "_FIRST_LOOK": st.sampled_from([1, 4, 24]),
            "_FEW_PEOPLE": st.sampled_from([0, 10_000]),
            "_SELDOM": st.sampled_from([3, 5, 20]),
            "_LISTED_A_NAME": st.sampled_from([0, 1, 1000]),
        }
    ),
)
def test_the_most_frequent_people_are_found_with_their_counts(
    segments: Named, seed: int, share: float, most: int, sizes: Mapping[str, int]
) -> None:
    chance = np.random.default_rng(seed)
    taken = [(chance.random(len(documents)) < share).astype(np.uint8) for documents in segments]
    with pytest.MonkeyPatch.context() as patch:
        for name, size in sizes.items():
            patch.setattr(people_counts, name, size)
        counts = PeopleCounts(reader_of(segments))
        for _ in range(2):
            found = counts.most_frequent(taken, int(sum(map(np.sum, taken))), most)
            assert found == expected(segments, taken, most)


def test_where_many_documents_are_shown_few_lists_are_gone_through(monkeypatch: pytest.MonkeyPatch) -> None:
    # Of 600 people the first four are named by every document, the others by one each.
    documents = [[0, 1, 2, 3, 4 + number] for number in range(600)]
    counts = PeopleCounts(reader_of([documents]))
    monkeypatch.setattr(counts, "_of_documents", lambda _: pytest.fail("documents were looked at"))
    gone_through: list[int] = []
    monkeypatch.setattr(counts, "_compare", gone_through.append)
    taken = np.ones(600, np.uint8)
    assert counts.most_frequent([taken], 600, 4) == [(number, 600) for number in range(4)]
    assert gone_through == [people_counts._FIRST_LOOK]


def test_where_few_documents_are_shown_no_list_is_gone_through(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [[number % 7, 7 + number % 11] for number in range(600)]
    counts = PeopleCounts(reader_of([documents]))
    monkeypatch.setattr(counts, "_compare", lambda _: pytest.fail("a list was gone through"))
    taken = np.zeros(600, np.uint8)
    taken[8] = 3
    assert counts.most_frequent([taken], 1, 20) == [(1, 1), (15, 1)]
