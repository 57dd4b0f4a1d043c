"""Where the site's own addresses begin, below whatever it is mounted at."""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from flask import Flask, current_app, request, url_for

# As Werkzeug has it, whose source is https://url.spec.whatwg.org/#url-path-segment-string
_SAFE = "!$&'()*+,/:;=@"
_EXTENSION = "trabao.paths"
_MOUNTS = 16
"""For how many mount points paths are kept; most sites have one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """What `url_for` gives for the addresses that take nothing, and for an article's."""

    front: str
    search: str
    articles: str
    ranking: str
    api_search: str
    api_suggest: str
    icon: str
    style: str
    script: str

    def article(self, article_id: str) -> str:
        """Return the path of the page of an article."""
        return self.articles + quote(article_id, safe=_SAFE)


def attach_paths(app: Flask) -> None:
    """Let `app` keep its paths, which Flask takes 10 µs each to build."""
    app.extensions[_EXTENSION] = lru_cache(_MOUNTS)(_paths_below)


def paths() -> Paths:
    """Return the paths of the current request's application, below its mount point.

    Raises:
        KeyError: The application was not made by `web.app.create_app`.
    """
    found: Paths = current_app.extensions[_EXTENSION](request.root_path)
    return found


def _paths_below(root: str) -> Paths:
    """Return the paths below `root`, which is where the current request came to."""
    del root
    return Paths(
        front=url_for("pages.front"),
        search=url_for("pages.search"),
        articles=url_for("pages.article", article_id="-").removesuffix("-"),
        ranking=url_for("pages.ranking"),
        api_search=url_for("api.search"),
        api_suggest=url_for("api.suggest"),
        icon=url_for("static", filename="favicon.svg"),
        style=url_for("static", filename="style.css"),
        script=url_for("static", filename="suggest.js"),
    )
