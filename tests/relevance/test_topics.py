import gzip
from collections import Counter
from pathlib import Path

import pytest

from tests.relevance.topic_files import TopicFilesError
from tests.relevance.topics import NEWS_SETS, read_topics
from tests.shared import NEWS, SHARED

CORPUS = """\
{"id": "a", "title": "Lũ về sớm", "text": "Nước lên nhanh."}

{"id": "b", "title": "", "body": ""}
{"id": "a", "title": "Lũ về muộn", "text": "Nước xuống."}
{"id": "c", "title": "Giá lúa", "lede": "Tăng mạnh.", "body": ["Ở miền Tây.", "Hôm qua."]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "own"
    made.mkdir()
    (made / "corpus.jsonl").write_text(CORPUS, encoding="utf-8")
    (made / "queries_noaccent.tsv").write_text("1\tlu ve\n2\tgia lua\n", encoding="utf-8")
    (made / "queries.tsv").write_text("1\tlũ về\n2\tgiá lúa\n3\tmưa\n4\tgió\n", encoding="utf-8")
    (made / "qrels.tsv").write_text("1\ta\t1\n2\tc\t1\n3\tc\t0\n", encoding="utf-8")
    return made


def test_every_file_of_queries_is_a_form_and_accented_comes_first(folder: Path) -> None:
    assert list(read_topics(folder).queries) == ["queries", "queries_noaccent"]
    assert list(read_topics(folder, ["queries_noaccent", "other"]).queries) == ["queries_noaccent"]
    with pytest.raises(TopicFilesError, match="no queries other; it has queries, queries_noaccent"):
        read_topics(folder, ["other"])


def test_records_without_text_and_repeated_ids_are_counted(folder: Path) -> None:
    passed_over: Counter[str] = Counter()
    articles = list(read_topics(folder).articles(passed_over))
    assert [article.id for article in articles] == ["a", "c"]
    assert articles[0].title == "Lũ về sớm"
    assert sorted(passed_over.values()) == [1, 1]


def test_topics_without_an_answer_are_left_out_and_told(folder: Path) -> None:
    topics = read_topics(folder)
    assert topics.judged("queries") == {"1": "lũ về", "2": "giá lúa"}
    assert list(topics.remarks()) == ["2 of 4 topics of queries have no answer and are left out."]


def test_a_corpus_may_be_packed(folder: Path) -> None:
    (folder / "corpus.jsonl").rename(folder / "plain")
    (folder / "corpus.jsonl.gz").write_bytes(gzip.compress((folder / "plain").read_bytes()))
    assert len(list(read_topics(folder).articles())) == 2


def test_the_digest_changes_with_each_file(folder: Path) -> None:
    digests = {read_topics(folder).digest()}
    for name in ("corpus.jsonl", "qrels.tsv", "queries_noaccent.tsv"):
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        digests.add(read_topics(folder).digest())
    assert len(digests) == 4


@pytest.mark.parametrize("name", ["corpus.jsonl", "qrels.tsv"])
def test_a_folder_without_one_of_its_files_is_told(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(TopicFilesError, match=name):
        read_topics(folder)


def test_a_folder_without_queries_or_without_answers_is_told(folder: Path) -> None:
    (folder / "qrels.tsv").write_text("9\ta\t1\n", encoding="utf-8")
    with pytest.raises(TopicFilesError, match="no topic"):
        read_topics(folder)
    for path in folder.glob("queries*"):
        path.unlink()
    with pytest.raises(TopicFilesError, match=r"queries\.tsv"):
        read_topics(folder)
    with pytest.raises(TopicFilesError, match="nowhere"):
        read_topics(folder / "nowhere")


@pytest.mark.parametrize("name", NEWS_SETS)
def test_of_news_what_the_query_was_taken_from_is_not_indexed(name: str) -> None:
    if not NEWS.exists() or not (SHARED / "relevance" / name).is_dir():
        pytest.skip("the news and its topics are expected in ../shared, beside the repository")
    first = next(read_topics(SHARED / "relevance" / name, ["queries"]).articles())
    assert first.lede
    assert first.body
    assert not first.captions
    assert bool(first.title) == (name == "caption")
