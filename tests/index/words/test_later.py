"""Tags of single words are those of whole texts."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.words.later import LaterTagger
from index.words.spans import tag_later, tag_spans
from tests.index.texts import nfc_text
from tests.index.words.fuzz import fuzzed_strings
from tests.index.words.news import NEWS, news_articles

pytest.importorskip("numba", reason="numba can't be imported: whole texts are tagged then")

COMPILED = LaterTagger(compiled=True)
PLAIN = LaterTagger(compiled=False)


def assert_same_tags(tagger: LaterTagger, texts: list[str], words: int) -> None:
    """Ask for some tags in any order, and compare each, and each that was found beside it."""
    spans, expected = tag_spans(texts)
    same_spans, tags = tagger.spans_and_later_tags(texts)
    assert same_spans.starts.tolist() == spans.starts.tolist()
    chosen = random.Random(len(texts)).sample(range(expected.size), min(words, expected.size))
    assert [tags.label(word) for word in chosen] == expected[chosen].tolist()
    known = np.array([tags.known(word) for word in range(expected.size)], bool)
    assert [tags.label(word) for word in np.flatnonzero(known).tolist()] == expected[known].tolist()


@pytest.mark.skipif(not NEWS.exists(), reason="the real articles in ../shared/news are not there")
def test_single_words_of_real_articles_have_the_tags_of_the_text() -> None:
    for article in news_articles(150):
        assert_same_tags(COMPILED, article, 60)


@pytest.mark.parametrize("tagger", [COMPILED, PLAIN], ids=["compiled", "plain"])
def test_single_words_of_fuzzed_strings_have_the_tags_of_the_text(tagger: LaterTagger) -> None:
    for text in fuzzed_strings(300, seed=4):
        assert_same_tags(tagger, [text], 8)


@given(st.lists(nfc_text, max_size=4))
def test_single_words_of_any_texts_have_the_tags_of_the_text(texts: list[str]) -> None:
    assert_same_tags(COMPILED, texts, 20)


def test_paths_too_close_to_tell_apart_are_left_to_the_tagger() -> None:
    # Words that nobody knows, one like another: only the order of the labels decides between equal paths.
    text = " ".join(["ỵỵ"] * 80)
    assert_same_tags(COMPILED, [text], 80)


def test_a_full_vocabulary_is_no_obstacle() -> None:
    small = LaterTagger(compiled=True, room=30)
    texts = [" ".join(f"chữ{number}x" for number in range(25)), "nông dân trồng lúa"]
    assert_same_tags(small, texts, 20)


def test_the_tags_of_text_index_are_those_of_spans() -> None:
    texts = ["Bí thư Tỉnh ủy phát biểu.", "", "nông dân trồng lúa"]
    _, expected = tag_spans(texts)
    _, tags = tag_later(texts)
    assert [tags.label(word) for word in range(expected.size)] == expected.tolist()
