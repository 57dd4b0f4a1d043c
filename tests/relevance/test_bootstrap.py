import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.relevance import bootstrap

_SCORES = st.lists(st.sampled_from([0.0, 0.25, 0.63, 1.0]), min_size=1, max_size=40).map(np.array)


@given(_SCORES)
def test_an_interval_holds_the_mean_and_is_the_same_each_time(scores: np.ndarray) -> None:
    found = bootstrap.mean(scores)
    assert found.low - 1e-12 <= found.value <= found.high + 1e-12
    assert found == bootstrap.mean(scores.copy())
    assert found.value == pytest.approx(scores.mean())


def test_an_interval_is_as_wide_as_the_normal_approximation() -> None:
    scores = np.random.default_rng(1).random(800)
    half = 1.96 * scores.std() / np.sqrt(len(scores))
    found = bootstrap.mean(scores)
    assert (found.high - found.low) / 2 == pytest.approx(half, rel=0.05)


def test_a_difference_over_the_same_topics_is_surer_than_either_mean() -> None:
    base = np.random.default_rng(2).random(300)
    found = bootstrap.difference(base + 0.01, base)
    assert found == pytest.approx((0.01, 0.01, 0.01))
    assert bootstrap.difference(base, base) == (0, 0, 0)


def test_a_ratio_over_the_same_topics_is_surer_than_either_mean() -> None:
    base = np.random.default_rng(3).random(300) + 0.1
    assert bootstrap.ratio(base / 2, base) == pytest.approx((0.5, 0.5, 0.5))
    assert bootstrap.ratio(base, np.zeros(300)) == (0, 0, 0)
