import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared import ROOT

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


def run(index: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TRABAO_")}
    environment |= {"TRABAO_INDEX": str(index), "PYTHONIOENCODING": "utf-8", **settings}
    return subprocess.run(
        [sys.executable, "-m", "index", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_a_build_ends_with_what_was_read_indexed_and_skipped(index: Path, corpus: Path) -> None:
    done = run(index, "--corpus", str(corpus))
    assert done.returncode == 0, done.stdout + done.stderr
    last = done.stdout.splitlines()[-1]
    assert "Đã đọc 2 bài, lập chỉ mục 1 bài, bỏ qua 1 bài" in last
    assert "giây" in last
    assert "MB" in last
    assert str(index) in last
    assert "rong.txt" in done.stdout
    assert (index / "current").is_file()


def test_if_missing_builds_once_from_the_corpus_of_the_settings(index: Path, corpus: Path) -> None:
    assert run(index, "--if-missing", TRABAO_CORPUS=str(corpus / "lu.txt")).returncode == 0
    before = (index / "current").read_text(encoding="ascii")
    again = run(index, "--if-missing", "--corpus", str(corpus))
    assert (again.returncode, again.stdout) == (0, "")
    assert (index / "current").read_text(encoding="ascii") == before


@pytest.mark.parametrize("path", ["/không/có", "-x"])
def test_a_corpus_that_is_not_there_is_named(index: Path, path: str) -> None:
    done = run(index, f"--corpus={path}")
    assert done.returncode == 2
    assert path in done.stdout
    assert "Traceback" not in done.stderr
    assert not (index / "current").exists()


def test_an_empty_folder_builds_nothing_and_says_so(index: Path, tmp_path: Path) -> None:
    empty = tmp_path / "trống"
    empty.mkdir()
    done = run(index, "--corpus", str(empty))
    assert done.returncode == 1
    assert "Đã đọc 0 bài" in done.stdout
    assert not (index / "current").exists()


def test_a_wrong_option_or_setting_is_an_error_and_no_traceback(index: Path, corpus: Path) -> None:
    for done in (run(index, "-x"), run(index, "--corpus", str(corpus), TRABAO_PROT="80")):
        assert done.returncode == 2
        assert "Traceback" not in done.stderr


def test_an_index_that_cannot_be_written_is_an_error_and_no_traceback(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "tệp"
    file.write_text("", encoding="utf-8")
    for index in (file, file / "con"):
        done = run(index, "--corpus", str(corpus))
        assert done.returncode == 2
        assert str(index) in done.stdout
        assert "Traceback" not in done.stderr


def test_a_repeated_id_is_named_with_its_reason(index: Path, tmp_path: Path) -> None:
    records = tmp_path / "bai.jsonl"
    line = '{"id": "lu-1", "title": "Lũ về", "body": "Nước dâng.", "people": ["Lò Văn Pâng"]}\n'
    records.write_text(line * 2, encoding="utf-8")
    done = run(index, "--corpus", str(records))
    assert done.returncode == 0
    assert "Bỏ qua lu-1: mã bài 'lu-1' đã có" in done.stdout
    assert "lập chỉ mục 1 bài, bỏ qua 1 bài" in done.stdout
