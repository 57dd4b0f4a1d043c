"""What a name's own form says of it, before its surroundings are looked at."""

import re
from dataclasses import dataclass

from corpus.people.cores import Core
from corpus.people.names import (
    FAMOUS_MONONYMS,
    GIVEN_NAMES,
    KOREAN_SURNAMES,
    MIDDLE_NAMES,
    OPENERS,
    PINYIN_SURNAMES,
    SURNAMES,
    bare_key,
)
from corpus.people.places import (
    NEIGHBOURS,
    OFFICE_PLACES,
    ORGANISATION_ACRONYMS,
    ORGANISATION_WORDS,
    ORGANISATIONS,
    PLACE_GIVEN_NAMES,
    PLACE_HEADS,
    PLACES,
    STREET_FIGURES,
    SURNAME_WORDS,
)
from corpus.people.runs import is_acronym
from corpus.people.titles import TITLES

_CLAN = re.compile(r"(?:mc|o['’])\w|(?:bin|ibn|von|van|al|el)(?:$|[ -])")
_FIRM_ENDINGS = ("bank", "group", "corp", "soft", "airlines", "land", "tech", "mart", "stan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a core alone says.

    Attributes:
        key: The keys of its syllables.
        weight: What speaks for a person, or against one.
        title: The title in the run, in front of the name (`TS Lê Văn Tám`), as a key, or empty.
        has_head: Whether the word cut off in front is a head (`Trường`), and no part of a place (`Nhật Bản`).
        is_announced: Whether the words in front of the run say something about the name: what announces a prefix
            (`tỉnh` in `tỉnh Hà Giang Lê Văn Tám`) does not.
        is_whole: Whether it is a Vietnamese name of three syllables or more, and not one that streets bear.
        is_neighbour: Whether a country with surnames of its own stands in front: `Trung Quốc Cảnh Sảng`.
        is_led: Whether an office's place may stand in front of it.
    """

    key: tuple[str, ...]
    weight: float
    title: str
    has_head: bool
    is_announced: bool
    is_whole: bool
    is_neighbour: bool
    is_led: bool


def form_of(core: Core) -> Form:
    """Return what `core` alone says."""
    keys = [token.key for token in core.tokens]
    whole = core.kind == "full" and len(keys) > 2 and " ".join(keys) not in STREET_FIGURES
    neighbour = " ".join(token.key for token in core.prefix[-2:]) in NEIGHBOURS
    return Form(
        key=tuple(part for key in keys for part in key.replace("-", " ").split()),
        weight=_weight(core, keys),
        title=_title(core),
        has_head=_has_head(core),
        is_announced=core.glued or not core.prefix or core.prefix[0].key in OPENERS,
        is_whole=whole,
        is_neighbour=neighbour,
        is_led=whole or keys[0] in GIVEN_NAMES,
    )


def _title(core: Core) -> str:
    for token in reversed(core.prefix):
        for part in (token.key, *reversed(token.key.split("-"))):
            if part in TITLES:
                return part
    return ""


def _weight(core: Core, keys: list[str]) -> float:
    if core.kind == "full":
        return _vietnamese_weight(core, keys)
    if core.kind == "single":
        firm = keys[0] in ORGANISATION_WORDS or keys[0].endswith(_FIRM_ENDINGS)
        return 3.0 if keys[0] in FAMOUS_MONONYMS else -3.0 * firm
    return _foreign_weight(keys) if core.kind == "foreign" else 0.0


def _vietnamese_weight(core: Core, keys: list[str]) -> float:
    score = 0.0
    if len(keys) == 2:
        score -= 1.5
    if keys[0] not in SURNAMES and (len(keys) == 2 or keys[1] not in MIDDLE_NAMES):
        score -= 0.5
    if core.glued or " ".join(keys[-2:]) == "việt nam":
        score -= 1.5
    name = " ".join(keys)
    if name in STREET_FIGURES:
        score -= 2.0
    if name in PLACES or name in ORGANISATIONS or " ".join(keys[1:]) in NEIGHBOURS:
        score -= 3.0
    if all(is_acronym(token.text) for token in core.tokens):
        score -= 3.0
    return score


def _foreign_weight(keys: list[str]) -> float:
    score = 0.0
    given = bare_key(keys[0].split("-")[0].strip())
    innocent = SURNAME_WORDS | {given} if given in GIVEN_NAMES else frozenset()
    if any(key in ORGANISATION_WORDS and key not in innocent for key in keys):
        return -6.0
    if given in GIVEN_NAMES:
        score += 1.0 if given in PLACE_GIVEN_NAMES else 2.0
    if any(map(_CLAN.match, keys[1:])):
        score += 1.0
    if keys[-1] in FAMOUS_MONONYMS:
        score += 2.0
    if keys[0] in KOREAN_SURNAMES and (len(keys) == 3 or "-" in keys[1]):
        score += 2.0
    if keys[0] in PINYIN_SURNAMES and len(keys) == 2:
        score += 0.75
    return score


def _has_head(core: Core) -> bool:
    if not core.prefix:
        return False
    last = core.prefix[-1].key
    known = " ".join(token.key for token in core.prefix[-2:]) in PLACES
    led = last in OFFICE_PLACES and core.tokens[0].key in GIVEN_NAMES
    return not known and not led and (last in PLACE_HEADS or last in ORGANISATION_ACRONYMS)
