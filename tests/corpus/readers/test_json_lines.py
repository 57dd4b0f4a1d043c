"""JSON records become articles under the names that archives use; what cannot be read is reported by line."""

import json
import logging
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, Person, Skipped
from corpus.errors import RecordError
from corpus.limits import MAX_LINE_BYTES
from corpus.readers import RawInput, UnreadableDate, articles, read_corpus
from corpus.readers.byte_stream import bounded_lines
from corpus.readers.json_lines import raw_lines, read_json_document
from corpus.readers.raw_input import Kind

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda children: (
        st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=5), children, max_size=3)
    ),
    max_leaves=8,
)
KEYS = (
    "id",
    "title",
    "lede",
    "sapo",
    "body",
    "content",
    "people",
    "captions",
    "published",
    "author",
    "source",
    "url",
)
RECORDS = st.dictionaries(st.sampled_from(KEYS), JSON)


def read_lines(chunks: Iterable[bytes]) -> list[Article | Skipped]:
    read: list[Article | Skipped] = []
    for raw in raw_lines(chunks, "a.jsonl"):
        items = [raw] if isinstance(raw, Skipped) else articles(raw)
        read += (item for item in items if not isinstance(item, UnreadableDate))
    return read


def json_lines(*records: object) -> bytes:
    lines = [
        record if isinstance(record, str) else json.dumps(record, ensure_ascii=False) for record in records
    ]
    return "\n".join(lines).encode()


def read(*records: object) -> list[Article | Skipped]:
    return read_lines([json_lines(*records)])


def document(text: str) -> RawInput:
    return RawInput(file="a.json", kind=Kind.JSON_DOCUMENT, data=text.encode())


def read_one(**record: object) -> Article:
    (article,) = read(record)
    assert isinstance(article, Article), article
    return article


def reason(*records: object) -> str:
    (skipped,) = read(*records)
    assert isinstance(skipped, Skipped), skipped
    return skipped.reason


def test_every_field_lands_where_it_belongs() -> None:
    article = read_one(
        id="lu-1",
        title="Lũ về sớm",
        lede="Ba xã ngập.",
        body=["Nước lên nhanh.", "Dân dời lúa."],
        people=["Lê Thị Mận", {"name": "Phạm Văn Tư", "roles": ["Chủ tịch xã", "Bí thư chi bộ"]}],
        captions=["Cánh đồng sau lũ. Ảnh: M.T"],
        published="2022-08-30T15:32:00+07:00",
        author="Minh Tú",
        source="Báo Lam Châu",
        url="https://lam.example/lu-1",
    )
    assert article == Article(
        id="lu-1",
        title="Lũ về sớm",
        lede="Ba xã ngập.",
        body=("Nước lên nhanh.", "Dân dời lúa."),
        people=(
            Person(name="Lê Thị Mận"),
            Person(name="Phạm Văn Tư", roles=("Chủ tịch xã", "Bí thư chi bộ")),
        ),
        captions=("Cánh đồng sau lũ. Ảnh: M.T",),
        published=datetime.fromisoformat("2022-08-30T15:32:00+07:00"),
        author="Minh Tú",
        source="Báo Lam Châu",
        url="https://lam.example/lu-1",
    )


@pytest.mark.parametrize("key", ["lede", "sapo", "description", "summary"])
def test_the_lede_has_several_names(key: str) -> None:
    assert read_one(title="Lũ", **{key: "Ba xã ngập."}).lede == "Ba xã ngập."


@pytest.mark.parametrize("key", ["body", "content", "text", "Body"])
def test_the_body_has_several_names(key: str) -> None:
    assert read_one(title="Lũ", **{key: "Nước lên.\n\nDân dời lúa.\r\n"}).body == (
        "Nước lên.",
        "Dân dời lúa.",
    )


def test_an_empty_name_gives_way_to_the_next() -> None:
    assert read_one(title="Lũ", lede="", sapo="Ba xã ngập.").lede == "Ba xã ngập."


def test_text_with_tags_is_read_as_html() -> None:
    article = read_one(title="Lũ &amp; hạn", body="<p>Nước <b>lên</b>&nbsp;nhanh.</p><p>Dân dời lúa.</p>")
    assert article.title == "Lũ & hạn"
    assert article.body == ("Nước lên nhanh.", "Dân dời lúa.")


