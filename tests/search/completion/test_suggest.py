"""Suggestions are compared with slow Python over the terms that articles have, on random articles and beginnings."""

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, Person
from index.reader import IndexReader
from index.segment.layout import Kind
from index.spelling import bare_form, exact_form
from index.store import current_generation
from index.update import update_index
from search.completion import suggest
from search.completion.suggest import Suggester
from search.engine import Suggestion, SuggestionKind
from search.limits import MAX_QUERY_CHARACTERS, MAX_SUGGESTIONS
from search.query import Syllable
from tests.index.corpora import random_articles
from tests.index.segment.content import Content, expected
from tests.search.conftest import OpenIndex, build_in_segments

_ARTICLES = random_articles(3, 60)
_GONE = [article.id for article in _ARTICLES[::4]]
_WAYS_TO_CUT = ((60,), (30, 50, 60))

Listed = list[tuple[str, SuggestionKind, int]]


@pytest.fixture(scope="module", params=_WAYS_TO_CUT, ids=["one segment", "several segments"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index")
    build_in_segments(folder, *(_ARTICLES[first:end] for first, end in pairwise((0, *request.param))))
    return folder


def opened(folder: Path) -> Suggester:
    return Suggester(IndexReader(current_generation(folder)))


@pytest.fixture(scope="module")
def typed() -> list[str]:
    """Beginnings of what the articles say and of whom they name, with all, some or none of their marks."""
    chance = random.Random(5)
    texts = [text for article in _ARTICLES for text in (article.title, *(one.name for one in article.people))]
    found = ["", " ", "l", "ngoèo", "ng"]
    while len(found) < 250:
        syllables = chance.choice(texts).replace(",", "").split()
        first = chance.randrange(len(syllables)) if syllables else 0
        chosen = syllables[first : first + chance.randint(1, 6)]
        folded = [chance.choice((str, bare_form, exact_form))(syllable) for syllable in chosen]
        text = " ".join(folded)
        found.append(text + " " if chance.random() < 0.2 else text[: len(text) - chance.randrange(3)])
    return found


def begins(syllables: Sequence[Syllable], written: Sequence[str], *, whole: bool) -> bool:
    *others, last = syllables
    return (
        len(written) >= len(syllables)
        and all(other.matches(at) for other, at in zip(others, written, strict=False))
        and (last.matches(written[len(others)]) or (not whole and last.begins(written[len(others)])))
    )


def is_found(
    kind: SuggestionKind, syllables: Sequence[Syllable], written: Sequence[str], *, whole: bool
) -> bool:
    if kind is not SuggestionKind.PERSON:
        return begins(syllables, written, whole=whole)
    letters = len(" ".join(syllable.text for syllable in syllables))
    starts = range(len(written) if letters > 1 else 1)
    return len(written) > 1 and any(begins(syllables, written[start:], whole=whole) for start in starts)


def entries(content: Content) -> dict[SuggestionKind, dict[str, Counter[str]]]:
    """Return what could be suggested: kind → exact form → how it is written, with its documents."""
    found: dict[SuggestionKind, dict[str, Counter[str]]] = {
        kind: defaultdict(Counter) for kind in SuggestionKind
    }
    for term, docs in content.docs.items():
        text = term[1:].decode(errors="replace")
        if term[:1] == Kind.HEADLINE_PHRASE:
            written = text.partition("\t")[2]
            exact = " ".join(exact_form(each) for each in written.replace("-", " ").split())
            found[SuggestionKind.PHRASE][exact][written] += len(docs)
        elif term[:1] == Kind.PERSON:
            found[SuggestionKind.PERSON][text][content.labels[term]] += len(docs)
        elif term[:1] == Kind.WORD:
            found[SuggestionKind.WORD][text][text] += len(docs)
    return found


def slowly(content: Content, typed: str, most: int) -> tuple[str, Listed]:
    """Return what stays as it is typed, and the exact forms of what may follow it, one rule after another."""
    tokens = typed.split()
    for size in (len(tokens), *(size for size in (3, 2, 1) if size < len(tokens))):
        chosen = [Syllable.typed(text) for text in tokens[len(tokens) - size :]]
        found = {
            kind: {
                exact: Suggestion(text=exact, kind=kind, count=texts.total())
                for exact, texts in of_kind.items()
                if chosen and is_found(kind, chosen, exact.split(), whole=typed.endswith(" "))
            }
            for kind, of_kind in entries(content).items()
        }
        if any(found.values()):
            itself = " ".join(exact_form(one.text) for one in chosen)
            before = "".join(f"{one} " for one in tokens[: len(tokens) - size])
            ranked = _ranked(found, size + typed.endswith(" "))
            return before, [each for each in ranked if each[0] != itself][:most]
    return "", []


def _ranked(found: dict[SuggestionKind, dict[str, Suggestion]], more: int) -> Listed:
    """Return all that is worth showing; what has at least `more` syllables says more than what was typed."""
    first = {**found[SuggestionKind.PHRASE], **found[SuggestionKind.PERSON]}
    kept = []
    for exact, each in first.items():
        longer = [other for text, other in first.items() if text.startswith(f"{exact} ")]
        shorter = [other for text, other in first.items() if exact.startswith(f"{text} ")]
        is_beginning = len(exact.split()) >= more and each.count in {other.count for other in longer}
        repeats = any(other.count > 1 and len(other.text.split()) >= more for other in shorter)
        is_odd = each.kind is SuggestionKind.PHRASE and each.count == 1 and repeats
        if not is_beginning and not is_odd:
            kept.append(each)
    words = [each for exact, each in found[SuggestionKind.WORD].items() if exact not in first]
    ranked = [
        each for part in (kept, words) for each in sorted(part, key=lambda each: (-each.count, each.text))
    ]
    return [(each.text, each.kind, each.count) for each in ranked]


def quickly(suggester: Suggester, typed: str, before: str) -> Listed:
    found = suggester.suggestions(typed, MAX_SUGGESTIONS)
    assert all(each.text.startswith(before) for each in found)
    rests = [each.text.removeprefix(before).split() for each in found]
    return [
        (" ".join(map(exact_form, rest)), each.kind, each.count)
        for rest, each in zip(rests, found, strict=True)
    ]


def compare(folder: Path, articles: Sequence[Article], typed: list[str]) -> None:
    content, suggester = expected(articles), opened(folder)
    for text in typed:
        before, listed = slowly(content, text, MAX_SUGGESTIONS)
        assert quickly(suggester, text, before) == listed, f"typed {text!r}"


@pytest.fixture(autouse=True)
def _read_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suggest, "ENOUGH", 1_000)


def test_suggestions_are_those_that_plain_python_finds(folder: Path, typed: list[str]) -> None:
    compare(folder, _ARTICLES, typed)


def test_deleted_articles_do_not_count(tmp_path: Path, typed: list[str]) -> None:
    build_in_segments(tmp_path, _ARTICLES[:40], _ARTICLES[40:])
    update_index(tmp_path, [], deleted=_GONE)
    compare(tmp_path, [article for article in _ARTICLES if article.id not in _GONE], typed)


def of(open_index: OpenIndex, *titles: str, people: Sequence[str] = ("Y",)) -> Suggester:
    """Return what completes from some headlines, whose articles all name `people`."""
    named = tuple(Person(name=name) for name in people)
    return Suggester(
        open_index([Article(id=str(at), title=title, people=named) for at, title in enumerate(titles)])
    )


def texts(suggester: Suggester, typed: str, most: int = 8) -> list[str]:
    return [each.text for each in suggester.suggestions(typed, most)]


def test_typed_marks_bind_and_others_are_restored(open_index: OpenIndex) -> None:
    suggester = of(open_index, "Lũ quét, Lam Châu", "Lúa gạo, Vĩnh Sa")
    assert texts(suggester, "lu") == ["Lúa gạo", "Lũ quét"]
    assert texts(suggester, "lũ") == ["Lũ quét"]
    assert texts(suggester, "lú") == ["Lúa gạo"]
    assert texts(suggester, "LAM ch") == ["Lam Châu"]
    assert texts(suggester, "vinh sá") == []


def test_a_phrase_is_shown_as_it_is_most_often_written(open_index: OpenIndex) -> None:
    suggester = of(open_index, "Hoà bình", "HÒA BÌNH", "Hòa bình", "Hoà bình")
    assert suggester.suggestions("hoa", 8) == (
        Suggestion(text="Hoà bình", kind=SuggestionKind.PHRASE, count=4),
    )


def test_people_are_found_by_their_given_names_too(open_index: OpenIndex) -> None:
    suggester = of(open_index, "Họp", people=("Lò Văn Pâng", "Pâng"))
    for typed in ("lo v", "pang", "van p", "Pâ"):
        assert texts(suggester, typed) == ["Lò Văn Pâng"]
    # One letter stands for too many.
    assert texts(suggester, "p") == []


def test_a_space_says_that_the_syllable_is_whole(open_index: OpenIndex) -> None:
    suggester = of(open_index, "Ban bí thư", "Bản làng", "Bang giao")
    assert texts(suggester, "ban") == ["Ban bí thư", "Bang giao", "Bản làng"]
    assert texts(suggester, "ban ") == ["Ban bí thư", "Bản làng"]


def test_a_syllable_may_end_otherwise_once_it_is_whole(open_index: OpenIndex) -> None:
    suggester = of(open_index, "Kỹ thuật", "Kinh tế")
    assert texts(suggester, "ki") == ["Kinh tế", "Kỹ thuật"]
    assert texts(suggester, "kĩ") == ["Kỹ thuật"]


@pytest.mark.parametrize("typed", ["hoà", "hòa", "Huỳ", "hùy"])
def test_the_tone_may_move_while_a_syllable_grows(open_index: OpenIndex, typed: str) -> None:
    suggester = of(open_index, "Hoàng hôn", "Huỳnh quang")
    assert texts(suggester, typed) == ["Huỳnh quang" if bare_form(typed) == "huy" else "Hoàng hôn"]


def test_where_nothing_begins_so_the_end_is_completed(open_index: OpenIndex) -> None:
    suggester = of(open_index, "Bí thư Tỉnh ủy Lam Châu")
    assert texts(suggester, "ngoeo lam ch") == ["ngoeo Lam Châu"]
    assert texts(suggester, "-(lam ch") == ["-(Lam Châu"]
    assert texts(suggester, "tiêu đề:lam ch") == ["tiêu đề:Lam Châu"]
    assert texts(suggester, "lam chau, bi t") == ["lam chau, Bí thư Tỉnh ủy"]


def test_what_was_typed_is_not_suggested(open_index: OpenIndex) -> None:
    suggester = of(open_index, "Lam Châu")
    assert texts(suggester, "lam châu") == texts(suggester, "Lam Châu ") == []
    assert texts(suggester, "lam chau") == ["Lam Châu"]


def test_the_words_of_the_corpus_follow_where_the_others_are_few(open_index: OpenIndex) -> None:
    lede = "Nông dân trồng lúa."
    suggester = Suggester(
        open_index([Article(id=title, title=title, lede=lede) for title in ("Nông nghiệp", "Họp")])
    )
    kinds = {each.text: each.kind.value for each in suggester.suggestions("nong", 8)}
    assert kinds == {"Nông nghiệp": "phrase", "nông dân": "word"}
    assert texts(suggester, "nong", 1) == ["Nông nghiệp"]


def test_no_more_than_asked_for_and_the_most_frequent_first(open_index: OpenIndex) -> None:
    suggester = of(open_index, "Lam Châu", "Lam Sơn", "Lam Châu", "Lam Giang")
    assert texts(suggester, "lam", 2) == ["Lam Châu", "Lam Giang"]


@pytest.mark.parametrize(
    "typed",
    ["", "  ", "lam ch.", "lam*", '"', "a" * (MAX_QUERY_CHARACTERS + 1), "lam " * 21, "\ud800", "\0 lam\0"],
)
def test_what_cannot_be_completed_gives_nothing(open_index: OpenIndex, typed: str) -> None:
    assert texts(of(open_index, "Lam Châu"), typed) == []


@given(typed=st.text(max_size=40))
def test_no_text_makes_it_fail(anything: Suggester, typed: str) -> None:
    assert len(anything.suggestions(typed, 3)) <= 3


@pytest.fixture(scope="module")
def anything(tmp_path_factory: pytest.TempPathFactory) -> Suggester:
    folder = tmp_path_factory.mktemp("index")
    build_in_segments(folder, _ARTICLES)
    return opened(folder)
