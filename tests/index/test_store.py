import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest

from corpus.article import Article
from index import store
from index.build import build_index
from index.errors import IndexBusyError, IndexDamagedError, IndexNotFoundError
from index.reader import IndexReader
from index.store import current_generation, new_generation, publish, read_manifest, share_files, verify
from tests.index.conftest import ARTICLES, BRIDGE, FLOOD
from tests.index.live import live_articles
from tests.shared import ROOT

# Builds in its first argument and says when half of it is written, then waits for ever.
_HALF_A_BUILD = """
import sys, time
from pathlib import Path
from corpus.article import Article, Person
from index.build import build_index

def inputs():
    yield Article(id="1", title="Lũ về", people=(Person(name="Lò Văn Pâng"),))
    print("half", flush=True)
    time.sleep(600)

build_index(inputs(), Path(sys.argv[1]))
"""


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def generation(index: Path) -> Path:
    built = build_index(ARTICLES, index).generation
    assert built is not None
    return built


@pytest.fixture
def half_a_build(index: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", _HALF_A_BUILD, str(index)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "half\n"
        yield process
        process.kill()


def write_generation(index: Path, text: str) -> Path:
    with new_generation(index) as directory:
        (directory / "tệp").write_text(text, encoding="utf-8")
        return publish(index, directory, articles=1)


def generations(index: Path) -> set[str]:
    return {path.name for path in (index / "generations").iterdir()}


def segment_file(generation: Path) -> Path:
    [path] = generation.glob("*.arrays")
    return path


def toc_file(generation: Path) -> Path:
    [path] = generation.glob("*.toc")
    return path


def test_nothing_is_found_before_the_first_publication(index: Path) -> None:
    with pytest.raises(IndexNotFoundError, match="make index"):
        current_generation(index)
    with new_generation(index):
        pass
    with pytest.raises(IndexNotFoundError, match="make index"):
        current_generation(index)


def test_the_last_generation_published_is_the_current_one(index: Path) -> None:
    first = write_generation(index, "một")
    assert current_generation(index) == first
    second = write_generation(index, "hai")
    assert current_generation(index) == second
    assert (second / "tệp").read_text(encoding="utf-8") == "hai"
    assert verify(second).articles == 1


def test_one_generation_before_the_current_one_is_kept(index: Path) -> None:
    first, second, third = (write_generation(index, text) for text in ("một", "hai", "ba"))
    assert generations(index) == {second.name, third.name}
    assert not first.exists()


def test_no_two_generations_have_one_name_however_fast_they_follow(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.strftime", lambda *_: "20221130-150800")
    names = set()
    for _ in range(2_000):
        with new_generation(index) as directory:
            names.add(directory.name)
    assert len(names) == 2_000


def test_what_is_not_published_leaves_nothing(index: Path) -> None:
    first = write_generation(index, "một")
    with new_generation(index) as directory:
        (directory / "tệp").write_text("bỏ", encoding="utf-8")
    assert generations(index) == {first.name}
    assert current_generation(index) == first


def test_a_build_that_fails_leaves_the_old_generation_and_no_lock(index: Path, generation: Path) -> None:
    # Trap 2: Whoosh's own lock stays after an exception; ours goes with the directory.
    def failing() -> Iterator[Article]:
        yield FLOOD
        raise RuntimeError("hỏng giữa chừng")

    with pytest.raises(RuntimeError, match="giữa chừng"):
        build_index(failing(), index)
    assert current_generation(index) == generation
    assert generations(index) == {generation.name}
    report = build_index([BRIDGE], index)
    assert report.indexed == 1
    assert current_generation(index) == report.generation != generation


def test_a_second_build_in_one_directory_is_refused(index: Path) -> None:
    with new_generation(index), pytest.raises(IndexBusyError, match=str(index)), new_generation(index):
        pass
    with new_generation(index):
        pass


def test_a_build_in_another_process_is_refused_while_one_runs(
    index: Path, half_a_build: subprocess.Popen[str]
) -> None:
    with pytest.raises(IndexBusyError, match=str(index)):
        build_index(ARTICLES, index)
    half_a_build.kill()
    half_a_build.wait()
    assert build_index(ARTICLES, index).indexed == 3


def test_a_build_killed_half_way_leaves_the_old_generation_and_is_swept(
    index: Path, generation: Path, half_a_build: subprocess.Popen[str]
) -> None:
    # Trap 14: kill -9 leaves orphan files for ever.
    half_a_build.send_signal(signal.SIGKILL)
    half_a_build.wait()
    assert len(generations(index)) == 2
    assert current_generation(index) == generation
    assert IndexReader(generation).article(0) == FLOOD
    after = build_index([BRIDGE], index).generation
    assert after is not None
    assert generations(index) == {generation.name, after.name}


def test_a_reader_keeps_what_it_has_opened(index: Path, generation: Path) -> None:
    reader = IndexReader(generation)
    for _ in range(3):
        build_index([BRIDGE], index)
    assert not generation.exists()
    assert live_articles(reader) == list(ARTICLES)


def test_every_file_of_a_generation_is_in_its_manifest(generation: Path) -> None:
    manifest = verify(generation)
    assert set(manifest.files) | {"manifest.json"} == {path.name for path in generation.iterdir()}
    assert manifest.articles == len(ARTICLES)


def cut_in_half(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def test_one_changed_bit_is_found_by_verification(generation: Path) -> None:
    path = segment_file(generation)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert read_manifest(generation).articles == 3
    with pytest.raises(IndexDamagedError, match="make index") as caught:
        verify(generation)
    assert path.name in str(caught.value)


@pytest.mark.parametrize("file_of", [toc_file, segment_file])
@pytest.mark.parametrize("filling", [b"\0", b"\xff", b"(", b"\x80\x04"])
def test_a_file_of_the_right_size_and_wrong_bytes_is_damage(
    generation: Path, file_of: Callable[[Path], Path], filling: bytes
) -> None:
    path = file_of(generation)
    size = path.stat().st_size
    path.write_bytes((filling * size)[:size])
    with pytest.raises(IndexDamagedError, match="make index"):
        IndexReader(generation)


def test_a_manifest_of_another_version_says_which(generation: Path) -> None:
    path = generation / "manifest.json"
    values = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**values, "version": 999}), encoding="utf-8")
    with pytest.raises(IndexDamagedError, match=r"999.*make index"):
        IndexReader(generation)