def test_a_sign_that_is_no_tag_stays() -> None:
    assert read_one(title="Nước dưới < 3 m", body="a<b và c>d, R&D").body == ("a<b và c>d, R&D",)


def test_numbers_are_read_as_text() -> None:
    article = read_one(id=17, title=1975, body=[30, "tháng tư"])
    assert (article.id, article.title, article.body) == ("17", "1975", ("30", "tháng tư"))


@pytest.mark.parametrize("record_id", [None, "", True, [1], {"a": 1}])
def test_an_id_that_is_none_is_the_file_and_line(record_id: object) -> None:
    assert read_one(id=record_id, title="Lũ").id == "a.jsonl:1"


def test_a_body_alone_gives_the_headline_too() -> None:
    article = read_one(body="Nước lên nhanh " * 20)
    assert article.title.startswith("Nước lên nhanh")
    assert len(article.title) <= 100
    assert article.title.endswith("…")


def test_half_a_surrogate_pair_becomes_a_replacement_character() -> None:
    (article,) = read('{"title": "L\\ud83d\\ude00 \\ud800 hết", "body": "\\udfff"}')
    assert isinstance(article, Article)
    assert article.title == "L😀 \ufffd hết"
    article.title.encode()


def test_invisible_characters_go() -> None:
    assert read_one(title="Lũ\u200b về\x00 sớ\u00adm").title == "Lũ về sớm"


def test_escaped_text_of_an_old_font_is_converted() -> None:
    (article,) = read(json.dumps({"title": "§¶ng bé tØnh häp"}, ensure_ascii=True))
    assert isinstance(article, Article)
    assert article.title == "Đảng bộ tỉnh họp"


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("30/08/2022 15:32", datetime.fromisoformat("2022-08-30T15:32:00+07:00")),
        ("2022-08-30", date(2022, 8, 30)),
        (1661848320, datetime(2022, 8, 30, 8, 32, tzinfo=UTC)),
        (1661848320000, datetime(2022, 8, 30, 8, 32, tzinfo=UTC)),
        (2022, None),
        (True, None),
        ("hôm qua", None),
        (None, None),
    ],
)
def test_dates_are_read_in_their_forms_and_never_invented(stated: object, published: object) -> None:
    assert read_one(title="Lũ", published=stated).published == published


def test_articles_with_unreadable_dates_are_kept_and_logged_once_a_file(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "a.jsonl").write_bytes(
        json_lines({"title": "Một", "date": "hôm qua"}, {"title": "Hai", "date": "hôm kia"}, {"title": "Ba"})
    )
    with caplog.at_level(logging.WARNING):
        kept = list(read_corpus(tmp_path))
    assert [article.title for article in kept if isinstance(article, Article)] == ["Một", "Hai", "Ba"]
    (message,) = caplog.messages
    assert "2 bài" in message
    assert "a.jsonl:1" in message
    assert "hôm qua" in message


def test_people_come_as_text_as_objects_or_in_one_string() -> None:
    assert read_one(title="Lũ", people="Lê Mận; Phạm Tư").people == (
        Person(name="Lê Mận"),
        Person(name="Phạm Tư"),
    )
    assert read_one(title="Lũ", people={"name": "Lê Mận", "role": "Bí thư"}).people == (
        Person(name="Lê Mận", roles=("Bí thư",)),
    )


def test_how_often_people_are_named_may_be_stated() -> None:
    stated = [{"name": "Lê Mận", "mentions": 3}, {"name": "Phạm Tư"}, "Lò Sao"]
    assert [person.mentions for person in read_one(title="Lũ", people=stated).people] == [3, 1, 1]


@pytest.mark.parametrize("mentions", [0, -2, 1.5, "ba", "3", True, None, [], {}])
def test_what_is_no_count_of_mentions_is_one(mentions: object) -> None:
    (person,) = read_one(title="Lũ", people=[{"name": "Lê Mận", "mentions": mentions}]).people
    assert person == Person(name="Lê Mận", mentions=1)


def test_details_in_a_strange_form_do_not_cost_the_article() -> None:
    article = read_one(
        title="Lũ", author={"name": "Minh Tú"}, source=["A", "B"], people=7.5, captions=[{}], url=[]
    )
    assert (article.author, article.source, article.captions, article.url) == ("Minh Tú", "A, B", (), None)


