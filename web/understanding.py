"""What was understood of a query, told in sentences, each with the way back to what was typed."""

from collections.abc import Iterator
from dataclasses import dataclass

from search.engine import Change, Interpretation
from web.addresses import Addresses


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A part of a remark that stands out; `href` leads to the search that it names, None where it is the one shown."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One sentence.

    Attributes:
        before: What comes before the choices.
        choices: What was understood, or what may be.
        after: What comes behind them.
        undo: The way back; None where there is nothing to take back.
    """

    before: str
    choices: tuple[Choice, ...] = ()
    after: str = "."
    undo: Choice | None = None


_AS_TYPED = "Tìm đúng như đã gõ"
_UNDO = {
    Change.DECODED: _AS_TYPED,
    Change.SPLIT: _AS_TYPED,
    Change.EXPANDED: "Chỉ tìm chữ đã gõ",
    Change.CORRECTED: _AS_TYPED,
    Change.DATES: "Bỏ điều kiện ngày",
}


def remarks(addresses: Addresses, found: tuple[Interpretation, ...]) -> tuple[Remark, ...]:
    """Return what is told of a search.

    Args:
        addresses: Those of the search.
        found: What its answer says was understood.
    """
    return (*_switched_off(addresses), *(_remark(each, addresses) for each in found))


def undone(addresses: Addresses, change: Change) -> str:
    """Return the address of the search in which nothing of the kind `change` is read into the query."""
    return addresses.of(literal=addresses.search.literal | {change}, page=1)


def chosen(addresses: Addresses, query: str) -> str:
    """Return the address of the search for `query`, in which everything else is as asked."""
    return addresses.of(query=query, page=1)


def _switched_off(addresses: Addresses) -> Iterator[Remark]:
    if addresses.search.literal:
        yield Remark(
            before="Đang tìm đúng như đã gõ",
            undo=Choice(text="Để máy đoán ý", href=addresses.of(literal=frozenset(), page=1)),
        )


def _remark(each: Interpretation, addresses: Addresses) -> Remark:
    if each.applied:
        undo = Choice(text=_UNDO[each.change], href=undone(addresses, each.change))
        shown = tuple(Choice(text=meant) for meant in each.meant)
        return Remark(before=_applied(each), choices=shown, undo=undo)
    links = tuple(
        Choice(text=meant, href=chosen(addresses, query))
        for meant, query in zip(each.meant, each.queries, strict=False)
    )
    return _offered(each, links)


def _applied(each: Interpretation) -> str:
    """Return how the sentence begins that ends with what is meant."""
    match each.change:
        case Change.DECODED:
            return "Có lẽ bộ gõ tiếng Việt đang tắt; đang hiện kết quả cho"
        case Change.CORRECTED:
            return "Đang hiện kết quả cho"
        case Change.SPLIT:
            return f"Đã tách “{each.typed}” thành"
        case Change.EXPANDED:
            return f"“{each.typed}”: tìm cả"
        case Change.DATES:
            return "Chỉ hiện bài đăng"


def _offered(each: Interpretation, links: tuple[Choice, ...]) -> Remark:
    if each.change is Change.DATES and not each.meant:
        return Remark(before=f"Không hiểu “{each.typed}” là ngày nào nên đã tìm như chữ thường")
    if each.change is Change.DATES:
        return Remark(
            before=f"Không bài nào đăng {each.meant[0]} khớp câu tìm, nên “{each.typed}” được tìm như chữ thường"
        )
    if each.change is Change.EXPANDED:
        return Remark(before=f"“{each.typed}” có thể là", choices=links)
    return Remark(before="Ý bạn là", choices=links, after="?")
