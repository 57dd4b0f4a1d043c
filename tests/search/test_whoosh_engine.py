import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from threading import Barrier, Event

import pytest

from corpus.article import VIETNAM_TIME, Article, Person
from index.build import build_index
from index.errors import IndexDamagedError, IndexNotFoundError
from index.settings import Settings
from index.update import update_index
from search.engine import FacetValue, SearchRequest, SearchResult, Sort
from search.engines import open_engine as engine_of
from search.errors import QueryError
from search.parser import parse
from search.whoosh_engine import WhooshEngine
from tests.search.conftest import NOBODY, build_in_segments

MEETING = Article(
    id="hop",
    title="Bí thư Tỉnh uỷ họp về lũ",
    lede="Cuộc họp bàn việc dời dân.",
    body=("Ông Lò Văn Pâng chủ trì.", "Bí thư Tỉnh ủy yêu cầu dời dân trước khi trời tối.", "Trời quang."),
    people=(Person(name="Lò Văn Pâng", roles=("Bí thư Tỉnh ủy",)),),
    published=datetime(2022, 8, 30, 15, 32, tzinfo=VIETNAM_TIME),
    source="Báo Lâm Châu",
)
LETTER = Article(
    id="thu",
    title="Lá thư thứ tư từ tỉnh lẻ",
    body=("Bị mưa, thư đến muộn; uy tín bưu tá vẫn còn.",),
    people=(Person(name="Vừ Thị Sao"),),
    published=date(2021, 1, 5),
    source="Báo Vĩnh Sa",
)
STORM = Article(id="bao", title="Bão & lũ <về>", body=("Bão số 4.",), people=NOBODY)

OpenEngine = Callable[..., WhooshEngine]


@pytest.fixture
def engine(open_engine: OpenEngine) -> WhooshEngine:
    return open_engine(LETTER, STORM, MEETING)


def ids(result: SearchResult) -> list[str]:
    return [hit.article.id for hit in result.hits]


@pytest.mark.parametrize("query", ["bi thu tinh uy", "bí thư tỉnh ủy", "Bí thư Tỉnh uỷ", "BÍ THƯ TỈNH ỦY"])
def test_one_query_in_all_its_spellings_finds_one_article_first(engine: WhooshEngine, query: str) -> None:
    assert ids(engine.search(SearchRequest(query=query)))[0] == "hop"


def test_a_result_is_complete(engine: WhooshEngine) -> None:
    result = engine.search(SearchRequest(query="họp dời lũ"))
    assert (result.total, result.with_all_words, result.with_most_words, result.with_some_words) == (
        1,
        1,
        0,
        0,
    )
    [hit] = result.hits
    assert hit.article == MEETING
    assert hit.score > 0
    assert hit.highlights.title == "Bí thư Tỉnh uỷ <mark>họp</mark> về <mark>lũ</mark>"
    assert hit.highlights.lede == "Cuộc <mark>họp</mark> bàn việc <mark>dời</mark> dân."
    assert hit.highlights.body == ("Bí thư Tỉnh ủy yêu cầu <mark>dời</mark> dân trước khi trời tối.",)
    assert {name: [value.value for value in values] for name, values in result.facets.items()} == {
        "people": ["Lò Văn Pâng"],
        "source": ["Báo Lâm Châu"],
        "year": ["2022"],
    }
    assert result.took_ms > 0


def test_the_tiers_are_counted_and_sum_up(open_engine: OpenEngine) -> None:
    engine = open_engine(
        Article(id="all", title="lũ quét bão mưa gió sương nắng"),
        Article(id="most", title="lũ quét bão mưa gió"),
        Article(id="some", title="lũ quét bão"),
        Article(id="few", title="lũ"),
        *(Article(id=f"other {number}", title="gặt lúa") for number in range(4)),
    )
    result = engine.search(SearchRequest(query="lũ quét bão mưa gió sương nắng"))
    assert ids(result) == ["all", "most", "some"]
    assert (result.total, result.with_all_words, result.with_most_words, result.with_some_words) == (
        3,
        1,
        1,
        1,
    )


def test_an_empty_query_gives_every_article_the_newest_first(engine: WhooshEngine) -> None:
    for query in ("", "  ", "?", "()"):
        result = engine.search(SearchRequest(query=query))
        assert ids(result) == ["hop", "thu", "bao"]
        assert (result.total, result.with_all_words) == (3, 3)
        assert [hit.score for hit in result.hits] == [0.0, 0.0, 0.0]
        assert all("<mark>" not in hit.highlights.title for hit in result.hits)


