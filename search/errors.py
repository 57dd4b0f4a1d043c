"""What can go wrong with a search.

SearchError
└── QueryError   the query cannot be answered as typed, or passes a limit

Their sentences are shown to readers, so they are in Vietnamese.
"""


class SearchError(Exception):
    """The root of this layer's errors."""


class QueryError(SearchError):
    """The query cannot be answered as typed; the sentence says why and what to do.

    Attributes:
        limit: The name of the limit in `search.limits` that was passed; None for other reasons.
    """

    def __init__(self, message: str, *, limit: str | None = None) -> None:
        super().__init__(message)
        self.limit = limit
