from collections import Counter
from collections.abc import Callable, Sequence

import pytest

from corpus.article import Article
from index.reader import IndexReader
from index.segment.layout import Kind
from search import telling
from search.ranking import WEIGHTS, idf
from search.telling import FEWEST_HOLDING, MOST_TERMS, Telling, telling_terms
from tests.search.conftest import OpenIndex, build_in_segments

FLOOD = Article(
    id="lu",
    title="Lũ quét ở Nà Hin",
    lede="Lũ cuốn trôi cầu.",
    body=("Bí thư Tỉnh ủy đến Nà Hin.", "Người dân Nà Hin dời nhà trong đêm."),
)
OTHERS = tuple(
    Article(id=f"{number}", title="Người dân trong tỉnh", body=("Bí thư Tỉnh ủy họp với người dân.",))
    for number in range(8)
)
SAME = Article(id="cau", title="Dựng lại cầu ở Nà Hin", body=("Cầu mới của người dân Nà Hin.",))


def texts(reader: IndexReader, found: Telling) -> list[str]:
    """Return the terms, kind and all, as the segments that have them know them."""
    return [
        next(
            segment.arrays.terms.term(int(numbers[index])).decode()
            for segment, numbers in zip(reader.segments, found.numbers, strict=True)
            if numbers[index] >= 0
        )
        for index in range(len(found.weights))
    ]


def test_what_few_have_tells_most_and_what_many_have_nothing(open_index: OpenIndex) -> None:
    reader = open_index([FLOOD, SAME, *OTHERS])
    found = telling_terms(reader, FLOOD, WEIGHTS)
    told = texts(reader, found)
    assert {"ahin", "anà", "acầu"} <= {*told}
    assert not {"angười", "adân", "abí"} & {*told}
    assert told.index("ahin") < told.index("acầu")
    assert found.weights.tolist() == sorted(found.weights.tolist(), reverse=True)
    assert found.holding[told.index("ahin")] == 2


def test_words_of_several_syllables_are_those_that_the_index_has(open_index: OpenIndex) -> None:
    reader = open_index([FLOOD, SAME, *OTHERS])
    words = [each[1:] for each in texts(reader, telling_terms(reader, FLOOD, WEIGHTS)) if each[0] == "d"]
    known = {
        reader.segments[0].arrays.terms.term(term)[1:].decode()
        for term in reader.segments[0].arrays.terms.prefixed(Kind.WORD)
    }
    assert words
    assert {*words} <= known


def test_the_weights_are_frequency_times_idf(open_index: OpenIndex) -> None:
    reader = open_index([FLOOD, SAME, *OTHERS])
    found = telling_terms(reader, FLOOD, WEIGHTS)
    title, body = WEIGHTS.fields["title"], WEIGHTS.fields["body"]
    frequency = title + 2 * body
    saturated = frequency / (telling._SATURATION + frequency)
    assert found.weights[texts(reader, found).index("ahin")] == pytest.approx(
        idf(10, FEWEST_HOLDING) * saturated
    )


def test_terms_are_the_same_however_articles_are_cut_into_segments(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    whole = build_in_segments(tmp_path_factory.mktemp("whole"), [FLOOD, SAME, *OTHERS])
    cut = build_in_segments(tmp_path_factory.mktemp("cut"), [FLOOD], [SAME, *OTHERS[:3]], OTHERS[3:])
    one, several = (telling_terms(reader, FLOOD, WEIGHTS) for reader in (whole, cut))
    assert Counter(texts(cut, several)) == Counter(texts(whole, one))
    assert several.weights.tolist() == one.weights.tolist()


def test_there_are_never_too_many(open_index: OpenIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    long = Article(id="dài", title="Bài dài", body=(" ".join(f"từ{number}" for number in range(200)),))
    reader = open_index([long, *OTHERS])
    assert len(telling_terms(reader, long, WEIGHTS).weights) == MOST_TERMS
    monkeypatch.setattr(telling, "MOST_SYLLABLES", 5)
    found = telling_terms(reader, long, WEIGHTS)
    assert "atừ2" in texts(reader, found)
    assert "atừ3" not in texts(reader, found)


@pytest.mark.parametrize("article", [Article(id="1", title=""), Article(id="2", title="…", body=("",))])
def test_an_article_without_words_tells_nothing(open_index: OpenIndex, article: Article) -> None:
    assert not len(telling_terms(open_index([article, *OTHERS]), article, WEIGHTS).weights)


def test_a_batch_of_terms_is_looked_up_as_one_by_one(open_index: OpenIndex) -> None:
    reader = open_index([FLOOD, SAME, *OTHERS])
    terms = reader.segments[0].arrays.terms
    asked: Sequence[bytes] = [
        *(terms.term(number) for number in range(0, terms.count, 3)),
        *(b"", b"a", "akhông có".encode(), b"zzz"),
        *(terms.term(number) + b"x" for number in range(0, terms.count, 5)),
    ]
    number: Callable[[bytes], int] = terms.number
    assert terms.numbers(asked).tolist() == [number(term) for term in asked]
    assert terms.numbers([]).tolist() == []
