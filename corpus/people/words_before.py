"""What may stand in front of a name, by the last word there alone: mostly it tells at once that there is nothing to look for."""

from dataclasses import dataclass
from functools import lru_cache

from corpus.people.namesakes import may_announce, may_be_credit
from corpus.people.remembered import Remembered
from corpus.people.roles import may_lead_up
from corpus.people.titles_before import may_be_title

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Before:
    """What may stand in front of a name.

    Attributes:
        title: Whether `titles_before.title_before` may find one.
        role: Whether `roles.roles_before` may.
        announcement: Whether `namesakes.is_against` may find any.
        credit: Whether `namesakes.is_credit` may hold.
    """

    title: bool
    role: bool
    announcement: bool
    credit: bool


def before(text: str, start: int) -> Before:
    """Return what may stand in front of `start`.

    >>> before("do Lê Văn Tám viết", 3)
    Before(title=False, role=False, announcement=False, credit=False)

    Args:
        text: NFC text.
        start: Where a name starts, or its run.
    """
    low = start - _LONGEST if start > _LONGEST else 0
    return _BEFORE[text[text.rfind(" ", low, start - 1) + 1 or low : start]]


@lru_cache(None)
def _shared(*told: bool) -> Before:
    return Before(*told)


_BEFORE = Remembered(
    lambda written: _shared(
        may_be_title(written), may_lead_up(written), may_announce(written), may_be_credit(written)
    ),
    room=1 << 16,
)
