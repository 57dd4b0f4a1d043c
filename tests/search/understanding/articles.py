"""A few invented articles in which everything happens that queries are understood by, and what searches them."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from corpus.article import Article, Person
from index.build import build_index
from search.engine import Change, Interpretation, SearchRequest, SearchResult
from search.whoosh_engine import WhooshEngine

TODAY = date(2022, 9, 1)

ARTICLES = (
    Article(
        id="ubnd",
        title="UBND tỉnh Lam Châu họp về công tác Đảng bộ",
        body=("Chủ tịch UBND tỉnh nói về thi công cầu. Đảng bộ thành phố dự họp.",),
        people=(Person(name="Lê Văn Cường"),),
        published=date(2022, 8, 30),
    ),
    Article(
        id="uy-ban",
        title="Ủy ban nhân dân tỉnh Vĩnh Sa bàn về phòng chống bão",
        body=("Hội nghị của tỉnh bàn về bão và lũ quét.", "Hội nghị bế mạc."),
        people=(Person(name="Trần Thị Hà"),),
        published=date(2021, 5, 17),
    ),
    Article(
        id="dien-bien",
        title="Chiến thắng Điện Biên Phủ",
        lede="Tỉnh Điện Biên kỷ niệm chiến thắng.",
        body=("Ngành tổ chức xây dựng Đảng (TCXDĐ) cũng có mặt.", "Xe container đi qua Điện Biên."),
        people=(Person(name="Vừ A Sao"),),
        published=date(2019, 5, 7),
    ),
    Article(
        id="xay-lap",
        title="Công ty xây lắp Đại Nam trúng thầu",
        body=("Công ty xây lắp Đại Nam làm cầu. Kỹ thuật thi công mới. Hai năm nữa thì xong.",),
        people=(Person(name="Ngô Đại"),),
        published=date(2022, 3, 8),
    ),
    Article(
        id="ban", title="Ban Chấp hành và Bộ Chỉ huy họp", body=("BCH họp.",), people=(Person(name="Y"),)
    ),
)


class Searched:
    """Searches the articles of one index."""

    def __init__(self, directory: Path, articles: Iterable[Article] = ARTICLES) -> None:
        build_index(articles, directory)
        self.engine = WhooshEngine(directory, today=lambda: TODAY)

    def result(self, query: str, literal: Iterable[Change] = ()) -> SearchResult:
        return self.engine.search(SearchRequest(query=query, literal=frozenset(literal), page_size=50))

    def ids(self, query: str, literal: Iterable[Change] = ()) -> list[str]:
        return [hit.article.id for hit in self.result(query, literal).hits]

    def told(self, query: str, literal: Iterable[Change] = ()) -> tuple[Interpretation, ...]:
        return self.result(query, literal).interpretation
