import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.schema import TEXT_FIELDS
from search import limits
from search.errors import QueryError
from search.parser import parse
from search.query import (
    And,
    Everything,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Widened,
    count_leaves,
    query_leaves,
)

# A query takes a millisecond; one that backtracks without end would take minutes.
_LONGEST_SECONDS = 2

_PIECES = [
    *(
        "lũ",
        "bão",
        "Bí thư",
        "tỉnh uỷ",
        "TP.HCM",
        "30/8",
        "hoi",
        "NOT",
        "OR",
        "||",
        "|",
        "AND",
        "-",
        "-lũ",
        "(",
        ")",
        "-(",
    ),
    *(
        '"',
        "“",
        "”",
        '"bí thư"',
        "«",
        "»",
        "title:",
        "tiêu đề:",
        "người:",
        "nội dung :",
        "people:(",
        "ngh*",
        "*",
        "a*",
        ":",
    ),
    *("^", "^2", "~", "~3", '"bí thư"~2', '"tỉnh uỷ"^0.5', "lũ^3", ")^2", "10^6", "^0", "~99", "*:*"),
    *("\x00", "\u202e", "\u200d", "\ud800", "🙂", "đ", "₫", "\u0301", "_", "a_b", "\t", "\n", "…"),
]
typed_text = st.one_of(
    st.text(st.characters(), max_size=60),
    st.lists(st.sampled_from(_PIECES), max_size=30).map(" ".join),
    st.lists(st.sampled_from(_PIECES), max_size=30).map("".join),
)


def shown(node: Node) -> str:
    """Return `node` as one line: `!` before what must hold, `a_b~1` for a phrase with slop, `*:*` for everything."""
    if isinstance(node, And | Or):
        return "(" + (" & " if isinstance(node, And) else " | ").join(map(shown, node.parts)) + ")"
    if isinstance(node, Not):
        return "-" + shown(node.part)
    if isinstance(node, Everything):
        return "*:*"
    assert not isinstance(node, Widened)
    fields = "" if node.fields == TEXT_FIELDS else "+".join(node.fields) + ":"
    if isinstance(node, Phrase):
        text = "_".join(syllable.text for syllable in node.syllables) + (f"~{node.slop}" if node.slop else "")
    else:
        text = node.syllable.text + ("*" if isinstance(node, Prefix) else "")
    boost = "" if node.boost == 1 else f"^{node.boost:g}"
    return f"{'!' if node.must_hold else ''}{fields}{text}{boost}"


def outcome(text: str) -> Query | QueryError:
    try:
        return parse(text)
    except QueryError as error:
        return error


