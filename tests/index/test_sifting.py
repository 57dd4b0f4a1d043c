"""Syllables of which only those are looked up that pass a sieve, by either way, against all of them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.characters import Characters
from index.sieve import number_of, open_sieve, sieve
from index.spelling import Level, bare_form
from index.syllables import SyllableTable
from tests.index.texts import nfc_text

pytest.importorskip("numba", reason="numba can't be imported: there is no compiled path to test")

COMPILED = SyllableTable(compiled=True)
PLAIN = SyllableTable(compiled=False)
both = pytest.mark.parametrize("table", [COMPILED, PLAIN], ids=["compiled", "plain"])

texts_of_any_kind = st.lists(
    st.one_of(nfc_text, st.text("aàA_ \0\n\ud800\u0301½ĐđΩא๓漢\U0010ffff", max_size=40)), max_size=4
)


@both
@given(
    texts=texts_of_any_kind, wanted=st.lists(st.sampled_from(["bí", "thư", "dang", "a", "uy"]), max_size=3)
)
def test_those_that_pass_are_found_as_all_are(
    table: SyllableTable, texts: list[str], wanted: list[str]
) -> None:
    passing = sieve(map(bare_form, wanted))
    every, found = table.find(texts), table.find_like(Characters.of(texts), passing)
    assert found.starts.tolist() == every.starts.tolist()
    assert found.ends.tolist() == every.ends.tolist()
    assert found.bounds.tolist() == every.bounds.tolist()
    syllables = [
        texts[text][start:end]
        for text, first, last in zip(range(len(texts)), every.bounds[:-1], every.bounds[1:], strict=True)
        for start, end in zip(every.starts[first:last].tolist(), every.ends[first:last].tolist(), strict=True)
    ]
    numbers = [number_of(syllable) for syllable in syllables]
    expected = [number is None or bool(passing[number]) for number in numbers]
    assert (found.numbers >= 0).tolist() == expected
    kept = np.flatnonzero(found.numbers >= 0)
    for level in Level:
        assert found.at(level, kept).tolist() == every.at(level)[kept].tolist()


@both
def test_long_syllables_pass_by_their_numbers(table: SyllableTable) -> None:
    # So long that 64 bits do not hold what their letters come to.
    for syllable in ("zx9" * 30, "9" * 500, "ấ" * 200):
        others = np.ones_like(open_sieve())
        others[number_of(syllable)] = 0
        assert table.find_like(Characters.of([syllable]), sieve([syllable])).numbers[0] >= 0
        assert table.find_like(Characters.of([syllable]), others).numbers.tolist() == [-1]


@both
def test_a_table_that_is_full_is_left_and_another_begun(table: SyllableTable) -> None:
    small = SyllableTable(compiled=table is COMPILED, room=3)
    for text in ("một hai ba", "bốn năm sáu", "bảy tám chín mười"):
        found = small.find_like(Characters.of([text]), open_sieve())
        assert [found.forms.text(number) for number in found.at(Level.EXACT).tolist()] == text.split()


def test_characters_are_those_of_the_texts() -> None:
    row = Characters.of(["Lũ", "", "\ud800x"])
    assert row.codes.tolist() == [ord("L"), ord("ũ"), 10, 10, 0xD800, ord("x"), 10]
    assert Characters.of([]).codes.tolist() == []
