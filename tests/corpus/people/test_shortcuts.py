"""What is told at once of the words next to a name is what the patterns find there."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.people import evidence, mentions, namesakes, roles, titles_before
from corpus.people.cores import Core
from corpus.people.forms import form_of
from corpus.people.names import phrase_key
from corpus.people.tagging import TaggedWord, TaggedWords, Words
from corpus.people.titles import TITLES
from corpus.people.tokens import token_of
from corpus.people.words_before import before
from corpus.people.words_behind import behind

_PIECES = (
    *(
        "giám đốc",
        "Trưởng phòng",
        "chính",
        "đại sứ",
        "tại",
        "và",
        "Và",
        "của",
        "ông",
        "Ông",
        "các",
        "đồng chí",
    ),
    *("hiện là", "được bầu", "làm", "đắc cử", "nói", "theo", "Theo", "vàng", "(theo", "rồi", "anh", "nhân"),
    *(
        "một",
        "người",
        "cho biết",
        "sinh năm",
        "từ",
        "đoạn từ",
        "như",
        "tỉnh",
        "tàu hộ vệ",
        "ảnh",
        "số 12",
        "of",
        "’s",
        "TP.",
        "gặp",
    ),
    *(".", ",", ":", ": ", ";", "(", "“", '"', "-", " - ", "– ", "\n", "\xa0", "  ", "1", "(39 tuổi),"),
)
_text = st.lists(st.tuples(st.sampled_from(_PIECES), st.sampled_from((" ", " ", "")))).map(
    lambda pairs: "".join(piece + blank for piece, blank in pairs)
)
_WORDS = Words(TaggedWords([[]]), 0)


@settings(max_examples=500)
@given(_text)
def test_the_last_cut_is_that_of_the_pattern(text: str) -> None:
    small = f"{text} ".lower()
    ends = [match.end() for match in roles._CUT.finditer(small)]
    cut, may_begin = roles._last_cut(small)
    assert cut == max(ends, default=0)
    assert may_begin or not roles._HEAD_INSIDE.search(f" {small[cut:]}")


@settings(max_examples=500)
@given(_text)
def test_what_never_leads_over_to_a_role_behind_does_not_match(text: str) -> None:
    if not behind(text, 0).role:
        assert not roles.has_role_after(text, 0)
        assert not roles.roles_after(text, 0, _WORDS, len(text) + 1)


@settings(max_examples=500)
@given(_text)
def test_what_never_leads_up_to_a_name_is_no_role(text: str) -> None:
    if not before(text, len(text)).role:
        assert not roles.roles_before(text, len(text), _WORDS)


@settings(max_examples=500)
@given(_text)
def test_what_is_told_by_the_last_word_alone_is_not_found_in_front(text: str) -> None:
    told = before(text, len(text))
    whole = f"{text}Mận Xanh"
    core = Core("full", tuple(map(token_of, ("Mận", "Xanh"))), (), False, 0, 8)
    if not told.title:
        assert not titles_before.title_before(text, len(text))
    if not told.credit:
        assert not namesakes.is_credit(text, len(text))
    if not told.announcement:
        assert not namesakes.is_against(whole, len(text), core, form_of(core), _WORDS, is_led=lambda: False)


@settings(max_examples=500)
@given(_text)
def test_what_is_told_by_the_first_word_alone_is_not_found_behind(text: str) -> None:
    told = behind(text, 0)
    if not told.age:
        assert not evidence.has_age(text, 0)
    core = Core("foreign", tuple(map(token_of, ("Ro", "Na"))), (), False, 0, 5)
    if not told.support:
        assert not evidence.support(text, 0, core)
        assert not evidence.support(text, 0, replace(core, kind="single"))
    if not told.announcement:
        assert not namesakes.is_against(f"Ro Na{text}", 0, core, form_of(core), _WORDS, is_led=lambda: False)


@settings(max_examples=500)
@given(_text)
def test_where_no_enumeration_goes_on_there_is_no_link_to_a_name(text: str) -> None:
    followed = f"{text}Mận"
    if behind(followed, 0).link:
        return
    for start in (at for at, letter in enumerate(followed) if letter.isupper()):
        assert mentions._LINK.fullmatch(followed, 0, start) is None
        assert mentions._STREET_LINK.fullmatch(followed, 0, start) is None


@settings(max_examples=500)
@given(_text, st.lists(st.sampled_from("VN"), min_size=80, max_size=80))
def test_verbs_end_roles_wherever_they_stand(text: str, tags: list[str]) -> None:
    pieces = re.finditer(r"\w+|[^\w\s]", text)
    tagged = [
        TaggedWord(piece.group(), tag, piece.start(), piece.end())
        for piece, tag in zip(pieces, tags, strict=False)
    ]
    words = Words(TaggedWords([tagged]), 0)
    with pytest.MonkeyPatch.context() as patch:
        found = roles.roles_before(text, len(text), words)
        roles_in = roles._roles_in
        patch.setattr(roles, "_roles_in", lambda written, small: (roles_in(written, small)[0], 0))
        assert found == roles.roles_before(text, len(text), words)


@given(
    st.lists(
        st.sampled_from([*sorted(TITLES)[::25], "nói", "gia đình", "“", '"', "(", "Ths.", "x."]), max_size=4
    )
)
def test_the_title_in_front_is_the_longest_that_ends_there(pieces: list[str]) -> None:
    text = " ".join([*pieces, ""])
    left = text.rstrip(" \"“'")
    words = left.replace('"', " ").replace("“", " ").replace("(", " ").split()[-4:] or [""]
    if words[-1].endswith(".") and words[-1][:1].isupper():
        words[-1] = words[-1][:-1]
    phrases = [phrase_key(" ".join(words[index:])) for index in range(len(words))]
    expected = "" if left.endswith("(") else next((each for each in phrases if each in TITLES), "")
    assert titles_before.title_before(text, len(text)) == expected
