import random
from pathlib import Path

import pytest
from whoosh.query import Or, Term

from corpus.article import Article
from tests.relevance.systems import BASELINES, OURS, System, baseline, is_installed, package_version
from tests.relevance.systems.stock_whoosh import StockWhoosh
from tests.relevance.systems.trabao import Trabao

ARTICLES = [
    Article(id="lũ", title="Lũ về sớm", body=("Nước lên nhanh ở miền Tây.",)),
    Article(id="lúa", title="", lede="Giá lúa tăng.", body=("Nông dân bán lúa ở miền Tây.",)),
    Article(id="mưa", title="Mưa lớn", body=("Hà Nội ngập.",)),
]


@pytest.fixture(scope="module", params=[OURS, *BASELINES])
def system(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> System:
    name = str(request.param)
    if name != OURS and not is_installed(name):
        pytest.skip(f"{BASELINES[name].imported} is not installed; pip install -e '.[bench]' does so")
    made = Trabao() if name == OURS else baseline(name)
    made.index(iter(ARTICLES), tmp_path_factory.mktemp("index"))
    return made


@pytest.mark.parametrize(
    ("query", "first"), [("Lũ về", "lũ"), ("giá LÚA", "lúa"), ("“Hà Nội”, ngập!", "mưa")]
)
def test_the_article_that_has_the_words_is_first(system: System, query: str, first: str) -> None:
    assert system.rank(query)[0] == first


def test_articles_with_any_word_are_found_and_others_are_not(system: System) -> None:
    assert set(system.rank("miền Tây nước lúa")) == {"lũ", "lúa"}


def test_what_no_article_has_finds_none(system: System) -> None:
    assert system.rank("zzzzzz") == []


def test_stock_whoosh_ranks_as_its_own_searcher_does(tmp_path: Path) -> None:
    lot = random.Random(0)
    vocabulary = [f"w{number}" for number in range(60)]
    rarity = range(1, len(vocabulary) + 1)
    system = StockWhoosh()
    system.index(
        (
            Article(id=str(number), title=" ".join(lot.choices(vocabulary, rarity, k=lot.randint(1, 99))))
            for number in range(500)
        ),
        tmp_path,
    )
    for _ in range(50):
        words = lot.choices([*vocabulary, "none"], k=lot.randint(1, 8))
        hits = system.searcher.search(Or([Term("text", word) for word in words]), limit=10)
        assert system.rank(" ".join(words)) == [str(hit.docnum) for hit in hits]
        assert system.scores(" ".join(words)).max() == pytest.approx(hits.score(0) if hits else 0)


def test_a_refused_query_finds_nothing_and_is_counted(tmp_path: Path) -> None:
    system = Trabao()
    system.index(ARTICLES, tmp_path)
    assert system.rank("lúa " * 1_000) == []
    assert len(system.refused) == 1


@pytest.mark.parametrize("name", BASELINES)
def test_the_library_of_a_baseline_is_named_with_its_version(name: str) -> None:
    if is_installed(name):
        assert package_version(name).startswith(f"{BASELINES[name].package} ")
