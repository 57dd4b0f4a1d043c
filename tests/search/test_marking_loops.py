"""The loops that choose passages and cut marks, compiled and plain, on random marks in random texts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.characters import Characters
from index.sieve import open_sieve
from index.syllables import SyllableSpans, syllable_table
from search import plain
from search.character_kinds import CHARACTER_KINDS, ESCAPED, SIGN, SPACE
from tests.index.texts import nfc_text

kernels = pytest.importorskip("search.kernels", reason="numba can't be imported")

_PIECES = (
    "lũ",
    "quét về",
    "x" * 30,
    "dời thóc, lúa.",
    ". ",
    "… ",
    "\u3000",
    "<b>",
    "&",
    "  ",
    "漢 \U0001f642",
)
seeds = st.integers(0, 2**32 - 1)
some_texts = st.lists(
    st.one_of(st.lists(st.sampled_from(_PIECES), max_size=60).map(" ".join), nfc_text), min_size=1, max_size=5
)


class Marks:
    """Syllables of texts of which some, by lot, are marked."""

    def __init__(self, texts: list[str], seed: int, leaves: int) -> None:
        chance = np.random.default_rng(seed)
        self.characters = Characters.of(texts)
        self.syllables: SyllableSpans = syllable_table().find_like(self.characters, open_sieve())
        count = self.syllables.numbers.size
        self.places = np.flatnonzero(chance.random(count) < chance.choice([0.02, 0.3, 1.0]))
        self.leaves = chance.integers(0, leaves, self.places.size).astype(np.int32)
        self.bounds = np.searchsorted(self.places, self.syllables.bounds)


@given(
    some_texts, seeds, st.integers(1, 70), st.integers(1, 3), st.sampled_from([(220, 73), (10, 3), (1, 0)])
)
def test_passages_are_those_of_the_plain_way(
    texts: list[str], seed: int, leaves: int, most: int, lengths: tuple[int, int]
) -> None:
    marks = Marks(texts, seed, leaves)
    cut = seed % (len(texts) + 1)
    found = []
    for module in (kernels, plain):
        chosen = np.full((2, most, 3), -1, np.int64)
        module.best_passages(
            marks.characters.codes,
            CHARACTER_KINDS,
            marks.characters.text_starts,
            marks.syllables.starts,
            marks.syllables.ends,
            marks.syllables.bounds,
            marks.places,
            marks.leaves,
            marks.bounds,
            np.array([(0, cut), (cut, len(texts))], np.int64),
            np.array((leaves, *lengths), np.int64),
            chosen,
        )
        found.append(chosen.tolist())
    assert found[0] == found[1]


@given(some_texts, seeds, st.data())
def test_runs_are_those_of_the_plain_way(texts: list[str], seed: int, data: st.DataObject) -> None:
    marks = Marks(texts, seed, 1)
    pieces = []
    for _ in range(data.draw(st.integers(1, 4))):
        number = data.draw(st.integers(0, len(texts) - 1))
        start = data.draw(st.integers(0, len(texts[number])))
        pieces.append((number, start, data.draw(st.integers(start, len(texts[number])))))
    found = []
    for module in (kernels, plain):
        runs = np.zeros((len(pieces) * marks.places.size, 2), np.int64)
        cuts = np.zeros((len(pieces), 2), np.int64)
        module.cut_runs(
            marks.characters.codes,
            CHARACTER_KINDS,
            marks.characters.text_starts,
            marks.syllables.starts,
            marks.syllables.ends,
            marks.places,
            marks.bounds,
            np.array(pieces, np.int64),
            runs,
            cuts,
        )
        found.append((runs[: cuts[-1, 0]].tolist(), cuts.tolist()))
    assert found[0] == found[1]


def test_the_kinds_of_characters_are_those_of_python() -> None:
    every = range(len(CHARACTER_KINDS))
    assert [code for code in every if CHARACTER_KINDS[code] & SPACE] == [
        code for code in every if chr(code).isspace()
    ]
    assert CHARACTER_KINDS[-1] == 0
    assert {chr(code) for code in every if CHARACTER_KINDS[code] & ESCAPED} == set("&<>\"'")
    assert {chr(code) for code in every if CHARACTER_KINDS[code] & SIGN} == set(".!?…;,")
    assert not [code for code in range(len(CHARACTER_KINDS), 0x110000) if chr(code).isspace()]
