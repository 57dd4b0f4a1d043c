from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import IndexDamagedError
from index.segment.array_file import ArrayFile, ArrayFileWriter
from index.segment.terms import EMPTY, Terms, packed, write_terms
from tests.index.damage import flip_bit

# Few different bytes, so that terms begin with each other; the first and the last byte sort oddly.
term = st.lists(st.sampled_from([b"\0", b"a", b"b", b"\xfe", b"\xff"]), max_size=4).map(b"".join)
terms = st.lists(term | st.binary(max_size=30), max_size=40, unique=True).map(sorted)

either_loops = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def write(path: Path, listed: Sequence[bytes], *, bucketed: bool = True) -> None:
    writer = ArrayFileWriter(path)
    write_terms(writer, *packed(listed), bucketed=bucketed)
    writer.close({})


@pytest.mark.usefixtures("loops")
@either_loops
@given(listed=terms, asked=st.lists(term, max_size=5), bucketed=st.booleans())
def test_terms_are_numbered_and_found_as_in_a_sorted_list(
    listed: list[bytes], asked: list[bytes], *, bucketed: bool
) -> None:
    with TemporaryDirectory() as folder:
        write(Path(folder) / "file", listed, bucketed=bucketed)
        found = Terms(ArrayFile(Path(folder) / "file"))
        assert found.count == len(listed)
        assert [found.term(number) for number in range(found.count)] == listed
        assert [found.number(each) for each in listed] == list(range(len(listed)))
        numbers = [listed.index(each) if each in listed else -1 for each in asked]
        assert [found.number(each) for each in asked] == numbers
        assert found.numbers(asked).tolist() == numbers
        for prefix in [*asked, *listed, *(each[:1] for each in listed)]:
            beginning = [number for number, each in enumerate(listed) if each.startswith(prefix)]
            assert list(found.prefixed(prefix)) == beginning


@given(terms)
def test_both_kinds_of_loops_write_the_same_bytes(listed: list[bytes]) -> None:
    kernels = pytest.importorskip("index.segment.kernels", reason="numba can't be imported")
    from index.segment import plain

    blob, starts = packed(listed)
    size = 8 if len(listed) < 4 else 128
    assert kernels.buckets(blob, starts, size).tolist() == plain.buckets(blob, starts, size).tolist()


@pytest.mark.usefixtures("loops")
def test_every_term_has_one_bucket(tmp_path: Path) -> None:
    listed = [f"{number:05}".encode() for number in range(5_000)]
    write(tmp_path / "file", listed)
    file = ArrayFile(tmp_path / "file")
    buckets = file.array("term_buckets")
    assert sorted(buckets[buckets != EMPTY].tolist()) == list(range(len(listed)))
    # A power of two, not much more than half full, so that the search for a term that is not there ends soon.
    assert buckets.size == 16_384
    assert Terms(file).number(b"05000") == -1


def test_a_term_is_never_looked_up_in_a_block_that_has_changed(tmp_path: Path) -> None:
    listed = [f"{number:06}".encode() for number in range(30_000)]
    write(tmp_path / "file", listed)
    chance = np.random.default_rng(5)
    size = tmp_path.joinpath("file").stat().st_size
    refused = 0
    for bit in chance.integers(0, 8 * size, 40).tolist():
        flip_bit(tmp_path / "file", bit)
        for number in chance.integers(0, len(listed), 60).tolist():
            try:
                found = Terms(ArrayFile(tmp_path / "file"))
                assert found.number(listed[number]) == number
                assert found.term(number) == listed[number]
                assert list(found.prefixed(listed[number][:5])) == list(
                    range(number // 10 * 10, number // 10 * 10 + 10)
                )
            except IndexDamagedError:
                refused += 1
        flip_bit(tmp_path / "file", bit)
    assert refused > 100, "help: few of the flipped bits lie where the terms were looked up"
