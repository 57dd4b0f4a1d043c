from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import IndexDamagedError
from index.segment.array_file import ArrayFile, ArrayFileWriter
from index.segment.stored import DOCUMENTS_A_BLOCK, StoredReader, StoredWriter, decode, encode
from tests.index.damage import flip_bit

documents = st.lists(st.binary(max_size=50), max_size=20)
plain_value = st.none() | st.text(st.characters(), max_size=8) | st.integers() | st.booleans()


def write(path: Path, pieces: list[list[bytes]]) -> StoredReader:
    """Write `pieces` at `path`: every other one as another segment has packed it, as far as its blocks are full."""
    writer = ArrayFileWriter(path)
    stored = StoredWriter(writer)
    for number, piece in enumerate(pieces):
        first = 0
        if number % 2:
            other = write(path.with_name(f"{path.name}-{number}"), [piece])
            blocks, starts = other.full_blocks()
            stored.add_blocks(blocks, starts)
            first = DOCUMENTS_A_BLOCK * (len(starts) - 1)
        stored.add(piece[first:])
    stored.close()
    writer.close({})
    return StoredReader(ArrayFile(path))


def sizes(path: Path) -> list[int]:
    """Return how many documents each block has."""
    found: list[int] = np.diff(ArrayFile(path).array("block_docs")).tolist()
    return found


@given(st.dictionaries(st.text(st.characters()), plain_value | st.lists(plain_value, max_size=3), max_size=4))
def test_plain_values_come_back_lone_surrogates_and_all(values: dict[str, Any]) -> None:
    assert decode(encode(values)) == values
    assert decode(encode({"a": "\ud800\x00\U0001f642"})) == {"a": "\ud800\x00\U0001f642"}


@settings(max_examples=60)
@given(st.lists(documents, min_size=1, max_size=4))
def test_documents_come_back_by_number_and_blocks_of_others_as_they_are(pieces: list[list[bytes]]) -> None:
    with TemporaryDirectory() as folder:
        stored = write(Path(folder) / "file", pieces)
        expected = [document for piece in pieces for document in piece]
        assert [stored.document(number) for number in range(len(expected))] == expected
        assert list(stored.documents(0)) == expected
        assert list(stored.documents(len(expected) // 2)) == expected[len(expected) // 2 :]
        assert list(stored.documents(len(expected))) == []
        assert all(1 <= size <= DOCUMENTS_A_BLOCK for size in sizes(Path(folder) / "file"))


def test_full_blocks_of_another_segment_are_copied_and_not_packed_anew(tmp_path: Path) -> None:
    first = [bytes([number]) * 40 for number in range(3 * DOCUMENTS_A_BLOCK)]
    blocks, starts = write(tmp_path / "other", [first]).full_blocks()
    write(tmp_path / "copied", [[b"x"], first])
    file = ArrayFile(tmp_path / "copied")
    begin = int(file.array("block_starts")[1])
    assert file.array("stored")[begin:].tolist() == blocks.tolist()
    assert (file.array("block_starts")[1:] - begin).tolist() == starts.tolist()
    assert sizes(tmp_path / "copied") == [1, *[DOCUMENTS_A_BLOCK] * 3]


def test_a_segment_without_a_full_block_goes_into_the_one_that_is_begun(tmp_path: Path) -> None:
    assert DOCUMENTS_A_BLOCK > 1
    write(tmp_path / "file", [[b"x"]] * DOCUMENTS_A_BLOCK)
    assert sizes(tmp_path / "file") == [DOCUMENTS_A_BLOCK]


def test_no_documents_are_no_blocks(tmp_path: Path) -> None:
    blocks, starts = write(tmp_path / "file", [[]]).full_blocks()
    assert (blocks.tolist(), starts.tolist()) == ([], [0])
    assert sizes(tmp_path / "file") == []


def test_a_changed_block_is_no_document(tmp_path: Path) -> None:
    listed = [bytes([number % 251]) * 9 + str(number * number).encode() * 2_000 for number in range(400)]
    write(tmp_path / "file", [listed])
    file = ArrayFile(tmp_path / "file")
    starts = file.array("block_starts").tolist()
    for number, (start, end) in enumerate(pairwise(starts)):
        if number % 9:
            continue
        bit = 8 * (file.offset("stored") + (start + end) // 2)
        flip_bit(tmp_path / "file", bit)
        with pytest.raises(IndexDamagedError, match="make index"):
            StoredReader(ArrayFile(tmp_path / "file")).document(number * DOCUMENTS_A_BLOCK)
        flip_bit(tmp_path / "file", bit)
    assert StoredReader(file).document(399) == listed[399]
