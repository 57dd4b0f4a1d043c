"""Whatever lies in a corpus is read or reported by name, in a fixed order and in bounded memory."""

import gzip
import json
import os
import socket
import tracemalloc
from pathlib import Path

import pytest

from corpus.article import Article, Skipped
from corpus.errors import CorpusNotFoundError
from corpus.limits import MAX_PAGE_BYTES, MIB
from corpus.readers import read_corpus

PAGE = (
    "Lũ về sớm ở ba xã vùng thấp\n\nMINH TÚ 30/08/2022 15:32\n\n"
    "(BLC) - Sáng nay nước sông dâng nhanh, ba xã vùng thấp phải dời lúa lên gác trước khi trời tối.\n\n"
    "Theo bà Lê Thị Mận, Chủ tịch xã Hải Tân, chưa năm nào nước lên nhanh như năm nay, dân không kịp gặt.\n"
)
HTML = (
    "<!DOCTYPE html><title>Lũ về sớm ở ba xã - Báo Lam Châu</title><h1>Lũ về sớm ở ba xã</h1>"
    "<p>Sáng nay nước sông dâng nhanh, ba xã vùng thấp phải dời lúa lên gác trước khi trời tối.</p>"
    "<p>Theo bà Lê Thị Mận, chưa năm nào nước lên nhanh như năm nay, dân không kịp gặt lúa.</p>"
)


def read(path: Path) -> tuple[dict[str, Article], dict[str, str]]:
    articles, skipped = {}, {}
    for outcome in read_corpus(path):
        if isinstance(outcome, Article):
            articles[outcome.id] = outcome
        else:
            skipped[outcome.name] = outcome.reason
    return articles, skipped


def test_a_folder_of_everything_is_read_in_order(tmp_path: Path) -> None:
    (tmp_path / "2022" / "08").mkdir(parents=True)
    (tmp_path / "2022" / "08" / "lu.txt").write_text(PAGE)
    (tmp_path / "2022" / "han.html").write_text(HTML)
    (tmp_path / "2021.jsonl").write_text('{"id": "cau", "title": "Cầu mới"}\n{"title": "Chợ mới"}\n')
    (tmp_path / "2023.jsonl.gz").write_bytes(gzip.compress('{"title": "Đường mới"}'.encode()))
    (tmp_path / "bao.txt.gz").write_bytes(gzip.compress(PAGE.encode()))
    (tmp_path / "khong_duoi").write_text(PAGE)
    outcomes = list(read_corpus(tmp_path))
    assert [outcome.id for outcome in outcomes if isinstance(outcome, Article)] == [
        *("cau", "2021.jsonl:2", "2022/08/lu", "2022/han", "2023.jsonl.gz:1", "bao", "khong_duoi")
    ]
    assert outcomes == list(read_corpus(tmp_path))


def test_pages_that_share_a_stem_keep_their_suffix(tmp_path: Path) -> None:
    (tmp_path / "lu.txt").write_text(PAGE)
    (tmp_path / "lu.html").write_text(HTML)
    (tmp_path / "han.txt").write_text(PAGE)
    articles, _ = read(tmp_path)
    assert set(articles) == {"lu.txt", "lu.html", "han"}


def test_a_single_file_is_known_by_its_stem(tmp_path: Path) -> None:
    path = tmp_path / "lu.txt"
    path.write_text(PAGE)
    articles, _ = read(path)
    assert articles["lu"].title == "Lũ về sớm ở ba xã vùng thấp"


@pytest.mark.parametrize("name", ["-x", "khong-co", "a/b", "a\0b", "x" * 5000])
def test_a_path_where_nothing_is_raises_at_once(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CorpusNotFoundError, match="corpus/articles"):
        read_corpus(Path(name))


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    (tmp_path / "trong").mkdir()
    assert list(read_corpus(tmp_path)) == []


