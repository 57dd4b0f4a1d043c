"""Why this result, in words: what each part of a score is for, and how much it gave."""

from dataclasses import dataclass

from index.spelling import Level
from search.engine import Hit, Match, Part, PartKind
from web.addresses import Addresses
from web.wording import FIELD_NAMES

_LEVELS = {
    Level.EXACT: "đúng dấu",
    Level.TONELESS: "khác thanh",
    Level.BARE: "khác dấu",
}
_KINDS = {
    PartKind.SYLLABLE: "",
    PartKind.ROW: "đứng liền nhau",
    PartKind.WORD: "là một từ",
    PartKind.NEAR: "cùng ở một đoạn",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One part of a score: what was typed, what stands in the article for it, and what it gave."""

    typed: str
    found: str
    score: str


def lines(hit: Hit) -> tuple[Line, ...]:
    """Return the parts of the score of `hit`, which add up to its last line."""
    each = tuple(
        Line(typed=part.typed, found=_found(part), score=_number(part.score)) for part in hit.explanation
    )
    return (*each, Line(typed="Cộng", found="", score=_number(hit.score)))


def explained(addresses: Addresses) -> str:
    """Return the address of the same hits, each with its explanation, or of those without."""
    return addresses.of(explain=not addresses.search.explain)


def _found(part: Part) -> str:
    return "; ".join(map(_match, part.matches)) or _KINDS[part.kind]


def _match(match: Match) -> str:
    """Return where and how a form stands.

    >>> _match(Match(form="hội", level=Level.BARE, field="title", count=2))
    'hội (khác dấu) ở tiêu đề, 2 lần'
    """
    times = f", {match.count} lần" if match.count > 1 else ""
    return f"{match.form} ({_LEVELS[match.level]}) ở {FIELD_NAMES[match.field]}{times}"


def _number(score: float) -> str:
    """Return a score as a newspaper writes it.

    >>> _number(1.2345)
    '1,23'
    """
    return f"{score:.2f}".replace(".", ",")
