from hypothesis import given
from hypothesis import strategies as st

from index.schema import (
    TEXT_FIELDS,
    WORD_FIELDS,
    ArrayField,
    PositionsFormat,
    bare_field,
    toneless_field,
    whoosh_schema,
    words_field,
)

positions_lists = st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=20, unique=True).map(sorted)


@given(positions_lists)
def test_a_posting_holds_its_positions(positions: list[int]) -> None:
    form = PositionsFormat()
    value = form.encode(positions)
    assert form.decode_positions(value) == positions
    assert form.decode_frequency(value) == len(positions)
    assert form.decode_weight(value) == float(len(positions))


def test_every_form_of_every_field_has_a_name_of_its_own() -> None:
    names = [*TEXT_FIELDS, *map(bare_field, TEXT_FIELDS), *map(toneless_field, TEXT_FIELDS)]
    names += map(words_field, WORD_FIELDS)
    assert len(set(names)) == len(names)
    assert sorted([*names, "id", "article"]) == sorted(whoosh_schema().names())


def test_words_are_of_fields_that_are_searched() -> None:
    assert set(WORD_FIELDS) <= set(TEXT_FIELDS)


def test_postings_support_positions_and_no_more() -> None:
    field = ArrayField()
    assert field.supports("positions")
    assert field.supports("frequency")
    assert not field.supports("characters")
