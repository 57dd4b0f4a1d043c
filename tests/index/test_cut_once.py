"""The words of texts that have been cut already are those that another cut would give."""

import pytest

from corpus.article import Article, Person
from index import batches, cut_once
from index.batches import with_people
from index.cut_once import CutOnce
from index.segment.part import PartWriter
from index.segmentation import tag_texts
from index.words.spans import Spans, segment_spans
from tests.index.corpora import random_articles
from tests.index.words.fuzz import fuzzed_strings


def as_lists(spans: Spans) -> list[list[int]]:
    return [each.tolist() for each in (spans.starts, spans.ends, spans.joined, spans.bounds)]


def test_texts_are_found_again_in_any_order() -> None:
    texts = list(fuzzed_strings(60, seed=4))
    cut = CutOnce()
    tagged = cut.tagged(texts)
    assert tagged.bounds == tag_texts(texts).bounds
    for asked in (texts, texts[::-1], texts[10:20] * 2, ["", *texts[:3]], []):
        assert as_lists(cut.spans(asked)) == as_lists(segment_spans(asked))


@pytest.mark.parametrize("tagged", [[], ["Mưa to."]])
def test_texts_that_were_not_cut_are_cut_now(tagged: list[str]) -> None:
    cut = CutOnce()
    cut.tagged(tagged)
    asked = ["nông dân trồng lúa", "Mưa to."]
    assert as_lists(cut.spans(asked)) == as_lists(segment_spans(asked))
    assert as_lists(CutOnce().spans(asked)) == as_lists(segment_spans(asked))


def test_an_article_whose_people_are_sought_is_cut_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> Spans:
        raise AssertionError("help: the words of the search for people should have served")

    monkeypatch.setattr(cut_once, "segment_spans", refuse)
    listed = [
        Article(id=str(number), title=each.title, body=each.body)
        for number, each in enumerate(random_articles(3, 9))
    ]
    cut = CutOnce()
    PartWriter().add(with_people(listed, cut.tagged), cut.spans)


def test_nothing_is_cut_for_people_that_are_stated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "find_people_in", None)
    stated = Article(id="1", title="Lũ về", people=(Person(name="Lò Sao"),))
    assert with_people([stated]) == [stated]
