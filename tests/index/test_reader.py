import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import chain
from pathlib import Path

import numpy as np
import pytest

from corpus.article import Article, Person
from index import reader as reader_module
from index.build import build_index
from index.documents import field_texts, timestamp, whoosh_document
from index.reader import NO_POSTINGS, IndexReader
from index.schema import NO_DATE, TEXT_FIELDS, WORD_FIELDS, syllable_field, word_field
from index.spelling import Level
from tests.index.conftest import ARTICLES, BRIDGE, FLOOD, OpenIndex

_SYLLABLES = [
    "lũ",
    "lụ",
    "lu",
    "hội",
    "hôi",
    "hối",
    "hoi",
    "Đảng",
    "đang",
    "đăng",
    "dang",
    "bí",
    "thư",
    "tỉnh",
    "ủy",
    "uỷ",
    "sông",
    "sống",
    "30",
    "8",
]
_NAMES = ("Lò Văn Pâng", "Vừ Thị Sao", "Y Hlin", "Nguyễn Thị Hoà")
_FIELD_NAMES = (
    *(syllable_field(field, level) for field in TEXT_FIELDS for level in Level),
    *(word_field(field, level) for field in WORD_FIELDS for level in (Level.EXACT, Level.BARE)),
)


def random_articles(seed: int) -> list[Article]:
    chance = random.Random(seed)

    def text() -> str:
        return " ".join(chance.choices(_SYLLABLES, k=chance.randrange(12)))

    return [
        Article(
            id=str(number),
            title=text(),
            lede=text(),
            body=tuple(text() for _ in range(chance.randrange(3))),
            people=tuple(Person(name=name) for name in chance.choices(_NAMES, k=chance.randint(1, 3))),
            published=chance.choice([None, date(2020 + chance.randrange(3), 1, 1)]),
            source=chance.choice([None, "Báo Lâm Châu", "BÁO LÂM CHÂU", "Báo Vĩnh Sa"]),
        )
        for number in range(chance.randint(1, 25))
    ]


@pytest.fixture(params=range(5))
def corpus(request: pytest.FixtureRequest) -> list[Article]:
    return random_articles(request.param)


def test_postings_are_those_of_the_documents(corpus: list[Article], open_index: OpenIndex) -> None:
    reader = open_index(corpus)
    documents = [whoosh_document(article) for article in corpus]
    for field in _FIELD_NAMES:
        for term in set(chain.from_iterable(document[field] for document in documents)):
            holding = [number for number, document in enumerate(documents) if term in document[field]]
            postings = reader.postings(field, term)
            assert postings.documents.tolist() == holding
            assert postings.frequencies.tolist() == [
                len(documents[number][field][term]) for number in holding
            ]
            assert postings.positions.tolist() == list(
                chain.from_iterable(documents[number][field][term] for number in holding)
            )


def test_columns_are_those_of_the_articles(corpus: list[Article], open_index: OpenIndex) -> None:
    reader = open_index(corpus)
    assert reader.articles == len(corpus)
    assert reader.published.tolist() == [timestamp(article.published) for article in corpus]
    for field in TEXT_FIELDS:
        assert reader.lengths[field].tolist() == [
            sum(len(text.split()) for text in field_texts(article)[field]) for article in corpus
        ]
    for number, article in enumerate(corpus):
        assert reader.document_of(article.id) == number
        assert reader.article(number) == article


def test_labels_are_those_of_the_articles(corpus: list[Article], open_index: OpenIndex) -> None:
    reader = open_index(corpus)
    for labels, stated in (
        (reader.people, [[person.name for person in article.people] for article in corpus]),
        (reader.sources, [[article.source] if article.source else [] for article in corpus]),
    ):
        assert len(labels.starts) == len(corpus) + 1
        for number, names in enumerate(stated):
            ids = labels.ids[labels.starts[number] : labels.starts[number + 1]]
            assert {labels.values[one].lower() for one in ids} == {name.lower() for name in names}


def test_documents_at_the_end_that_have_nothing_have_defaults(open_index: OpenIndex) -> None:
    # Trap: Whoosh writes a column up to its last value that is not the default.
    reader = open_index([FLOOD, *(Article(id=str(number), title="") for number in range(3))])
    assert reader.published.tolist() == [timestamp(FLOOD.published), NO_DATE, NO_DATE, NO_DATE]
    assert reader.lengths["title"].tolist() == [9, 0, 0, 0]
    assert reader.people.having([0]).tolist() == [True, False, False, False]
    assert reader.sources.having([0]).tolist() == [True, False, False, False]


