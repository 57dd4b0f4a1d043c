import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from corpus.readers import read_corpus
from index.segmentation import segment, tag, tag_texts
from tests.index.texts import nfc_text
from tests.index.words.reference import pyvi
from tests.shared import ROOT, SEEDS

_SAMPLE = ROOT / "corpus" / "articles"


def texts_of(corpus: Path) -> Iterator[str]:
    for article in read_corpus(corpus):
        if isinstance(article, Article):
            yield from (article.title, article.lede, *article.body, *article.captions)


def tokenized(text: str) -> str:
    """Return what `ViTokenizer.tokenize` prints, made from our words; pyvi gives text without tokens back."""
    return " ".join(word.text.replace(" ", "_") for word in segment(text)) or text


def pyvi_tokenized(text: str) -> str:
    return str(pyvi().ViTokenizer.tokenize(text))


def assert_offsets(text: str) -> None:
    words = segment(text)
    # Only white space lies between the tokens of a word; pyvi prints one blank for it.
    assert [re.sub(r"\s+", "", text[word.start : word.end]) for word in words] == [
        re.sub(r"\s+", "", word.text) for word in words
    ]
    assert all(left.end <= right.start for left, right in pairwise(words))


def test_the_sample_corpus_has_pyvis_words() -> None:
    texts = list(texts_of(_SAMPLE))
    assert texts, f"help: {_SAMPLE} gives no text"
    for text in texts:
        assert tokenized(text) == pyvi_tokenized(text)
        assert_offsets(text)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the five real pages in ../shared/seeds are not there")
def test_real_pages_have_pyvis_words() -> None:
    pages = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    assert pages
    for text in (line for page in pages for line in page.splitlines()):
        assert tokenized(text) == pyvi_tokenized(text)
        assert_offsets(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tp. Hải Mỹ và Mr. Bình, Ms. Hoa, Dr. Long, ThS. Lan",
        "anh đưa cho Hải 3,5 tỷ đồng",
        "xe số 000697 Cụ bà kể",
        "gặp Nguyễn Lâm [ ảnh ]",
        "UBND. ĐHĐN. ra quân",
        "gửi toa.soan@bao.example, xem http://bao.example/a?b=1 ==> hết... >> -> 1.500.000,5",
    ],
)
def test_where_the_model_joins_what_pyvi_does_not_the_words_are_pyvis(text: str) -> None:
    assert tokenized(text) == pyvi_tokenized(text)
    assert_offsets(text)


@given(nfc_text)
def test_any_text_has_pyvis_words(text: str) -> None:
    assert tokenized(text) == pyvi_tokenized(text)


@given(nfc_text)
def test_offsets_point_at_the_text_and_never_go_back(text: str) -> None:
    assert_offsets(text)


def test_the_first_articles_have_pyvis_tags() -> None:
    texts = [text for text in texts_of(_SAMPLE) if text][:120]
    for text in texts:
        words, tags = pyvi().ViPosTagger.postagging(pyvi_tokenized(text))
        assert [(word.text.replace(" ", "_"), word.tag) for word in tag(text)] == list(
            zip(words, tags, strict=True)
        )


@given(nfc_text)
def test_tags_stand_on_the_words_of_the_segmentation(text: str) -> None:
    assert [(word.text, word.start, word.end) for word in tag(text)] == [
        (word.text, word.start, word.end) for word in segment(text)
    ]


@given(st.lists(nfc_text, max_size=4))
def test_texts_in_one_call_have_the_words_and_tags_of_each(texts: list[str]) -> None:
    found = tag_texts(texts)
    for text, first, end in zip(texts, found.bounds, found.bounds[1:], strict=False):
        assert [
            (found.word(number), found.tag(number), found.starts[number], found.ends[number])
            for number in range(first, end)
        ] == [(word.text, word.tag, word.start, word.end) for word in tag(text)]


def test_a_word_has_single_spaces_wherever_its_tokens_stand() -> None:
    for text in ("Bí  thư\tTỉnh ủy", "Tp.HCM và Tp. Hải Mỹ", "nông\u00a0dân"):
        found = tag_texts([text])
        assert [found.word(number) for number in range(found.bounds[1])] == [word.text for word in tag(text)]


def test_text_without_tokens_has_no_words() -> None:
    for text in ("", " ", "\t\u00a0"):
        assert segment(text) == []
        assert tag(text) == []


def test_capitals_count() -> None:
    # Trap: the model was trained on text as it is written, so texts are never lower-cased before.
    as_written = [word.text.lower() for word in segment("Hội Nông Dân huyện Mường Pha")]
    assert as_written != [word.text for word in segment("hội nông dân huyện mường pha")]


def test_a_caller_may_change_the_list_it_was_given() -> None:
    segment("Tỉnh ủy họp").clear()
    assert [word.text for word in segment("Tỉnh ủy họp")] == ["Tỉnh ủy", "họp"]
