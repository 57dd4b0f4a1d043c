import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analyzer import syllables
from search.marking import MARK_END, MARK_START, marked_texts
from search.parser import parse
from search.query import query_leaves
from search.snippets import MOST_PASSAGES, PASSAGE_CHARACTERS, snippets
from tests.index.texts import nfc_text
from tests.search import plain_marking

_FILLER = "Người dân trong bản dời thóc lúa lên đồi cao trước khi trời tối. "
_PIECES = (
    "lũ",
    "quét",
    "bão",
    "lũ quét",
    "mưa",
    "x" * 90,
    "y" * 400,
    "dời thóc, lúa.",
    ". ",
    "; ",
    "“",
    "…",
    "<b>",
    "&",
    "  ",
)

paragraphs_text = st.lists(
    st.one_of(st.lists(st.sampled_from(_PIECES), max_size=60).map(" ".join), nfc_text), max_size=4
)


def passages(query: str, *paragraphs: str) -> tuple[str, ...]:
    marked = marked_texts([{"body": paragraphs}], query_leaves(parse(query)))
    return snippets(marked, [range(len(paragraphs))])[0]


def plain(passage: str) -> str:
    return html.unescape(passage.replace(MARK_START, "").replace(MARK_END, ""))


def test_a_short_paragraph_is_shown_whole() -> None:
    assert passages("lũ", "Trời quang.", "Lũ về & gió lớn.") == ("<mark>Lũ</mark> về &amp; gió lớn.",)


def test_without_a_match_nothing_is_shown() -> None:
    assert passages("lũ", "Trời quang.", "") == ()
    assert passages("", "Lũ về.") == ()
    assert passages("lũ") == ()


def test_a_long_paragraph_is_cut_at_a_clause_with_ellipses() -> None:
    [passage] = passages("lũ", _FILLER * 4 + "Sáng nay, lũ về. " + _FILLER * 4)
    assert passage.startswith("… ")
    assert passage.endswith(" …")
    assert "<mark>lũ</mark>" in passage
    first = plain(passage).removeprefix("… ")
    assert first.startswith(("Người dân", "Sáng nay"))


def test_at_the_beginning_and_at_the_end_there_is_no_ellipsis() -> None:
    [at_start] = passages("lũ", "Lũ về. " + _FILLER * 6)
    assert at_start.startswith("<mark>Lũ</mark>")
    assert at_start.endswith(" …")
    [at_end] = passages("lũ", _FILLER * 6 + "Lũ về.")
    assert at_end.startswith("… ")
    assert at_end.endswith("<mark>Lũ</mark> về.")


def test_the_passage_with_more_of_the_words_is_shown_first_and_the_order_is_the_texts() -> None:
    shown = passages("lũ bão mưa", "Lũ.", "Lũ và bão.", "Lũ rồi bão rồi mưa.")
    assert [plain(passage) for passage in shown] == ["Lũ và bão.", "Lũ rồi bão rồi mưa."]


def test_a_second_passage_shows_what_the_first_does_not() -> None:
    shown = passages("lũ bão mưa", "Lũ rồi bão.", "Lũ rồi bão nữa.", "Mưa.")
    assert [plain(passage) for passage in shown] == ["Lũ rồi bão.", "Mưa."]


def test_different_words_count_more_than_one_word_often() -> None:
    shown = passages("lũ bão mưa gió", "lũ, " * 40 + "hết.", "Bão và lũ.", "Mưa và gió.")
    assert [plain(passage) for passage in shown] == ["Bão và lũ.", "Mưa và gió."]


def test_a_run_that_the_cut_divides_keeps_its_marks() -> None:
    run = "lũ quét " * 40
    [passage] = passages("lũ quét", run)
    assert passage.count(MARK_START) == 1
    assert passage == f"{MARK_START}{plain(passage).removesuffix(' …')}{MARK_END} …"


@pytest.mark.parametrize("text", ["a " + "x" * 300 + " b", "x" * 500, _FILLER * 3 + "x" * 250 + " lũ"])
def test_a_word_longer_than_a_passage_is_cut_and_nothing_breaks(text: str) -> None:
    for passage in passages(f"lũ {'x' * 3}*", text):
        assert 0 < len(plain(passage).removeprefix("… ").removesuffix(" …")) <= PASSAGE_CHARACTERS


