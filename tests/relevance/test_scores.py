from math import log2

import pytest

from tests.relevance.scores import topic_scores


def test_metrics_agree_with_values_worked_out_by_hand() -> None:
    qrels = {"a": {"x": 1}, "b": {"x": 2, "y": 1, "z": 0}, "c": {"x": 1}, "d": {"x": 1}}
    ranked = {
        "a": ["v", "w", "x"],
        "b": ["z", "y", "x"],
        "c": [],
        "d": [f"v{number}" for number in range(10)] + ["x"],
    }
    scores = topic_scores(qrels, ranked)
    ideal = 2 / log2(2) + 1 / log2(3)
    assert scores.topics == ("a", "b", "c", "d")
    assert scores.of["nDCG@10"].tolist() == pytest.approx(
        [1 / log2(4), (1 / log2(3) + 2 / log2(4)) / ideal, 0, 0]
    )
    assert scores.of["MRR@10"].tolist() == pytest.approx([1 / 3, 1 / 2, 0, 0])
    assert scores.of["recall@10"].tolist() == [1, 1, 0, 0]


def test_nothing_found_at_all_is_nothing() -> None:
    assert topic_scores({"a": {"x": 1}}, {"a": []}).of["nDCG@10"].tolist() == [0]


def test_the_order_given_counts_and_no_names() -> None:
    first, second = (topic_scores({"a": {"x": 1}}, {"a": order}) for order in (["x", "y"], ["y", "x"]))
    assert (first.of["MRR@10"].tolist(), second.of["MRR@10"].tolist()) == ([1], [0.5])
