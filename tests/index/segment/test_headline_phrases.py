"""Which phrases of a headline become terms; that all of them do, `test_part` compares with slow Python."""

from pathlib import Path

import pytest

from corpus.article import Article, Person
from index.segment.headline_phrases import FUNCTION_WORDS
from index.segment.layout import Kind
from index.spelling import exact_form
from index.written_phrases import phrase_of, written_phrase
from tests.index.segment.made import merged, write_part


def phrases(folder: Path, *titles: str) -> dict[str, int]:
    """Return the phrases of some headlines, as written, with how many documents have each."""
    articles = [
        Article(id=str(number), title=title, lede="Bí thư Tỉnh ủy họp.", people=(Person(name="Sao Mai"),))
        for number, title in enumerate(titles)
    ]
    opened = merged(folder / "merged", write_part(folder / "part", articles, 2))
    terms = opened.terms.prefixed(Kind.HEADLINE_PHRASE)
    return {written_phrase(opened.terms.term(term)).written: len(opened.extent(term)) for term in terms}


def test_runs_of_one_to_three_whole_words_are_phrases(tmp_path: Path) -> None:
    assert set(phrases(tmp_path, "Bí thư Tỉnh ủy Lam Châu")) == {
        "Bí thư",
        "Bí thư Tỉnh ủy",
        "Tỉnh ủy",
        "Tỉnh ủy Lam Châu",
        "Lam Châu",
    }


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Hà Nội, Hải Phòng", {"Hà Nội", "Hải Phòng"}),
        ("30 người của làng", {"người của làng"}),
        ("Bão số 4 áp sát", {"Bão số", "số 4 áp", "áp sát"}),
        ("của các", set()),
        ("Lũ", set()),
        ("", set()),
    ],
)
def test_punctuation_parts_them_and_no_small_word_or_number_stands_at_an_edge(
    tmp_path: Path, title: str, expected: set[str]
) -> None:
    assert set(phrases(tmp_path, title)) == expected


def test_a_phrase_counts_headlines_and_each_once(tmp_path: Path) -> None:
    counts = phrases(tmp_path, "Lam Châu, Lam Châu", "Về Lam  Châu", "LAM CHÂU")
    assert (counts["Lam Châu"], counts["LAM CHÂU"]) == (2, 1)


def test_the_key_of_a_phrase_that_ends_within_a_syllable_is_that_of_what_it_shows(tmp_path: Path) -> None:
    # For the segmentation 12.5 is a word and km another, for the index 5km is a syllable.
    opened = merged(
        tmp_path / "merged", write_part(tmp_path / "part", [Article(id="1", title="Đường 12.5km mới")], 1)
    )
    terms = [opened.terms.term(term) for term in opened.terms.prefixed(Kind.HEADLINE_PHRASE)]
    assert {written_phrase(term).written for term in terms} == {"Đường 12.5", "12.5"}
    assert all(term[1:].decode() == phrase_of(written_phrase(term).written).text for term in terms)


def test_a_term_begins_with_what_it_is_looked_up_by() -> None:
    phrase = phrase_of("Hoà  bình")
    assert phrase.text == "hoa binh\tHoà bình"
    assert written_phrase(Kind.HEADLINE_PHRASE + phrase.text.encode()) == phrase
    assert phrase.syllables == ["hòa", "bình"]


def test_function_words_are_in_their_exact_form() -> None:
    assert {exact_form(word) for word in FUNCTION_WORDS} == FUNCTION_WORDS
