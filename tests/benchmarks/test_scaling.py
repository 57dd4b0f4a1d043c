import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from corpus.readers import read_corpus
from tests.benchmarks.analysed import Analyzer
from tests.benchmarks.heaps import HeapsLaw
from tests.benchmarks.scaling import Renamer, Scaler, blocks_of, derived_name
from tests.shared import ROOT


@pytest.fixture(scope="module")
def given_articles() -> list[Article]:
    return [item for item in read_corpus(ROOT / "corpus" / "articles") if isinstance(item, Article)]


def _forms(articles: list[Article]) -> list[str]:
    text = "\n".join(part for article in articles for part in (article.title, article.lede, *article.body))
    return Analyzer().forms(text)


@pytest.mark.parametrize("times", [2, 8])
def test_vocabulary_grows_by_the_law(given_articles: list[Article], times: int) -> None:
    scaler = Scaler(given_articles)
    made = list(scaler.articles(times * len(given_articles)))
    forms = _forms([*given_articles, *made])
    assert len(made) == (times - 1) * len(given_articles)
    assert len(set(forms)) == pytest.approx(scaler.law.vocabulary_at(len(forms)), rel=0.01)


def test_new_names_come_back_in_later_articles(given_articles: list[Article]) -> None:
    made = Scaler(given_articles).articles(20 * len(given_articles))
    holding = Counter(form for article in made for form in set(_forms([article])))
    given_forms = set(_forms(given_articles))
    new = [number for form, number in holding.items() if form not in given_forms]
    assert sum(number > 1 for number in new) > len(new) / 4


def test_the_same_articles_come_out_each_time(given_articles: list[Article]) -> None:
    first, second = (list(Scaler(given_articles).articles(200)) for _ in range(2))
    assert first == second
    assert len({article.id for article in first}) == len(first)


def test_no_more_are_made_than_are_wanted(given_articles: list[Article]) -> None:
    assert list(Scaler(given_articles).articles(len(given_articles) - 1)) == []


def test_an_article_keeps_its_paragraphs_and_a_quarter_of_their_blocks() -> None:
    # Of few and frequent syllables: nothing is renamed, and no two blocks are alike.
    lot = random.Random(3)
    bases = [
        Article(
            id=f"{number}",
            title=f"{number:04b}".replace("0", "không ").replace("1", "một "),
            body=(_sentences(lot), _sentences(lot)),
        )
        for number in range(16)
    ]
    by_title = {article.title: article for article in bases}
    kept: list[bool] = []
    for made in Scaler(bases).articles(500):
        base = by_title[made.title]
        for before, after in zip(base.body, made.body, strict=True):
            kept += [block in after for block in blocks_of(before)]
    assert sum(kept) / len(kept) == pytest.approx(0.25, abs=0.05)


def _sentences(lot: random.Random) -> str:
    return " ".join(
        f"{' '.join(lot.choices(['mưa', 'gió', 'lũ', 'bão', 'nắng', 'hạn'], k=9))}." for _ in range(12)
    )


@given(st.lists(st.text("Ab.!?… ", min_size=1)).map(" ".join))
def test_blocks_joined_are_the_paragraph(paragraph: str) -> None:
    single_spaced = " ".join(paragraph.split())
    assert " ".join(blocks_of(single_spaced)) == single_spaced


@given(st.sampled_from(["Messi", "NATO", "2019", "3g"]), st.sets(st.integers(0, 400), min_size=2))
def test_other_numbers_give_other_names_of_one_syllable(syllable: str, numbers: set[int]) -> None:
    names = {derived_name(syllable, number) for number in numbers}
    assert len(names) == len(numbers)
    assert all(Analyzer().forms(name) == [name.lower()] for name in names)


def test_a_renamer_adds_words_only_while_the_law_asks_for_them() -> None:
    vocabulary = {"messi"}
    renamer = Renamer(HeapsLaw(exponent=0.0, tokens=10, vocabulary=3), vocabulary, random.Random(0))
    names = {renamer.name("Messi", 100) for _ in range(100)}
    assert len(vocabulary) == 3
    assert {name.lower() for name in names} <= vocabulary
