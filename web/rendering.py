"""What the templates can call: the only bridge between a page and the rest."""

import re
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote, urlsplit

from flask import Flask, g, url_for
from markupsafe import Markup

from corpus.article import Article
from search.engine import SearchRequest
from web.explanations import lines
from web.facets import person_address
from web.parameters import PARAMETERS, address
from web.serving import serving
from web.wording import elapsed, found, grouped, moment

YEAR_SECONDS = 365 * 24 * 60 * 60
"""How long a browser may keep a static file."""

_EVERYTHING = SearchRequest()
# As Werkzeug has it, whose source is https://url.spec.whatwg.org/#url-path-segment-string
_SAFE_IN_PATHS = "!$&'()*+,/:;=@"
_NOT_A_MARK = re.compile(r"<(?!/?mark>)")


def prepare_templates(app: Flask) -> None:
    """Give the templates of `app` their filters, functions and addresses."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        marked=marked_html, grouped=grouped, moment=moment, elapsed=elapsed, precise=precise
    )
    app.jinja_env.globals.update(
        parameters=PARAMETERS,
        found=found,
        original_address=original_address,
        article_address=article_address,
        narrowed_to=narrowed_to,
        explained_lines=lines,
    )
    app.context_processor(lambda: {"site_name": serving().settings.site_name})
    _version_static_files(app)


def marked_html(highlighted: str) -> Markup:
    """Return text from `Highlights` as HTML: the one text that templates do not escape.

    The engine has escaped it already; a tag other than `<mark>` that slipped through is escaped here.

    >>> str(marked_html("mưa &amp; <mark>bão</mark><br>"))
    'mưa &amp; <mark>bão</mark>&lt;br>'
    """
    return Markup(_NOT_A_MARK.sub("&lt;", highlighted))  # noqa: S704


def precise(published: object) -> str:
    """Return a day or moment as the `datetime` attribute of `<time>` wants it."""
    return published.isoformat(timespec="minutes") if isinstance(published, datetime) else str(published)


def original_address(article: Article) -> str | None:
    """Return the address of the original page if a browser may open it, else None.

    >>> original_address(Article(id="a", title="Bão", url="javascript:alert(1)"))
    """
    try:
        parts = urlsplit(article.url or "")
    except ValueError:
        return None
    return article.url if parts.scheme in {"http", "https"} and parts.netloc else None


def article_address(article: Article, asked: SearchRequest) -> str:
    """Return the address of the page of `article`, with the search that it is to go back to."""
    return address(_article_path(article.id), asked)


def narrowed_to(name: str, asked: SearchRequest | None = None) -> str:
    """Return the address of the articles that name a person, among those of `asked` or among all."""
    return person_address(asked or _EVERYTHING, name, _paths()[0])


def _article_path(article_id: str) -> str:
    """Return `url_for("pages.article", article_id=article_id)`, in 3 µs instead of 8."""
    return _paths()[1] + quote(article_id, safe=_SAFE_IN_PATHS)


def _paths() -> tuple[str, str]:
    """Return where searches lead, and where all articles lie, both asked for once a request."""
    if "paths" not in g:
        article = url_for("pages.article", article_id="-")
        g.paths = (url_for("pages.search"), article.removesuffix("-"))
    found: tuple[str, str] = g.paths
    return found


def _version_static_files(app: Flask) -> None:
    """Put a file's hash into its address, so that browsers may keep it for a year."""
    folder = Path(app.static_folder or "")
    versions = {path.name: sha256(path.read_bytes()).hexdigest()[:12] for path in folder.iterdir()}

    def add_version(endpoint: str, values: dict[str, object]) -> None:
        if endpoint == "static":
            values["v"] = versions.get(str(values.get("filename")))

    app.url_default_functions.setdefault(None, []).append(add_version)
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = YEAR_SECONDS
