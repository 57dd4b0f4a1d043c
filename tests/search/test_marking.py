import html
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analyzer import syllables
from search.marking import MARK_END, MARK_START, marked_texts
from search.parser import parse
from search.query import query_leaves
from tests.index.texts import nfc_text
from tests.search import plain_marking

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
    found = marked_texts([{field: texts}], query_leaves(parse(query)))
    return [found.html(number) for number in range(len(texts))]


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


@pytest.mark.parametrize(
    "odd", ["\ufeff", "\x00", "\ud83d", "\ud83d\ude42", "\U0001f642", "\U0010ffff", "\n"]
)
def test_characters_of_no_script_stay_at_the_ends_of_a_text_and_beside_marks(odd: str) -> None:
    # Trap: a decoder takes U+FEFF for a mark of its own, numpy takes zeros at the end for none, and two surrogates in a row,
    # each alone, are not one character.
    assert marked("lũ", f"{odd}lũ{odd}", odd, f"{odd}&") == [
        f"{odd}<mark>lũ</mark>{odd}",
        odd,
        f"{odd}&amp;",
    ]


def test_pieces_are_written_in_the_order_that_they_are_asked_in() -> None:
    found = marked_texts([{"body": ["Lũ & bão", "", "<lũ>"]}], query_leaves(parse("lũ")))
    assert found.html_of([(2, 0, 4), (1, 0, 0), (0, 3, 8), (2, 1, 3), (0, 0, 2)]) == [
        "&lt;<mark>lũ</mark>&gt;",
        "",
        "&amp; bão",
        "<mark>lũ</mark>",
        "<mark>Lũ</mark>",
    ]
    assert found.html_of([]) == []


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
    found = marked_texts([{"title": ["Bí thư họp"], "body": ["Lần thứ ba."]}], query_leaves(parse("bi thu")))
    assert [found.html(0), found.html(1)] == ["<mark>Bí thư</mark> họp", "Lần thứ ba."]


def test_a_row_in_another_article_makes_no_strays() -> None:
    found = marked_texts([{"body": ["Bí thư họp"]}, {"body": ["Lần thứ ba."]}], query_leaves(parse("bi thu")))
    assert [found.html(0), found.html(1)] == ["<mark>Bí thư</mark> họp", "Lần <mark>thứ</mark> ba."]


def test_a_row_does_not_go_on_in_the_next_text() -> None:
    assert marked("bi thu", "Ông bí", "thư về", "Bí thư") == ["Ông bí", "thư về", "<mark>Bí thư</mark>"]
    assert marked('"bi thu"', "Ông bí", "thư về") == ["Ông bí", "thư về"]


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
    leaves = query_leaves(parse("title:lũ body:bão"))
    found = marked_texts([{"title": ["lũ bão"], "body": ["lũ bão"]}], leaves)
    assert [found.html(0), found.html(1)] == ["<mark>lũ</mark> bão", "lũ <mark>bão</mark>"]


def test_a_phrase_with_room_for_others_is_marked_without_them() -> None:
    assert marked('"lũ quét"~1', "Lũ to quét, lũ quét, lũ rất to quét") == [
        "<mark>Lũ</mark> to <mark>quét</mark>, <mark>lũ quét</mark>, lũ rất to quét"
    ]
    assert marked('"a b c"~2', "a x b y c, a x y b z c") == [
        "<mark>a</mark> x <mark>b</mark> y <mark>c</mark>, a x y b z c"
    ]


def test_what_matches_every_article_marks_nothing() -> None:
    assert marked("* lũ", "lũ về") == ["<mark>lũ</mark> về"]
    assert marked("*", "lũ về") == ["lũ về"]


def test_a_weight_changes_no_marks() -> None:
    assert marked("lũ^3", "lũ về") == ["<mark>lũ</mark> về"]


def test_a_part_of_a_text_keeps_the_marks_that_lie_in_it() -> None:
    found = marked_texts([{"body": ["Ông bí thư tỉnh ủy họp"]}], query_leaves(parse("bí thư tỉnh ủy")))
    assert found.html(0, 4, 10) == "<mark>bí thư</mark>"
    assert found.html(0, 0, 10) == "Ông <mark>bí thư</mark>"
    assert found.html(0, 7) == "<mark>thư tỉnh ủy</mark> họp"
    assert found.html(0, 5, 9) == "í th"


def plain(markup: str) -> str:
    return html.unescape(markup.replace(MARK_START, "").replace(MARK_END, ""))


@given(st.sampled_from(_QUERIES), st.lists(nfc_text, max_size=3))
def test_without_its_marks_a_text_is_what_it_was(query: str, texts: list[str]) -> None:
    assert [plain(text) for text in marked(query, *texts)] == texts


@given(st.sampled_from(_QUERIES), nfc_text, st.data())
def test_without_its_marks_a_part_is_that_part(query: str, text: str, data: st.DataObject) -> None:
    found = marked_texts([{"body": [text]}], query_leaves(parse(query)))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert plain(found.html(0, start, end)) == text[start:end]


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
    assert marked("lũ", "", "…") == ["", "…"]


def test_no_articles_have_no_marks() -> None:
    assert marked_texts([], query_leaves(parse("lũ"))).numbers == []
    assert marked_texts([{"body": ()}, {}], query_leaves(parse("lũ"))).numbers == [{"body": range(0)}, {}]


@given(
    query=st.sampled_from([*_QUERIES, '"lũ thư"~2', "bí^2 lũ", "*"]),
    articles=st.lists(st.lists(nfc_text, max_size=3), max_size=3),
)
@settings(max_examples=300)
def test_marks_are_those_of_the_plain_way(query: str, articles: list[list[str]]) -> None:
    leaves = query_leaves(parse(query))
    fields = [{"title": texts[:1], "body": texts[1:]} for texts in articles]
    found = marked_texts(fields, leaves)
    expected = [
        text.html()
        for texts in fields
        for listed in plain_marking.marked(texts, leaves).values()
        for text in listed
    ]
    assert [found.html(number) for number, _ in enumerate(found.texts)] == expected