DATED = tuple(
    Article(id=name, title="Lũ", published=published)
    for name, published in (
        ("none 1", None),
        ("old", date(1969, 5, 1)),
        ("twin 1", date(2022, 5, 1)),
        ("none 2", None),
        ("late", datetime(2022, 5, 1, 8, tzinfo=VIETNAM_TIME)),
        ("twin 2", date(2022, 5, 1)),
    )
)


@pytest.mark.parametrize("query", ["lũ", ""])
def test_undated_articles_come_last_in_both_orders(open_engine: OpenEngine, query: str) -> None:
    engine = open_engine(*DATED)
    newest = engine.search(SearchRequest(query=query, sort=Sort.NEWEST))
    assert ids(newest) == ["late", "twin 1", "twin 2", "old", "none 1", "none 2"]
    oldest = engine.search(SearchRequest(query=query, sort=Sort.OLDEST))
    assert ids(oldest) == ["old", "twin 1", "twin 2", "late", "none 1", "none 2"]


def test_pages_part_the_hits_and_end(open_engine: OpenEngine) -> None:
    engine = open_engine(*DATED)
    whole = ids(engine.search(SearchRequest(query="lũ", page_size=100)))
    assert len(whole) == 6
    pages = [engine.search(SearchRequest(query="lũ", page=page, page_size=4)) for page in (1, 2, 3, 1000)]
    assert [ids(page) for page in pages] == [whole[:4], whole[4:], [], []]
    assert {page.total for page in pages} == {6}


@pytest.mark.parametrize("most", [0, 1, 2, 10])
@pytest.mark.parametrize("query", ["lũ", "bi thu tinh", "", '"tinh uy"'])
def test_the_top_are_the_first_hits_of_a_search(engine: WhooshEngine, query: str, most: int) -> None:
    top = engine.top(parse(query), most)
    result = engine.search(SearchRequest(query=query))
    assert top.total == result.total
    assert top.scores.tolist() == [hit.score for hit in result.hits[:most]]
    assert len(top.documents) == min(most, result.total)


def test_filters_hold_for_hits_counts_and_facets(engine: WhooshEngine) -> None:
    result = engine.search(SearchRequest(person="lo van pang", source="báo lâm châu"))
    assert ids(result) == ["hop"]
    assert (result.total, len(result.facets["people"])) == (1, 1)
    assert ids(engine.search(SearchRequest(published_to=date(2021, 12, 31)))) == ["thu"]
    assert engine.search(SearchRequest(query="lũ", person="ai đó")).total == 0


def test_what_must_not_be_is_left_out(engine: WhooshEngine) -> None:
    assert ids(engine.search(SearchRequest(query="lũ -bão"))) == ["hop"]
    assert ids(engine.search(SearchRequest(query="-lũ"))) == ["thu"]


def test_an_article_is_found_by_its_id(engine: WhooshEngine) -> None:
    assert engine.article("hop") == MEETING
    assert engine.article("không có") is None
    assert engine.article("") is None


def test_an_article_is_marked_whole(engine: WhooshEngine) -> None:
    highlights = engine.marked(STORM, SearchRequest(query="bão"))
    assert highlights.title == "<mark>Bão</mark> &amp; lũ &lt;về&gt;"
    assert (highlights.lede, highlights.body) == ("", ("<mark>Bão</mark> số 4.",))
    assert len(engine.marked(MEETING, SearchRequest(query="bí thư")).body) == len(MEETING.body)


@pytest.mark.parametrize("query", ["", "n*", "x" * 2000, "-bão"])
def test_a_query_that_says_nothing_marks_nothing(engine: WhooshEngine, query: str) -> None:
    highlights = engine.marked(STORM, SearchRequest(query=query))
    assert highlights.title == "Bão &amp; lũ &lt;về&gt;"


@pytest.mark.parametrize(
    "query",
    ["bi thu", "bão lx", "thư bíi", "họp hôm qua", "bão năm 2020", "năm:2022 lũ", "th* lũ", "bthu", ""],
)
def test_an_article_is_marked_by_what_its_search_asked_for_in_the_end(
    engine: WhooshEngine, query: str
) -> None:
    for hit in engine.search(SearchRequest(query=query)).hits:
        marked = engine.marked(hit.article, SearchRequest(query=query))
        assert (marked.title, marked.lede) == (hit.highlights.title, hit.highlights.lede)


