"""How results are ranked, as the page for readers tells it: the weights in force, and what each part is worth."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.weights import WEIGHTS
from web.wording import FIELD_NAMES

_EFFECTS = Path(__file__).with_name("data") / "effects.json"
"""What `make eval ABLATION=1` measured; `python -m tests.relevance.ranking_page` writes it."""

_PARTS = {
    "content": "Tiếng không mang nội dung tính ít đi",
    "near": "Các từ cùng ở một đoạn",
    "pairs": "Hai tiếng đứng liền nhau",
    "words": "Tiếng ghép thành từ",
    "other_form": "Đúng dấu xếp trên khác dấu",
    "weight of title": "Tiêu đề nặng hơn nội dung",
    "weight of lede": "Sapo nặng hơn nội dung",
    "length of body": "Bài dài, bài ngắn bù nhau",
}
_QUESTIONS = {
    ("headline", "queries"): "Tìm bài bằng tiêu đề",
    ("headline", "queries_noaccent"): "… gõ không dấu",
    ("caption", "queries"): "Tìm bài bằng chú thích ảnh",
    ("caption", "queries_noaccent"): "… gõ không dấu",
    ("mlqa_dev_vi", "queries"): "Câu hỏi (MLQA)",
    ("xquad_vi", "queries"): "Câu hỏi (XQuAD)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldWeight:
    """A field of an article, what an occurrence in it is worth, and how much its length counts, as text."""

    name: str
    weight: str
    length: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What the ranking has lost where one part was left out, for each set of questions, as text."""

    part: str
    losses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """What each part of the ranking is worth.

    Attributes:
        questions: The sets of questions.
        whole: nDCG@10 of each with all parts.
        effects: The parts.
    """

    questions: tuple[str, ...]
    whole: tuple[str, ...]
    effects: tuple[Effect, ...]


def field_weights() -> tuple[FieldWeight, ...]:
    """Return the fields in the order in which they weigh."""
    ordered = sorted(WEIGHTS.fields.items(), key=lambda each: -each[1])
    return tuple(
        FieldWeight(
            name=FIELD_NAMES[field], weight=number(weight), length=number(WEIGHTS.length_normalisation[field])
        )
        for field, weight in ordered
    )


@cache
def effects() -> Effects:
    """Return what has been measured."""
    measured = json.loads(_EFFECTS.read_text(encoding="utf-8"))
    sets = [each for each in _QUESTIONS if list(each) in measured["sets"]]
    return Effects(
        questions=tuple(_QUESTIONS[each] for each in sets),
        whole=tuple(number(measured["whole"][name][form], 3) for name, form in sets),
        effects=tuple(
            Effect(part=told, losses=_losses(measured["without"][part], sets))
            for part, told in _PARTS.items()
            if part in measured["without"]
        ),
    )


def _losses(without: dict[str, dict[str, float]], sets: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    measured = (without.get(name, {}).get(form) for name, form in sets)
    return tuple("–" if value is None else signed(value) for value in measured)


def number(value: float, digits: int | None = None) -> str:
    """Return a number as a newspaper writes it.

    >>> number(0.5), number(3.0), number(0.9166, 3)
    ('0,5', '3', '0,917')
    """
    return (f"{value:g}" if digits is None else f"{value:.{digits}f}").replace(".", ",")


def signed(value: float) -> str:
    """Return a difference to three digits, with its sign.

    >>> signed(-0.0123), signed(0.0004)
    ('−0,012', '0')
    """
    rounded = round(value, 3)
    if not rounded:
        return "0"
    return f"{'−' if rounded < 0 else '+'}{number(abs(rounded), 3)}"
