from datetime import date, datetime

import pytest
from flask import url_for
from flask.testing import FlaskClient

from corpus.article import VIETNAM_TIME, Article
from search.engine import SearchRequest
from web.rendering import article_address, marked_html, narrowed_to, original_address, precise


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("mưa <mark>bão</mark>", "mưa <mark>bão</mark>"),
        ("1 &lt; 2", "1 &lt; 2"),
        ("<script>x</script>", "&lt;script>x&lt;/script>"),
        ("<mark onclick=x>", "&lt;mark onclick=x>"),
        ("<MARK>", "&lt;MARK>"),
        ("<mark><", "<mark>&lt;"),
    ],
)
def test_no_tag_but_a_plain_mark_reaches_the_page(given: str, shown: str) -> None:
    assert str(marked_html(given)) == shown


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://a.example/b", True),
        ("http://a.example", True),
        ("HTTPS://a.example", True),
        ("ftp://a.example", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//a.example", False),
        ("https:", False),
        ("http://[::1", False),
        ("bao/1.html", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_linked(url: str | None, linked: bool) -> None:  # noqa: FBT001
    assert (original_address(Article(id="a", title="b", url=url)) is not None) == linked


def test_a_time_is_as_precise_as_the_page_stated_it() -> None:
    assert precise(datetime(2022, 8, 30, 15, 32, tzinfo=VIETNAM_TIME)) == "2022-08-30T15:32+07:00"
    assert precise(date(2022, 8, 30)) == "2022-08-30"


@pytest.mark.parametrize(
    "article_id", ["a", "2021/cầu.jsonl:2", "a b?c#d%e", "/", "//x", "..", "ũ&=+;,@!$'()*~"]
)
def test_addresses_are_those_that_flask_builds(client: FlaskClient, article_id: str) -> None:
    app = client.application
    for base in ("http://localhost/", "http://localhost/kho"):
        with app.test_request_context("/search", base_url=base):
            path = url_for("pages.article", article_id=article_id)
            assert article_address(Article(id=article_id, title=""), SearchRequest()) == path
            assert narrowed_to("Lò Sao") == url_for("pages.search", person="Lò Sao").replace("%20", "+")
