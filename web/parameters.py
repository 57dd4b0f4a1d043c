"""Every parameter of the pages and the API, in one table: type, range and default.

An empty value means the default, since a form sends its empty fields too. Links leave defaults out.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from search.engine import Change, SearchRequest, Sort
from search.limits import MAX_FILTER_CHARACTERS, MAX_PAGE_SIZE, MAX_QUERY_CHARACTERS, MAX_RESULT_WINDOW
from web.errors import ParameterError
from web.query_string import decoded_pairs, shortened
from web.wording import grouped

_EVERY_CHANGE = "all"
_SIMILAR = ("folded", "listed")
# Unicode's category Cc, less what a form may send for a line end or a tab.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class _PastLimitError(ValueError):
    """A value is longer than a limit in `search.limits`, named by the argument."""


def _text(longest: int, limit: str) -> Callable[[str], str]:
    def parse(value: str) -> str:
        if len(value) > longest:
            raise _PastLimitError(limit)
        if _CONTROL.search(value):
            raise ValueError(value)
        return value

    return parse


def whole_number(highest: int) -> Callable[[str], int]:
    """Return what parses a whole number from 1 to `highest`, and raises ValueError for anything else."""

    def parse(value: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", value) or not 1 <= int(value) <= highest:
            raise ValueError(value)
        return int(value)

    return parse


def _day(value: str) -> date:
    # date.fromisoformat takes 20220830 and 2022-W35-2 as well, which no one else would read alike.
    if not ISO_DAY.fullmatch(value):
        raise ValueError(value)
    return date.fromisoformat(value)


def _switch(value: str) -> bool:
    if value not in {"0", "1"}:
        raise ValueError(value)
    return value == "1"


def _changes(value: str) -> frozenset[Change]:
    if value == _EVERY_CHANGE:
        return frozenset(Change)
    return frozenset(map(Change, value.split(",")))


def _written_changes(changes: frozenset[Change]) -> str:
    return _EVERY_CHANGE if len(changes) == len(Change) else ",".join(sorted(changes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter.

    Attributes:
        name: Its name in an address.
        field: The field of `SearchRequest` that it sets, whose default is its default.
        label: Its name in a page.
        allowed: What it takes, for a reader.
        parse: Turns a value that is not empty into the field's; raises ValueError for a wrong one.
        write: Turns the field's value back.
    """

    name: str
    field: str
    label: str
    allowed: str
    parse: Callable[[str], object]
    write: Callable[[Any], str] = str


_FILTER = _text(MAX_FILTER_CHARACTERS, "MAX_FILTER_CHARACTERS")
_FILTER_ALLOWED = f"không quá {MAX_FILTER_CHARACTERS} ký tự, không có ký tự điều khiển"
_DAY_ALLOWED = "một ngày dạng NĂM-THÁNG-NGÀY, ví dụ 2022-08-30"

PARAMETERS = {
    parameter.name: parameter
    for parameter in (
        Parameter(
            name="q",
            field="query",
            label="Câu tìm",
            allowed=f"không quá {grouped(MAX_QUERY_CHARACTERS)} ký tự, không có ký tự điều khiển",
            parse=_text(MAX_QUERY_CHARACTERS, "MAX_QUERY_CHARACTERS"),
        ),
        Parameter(
            name="page",
            field="page",
            label="Trang",
            allowed=f"số nguyên từ 1 đến {grouped(MAX_RESULT_WINDOW)}",
            parse=whole_number(MAX_RESULT_WINDOW),
        ),
        Parameter(
            name="page_size",
            field="page_size",
            label="Số bài một trang",
            allowed=f"số nguyên từ 1 đến {MAX_PAGE_SIZE}",
            parse=whole_number(MAX_PAGE_SIZE),
        ),
        Parameter(name="person", field="person", label="Người", allowed=_FILTER_ALLOWED, parse=_FILTER),
        Parameter(name="source", field="source", label="Nguồn", allowed=_FILTER_ALLOWED, parse=_FILTER),
        Parameter(name="from", field="published_from", label="Từ ngày", allowed=_DAY_ALLOWED, parse=_day),
        Parameter(name="to", field="published_to", label="Đến ngày", allowed=_DAY_ALLOWED, parse=_day),
        Parameter(name="sort", field="sort", label="Sắp xếp", allowed=", ".join(Sort), parse=Sort),
        Parameter(
            name="literal",
            field="literal",
            label="Không đoán",
            allowed=f"{_EVERY_CHANGE}, hoặc một số trong: {', '.join(Change)}, cách nhau bằng dấu phẩy",
            parse=_changes,
            write=_written_changes,
        ),
        Parameter(
            name="similar",
            field="folded",
            label="Bài tương tự",
            allowed=", ".join(_SIMILAR),
            parse=lambda value: _SIMILAR.index(value) == 0,
            write=lambda folded: _SIMILAR[not folded],
        ),
        Parameter(
            name="explain",
            field="explain",
            label="Vì sao",
            allowed="1 hoặc 0",
            parse=_switch,
            write=lambda on: str(int(on)),
        ),
    )
}
"""The table, in the order in which links state them."""

