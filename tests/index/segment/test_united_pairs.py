import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.segment import united_pairs
from index.segment.dictionaries import Dictionary, united
from index.segment.layout import Kind
from index.segment.terms import packed
from index.segment.united_pairs import united_with_pairs

SYLLABLES = ["an", "ba", "đình", "nghiêng", "30"]
OTHERS = [
    *(kind + b"x" for kind in (Kind.TONELESS, Kind.WORD, Kind.BARE_WORD, Kind.ID, Kind.PERSON)),
    b"a",
    b"b",
]


def made_dictionary(chance: random.Random) -> Dictionary:
    """Return the terms of a segment in which some syllables stand, and some pairs of these."""
    terms = {other for other in OTHERS if chance.random() < 0.5}
    for syllable_kind, kind in ((Kind.EXACT, Kind.PAIR), (Kind.BARE, Kind.BARE_PAIR)):
        syllables = [text.encode() for text in chance.sample(SYLLABLES, chance.randrange(len(SYLLABLES)))]
        terms.update(syllable_kind + syllable for syllable in syllables)
        if syllables:
            pairs = (b" ".join(chance.choices(syllables, k=2)) for _ in range(chance.randrange(12)))
            terms.update(kind + pair for pair in pairs)
    return packed(sorted(terms))


def assert_same(found: tuple[Dictionary, list], expected: tuple[Dictionary, list]) -> None:  # type: ignore[type-arg]
    for one, other in zip((*found[0], *found[1]), (*expected[0], *expected[1]), strict=True):
        assert one.dtype == other.dtype
        assert one.tolist() == other.tolist()


@pytest.mark.usefixtures("loops")
@pytest.mark.parametrize("most_pairs", [1 << 28, 3], ids=["bits", "texts"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 1 << 32), count=st.integers(1, 5))
def test_dictionaries_are_united_as_their_texts_are(
    most_pairs: int, seed: int, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(united_pairs, "_MOST_PAIRS", most_pairs)
    chance = random.Random(seed)
    dictionaries = [made_dictionary(chance) for _ in range(count)]
    assert_same(united_with_pairs(dictionaries), united(dictionaries))


@pytest.mark.usefixtures("loops")
def test_pairs_whose_syllables_are_lacking_are_united_by_their_texts() -> None:
    dictionaries = [packed([b"aan", b"ean an"]), packed([b"eba an"])]
    assert_same(united_with_pairs(dictionaries), united(dictionaries))
