"""Many articles at once give what each gives alone, by a tagger that tags everything."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.people import find_people, find_people_in
from corpus.people.tagging import TaggedWord, TaggedWords, Words
from corpus.readers import read_corpus
from index.segmentation import tag, tag_texts
from tests.shared import NEWS, ROOT

_PIECES = (
    "ông",
    "Ông",
    "Lê Văn Tám",
    "Trần Thị Mận",
    "Tám",
    "Trump",
    "Donald Trump",
    "Kim Jong-un",
    "Trung Quốc",
    "Bí thư Huyện ủy",
    "giám đốc công ty",
    "Phó Chủ tịch",
    "Công an",
    "phát biểu",
    "cho biết",
    "đường",
    "các phố như",
    "Ảnh:",
    "(39 tuổi)",
    "Mỹ Tâm",
    "ca sĩ",
    "và",
    ",",
    ".",
    "–",
    "\n",
)
_text = st.lists(st.sampled_from(_PIECES), max_size=14).map(" ".join)
_article = st.builds(
    Article,
    id=st.just("1"),
    title=_text,
    lede=_text,
    body=st.lists(_text, max_size=3).map(tuple),
    captions=st.lists(_text, max_size=2).map(tuple),
)


def sample() -> list[Article]:
    """The sample corpus, and some real articles where they are."""
    sources = [ROOT / "corpus" / "articles", *([NEWS] if NEWS.exists() else [])]
    found: list[Article] = []
    for source in sources:
        articles = (item for item in read_corpus(source) if isinstance(item, Article))
        found += [article for article, _ in zip(articles, range(150), strict=False)]
    return found


def test_random_mixtures_of_articles_name_whom_each_names_alone() -> None:
    articles = sample()
    assert len(articles) > 20, "help: the sample corpus under corpus/articles gives no articles"
    alone = {article.id: find_people(article, tag) for article in articles}
    shuffled = random.Random(5)
    for size in (1, 2, 7, 64):
        mixture = shuffled.sample(articles, min(size, len(articles)))
        together = find_people_in(mixture, tag_texts)
        for article, people in zip(mixture, together, strict=True):
            assert people == alone[article.id], f"help: article {article.id} in a mixture of {size}"


@settings(max_examples=150, deadline=None)
@given(st.lists(_article, max_size=4))
def test_written_articles_name_whom_each_names_alone(articles: Sequence[Article]) -> None:
    assert find_people_in(articles, tag_texts) == [find_people(article, tag) for article in articles]


def test_no_articles_name_nobody() -> None:
    assert find_people_in([], tag_texts) == []


@pytest.mark.parametrize("offset", range(12))
def test_words_are_found_by_where_they_stand(offset: int) -> None:
    text = [TaggedWord("bà", "Nc", 0, 2), TaggedWord("Mận", "Np", 3, 6), TaggedWord(".", "CH", 6, 7)]
    other = [TaggedWord("khác", "A", 0, 4)]
    words = Words(TaggedWords([other, text, other]), 1)
    number = words.last_before(offset)
    starting = [word for word in text if word.start < offset]
    assert (words.word(number) if number >= 0 else None) == (starting[-1].text if starting else None)
    ending = [word.text for word in text if word.end == offset]
    found = words.ending_at(offset)
    assert ([words.word(found)] if found >= 0 else []) == ending
    assert [words.word(word) for word in words.within(offset, 7)] == [
        word.text for word in text if offset <= word.start < 7
    ]
