"""What the templates can call: the only bridge between a page and the rest."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import ParamSpec
from urllib.parse import urlsplit

from flask import Flask
from markupsafe import Markup

from corpus.article import Article
from web.markup import UNTITLED, choice_list, dateline, headline_list, html, marked
from web.parameters import PARAMETERS
from web.paths import paths
from web.serving import serving
from web.wording import elapsed, found, grouped

_Taken = ParamSpec("_Taken")

YEAR_SECONDS = 365 * 24 * 60 * 60
"""How long a browser may keep a static file."""


def prepare_templates(app: Flask) -> None:
    """Give the templates of `app` their filters, functions and addresses."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        marked=_as_html(marked),
        dateline=_as_html(dateline),
        headlines=_as_html(headline_list),
        choices=_as_html(choice_list),
        grouped=grouped,
        elapsed=elapsed,
    )
    app.jinja_env.globals.update(
        parameters=PARAMETERS, found=found, original_address=original_address, untitled=UNTITLED
    )
    app.context_processor(lambda: {"site_name": serving().settings.site_name, "paths": paths()})
    _version_static_files(app)


def _as_html(piece: Callable[_Taken, str]) -> Callable[_Taken, Markup]:
    """Return `piece`, which gives HTML, as a filter whose result is not escaped."""

    def filtered(*taken: _Taken.args, **named: _Taken.kwargs) -> Markup:
        return html(piece(*taken, **named))

    return filtered


def original_address(article: Article) -> str | None:
    """Return the address of the original page if a browser may open it, else None.

    >>> original_address(Article(id="a", title="Bão", url="javascript:alert(1)"))
    """
    try:
        parts = urlsplit(article.url or "")
    except ValueError:
        return None
    return article.url if parts.scheme in {"http", "https"} and parts.netloc else None


def _version_static_files(app: Flask) -> None:
    """Put a file's hash into its address, so that browsers may keep it for a year."""
    folder = Path(app.static_folder or "")
    versions = {path.name: sha256(path.read_bytes()).hexdigest()[:12] for path in folder.iterdir()}

    def add_version(endpoint: str, values: dict[str, object]) -> None:
        if endpoint == "static":
            values["v"] = versions.get(str(values.get("filename")))

    app.url_default_functions.setdefault(None, []).append(add_version)
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = YEAR_SECONDS
