"""How good a ranking is, topic by topic: nDCG@10, MRR@10 and recall@10, by ir-measures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ir_measures
import numpy as np
from ir_measures import RR, R, nDCG
from numpy.typing import NDArray

MEASURES = {"nDCG@10": nDCG @ 10, "MRR@10": RR @ 10, "recall@10": R @ 10}
"""What is measured, by the name it has in the tables; nDCG's gain is the grade."""

MAIN = "nDCG@10"
"""The one that forms and engines are compared by."""


@dataclass(frozen=True, slots=True)
class Scores:
    """How good the rankings of some topics are.

    Attributes:
        topics: Their ids.
        of: For each of `MEASURES`, by name: float64[topics], from 0 to 1.
    """

    topics: tuple[str, ...]
    of: Mapping[str, NDArray[np.float64]]


def topic_scores(qrels: Mapping[str, Mapping[str, int]], ranked: Mapping[str, Sequence[str]]) -> Scores:
    """Return how good each topic's ranking is.

    >>> topic_scores({"a": {"x": 1}, "b": {"x": 1}}, {"a": ["y", "x"], "b": []}).of["MRR@10"].tolist()
    [0.5, 0.0]

    Args:
        qrels: Topic id → article id → grade, at least 0; all topics of `ranked`, and perhaps more.
        ranked: Topic id → ids of articles, best first; where there are none, the topic has 0.

    Returns:
        The topics in the order of `ranked`.
    """
    row = {topic: number for number, topic in enumerate(ranked)}
    found = {name: np.zeros(len(row)) for name in MEASURES}
    # ir-measures sorts by score: ranks become scores that fall.
    run = {
        topic: {article: float(-rank) for rank, article in enumerate(articles)}
        for topic, articles in ranked.items()
        if articles
    }
    if run:
        names = {measure: name for name, measure in MEASURES.items()}
        judged = {topic: dict(qrels[topic]) for topic in run}
        for metric in ir_measures.iter_calc(list(names), judged, run):
            found[names[metric.measure]][row[metric.query_id]] = metric.value
    return Scores(tuple(ranked), found)
