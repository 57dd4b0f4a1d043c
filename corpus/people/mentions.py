"""Where a text may name someone, and how much speaks for it.

Each name that `cores` finds is weighed by `evidence`; the members of an enumeration then vouch for each other.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.people.cores import Core, cores
from corpus.people.evidence import (
    has_age,
    is_against,
    is_neighbour,
    may_be_whole,
    shape,
    surroundings,
    title_of,
    title_weight,
)
from corpus.people.roles import office_before
from corpus.people.tagging import TaggedWord
from corpus.people.titles import LOOSE_TITLES

THRESHOLD: Final = 2.0
"""The score from which a mention is taken for a person."""

_LINK = re.compile(r"\s*(?:,|và|cùng|;|, và|–|-|&|hay|hoặc|với)?\s*(?:các\s)?")
_STREET_LINK = re.compile(
    r"\s*(?:[,;–-]|và|đến|tới|giao|hoặc|rồi|qua|về|ra|hay|cùng)?\s*(?:\(?\s*(?:đoạn\s)?từ)?\s*(?:các\s)?"
)
_BASE = {"full": 2.0, "foreign": 0.0, "single": -1.0, "stage": -1.0, "given": -9.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place in a text that may name someone.

    Attributes:
        start: Offset of the name's first character.
        end: Offset after its last character.
        name: The name as written there.
        key: The keys of its syllables.
        kind: As in `cores.Core`.
        score: How much speaks for a person; a person from `THRESHOLD` on.
        sure: Whether a title or an age says so outright.
        against: Whether the words in front say that it is a place or an organisation.
        title: The title directly in front, as a key, or empty.
    """

    start: int
    end: int
    name: str
    key: tuple[str, ...]
    kind: str
    score: float
    sure: bool
    against: bool
    title: str


def find_mentions(text: str, words: Sequence[TaggedWord], breaks: Sequence[int]) -> list[Mention]:
    """Return the mentions in `text`, in order, persons or not.

    Args:
        text: NFC text, any length.
        words: Its tagged words.
        breaks: What `roles.clause_breaks` gave for them.
    """
    starts = {word.start: word for word in words if word.text[:1].isupper()}
    ends = {word.end: word.text for word in words}
    found: list[Mention] = []
    floor = 0
    for core in cores(text, starts):
        word = starts.get(core.tokens[0].start)
        proper = word is not None and word.tag == "Np" and word.end >= core.tokens[-1].end
        title = title_of(text, core)
        if core.kind == "given" and not title:
            continue
        found.append(_weigh(text, core, breaks, ends, title=title, floor=floor, proper=proper))
        if found[-1].score >= THRESHOLD:
            floor = found[-1].end
    return _spread(text, found)


def _weigh(
    text: str,
    core: Core,
    breaks: Sequence[int],
    ends: Mapping[int, str],
    *,
    title: str,
    floor: int,
    proper: bool,
) -> Mention:
    start, end = core.tokens[0].start, core.tokens[-1].end
    aged = has_age(text, end)
    score, against = _BASE[core.kind], False
    if core.kind not in {"given", "stage"} or may_be_whole(core, title):
        office = "" if title else office_before(text, start, breaks, floor)
        against = not title and is_against(text, core, ends, led=bool(office))
        score += shape(core) + title_weight(core, title) + 0.5 * proper + 3.0 * aged
        score += surroundings(text, core, office, against=against)
        if core.kind == "stage" and not title and not (office and is_neighbour(core)):
            score = min(score, THRESHOLD - 1)
    elif core.kind == "stage":
        against = not title and is_against(text, core, ends, led=False)
    return Mention(
        start=start,
        end=end,
        name=text[start:end],
        key=tuple(part for token in core.tokens for part in token.key.replace("-", " ").split()),
        kind=core.kind,
        score=score,
        sure=aged or (bool(title) and title not in LOOSE_TITLES),
        against=against,
        title=title,
    )


def _spread(text: str, found: list[Mention]) -> list[Mention]:
    """Let the members of an enumeration vouch for each other, or for being streets."""
    spread: list[Mention] = []
    for mention in found:
        previous = spread[-1] if spread else None
        if previous is None or mention.title:
            spread.append(mention)
        elif previous.against and _STREET_LINK.fullmatch(text, previous.end, mention.start):
            spread.append(replace(mention, against=True, score=mention.score - 3.0))
        elif not _LINK.fullmatch(text, previous.end, mention.start):
            spread.append(mention)
        else:
            spread.append(replace(mention, score=mention.score + _vouched(previous, mention)))
    return spread


def _vouched(previous: Mention, mention: Mention) -> float:
    if previous.score < THRESHOLD or mention.kind in {"given", "single"}:
        return 0.0
    if mention.kind == "stage":
        return 3.0 if previous.kind == "stage" else 0.0
    return 2.0
