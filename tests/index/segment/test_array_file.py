import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.errors import IndexDamagedError
from index.segment import array_file
from index.segment.array_file import BLOCK_BITS, ArrayFile, ArrayFileWriter
from tests.index.damage import cut, flip_bit

Arrays = dict[str, NDArray[Any]]

_BLOCK = 1 << BLOCK_BITS
_ROUND_BLOCKS = [blocks * _BLOCK + more for blocks in (1, 2) for more in (-9, -8, -1, 0, 1, 7, 8, 64)]

dtypes = st.sampled_from([np.uint8, np.int16, np.int32, np.uint32, np.int64, np.float32])
sizes_bytes = st.integers(0, 200) | st.sampled_from(_ROUND_BLOCKS)


@st.composite
def arrays(draw: st.DrawFn) -> NDArray[Any]:
    dtype = np.dtype(draw(dtypes))
    chance = np.random.default_rng(draw(st.integers(0, 99)))
    items: NDArray[Any] = chance.integers(0, 120, draw(sizes_bytes) // dtype.itemsize).astype(dtype)
    return items


def write(path: Path, written: Arrays, meta: dict[str, Any] | None = None) -> None:
    writer = ArrayFileWriter(path)
    for name, array in written.items():
        writer.add(name, array)
    writer.close(meta or {})


def read(path: Path) -> dict[str, list[Any]]:
    file = ArrayFile(path)
    return {name: file.array(name).tolist() for name in ("a", "b", "c") if name in file}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A file of less than a block, of which every bit can be tried."""
    path = tmp_path / "small"
    written: Arrays = {"a": np.arange(5, dtype=np.uint8), "b": np.arange(9), "c": np.zeros(3, np.uint32)}
    write(path, written, {"documents": 3})
    return path


@pytest.fixture
def blocks(tmp_path: Path) -> Path:
    """A file of several blocks: `a` fills more than the first, `b` is in the third, `c` goes on into the fourth."""
    path = tmp_path / "blocks"
    written: Arrays = {
        "a": np.arange(_BLOCK // 4 + 5, dtype=np.int32),
        "b": np.arange(_BLOCK // 8, dtype=np.uint64),
        "c": np.arange(_BLOCK // 2, dtype=np.int16),
    }
    write(path, written)
    return path


@settings(max_examples=60)
@given(st.lists(st.tuples(arrays(), st.lists(st.floats(0, 1), max_size=3)), min_size=1, max_size=4))
def test_arrays_come_back_as_they_were_whatever_the_pieces_they_were_written_in(
    written: list[tuple[NDArray[Any], list[float]]],
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        writer = ArrayFileWriter(path)
        for name, (array, shares) in enumerate(written):
            cuts = sorted(int(share * array.size) for share in shares)
            writer.begin(str(name), array.dtype)
            for start, end in pairwise([0, *cuts, array.size]):
                writer.extend(array[start:end])
        writer.close({"é": [1, None, 0.1]})
        file = ArrayFile(path)
        assert file.meta == {"é": [1, None, 0.1]}
        assert "9" not in file
        for name, (array, _) in enumerate(written):
            found = file.array(str(name))
            assert (found.dtype, found.tolist()) == (array.dtype, array.tolist())
            assert file.offset(str(name)) % 64 == 0
        file.check_everything()


@settings(max_examples=30)
@given(st.lists(arrays(), min_size=1, max_size=3))
def test_the_bytes_do_not_depend_on_the_pieces(written: list[NDArray[Any]]) -> None:
    with TemporaryDirectory() as folder:
        whole, pieces = Path(folder) / "whole", Path(folder) / "pieces"
        write(whole, {str(name): array for name, array in enumerate(written)})
        writer = ArrayFileWriter(pieces)
        for name, array in enumerate(written):
            writer.begin(str(name), array.dtype)
            for piece in np.array_split(array, 3):
                writer.extend(piece)
        writer.close({})
        assert whole.read_bytes() == pieces.read_bytes()


def test_items_that_do_not_lie_side_by_side_are_written_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write(path, {"a": np.arange(20)[::3], "b": np.arange(6).reshape(2, 3).T})
    assert read(path) == {"a": list(range(0, 20, 3)), "b": [0, 3, 1, 4, 2, 5]}


def test_any_flipped_bit_of_a_small_file_is_refused(small: Path) -> None:
    good = read(small)
    assert small.stat().st_size < 600, "help: every bit of it is tried"
    for bit in range(8 * small.stat().st_size):
        flip_bit(small, bit)
        with pytest.raises(IndexDamagedError, match="make index"):
            read(small)
        flip_bit(small, bit)
    assert read(small) == good


def test_a_file_cut_anywhere_is_refused_when_it_is_opened(small: Path) -> None:
    for size in reversed(range(small.stat().st_size)):
        cut(small, size)
        with pytest.raises(IndexDamagedError, match="make index"):
            ArrayFile(small)


@pytest.mark.parametrize("more", [b"\0", b"x" * 100, None])
def test_a_file_that_grew_is_refused_when_it_is_opened(small: Path, more: bytes | None) -> None:
    whole = small.read_bytes()
    # Twice the same ends as a good file does.
    small.write_bytes(whole + (whole if more is None else more))
    with pytest.raises(IndexDamagedError, match="make index"):
        ArrayFile(small)


def test_a_file_of_another_version_says_which(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(array_file, "VERSION", 999)
    with pytest.raises(IndexDamagedError, match=r"dạng 2.*dạng 999.*make index"):
        ArrayFile(small)


def test_what_is_missing_or_no_such_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    (tmp_path / "text").write_text("không phải mảng\n" * 50, encoding="utf-8")
    (tmp_path / "folder").mkdir()
    for name in ("missing", "empty", "text", "folder"):
        with pytest.raises(IndexDamagedError, match=rf"{name}.*make index"):
            ArrayFile(tmp_path / name)


def _random_bits(path: Path, count: int) -> Iterator[int]:
    chance = random.Random(7)
    return (chance.randrange(8 * path.stat().st_size) for _ in range(count))


def test_a_flipped_bit_shows_when_its_block_is_read_and_in_no_other(blocks: Path) -> None:
    good = read(blocks)
    file = ArrayFile(blocks)
    places = {name: range(file.offset(name), file.offset(name) + file.array(name).nbytes) for name in good}
    for bit in _random_bits(blocks, 150):
        flip_bit(blocks, bit)
        block = bit // 8 // _BLOCK
        try:
            damaged = ArrayFile(blocks)
        except IndexDamagedError:
            assert bit // 8 >= places["c"].stop
        else:
            for name, place in places.items():
                if place.start // _BLOCK <= block <= (place.stop - 1) // _BLOCK:
                    with pytest.raises(IndexDamagedError, match="make index"):
                        damaged.array(name)
                else:
                    assert damaged.array(name).tolist() == good[name]
        flip_bit(blocks, bit)


def test_only_the_blocks_that_are_asked_for_are_compared_and_damage_stays_damage(blocks: Path) -> None:
    offset = ArrayFile(blocks).offset("a")
    assert offset == 0
    flip_bit(blocks, 8 * _BLOCK)
    file = ArrayFile(blocks)
    last = _BLOCK // 4
    file.check("a", 0, last)
    file.check("a", last, last)
    assert file.unchecked("a")[:last].tolist() == list(range(last))
    for _ in range(2):
        with pytest.raises(IndexDamagedError):
            file.check("a", last - 1, last + 1)
    with pytest.raises(IndexDamagedError):
        file.check_bytes(0, blocks.stat().st_size)


def test_checking_everything_reads_again_what_has_been_read(blocks: Path) -> None:
    file = ArrayFile(blocks)
    numbers = file.array("b")
    file.check_everything()
    numbers[7] += 1
    assert file.array("b")[7] == 8
    with pytest.raises(IndexDamagedError, match="make index"):
        file.check_everything()


def test_a_writer_refuses_what_cannot_be_read_back(tmp_path: Path) -> None:
    writer = ArrayFileWriter(tmp_path / "file")
    writer.add("a", np.arange(3))
    with pytest.raises(ValueError, match="'a'"):
        writer.begin("a", np.int64)
    with pytest.raises(TypeError, match="int32"):
        writer.extend(np.zeros(1, np.int32))
    writer.abandon()
    with pytest.raises(IndexDamagedError, match="make index"):
        ArrayFile(tmp_path / "file")
    with pytest.raises(FileExistsError):
        ArrayFileWriter(tmp_path / "file")


def test_items_are_gathered_from_anywhere_and_only_their_blocks_are_read(blocks: Path) -> None:
    file = ArrayFile(blocks)
    assert file.gathered("a", np.array([5, 0, _BLOCK // 4 + 4, 5])).tolist() == [5, 0, _BLOCK // 4 + 4, 5]
    assert file.gathered("b", np.array([[1, 2], [8000, 7]])).tolist() == [[1, 2], [8000, 7]]
    assert file.gathered("c", np.zeros(0, np.int64)).tolist() == []
    flip_bit(blocks, 8 * 100)
    damaged = ArrayFile(blocks)
    assert damaged.gathered("a", np.array([_BLOCK // 4 + 4])).tolist() == [_BLOCK // 4 + 4]
    with pytest.raises(IndexDamagedError, match="make index"):
        damaged.gathered("a", np.array([_BLOCK // 4 + 4, 3]))
