from hypothesis import given
from hypothesis import strategies as st

from index.documents import whoosh_document
from index.schema import (
    TEXT_FIELDS,
    WORD_FIELDS,
    PositionsFormat,
    TermsField,
    syllable_field,
    whoosh_schema,
    word_field,
)
from index.spelling import Level
from tests.index.conftest import ARTICLES

positions_lists = st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=20, unique=True).map(sorted)


@given(positions_lists)
def test_a_posting_holds_its_positions(positions: list[int]) -> None:
    form = PositionsFormat()
    value = form.encode(positions)
    assert form.decode_positions(value) == positions
    assert form.decode_frequency(value) == len(positions)
    assert form.decode_weight(value) == float(len(positions))


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), positions_lists, max_size=5))
def test_a_field_hands_each_term_to_whoosh(terms: dict[str, list[int]]) -> None:
    field = TermsField()
    found = list(field.index(terms))
    assert [(term.decode(), field.format.decode_positions(value)) for term, _, _, value in found] == list(
        terms.items()
    )
    assert all(frequency == weight == len(terms[term.decode()]) for term, frequency, weight, _ in found)


def test_every_field_name_is_another() -> None:
    names = [syllable_field(field, level) for field in TEXT_FIELDS for level in Level]
    names += [word_field(field, level) for field in WORD_FIELDS for level in (Level.EXACT, Level.BARE)]
    assert len(set(names)) == len(names) == 21


def test_a_document_fills_exactly_the_fields_of_the_schema() -> None:
    for article in ARTICLES:
        assert set(whoosh_document(article)) == set(whoosh_schema().names())


def test_postings_support_positions_and_no_more() -> None:
    field = TermsField()
    assert field.supports("positions")
    assert not field.supports("characters")