@pytest.mark.parametrize("record", [7, "chữ", None, [1], True])
def test_what_is_no_object_is_reported(record: object) -> None:
    assert "đối tượng" in reason(json.dumps(record))


@pytest.mark.parametrize(
    "record", [{}, {"title": None}, {"title": " ", "body": []}, {"id": "x", "lede": "Chỉ sapo."}]
)
def test_a_record_with_neither_title_nor_body_is_reported(record: object) -> None:
    assert "title" in reason(record)
    assert "body" in reason(record)


@pytest.mark.parametrize(
    "record",
    [
        {"title": ["a", {}]},
        {"title": True},
        {"title": "a", "body": {"x": 1}},
        {"title": "a", "body": [["b"]]},
    ],
)
def test_a_title_or_body_that_is_no_text_is_reported(record: object) -> None:
    assert "phải là chữ" in reason(record)


def test_a_broken_line_is_reported_by_number_and_the_rest_is_read() -> None:
    first, second, third = read({"title": "Một"}, '{"title": "Ha', {"title": "Ba"})
    assert isinstance(first, Article)
    assert isinstance(third, Article)
    assert isinstance(second, Skipped)
    assert second.name == "a.jsonl:2"
    assert "JSON" in second.reason


def test_blank_lines_are_nothing_but_count() -> None:
    assert [article.name for article in read("", "  ", "[]") if isinstance(article, Skipped)] == ["a.jsonl:3"]


def test_deep_nesting_is_reported() -> None:
    assert "lồng nhau" in reason("[" * 100_000)


def test_a_number_too_long_for_python_is_reported() -> None:
    assert "JSON" in reason('{"title": "Lũ", "id": ' + "9" * 10_000 + "}")


def test_a_line_in_an_old_encoding_is_read_among_others() -> None:
    lines = ['{"title": "Lũ về sớm"}'.encode(), '{"title": "§¶ng bé tØnh häp"}'.encode("latin-1")]
    titles = [article.title for article in read_lines([b"\n".join(lines)]) if isinstance(article, Article)]
    assert titles == ["Lũ về sớm", "Đảng bộ tỉnh họp"]


def test_a_line_that_is_too_long_is_skipped_without_being_held() -> None:
    piece = b"x" * 65536
    most = 0

    def chunks() -> Iterator[bytes]:
        yield b'{"title": "M\xe1\xbb\x99t"}\n{"title": "'
        for _ in range(2 * MAX_LINE_BYTES // len(piece)):
            yield piece
        yield b'"}\n{"title": "Ba"}'

    lines = []
    for line in bounded_lines(chunks()):
        most = max(most, len(line or b""))
        lines.append(line)
    assert most < 100
    assert [line is None for line in lines] == [False, True, False]
    first, second, third = read_lines(chunks())
    assert isinstance(first, Article)
    assert isinstance(third, Article)
    assert isinstance(second, Skipped)
    assert second.name == "a.jsonl:2"
    assert "MiB" in second.reason


@given(st.binary(), st.integers(1, 9))
def test_lines_do_not_depend_on_how_the_bytes_come(data: bytes, size: int) -> None:
    pieces = [data[i : i + size] for i in range(0, len(data), size)]
    expected = data.split(b"\n")
    if not expected[-1]:
        expected.pop()
    assert list(bounded_lines(pieces)) == expected


@given(RECORDS)
def test_any_record_is_an_article_or_is_reported(record: dict[str, object]) -> None:
    (outcome,) = read(json.dumps(record))
    if isinstance(outcome, Article):
        assert outcome.title
        (outcome.title + outcome.lede + "".join(outcome.body)).encode()
    else:
        assert outcome.name == "a.jsonl:1"
        assert outcome.reason


def test_an_array_is_read_element_by_element() -> None:
    text = json.dumps([{"id": "a", "title": "Một"}, 7, {"title": "Ba"}])
    first, second, third = read_json_document(document(text))
    assert isinstance(first, Article)
    assert isinstance(second, Skipped)
    assert second.name == "a.json:2"
    assert isinstance(third, Article)
    assert third.id == "a.json:3"


def test_a_document_that_is_no_json_raises() -> None:
    with pytest.raises(RecordError, match="JSON"):
        list(read_json_document(document("{")))
