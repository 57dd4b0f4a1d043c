import json
import os
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.errors import CorpusNotFoundError
from corpus.readers import read_corpus
from tests.benchmarks.corpora import prepared


def _source(folder: Path, articles: int) -> Path:
    path = folder / "bai.jsonl"
    records = (
        {"id": f"{number}", "title": f"Tin {number} về lũ", "body": f"Mưa {number}. Gió to. Nước lên. Hết."}
        for number in range(articles)
    )
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return path


def _articles(path: Path) -> list[Article]:
    return [item for item in read_corpus(path) if isinstance(item, Article)]


def test_given_articles_come_first_and_every_file_holds_all(tmp_path: Path) -> None:
    source = _source(tmp_path, 12)
    corpus = prepared(source, 30, tmp_path / "bench")
    articles = _articles(corpus.path)
    assert (corpus.articles, corpus.given, len(articles)) == (30, 12, 30)
    assert [article.title for article in articles[:12]] == [article.title for article in _articles(source)]
    assert [json.loads(analysed.record)["id"] for analysed in corpus.analysed()] == [
        article.id for article in articles
    ]
    assert all(article.people for article in _articles(corpus.people_stated_path))
    assert all(article.published and article.source for article in articles)


def test_counts_are_those_of_the_files(tmp_path: Path) -> None:
    corpus = prepared(_source(tmp_path, 12), 30, tmp_path / "bench")
    forms = [form for analysed in corpus.analysed() for text in analysed.exact for form in text.split()]
    assert (corpus.tokens, corpus.vocabulary) == (len(forms), len(set(forms)))


@pytest.mark.parametrize(("size", "expected"), [(5, 5), (None, 12)])
def test_a_source_with_enough_is_taken_as_it_is(tmp_path: Path, size: int | None, expected: int) -> None:
    corpus = prepared(_source(tmp_path, 12), size, tmp_path / "bench")
    assert (corpus.articles, corpus.given, corpus.exponent) == (expected, expected, None)


def test_a_corpus_is_kept_until_its_source_changes(tmp_path: Path) -> None:
    source = _source(tmp_path, 12)
    first = prepared(source, None, tmp_path / "bench")
    made = first.path.stat().st_mtime_ns
    assert prepared(source, None, tmp_path / "bench") == first
    assert first.path.stat().st_mtime_ns == made
    os.utime(source, ns=(1, 1))
    prepared(source, None, tmp_path / "bench")
    assert first.path.stat().st_mtime_ns != made


def test_too_few_articles_to_make_more_of_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="has 3; ask for no more"):
        prepared(_source(tmp_path, 3), 30, tmp_path / "bench")


def test_a_source_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusNotFoundError, match=r"khong-co\.jsonl"):
        prepared(tmp_path / "khong-co.jsonl", None, tmp_path / "bench")
