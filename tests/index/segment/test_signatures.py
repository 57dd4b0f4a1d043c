import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.article import Article, Person
from index.analyzer import syllables
from index.segment.story_sizes import FEWEST_SHINGLES, MINIMA, SHORT
from index.spelling import bare_form
from tests.index.corpora import random_articles
from tests.index.retold import retold, text, told
from tests.index.segment.made import write_part

pytestmark = pytest.mark.usefixtures("loops")


def signatures(folder: Path, *articles: Article) -> NDArray[np.uint16]:
    # Two in a call, so that syllables keep their hashes from call to call.
    return write_part(folder / "part", articles, 2).signatures


def shingles(article: Article) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for each in (article.title, article.lede, *article.body):
        bare = [bare_form(token.text) for token in syllables(each)]
        found |= set(zip(bare, bare[1:], bare[2:], strict=False))
    return found


def similarity(left: Article, right: Article) -> float:
    mine, theirs = shingles(left), shingles(right)
    return len(mine & theirs) / len(mine | theirs)


def alike(found: NDArray[np.uint16], left: int, right: int) -> float:
    return float(np.mean(found[left] == found[right]))


def test_signatures_agree_as_much_as_the_texts_do(tmp_path: Path) -> None:
    chance = random.Random(1)
    pairs = []
    for number in range(40):
        article = told(chance, f"{number}", chance.choice([60, 120, 600]))
        pairs += [article, retold(chance, article, f"{number} again", chance.choice([0.01, 0.05, 0.1, 0.3]))]
    found = signatures(tmp_path, *pairs)
    errors = [
        alike(found, number, number + 1) - similarity(pairs[number], pairs[number + 1])
        for number in range(0, len(pairs), 2)
    ]
    # One estimate errs by 1 / √63 at the most, in the mean; none by four times as much, and all together by little.
    assert max(map(abs, errors)) < 0.25
    assert abs(float(np.mean(errors))) < 0.04


def test_different_texts_have_nothing_in_common(tmp_path: Path) -> None:
    chance = random.Random(2)
    found = signatures(tmp_path, *(told(chance, str(number)) for number in range(20)))
    assert max(alike(found, left, right) for left in range(20) for right in range(left)) <= 1 / MINIMA


def test_accents_capitals_punctuation_and_what_is_no_text_do_not_count(tmp_path: Path) -> None:
    article = told(random.Random(3), "1")
    other = replace(
        article,
        id="2",
        title=f"{article.title.upper()}!",
        body=tuple(", ".join(map(bare_form, each.split())) for each in article.body),
        people=(Person(name=text(random.Random(4), 20)),),
        captions=(text(random.Random(5), 40),),
        author=text(random.Random(6), 10),
    )
    found = signatures(tmp_path, article, other)
    assert found[0].tolist() == found[1].tolist()


@pytest.mark.parametrize("count", [FEWEST_SHINGLES, FEWEST_SHINGLES + 5, SHORT - 1])
def test_a_short_text_is_the_same_as_another_or_quite_different(tmp_path: Path, count: int) -> None:
    words = text(random.Random(7), count + 2).split()
    article = Article(id="1", title=" ".join(words), people=(Person(name="Y"),))
    again = replace(article, id="2", title="", lede=" ".join(words).upper())
    longer = replace(article, id="3", title=" ".join([*words[1:], "khác"]))
    found = signatures(tmp_path, article, again, longer)
    assert found[0].any()
    assert (alike(found, 0, 1), round(alike(found, 0, 2))) == (1.0, 0)


def test_what_is_shorter_has_no_signature(tmp_path: Path) -> None:
    words = text(random.Random(8), FEWEST_SHINGLES + 1).split()
    articles = [
        Article(id="1", title=" ".join(words)),
        Article(id="2", title="Lũ"),
        Article(id="3", title=""),
        # Twenty shingles, three of them different.
        Article(id="4", title="mưa to gió lớn " * 5),
    ]
    found = signatures(tmp_path, *(replace(each, people=(Person(name="Y"),)) for each in articles))
    assert not found.any()


def test_the_same_text_has_the_same_signature_in_any_company(tmp_path: Path) -> None:
    listed = random_articles(9, 30)
    together = write_part(tmp_path / "together", listed, 30).signatures
    alone = [write_part(tmp_path / each.id, [each]).signatures[0].tolist() for each in listed]
    assert together.tolist() == alone


def test_both_loops_make_the_same() -> None:
    from index.segment import story_kernels, story_plain

    chance = np.random.default_rng(10)
    for seed in range(30):
        sizes = np.random.default_rng(seed).choice([0, 1, 2, 3, 5, 12, 40, 200], 12)
        bounds = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
        hashes = chance.integers(0, 2**64, 1 << 3 if seed % 3 == 0 else 1 << 10, np.uint64)
        hashes = hashes[chance.integers(0, hashes.size, bounds[-1])]
        documents = np.sort(chance.integers(0, 8, 12))
        arguments = (hashes, bounds[:-1], bounds[1:], documents, 8)
        assert story_kernels.minima(*arguments).tolist() == story_plain.minima(*arguments).tolist()