def test_hidden_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.txt").write_text(PAGE)
    (tmp_path / ".DS_Store").write_bytes(b"\0")
    assert list(read_corpus(tmp_path)) == []


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("a.txt", b"", "rỗng"),
        ("a.txt", b" \n\r\n\t", "rỗng"),
        ("a.html", b"", "rỗng"),
        ("a.jsonl", b"\n \n", "rỗng"),
        ("a.json", b"", "rỗng"),
        ("a.json", b"\xef\xbb\xbf", "rỗng"),
        ("a.txt", b"\xef\xbb\xbf", "rỗng"),
        ("a.jsonl", b"\xff\xfe", "rỗng"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        ("a.jsonl", b"PK\x03\x04\x14\0\0\0\x08\0", "ZIP"),
        ("a", bytes(range(256)) * 20, "nhị phân"),
        ("a.txt", b"text \0 with \0 holes", "nhị phân"),
        ("a.txt", bytes(range(128, 256)) * 20, "bảng mã"),
        ("a.html", b"<html><body></body></html>", "đoạn văn"),
        ("a.json", b'[{"title": "M\xe1\xbb\x99t"', "JSON"),
        ("a.json", b'{\n"title": "M\xe1\xbb\x99t",\n', "JSON"),
        ("a.txt.gz", gzip.compress(PAGE.encode())[:-20], "gzip"),
        ("a.txt", b"\x1f\x8b\x08" + b"x" * 50, "gzip"),
    ],
)
def test_what_gives_no_article_is_reported_by_name(
    tmp_path: Path, name: str, content: bytes, word: str
) -> None:
    (tmp_path / "2022").mkdir()
    (tmp_path / "2022" / name).write_bytes(content)
    (tmp_path / "tot.txt").write_text(PAGE)
    articles, skipped = read(tmp_path)
    assert set(articles) == {"tot"}
    assert list(skipped) == [f"2022/{name}"]
    assert word in skipped[f"2022/{name}"]


def test_a_folder_may_be_called_like_a_page(tmp_path: Path) -> None:
    (tmp_path / "x.txt").mkdir()
    (tmp_path / "x.txt" / "lu.txt").write_text(PAGE)
    assert set(read(tmp_path)[0]) == {"x.txt/lu"}


def test_links_in_a_circle_come_to_an_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "lu.txt").write_text(PAGE)
    (tmp_path / "a" / "vong").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "cut.txt").symlink_to(tmp_path / "khong-co.txt")
    (tmp_path / "tu.txt").symlink_to(tmp_path / "tu.txt")
    articles, skipped = read(tmp_path)
    assert set(articles) == {"a/lu"}
    assert set(skipped) == {"cut.txt", "tu.txt"}


def test_a_linked_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "ngoai").mkdir()
    (tmp_path / "ngoai" / "lu.txt").write_text(PAGE)
    (tmp_path / "kho").mkdir()
    (tmp_path / "kho" / "2022").symlink_to(tmp_path / "ngoai", target_is_directory=True)
    assert set(read(tmp_path / "kho")[0]) == {"2022/lu"}


def test_pipes_and_sockets_are_reported_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ong.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        _, skipped = read(tmp_path)
    assert set(skipped) == {"ong.txt", "s"}
    assert set(read(tmp_path / "ong.txt")[1]) == {"ong.txt"}


def test_a_file_that_may_not_be_read_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kin.txt").write_text(PAGE)
    (tmp_path / "mo.txt").write_text(PAGE)
    open_path = Path.open

    def refuse(path: Path, mode: str) -> object:
        if path.name == "kin.txt":
            raise PermissionError(13, "Permission denied")
        return open_path(path, mode)

    monkeypatch.setattr(Path, "open", refuse)
    articles, skipped = read(tmp_path)
    assert set(articles) == {"mo"}
    assert "quyền đọc" in skipped["kin.txt"]


def test_a_name_that_is_no_utf8_still_makes_an_id(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"l\xf9.txt")).write_text(PAGE)
    (article_id,) = read(tmp_path)[0]
    assert article_id == "l\\xf9"


def test_html_is_known_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "lu.txt").write_text(HTML)
    (tmp_path / "lu.aspx").write_text(HTML)
    titles = {article.title for article in read(tmp_path)[0].values()}
    assert titles == {"Lũ về sớm ở ba xã"}


