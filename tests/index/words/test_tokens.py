import re
import sys

from hypothesis import given

from index.words.tokens import _TOKEN, SPACES, token_spans
from tests.index.texts import nfc_text
from tests.index.words.fuzz import fuzzed_strings
from tests.index.words.reference import pyvi


def test_white_space_is_what_python_and_the_pattern_say() -> None:
    characters = [chr(number) for number in range(sys.maxunicode + 1)]
    assert [character for character in characters if character.isspace()] == list(SPACES)
    assert [character for character in characters if re.match(r"\s", character)] == list(SPACES)


@given(nfc_text)
def test_the_shorter_pattern_finds_what_the_whole_one_does(text: str) -> None:
    assert token_spans(text) == [match.span() for match in _TOKEN.finditer(text)]


def test_tokens_are_pyvis() -> None:
    for text in fuzzed_strings(500, seed=3):
        _, expected = pyvi().ViTokenizer.ViTokenizer.sylabelize(text)
        assert [text[start:end] for start, end in token_spans(text)] == expected
