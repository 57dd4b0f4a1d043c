"""The parameter of `/api/articles/<id>/related`: how many articles each list may have."""

from dataclasses import dataclass

from search.limits import MAX_RELATED
from web.parameters import Parameter, stated_values, whole_number

RELATED_PARAMETERS = {
    "limit": Parameter(
        name="limit",
        field="most",
        label="Số bài mỗi danh sách",
        allowed=f"số nguyên từ 1 đến {MAX_RELATED}",
        parse=whole_number(MAX_RELATED),
    ),
}
"""The table; `field` names one of `RelatedRequest`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedRequest:
    """One question for what is related to an article.

    Attributes:
        most: How many articles each list may have, 1 to `MAX_RELATED`.
    """

    most: int = 5


def related_request(query_string: bytes) -> RelatedRequest:
    """Return what an address asks for.

    >>> related_request(b"limit=3"), related_request(b"")
    (RelatedRequest(most=3), RelatedRequest(most=5))

    Raises:
        ParameterError: A parameter is unknown, repeated or out of its range.
    """
    return RelatedRequest(**stated_values(query_string, RELATED_PARAMETERS))
