from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from index.analyzer import syllables, words
from index.spelling import exact_form
from tests.index.texts import nfc_text


def test_letters_and_digits_part_from_everything_else() -> None:
    text = "TP.HCM: 30/8, mưa_to – 1,5 tỷ₫!"
    assert [token.text for token in syllables(text)] == ["TP", "HCM", "30", "8", "mưa", "to", "1", "5", "tỷ"]


def test_text_without_syllables_has_no_tokens() -> None:
    for text in ("", " ", "…", "_", "₫ ° – \n", "🙂"):
        assert syllables(text) == []
        assert words(text, []) == []


def test_positions_begin_where_they_are_told() -> None:
    assert [token.position for token in syllables("Nà Hin", 7)] == [7, 8]


@given(nfc_text, st.integers(0, 1000))
def test_offsets_point_at_the_text_and_never_go_back(text: str, first: int) -> None:
    tokens = syllables(text, first)
    assert [text[token.start : token.end] for token in tokens] == [token.text for token in tokens]
    assert all(token.start < token.end for token in tokens)
    assert all(left.end <= right.start for left, right in pairwise(tokens))
    assert [token.position for token in tokens] == list(range(first, first + len(tokens)))


@given(nfc_text)
def test_no_letter_or_digit_is_lost(text: str) -> None:
    assert "".join(token.text for token in syllables(text)) == "".join(c for c in text if c.isalnum())


@given(nfc_text)
def test_a_word_stands_at_its_first_syllable_and_is_the_run_that_follows(text: str) -> None:
    tokens = syllables(text, 5)
    for word in words(text, tokens):
        parts = word.text.split(" ")
        run = tokens[word.position - 5 : word.position - 5 + len(parts)]
        assert len(parts) > 1
        assert [exact_form(token.text) for token in run] == parts


@given(nfc_text)
def test_words_never_overlap(text: str) -> None:
    ends = [(word.position, word.position + len(word.text.split())) for word in words(text, syllables(text))]
    assert all(left[1] <= right[0] for left, right in pairwise(ends))


def test_words_are_in_the_one_spelling_of_the_index() -> None:
    text = "Bí thư Tỉnh uỷ"
    assert [word.text for word in words(text, syllables(text))] == ["bí thư", "tỉnh ủy"]


def test_words_of_one_syllable_are_left_to_the_syllables() -> None:
    text = "mưa to, gió lớn"
    assert all(" " in word.text for word in words(text, syllables(text)))
