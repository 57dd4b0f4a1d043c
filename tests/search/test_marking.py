import html
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analyzer import syllables
from search.marking import MARK_END, MARK_START, MarkedText, Marker
from search.parser import parse
from search.query import query_leaves
from tests.index.texts import nfc_text

_QUERIES = (
    "lũ",
    "bí thư tỉnh ủy",
    '"bi thu"',
    "hoi*",
    "title:lũ",
    "body:dang",
    "lũ OR thư",
    "d -bí",
    "30/8",
    "an* ha*",
)


def marked(query: str, *texts: str, field: str = "body") -> list[str]:
    found = Marker(query_leaves(parse(query))).mark({field: texts})[field]
    return [text.html() for text in found]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("lũ", "Lũ về, lụt to", "<mark>Lũ</mark> về, lụt to"),
        ("lu", "Lũ về, lụ khụ", "<mark>Lũ</mark> về, <mark>lụ</mark> khụ"),
        ("tỉnh ủy", "Tỉnh uỷ họp", "<mark>Tỉnh uỷ</mark> họp"),
        ("bi thu", "Bí thư, Phó Bí thư", "<mark>Bí thư</mark>, Phó <mark>Bí thư</mark>"),
        ("lũ bão", "lũ, bão", "<mark>lũ</mark>, <mark>bão</mark>"),
        ("hội", "hội, hối, hôi", "<mark>hội</mark>, hối, hôi"),
        ("hôi", "hội, hối, hoi", "<mark>hội</mark>, <mark>hối</mark>, hoi"),
        ("ngh*", "Nghị quyết, ngang", "<mark>Nghị</mark> quyết, ngang"),
        ("an", "ban an toàn", "ban <mark>an</mark> toàn"),
        ("-lũ bão", "lũ và bão", "lũ và <mark>bão</mark>"),
        ("title:lũ bão", "lũ và bão", "lũ và <mark>bão</mark>"),
        ("TP.HCM", "ở TP.HCM, TP Huế", "ở <mark>TP</mark>.<mark>HCM</mark>, TP Huế"),
        ("", "lũ", "lũ"),
    ],
)
def test_what_a_query_matches_is_marked(query: str, text: str, expected: str) -> None:
    assert marked(query, text) == [expected]


def test_text_is_escaped_inside_marks_and_out() -> None:
    assert marked("script", '<script>alert("1")</script> & lũ') == [
        "&lt;<mark>script</mark>&gt;alert(&quot;1&quot;)&lt;/<mark>script</mark>&gt; &amp; lũ"
    ]


def test_letters_that_fold_to_several_do_not_shift_the_marks() -> None:
    # Trap: ₫ folds to one letter, ° to three and ½ to two digits.
    assert marked("lũ", "5₫ 30°C ½ ß lũ to") == ["5₫ 30°C ½ ß <mark>lũ</mark> to"]


def test_a_query_in_decomposed_form_marks_the_composed_text() -> None:
    assert marked(unicodedata.normalize("NFD", "tỉnh ủy"), "Tỉnh ủy họp") == ["<mark>Tỉnh ủy</mark> họp"]


def test_a_stray_is_not_marked_where_its_words_stand_in_a_row() -> None:
    assert marked("bi thu", "Bí thư nói về lần thứ ba.", "Thử bị gọi.") == [
        "<mark>Bí thư</mark> nói về lần thứ ba.",
        "Thử bị gọi.",
    ]


def test_a_row_in_another_field_makes_strays_of_the_rest() -> None:
    found = Marker(query_leaves(parse("bi thu"))).mark({"title": ["Bí thư họp"], "body": ["Lần thứ ba."]})
    assert found["title"][0].html() == "<mark>Bí thư</mark> họp"
    assert found["body"][0].html() == "Lần thứ ba."


def test_words_that_never_stand_in_a_row_are_all_marked() -> None:
    assert marked("bí thư", "Lá thư về bí và bầu") == ["Lá <mark>thư</mark> về <mark>bí</mark> và bầu"]


