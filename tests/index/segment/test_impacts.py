import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from index.analyzer import syllables
from index.documents import field_texts
from index.schema import TEXT_FIELDS
from index.segment import impacts
from index.segment.array_file import ArrayFile
from index.segment.impacts import Statistics, statistics, write_impacts
from index.segment.layout import FIELDS, SCORED, Kind
from index.segment.opened import Segment
from index.weights import WEIGHTS, Weights
from tests.index.conftest import ARTICLES
from tests.index.corpora import random_articles
from tests.index.segment.content import Content, expected
from tests.index.segment.made import merged, write_part

_AVERAGES = (7.5, 10.0, 41.0, 6.0, 1.0)
_OTHER_WEIGHTS = replace(
    WEIGHTS,
    fields={field: 1.0 + number for number, field in enumerate(TEXT_FIELDS)},
    length_normalisation={field: number / 4 for number, field in enumerate(TEXT_FIELDS)},
    saturation=0.9,
    other_form=0.25,
)


def plain_impacts(
    content: Content, averages: Sequence[float], weights: Weights
) -> dict[bytes, dict[int, float]]:
    """Return term → document → impact, by the formula."""
    written_so = {
        term: set(content.keys.get(Kind.EXACT + term[1:], []))
        if term[:1] in {Kind.BARE, Kind.TONELESS}
        else set(keys)
        for term, keys in content.keys.items()
    }
    found: defaultdict[bytes, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
    begins = list(enumerate(pairwise(content.bounds)))
    for term, keys in content.keys.items():
        for key in keys:
            item = next(number for number, (first, end) in begins if first <= key < end)
            document, field = divmod(item, FIELDS)
            b = weights.length_normalisation[TEXT_FIELDS[field]]
            factor = 1 - b + b * content.lengths[document][field] / averages[field]
            worth = 1.0 if key in written_so[term] else weights.other_form
            found[term][document] += worth * weights.fields[TEXT_FIELDS[field]] / factor
    return {
        term: {each: frequency / (weights.saturation + frequency) for each, frequency in of_term.items()}
        for term, of_term in found.items()
    }


def held_impacts(segment: Segment, path: Path) -> dict[bytes, dict[int, float]]:
    values = ArrayFile(path).array("impacts")
    found = {}
    for kind in SCORED:
        for term in segment.terms.prefixed(kind):
            extent = segment.extent(term)
            found[segment.terms.term(term)] = dict(
                zip(
                    segment.docs[extent.first : extent.end].tolist(),
                    values[extent.first : extent.end].tolist(),
                    strict=True,
                )
            )
    assert values.size == sum(map(len, found.values()))
    return found


def approximately(values: dict[bytes, dict[int, float]]) -> dict[bytes, object]:
    return {term: pytest.approx(of_term, rel=1e-6) for term, of_term in values.items()}


@pytest.fixture(params=[1, 50, 1 << 22])
def stretch(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work out so many postings at a time."""
    monkeypatch.setattr(impacts, "_STRETCH", request.param)


@pytest.mark.usefixtures("loops", "stretch")
@pytest.mark.parametrize("weights", [WEIGHTS, _OTHER_WEIGHTS])
def test_impacts_are_those_of_the_formula(weights: Weights, tmp_path: Path) -> None:
    listed = random_articles(5, 25)
    segment = merged(tmp_path / "merged", write_part(tmp_path / "part", listed))
    write_impacts(segment, tmp_path / "impacts", _AVERAGES, weights)
    found = held_impacts(segment, tmp_path / "impacts")
    assert {term[:1] for term in found} == set(SCORED)
    assert found == approximately(plain_impacts(expected(listed), _AVERAGES, weights))


def test_what_was_typed_without_marks_is_worth_more_where_it_was_written_so(tmp_path: Path) -> None:
    listed = [Article(id=title, title=title) for title in ("hoi", "hội", "hôi", "lu lũ")]
    segment = merged(tmp_path / "merged", write_part(tmp_path / "part", listed))
    write_impacts(segment, tmp_path / "impacts", (1.0,) * FIELDS, WEIGHTS)
    found = held_impacts(segment, tmp_path / "impacts")
    assert found[b"bhoi"][0] == found[b"ahoi"][0] > found[b"bhoi"][1] == found[b"bhoi"][2]
    assert found["chôi".encode()][2] == found["ahôi".encode()][2] > found["chôi".encode()][1]
    assert b"choi" not in found
    assert found[b"alu"][3] < found[b"blu"][3]


def test_what_an_occurrence_in_each_field_is_worth_stands_beside_them(tmp_path: Path) -> None:
    listed = random_articles(6, 10)
    segment = merged(tmp_path / "merged", write_part(tmp_path / "part", listed))
    write_impacts(segment, tmp_path / "impacts", _AVERAGES, _OTHER_WEIGHTS)
    found = ArrayFile(tmp_path / "impacts").array("worth").reshape(-1, FIELDS)
    for lengths, worth in zip(expected(listed).lengths, found.tolist(), strict=True):
        for field, length, average, each in zip(TEXT_FIELDS, lengths, _AVERAGES, worth, strict=True):
            b = _OTHER_WEIGHTS.length_normalisation[field]
            factor = 1 - b + b * length / average
            assert each == pytest.approx(_OTHER_WEIGHTS.fields[field] / factor if factor else 0.0, rel=1e-6)


def test_the_file_says_what_it_was_written_with(tmp_path: Path) -> None:
    segment = merged(tmp_path / "merged", write_part(tmp_path / "part", ARTICLES))
    write_impacts(segment, tmp_path / "impacts", _AVERAGES, _OTHER_WEIGHTS)
    meta = ArrayFile(tmp_path / "impacts").meta
    assert tuple(meta["averages"]) == _AVERAGES
    assert meta["weights"] == _OTHER_WEIGHTS.written() != WEIGHTS.written()


def test_a_segment_without_syllables_has_no_impacts(tmp_path: Path) -> None:
    segment = merged(tmp_path / "merged", write_part(tmp_path / "part", [Article(id="1", title="…")]))
    write_impacts(segment, tmp_path / "impacts", _AVERAGES, WEIGHTS)
    assert ArrayFile(tmp_path / "impacts").array("impacts").tolist() == []
    assert statistics([segment], [[]]).averages == (1.0,) * FIELDS


def test_statistics_are_those_of_the_documents_that_are_left(tmp_path: Path) -> None:
    chance = random.Random(2)
    listed = random_articles(2, 30)
    segments = [write_part(tmp_path / str(first), listed[first : first + 10]) for first in (0, 10, 20)]
    gone = [chance.sample(range(10), k) for k in (0, 3, 10)]
    left = [each for number, each in enumerate(listed) if number % 10 not in gone[number // 10]]
    found = statistics(segments, gone)
    totals = [
        sum(len(syllables(text)) for article in left for text in field_texts(article)[field])
        for field in TEXT_FIELDS
    ]
    assert found == Statistics(documents=17, totals=tuple(totals))
    assert found.averages == tuple(total / 17 for total in totals)


@given(st.integers(1, 1 << 40), st.lists(st.integers(0, 1 << 50), min_size=FIELDS, max_size=FIELDS))
def test_no_average_is_nothing(documents: int, totals: list[int]) -> None:
    averages = Statistics(documents=documents, totals=tuple(totals)).averages
    assert all(average > 0 for average in averages)
    assert Statistics(documents=0, totals=(0,) * FIELDS).averages == (1.0,) * FIELDS
