"""What one running application serves: its settings and its engine."""

from dataclasses import dataclass

from flask import Flask, current_app

from index.settings import Settings
from search.engine import Engine, SearchRequest, SearchResult
from search.errors import QueryError
from web.errors import ParameterError
from web.query_string import shortened

QUERY_ALLOWED = "từ, “cụm từ”, “cụm từ”~3, -từ, tiền tố*, từ^2, *, OR, ngoặc đơn, tiêu đề: sapo: nội dung: người: tác giả: ngày: tháng: năm:"
"""What a query may hold, in a line."""

_EXTENSION = "trabao"


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """What the routes of one application work with."""

    settings: Settings
    engine: Engine

    def search(self, asked: SearchRequest) -> SearchResult:
        """Return the engine's answer to `asked`.

        Raises:
            ParameterError: The query cannot be answered as typed.
            IndexNotFoundError: Nothing has been published yet.
            IndexDamagedError: The published generation cannot be read.
        """
        try:
            return self.engine.search(asked)
        except QueryError as error:
            raise ParameterError(
                str(error),
                parameter="q",
                value=shortened(asked.query),
                allowed=QUERY_ALLOWED,
                limit=error.limit,
            ) from error


def attach(app: Flask, serving: Serving) -> None:
    """Make `serving` what `app` serves."""
    app.extensions[_EXTENSION] = serving


def serving() -> Serving:
    """Return what the application of the current request serves.

    Raises:
        KeyError: The application was not made by `web.app.create_app`.
    """
    attached: Serving = current_app.extensions[_EXTENSION]
    return attached