def test_a_word_alone_is_no_stray_beside_a_row_of_others() -> None:
    assert marked("bi thu bão", "Bí thư đi chống bão") == ["<mark>Bí thư</mark> đi chống <mark>bão</mark>"]


def test_a_doubled_word_makes_no_strays() -> None:
    assert marked("ngày", "Ngày ngày ra đồng, có ngày mưa") == [
        "<mark>Ngày ngày</mark> ra đồng, có <mark>ngày</mark> mưa"
    ]


def test_a_phrase_is_no_stray_of_itself() -> None:
    assert marked("TP.HCM lũ", "TP.HCM lũ to, TP.HCM ngập") == [
        "<mark>TP</mark>.<mark>HCM lũ</mark> to, <mark>TP</mark>.<mark>HCM</mark> ngập"
    ]


def test_a_phrase_is_marked_only_in_a_row() -> None:
    assert marked('"lũ quét"', "Lũ quét, quét lũ, lũ rồi quét") == [
        "<mark>Lũ quét</mark>, quét lũ, lũ rồi quét"
    ]
    assert marked('"lũ quét"', "lũ", "quét") == ["lũ", "quét"]


def test_phrases_that_overlap_are_marked_whole() -> None:
    assert marked('"a b a"', "a b a b a c") == ["<mark>a b a b a</mark> c"]


def test_each_field_is_marked_by_its_own_words() -> None:
    found = Marker(query_leaves(parse("title:lũ body:bão"))).mark({"title": ["lũ bão"], "body": ["lũ bão"]})
    assert found["title"][0].html() == "<mark>lũ</mark> bão"
    assert found["body"][0].html() == "lũ <mark>bão</mark>"


def test_a_part_of_a_text_keeps_the_marks_that_lie_in_it() -> None:
    [text] = Marker(query_leaves(parse("bí thư tỉnh ủy"))).mark({"body": ["Ông bí thư tỉnh ủy họp"]})["body"]
    assert text.html(4, 10) == "<mark>bí thư</mark>"
    assert text.html(0, 10) == "Ông <mark>bí thư</mark>"
    assert text.html(7) == "<mark>thư tỉnh ủy</mark> họp"
    assert text.html(5, 9) == "í th"


def plain(markup: str) -> str:
    return html.unescape(markup.replace(MARK_START, "").replace(MARK_END, ""))


@given(st.sampled_from(_QUERIES), st.lists(nfc_text, max_size=3))
def test_without_its_marks_a_text_is_what_it_was(query: str, texts: list[str]) -> None:
    assert [plain(text) for text in marked(query, *texts)] == texts


@given(st.sampled_from(_QUERIES), nfc_text, st.data())
def test_without_its_marks_a_part_is_that_part(query: str, text: str, data: st.DataObject) -> None:
    [found] = Marker(query_leaves(parse(query))).mark({"body": [text]})["body"]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert plain(found.html(start, end)) == text[start:end]


@given(st.sampled_from(_QUERIES), nfc_text)
def test_marks_hold_whole_syllables_that_match(query: str, text: str) -> None:
    leaves = query_leaves(parse(query))
    [markup] = marked(query, text)
    for inside in re.findall(f"{MARK_START}(.*?){MARK_END}", markup, re.DOTALL):
        tokens = syllables(html.unescape(inside))
        assert tokens
        assert (tokens[0].start, tokens[-1].end) == (0, len(html.unescape(inside)))
        for token in tokens:
            assert any(
                syllable.begins(token.text)
                for leaf in leaves
                for syllable in getattr(leaf, "syllables", None) or (getattr(leaf, "syllable", None),)
                if syllable
            )


def test_nothing_is_marked_in_an_empty_text() -> None:
    assert MarkedText("", (), {}).html() == ""
    assert marked("lũ", "", "…") == ["", "…"]