def test_a_query_past_a_limit_is_refused_by_name(engine: WhooshEngine) -> None:
    with pytest.raises(QueryError) as caught:
        engine.search(SearchRequest(query="(" * 2000))
    assert caught.value.limit == "MAX_QUERY_CHARACTERS"


def test_before_the_first_build_there_is_no_index(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path / "index")
    with pytest.raises(IndexNotFoundError):
        engine.search(SearchRequest(query="lũ"))
    with pytest.raises(IndexNotFoundError):
        engine.status()
    with pytest.raises(IndexNotFoundError):
        engine.article("hop")
    build_index([STORM], tmp_path / "index")
    assert engine.search(SearchRequest(query="lũ")).total == 1


def test_the_status_names_what_is_served(engine: WhooshEngine, tmp_path: Path) -> None:
    status = engine.status()
    assert (status.engine, status.articles) == ("whoosh", 3)
    assert status.generation == (tmp_path / "index" / "current").read_text(encoding="ascii")


def test_a_new_generation_is_served_without_reopening(engine: WhooshEngine, tmp_path: Path) -> None:
    before = engine.status().generation
    build_index([STORM], tmp_path / "index")
    assert engine.search(SearchRequest()).total == 1
    assert engine.article("hop") is None
    assert engine.status().generation != before


def damage_current(index: Path) -> None:
    generation = index / "generations" / (index / "current").read_text(encoding="ascii")
    for path in generation.glob("*.arrays"):
        path.unlink()


