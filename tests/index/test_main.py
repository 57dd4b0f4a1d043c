import os
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from index.__main__ import main
from index.reader import IndexReader
from index.store import current_generation
from tests.index.damage import flip_bit
from tests.index.live import live_articles
from tests.shared import ROOT

Run = Callable[..., tuple[int, str]]

_PAGE = """Lũ quét tràn về xã Nà Hin

30/08/2022 15:32

Nước suối dâng cao hai mét trong đêm, nhiều hộ dân được dời lên đồi trước khi trời sáng.

Bí thư Tỉnh ủy Lò Văn Pâng có mặt tại bản từ sáng sớm cùng lực lượng cứu hộ của huyện.
"""


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "chỉ mục"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "kho bài"
    folder.mkdir()
    (folder / "lu.txt").write_text(_PAGE, encoding="utf-8")
    (folder / "rong.txt").write_text("", encoding="utf-8")
    return folder


@pytest.fixture
def run(index: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that gives the exit status and what is printed, for arguments and settings."""
    for name in [name for name in os.environ if name.startswith("TRABAO_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("TRABAO_INDEX", str(index))

    def ran(*arguments: str, **settings: str) -> tuple[int, str]:
        printed = StringIO()
        with pytest.MonkeyPatch.context() as patch:
            for name, value in settings.items():
                patch.setenv(name, value)
            status = main(list(arguments), Console(file=printed, width=200))
        return status, printed.getvalue()

    return ran


def records(path: Path, *pairs: tuple[str, str]) -> Path:
    """Write a file of articles with these ids and titles."""
    lines = [f'{{"id": "{name}", "title": "{title}", "people": ["Lò Văn Pâng"]}}\n' for name, title in pairs]
    path.write_text("".join(lines), encoding="utf-8")
    return path


def titles(index: Path) -> list[str]:
    return [article.title for article in live_articles(IndexReader(current_generation(index)))]


def test_the_command_builds_and_prints_no_traceback(index: Path, corpus: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TRABAO_")}
    done = subprocess.run(
        [sys.executable, "-m", "index", "--corpus", str(corpus)],
        cwd=ROOT,
        env={**environment, "TRABAO_INDEX": str(index), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "lập chỉ mục 1 bài" in done.stdout
    assert titles(index) == ["Lũ quét tràn về xã Nà Hin"]


def test_a_build_ends_with_what_was_read_indexed_and_skipped(run: Run, index: Path, corpus: Path) -> None:
    status, printed = run("--corpus", str(corpus))
    assert status == 0
    last = printed.splitlines()[-1]
    assert "Đã đọc 2 bài, lập chỉ mục 1 bài, bỏ qua 1 bài" in last
    assert "giây" in last
    assert "MB" in last
    assert str(index) in last
    assert "rong.txt" in printed
    assert (index / "current").is_file()


def test_if_missing_builds_once_from_the_corpus_of_the_settings(run: Run, index: Path, corpus: Path) -> None:
    assert run("--if-missing", TRABAO_CORPUS=str(corpus / "lu.txt"))[0] == 0
    before = current_generation(index)
    assert run("--if-missing", "--corpus", str(corpus)) == (0, "")
    assert current_generation(index) == before


@pytest.mark.parametrize("path", ["/không/có", "-x"])
def test_a_corpus_that_is_not_there_is_named(run: Run, index: Path, path: str) -> None:
    status, printed = run(f"--corpus={path}")
    assert status == 2
    assert path in printed
    assert not (index / "current").exists()


def test_an_empty_folder_builds_nothing_and_says_so(run: Run, index: Path, tmp_path: Path) -> None:
    empty = tmp_path / "trống"
    empty.mkdir()
    status, printed = run("--corpus", str(empty))
    assert status == 1
    assert "Đã đọc 0 bài" in printed
    assert not (index / "current").exists()


def test_a_wrong_setting_is_an_error(run: Run, corpus: Path) -> None:
    status, printed = run("--corpus", str(corpus), TRABAO_PROT="80")
    assert status == 2
    assert "TRABAO_PROT" in printed


@pytest.mark.parametrize(
    "arguments",
    [["-x"], ["--workers", "0"], ["--workers=65"], ["--workers", "²"], ["add"], ["delete"], ["x"]],
)
def test_a_wrong_option_is_an_error(
    run: Run, index: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        run(*arguments)
    assert caught.value.code == 2
    assert "usage" in capsys.readouterr().err
    assert not index.exists()


def test_an_index_that_cannot_be_written_is_an_error(run: Run, corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "tệp"
    file.write_text("", encoding="utf-8")
    for index in (file, file / "con"):
        status, printed = run("--corpus", str(corpus), TRABAO_INDEX=str(index))
        assert status == 2
        assert str(index) in printed


def test_a_repeated_id_is_named_with_its_reason(run: Run, tmp_path: Path) -> None:
    status, printed = run(
        "--corpus", str(records(tmp_path / "bai.jsonl", ("lu-1", "Lũ về"), ("lu-1", "Lũ rút")))
    )
    assert status == 0
    assert "Bỏ qua lu-1: mã bài 'lu-1' đã có" in printed
    assert "lập chỉ mục 1 bài, bỏ qua 1 bài" in printed


def test_articles_are_added_replaced_and_deleted(run: Run, index: Path, tmp_path: Path) -> None:
    run("--corpus", str(records(tmp_path / "bai.jsonl", ("1", "Lũ về"), ("2", "Thông xe"))))
    first, second = (
        records(tmp_path / "a.jsonl", ("1", "Lũ rút")),
        records(tmp_path / "b.jsonl", ("3", "Mùa gặt")),
    )
    status, printed = run("add", str(first), str(second))
    assert status == 0
    assert "Đã thêm 1 bài, thay 1 bài, xóa 0 bài, bỏ qua 0 bài" in printed
    assert "nay có 3 bài" in printed
    assert titles(index) == ["Thông xe", "Lũ rút", "Mùa gặt"]
    status, printed = run("delete", "2", "3")
    assert (status, titles(index)) == (0, ["Lũ rút"])
    assert "xóa 2 bài" in printed


def test_what_cannot_be_added_or_deleted_is_named(run: Run, index: Path, corpus: Path) -> None:
    run("--corpus", str(corpus))
    before = current_generation(index)
    status, printed = run("add", str(corpus / "rong.txt"))
    assert status == 1
    assert "Bỏ qua rong.txt" in printed
    status, printed = run("delete", "không có")
    assert status == 1
    assert "Không có bài không có" in printed
    assert run("add", "/không/có")[0] == 2
    assert current_generation(index) == before


@pytest.mark.parametrize("arguments", [["add", "{corpus}"], ["delete", "1"], ["verify"]])
def test_without_an_index_there_is_nothing_to_change(run: Run, corpus: Path, arguments: list[str]) -> None:
    status, printed = run(*(each.format(corpus=corpus) for each in arguments))
    assert status == 2
    assert "make index" in printed


def test_verification_finds_any_changed_bit(run: Run, index: Path, corpus: Path) -> None:
    run("--corpus", str(corpus))
    status, printed = run("verify")
    assert status == 0
    assert "Chỉ mục lành lặn: 1 bài" in printed
    for path in current_generation(index).iterdir():
        flip_bit(path, 4 * path.stat().st_size)
        status, printed = run("verify")
        assert status == 2
        assert "make index" in printed
        flip_bit(path, 4 * path.stat().st_size)
    assert run("verify")[0] == 0
