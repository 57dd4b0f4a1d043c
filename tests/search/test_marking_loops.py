"""The loops that choose marks and passages and write HTML, compiled and plain, on random marks in random texts."""

from html import escape

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.characters import Characters, codes_of, text_of
from index.sieve import open_sieve
from index.syllables import SyllableSpans, syllable_table
from search import plain
from search.character_kinds import CHARACTER_KINDS, ESCAPES, SIGN, SPACE
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


@given(some_texts, seeds, st.integers(0, 5), st.data())
def test_marks_are_chosen_as_the_plain_way_does(
    texts: list[str], seed: int, leaves: int, data: st.DataObject
) -> None:
    marks = Marks(texts, seed, 1)
    chance = np.random.default_rng(seed)
    matched = chance.random((leaves, marks.places.size)) < chance.choice([0.1, 0.4, 0.9])
    instead = chance.random(marks.places.size) < 0.1
    alone, phrase, loose = chance.random((3, leaves)) < 0.5
    kinds = np.array([alone, phrase & ~alone, loose & phrase & ~alone]).T.copy()
    cuts = sorted(data.draw(st.lists(st.integers(0, len(texts)), max_size=3)))
    article_bounds = np.array([0, *cuts, len(texts)], np.int64)
    found = []
    for module in (kernels, plain):
        places = np.empty(marks.places.size, np.int64)
        of_marks = np.empty(marks.places.size, np.int32)
        mark_bounds = np.empty(len(texts) + 1, np.int64)
        in_article = np.zeros((article_bounds.size - 1, leaves), np.bool_)
        count = module.choose_marks(
            matched,
            instead,
            kinds,
            marks.places,
            marks.syllables.bounds,
            article_bounds,
            places,
            of_marks,
            mark_bounds,
            in_article,
        )
        found.append(
            (
                places[:count].tolist(),
                of_marks[:count].tolist(),
                mark_bounds.tolist(),
                in_article.tolist(),
            )
        )
    assert found[0] == found[1]


@given(some_texts, seeds, st.data())
def test_html_is_that_of_the_plain_way(texts: list[str], seed: int, data: st.DataObject) -> None:
    marks = Marks(texts, seed, 1)
    pieces = []
    for _ in range(data.draw(st.integers(0, 4))):
        number = data.draw(st.integers(0, len(texts) - 1))
        start = data.draw(st.integers(0, len(texts[number])))
        pieces.append((number, start, data.draw(st.integers(start, len(texts[number])))))
    found = []
    for module in (kernels, plain):
        ends = np.empty(len(pieces), np.int64)
        html = module.written_html(
            marks.characters.codes,
            CHARACTER_KINDS,
            ESCAPES,
            marks.characters.text_starts,
            marks.syllables.starts,
            marks.syllables.ends,
            marks.places,
            marks.bounds,
            np.array(pieces, np.int64).reshape(-1, 3),
            codes_of("<mark>"),
            codes_of("</mark>"),
            ends,
        )
        found.append((text_of(html), ends.tolist()))
    assert found[0] == found[1]


def test_the_kinds_of_characters_are_those_of_python() -> None:
    every = range(len(CHARACTER_KINDS))
    assert [code for code in every if CHARACTER_KINDS[code] & SPACE] == [
        code for code in every if chr(code).isspace()
    ]
    assert CHARACTER_KINDS[-1] == 0
    assert {chr(code) for code in every if CHARACTER_KINDS[code] & SIGN} == set(".!?…;,")
    assert not [code for code in range(len(CHARACTER_KINDS), 0x110000) if chr(code).isspace()]


def test_what_is_escaped_is_what_python_escapes() -> None:
    written = {code: bytes(row[row > 0]).decode() for code, row in enumerate(ESCAPES) if row[0]}
    assert written == {code: escape(chr(code)) for code in range(0x110000) if escape(chr(code)) != chr(code)}
    assert not ESCAPES[-1].any()
