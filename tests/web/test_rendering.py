import pytest

from corpus.article import Article
from web.rendering import original_address


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
