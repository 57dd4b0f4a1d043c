import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.schema import TEXT_FIELDS
from index.spelling import Level
from search.query import (
    FIELD_NAMES,
    And,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Syllable,
    Term,
    count_leaves,
    in_fields,
    leaves,
    query_leaves,
)

LU, BAO, MUA = (Term(Syllable.typed(text)) for text in ("lũ", "bão", "mưa"))
TREE = And((LU, Or((BAO, Not(MUA))), Not(And((LU, BAO)))))


@pytest.mark.parametrize(
    ("typed", "written", "matches"),
    [
        ("hoi", "Hội", True),
        ("hôi", "Hội", True),
        ("hội", "HỘI", True),
        ("hội", "hối", False),
        ("hôi", "hoi", False),
        ("uỷ", "Ủy", True),
        ("đang", "đảng", False),
        ("dang", "Đảng", True),
    ],
)
def test_a_syllable_matches_what_bears_its_marks(typed: str, written: str, *, matches: bool) -> None:
    assert Syllable.typed(typed).matches(written) is matches


@pytest.mark.parametrize(
    ("typed", "written", "begins"),
    [
        ("ngh", "Nghị", True),
        ("nghi", "nghị", True),
        ("nghị", "nghi", False),
        ("đư", "được", True),
        ("ng", "nắng", False),
    ],
)
def test_a_prefix_begins_what_bears_its_marks(typed: str, written: str, *, begins: bool) -> None:
    assert Syllable.typed(typed).begins(written) is begins


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8), st.text(max_size=8))
def test_what_a_syllable_matches_it_begins_too(typed: str, written: str) -> None:
    syllable = Syllable.typed(typed)
    assert syllable.matches(typed)
    if syllable.matches(written):
        assert syllable.begins(written)


def test_a_syllable_knows_its_level_and_its_term() -> None:
    assert (Syllable.typed("Hoà").level, Syllable.typed("Hoà").form) == (Level.EXACT, "hòa")
    assert (Syllable.typed("HÔI").level, Syllable.typed("HÔI").form) == (Level.TONELESS, "hôi")


def test_what_must_not_hold_is_no_leaf_to_show_but_counts() -> None:
    assert list(leaves(TREE)) == [LU, BAO]
    assert count_leaves(TREE) == 5
    assert query_leaves(Query(wanted=(MUA,), required=And((TREE,)))) == (MUA, LU, BAO)


def test_only_an_empty_query_matches_everything() -> None:
    assert Query().matches_everything
    assert not Query(wanted=(LU,)).matches_everything
    assert not Query(required=And((Not(LU),))).matches_everything


def test_the_field_named_deepest_holds() -> None:
    title = Term(LU.syllable, fields=("title",))
    phrase, prefix = Phrase((LU.syllable, BAO.syllable)), Prefix(MUA.syllable)
    node = in_fields(And((title, Or((phrase, Not(prefix))))), ("body",))
    assert node == And(
        (
            title,
            Or((Phrase(phrase.syllables, fields=("body",)), Not(Prefix(prefix.syllable, fields=("body",))))),
        )
    )


def test_every_field_has_an_english_and_a_vietnamese_name() -> None:
    assert set(FIELD_NAMES.values()) == set(TEXT_FIELDS)
    for name in ("tiêu đề", "sapo", "nội dung", "người", *TEXT_FIELDS):
        assert name in FIELD_NAMES
