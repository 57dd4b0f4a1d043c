"""What is read into a query is told, can be switched off, and never costs what was typed outright."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.analyzer import syllables
from index.spelling import Level, bare_form, exact_form, toneless_form, typed_level
from search.engine import Change, Interpretation
from search.errors import QueryError
from tests.search.understanding.articles import ARTICLES, Searched

EVERY_CHANGE = frozenset(Change)


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Searched:
    return Searched(tmp_path_factory.mktemp("index"))


def outcome(searched: Searched, query: str) -> str | None:
    """Return `answered`, or the limit that the refusal names."""
    try:
        searched.result(query)
    except QueryError as error:
        return error.limit
    return "answered"


def changes(told: tuple[Interpretation, ...]) -> list[tuple[str, str, tuple[str, ...], bool]]:
    return [(each.change.value, each.typed, each.meant, each.applied) for each in told]


@pytest.mark.parametrize("query", ["ddangr booj", "d9ang3 bo65", "dangdr bojo"])
def test_keystrokes_are_read(searched: Searched, query: str) -> None:
    assert searched.ids(query) == ["ubnd"]
    assert changes(searched.told(query)) == [("decoded", query, ("đảng bộ",), True)]
    assert searched.result(query, [Change.DECODED, Change.CORRECTED]).total == 0


@pytest.mark.parametrize("query", ["container", "đảng bộ", "dang bo", "cầu", "", "  ", "OR", "bão OR lũ"])
def test_what_is_meant_as_typed_is_left(searched: Searched, query: str) -> None:
    assert searched.told(query) == ()


def test_a_time_is_a_filter_where_it_leaves_anything(searched: Searched) -> None:
    assert searched.ids("họp tháng 8/2022") == ["ubnd"]
    assert changes(searched.told("họp tháng 8/2022")) == [
        ("dates", "tháng 8/2022", ("tháng 8/2022",), True),
    ]
    assert searched.ids("tháng 8/2022") == ["ubnd"]
    assert set(searched.ids("2019..2021")) == {"uy-ban", "dien-bien"}
    assert searched.ids("năm ngoái") == ["uy-ban"]


@pytest.mark.parametrize(
    "query",
    ["hôm qua", "hom nay", "TUẦN NÀY", "tuan truoc", "tháng trước", "nam nay", "Năm ngoái", "7 ngày qua"],
)
def test_times_without_a_number_are_read_too(searched: Searched, query: str) -> None:
    assert [told.change for told in searched.told(query)] == [Change.DATES]


def test_a_time_in_words_that_leaves_nothing_is_words(searched: Searched) -> None:
    assert searched.result("hội nghị tháng 5/2019").total > 0
    assert changes(searched.told("hội nghị tháng 5/2019")) == [
        ("dates", "tháng 5/2019", ("tháng 5/2019",), False)
    ]
    assert searched.result("hội nghị ngày:7/5/2019").total == 0


def test_a_time_that_nobody_can_read_is_told(searched: Searched) -> None:
    assert ("dates", "ngày:31/2/2022", (), False) in changes(searched.told("lũ ngày:31/2/2022"))


def test_a_filter_and_a_time_both_hold(searched: Searched) -> None:
    assert searched.ids("tỉnh 2019..2022 từ:1/1/2022") == ["ubnd"]


@pytest.mark.parametrize("query", ["#dienbienphu", "dienbienphu", "điệnbiênphủ"])
def test_glued_words_are_parted(searched: Searched, query: str) -> None:
    assert searched.ids(query) == ["dien-bien"]
    [told] = searched.told(query)
    assert (told.change, told.applied) == (Change.SPLIT, True)
    assert searched.result(query, [Change.SPLIT, Change.CORRECTED]).total == 0


@pytest.mark.parametrize(
    "query", ["UBND tỉnh", "ubnd tinh", "Ubnd tỉnh", "ủy ban nhân dân tỉnh", "uy ban nhan dan tinh"]
)
def test_either_form_of_an_abbreviation_finds_both(searched: Searched, query: str) -> None:
    found = searched.result(query)
    assert {hit.article.id for hit in found.hits[: found.with_all_words]} == {"ubnd", "uy-ban"}
    assert [told.change for told in found.interpretation] == [Change.EXPANDED]
    [literal] = [set(searched.ids(query, [Change.EXPANDED])[:1])]
    assert literal == ({"ubnd"} if "bnd" in query.lower() else {"uy-ban"})


def test_stand_ins_are_marked(searched: Searched) -> None:
    [hit, *_] = [hit for hit in searched.result("UBND tỉnh").hits if hit.article.id == "uy-ban"]
    assert "<mark>Ủy ban nhân dân tỉnh</mark>" in hit.highlights.title
    [hit, *_] = [hit for hit in searched.result("ủy ban nhân dân tỉnh").hits if hit.article.id == "ubnd"]
    assert "<mark>UBND tỉnh</mark>" in hit.highlights.title
    assert hit.missing == ()


def test_what_an_article_explains_is_an_abbreviation(searched: Searched) -> None:
    assert searched.ids("tổ chức xây dựng đảng")[0] == "dien-bien"
    assert changes(searched.told("TCXDĐ")) == [("expanded", "TCXDĐ", ("tổ chức xây dựng Đảng",), True)]


def test_several_meanings_are_shown_and_none_is_guessed(searched: Searched) -> None:
    assert searched.ids("BCH họp")[0] == "ban"
    [told] = searched.told("BCH họp")
    assert (told.meant, told.applied) == (("Ban Chấp hành", "Bộ Chỉ huy"), False)
    assert told.queries == ("Ban Chấp hành họp", "Bộ Chỉ huy họp")


def test_a_word_that_is_spelled_as_an_abbreviation_is_a_word(searched: Searched) -> None:
    assert searched.told("ca") == ()


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("hội nghj", "hội nghi"),
        ("hội ngị", "hội nghị"),
        ("đản bộ", "đảng bộ"),
        ("dien biem phu", "dien bien phu"),
        ("lũ quéts", "lũ quét"),
        ("thi côgn", "thi công"),
        ("contaner", "container"),
        ("xây lấp đại nam", "xây lắp đại nam"),
    ],
)
def test_a_slip_is_corrected_where_nothing_has_what_was_typed(
    searched: Searched, query: str, meant: str
) -> None:
    found = searched.result(query)
    told = found.interpretation[-1]
    assert (told.change, told.typed, told.meant, told.applied) == (Change.CORRECTED, query, (meant,), True)
    assert searched.ids(query) == searched.ids(meant)
    assert Change.CORRECTED not in {each.change for each in searched.told(query, [Change.CORRECTED])}


def test_words_that_never_stand_in_a_row_are_corrected_to_a_row(searched: Searched) -> None:
    [told] = searched.told("xay lap hai nam")
    assert (told.change, told.meant) == (Change.CORRECTED, ("xay lap dai nam",))
    # The article has hai and năm too, so what was typed finds it: the slip is only offered.
    assert not told.applied


def test_what_is_offered_is_a_search_of_its_own(searched: Searched) -> None:
    for query in ("xay lap hai nam", "BCH họp", "ddangr booj", "dienbienphu", "hội nghj"):
        for told in searched.told(query):
            for meant in told.queries:
                assert searched.result(meant).total


def test_a_slip_is_sought_in_the_words_that_are_left_of_a_query(searched: Searched) -> None:
    assert searched.ids("hội nghj năm 2021") == ["uy-ban"]
    assert [told.change for told in searched.told("hội nghj năm 2021")] == [Change.DATES, Change.CORRECTED]


WORDS = sorted(
    {token.text for article in ARTICLES for token in syllables(f"{article.title} {article.body[0]}")}
)
FORMS: list[Callable[[str], str]] = [str, str.lower, toneless_form, bare_form]
typed_words = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from(FORMS)),
    min_size=1,
    max_size=6,
).map(lambda pairs: [form(word) for word, form in pairs])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=typed_words)
def test_typing_more_marks_never_adds_an_article(searched: Searched, typed: list[str]) -> None:
    exact, toneless, bare = (
        set(searched.ids(" ".join(f'"{form(word)}"' for word in typed), EVERY_CHANGE))
        for form in (exact_form, without_tone, bare_form)
    )
    assert exact <= toneless <= bare


def without_tone(word: str) -> str:
    """Return `word` without its tone, unless it would be another word as it then stands: đai is not đại."""
    toneless = toneless_form(word)
    return exact_form(word) if typed_level(toneless) is Level.EXACT else toneless


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=typed_words)
def test_a_query_and_its_decomposed_form_are_one(searched: Searched, typed: list[str]) -> None:
    query = " ".join(typed)
    decomposed = unicodedata.normalize("NFD", query)
    assert searched.ids(query) == searched.ids(decomposed)
    assert searched.told(query) == searched.told(decomposed)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=typed_words)
def test_what_was_understood_means_itself(searched: Searched, typed: list[str]) -> None:
    for told in searched.told(" ".join(typed)):
        if told.change is Change.DECODED:
            assert all(again.change is not Change.DECODED for again in searched.told(told.queries[0]))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=60))
def test_any_text_is_answered_or_refused_by_a_limit(searched: Searched, query: str) -> None:
    assert outcome(searched, query)


@pytest.mark.parametrize(
    "query",
    [
        "x" * 10_000,
        "(" * 2000,
        "a " * 5_000,
        "\u202eabc\u202c",
        "\ud800 lũ",
        "\0",
        "😀 lũ",
        '"',
        "- - OR NOT",
        "hội\u200b nghị",
        "dienbienphu" * 80,
        "ddangr " * 64,
        "xay lap hai nam " * 16,
    ],
)
def test_bad_input_is_answered_or_refused_by_a_limit(searched: Searched, query: str) -> None:
    assert outcome(searched, query)


def test_each_block_of_unicode_is_answered(searched: Searched) -> None:
    for first in range(0, 0x110000, 0x80):
        searched.result("".join(map(chr, range(first, first + 40))))


def test_a_fresh_index_knows_its_own_words(tmp_path: Path) -> None:
    assert Searched(tmp_path, ARTICLES[:1]).told("ddangr booj")
