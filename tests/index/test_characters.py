from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.characters import BETWEEN, Characters, codes_of, text_of

any_text = st.text(st.characters(), max_size=20)


@given(st.lists(any_text, max_size=5))
def test_each_text_starts_where_it_is_told(texts: list[str]) -> None:
    characters = Characters.of(texts)
    starts = characters.text_starts.tolist()
    found = [text_of(characters.codes[start : end - len(BETWEEN)]) for start, end in pairwise(starts)]
    assert found == texts
    assert characters.joined == "".join(text + BETWEEN for text in texts)
    assert starts[-1] == characters.codes.size == len(characters.joined)


@given(any_text)
def test_code_points_are_those_of_the_text_and_give_it_back(text: str) -> None:
    assert codes_of(text).tolist() == list(map(ord, text))
    assert text_of(codes_of(text)) == text


@pytest.mark.parametrize("text", ["", "\x00", "a\x00\x00", "\ufeffa", "\ud83d\ude42", "\U0010ffff"])
def test_no_character_is_lost_or_made_into_another(text: str) -> None:
    assert codes_of(text).tolist() == list(map(ord, text))
    assert text_of(codes_of(text)) == text


def test_code_points_may_be_written_to() -> None:
    assert codes_of("lũ").flags.writeable
