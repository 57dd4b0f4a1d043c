import gzip
import unicodedata
from pathlib import Path

import pytest

from tests.relevance.topic_files import (
    TopicFilesError,
    article_of,
    read_qrels,
    read_queries,
    read_records,
)


def _file(folder: Path, text: str, name: str = "a.tsv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        "1\tlũ về sớm\n2\tgiá lúa\n",
        "\ufeff1\tlũ về sớm\r\n\r\n2\tgiá lúa",
        "query-id\ttext\n1\tlũ về sớm\n\n 2 \t giá lúa \n\t\n",
        "qid\tquery\n1\tlũ về sớm\n2\tgiá lúa\n",
    ],
)
def test_queries_are_read_with_or_without_headings(tmp_path: Path, text: str) -> None:
    assert read_queries(_file(tmp_path, text)) == {"1": "lũ về sớm", "2": "giá lúa"}


def test_quotes_in_queries_are_text(tmp_path: Path) -> None:
    assert read_queries(_file(tmp_path, '1\t"Lũ" về\n')) == {"1": '"Lũ" về'}


@pytest.mark.parametrize(
    "text",
    [
        "1\ta\t1\n1\tb\t0\n2\tc\t2\n",
        "1\t0\ta\t1\n1\tQ0\tb\t0\n2\t0\tc\t2\n",
        "1 0 a 1\n1 0 b -1\n\n2 0 c 2.0\n",
        "query-id\tcorpus-id\tscore\n1\ta\t1\n1\tb\t0\n2\tc\t2\n",
        "topic\titeration\tdocument\trelevance\r\n1\t0\ta\t1\r\n1\t0\tb\t0\r\n2\t0\tc\t2\r\n",
    ],
)
def test_qrels_are_read_as_trec_has_them_or_in_three_columns(tmp_path: Path, text: str) -> None:
    assert read_qrels(_file(tmp_path, text)) == {"1": {"a": 1, "b": 0}, "2": {"c": 2}}


@pytest.mark.parametrize(
    ("text", "line"),
    [("1 lũ về\n", 1), ("1\ta\n\n2\t\n", 3), ("1\ta\n1\tb\n", 2), ("topic\tquery\ntopic\tquery\nq\n", 3)],
)
def test_a_line_that_holds_no_query_is_named(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(TopicFilesError, match=rf"a\.tsv:{line}: "):
        read_queries(_file(tmp_path, text))


@pytest.mark.parametrize(("text", "line"), [("1\ta\n", 1), ("1\ta\t1\n2\tb\thigh\n", 2), ("1\ta\t0.5\n", 1)])
def test_a_line_that_holds_no_judgement_is_named(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(TopicFilesError, match=rf"a\.tsv:{line}: "):
        read_qrels(_file(tmp_path, text))


@pytest.mark.parametrize(("line", "place"), [("[]\n", 1), ("\n{}\n{oops\n", 3), ("7", 1)])
def test_a_line_that_holds_no_record_is_named(tmp_path: Path, line: str, place: int) -> None:
    with pytest.raises(TopicFilesError, match=rf"c\.jsonl:{place}: "):
        list(read_records(_file(tmp_path, line, "c.jsonl")))


def test_files_that_are_not_there_or_no_text_are_named(tmp_path: Path) -> None:
    with pytest.raises(TopicFilesError, match=r"none\.tsv"):
        read_qrels(tmp_path / "none.tsv")
    (tmp_path / "b.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TopicFilesError, match=r"b\.tsv"):
        read_queries(tmp_path / "b.tsv")
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(b"{}")[:-9])
    with pytest.raises(TopicFilesError, match=r"c\.jsonl\.gz"):
        list(read_records(tmp_path / "c.jsonl.gz"))


@pytest.mark.parametrize("text", ["Nước lên.\nDân dời lúa.", ["Nước lên.", "Dân dời lúa."]])
@pytest.mark.parametrize("key", ["body", "text"])
def test_a_body_is_a_string_or_a_list(key: str, text: object) -> None:
    article = article_of({"id": 7, "title": "Lũ về", "lede": None, key: text}, "c:1")
    assert (article.id, article.title, article.lede) == ("7", "Lũ về", "")
    assert article.body == ("Nước lên.", "Dân dời lúa.")


@pytest.mark.parametrize("title", [None, "", " ", []])
def test_no_title_is_made_up(title: object) -> None:
    assert article_of({"id": "a", "title": title, "text": "Nước lên."}, "c:1").title == ""


def test_what_is_not_indexed_is_not_read() -> None:
    record = {"id": "a", "title": "Lũ về", "body": "Nước lên.", "captions": ["Lúa"], "people": ["Lê An"]}
    article = article_of(record, "c:1", titled=False)
    assert (article.title, article.captions, article.people) == ("", (), ())


@pytest.mark.parametrize("record", [{}, {"id": ""}, {"id": True}, {"id": "a", "text": {"p": "x"}}])
def test_a_record_that_is_no_article_is_named(record: dict[str, object]) -> None:
    with pytest.raises(TopicFilesError, match="c:1: "):
        article_of(record, "c:1")


def test_ids_meet_whatever_their_unicode_form(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "bài")
    qrels = read_qrels(_file(tmp_path, f"{decomposed}\t{decomposed}\t1\n"))
    assert qrels == {"bài": {article_of({"id": decomposed, "text": "x"}, "c:1").id: 1}}
