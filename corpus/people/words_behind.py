"""What may stand behind a name, by the first word there alone: mostly it tells at once that there is nothing to look for."""

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.people.evidence import may_be_age, may_support
from corpus.people.namesakes import may_be_followed
from corpus.people.remembered import Remembered
from corpus.people.roles import may_be_role
from corpus.people.tokens import UPPER

_LONGEST = 40
# What `mentions` joins an enumeration with, or the next name itself.
_BEGINS_LINK = re.compile(
    rf"\s*(?:[,;–&({UPPER}ae-]|và|cùng|hay|hoặc|với|đến|tới|giao|rồi|qua|về|ra|đoạn|từ|các|\Z)"
)


@dataclass(frozen=True, slots=True)
class Behind:
    """What may stand behind a name.

    Attributes:
        age: Whether `evidence.has_age` may hold.
        support: Whether `evidence.support` may find any.
        role: Whether `roles.roles_after` may find one.
        announcement: Whether `namesakes.is_against` may find any.
        link: Whether an enumeration may go on.
    """

    age: bool
    support: bool
    role: bool
    announcement: bool
    link: bool


def behind(text: str, end: int) -> Behind:
    """Return what may stand behind the name that ends at `end`.

    >>> behind("Lê Văn Tám về quê", 10)
    Behind(age=False, support=False, role=False, announcement=False, link=True)

    Args:
        text: NFC text.
        end: Where a name ends.
    """
    stop = text.find(" ", end + 2, end + _LONGEST)
    return _BEHIND[text[end : stop if stop >= 0 else end + _LONGEST]]


@lru_cache(None)
def _shared(*told: bool) -> Behind:
    return Behind(*told)


def _behind(written: str) -> Behind:
    if len(written) == _LONGEST:
        # The word goes on.
        return _shared(True, True, True, True, True)
    return _shared(
        may_be_age(written),
        may_support(written),
        may_be_role(written),
        may_be_followed(written),
        _BEGINS_LINK.match(written) is not None,
    )


_BEHIND = Remembered(_behind, room=1 << 16)