def test_an_index_may_hold_no_dates_people_or_sources_at_all(open_index: OpenIndex) -> None:
    reader = open_index([Article(id="1", title="…"), Article(id="2", title="Mưa")])
    assert reader.published.tolist() == [NO_DATE, NO_DATE]
    assert reader.people.having([]).tolist() == [False, False]
    assert reader.sources.having([]).tolist() == [False, False]
    assert reader.lengths["body"].tolist() == [0, 0]


def test_an_unknown_term_or_field_has_no_postings(open_index: OpenIndex) -> None:
    reader = open_index(ARTICLES)
    for field, term in (
        ("title", "khủng"),
        ("title", ""),
        ("title", "Lũ"),
        ("khác", "lũ"),
        ("title_bare", "lũ"),
    ):
        assert reader.postings(field, term) is NO_POSTINGS
    assert reader.document_of("không có") is None


def test_terms_of_a_prefix_come_in_order_of_bytes_up_to_the_cap(open_index: OpenIndex) -> None:
    words = ["đá", "đã", "da", "đảo", "đa", "dê", "z", "đ", "e"]
    reader = open_index([Article(id="1", title=" ".join(words), people=FLOOD.people)])
    expected = sorted((word for word in words if word.startswith("đ")), key=str.encode)
    assert reader.terms_with_prefix("title", "đ", 100) == expected
    for most in range(len(expected) + 1):
        assert reader.terms_with_prefix("title", "đ", most) == expected[:most]
    assert reader.terms_with_prefix("title", "", 100) == sorted(words, key=str.encode)
    assert reader.terms_with_prefix("title", "x", 100) == []
    assert reader.terms_with_prefix("title", "đãng", 100) == []


def test_threads_get_the_same_answers(tmp_path: Path) -> None:
    corpus = random_articles(99)
    generation = build_index(corpus, tmp_path).generation
    assert generation is not None
    asked = [
        (field, term)
        for field in _FIELD_NAMES
        for article in corpus
        for term in whoosh_document(article)[field]
    ]
    alone = IndexReader(generation)
    expected = [alone.postings(*one).positions.tolist() for one in asked]
    shared = IndexReader(generation)

    def ask(seed: int) -> bool:
        order = list(range(len(asked)))
        random.Random(seed).shuffle(order)
        return all(
            shared.postings(*asked[number]).positions.tolist() == expected[number]
            and shared.article(number % len(corpus)) == corpus[number % len(corpus)]
            for number in order
        )

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(ask, range(4)))


@pytest.fixture
def small_cache(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr(reader_module, "_CACHE_BYTES", 5_000)
    return iter([5_000])


def test_the_cache_forgets_the_oldest_and_answers_all_the_same(
    open_index: OpenIndex, small_cache: Iterator[int]
) -> None:
    reader = open_index([FLOOD])
    terms = list(whoosh_document(FLOOD)["body"])
    expected = [whoosh_document(FLOOD)["body"][term] for term in terms]
    assert len(terms) > 10
    for _ in range(2):
        assert [reader.postings("body", term).positions.tolist() for term in terms] == expected
    assert reader._cached_bytes <= next(small_cache)
    assert ("body", terms[0]) not in reader._cache
    assert ("body", terms[-1]) in reader._cache


@pytest.mark.usefixtures("small_cache")
def test_unknown_terms_do_not_fill_the_memory(open_index: OpenIndex) -> None:
    reader = open_index(ARTICLES)
    for number in range(1000):
        reader.postings("body", f"x{number}")
    assert len(reader._cache) < 20


def test_a_term_asked_again_is_not_read_again(open_index: OpenIndex) -> None:
    reader = open_index(ARTICLES)
    assert reader.postings("title", "lũ") is reader.postings("title", "lũ")


def test_arrays_have_the_types_they_promise(open_index: OpenIndex) -> None:
    reader = open_index([BRIDGE])
    postings = reader.postings("body_bare", "cay")
    assert postings.documents.dtype == np.dtype(np.int32)
    assert postings.frequencies.dtype == np.dtype(np.int32)
    assert postings.positions.dtype == np.dtype(np.uint32)
    assert reader.published.dtype == np.dtype(np.int64)
