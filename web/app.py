"""The application: routes, templates and errors put together around one engine."""

import os

from flask import Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import BaseConverter

from index.errors import IndexingError
from index.settings import Settings
from search.engine import Engine
from web import api, pages
from web.errors import WebError
from web.headers import add_security_headers
from web.paths import attach_paths
from web.problems import problem
from web.rendering import prepare_templates
from web.serving import Serving, attach


class ArticleIdConverter(BaseConverter):
    """An article's id in an address: anything but nothing, slashes anywhere included."""

    regex = ".+"
    part_isolating = False


def create_app(settings: Settings, engine: Engine | None = None) -> Flask:
    """Return the application that serves `settings`.

    Args:
        settings: Which engine over which index, and the name shown.
        engine: What answers searches; None opens the one that `settings` names.

    Raises:
        IndexingError: The engine cannot be opened.
    """
    app = Flask(__name__)
    # A doubled slash is another address: an error in its own form, or part of an id, but no redirect.
    app.url_map.merge_slashes = False
    app.url_map.converters["article_id"] = ArticleIdConverter
    attach(app, Serving(settings=settings, engine=engine or _opened(settings)))
    attach_paths(app)
    app.register_blueprint(api.blueprint)
    app.register_blueprint(pages.blueprint)
    prepare_templates(app)
    # HTTPException stands for every other error too: Flask logs it and hands over an InternalServerError.
    for kind in (WebError, IndexingError, HTTPException):
        app.register_error_handler(kind, _explain)
    app.after_request(add_security_headers)
    return app


def from_environment() -> Flask:
    """Return the application that the environment's `TRABAO_` settings describe, for any WSGI server.

    Raises:
        SettingsError: A setting is unknown or out of its range.
        IndexingError: The engine cannot be opened.
    """
    return create_app(Settings.from_environment(os.environ))


def _opened(settings: Settings) -> Engine:
    from search.engines import open_engine

    return open_engine(settings)


def _explain(error: Exception) -> Response:
    """Answer `error` in the form of the address it happened at."""
    if isinstance(error, IndexingError):
        current_app.logger.error("%s: %s", type(error).__name__, error)
    found = problem(error)
    in_api = request.path == "/api" or request.path.startswith("/api/")
    answer = api.problem_answer(found) if in_api else pages.problem_page(found)
    answer.headers.update(found.headers)
    return answer
