import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import IndexDamagedError
from index.segment.array_file import ArrayFile, ArrayFileWriter
from index.segment.stored import StoredReader, StoredWriter, decode, encode
from tests.index.damage import flip_bit

documents = st.lists(st.binary(max_size=50), max_size=20)
plain_value = (
    st.none() | st.text(st.characters(), max_size=8) | st.integers(-(1 << 63), (1 << 63) - 1) | st.booleans()
)


def write(path: Path, pieces: list[list[bytes]], staying: list[list[bool]] | None = None) -> StoredReader:
    """Write `pieces` at `path`: every other one as another segment has packed it, as far as documents stay."""
    writer = ArrayFileWriter(path)
    stored = StoredWriter(writer)
    for number, piece in enumerate(pieces):
        stays = staying[number] if staying else [True] * len(piece)
        if number % 2:
            other = write(path.with_name(f"{path.name}-{number}"), [piece])
            for packed, sizes in other.packed(np.array(stays, np.bool_)):
                stored.add_packed(packed, sizes)
        else:
            stored.add([document for document, stay in zip(piece, stays, strict=True) if stay])
    stored.close()
    writer.close({})
    return StoredReader(ArrayFile(path))


@given(st.dictionaries(st.text(st.characters()), plain_value | st.lists(plain_value, max_size=3), max_size=4))
def test_plain_values_come_back(values: dict[str, Any]) -> None:
    assert decode(encode(values)) == values


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"a": ""},
        {"a": [], "b": None},
        {"a": ["", ""], "b": "", "c": [1, "x"]},
        {"a": "\x00\U0001f642", "b": ["\U0001f642", "Lũ"], "c": [["Lò Sao", ["Bí thư"], 2]]},
        # Lone surrogates, side by side as well, and what stands between texts.
        {"a": "\ud800\x00\U0001f642"},
        {"a": "\ud83d", "b": ["\ude42"], "c": [["\ud800", [], 1]]},
        {"a": "Lũ\x1evề", "b": "\x1e", "c": ["\x1e", "\x1e\x1e"]},
    ],
)
def test_values_of_every_kind_come_back(values: dict[str, Any]) -> None:
    assert decode(encode(values)) == values


@settings(max_examples=60)
@given(st.lists(documents, min_size=1, max_size=4), st.data())
def test_documents_come_back_by_number_and_those_of_others_as_they_are(
    pieces: list[list[bytes]], data: st.DataObject
) -> None:
    staying = [
        data.draw(st.lists(st.booleans(), min_size=len(piece), max_size=len(piece))) for piece in pieces
    ]
    with TemporaryDirectory() as folder:
        stored = write(Path(folder) / "file", pieces, staying)
        expected = [
            document
            for piece, stays in zip(pieces, staying, strict=True)
            for document, stay in zip(piece, stays, strict=True)
            if stay
        ]
        assert [stored.document(number) for number in range(len(expected))] == expected
        starts = ArrayFile(Path(folder) / "file").array("stored_starts")
        assert len(starts) == len(expected) + 1


def test_documents_in_a_row_are_copied_together(tmp_path: Path) -> None:
    listed = [bytes([number]) * 40 for number in range(9)]
    stored = write(tmp_path / "file", [listed])
    stays = np.array([True, True, False, True, False, False, True, True, True])
    assert [len(sizes) for _, sizes in stored.packed(stays)] == [2, 1, 3]
    assert [len(sizes) for _, sizes in stored.packed(np.ones(9, np.bool_))] == [9]
    assert list(stored.packed(np.zeros(9, np.bool_))) == []


def test_many_threads_read_at_a_time(tmp_path: Path) -> None:
    listed = [str(number).encode() * 5_000 for number in range(40)]
    stored = write(tmp_path / "file", [listed])
    together = threading.Barrier(4)

    def read(_: int) -> list[bytes]:
        together.wait(60)
        return [stored.document(number) for number in range(40)]

    with ThreadPoolExecutor(4) as pool:
        assert all(found == listed for found in pool.map(read, range(4)))


def test_what_has_changed_is_no_document(tmp_path: Path) -> None:
    listed = [bytes([number % 251]) * 9 + str(number * number).encode() * 2_000 for number in range(400)]
    write(tmp_path / "file", [listed])
    file = ArrayFile(tmp_path / "file")
    starts = file.array("stored_starts").tolist()
    for number in range(0, 400, 9):
        bit = 8 * (file.offset("stored") + (starts[number] + starts[number + 1]) // 2)
        flip_bit(tmp_path / "file", bit)
        with pytest.raises(IndexDamagedError, match="make index"):
            StoredReader(ArrayFile(tmp_path / "file")).document(number)
        flip_bit(tmp_path / "file", bit)
    assert StoredReader(file).document(399) == listed[399]