@given(st.sampled_from(["lũ", "lũ quét bão", '"lũ quét"', "xx* mưa", "hoi"]), paragraphs_text)
def test_a_passage_is_a_piece_of_one_paragraph_and_no_longer_than_promised(
    query: str, paragraphs: list[str]
) -> None:
    shown = passages(query, *paragraphs)
    assert len(shown) <= MOST_PASSAGES
    for passage in shown:
        text = plain(passage)
        inside = [
            text[start:end]
            for start in ((0, 2) if text.startswith("… ") else (0,))
            for end in ((len(text), len(text) - 2) if text.endswith(" …") else (len(text),))
        ]
        assert any(
            piece in paragraph and len(piece) <= PASSAGE_CHARACTERS
            for piece in inside
            for paragraph in paragraphs
        )


@given(st.sampled_from(["lũ", "lũ quét bão", '"lũ quét"', "mưa"]), paragraphs_text)
def test_a_passage_is_cut_between_words_and_shows_a_match(query: str, paragraphs: list[str]) -> None:
    known = {token.text for paragraph in paragraphs for token in syllables(paragraph)}
    for passage in passages(query, *paragraphs):
        assert MARK_START in passage
        if all(len(word) <= PASSAGE_CHARACTERS // 3 for word in known):
            assert {token.text for token in syllables(plain(passage))} <= known


@given(paragraphs_text)
def test_something_is_shown_where_something_is_marked(paragraphs: list[str]) -> None:
    marked = marked_texts([{"body": paragraphs}], query_leaves(parse("lũ quét")))
    assert bool(snippets(marked, [range(len(paragraphs))])[0]) == bool(marked.places.size)


def test_passages_come_from_different_paragraphs() -> None:
    shown = passages("lũ", _FILLER * 4 + "Lũ về. " + _FILLER * 4 + "Lũ rút. " + _FILLER, "Lũ.")
    assert len(shown) == 2
    assert re.sub(r"</?mark>", "", shown[1]) == "Lũ."


def test_each_body_has_its_own_passages() -> None:
    articles = [
        {"title": ["Lũ"], "body": ["Lũ về."]},
        {"title": ["Bão"], "body": ["Trời quang.", "Bão và lũ."]},
    ]
    marked = marked_texts(articles, query_leaves(parse("lũ bão")))
    bodies = [numbers["body"] for numbers in marked.numbers]
    assert snippets(marked, bodies) == [
        ("<mark>Lũ</mark> về.",),
        ("<mark>Bão</mark> và <mark>lũ</mark>.",),
    ]
    assert snippets(marked, []) == []
    assert snippets(marked, [range(0), bodies[0]]) == [(), ("<mark>Lũ</mark> về.",)]


def test_a_clause_may_begin_after_any_space() -> None:
    ahead = "x" * 40 + " "
    for space in (" ", "  ", "\n\t", "\u3000", "\u2029 \u00a0"):
        [passage] = passages("lũ", ahead * 4 + f"hết.{space}“Nay lũ về, " + _FILLER * 5)
        assert passage.startswith("… “Nay <mark>lũ</mark> về"), f"help: the space is {space!r}"


_QUERIES = (
    "lũ",
    "lũ quét bão",
    "bão lũ mưa",
    '"lũ quét"',
    '"lũ bão"~3 mưa',
    "xx* mưa",
    "lua",
    "doi thoc lua",
)


@given(st.sampled_from(_QUERIES), st.lists(paragraphs_text, max_size=3))
def test_passages_are_those_of_the_plain_way(query: str, bodies: list[list[str]]) -> None:
    leaves = query_leaves(parse(query))
    marked = marked_texts([{"body": body} for body in bodies], leaves)
    assert snippets(marked, [numbers["body"] for numbers in marked.numbers]) == [
        plain_marking.snippet(plain_marking.marked({"body": body}, leaves)["body"]) for body in bodies
    ]
