"""One engine on one set: its articles are indexed once, and every form of the queries is asked."""

import collections
import tempfile
from collections.abc import Collection
from pathlib import Path

from corpus.article import Article
from tests.relevance.progress import Steps
from tests.relevance.scores import Scores, topic_scores
from tests.relevance.systems import System
from tests.relevance.topics import TopicSet


def measured(system: System, name: str, topics: TopicSet, steps: Steps) -> dict[str, Scores]:
    """Return the scores of an engine on a set, for each form of the queries.

    Args:
        system: The engine, new.
        name: Its name.
        topics: The set.
        steps: Where it is told how far this has come.
    """
    with tempfile.TemporaryDirectory() as directory:
        index_articles(system, name, topics, Path(directory), steps)
        return asked(system, name, topics, topics.queries, steps)


def index_articles(system: System, name: str, topics: TopicSet, directory: Path, steps: Steps) -> None:
    """Index the articles of `topics` in `directory`, and say which records and answers are not among them."""
    passed_over: collections.Counter[str] = collections.Counter()
    missing = topics.answers()
    answers = len(missing)
    with steps.step(f"{topics.name}, {name}: articles") as counter:
        articles = counter.over(topics.articles(passed_over))
        system.index((_without(article, missing) for article in articles), directory)
    for reason, records in passed_over.items():
        steps.say(f"{topics.name}: records {reason}, which are passed over: {records:,}", "yellow")
    if missing:
        steps.say(
            f"{topics.name}: answers that are not among the articles: {len(missing):,} of {answers:,}",
            "yellow",
        )


def _without(article: Article, missing: set[str]) -> Article:
    """Return the article, which is missing no longer."""
    missing.discard(article.id)
    return article


def asked(
    system: System, name: str, topics: TopicSet, forms: Collection[str], steps: Steps
) -> dict[str, Scores]:
    """Ask the judged queries of `forms`; return the scores of each form, in the set's own order."""
    found: dict[str, Scores] = {}
    for form in topics.queries:
        if form in forms:
            queries = topics.judged(form)
            with steps.step(f"{topics.name}, {name}: {form}", len(queries)) as counter:
                ranked = {topic: system.rank(queries[topic]) for topic in counter.over(queries)}
            found[form] = topic_scores(topics.qrels, ranked)
    return found