def test_an_html_page_in_a_declared_encoding_is_read(tmp_path: Path) -> None:
    text = "Сегодня утром вода в реке быстро поднялась, и жители трёх сёл перенесли рис на чердаки."
    more = "По словам главы района, такой большой воды в августе не помнят даже самые старые люди."
    page = (
        f"<html><head><meta charset='windows-1251'><title>Вода</title></head><body><p>{text}</p><p>{more}</p>"
    )
    (tmp_path / "a.html").write_bytes(page.encode("cp1251"))
    assert read(tmp_path)[0]["a"].lede == text


def test_gzip_is_known_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "lu.txt").write_bytes(gzip.compress(PAGE.encode()))
    assert set(read(tmp_path)[0]) == {"lu"}


def test_json_is_known_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "bai").write_text('{"title": "Một"}\n{"title": "Hai"}')
    assert set(read(tmp_path)[0]) == {"bai:1", "bai:2"}


def test_lines_before_the_break_of_a_packed_file_are_read(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"id": str(i), "title": os.urandom(30).hex()}) + "\n" for i in range(9000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines.encode())[:-1000])
    articles, skipped = read(tmp_path)
    assert len(articles) > 1000
    assert list(skipped) == ["a.jsonl.gz"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '[{"id": "a", "title": "Một"},\n {"id": "b", "title": "Hai"}]'),
        ("a.json", '[\n{"id": "a", "title": "Một"},\n{"id": "b", "title": "Hai"}\n]'),
        ("a.json", '{"id": "a", "title": "Một"}\n{"id": "b", "title": "Hai"}\n'),
        ("a.jsonl", '[\n{"id": "a", "title": "Một"},\n{"id": "b", "title": "Hai"}\n]'),
        ("a.ndjson", '{"id": "a", "title": "Một"}\r\n{"id": "b", "title": "Hai"}'),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_json_comes_in_lines_or_as_one_array(tmp_path: Path, name: str, text: str, encoding: str) -> None:
    (tmp_path / name).write_bytes(text.encode(encoding))
    articles, skipped = read(tmp_path)
    assert set(articles) == {"a", "b"}
    assert not skipped


def test_one_object_over_many_lines_is_one_article(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"id": "a", "title": "Một"}, indent=2))
    assert set(read(tmp_path)[0]) == {"a"}


def test_a_broken_first_line_does_not_cost_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"title": "M\n{"id": "b", "title": "Hai"}\n')
    articles, skipped = read(tmp_path)
    assert set(articles) == {"b"}
    assert set(skipped) == {"a.jsonl:1"}


def test_a_page_that_is_too_long_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"dai " * (MAX_PAGE_BYTES // 4 + 1))
    assert "MiB" in read(tmp_path)[1]["a.txt"]


def test_a_line_of_fifty_megabytes_is_not_held_in_memory(tmp_path: Path) -> None:
    with (tmp_path / "a.jsonl").open("wb") as file:
        file.write(b'{"id": "a", "title": "M"}\n{"title": "')
        file.writelines(b"x" * MIB for _ in range(50))
        file.write(b'"}\n{"id": "c", "title": "B"}\n')
    tracemalloc.start()
    articles, skipped = read(tmp_path)
    _, most_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert set(articles) == {"a", "c"}
    assert set(skipped) == {"a.jsonl:2"}
    assert most_bytes < 25 * MIB, f"reading took {most_bytes / MIB:.0f} MiB"


@pytest.mark.parametrize("name", ["bom.jsonl.gz", "bom.txt.gz"])
def test_a_gzip_bomb_is_given_up(tmp_path: Path, name: str) -> None:
    with gzip.open(tmp_path / name, "wb", compresslevel=1) as bomb:
        for _ in range(200):
            bomb.write(b" " * MIB)
    _, skipped = read(tmp_path)
    assert list(skipped) == [name]


def test_what_was_read_before_a_bomb_went_off_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "bom.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"id": "a", "title": "M"}\n') + gzip.compress(b" " * (100 * MIB)))
    articles, skipped = read(tmp_path)
    assert set(articles) == {"a"}
    assert "gzip" in skipped["bom.jsonl.gz"]


def test_a_reader_given_up_half_way_leaves_no_file_open(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"title": "Một"}\n' * 5000)
    outcomes = read_corpus(tmp_path)
    assert not isinstance(next(outcomes), Skipped)
    del outcomes
