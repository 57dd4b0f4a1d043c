import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from corpus.article import Article, Person
from index.update import update_index
from search.engine import Related, RelatedArticle
from search.related import STORY_DAYS
from search.whoosh_engine import WhooshEngine
from tests.index.retold import retold, text, told
from tests.search.conftest import NOBODY, build_in_segments

OpenEngine = Callable[..., WhooshEngine]

DAY = date(2022, 8, 30)
FLOOD = Article(
    id="lu",
    title="Lũ quét ở Nà Hin, cầu Đồng Lau trôi mất",
    lede="Suối Nậm Khao dâng năm mét, cuốn trôi cầu Đồng Lau và mười một ngôi nhà ở bản Nà Hin.",
    body=(
        "Bí thư Tỉnh ủy Lò Văn Pâng có mặt ở bản Nà Hin từ sáng sớm, yêu cầu dời 64 hộ lên đồi Pu Sặng.",
        "Nước suối Nậm Khao lên lúc nửa đêm. Kẻng báo động của bản giúp mọi người kịp chạy.",
        "Cầu Đồng Lau dài 412 mét, mới thông xe năm ngoái, gãy ba nhịp.",
    ),
    people=(Person(name="Lò Văn Pâng"),),
    published=DAY,
)
AFTER = Article(
    id="sau-lu",
    title="Nà Hin dựng lại nhà sau đêm lũ quét",
    lede="Mười một gia đình bản Nà Hin mất nhà được dựng nhà mới trên đồi Pu Sặng.",
    body=(
        "Ông Lò Văn Pâng nói sẽ không dựng nhà cạnh suối Nậm Khao nữa. Bộ đội bắc cầu tạm thay cầu Đồng Lau.",
        "Kẻng báo động của bản Nà Hin được treo thêm ở đầu suối.",
    ),
    people=(Person(name="Lò Văn Pâng"),),
    published=DAY + timedelta(2),
)
_FILLER = random.Random(1)
OTHERS = tuple(
    Article(
        id=f"khác {number}",
        title=text(_FILLER, 8),
        body=(
            text(_FILLER, 60),
            "Người dân có mặt từ sáng sớm, yêu cầu mọi người dời nhà lúc nửa đêm.",
        ),
        people=NOBODY,
        published=DAY,
    )
    for number in range(40)
)


def ids(listed: tuple[RelatedArticle, ...]) -> list[str]:
    return [each.article.id for each in listed]


def related(engine: WhooshEngine, article_id: str, most: int = 5) -> Related:
    found = engine.related(article_id, most)
    assert found is not None
    return found


def test_an_article_of_the_same_event_is_found_both_ways(open_engine: OpenEngine) -> None:
    engine = open_engine(FLOOD, AFTER, *OTHERS)
    for one, other in ((FLOOD, AFTER), (AFTER, FLOOD)):
        found = related(engine, one.id)
        assert ids(found.same_story) == [other.id]
        assert (found.near_duplicates, found.same_subject) == ((), ())
        assert found.same_story[0].article == other
        assert 0 < found.same_story[0].similarity < 1


@pytest.mark.parametrize(
    ("days", "list_name"),
    [(STORY_DAYS, "same_story"), (STORY_DAYS + 1, "same_subject"), (400, "same_subject")],
)
def test_what_is_published_much_later_is_another_event(
    open_engine: OpenEngine, days: int, list_name: str
) -> None:
    later = replace(AFTER, published=DAY + timedelta(days))
    engine = open_engine(FLOOD, later, *OTHERS)
    found = related(engine, FLOOD.id)
    assert {name: ids(getattr(found, name)) for name in ("same_story", "same_subject")} == {
        "same_story": [],
        "same_subject": [],
        list_name: [later.id],
    }


def test_where_nothing_is_near_nothing_is_listed(open_engine: OpenEngine) -> None:
    engine = open_engine(FLOOD, *OTHERS)
    assert related(engine, FLOOD.id, 20) == Related(near_duplicates=(), same_story=(), same_subject=())


def test_near_duplicates_are_told_apart_and_stand_for_one(open_engine: OpenEngine) -> None:
    reprint = replace(FLOOD, id="đăng lại", title="Nước lũ cuốn mất cầu Đồng Lau", lede="", published=None)
    copy = replace(AFTER, id="chép", title=f"{AFTER.title} (có ảnh)")
    engine = open_engine(FLOOD, AFTER, *OTHERS, reprint, copy)
    found = related(engine, FLOOD.id)
    assert ids(found.near_duplicates) == [reprint.id]
    assert 0.5 < found.near_duplicates[0].similarity < 1
    # One of the two that tell the same of what came after.
    assert len(found.same_story) == 1
    assert ids(found.same_story)[0] in {AFTER.id, copy.id}
    assert found.same_subject == ()


def test_near_duplicates_come_by_similarity_and_no_more_than_are_wanted(open_engine: OpenEngine) -> None:
    chance = random.Random(2)
    first = told(chance, "1")
    listed = [retold(chance, first, str(number), 0.005 * number) for number in range(2, 9)]
    engine = open_engine(first, *listed)
    every = related(engine, "1", 20).near_duplicates
    similarities = [each.similarity for each in every]
    assert len(every) > 3
    assert similarities == sorted(similarities, reverse=True)
    assert related(engine, "1", 3).near_duplicates == every[:3]


def test_lists_hold_no_more_than_are_wanted(open_engine: OpenEngine) -> None:
    later = [
        replace(
            AFTER,
            id=f"sau {number}",
            body=(*AFTER.body[:1], text(random.Random(number), 60)),
            published=DAY + timedelta(100 * number),
        )
        for number in range(1, 6)
    ]
    engine = open_engine(FLOOD, AFTER, *later, *OTHERS)
    assert len(related(engine, FLOOD.id, 20).same_subject) > 2
    assert len(related(engine, FLOOD.id, 2).same_subject) == 2
    assert ids(related(engine, FLOOD.id, 2).same_story) == [AFTER.id]


def test_an_unknown_article_has_nothing_to_be_related_to(open_engine: OpenEngine) -> None:
    assert open_engine(FLOOD).related("không có", 5) is None


@pytest.mark.parametrize("article", [Article(id="1", title=""), Article(id="2", title="Lũ")])
def test_an_article_that_tells_nothing_is_related_to_nothing(
    open_engine: OpenEngine, article: Article
) -> None:
    engine = open_engine(replace(article, people=NOBODY), *OTHERS, FLOOD)
    assert related(engine, article.id) == Related(near_duplicates=(), same_story=(), same_subject=())


def test_what_is_deleted_is_not_related_and_what_is_added_is(tmp_path: Path) -> None:
    build_in_segments(tmp_path, [FLOOD, *OTHERS[:20]], [AFTER, *OTHERS[20:]])
    engine = WhooshEngine(tmp_path)
    assert ids(related(engine, FLOOD.id).same_story) == [AFTER.id]
    update_index(tmp_path, deleted=[AFTER.id])
    assert related(engine, FLOOD.id).same_story == ()
    update_index(tmp_path, [replace(AFTER, id="mới"), replace(FLOOD, id="lại", people=NOBODY)])
    found = related(engine, FLOOD.id)
    assert (ids(found.near_duplicates), ids(found.same_story)) == (["lại"], ["mới"])
