import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks.heaps import HeapsLaw, fitted_law


def _zipfian(articles: int, words: int = 200_000, length: int = 100) -> list[list[str]]:
    lot = random.Random(1)
    # An inverse power of a uniform number: ranks with a tail as words have it.
    return [[f"w{min(int(lot.random() ** -1.6), words)}" for _ in range(length)] for _ in range(articles)]


def test_law_fitted_on_a_part_foretells_the_whole() -> None:
    articles = _zipfian(4_000)
    law = fitted_law(articles[:1_000])
    seen = {word for article in articles for word in article}
    assert law.vocabulary_at(400_000) == pytest.approx(len(seen), rel=0.05)


def test_order_of_the_articles_hardly_matters() -> None:
    articles = _zipfian(2_000)
    by_subject = sorted(articles)
    assert fitted_law(by_subject).exponent == pytest.approx(fitted_law(articles).exponent, abs=0.02)


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1), min_size=8))
def test_a_law_holds_where_it_was_fitted_and_never_shrinks(texts: list[list[str]]) -> None:
    law = fitted_law(texts)
    assert 0 <= law.exponent <= 1
    assert law.vocabulary_at(law.tokens) == pytest.approx(law.vocabulary)
    assert law.vocabulary_at(2 * law.tokens) >= law.vocabulary


def test_copies_alone_add_no_word() -> None:
    assert HeapsLaw(exponent=0.0, tokens=10, vocabulary=5).vocabulary_at(1_000) == 5
