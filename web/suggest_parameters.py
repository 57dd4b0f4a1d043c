"""The parameters of `/api/suggest`: what is being typed, and how many suggestions are wanted."""

from dataclasses import dataclass

from search.limits import MAX_SUGGESTIONS
from web.parameters import PARAMETERS, Parameter, stated_values, whole_number

SUGGEST_PARAMETERS = {
    "q": PARAMETERS["q"],
    "n": Parameter(
        name="n",
        field="most",
        label="Số gợi ý",
        allowed=f"số nguyên từ 1 đến {MAX_SUGGESTIONS}",
        parse=whole_number(MAX_SUGGESTIONS),
    ),
}
"""The table; `field` names one of `SuggestRequest`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestRequest:
    """One question for suggestions.

    Attributes:
        query: What has been typed so far; nothing can be suggested for nothing.
        most: How many suggestions are wanted, 1 to `MAX_SUGGESTIONS`.
    """

    query: str = ""
    most: int = 8


def suggest_request(query_string: bytes) -> SuggestRequest:
    """Return what an address asks for.

    >>> suggest_request(b"q=bi+th&n=5")
    SuggestRequest(query='bi th', most=5)

    Raises:
        ParameterError: A parameter is unknown, repeated or out of its range.
    """
    return SuggestRequest(**stated_values(query_string, SUGGEST_PARAMETERS))