def meaning(text: str) -> str:
    query = parse(text)
    return f"{' '.join(map(shown, query.wanted))} ; {' '.join(map(shown, query.required.parts))}".strip()


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("", ";"),
        ("bí thư tỉnh ủy", "bí thư tỉnh ủy ;"),
        ("lũ, bão; mưa!", "lũ bão mưa ;"),
        ("lũ lũ", "lũ lũ ;"),
        ('"bí thư" lũ', "lũ ; !bí_thư"),
        ("“bí thư” «tỉnh ủy»", "; !bí_thư !tỉnh_ủy"),
        ('"lũ"', "; !lũ"),
        ("TP.HCM 30/8", "TP_HCM 30_8 ;"),
        ("title:lũ", "; title:lũ"),
        ("title: lũ bão", "bão ; title:lũ"),
        ("Tiêu  Đề :lũ", "; title:lũ"),
        ("sapo:lũ body:bão", "; lede:lũ body:bão"),
        ('nội dung:"lũ quét"', "; !body:lũ_quét"),
        ("people:(Lò Văn Pâng)", "; people:Lò people:Văn people:Pâng"),
        ("title:(lũ OR bão)", "; (title:lũ | title:bão)"),
        ("title:(lũ body:bão)", "; title:lũ body:bão"),
        ("người:Pâng", "; people:Pâng"),
        ("Cứu người: chuyện lũ", "Cứu người chuyện lũ ;"),
        ("ghi chú: lũ", "ghi chú lũ ;"),
        ("http://a.example/b", "http_a_example_b ;"),
        ("subtitle:lũ", "subtitle_lũ ;"),
        ("-lũ", "; -lũ"),
        ("bão -lũ", "bão ; -lũ"),
        ("NOT lũ bão", "bão ; -lũ"),
        ("NOT NOT lũ", "; -lũ"),
        ("not lũ", "not lũ ;"),
        ("bão - lũ", "bão lũ ;"),
        ("Hà Nội-Huế", "Hà Nội_Huế ;"),
        ('-"lũ quét"', "; -!lũ_quét"),
        ("-(lũ bão)", "; -(lũ & bão)"),
        ("-title:lũ", "; -title:lũ"),
        ("title:-lũ bão", "bão ; -title:lũ"),
        ("-TP.HCM", "; -TP_HCM"),
        ("lũ OR bão", "; (lũ | bão)"),
        ("lũ || bão | mưa", "; (lũ | bão | mưa)"),
        ("lũ quét OR bão to", "; ((lũ & quét) | (bão & to))"),
        ("lũ or bão", "lũ or bão ;"),
        ("OR", ";"),
        ("OR lũ", "lũ ;"),
        ("lũ OR", "lũ ;"),
        ("lũ OR OR bão", "; (lũ | bão)"),
        ("NOT", "NOT ;"),
        ("-", ";"),
        ("(lũ bão) mưa", "lũ bão mưa ;"),
        ("((lũ) (bão))", "lũ bão ;"),
        ("(lũ OR bão) mưa", "mưa ; (lũ | bão)"),
        ("(lũ -bão) OR mưa", "; ((lũ & -bão) | mưa)"),
        ("(lũ", "lũ ;"),
        ("lũ)", "lũ ;"),
        ("()", ";"),
        ("(title:) lũ", "lũ ;"),
        ("(NOT ) lũ", "lũ ;"),
        ('"lũ quét', "lũ quét ;"),
        ('""', ";"),
        ("ngh*", "ngh* ;"),
        ("title:ngh*", "; title:ngh*"),
        ("hội ngh*.", "hội ngh* ;"),
        ("TP.hc*", "TP hc* ;"),
        ("a*b", "a_b ;"),
        ('"ngh*"', "; !ngh"),
        ('"bí thư tỉnh ủy"~3', "; !bí_thư_tỉnh_ủy~3"),
        ('title:"bí thư"~2 lũ', "lũ ; !title:bí_thư~2"),
        ('-"lũ quét"~1', "; -!lũ_quét~1"),
        ('"bí thư"~', "; !bí_thư"),
        ('"bí thư"~0', "; !bí_thư"),
        ('"bí thư"~3, lũ', "lũ ; !bí_thư~3"),
        ('"lũ"~3', "; !lũ"),
        ('"bí thư" ~3', "3 ; !bí_thư"),
        ('"bí thư"~3a', "3a ; !bí_thư"),
        ('""~3', ";"),
        ("~", ";"),
        ("lũ~3", "lũ_3 ;"),
        ("lũ^2 bão", "lũ^2 bão ;"),
        ("lũ^0.5, bão^0,5.", "lũ^0.5 bão^0.5 ;"),
        ('"lũ quét"^0.5', "; !lũ_quét^0.5"),
        ('"lũ quét"~2^3', "; !lũ_quét~2^3"),
        ("title:lũ^4", "; title:lũ^4"),
        ("TP.HCM^2 ngh*^3", "TP_HCM^2 ngh*^3 ;"),
        ("TP.hc*^3", "TP^3 hc*^3 ;"),
        ("-lũ^2", "; -lũ^2"),
        ("(lũ bão)^3 mưa", "lũ^3 bão^3 mưa ;"),
        ("(lũ^2 (bão)^4)^3", "lũ^6 bão^12 ;"),
        ("title:(lũ OR bão^2)^3", "; (title:lũ^3 | title:bão^6)"),
        ("(lũ)^1", "lũ ;"),
        ("()^3 lũ)^3", "lũ ;"),
        ("(lũ) ^3", "lũ 3 ;"),
        ("10^6 100m^2 30/8^2", "10_6 100m_2 30_8_2 ;"),
        ("Covid19^2", "Covid19^2 ;"),
        ("^", ";"),
        ("^2", "2 ;"),
        ("lũ^", "lũ ;"),
        ("lũ^bão", "lũ_bão ;"),
        ("lũ^2bão", "lũ_2bão ;"),
        ("lũ^2^3", "lũ_2_3 ;"),
        ("lũ^-2", "lũ_2 ;"),
        ("...^2", "2 ;"),
        ("*", "; *:*"),
        ("*:*", "; *:*"),
        ("* -lũ", "; *:* -lũ"),
        ("lũ * bão", "lũ bão ; *:*"),
        ("lũ OR *", "; (lũ | *:*)"),
        ("NOT *", "; -*:*"),
        ("title:* (*)^2 *^3", "; *:* *:* *:*"),
        ("** -* *, *:", ";"),
        ("lũ\x00quét\u202e bão\u200b", "lũ quét bão ;"),
        ("lũ \ud800 🙂", "lũ ;"),
    ],
)
def test_what_is_typed_means(typed: str, means: str) -> None:
    assert meaning(typed) == means


