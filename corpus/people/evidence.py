"""What speaks for a name being a person's, and what against it: the weights, and the words around it they rest on.

A weight of 2 is enough for a person (`mentions.THRESHOLD`). The weights were set by hand on the development set of
`tests/relevance/people.py`; nothing here depends on one article.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from corpus.people.cores import Core
from corpus.people.forms import Form
from corpus.people.names import phrase_key, syllable_key
from corpus.people.phrases import any_of, lowered
from corpus.people.places import OFFICE_PLACES, PLACE_HEADS, SOFT_HEADS
from corpus.people.roles import has_role_after
from corpus.people.tagging import Words
from corpus.people.titles import LOOSE_TITLES, ORGANISATION_ROLES, STAGE_TITLES
from corpus.people.titles_before import title_before

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
_FIRMS = any_of("công ty|tập đoàn|ngân hàng|doanh nghiệp|ctcp|tnhh|bệnh viện")
_FIRM = re.compile(rf"(?<!\w){_FIRMS}\s[^,.;:–]*$")
_FIRM_ANYWHERE = re.compile(_FIRMS)
_LAST_WORD = re.compile(r"\w+$")
_LAST_OF_HEADS = frozenset(head.split(" ")[-1] for head in PLACE_HEADS)


def title_of(text: str, at: int, core: Core, form: Form) -> str:
    """Return the title in front of the name, in front of its run, or in the run, as a key.

    Args:
        text: NFC text.
        at: Where the run starts that holds the name.
        core: The name.
        form: What it says by itself.
    """
    if not core.prefix:
        return title_before(text, at + core.tokens[0].start)
    if form.has_head:
        return ""
    return form.title or title_before(text, at + core.tokens[0].start) or title_before(text, at)


def has_age(text: str, end: int) -> bool:
    """Return whether an age or a year of birth follows the name that ends at `end`.

    >>> has_age("Lê Văn Tám (39 tuổi)", 10)
    True
    """
    return _AGE.match(text, end) is not None


def may_be_whole(core: Core, form: Form, title: str) -> bool:
    """Whether syllables without a surname can still be a whole name: a stage name, or a rare family's."""
    if core.kind != "stage":
        return False
    if not title:
        return form.is_neighbour
    return title in STAGE_TITLES or (title in _PLAIN_TITLES and len(core.tokens) > 2)


def title_weight(core: Core, title: str) -> float:
    """Return what `title` is worth in front of the name: less where it also stands before firms and clubs."""
    if not title:
        return 0.0
    if core.kind not in {"single", "foreign"}:
        return 3.0
    if core.kind == "single" and title in LOOSE_TITLES:
        return 1.0
    return 1.5 if title in ORGANISATION_ROLES and not core.prefix else 3.0


def support(text: str, end: int, core: Core) -> float:
    """Return what speaks for a person behind the name that ends at `end`, beside its age."""
    score = 2.0 if has_role_after(text, end) else 0.0
    if _APPOSITION.match(text, end):
        score += 3.0 if core.kind == "single" else 1.5
    elif _SPEECH.match(text, end):
        score += 1.5
    return score


def office_weight(core: Core, office: str) -> float:
    """Return what it is worth that `office` leads up to the name: less where it also stands before firms and clubs."""
    if core.kind not in {"single", "foreign"} or core.prefix or office not in ORGANISATION_ROLES:
        return 2.5
    return 1.5 if core.kind == "foreign" else 0.5


def is_against(
    text: str, at: int, core: Core, form: Form, words: Words, *, is_led: Callable[[], bool]
) -> bool:
    """Whether the words in front announce a place, a firm, a work, a house number or a picture credit.

    Args:
        text: NFC text.
        at: Where the run starts that holds the name.
        core: The name.
        form: What it says by itself.
        words: The words of the text.
        is_led: Says whether an office leads up to the name.
    """
    if form.has_head:
        return True
    head = _head_before(text, at, words) if form.is_announced else ""
    soft = form.is_whole and head in SOFT_HEADS
    if head and not soft and not (form.is_led and head in OFFICE_PLACES and is_led()):
        return True
    if _IN_DISTRICT.match(text, at + core.tokens[-1].end):
        return True
    return _is_numbered(text, at) or _is_listed(text, at)


def is_credit(text: str, start: int) -> bool:
    """Return whether a picture's or an article's credit leads up to `start`."""
    left = max(0, start - 24)
    return text[left:start].rstrip().endswith((":", "(")) and _CREDIT.search(text, left, start) is not None


def is_firm(text: str, start: int) -> bool:
    """Return whether `start` lies in what a firm or a hospital is called."""
    small = lowered(text[max(0, start - 80) : start])
    return _FIRM_ANYWHERE.search(small) is not None and _FIRM.search(small) is not None


def _is_numbered(text: str, start: int) -> bool:
    left = max(0, start - 3)
    return (
        any(map(str.isdigit, text[left:start])) and _NUMBER.search(text, max(0, start - 8), start) is not None
    )


def _is_listed(text: str, start: int) -> bool:
    left = max(0, start - 70)
    may_be = text[left:start].rstrip().endswith((":", "như", "gồm"))
    return may_be and _PLACE_LIST.search(text, left, start) is not None


def _head_before(text: str, start: int, words: Words) -> str:
    """The word before `start` if it announces no person, as a key; else an empty string."""
    left = text[max(0, start - 24) : start]
    bare = left.rstrip("\"“' ")
    if bare == left or not _may_end_head(bare[bare.rfind(" ") + 1 :]):
        return ""
    word = words.ending_at(start - len(left) + len(bare))
    if word >= 0:
        # A whole word, because the last syllable of `Chính phủ` or `môi trường` is a head of another kind.
        key = phrase_key(words.word(word))
        return key if key in PLACE_HEADS else ""
    keys = [syllable_key(syllable) for syllable in bare.split(" ")[-3:]]
    return next(
        (phrase for index in range(len(keys)) if (phrase := " ".join(keys[index:])) in PLACE_HEADS), ""
    )


@lru_cache(maxsize=1 << 16)
def _may_end_head(written: str) -> bool:
    """Whether a head can end with what is `written` between two spaces: most words do not, and are told at once."""
    last = _LAST_WORD.search(written)
    # Heads are made of letters; where there is anything else, it is looked at properly.
    return last is None or not last.group().isalpha() or syllable_key(last.group()) in _LAST_OF_HEADS
