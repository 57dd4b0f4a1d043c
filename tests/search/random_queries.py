"""Random articles, and random queries over their vocabulary, for comparing evaluators."""

import random
from collections.abc import Callable

from hypothesis import strategies as st

from corpus.article import Article, Person
from index.schema import TEXT_FIELDS
from index.spelling import bare_form, toneless_form
from search.limits import MAX_PHRASE_SLOP
from search.query import (
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
    TypedLeaf,
    Widened,
)

WRITTEN = (
    *(
        "lũ",
        "lụ",
        "lu",
        "quét",
        "quet",
        "hội",
        "hôi",
        "hối",
        "hoi",
        "Đảng",
        "đang",
        "đăng",
        "dang",
        "bí",
        "bị",
    ),
    *(
        "thư",
        "Thứ",
        "tỉnh",
        "Tỉnh",
        "ủy",
        "uỷ",
        "nghị",
        "nghi",
        "nghe",
        "sông",
        "30",
        "8",
        "TP",
        "HCM",
        "nông",
    ),
    "dân",
)
"""The syllables of every random article."""

_NAMES = ("Lò Văn Pâng", "Vừ Thị Sao", "Nguyễn Thị Hoà", "Bí Thư")
_AUTHORS = (*_NAMES, "Hội Nông dân tỉnh", "Đăng Nghị", None)


def random_articles(seed: int) -> list[Article]:
    """Return one article for seed 0, and 5 to 20 for another; the same again for the same seed."""
    chance = random.Random(seed)

    def text(most: int) -> str:
        chosen = chance.choices(WRITTEN, k=chance.randrange(most))
        return "".join(syllable + chance.choice([" ", " ", " ", ", ", ". "]) for syllable in chosen)

    return [
        Article(
            id=str(number),
            title=text(6),
            lede=text(10),
            body=tuple(text(20) for _ in range(chance.randrange(6))),
            people=tuple(Person(name=name) for name in chance.sample(_NAMES, k=chance.randint(1, 3))),
            author=chance.choice(_AUTHORS),
        )
        for number in range(1 if seed == 0 else chance.randint(5, 20))
    ]


_as_typed: st.SearchStrategy[Callable[[str], str]] = st.sampled_from(
    [str, str.lower, toneless_form, bare_form]
)
typed_syllables = st.tuples(_as_typed, st.sampled_from([*WRITTEN, "khủng"])).map(
    lambda pair: Syllable.typed(pair[0](pair[1]))
)
"""Syllables of the articles, and one that they lack, with all of their marks, some or none."""

begun_syllables = st.tuples(typed_syllables, st.integers(1, 3)).map(
    lambda pair: Syllable.typed(pair[0].text[: pair[1]])
)
some_fields = st.just(TEXT_FIELDS) | st.sampled_from(TEXT_FIELDS).map(lambda field: (field,))
boosts = st.just(1.0) | st.sampled_from([0.1, 0.5, 2.0, 10.0])
slops = st.integers(0, 4) | st.integers(0, MAX_PHRASE_SLOP)


def terms(fields: st.SearchStrategy[tuple[str, ...]]) -> st.SearchStrategy[TypedLeaf]:
    """Draw terms in some of `fields`."""
    return st.builds(Term, syllable=typed_syllables, fields=fields, boost=boosts)


def leaves(fields: st.SearchStrategy[tuple[str, ...]]) -> st.SearchStrategy[TypedLeaf]:
    """Draw terms, prefixes and phrases in some of `fields`."""
    rows = st.lists(typed_syllables, min_size=2, max_size=4).map(tuple)
    return st.one_of(
        terms(fields),
        st.builds(Prefix, syllable=begun_syllables, fields=fields, boost=boosts),
        st.builds(Phrase, syllables=rows, fields=fields, boost=boosts),
        st.builds(Phrase, syllables=rows, fields=fields, slop=slops, boost=boosts),
    )


def _parts_of(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(nodes, max_size=3).map(tuple)
    return st.one_of(st.builds(And, several), st.builds(Or, several), st.builds(Not, nodes))


nodes: st.SearchStrategy[Node] = st.recursive(
    leaves(some_fields) | st.just(Everything()), _parts_of, max_leaves=5
)
"""Conditions of every kind, inside each other."""

everywhere = st.just(TEXT_FIELDS)
widened: st.SearchStrategy[Leaf] = st.builds(
    Widened, typed=leaves(everywhere), others=st.lists(leaves(everywhere), min_size=1, max_size=2).map(tuple)
)
"""Leaves for which others may stand."""

queries = st.builds(
    Query,
    wanted=st.lists(terms(everywhere) | leaves(everywhere) | widened, max_size=5).map(tuple),
    required=st.lists(nodes, max_size=2).map(lambda parts: And(tuple(parts))),
)
"""Whole queries of up to five wanted words and two conditions."""
