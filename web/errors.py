"""What can be wrong with a request, apart from its query.

WebError
├── ParameterError       a parameter is unknown, repeated or out of its range
└── UnknownArticleError  the index has no article with that id

Their sentences are shown to readers, so they are in Vietnamese.
"""


class WebError(Exception):
    """The root of this layer's errors."""


class ParameterError(WebError):
    """A parameter is unknown, repeated or out of its range; the sentence says which and why.

    Attributes:
        parameter: Its name in the address.
        value: What came, as far as it can be read.
        allowed: What the parameter takes, in Vietnamese.
        limit: The name of the limit in `search.limits` that was passed; None for other reasons.
    """

    def __init__(
        self, message: str, *, parameter: str, value: str, allowed: str, limit: str | None = None
    ) -> None:
        super().__init__(message)
        self.parameter = parameter
        self.value = value
        self.allowed = allowed
        self.limit = limit


class UnknownArticleError(WebError):
    """The index has no article with that id."""
