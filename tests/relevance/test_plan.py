from pathlib import Path

import pytest

from tests.relevance.plan import SETS, read_plan
from tests.relevance.systems import BASELINES
from tests.shared import SHARED


def test_by_default_everything_is_measured_but_the_baselines() -> None:
    plan = read_plan({})
    assert [path.name for path in plan.folders] == list(SETS[2:])
    assert (plan.people, plan.related) == (True, True)
    assert plan.is_whole
    assert plan.engines == tuple(BASELINES)
    assert not plan.measures_engines


def test_a_folder_is_judged_alone_and_its_baselines_are_measured_and_not_kept() -> None:
    plan = read_plan({"SET": "own set", "BASELINES": "new"})
    assert plan.folders == (Path("own set"),)
    assert (plan.people, plan.measures_engines, plan.keeps_engines, plan.is_whole) == (
        False,
        True,
        False,
        False,
    )
    assert read_plan({"SET": "own", "BASELINES": "none"}).engines == ()


def test_a_folder_of_the_sets_in_shared_is_one_of_these() -> None:
    plan = read_plan({"SET": str(SHARED / "relevance" / "headline")})
    assert [path.name for path in plan.folders] == ["headline"]
    assert (plan.people, plan.measures_engines, plan.is_whole) == (False, False, False)


def test_sets_forms_and_engines_can_be_chosen() -> None:
    plan = read_plan({"SETS": "caption, headline", "FORMS": "queries.tsv queries_typo", "ENGINES": "bm25s"})
    assert [path.name for path in plan.folders] == ["headline", "caption"]
    assert plan.forms == ("queries", "queries_typo")
    assert plan.engines == ("bm25s",)
    assert not plan.people
    assert not plan.is_whole


def test_baselines_are_kept_where_they_are_measured_anew() -> None:
    plan = read_plan({"BASELINES": "new"})
    assert plan.measures_engines
    assert plan.keeps_engines


def test_an_ablation_measures_one_engine_on_two_forms() -> None:
    plan = read_plan({"ABLATION": "1"})
    assert (plan.ablation, plan.people, plan.engines) == (True, False, ())
    assert plan.forms == ("queries", "queries_noaccent")


@pytest.mark.parametrize(
    "environment", [{"SETS": "headlines"}, {"ENGINES": "lucene"}, {"BASELINES": "old"}, {"ABLATION": "x"}]
)
def test_what_cannot_be_asked_for_is_told(environment: dict[str, str]) -> None:
    [(variable, value)] = environment.items()
    with pytest.raises(ValueError, match=rf"{variable} .*'{value}'"):
        read_plan(environment)