def test_a_manifest_that_says_something_else_is_damage(generation: Path) -> None:
    path = generation / "manifest.json"
    values = json.loads(path.read_text(encoding="utf-8"))
    for changed in (
        {**values, "articles": 4},
        {**values, "files": dict(list(values["files"].items())[1:])},
        {name: value for name, value in values.items() if name != "checksum"},
    ):
        path.write_text(json.dumps(changed), encoding="utf-8")
        with pytest.raises(IndexDamagedError, match=r"manifest\.json.*make index"):
            read_manifest(generation)
    path.write_text(json.dumps(values), encoding="utf-8")
    assert read_manifest(generation).articles == 3


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", '{"version": 1}', '{"version": "x", "articles": 1, "files": {}}', "\x00"]
)
def test_a_manifest_that_is_none_is_damage(generation: Path, text: str) -> None:
    (generation / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(IndexDamagedError, match="make index"):
        read_manifest(generation)


@pytest.mark.parametrize(
    "name",
    [b"", b"\n", b"..", b".", b"20200101-000000-beef", b"a/b", b"\xff\xfe", b"a\0b", b"0" * 300, b"0" * 64],
)
def test_garbage_in_current_is_damage(index: Path, generation: Path, name: bytes) -> None:
    assert generation.is_dir()
    (index / "current").write_bytes(name)
    with pytest.raises(IndexDamagedError, match="make index"):
        current_generation(index)


@pytest.mark.parametrize("name", [b"..", b"\xff\xfe", b"20200101-000000-beef"])
def test_a_damaged_current_is_healed_by_the_next_build(index: Path, generation: Path, name: bytes) -> None:
    assert generation.is_dir()
    (index / "current").write_bytes(name)
    built = build_index([BRIDGE], index).generation
    assert current_generation(index) == built


def add_file(directory: Path) -> None:
    (directory / "khác").write_text("hai", encoding="utf-8")


def publish_shared(index: Path, change: Callable[[Path], None]) -> Path:
    """Publish what the current generation has, after a change."""
    before = current_generation(index)
    with new_generation(index) as directory:
        share_files(before, directory)
        change(directory)
        return publish(index, directory, articles=1, shared_with=before)


def test_shared_files_are_the_same_files(index: Path) -> None:
    first = write_generation(index, "một")
    second = publish_shared(index, add_file)
    assert (second / "tệp").samefile(first / "tệp")
    assert not (second / "manifest.json").samefile(first / "manifest.json")
    assert sorted(verify(second).files) == ["khác", "tệp"]
    assert sorted(verify(first).files) == ["tệp"]


def test_a_shared_file_outlives_the_generation_that_it_came_from(index: Path) -> None:
    first = write_generation(index, "một")
    for _ in range(3):
        last = publish_shared(index, lambda _: None)
    assert not first.exists()
    assert (last / "tệp").read_text(encoding="utf-8") == "một"
    assert verify(last).articles == 1


def test_what_takes_the_place_of_a_shared_file_is_written_beside_it(index: Path) -> None:
    def replace_file(directory: Path) -> None:
        (directory / "tệp").unlink()
        (directory / "tệp").write_text("hai", encoding="utf-8")

    first = write_generation(index, "một")
    second = publish_shared(index, replace_file)
    assert verify(second).files["tệp"] != verify(first).files["tệp"]
    assert (first / "tệp").read_text(encoding="utf-8") == "một"


def test_what_is_shared_still_is_neither_read_nor_synced_again(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_generation(index, "một")
    digest, sync = Mock(wraps=store._digest), Mock(wraps=store.sync)
    monkeypatch.setattr(store, "_digest", digest)
    monkeypatch.setattr(store, "sync", sync)
    publish_shared(index, add_file)
    read, synced = ([call.args[0].name for call in made.call_args_list] for made in (digest, sync))
    assert read == ["khác"]
    assert "tệp" not in synced
    assert {"khác", "manifest.json", "generations", "current.new", index.name} <= set(synced)


def test_files_of_a_damaged_generation_are_not_shared(index: Path) -> None:
    first = write_generation(index, "một")
    (first / "tệp").write_text("hỏng", encoding="utf-8")
    with pytest.raises(IndexDamagedError, match="make index"):
        publish_shared(index, lambda _: None)
    assert generations(index) == {first.name}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a directory to another user")
def test_another_users_generation_is_not_opened(index: Path, generation: Path) -> None:
    # Trap 15: the TOC is a pickle, so whoever can write it can run code.
    os.chown(generation, 12345, 12345)
    with pytest.raises(IndexDamagedError, match=generation.name):
        current_generation(index)
