"""What speaks for a name being a person's, and what against it: the weights, and the words around it they rest on.

A weight of 2 is enough for a person (`mentions.THRESHOLD`). The weights were set by hand on the development set of
`tests/relevance/people.py`; nothing here depends on one article.
"""

import re
from collections.abc import Mapping

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
    phrase_key,
    syllable_key,
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
    SOFT_HEADS,
    STREET_FIGURES,
    SURNAME_WORDS,
)
from corpus.people.roles import has_role_after, title_before
from corpus.people.runs import is_acronym
from corpus.people.titles import LOOSE_TITLES, ORGANISATION_ROLES, STAGE_TITLES, TITLES

_AGE = re.compile(r"\s*[,(]?\s*\(?\s*(?:\d{1,3}\s*tuổi|SN\b|sinh năm|sinh ngày|\d{4}\s*\))")
_SPEECH = re.compile(
    r"\s*,?\s*(?:cũng |đã |sẽ |vừa |từng |còn |lại |mới |luôn )?(?:cho biết|cho hay|cho rằng|nói|chia sẻ|khẳng định|kể|nhận định|"
    r"nhấn mạnh|phát biểu|tâm sự|thừa nhận|trả lời|bày tỏ|giải thích|tuyên bố|bình luận|viết|khai|thổ lộ|bộc bạch|tiết lộ|phân tích|"
    r"nhận xét|than|bức xúc|qua đời|kết hôn|sinh ra|cười|khóc|hát|ghi bàn|đăng quang)(?!\w)"
)
_APPOSITION = re.compile(
    r"\s*[,–-]\s*(?:một (?:người|chàng trai|cô gái|nhà|cư dân|chuyên gia|sinh viên|học sinh|cựu|nữ|nam|luật sư|nhân viên|"
    r"quan chức|giáo sư|nhân chứng|diễn viên|ca sĩ|giáo viên|bác sĩ)|người(?! dân)|con trai|con gái|chàng trai|cô gái|"
    r"em trai|em gái|anh trai|chị gái|con rể|vợ|chồng|cư dân|sinh viên|học sinh|mẹ|bố|cha|nhân chứng|nhân viên|bạn)(?!\w)"
)
_CREDIT = re.compile(
    r"(?:ảnh|video|clip|nguồn|đồ họa|đồ hoạ|ảnh minh họa|thực hiện|bài|tác giả|biên dịch|tổng hợp|theo)\s*[:(]\s*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![\w./])(?!(?:19|20)\d\d |\d{1,2}/\d{4} )\d{1,4}[A-Za-z]?(?:[/-]\d{1,4}[A-Za-z]?)? $"
)
_PLACE_LIST = re.compile(
    r"(?<!\w)(?:đường|phố|cầu|trường|tuyến|quận|huyện|xã|phường|ngã tư|nút giao|chợ|dự án)\s[^.;()]{0,45}(?:như|gồm|:)\s*$"
)
_IN_DISTRICT = re.compile(r"\s*\(\s*(?:[Qq]uận|[Hh]uyện|[Pp]hường|[Xx]ã|Q\.|P\.|TP|tỉnh)")
_PLAIN_TITLES = frozenset(
    map(
        phrase_key,
        ("ông", "bà", "anh", "chị", "em", "cô", "chú", "bác", "cháu", "đồng chí", "bị cáo", "bị can"),
    )
)
_FIRM = re.compile(
    r"(?<!\w)(?:công ty|tập đoàn|ngân hàng|doanh nghiệp|CTCP|TNHH|bệnh viện)\s[^,.;:–]*$", re.IGNORECASE
)
_CLAN = re.compile(r"(?:mc|o['’])\w|(?:bin|ibn|von|van|al|el)(?:$|[ -])")
_FIRM_ENDINGS = ("bank", "group", "corp", "soft", "airlines", "land", "tech", "mart", "stan")


def title_of(text: str, core: Core) -> str:
    """Return the title in front of the name, in front of its run, or in the run (`TS Lê Văn Tám`), as a key."""
    if not core.prefix:
        return title_before(text, core.tokens[0].start)
    if _is_head(core):
        return ""
    for token in reversed(core.prefix):
        for part in (token.key, *reversed(token.key.split("-"))):
            if part in TITLES:
                return part
    return title_before(text, core.tokens[0].start) or title_before(text, core.prefix[0].start)


def has_age(text: str, end: int) -> bool:
    """Return whether an age or a year of birth follows the name that ends at `end`.

    >>> has_age("Lê Văn Tám (39 tuổi)", 10)
    True
    """
    return _AGE.match(text, end) is not None


def may_be_whole(core: Core, title: str) -> bool:
    """Whether syllables without a surname can still be a whole name: a stage name, or a rare family's."""
    if core.kind != "stage":
        return False
    if not title:
        return is_neighbour(core)
    return title in STAGE_TITLES or (title in _PLAIN_TITLES and len(core.tokens) > 2)


