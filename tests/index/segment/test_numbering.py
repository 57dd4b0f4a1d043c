import sys

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.segment import numbering
from index.segment.numbering import FormNumbers, SequenceNumbers
from index.spelling import Level, bare_form, exact_form, toneless_form
from index.syllables import SyllableTable

sequence = st.lists(st.integers(0, 5), min_size=1, max_size=5) | st.lists(
    st.integers(0, 1), min_size=20, max_size=30
)
syllable = st.sampled_from(["lũ", "Lũ", "lụ", "hoà", "hòa", "hội", "đăng", "dang", "30"]) | st.text(
    "ăâabc", min_size=1, max_size=3
)
either_way = settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(params=["numba", "plain"])
def small_tables(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin with room for few sequences; then let numba be missing."""
    monkeypatch.setattr(numbering, "_FIRST_ROOM", 2)
    if request.param == "plain":
        monkeypatch.setitem(sys.modules, "index.words.lookup", None)
    else:
        pytest.importorskip("numba", reason="numba can't be imported")


@pytest.mark.usefixtures("small_tables")
@either_way
@given(st.lists(st.lists(sequence, max_size=12), max_size=5))
def test_sequences_are_numbered_in_order_of_appearance(batches: list[list[list[int]]]) -> None:
    numbers = SequenceNumbers()
    seen: list[tuple[int, ...]] = []
    for batch in batches:
        seen = list(dict.fromkeys([*seen, *map(tuple, batch)]))
        items = np.array([item for each in batch for item in each], np.uint32)
        bounds = np.cumsum([0, *map(len, batch)], dtype=np.int64)
        assert numbers.numbers(items, bounds).tolist() == [seen.index(tuple(each)) for each in batch]
        assert numbers.sequences == seen


@given(st.lists(st.lists(syllable, max_size=8), max_size=6), st.integers(1, 6))
def test_forms_keep_their_numbers_when_the_table_of_syllables_is_begun_anew(
    batches: list[list[str]], room: int
) -> None:
    table = SyllableTable(compiled=False, room=room)
    numbers = FormNumbers()
    seen: list[str] = []
    for batch in batches:
        forms = [exact_form(each) for each in batch]
        seen = list(dict.fromkeys([*seen, *forms]))
        spans = table.find(batch)
        found = numbers.numbers(spans.forms, spans.at(Level.EXACT))
        assert [numbers.texts[number] for number in found.tolist()] == forms
        assert set(seen) <= set(numbers.texts)
        assert len(set(numbers.texts)) == len(numbers.texts)
        for number, form in enumerate(numbers.texts):
            assert numbers.texts[numbers.bare()[number]] == bare_form(form)
            toneless = int(numbers.toneless()[number])
            held = numbers.texts[toneless] if toneless >= 0 else bare_form(form)
            assert held == toneless_form(form)
        assert numbers.bare_among({"lu", "hoi"}).tolist() == [
            bare_form(each) in {"lu", "hoi"} for each in numbers.texts
        ]