WRITTEN = {
    parameter.field: (name, getattr(SearchRequest(), parameter.field), parameter.write)
    for name, parameter in PARAMETERS.items()
}
"""Field → name, default and `write` of its parameter, in the table's order."""


def search_request(query_string: bytes) -> SearchRequest:
    """Return the search that an address asks for.

    >>> search_request(b"q=b%C3%A3o&page=2&person=").page
    2

    Args:
        query_string: What follows the `?`, as it came.

    Raises:
        ParameterError: A parameter is unknown, repeated or out of its range.
    """
    search = SearchRequest(**stated_values(query_string, PARAMETERS))
    _check_days(search)
    _check_window(search)
    return search


def stated_values(query_string: bytes, table: Mapping[str, Parameter]) -> dict[str, Any]:
    """Return field → value for the parameters of `table` that an address states; empty values are left out.

    Raises:
        ParameterError: A parameter is unknown, repeated or out of its range.
    """
    pairs = decoded_pairs(query_string, allowed=tuple(table))
    return {table[name].field: _parsed(table[name], value) for name, value in pairs if value}


def without_parameters(query_string: bytes) -> None:
    """Accept an address without parameters.

    Raises:
        ParameterError: There is one.
    """
    decoded_pairs(query_string, allowed=())


def stated_parameters(search: SearchRequest) -> list[tuple[str, str]]:
    """Return the names and values of the parameters of `search` that are not the default, in the table's order.

    >>> stated_parameters(SearchRequest(query="bão", page=2))
    [('q', 'bão'), ('page', '2')]
    """
    return [
        (name, write(value))
        for field, (name, default, write) in WRITTEN.items()
        if (value := getattr(search, field)) != default
    ]


def _parsed(parameter: Parameter, value: str) -> object:
    try:
        return parameter.parse(value)
    except ValueError as error:
        shown = shortened(value)
        raise ParameterError(
            f"{parameter.label} “{shown}” không dùng được: tham số “{parameter.name}” nhận {parameter.allowed}.",
            parameter=parameter.name,
            value=shown,
            allowed=parameter.allowed,
            limit=str(error) if isinstance(error, _PastLimitError) else None,
        ) from error


def _check_days(search: SearchRequest) -> None:
    first, last = search.published_from, search.published_to
    if first and last and first > last:
        raise ParameterError(
            f"Ngày bắt đầu “from” ({first}) muộn hơn ngày kết thúc “to” ({last}).",
            parameter="from",
            value=str(first),
            allowed=f"một ngày không muộn hơn {last}",
        )


def _check_window(search: SearchRequest) -> None:
    if search.page * search.page_size > MAX_RESULT_WINDOW:
        window = grouped(MAX_RESULT_WINDOW)
        raise ParameterError(
            f"Chỉ lật được đến bài thứ {window}: xin thu hẹp câu tìm thay vì lật tiếp.",
            parameter="page",
            value=str(search.page),
            allowed=f"page × page_size không quá {window}",
            limit="MAX_RESULT_WINDOW",
        )
