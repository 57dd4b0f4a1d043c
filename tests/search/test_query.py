from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analyzer import PARAGRAPH_GAP
from index.schema import TEXT_FIELDS
from index.spelling import Level
from search.limits import MAX_PHRASE_SLOP
from search.query import (
    FIELD_NAMES,
    And,
    Everything,
    Leaf,
    Node,
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
    with_leaves,
)
from tests.search.plain_evaluation import starts
from tests.search.random_queries import nodes, typed_syllables

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
    # What begins a syllable is not yet a word that may be written with y.
    assert Syllable.typed("ki").begins("kinh")
    assert Syllable.typed("ky").begins("kĩ")
    assert (Syllable.typed("HÔI").level, Syllable.typed("HÔI").form) == (Level.TONELESS, "hôi")


def test_what_must_not_hold_is_no_leaf_to_show_but_counts() -> None:
    assert list(leaves(TREE)) == [LU, BAO]
    assert count_leaves(TREE) == 5
    assert query_leaves(Query(wanted=(MUA,), required=And((TREE,)))) == (MUA, LU, BAO)


def test_only_a_query_for_nothing_or_for_everything_matches_everything() -> None:
    assert Query().matches_everything
    assert Query(required=And((Everything(),))).matches_everything
    assert not Query(wanted=(LU,)).matches_everything
    assert not Query(wanted=(LU,), required=And((Everything(),))).matches_everything
    assert not Query(required=And((Everything(), Not(LU)))).matches_everything
    assert not Query(required=And((Not(LU),))).matches_everything


def test_everything_counts_and_is_no_leaf_to_show() -> None:
    node = Or((LU, Everything()))
    assert list(leaves(node)) == [LU]
    assert count_leaves(node) == 2
    assert in_fields(node, ("title",)) == Or((Term(LU.syllable, fields=("title",)), Everything()))


@given(nodes)
def test_changing_leaves_to_themselves_changes_nothing(node: Node) -> None:
    seen: list[Leaf] = []

    def see(leaf: Leaf) -> Leaf:
        seen.append(leaf)
        return leaf

    assert with_leaves(node, see) == node
    assert set(leaves(node)) <= set(seen)
    assert len(seen) <= count_leaves(node)


@given(
    st.lists(typed_syllables, min_size=2, max_size=3),
    st.integers(0, 4),
    st.lists(typed_syllables.map(lambda syllable: syllable.text), min_size=1, max_size=9),
)
def test_a_phrase_with_slop_starts_where_its_syllables_stand_in_order_with_few_others_among_them(
    typed: list[Syllable], slop: int, text: list[str]
) -> None:
    rows = [
        row
        for row in combinations(range(len(text)), len(typed))
        if all(syllable.matches(text[place]) for syllable, place in zip(typed, row, strict=True))
        and row[-1] - row[0] + 1 - len(typed) <= slop
    ]
    phrase = Phrase(tuple(typed), slop=slop)
    assert [place for place in range(len(text)) if starts(phrase, text, place)] == sorted(
        {row[0] for row in rows}
    )


def test_no_slop_reaches_into_the_next_paragraph() -> None:
    assert MAX_PHRASE_SLOP < PARAGRAPH_GAP


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
