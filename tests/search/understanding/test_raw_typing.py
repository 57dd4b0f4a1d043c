"""Keystrokes are told from words by what an index has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.understanding.raw_typing import decoded

_WORDS_BY_SHARE = {
    0.5: "bộ tỉnh hà nội ở sẽ có đường cả công",
    0.1: "thư bí lê họp ủy hải á",
    0.03: "đảng mã ôtô hđnd",
    0.01: "covid lee tour test",
    0.001: "sex max wifi office us g7 a4 car congo hair",
    0.0001: "tét ã",
}
_SHARES = {word: share for share, words in _WORDS_BY_SHARE.items() for word in words.split()}
_FOREIGN = (
    "container Morning test Rubio quang sex office boss class Mass Lewis news covid Asus VNPT SEA wifi 5G A4 G7 "
    "U23 Covid19 B52 2022 QL1 Lee Max Congo US car tour"
)
_ACCENTED = "Đảng bộ tỉnh hòa nước"
_KEYSTROKES = (
    "ddangr booj tinhr haf nooij owr sex ootoo hddnd d9ang3 bo65 ti3nh d9uong72 dduowngf xoong nhana"
)

any_token = st.sampled_from(f"{_FOREIGN} {_ACCENTED} {_KEYSTROKES}".split()) | st.text(
    "abcdeoungwsfrxjz169", min_size=1, max_size=7
)
any_shares = st.dictionaries(st.sampled_from([*_SHARES, *_KEYSTROKES.split()]), st.floats(0, 1), max_size=20)


def likelihood(form: str) -> float:
    return _SHARES.get(form, 0.0)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ddangr booj tinhr", "đảng bộ tỉnh"),
        ("d9ang3 bo65 ti3nh", "đảng bộ tỉnh"),
        ("dang93 bo65 tinh3", "đảng bộ tỉnh"),
        ("DDANGR BOOJ", "ĐẢNG BỘ"),
        ("ddangr", "đảng"),
        ("dduowngf", "đường"),
        ("haf nam", "hà nam"),
        ("sex cos ddangr booj hopj", "sẽ có đảng bộ họp"),
        ("hddnd tinhr cos ootoo", "hđnd tỉnh có ôtô"),
        ("tinhr uyr haf nooij 2022", "tỉnh ủy hà nội 2022"),
    ],
)
def test_keystrokes_are_decoded(typed: str, meant: str) -> None:
    assert decoded(typed.split(), likelihood) == tuple(meant.split())


@pytest.mark.parametrize("word", _FOREIGN.split())
def test_a_foreign_word_alone_stays(word: str) -> None:
    assert decoded((word,), likelihood) is None


@pytest.mark.parametrize(
    "query",
    [
        "đảng bộ tỉnh",
        "dang bo tinh ha noi",
        "đảng bo tinh",
        "bí thư Lee họp ở Hà Nội",
        "sex tour",
        "hair salon",
        "Boss Lewis wifi office",
        "giay A4",
        "G7 U23 B52",
        "",
    ],
)
def test_words_stay(query: str) -> None:
    assert decoded(query.split(), likelihood) is None


def test_foreign_words_among_keystrokes_stay() -> None:
    typed = ("test", "covid", "owr", "haf", "nooij", "wifi", "A4")
    assert decoded(typed, likelihood) == ("test", "covid", "ở", "hà", "nội", "wifi", "A4")


def test_a_word_with_a_vowel_far_from_its_like_needs_more_to_be_keystrokes() -> None:
    assert decoded(("Congo",), likelihood) is None
    assert decoded(("coong",), likelihood) == ("công",)


def test_one_token_beside_marks_is_decoded_where_it_is_plain_keystrokes() -> None:
    assert decoded(("Đảng", "booj"), likelihood) == ("Đảng", "bộ")


def test_beside_marks_more_is_asked_than_alone() -> None:
    shares = {"cảng": 0.08, "hội": 0.3}
    assert decoded(("cangr",), lambda form: shares.get(form, 0.0)) == ("cảng",)
    assert decoded(("hội", "cangr"), lambda form: shares.get(form, 0.0)) is None


def test_what_is_no_syllable_is_decoded_only_where_the_index_has_it() -> None:
    assert decoded(("ddangr", "hddnd"), likelihood) == ("đảng", "hđnd")
    assert decoded(("ddangr", "hddxx"), likelihood) == ("đảng", "hddxx")


def test_of_two_syllables_typed_alike_the_commoner_is_meant() -> None:
    shares = {"gồng": 0.001, "goòng": 0.01, "đẩy": 0.1}
    assert decoded(("ddaayr", "goongf"), lambda form: shares.get(form, 0.0)) == ("đẩy", "goòng")


def test_a_query_may_mix_both_methods() -> None:
    assert decoded(("ddangr", "bo65"), likelihood) == ("đảng", "bộ")


@given(st.lists(any_token, max_size=6), any_shares)
def test_what_was_decoded_is_decoded_no_more(tokens: list[str], shares: dict[str, float]) -> None:
    def share(form: str) -> float:
        return shares.get(form, 0.0)

    once = decoded(tokens, share)
    if once is not None:
        assert len(once) == len(tokens)
        assert once != tuple(tokens)
        assert decoded(once, share) is None


@given(st.lists(any_token, max_size=6))
def test_an_index_without_words_decodes_nothing(tokens: list[str]) -> None:
    assert decoded(tokens, lambda _: 0.0) is None