def test_a_damaged_generation_is_reported_once_and_the_one_before_serves_on(
    engine: WhooshEngine, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    index = tmp_path / "index"
    before = engine.status().generation
    build_index([STORM], index)
    damage_current(index)
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            assert engine.search(SearchRequest()).total == 3
    assert [before in record.getMessage() for record in caplog.records] == [True]
    assert engine.status().generation == before
    build_index([STORM], index)
    assert engine.search(SearchRequest()).total == 1


def test_a_damaged_generation_cannot_be_the_first(open_engine: OpenEngine, tmp_path: Path) -> None:
    engine = open_engine(STORM)
    damage_current(tmp_path / "index")
    for _ in range(2):
        with pytest.raises(IndexDamagedError, match="make index"):
            engine.search(SearchRequest())
    build_index([STORM], tmp_path / "index")
    assert engine.search(SearchRequest()).total == 1


def test_an_index_that_is_taken_away_serves_on(engine: WhooshEngine, tmp_path: Path) -> None:
    assert engine.search(SearchRequest()).total == 3
    (tmp_path / "index" / "current").unlink()
    assert engine.search(SearchRequest(query="bão")).total == 1


def numbered(number: int) -> list[Article]:
    """Return articles that all say of which generation they are."""
    return [
        Article(id=str(each), title=f"Bão số {number}", people=NOBODY, source=f"Báo {number}")
        for each in range(number)
    ]


def test_every_search_under_way_sees_one_generation_whole_and_later_ones_the_newest(tmp_path: Path) -> None:
    build_index(numbered(1), tmp_path)
    engine = WhooshEngine(tmp_path)
    published = Event()

    def generations_seen() -> list[int]:
        seen = []
        while not published.is_set():
            result = engine.search(SearchRequest(query="bão"))
            assert {hit.article.title for hit in result.hits} == {f"Bão số {result.total}"}
            assert result.facets["source"] == (FacetValue(value=f"Báo {result.total}", count=result.total),)
            seen.append(result.total)
        return seen

    with ThreadPoolExecutor(4) as pool:
        running = [pool.submit(generations_seen) for _ in range(4)]
        try:
            for number in range(2, 8):
                build_index(numbered(number), tmp_path)
                assert engine.search(SearchRequest(query="bão")).total == number
        finally:
            published.set()
        for one in running:
            assert one.result() == sorted(one.result())


def test_an_update_shows_at_the_next_search(open_engine: OpenEngine, tmp_path: Path) -> None:
    engine = open_engine(LETTER, STORM)
    assert engine.search(SearchRequest(query="họp")).total == 0
    update_index(tmp_path / "index", [MEETING])
    assert ids(engine.search(SearchRequest(query="họp"))) == ["hop"]
    assert engine.status().articles == 3
    update_index(tmp_path / "index", [replace(MEETING, title="Bí thư Tỉnh uỷ đi bão")], deleted=["bao"])
    assert [hit.article.title for hit in engine.search(SearchRequest(query="bão")).hits] == [
        "Bí thư Tỉnh uỷ đi bão"
    ]
    assert engine.article("bao") is None
    assert ids(engine.search(SearchRequest())) == ["hop", "thu"]


@pytest.mark.parametrize(
    "query", ["", "bi thu", '"tinh uy" OR lũ', "th* -bão", "lũ bão thư tỉnh", "họp~ -title:bão"]
)
@pytest.mark.parametrize("sort", list(Sort))
def test_several_segments_answer_as_one_does(tmp_path: Path, query: str, sort: Sort) -> None:
    articles = [*DATED, MEETING, LETTER, STORM]
    request = SearchRequest(query=query, sort=sort, page_size=20)
    answers = []
    for name, runs in {"one": [articles], "several": [articles[:1], articles[1:7], articles[7:]]}.items():
        assert len(build_in_segments(tmp_path / name, *runs).segments) == len(runs)
        answers.append(WhooshEngine(tmp_path / name).search(request))
    one, several = (replace(answer, took_ms=0.0) for answer in answers)
    assert one == several


def flip_bit(index: Path, ending: str) -> None:
    """Change one bit among the arrays of a file of the published generation, as a failing disk does."""
    generation = index / "generations" / (index / "current").read_text(encoding="ascii")
    [path] = generation.glob(f"*{ending}")
    with path.open("r+b") as file:
        [first] = file.read(1)
        file.seek(0)
        file.write(bytes([first ^ 4]))


@pytest.mark.parametrize("ending", [".arrays", ".impacts"])
def test_damage_that_shows_at_the_first_reading_brings_the_generation_before_back(
    engine: WhooshEngine, tmp_path: Path, caplog: pytest.LogCaptureFixture, ending: str
) -> None:
    index = tmp_path / "index"
    before = engine.status().generation
    build_index([STORM], index)
    assert engine.status().generation != before
    flip_bit(index, ending)
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            assert ids(engine.search(SearchRequest(query="lũ"))) == ["bao", "hop"]
    assert [before in record.getMessage() for record in caplog.records] == [True]
    assert engine.status().generation == before
    build_index([STORM], index)
    assert engine.search(SearchRequest(query="lũ")).total == 1


def test_threads_that_meet_the_damage_together_all_get_an_answer(
    engine: WhooshEngine, tmp_path: Path
) -> None:
    index = tmp_path / "index"
    engine.status()
    build_index([STORM], index)
    engine.status()
    flip_bit(index, ".arrays")
    with ThreadPoolExecutor(4) as pool:
        answers = [pool.submit(engine.search, SearchRequest(query="lũ")) for _ in range(20)]
    assert {answer.result().total for answer in answers} == {2}


def test_damage_where_no_generation_was_open_before_is_told(open_engine: OpenEngine, tmp_path: Path) -> None:
    engine = open_engine(STORM)
    assert engine.status().articles == 1
    flip_bit(tmp_path / "index", ".arrays")
    for _ in range(2):
        with pytest.raises(IndexDamagedError, match="make index"):
            engine.search(SearchRequest(query="lũ"))
    build_index([STORM], tmp_path / "index")
    assert engine.search(SearchRequest(query="lũ")).total == 1


def test_a_damaged_generation_is_tried_once_by_all_threads_together(
    engine: WhooshEngine, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    index = tmp_path / "index"
    assert engine.search(SearchRequest()).total == 3
    build_index([STORM], index)
    damage_current(index)
    at_once = Barrier(4)

    def total() -> int:
        at_once.wait()
        return engine.search(SearchRequest()).total

    with caplog.at_level(logging.WARNING), ThreadPoolExecutor(4) as pool:
        assert {one.result() for one in [pool.submit(total) for _ in range(4)]} == {3}
    assert len(caplog.records) == 1


def test_the_settings_name_the_engine(tmp_path: Path) -> None:
    build_index([STORM], tmp_path / "index")
    engine = engine_of(Settings(index=tmp_path / "index"))
    assert engine.status().articles == 1
