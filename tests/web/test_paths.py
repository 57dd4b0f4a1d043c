import pytest
from flask import url_for
from flask.testing import FlaskClient

from web.paths import paths


@pytest.mark.parametrize("base", ["http://localhost/", "http://localhost/kho", "http://localhost/kho/báo/"])
def test_paths_are_those_that_flask_builds_below_the_mount_point(client: FlaskClient, base: str) -> None:
    with client.application.test_request_context("/search", base_url=base):
        found = paths()
        assert found is paths()
        assert (found.front, found.search) == (url_for("pages.front"), url_for("pages.search"))
        assert (found.ranking, found.api_search) == (url_for("pages.ranking"), url_for("api.search"))
        assert found.api_suggest == url_for("api.suggest")
        files = (found.icon, found.style, found.script)
        names = ("favicon.svg", "style.css", "suggest.js")
        assert files == tuple(url_for("static", filename=name) for name in names)


@pytest.mark.parametrize(
    "article_id", ["a", "2021/cầu.jsonl:2", "a b?c#d%e", "/", "//x", "..", "ũ&=+;,@!$'()*~"]
)
@pytest.mark.parametrize("base", ["http://localhost/", "http://localhost/kho"])
def test_the_path_of_an_article_is_the_one_that_flask_builds(
    client: FlaskClient, article_id: str, base: str
) -> None:
    with client.application.test_request_context("/search", base_url=base):
        assert paths().article(article_id) == url_for("pages.article", article_id=article_id)
