from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article, Person
from index import writer
from index.build import build_index
from index.reader import IndexReader
from index.segment import codes
from index.spelling import bare_form, toneless_form
from index.store import current_generation
from index.update import update_index
from search import places
from search.engine import Sort
from search.errors import QueryError
from search.evaluate import Evaluator
from search.facets import Facets
from search.gathering import Asked, Found
from search.limits import FACET_VALUES, MAX_LEAVES, MAX_PREFIX_TERMS
from search.parser import parse
from search.query import And, Node, Query, Syllable, Term
from search.ranking import WEIGHTS
from search.tiers import shows_some, tier
from tests.search.conftest import OpenIndex
from tests.search.plain_evaluation import PlainEvaluator
from tests.search.random_queries import WRITTEN, nodes, queries, random_articles

_CORPORA = 6


@dataclass(frozen=True)
class Corpus:
    """The same articles in a fast evaluator and a plain one; `numbers` maps the fast one's documents to articles."""

    seed: int
    fast: Evaluator = field(repr=False)
    plain: PlainEvaluator = field(repr=False)
    numbers: dict[int, int] = field(repr=False)

    def found(self, query: Query, asked: Asked | None = None) -> Found:
        return self.fast.find(query, asked or Asked(best=1000))


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> list[Corpus]:
    return [_corpus(seed, tmp_path_factory.mktemp("index")) for seed in range(_CORPORA)]


