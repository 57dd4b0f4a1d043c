import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from index.spelling import bare_form
from tests.benchmarks.queries import Form, QuerySet, Work, query_set
from tests.shared import ROOT

_HEADLINES = [[f"tiếng{number}x{place}" for place in range(3 + number % 9)] for number in range(50)]
_FREQUENT = [f"của{number}" for number in range(200)]

_PRINT_QUERIES = """
import sys
from pathlib import Path
from tests.benchmarks.corpora import prepared
from tests.benchmarks.queries import queries_of
print(queries_of(prepared(Path("corpus/articles"), None, Path(sys.argv[1]))))
"""


@pytest.fixture(scope="module")
def queries() -> QuerySet:
    return query_set(_HEADLINES, _FREQUENT)


def test_there_are_two_hundred_and_more_of_every_kind(queries: QuerySet) -> None:
    assert Counter(query.kind for query in queries.words) == {
        **{f"{length} syllables": 40 for length in range(2, 7)},
        "headline": 40,
        "frequent": 20,
    }
    assert Counter(query.kind for query in queries.phrases) == {
        f"{length} syllables": 80 for length in range(2, 5)
    }


def test_pieces_stand_in_a_headline_in_a_row(queries: QuerySet) -> None:
    joined = {" ".join(headline) for headline in _HEADLINES}
    for query in queries.of(Work.PHRASE):
        assert any(" ".join(query.syllables) in headline for headline in joined)


def test_frequent_syllables_are_spread_over_those_given(queries: QuerySet) -> None:
    frequent = sorted(query.syllables[0] for query in queries.words if query.kind == "frequent")
    assert frequent == sorted(_FREQUENT[::10])


def test_bare_queries_are_the_same_without_marks(queries: QuerySet) -> None:
    for query in queries.of(Work.OR):
        assert query.typed(Form.ACCENTED) == query.syllables
        assert query.typed(Form.BARE) == tuple(map(bare_form, query.syllables))


def test_short_headlines_give_what_they_have() -> None:
    queries = query_set([["lũ", "về"]], ["lũ"])
    assert {len(query.syllables) for query in queries.words} == {1, 2}
    assert {query.syllables for query in queries.phrases} == {("lũ", "về")}


def test_no_headline_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="headlines of two syllables"):
        query_set([], [])


def test_the_same_queries_are_drawn_in_every_process(tmp_path: Path) -> None:
    printed = [
        subprocess.run(
            [sys.executable, "-c", _PRINT_QUERIES, str(tmp_path)],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert printed[0] == printed[1] != b""
