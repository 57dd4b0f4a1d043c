"""An index that has been built and updated, and searches that take every way through the engine."""

import sys
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

from numba.core.dispatcher import Dispatcher

from corpus.article import Article, Person
from index.build import build_index
from index.reader import IndexReader
from index.store import current_generation
from index.update import update_index
from search.engine import SearchRequest, Sort
from search.errors import QueryError
from search.whoosh_engine import WhooshEngine

_TEXT = "Bí thư Tỉnh ủy Lò Văn Pâng họp về lũ quét, hội nghị bàn việc dời dân bản Nà Hin trước mùa mưa bão"
_WORDS = _TEXT.replace(",", "").split()
ARTICLES = [
    Article(
        id=str(number),
        # One word is rare.
        title=" ".join(_WORDS[number % 7 :][:5]) if number != 45 else "Lũ khủng khiếp",
        lede=" ".join(_WORDS[::-1][number % 5 :]),
        body=(_TEXT, " ".join(_WORDS[number % 3 :: 2])),
        # One whose people are found.
        people=(Person(name="Lò Văn Pâng"), Person(name=f"Vừ Thị {chr(65 + number % 9)}")) * (number > 0),
        published=(date(2020 + number % 3, 5, 1), None)[number % 4 == 0],
        author="Sao Mai",
        source=("Báo Lâm Châu", None)[number % 2],
    )
    for number in range(60)
]
QUERIES = (
    *(
        "",
        "*",
        '"lũ khủng"',
        "lũ",
        "lu",
        "hôi",
        "bí thư tỉnh ủy họp",
        "bi thu tinh uy",
        "hoi nghi quet dan mua bao mua",
    ),
    *(
        '"bí thư"',
        '"bi thu tinh uy"',
        '"bí tỉnh"~2',
        "title:lũ",
        "title:lu",
        "title:hôi",
        'người:"lò văn"',
        "tít:h*",
    ),
    *(
        "h*",
        "ho*",
        "ngh* lũ",
        "lũ OR bão",
        "lu OR bao OR mua",
        "(lũ bão) OR họp",
        "lũ -bão",
        "-lũ",
        "lũ -(mưa bão)",
    ),
    *(
        '"bí thư" "tỉnh ủy"',
        '"lũ" "bão"',
        '"lũ" "pâng"',
        "lũ^3 bão",
        "không có",
        "ngoeo",
        '"x y z"',
        "tỉnh ủy tinh",
    ),
)
FILTERS = (
    SearchRequest(),
    SearchRequest(person="lo van pang", source="Báo Lâm Châu"),
    SearchRequest(published_from=date(2021, 1, 1), published_to=date(2021, 12, 31), page=2, page_size=3),
)


def search(index: Path) -> None:
    """Search in every way."""
    engine = WhooshEngine(index)
    for query, filters, sort in product(QUERIES, FILTERS, Sort):
        try:
            engine.search(replace(filters, query=query, sort=sort))
        except QueryError:
            continue
        engine.marked(ARTICLES[0], SearchRequest(query=query))
        engine.search(replace(filters, query=query, sort=sort, folded=False))
    for article in ARTICLES:
        engine.related(article.id, 5)


def build(index: Path) -> None:
    """Build an index of several segments with deleted articles, as articles come, go and are merged."""
    build_index(ARTICLES[:50], index)
    for number in range(50, 60):
        update_index(index, ARTICLES[number : number + 1], deleted=[str(number - 50)])
    # So many that their segment is written anew.
    update_index(index, deleted=[str(number) for number in range(10, 30)])
    update_index(index, [ARTICLES[0]], deleted=["40"])
    segments = IndexReader(current_generation(index)).segments
    assert len(segments) > 1
    assert any(segment.deleted.size for segment in segments)


def compiled_loops() -> dict[str, Dispatcher]:
    """Return the loops that have been imported so far, by module and name."""
    modules = [module for name, module in list(sys.modules.items()) if name.startswith(("index.", "search."))]
    return {
        f"{module.__name__}.{name}": each
        for module in modules
        for name, each in vars(module).items()
        if isinstance(each, Dispatcher)
    }
