import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from index.errors import IndexDamagedError
from index.segment import codes, plain
from index.segment.array_file import BLOCK_BITS, ArrayFile, ArrayFileWriter
from index.segment.codes import SyllableCodes, write_codes
from index.segment.layout import Kind
from index.segment.opened import Segment
from tests.index.corpora import random_articles
from tests.index.damage import flip_bit
from tests.index.segment.made import merged, write_part


def written(segment: Segment, path: Path) -> ArrayFile:
    writer = ArrayFileWriter(path)
    write_codes(writer, segment)
    writer.close({})
    return ArrayFile(path)


@pytest.mark.usefixtures("loops")
@pytest.mark.parametrize("stretch", [1, 50, 1 << 25])
@pytest.mark.parametrize("most", [1, 6, 1 << 16])
def test_each_place_has_the_code_of_its_syllable_if_that_is_among_the_most_frequent(
    stretch: int, most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(codes, "CODES", most)
    monkeypatch.setattr(codes, "_STRETCH", stretch)
    segment = merged(tmp_path / "segment", write_part(tmp_path / "part", random_articles(5, 20)))
    file = written(segment, tmp_path / "codes")
    exact = segment.terms.prefixed(Kind.EXACT)
    places = {term: segment.keys_of(term).tolist() for term in exact}
    coded = sorted(exact, key=lambda term: (-len(places[term]), term))[: most - 1]
    expected = [0] * segment.places
    for code, term in enumerate(coded, start=1):
        for place in places[term]:
            expected[place] = code
    assert file.array("codes").tolist() == expected
    found = SyllableCodes(file).of(np.arange(exact.stop)).tolist()
    assert found == [coded.index(term) + 1 if term in coded else 0 for term in exact]


def test_an_index_of_nothing_has_no_codes(tmp_path: Path) -> None:
    segment = merged(
        tmp_path / "segment", write_part(tmp_path / "part", [Article(id="1", title="", body=())])
    )
    file = written(segment, tmp_path / "codes")
    assert file.array("code_of").size == 0
    assert not file.array("codes").any()


@pytest.mark.parametrize("bit", [3, 8 * 70_000])
def test_only_what_is_looked_at_is_compared_with_its_checksum(bit: int, tmp_path: Path) -> None:
    writer = ArrayFileWriter(tmp_path / "file")
    writer.add("codes", np.arange(1 << 16, dtype=np.uint16))
    writer.close({})
    flip_bit(tmp_path / "file", bit)
    found = SyllableCodes(ArrayFile(tmp_path / "file"))
    block = (1 << BLOCK_BITS) // 2
    damaged, whole = (7, block + 7) if bit < 8 * 65_536 else (block + 7, 7)
    found.check(np.array([whole], np.uint32), 0)
    found.check(np.array([whole - 3], np.uint32), 3)
    found.check(np.zeros(0, np.uint32), 3)
    for _ in range(2):
        with pytest.raises(IndexDamagedError, match="make index"):
            found.check(np.array(sorted([whole, damaged]), np.uint32) - 2, 2)


@given(
    checked=st.lists(st.booleans(), min_size=4, max_size=4),
    begin=st.sampled_from([0, 64, 65_600]),
    seed=st.integers(0, 2**32 - 1),
)
def test_the_first_unchecked_item_is_found(checked: list[bool], begin: int, seed: int) -> None:
    kernels = pytest.importorskip("index.segment.kernels", reason="numba can't be imported")
    most = ((4 << BLOCK_BITS) - begin) // 2
    chance = random.Random(seed)
    indexes = sorted(chance.sample(range(most), chance.choice([0, 1, 30])))
    at = chance.randint(0, len(indexes))
    unchecked = (n for n in range(at, len(indexes)) if not checked[(begin + 2 * indexes[n]) >> BLOCK_BITS])
    expected = next(unchecked, len(indexes))
    for module in (kernels, plain):
        found = module.first_unchecked(
            np.array(indexes, np.uint32), at, begin, 2, np.array(checked, np.uint8)
        )
        assert found == expected
