"""What a name's own form says of it, before its surroundings are looked at."""

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.people.cores import Core
from corpus.people.foreign import is_numeral
from corpus.people.names import (
    FAMOUS_MONONYMS,
    FOREIGN_SURNAMES,
    GIVEN_NAMES,
    KOREAN_SURNAMES,
    MIDDLE_NAMES,
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
from corpus.people.spellings import spelling_key
from corpus.people.titles import TITLES
from corpus.people.tokens import Token

_CLAN = re.compile(r"(?:mc|o ?['’] ?)\w|(?:bin|ibn|von|van|al|el)(?:$|[ -])")
_FAMILIES = frozenset(map(bare_key, FOREIGN_SURNAMES))
_FAMILY_ENDING = re.compile(
    r"\w{2,}(?:[oe]va?|ina?|sk(?:y|i|iy|aya|yi|a|oy)|enko|chuk|vich|v[iy]c|[iou]vic|[cs]zyk|dze|shvili|[eiy]an|yan|[oa]glu|escu|eanu|poulos|akis|idis|"
    r"sson|ssen|stein|berg|mann|burg|bauer|[eoa]ez|inho|elli|etti|ucci|[ao]rdi|wala|nath|singh|moto|yama|mura|kawa|zaki|shima|hashi|guchi|"
    r"pour|zadeh|nejad|uddin|ullah|diri|wardana|wati|prasert|wong|kul|porn|chai|ford|worth|more|ley|ton)"
)
# `HealthCare` is a firm, `McCarthy` and `DeVito` are people.
_BRAND = re.compile(r"(?!Mc|Mac|De|Di|Da|Du|La|Le|Li|Van|Von|Fitz|O)[A-Z][a-z]+[A-Z]\w*")
_SUFFIXES = frozenset({"jr", "sr", "jr.", "sr."})
_COUNTRYMAN = 1.5
_LONGEST_COUNTRY = 4
_FIRM_ENDINGS = ("bank", "group", "corp", "soft", "airlines", "land", "tech", "mart", "stan")


@dataclass(frozen=True, slots=True)
class Form:
    """What a core alone says.

    Attributes:
        key: What the spellings of its words share.
        weight: What speaks for a person, or against one.
        title: The title in the run, in front of the name (`TS Lê Văn Tám`), as a key, or empty.
        has_head: Whether the word cut off in front is a head (`Trường`), and no part of a place (`Nhật Bản`).
        has_office_head: Whether that word is a house that an office is named by, so that its holder may follow: `Giám đốc Quỹ`.
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
    has_office_head: bool
    is_announced: bool
    is_whole: bool
    is_neighbour: bool
    is_led: bool


def form_of(core: Core) -> Form:
    """Return what `core` alone says."""
    keys = [token.key for token in core.tokens]
    prefix = core.prefix
    name = " ".join(keys)
    key = tuple(map(spelling_key, name.replace("-", " ").split()))
    weight = _weight(core, keys)
    whole = core.kind == "full" and len(keys) > 2 and name not in STREET_FIGURES
    given = core.tokens[0].is_given
    if not prefix:
        return Form(key, weight, "", False, False, True, whole, False, whole or given)
    office_head = given and prefix[-1].key in OFFICE_PLACES
    return Form(
        key=key,
        weight=weight,
        title=_title(prefix),
        has_head=not office_head and _has_head(prefix),
        has_office_head=office_head,
        is_announced=core.glued or (len(prefix) == 1 and prefix[0].is_opener),
        is_whole=whole,
        is_neighbour=" ".join([token.key for token in prefix[-2:]]) in NEIGHBOURS,
        is_led=whole or given,
    )


def _title(prefix: tuple[Token, ...]) -> str:
    for token in reversed(prefix):
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
    if core.kind != "foreign":
        return 0.0
    score = _foreign_weight(keys, [token for token in core.tokens if not token.text.islower()])
    return score + _COUNTRYMAN * (score >= 0 and _follows_country(core))


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
    if all(token.is_acronym for token in core.tokens):
        score -= 1.5 if core.prefix and core.prefix[-1].key in TITLES else 3.0
    return score


def _foreign_weight(keys: list[str], words: list[Token]) -> float:
    """What speaks for a foreign name with these `keys`, of which `words` are more than a `de` or a `los`."""
    score = 0.0
    given = bare_key(keys[0].split("-")[0].strip())
    if given not in GIVEN_NAMES and keys[0].endswith(".") and len(keys) > 2:
        given = bare_key(keys[1])
    is_given = given in GIVEN_NAMES
    for token in words:
        if token.key in ORGANISATION_WORDS and not (
            is_given and (token.key in SURNAME_WORDS or token.key == given)
        ):
            return -6.0
        if not token.text[1:].islower() and _BRAND.fullmatch(token.text):
            return -6.0
    if is_given:
        score += 1.0 if given in PLACE_GIVEN_NAMES else 2.0
    if any(map(_CLAN.match, keys[1:])):
        score += 1.0
    score += _family_weight(keys)
    if keys[-1] in FAMOUS_MONONYMS:
        score += 2.0
    if keys[0] in KOREAN_SURNAMES and (len(keys) == 3 or "-" in keys[1]):
        score += 2.0
    if keys[0] in PINYIN_SURNAMES and len(keys) == 2:
        score += 0.75
    return score


def _family_weight(keys: list[str]) -> float:
    """What the last word of a foreign name says: a family's name, or an ending that only families have."""
    last = bare_key(
        keys[-2] if len(keys) > 2 and (keys[-1] in _SUFFIXES or is_numeral(keys[-1].upper())) else keys[-1]
    )
    return _surname_weight(last)


@lru_cache(1 << 14)
def _surname_weight(last: str) -> float:
    if last in _FAMILIES:
        return 2.0
    return 1.0 if _FAMILY_ENDING.fullmatch(last) else 0.0


def _follows_country(core: Core) -> bool:
    """Whether a country or a place stands directly in front: `Thổ Nhĩ Kỳ Idris Kocabaş`."""
    keys = [token.key for token in core.prefix[-_LONGEST_COUNTRY:]]
    return any(" ".join(keys[index:]) in PLACES for index in range(len(keys)))


def _has_head(prefix: tuple[Token, ...]) -> bool:
    last = prefix[-1].key
    if last not in PLACE_HEADS and last not in ORGANISATION_ACRONYMS:
        return False
    return " ".join(token.key for token in prefix[-2:]) not in PLACES