def is_neighbour(core: Core) -> bool:
    """Whether a country with surnames of its own stands in front: `Trung Quốc Cảnh Sảng`."""
    return " ".join(token.key for token in core.prefix[-2:]) in NEIGHBOURS


def title_weight(core: Core, title: str) -> float:
    """Return what `title` is worth in front of the name: less where it also stands before firms and clubs."""
    if not title:
        return 0.0
    if core.kind not in {"single", "foreign"}:
        return 3.0
    if core.kind == "single" and title in LOOSE_TITLES:
        return 1.0
    return 1.5 if title in ORGANISATION_ROLES and not core.prefix else 3.0


def shape(core: Core) -> float:
    """What the name's own form says, before its surroundings are looked at."""
    keys = [token.key for token in core.tokens]
    if core.kind == "full":
        return _vietnamese_shape(core, keys)
    if core.kind == "single":
        firm = keys[0] in ORGANISATION_WORDS or keys[0].endswith(_FIRM_ENDINGS)
        return 3.0 if keys[0] in FAMOUS_MONONYMS else -3.0 * firm
    return _foreign_shape(keys) if core.kind == "foreign" else 0.0


def surroundings(text: str, core: Core, office: str, *, against: bool) -> float:
    """What speaks for and against a person before and behind the name, beside its title and age."""
    start, end = core.tokens[0].start, core.tokens[-1].end
    credited = _CREDIT.search(text, max(0, start - 24), start) is not None
    firm = (
        not core.prefix and not _is_whole(core) and _FIRM.search(text, max(0, start - 80), start) is not None
    )
    score = -5.0 * (against or credited) - 1.5 * firm
    if office and not against and not credited and not firm:
        score += _office_weight(core, office)
    if has_role_after(text, end):
        score += 2.0
    if _APPOSITION.match(text, end):
        score += 3.0 if core.kind == "single" else 1.5
    elif _SPEECH.match(text, end):
        score += 1.5
    return score


def is_against(text: str, core: Core, ends: Mapping[int, str], *, led: bool) -> bool:
    """Whether the words in front announce a place, a firm, a work, a house number or a picture credit."""
    start = core.tokens[0].start
    if core.prefix:
        if _is_head(core):
            return True
        start = core.prefix[0].start
    # What announces the prefix (`tỉnh` in `tỉnh Hà Giang Lê Văn Tám`) says nothing about the name.
    announced = core.glued or not core.prefix or core.prefix[0].key in OPENERS
    head = _head_before(text, start, ends) if announced else ""
    whole = _is_whole(core)
    held = led and head in OFFICE_PLACES and (whole or core.tokens[0].key in GIVEN_NAMES)
    if head and not held and not (whole and head in SOFT_HEADS):
        return True
    if _IN_DISTRICT.match(text, core.tokens[-1].end):
        return True
    return any(
        pattern.search(text, max(0, start - reach), start) is not None
        for pattern, reach in ((_NUMBER, 8), (_PLACE_LIST, 70))
    )


def _is_whole(core: Core) -> bool:
    """Whether it is a Vietnamese name of three syllables or more, and not one that streets bear."""
    name = " ".join(token.key for token in core.tokens)
    return core.kind == "full" and len(core.tokens) > 2 and name not in STREET_FIGURES


def _office_weight(core: Core, office: str) -> float:
    if core.kind not in {"single", "foreign"} or core.prefix or office not in ORGANISATION_ROLES:
        return 2.5
    return 1.5 if core.kind == "foreign" else 0.5


def _vietnamese_shape(core: Core, keys: list[str]) -> float:
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


def _foreign_shape(keys: list[str]) -> float:
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


def _is_head(core: Core) -> bool:
    """Whether the word cut off in front is itself a head (`Trường`), and no part of a place (`Nhật Bản`)."""
    last = core.prefix[-1].key
    known = " ".join(token.key for token in core.prefix[-2:]) in PLACES
    led = last in OFFICE_PLACES and core.tokens[0].key in GIVEN_NAMES
    return not known and not led and (last in PLACE_HEADS or last in ORGANISATION_ACRONYMS)


def _head_before(text: str, start: int, ends: Mapping[int, str]) -> str:
    """The word before `start` if it announces no person, as a key; else an empty string."""
    left = text[max(0, start - 24) : start]
    bare = left.rstrip("\"“' ")
    if bare == left or not bare:
        return ""
    word = ends.get(start - len(left) + len(bare))
    if word is not None:
        # A whole word, because the last syllable of `Chính phủ` or `môi trường` is a head of another kind.
        key = phrase_key(word)
        return key if key in PLACE_HEADS else ""
    keys = [syllable_key(syllable) for syllable in bare.split(" ")[-3:]]
    return next(
        (phrase for index in range(len(keys)) if (phrase := " ".join(keys[index:])) in PLACE_HEADS), ""
    )
