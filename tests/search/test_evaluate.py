import random
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article, Person
from index.build import build_index
from index.reader import IndexReader
from index.schema import TEXT_FIELDS
from index.spelling import bare_form, toneless_form
from search.errors import QueryError
from search.evaluate import Evaluator
from search.limits import MAX_PREFIX_TERMS
from search.parser import parse
from search.query import And, Leaf, Node, Not, Or, Phrase, Prefix, Query, Syllable, Term
from search.ranking import WEIGHTS
from tests.search.conftest import OpenIndex
from tests.search.plain_evaluation import PlainEvaluator

_WRITTEN = [
    *(
        "lũ",
        "lụ",
        "lu",
        "quét",
        "quet",
        "hội",
        "hôi",
        "hối",
        "hoi",
        "Đảng",
        "đang",
        "đăng",
        "dang",
        "bí",
        "bị",
        "thư",
    ),
    *(
        "Thứ",
        "tỉnh",
        "Tỉnh",
        "ủy",
        "uỷ",
        "nghị",
        "nghi",
        "nghe",
        "sông",
        "30",
        "8",
        "TP",
        "HCM",
        "nông",
        "dân",
    ),
]
_NAMES = ("Lò Văn Pâng", "Vừ Thị Sao", "Nguyễn Thị Hoà", "Bí Thư")
_CORPORA = 4


@dataclass(frozen=True)
class Corpus:
    seed: int
    fast: Evaluator = field(repr=False)
    plain: PlainEvaluator = field(repr=False)


def random_articles(seed: int) -> list[Article]:
    chance = random.Random(seed)

    def text(most: int) -> str:
        chosen = chance.choices(_WRITTEN, k=chance.randrange(most))
        return "".join(syllable + chance.choice([" ", " ", " ", ", ", ". "]) for syllable in chosen)

    return [
        Article(
            id=str(number),
            title=text(6),
            lede=text(10),
            body=tuple(text(20) for _ in range(chance.randrange(4))),
            people=tuple(Person(name=name) for name in chance.sample(_NAMES, k=chance.randint(1, 3))),
        )
        for number in range(1 if seed == 0 else chance.randint(5, 20))
    ]


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> list[Corpus]:
    found = []
    for seed in range(_CORPORA):
        articles = random_articles(seed)
        generation = build_index(articles, tmp_path_factory.mktemp("index")).generation
        assert generation is not None
        fast = Evaluator(IndexReader(generation), WEIGHTS)
        found.append(Corpus(seed, fast, PlainEvaluator(articles, WEIGHTS)))
    return found


as_typed: st.SearchStrategy[Callable[[str], str]] = st.sampled_from(
    [str, str.lower, toneless_form, bare_form]
)
typed_syllables = st.tuples(as_typed, st.sampled_from([*_WRITTEN, "khủng"])).map(
    lambda pair: Syllable.typed(pair[0](pair[1]))
)
begun_syllables = st.tuples(typed_syllables, st.integers(1, 3)).map(
    lambda pair: Syllable.typed(pair[0].text[: pair[1]])
)
some_fields = st.just(TEXT_FIELDS) | st.sampled_from(TEXT_FIELDS).map(lambda field: (field,))


def leaves(fields: st.SearchStrategy[tuple[str, ...]]) -> st.SearchStrategy[Leaf]:
    return st.one_of(
        st.builds(Term, syllable=typed_syllables, fields=fields),
        st.builds(Prefix, syllable=begun_syllables, fields=fields),
        st.builds(
            Phrase, syllables=st.lists(typed_syllables, min_size=2, max_size=3).map(tuple), fields=fields
        ),
    )


