"""A few invented articles, and how to open an index over some."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

import pytest

from corpus.article import VIETNAM_TIME, Article, Person, Skipped
from index.build import build_index
from index.reader import IndexReader

# People are stated, so that no test waits for the tagger.
FLOOD = Article(
    id="lu-quet",
    title="Lũ quét tràn về xã Nà Hin trong đêm",
    lede="Bí thư Tỉnh ủy Lò Văn Pâng có mặt tại bản từ sáng sớm.",
    body=("Nước suối dâng cao hai mét.", "Mưa còn to, người dân được dời lên đồi."),
    people=(Person(name="Lò Văn Pâng", roles=("Bí thư Tỉnh ủy",)), Person(name="Vừ Thị Sao")),
    captions=("Bản Nà Hin sau lũ. Ảnh: S.M",),
    published=datetime(2022, 8, 30, 15, 32, tzinfo=VIETNAM_TIME),
    author="Sao Mai",
    source="Báo Lâm Châu",
    url="https://baolamchau.example/lu-quet",
)
BRIDGE = Article(
    id="cau-dong-lau",
    title="Thông xe cầu Đồng Lau",
    body=("Cây cầu nối hai bờ sông Lau.",),
    people=(Person(name="Vừ Thị Sao"),),
    published=date(2021, 11, 3),
)
HARVEST = Article(id="mua-gat", title="Mùa gặt sớm", people=(Person(name="Y Hlin"),))
ARTICLES = (FLOOD, BRIDGE, HARVEST)

OpenIndex = Callable[[Iterable[Article | Skipped]], IndexReader]


@pytest.fixture
def open_index(tmp_path: Path) -> OpenIndex:
    """Return a function that builds an index over articles and opens it."""

    def opened(inputs: Iterable[Article | Skipped]) -> IndexReader:
        generation = build_index(inputs, tmp_path / "index").generation
        assert generation is not None, "help: build_index publishes nothing where no article is given"
        return IndexReader(generation)

    return opened
