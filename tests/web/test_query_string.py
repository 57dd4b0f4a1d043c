import pytest

from web.errors import ParameterError
from web.query_string import decoded_pairs, shortened


@pytest.mark.parametrize(
    ("query_string", "value"),
    [
        (b"q=b%C3%A3o", "bão"),
        ("q=bão".encode(), "bão"),
        (b"q=b%c3%a3o+l%C5%A9", "bão lũ"),
        (b"q=a%26b%3Dc", "a&b=c"),
        (b"q=100%", "100%"),
        (b"q=%zz", "%zz"),
        (b"q=a=b", "a=b"),
        (b"q", ""),
    ],
)
def test_a_value_is_read_as_it_was_typed(query_string: bytes, value: str) -> None:
    assert decoded_pairs(query_string, allowed=("q",)) == [("q", value)]


@pytest.mark.parametrize("bad", [b"%FF", b"\xff", b"%C3", b"%ED%A0%80", b"%C0%80"])
def test_bytes_that_are_not_utf8_are_refused_and_shown(bad: bytes) -> None:
    with pytest.raises(ParameterError) as refused:
        decoded_pairs(b"q=" + bad, allowed=("q",))
    assert refused.value.parameter == "q"
    assert refused.value.value.startswith("\\x")


def test_an_unknown_name_is_refused_with_the_names_that_are_known() -> None:
    with pytest.raises(ParameterError) as refused:
        decoded_pairs(b"q=a&fbclid=1", allowed=("q", "page"))
    assert (refused.value.parameter, refused.value.value, refused.value.allowed) == ("fbclid", "1", "q, page")


def test_a_name_that_is_not_utf8_is_unknown() -> None:
    with pytest.raises(ParameterError) as refused:
        decoded_pairs(b"%ff=1", allowed=("q",))
    assert refused.value.parameter == "\\xff"


def test_a_repeated_name_is_refused_with_all_its_values() -> None:
    with pytest.raises(ParameterError) as refused:
        decoded_pairs(b"page=1&q=a&page=2", allowed=("q", "page"))
    assert (refused.value.parameter, refused.value.value) == ("page", "1, 2")


def test_a_shown_value_is_cut() -> None:
    assert shortened("b" * 201) == "b" * 200 + "…"
