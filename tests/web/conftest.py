"""An application over a handful of articles, and engines that fail."""

from datetime import date, datetime
from unittest.mock import Mock

import pytest
from flask.testing import FlaskClient

from corpus.article import VIETNAM_TIME, Article, Person
from index.build import build_index
from index.settings import Settings
from search.whoosh_engine import WhooshEngine
from web.app import create_app

ARTICLES = (
    Article(
        id="bao-so-4",
        title="Bão số 4 áp sát bờ, làng chài Vĩnh Hạ sơ tán trong đêm",
        lede="Hơn hai nghìn người dân xã Vĩnh Hạ rời nhà trước lúc bão đổ bộ.",
        body=(
            "Đến 21 giờ, toàn bộ tàu cá của xã đã vào nơi tránh trú bão. Bí thư Tỉnh ủy Lê Hoài Sơn có mặt tại bến từ chiều.",
            "“Không ai được ở lại trên tàu khi bão vào”, ông Sơn nói với các chủ tàu.",
        ),
        people=(
            Person(name="Lê Hoài Sơn", roles=("Bí thư Tỉnh ủy",), mentions=2),
            Person(name="Trần Thị Mận"),
        ),
        captions=("Dân làng chài chằng chống nhà cửa. Ảnh: H.P",),
        published=datetime(2022, 8, 30, 15, 32, tzinfo=VIETNAM_TIME),
        author="Hải Phong",
        source="Báo Vĩnh Hạ",
        url="https://baovinhha.example/bao-so-4",
    ),
    Article(
        id="2021/cau.jsonl:2",
        title="Thông xe cầu Đồng Lau sau ba năm chờ đợi",
        lede="Cây cầu dài 412 mét nối hai bờ sông Lau.",
        body=(
            "Chủ tịch huyện Trần Thị Mận cắt băng thông xe sáng nay.",
            "Bão lũ năm ngoái từng cuốn trôi trụ số 3.",
        ),
        people=(Person(name="Trần Thị Mận", roles=("Chủ tịch huyện", "Trưởng ban Quản lý dự án")),),
        published=date(2021, 11, 3),
        source="Tin Đồng Lau",
        url="javascript:alert(1)",
    ),
    Article(
        id="/lạ//?#%", title='<script>alert("bão")</script> & mùa lúa', body=("Không ngày, không nguồn.",)
    ),
)


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings whose index holds `ARTICLES`."""
    directory = tmp_path_factory.mktemp("index")
    build_index(ARTICLES, directory)
    return Settings(index=directory, site_name="Báo Làng")


@pytest.fixture(scope="session")
def client(settings: Settings) -> FlaskClient:
    return create_app(settings).test_client()


def broken_client(error: Exception) -> FlaskClient:
    """A client of an application whose engine answers every question with `error`."""
    engine = Mock(spec=WhooshEngine)
    for name in ("search", "article", "related", "marked", "suggestions", "status"):
        getattr(engine, name).side_effect = error
    return create_app(Settings(), engine).test_client()
