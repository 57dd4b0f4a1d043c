"""No change makes the ranking worse unnoticed: nDCG@10 on a part of each set stays above a floor.

A part is measured since all takes minutes; `make eval` is the judge, this is the alarm. Floors stand some .015 below
what was measured when they were set. A change that raises a figure raises its floor.
"""

from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pytest
from rich.console import Console

from corpus.article import Article
from tests.relevance.progress import Steps
from tests.relevance.related import related_rows
from tests.relevance.scores import MAIN, topic_scores
from tests.relevance.systems.trabao import Trabao
from tests.relevance.tables import number
from tests.relevance.topics import TopicSet, read_topics
from tests.shared import NEWS, SHARED


class Part(NamedTuple):
    """A part of a set.

    Attributes:
        topics: How many, from the first.
        articles: How many; the answers to those topics are among them.
        floors: For each form of the queries, the least nDCG@10.
    """

    topics: int
    articles: int
    floors: dict[str, float]


PARTS = {
    "xquad_vi": Part(200, 240, {"queries": 0.950}),
    "mlqa_dev_vi": Part(200, 451, {"queries": 0.818}),
    "headline": Part(150, 1_500, {"queries": 0.975, "queries_noaccent": 0.962, "queries_typo": 0.972}),
    "caption": Part(150, 1_500, {"queries": 0.877, "queries_noaccent": 0.866}),
}
"""What is measured: the first topics of a set, as each form has them, and what they have to reach."""


@pytest.mark.parametrize("name", PARTS)
def test_the_ranking_is_no_worse(name: str, tmp_path: Path) -> None:
    folder = SHARED / "relevance" / name
    if not folder.is_dir() or not NEWS.exists():
        pytest.skip(f"the topics of {name} and the news are expected in ../shared, beside the repository")
    part = PARTS[name]
    topics = read_topics(folder, part.floors)
    system = Trabao()
    system.index(_articles(topics, part), tmp_path)
    found = {form: _ndcg(system, topics, form, part) for form in part.floors}
    below = [
        f"{form}: {number(found[form])}, floor {number(floor)}"
        for form, floor in part.floors.items()
        if found[form] < floor
    ]
    assert not below, (
        f"{'; '.join(below)}. help: make eval SETS={name} and, to see which part does it, ABLATION=1"
    )


RELATED_FLOOR = 0.735
"""The least MRR@10 of the other half of an article among those related, of 60 articles that are cut in 1,500."""


def test_related_articles_are_no_worse() -> None:
    if not NEWS.exists():
        pytest.skip("the news is expected in ../shared, beside the repository")
    found = {row.metric: row.value for row in related_rows(Steps(Console(quiet=True)), 1_500, 60)}
    assert found["MRR@10"] >= RELATED_FLOOR, "help: make eval SETS=related"


def _ndcg(system: Trabao, topics: TopicSet, form: str, part: Part) -> float:
    queries = islice(topics.judged(form).items(), part.topics)
    ranked = {topic: system.rank(query) for topic, query in queries}
    return float(topic_scores(topics.qrels, ranked).of[MAIN].mean())


def _articles(topics: TopicSet, part: Part) -> list[Article]:
    """Return the answers and, before and between them, the first of the others."""
    asked = {topic for form in part.floors for topic in islice(topics.judged(form), part.topics)}
    answers = {article for topic in asked for article in topics.qrels[topic]}
    others = part.articles - len(answers)
    chosen: list[Article] = []
    for article in topics.articles():
        if article.id in answers or others > 0:
            chosen.append(article)
            others -= article.id not in answers
    return chosen