@given(typed_text)
def test_any_text_is_a_query_or_passes_a_limit_that_is_named(text: str) -> None:
    started = time.process_time()
    result = outcome(text)
    assert time.process_time() - started < _LONGEST_SECONDS
    if isinstance(result, QueryError):
        assert result.limit is not None
        assert f"{getattr(limits, result.limit)}".replace(".", ",") in str(result)
    else:
        assert count_leaves(And((*result.wanted, result.required))) <= limits.MAX_LEAVES
        assert all(part.fields == TEXT_FIELDS and not part.must_hold for part in result.wanted)
        assert all(
            limits.MIN_BOOST <= leaf.boost <= limits.MAX_BOOST
            and (not isinstance(leaf, Phrase) or leaf.slop <= limits.MAX_PHRASE_SLOP)
            for leaf in query_leaves(result)
        )


@given(typed_text)
def test_a_query_and_its_decomposed_form_are_one(text: str) -> None:
    def said(typed: str) -> Query | str:
        result = outcome(typed)
        return str(result) if isinstance(result, QueryError) else result

    assert said(unicodedata.normalize("NFD", text)) == said(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("typed", "limit"),
    [
        ("(" * 2000, "MAX_QUERY_CHARACTERS"),
        ("lũ " * 3334, "MAX_QUERY_CHARACTERS"),
        ("x" * 10_000, "MAX_QUERY_CHARACTERS"),
        ("(" * 21 + "lũ", "MAX_NESTING"),
        ("-(" * 21 + "lũ", "MAX_NESTING"),
        ("lũ " * 65, "MAX_LEAVES"),
        ("-lũ " * 65, "MAX_LEAVES"),
        ('"' + "lũ " * 33 + '"', "MAX_PHRASE_SYLLABLES"),
        ("a." * 33, "MAX_PHRASE_SYLLABLES"),
        ("n*", "MIN_PREFIX_CHARACTERS"),
        ("title:đ*", "MIN_PREFIX_CHARACTERS"),
        ("-n*", "MIN_PREFIX_CHARACTERS"),
        ('"lũ quét"~16', "MAX_PHRASE_SLOP"),
        ('"lũ quét"~' + "9" * 980, "MAX_PHRASE_SLOP"),
        ("lũ^0", "MIN_BOOST"),
        ("lũ^0,05", "MIN_BOOST"),
        ("lũ^101", "MAX_BOOST"),
        ("lũ^" + "9" * 990, "MAX_BOOST"),
        ('"lũ"^1000', "MAX_BOOST"),
        ("(" * 20 + "lũ" + ")^2" * 20, "MAX_BOOST"),
        ("-(lũ^20 bão)^20", "MAX_BOOST"),
        ("(lũ^0.2 OR bão)^0.2", "MIN_BOOST"),
    ],
)
def test_a_limit_that_is_passed_is_named(typed: str, limit: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(typed)
    assert caught.value.limit == limit


@pytest.mark.parametrize(
    "typed",
    [
        "x" * limits.MAX_QUERY_CHARACTERS,
        "(" * limits.MAX_NESTING + "lũ",
        "(lũ) " * 40,
        "lũ " * limits.MAX_LEAVES,
        '"' + "lũ " * limits.MAX_PHRASE_SYLLABLES + '"',
        "ng*",
        f'"lũ quét"~{limits.MAX_PHRASE_SLOP}^{limits.MAX_BOOST}',
        f"lũ^{limits.MIN_BOOST} bão^{limits.MAX_BOOST}",
    ],
)
def test_up_to_a_limit_all_is_well(typed: str) -> None:
    assert count_leaves(And((*parse(typed).wanted, parse(typed).required))) >= 1


@pytest.mark.parametrize(
    "typed",
    [
        "nội " * 250,
        "nội" + " " * 990 + "dung",
        "title" + " " * 990,
        "a*" * 500,
        "-" * 1000,
        '"' * 999,
        "*" * 999,
        "^" * 999,
        "lũ" + "^2" * 499,
        "_" * 990 + "^2",
        '"lũ"' + "~1" * 490,
        '"lũ"' + "^1,1" * 240,
    ],
)
def test_text_made_to_be_slow_is_not(typed: str) -> None:
    started = time.process_time()
    result = outcome(typed)
    assert time.process_time() - started < _LONGEST_SECONDS
    assert isinstance(result, Query) or result.limit is not None
