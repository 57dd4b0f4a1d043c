"""What is told at once of the words next to a name is what the patterns find there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.people import roles, titles_before
from corpus.people.names import phrase_key
from corpus.people.tagging import TaggedWords, Words
from corpus.people.titles import TITLES

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
    assert roles._last_cut(small) == max(ends, default=0)


@settings(max_examples=500)
@given(_text)
def test_what_never_leads_over_to_a_role_behind_does_not_match(text: str) -> None:
    if not roles._may_lead(text, 0):
        assert roles._AFTER.match(text.lower()) is None


@settings(max_examples=500)
@given(_text)
def test_what_never_leads_up_to_a_name_is_no_role(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        found = roles.roles_before(text, len(text), _WORDS)
        patch.setattr(roles, "_never_leads_up", lambda *_: False)
        assert found == roles.roles_before(text, len(text), _WORDS)


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