def parts_of(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(nodes, max_size=3).map(tuple)
    return st.one_of(st.builds(And, several), st.builds(Or, several), st.builds(Not, nodes))


nodes: st.SearchStrategy[Node] = st.recursive(leaves(some_fields), parts_of, max_leaves=5)
queries = st.builds(
    Query,
    wanted=st.lists(st.builds(Term, syllable=typed_syllables) | leaves(st.just(TEXT_FIELDS)), max_size=5).map(
        tuple
    ),
    required=st.lists(nodes, max_size=2).map(lambda parts: And(tuple(parts))),
)


@settings(max_examples=60)
@given(which=st.integers(0, _CORPORA - 1), query=queries)
def test_a_query_finds_and_scores_what_plain_reading_does(
    corpora: list[Corpus], which: int, query: Query
) -> None:
    corpus = corpora[which]
    fast, plain = corpus.fast.matches(query), corpus.plain.matches(query)
    assert fast.allowed.tolist() == [each.allowed for each in plain]
    assert fast.found.tolist() == [each.found for each in plain]
    assert fast.coverage.tolist() == pytest.approx([each.coverage for each in plain], abs=1e-9)
    assert fast.scores.tolist() == pytest.approx([each.score for each in plain], abs=1e-9)


@pytest.mark.parametrize(
    "typed", ["cơ quan chức năng", "co quan chuc nang", "hợp tác xã chức năng", "hop tac xa"]
)
def test_long_words_of_the_segmentation_score_what_plain_reading_does(
    open_index: OpenIndex, typed: str
) -> None:
    people = (Person(name="Y"),)
    titles = ("Xã nhờ cơ quan chức năng giúp", "Quan chức ở cơ sở", "Hợp tác xã Nà Hin", "Năng hợp tác")
    articles = [Article(id=title, title=title, people=people) for title in titles]
    fast = Evaluator(open_index(articles), WEIGHTS).matches(parse(typed))
    plain = PlainEvaluator(articles, WEIGHTS).matches(parse(typed))
    assert fast.scores.tolist() == pytest.approx([each.score for each in plain], abs=1e-9)


@settings(max_examples=60)
@given(which=st.integers(0, _CORPORA - 1), node=nodes)
def test_every_node_matches_and_scores_what_plain_reading_does(
    corpora: list[Corpus], which: int, node: Node
) -> None:
    corpus = corpora[which]
    matched, scores = corpus.fast._node(node)
    plain = corpus.plain.node(node)
    assert matched.tolist() == [each for each, _ in plain]
    assert scores.tolist() == pytest.approx([score for _, score in plain], abs=1e-9)


@settings(max_examples=60)
@given(which=st.integers(0, _CORPORA - 1), word=st.sampled_from(_WRITTEN))
def test_typing_more_marks_never_adds_a_result(corpora: list[Corpus], which: int, word: str) -> None:
    def found(typed: str) -> set[int]:
        matched, _ = corpora[which].fast._node(Term(Syllable.typed(typed)))
        return set(matched.nonzero()[0].tolist())

    assert found(word) <= found(bare_form(word))
    if toneless_form(word) not in {word.lower(), "đang"}:
        assert found(word) <= found(toneless_form(word)) <= found(bare_form(word))


def test_the_first_article_is_left_out_where_it_must_not_match(open_index: OpenIndex) -> None:
    # Trap: Whoosh's AndNot matcher gives a false first hit.
    reader = open_index(
        [Article(id=str(number), title=title) for number, title in enumerate(["lũ bão", "lũ", "lũ bão"])]
    )
    matches = Evaluator(reader, WEIGHTS).matches(parse("lũ -bão"))
    assert matches.allowed.tolist() == [False, True, False]


def test_nothing_wanted_and_nothing_required_finds_everything(open_index: OpenIndex) -> None:
    matches = Evaluator(
        open_index([Article(id="1", title="lũ"), Article(id="2", title="")]), WEIGHTS
    ).matches(Query())
    assert matches.allowed.tolist() == [True, True]
    assert matches.found.tolist() == [0, 0]
    assert matches.scores.tolist() == [0.0, 0.0]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("hội", {"hội", "Hội"}),
        ("hôi", {"hội", "Hội", "hôi", "hối"}),
        ("hoi", {"hội", "Hội", "hôi", "hối", "hoi", "hỏi"}),
        ("hoà", {"hòa", "hoà"}),
        ("hòa", {"hòa", "hoà"}),
        ("đang", {"đang"}),
        ("dang", {"đang", "đảng", "dang"}),
        ("đảng", {"đảng"}),
        ("ngh*", {"nghị", "nghe"}),
        ("nghị*", {"nghị"}),
        ('"hội nghị"', set()),
    ],
)
def test_typed_marks_bind_and_untyped_are_free(open_index: OpenIndex, typed: str, titles: set[str]) -> None:
    written = ["hội", "Hội", "hôi", "hối", "hoi", "hỏi", "hòa", "hoà", "đang", "đảng", "dang", "nghị", "nghe"]
    reader = open_index([Article(id=word, title=word) for word in written])
    matches = Evaluator(reader, WEIGHTS).matches(parse(typed))
    query = parse(typed)
    shown = matches.allowed & (matches.found == len(query.wanted))
    assert {reader.article(number).title for number in shown.nonzero()[0]} == titles


@pytest.mark.parametrize(
    "body",
    [
        ("Bí thư", "Tỉnh ủy"),
        ("Tỉnh ủy bí thư",),
        ("Bí thư của Tỉnh ủy",),
    ],
)
def test_a_phrase_stands_in_a_row_in_one_paragraph(open_index: OpenIndex, body: tuple[str, ...]) -> None:
    articles = [
        Article(id="1", title="", body=body),
        Article(id="2", title="", body=("Gặp bí thư tỉnh uỷ.",)),
    ]
    matches = Evaluator(open_index(articles), WEIGHTS).matches(parse('"bi thu tinh uy"'))
    assert matches.allowed.tolist() == [False, True]


def test_a_phrase_does_not_cross_from_name_to_name(open_index: OpenIndex) -> None:
    people = (Person(name="Lò Văn Pâng"), Person(name="Vừ Thị Sao"))
    matches = Evaluator(open_index([Article(id="1", title="", people=people)]), WEIGHTS)
    assert matches.matches(parse('people:"văn pâng"')).allowed.tolist() == [True]
    assert matches.matches(parse('people:"pâng vừ"')).allowed.tolist() == [False]


@pytest.fixture(scope="module")
def many_terms(tmp_path_factory: pytest.TempPathFactory) -> Evaluator:
    text = " ".join(f"ab{number}" for number in range(MAX_PREFIX_TERMS + 1))
    article = Article(id="1", title="", body=(text,), people=(Person(name="Y"),))
    generation = build_index([article], tmp_path_factory.mktemp("index")).generation
    assert generation is not None
    return Evaluator(IndexReader(generation), WEIGHTS)


def test_a_prefix_of_too_many_terms_is_refused_by_name(many_terms: Evaluator) -> None:
    with pytest.raises(QueryError, match=r"ab\*") as caught:
        many_terms.matches(parse("ab*"))
    assert caught.value.limit == "MAX_PREFIX_TERMS"


def test_a_prefix_of_many_terms_counts_them_all(many_terms: Evaluator) -> None:
    assert many_terms.matches(parse("ab1*")).found.tolist() == [1]
    assert many_terms.matches(parse("ab1* -ab2*")).allowed.tolist() == [False]