@pytest.fixture(params=[0, 256], ids=["beside", "sought"])
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the syllables of a phrase be looked for beside the rarest one, then among their own places."""
    monkeypatch.setattr(places, "_FEW", request.param)
    monkeypatch.setattr(places, "_FAR", 0)


def _corpus(seed: int, index: Path) -> Corpus:
    """Build half of the corpora at once, the others bit by bit, with articles that are replaced and deleted."""
    with pytest.MonkeyPatch.context() as patch:
        # So few syllables would all have a code, and all in one stretch.
        patch.setattr(codes, "CODES", 5 if seed % 3 else 1 << 16)
        patch.setattr(codes, "_STRETCH", 37)
        return _built(seed, index)


def _built(seed: int, index: Path) -> Corpus:
    articles = random_articles(seed)
    deleted: list[Article] = []
    if seed % 2 == 0:
        build_index(articles, index)
    else:
        half = len(articles) // 2
        stale = [Article(id=each.id, title="lũ lũ hội", people=(Person(name="Bí Thư"),)) for each in articles]
        with pytest.MonkeyPatch.context() as patch:
            # So few articles would be merged at once.
            patch.setattr(writer, "due_merges", lambda *_: [])
            gone = Article(id="gone", title="lũ bí thư", people=(Person(name="Bí Thư"),))
            deleted = [*stale[half : half + 2], gone]
            build_index([*articles[:half], *deleted], index)
            update_index(index, articles[half:-1])
            update_index(index, articles[-1:], deleted=["gone"])
    reader = IndexReader(current_generation(index))
    live = [
        segment.base + document
        for segment in reader.segments
        for document in range(segment.arrays.documents)
        if not len(segment.live) or segment.live[document]
    ]
    order = {article.id: number for number, article in enumerate(articles)}
    numbers = {document: order[reader.article(document).id] for document in live}
    assert sorted(numbers.values()) == list(range(len(articles)))
    return Corpus(seed, Evaluator(reader, WEIGHTS), PlainEvaluator(articles, WEIGHTS, deleted), numbers)


def test_some_corpora_have_several_segments_and_deleted_documents(corpora: list[Corpus]) -> None:
    readers = [corpus.fast._reader for corpus in corpora]
    assert any(len(reader.segments) > 1 for reader in readers)
    assert any(len(segment.deleted) for reader in readers for segment in reader.segments)


@settings(max_examples=80)
@given(which=st.integers(0, _CORPORA - 1), query=queries)
@pytest.mark.usefixtures("loops", "few")
def test_a_query_finds_and_scores_what_plain_reading_does(
    corpora: list[Corpus], which: int, query: Query
) -> None:
    assert_same(corpora[which], query)


@settings(max_examples=80)
@given(which=st.integers(0, _CORPORA - 1), node=nodes)
@pytest.mark.usefixtures("loops", "few")
def test_every_condition_matches_and_scores_what_plain_reading_does(
    corpora: list[Corpus], which: int, node: Node
) -> None:
    assert_same(corpora[which], Query(required=And((node,))))


def assert_same(corpus: Corpus, query: Query) -> None:
    """Compare the documents, tiers and scores that a query finds with those that plain reading finds."""
    found = corpus.found(query)
    tiers, scores = plainly(corpus.plain, query)
    shown = {number for number, each in enumerate(tiers) if each}
    documents = [corpus.numbers[document] for document in found.documents.tolist()]
    assert set(documents) == shown
    assert len(documents) == len(shown) == found.total
    assert (found.all_words, found.most_words, found.some_words) == tuple(map(tiers.count, (1, 2, 3)))
    assert found.scores.tolist() == pytest.approx(
        [scores[number] for number in documents], rel=1e-4, abs=1e-5
    )
    assert (np.diff(found.scores) <= 0).all()


def plainly(evaluator: PlainEvaluator, query: Query) -> tuple[list[int], list[float]]:
    """Return the tier of each article, 0 where it is not shown, and its score."""
    matches = evaluator.matches(query)
    wanted = len(query.wanted)
    tiers = [tier(wanted, each.found, each.coverage + 1e-9) if each.allowed else 0 for each in matches]
    if tiers.count(1) + tiers.count(2) and not shows_some(wanted):
        tiers = [0 if each == 3 else each for each in tiers]
    return tiers, [each.score for each in matches]


@settings(max_examples=40)
@given(which=st.integers(0, _CORPORA - 1), query=queries, best=st.integers(0, 30))
def test_the_best_are_the_first_of_all(corpora: list[Corpus], which: int, query: Query, best: int) -> None:
    corpus = corpora[which]
    every, some = corpus.found(query), corpus.found(query, Asked(best=best))
    assert some.documents.tolist() == every.documents[:best].tolist()
    assert some.scores.tolist() == every.scores[:best].tolist()
    assert some.total == every.total


@settings(max_examples=40)
@given(which=st.integers(0, _CORPORA - 1), query=queries, most=st.integers(1, 5))
def test_only_the_best_articles_gain_by_nearness_and_all_else_keeps_its_place(
    corpora: list[Corpus], which: int, query: Query, most: int
) -> None:
    reader = corpora[which].fast._reader
    asked = Asked(best=1000)
    without = Evaluator(reader, replace(WEIGHTS, near=0.0)).find(query, asked)
    found = Evaluator(reader, replace(WEIGHTS, near_candidates=most)).find(query, asked)
    assert found.candidates == (min(most, without.total) if query.wanted else 0)
    first, rest = slice(found.candidates), slice(found.candidates, None)
    assert set(found.documents[first].tolist()) == set(without.documents[first].tolist())
    assert found.documents[rest].tolist() == without.documents[rest].tolist()
    assert found.scores[rest].tolist() == without.scores[rest].tolist()
    every = corpora[which].found(query)
    scores = dict(zip(every.documents.tolist(), every.scores.tolist(), strict=True))
    assert found.scores[first].tolist() == [scores[document] for document in found.documents[first].tolist()]


@settings(max_examples=40)
@given(which=st.integers(0, _CORPORA - 1), query=queries, passing=st.lists(st.booleans(), min_size=60))
@pytest.mark.usefixtures("loops")
def test_only_what_passes_the_filters_is_shown(
    corpora: list[Corpus], which: int, query: Query, passing: list[bool]
) -> None:
    corpus = corpora[which]
    segments = corpus.fast._reader.segments
    masks = [np.array(passing[: segment.arrays.documents], np.uint8) for segment in segments]
    for mask, segment in zip(masks, segments, strict=True):
        mask[segment.deleted] = 0
    every = corpus.found(query)
    some = corpus.found(query, Asked(best=1000, passing=masks))
    passed = np.concatenate(masks)[every.documents] > 0
    # Of what is shown only where little else is, a filter may bring up more.
    if not every.some_words and not some.some_words:
        assert some.documents.tolist() == every.documents[passed].tolist()
    assert np.concatenate(masks)[some.documents].all()


@settings(max_examples=40)
@given(which=st.integers(0, _CORPORA - 1), query=queries)
@pytest.mark.usefixtures("loops")
def test_facets_count_the_labels_of_what_is_shown(corpora: list[Corpus], which: int, query: Query) -> None:
    corpus = corpora[which]
    found = corpus.found(query, Asked(best=1000, told=True))
    reader = corpus.fast._reader
    counted = {value.value.lower(): value.count for value in Facets(reader).of(found)["people"]}
    expected = Counter(
        person.name.lower()
        for document in found.documents.tolist()
        for person in reader.article(document).people
    )
    least = min(counted.values(), default=0)
    assert counted.items() <= expected.items()
    assert len(counted) == min(len(expected), FACET_VALUES)
    assert all(count <= least for name, count in expected.items() if name not in counted)


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.usefixtures("loops")
def test_articles_of_one_score_come_newest_first_and_undated_last(open_index: OpenIndex, sort: Sort) -> None:
    from datetime import date

    dates: Sequence[date | None] = [date(2020, 5, 1), None, date(2022, 1, 1), date(2022, 1, 1), date(1, 1, 1)]
    reader = open_index([Article(id=str(n), title="lũ", published=day) for n, day in enumerate(dates)])
    found = Evaluator(reader, WEIGHTS).find(parse("lũ"), Asked(sort=sort))
    expected = [4, 0, 2, 3, 1] if sort is Sort.OLDEST else [2, 3, 0, 4, 1]
    assert found.documents.tolist() == expected
    assert (found.scores > 0).all()


@pytest.mark.parametrize(
    "typed", ["cơ quan chức năng", "co quan chuc nang", "hợp tác xã chức năng", "hop tac xa", "hơp tac xã"]
)
@pytest.mark.usefixtures("loops", "few")
def test_long_words_of_the_segmentation_score_what_plain_reading_does(
    open_index: OpenIndex, typed: str
) -> None:
    people = (Person(name="Y"),)
    titles = ("Xã nhờ cơ quan chức năng giúp", "Quan chức ở cơ sở", "Hợp tác xã Nà Hin", "Năng hợp tác")
    articles = [Article(id=title, title=title, people=people) for title in titles]
    evaluator = Evaluator(open_index(articles), WEIGHTS)
    found = evaluator.find(parse(typed), Asked())
    plainly_found = PlainEvaluator(articles, WEIGHTS).matches(parse(typed))
    expected = [plainly_found[document].score for document in found.documents.tolist()]
    assert found.scores.tolist() == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize("condition", ["", " -gió"])
@pytest.mark.usefixtures("loops")
def test_the_longest_query_scores_what_plain_reading_does(open_index: OpenIndex, condition: str) -> None:
    words = [f"từ{number}" for number in range(MAX_LEAVES - bool(condition))]
    texts = [words, words[1:], words[::-1], [*words, "gió"], words[:40], words[30:], ["gió"], words[:1]]
    articles = [
        Article(id=str(number), title="", body=(" ".join(text),), people=(Person(name="Y"),))
        for number, text in enumerate(texts)
    ]
    query = parse(" ".join(words) + condition)
    assert len(query.wanted) == len(words)
    reader = open_index(articles)
    corpus = Corpus(
        0, Evaluator(reader, WEIGHTS), PlainEvaluator(articles, WEIGHTS), {n: n for n in range(len(texts))}
    )
    assert_same(corpus, query)
    assert corpus.found(query).all_words == (3 if not condition else 2)


def shown(corpus: Corpus, node: Node) -> set[int]:
    return set(corpus.found(Query(required=And((node,)))).documents.tolist())


@settings(max_examples=60)
@given(which=st.integers(0, _CORPORA - 1), word=st.sampled_from(WRITTEN))
def test_typing_more_marks_never_adds_a_result(corpora: list[Corpus], which: int, word: str) -> None:
    def found(typed: str) -> set[int]:
        return shown(corpora[which], Term(Syllable.typed(typed)))

    assert found(word) <= found(bare_form(word))
    if toneless_form(word) not in {word.lower(), "đang"}:
        assert found(word) <= found(toneless_form(word)) <= found(bare_form(word))


def documents_of(reader: IndexReader, typed: str) -> list[int]:
    return sorted(Evaluator(reader, WEIGHTS).find(parse(typed), Asked(best=1000)).documents.tolist())


def test_the_first_article_is_left_out_where_it_must_not_match(open_index: OpenIndex) -> None:
    # Trap: Whoosh's AndNot matcher gives a false first hit.
    reader = open_index(
        [Article(id=str(number), title=title) for number, title in enumerate(["lũ bão", "lũ", "lũ bão"])]
    )
    assert documents_of(reader, "lũ -bão") == [1]


def test_nothing_wanted_and_nothing_required_finds_everything(open_index: OpenIndex) -> None:
    reader = open_index([Article(id="1", title="lũ"), Article(id="2", title="")])
    found = Evaluator(reader, WEIGHTS).find(Query(), Asked())
    assert sorted(found.documents.tolist()) == [0, 1]
    assert (found.all_words, found.scores.tolist()) == (2, [0.0, 0.0])


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
    assert {reader.article(number).title for number in documents_of(reader, typed)} == titles


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
    assert documents_of(open_index(articles), '"bi thu tinh uy"') == [1]


@pytest.mark.parametrize(
    ("typed", "matches"),
    [('"văn pâng"', True), ('"pâng vừ"', False), ('"pâng vừ"~15', False), ('"lò pâng"~1', True)],
)
def test_a_phrase_does_not_cross_from_name_to_name(
    open_index: OpenIndex, typed: str, *, matches: bool
) -> None:
    people = (Person(name="Lò Văn Pâng"), Person(name="Vừ Thị Sao"))
    reader = open_index([Article(id="1", title="", people=people)])
    assert documents_of(reader, f"people:{typed}") == [0] * matches


@pytest.fixture(scope="module")
def many_terms(tmp_path_factory: pytest.TempPathFactory) -> IndexReader:
    text = " ".join(f"ab{number}" for number in range(MAX_PREFIX_TERMS + 1))
    article = Article(id="1", title="", body=(text,), people=(Person(name="Y"),))
    generation = build_index([article], tmp_path_factory.mktemp("index")).generation
    assert generation is not None
    return IndexReader(generation)


def test_a_prefix_of_too_many_terms_is_refused_by_name(many_terms: IndexReader) -> None:
    with pytest.raises(QueryError, match=r"ab\*") as caught:
        documents_of(many_terms, "ab*")
    assert caught.value.limit == "MAX_PREFIX_TERMS"


def test_a_prefix_of_many_terms_counts_them_all(many_terms: IndexReader) -> None:
    assert documents_of(many_terms, "ab1*") == [0]
    assert documents_of(many_terms, "ab1* -ab2*") == []
