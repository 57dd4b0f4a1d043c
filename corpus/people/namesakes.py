"""What speaks against a name being a person's: it is a street's, a firm's, a ship's, or a photographer's.

All of it is read in the words in front of the name, and most of it is told by the last of them.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from corpus.people.cores import Core
from corpus.people.forms import Form
from corpus.people.names import phrase_key, syllable_key
from corpus.people.phrases import any_of, lowered
from corpus.people.places import NAMED_HEADS, OFFICE_PLACES, PLACE_HEADS, SOFT_HEADS
from corpus.people.tagging import Words

_CREDIT = re.compile(
    r"(?:ảnh|video|clip|nguồn|đồ họa|đồ hoạ|ảnh minh họa|thực hiện|bài|tác giả|biên dịch|tổng hợp|theo)\s*[:(]\s*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![\w./])(?!(?:19|20)\d\d |\d{1,2}/\d{4} )\d{1,4}[A-Za-z]?(?:[/-]\d{1,4}[A-Za-z]?)? $"
)
_PLACE_LIST = re.compile(
    r"(?<!\w)(?:đường|phố|cầu|trường|tuyến|quận|huyện|xã|phường|ngã tư|nút giao|chợ|dự án)\s[^.;()]{0,45}(?:như|gồm|:)\s*$"
    r"|(?:giao lộ|nút giao|ngã tư|tuyến đường|tuyến phố)\s*:\s*$"
)
_CROSSING = re.compile(
    r"(?<!\w)(?:giao lộ|nút giao|ngã tư|ngã ba|vòng xoay|tuyến|đường|phố|cầu|cao tốc)\b[^.;()]{0,60} [-–]\s*$",
    re.IGNORECASE,
)
_STRETCH = re.compile(r"đoạn (?:từ )?$", re.IGNORECASE)
_IN_DISTRICT = re.compile(r" ?\(\s*(?:[Qq]uận|[Hh]uyện|[Pp]hường|[Xx]ã|Q\.|P\.|TP|tỉnh)")
_FIRMS = any_of("công ty|tập đoàn|ngân hàng|doanh nghiệp|ctcp|tnhh|bệnh viện")
_FIRM = re.compile(rf"(?<!\w){_FIRMS}\s[^,.;:–]*$")
_FIRM_ANYWHERE = re.compile(_FIRMS)

# `tàu hộ vệ`, `sân bay quốc tế`, `hãng thời trang`: what is called after someone, with what kind of it it is.
_THINGS = (
    "tàu|con tàu|chiến hạm|tuần dương hạm|khu trục hạm|soái hạm|máy bay|sân bay|trung tâm|hãng|trường|đại học|học viện|viện|giải|giải đấu|cúp|công ty|"
    "tập đoàn|quỹ|thương hiệu|nhà hàng|khách sạn|chuỗi|câu lạc bộ|bệnh viện|phòng khám|cửa hàng|siêu thị|nhà máy|bảo tàng|nhãn hiệu|nhãn hàng|"
    "ngân hàng|tổ chức|chương trình|tờ|tờ báo|tạp chí|bộ phim|ban nhạc|công viên|khu|tòa nhà|thành phố|tên lửa|xe|mẫu xe|dòng xe|dòng|nhà xuất bản"
)
_KINDS = (
    "quốc tế|văn hóa|thể thao|thời trang|hàng không|tuần tra|hộ vệ|tên lửa|khu trục|sân bay|ngầm|chiến đấu|đổ bộ|chở hàng|hàng|khách|chở khách|du lịch|"
    "quần vợt|bóng đá|golf|cờ vua|mỹ phẩm|công nghệ|xe|xe hơi|ô tô|ôtô|dược|dược phẩm|luật|nghiên cứu|tiểu học|mầm non|mẫu giáo|trung học|phổ thông|"
    "cơ sở|dạy nghề|y tế|y khoa|thương mại|mua sắm|hội nghị|từ thiện|đầu tư|học bổng|nội thất|trang sức|lọc dầu|thủy điện|nghệ thuật|âm nhạc|"
    "truyền thông|giải trí|bất động sản|xây dựng|vận tải|chở dầu|container|cá|biển|khoa học|chính sách|chiến lược|giáo dục|ngoại ngữ|anh ngữ|hải quân|"
    "bảo hiểm|điện tử|phần mềm|tin|thông tấn|truyền hình|đồ lót|nước hoa|nhi đồng|nhi|đa khoa|tư nhân|tư thục|công lập|dân lập|cao cấp|hạng sang|cảng|"
    "thăm dò|nhân đạo|nhân quyền|địa chất|viễn thông|bán lẻ|đồ ăn nhanh|cà phê|bia|rượu|đồng hồ|giày|lốp|năng lượng|khai khoáng|dầu khí|khí đốt|"
    "chuyên|quân sự|hành trình|đạn đạo|siêu sang|thể thao điện tử|bán tải|nhựa|thép|sữa|thực phẩm|đồ chơi|game|trò chơi|tư vấn|kiểm toán"
)
_RANKS = (
    "đô đốc|phó đô đốc|chuẩn đô đốc|đại tướng|thống chế|hoàng tử|công chúa|nữ hoàng|vua|tổng thống|thánh|chúa"
)
_THING = re.compile(
    rf"(?<!\w)(?<!chủ ){any_of(_THINGS)}(?:\s(?:{any_of(_KINDS)})(?!\w)){{0,3}}(?:\s(?:{any_of(_RANKS)}))?\s*[\"“']?\s*$"
)
_SHIPS = any_of(
    "tàu|con tàu|chiến hạm|tuần dương hạm|khu trục hạm|soái hạm|giải|cúp|giải thưởng|sân bay|bệnh viện|cầu|quỹ"
)
_SHIP = re.compile(rf"(?<!\w){_SHIPS}(?:\s(?:{any_of(_KINDS)})(?!\w)){{0,3}}\s(?:{any_of(_RANKS)})?\s*$")
SHIP_RANKS: Final = frozenset(map(phrase_key, _RANKS.split("|")))
"""Titles that ships and prizes are called by too."""
_TITLES_GO_ON = (" of ", " for ", " and ", " & ", "’s ", "' s ")
_FOREIGN_KINDS = frozenset({"single", "foreign"})
_CITIES = ("TP. ", "Tp. ", "TP.", "T.P. ")
_BRACKETS = ("(", " (")
_BEGINS_FOLLOWED = re.compile(r" ?\(|(?: (?:of|for|and|&)|’s|' s)\Z")
_LISTING = (":", "như", "gồm", "từ", "đoạn", " -", " –")
_DASHES = frozenset("-–")
_LAST_WORD = re.compile(r"\w+$")
_LAST_OF_HEADS = frozenset(head.split(" ")[-1] for head in PLACE_HEADS)
_LAST_OF_LONG_HEADS = frozenset(head.split(" ")[-1] for head in PLACE_HEADS if " " in head)
_LAST_OF_KINDS = frozenset(syllable_key(kind.split(" ")[-1]) for kind in f"{_KINDS}|{_RANKS}".split("|"))
_LONGEST_WORD = 24
_LONGEST_THING = 50
_LONGEST_HEAD = 4


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
    if form.has_head or (form.has_office_head and not is_led()):
        return True
    left = text[max(0, at - 24) : at]
    bare = left.rstrip("\"“' ")
    ends_head, ends_kind = (False, False) if bare == left else _endings(bare[bare.rfind(" ") + 1 :])
    heard = form.is_announced or core.kind == "foreign"
    head = _head_before(bare, at - len(left) + len(bare), words) if ends_head and heard else ""
    if head and not form.is_announced and (head not in NAMED_HEADS or is_led()):
        head = ""
    soft = form.is_whole and head in SOFT_HEADS
    if head and not soft and not (form.is_led and head in OFFICE_PLACES and is_led()):
        return True
    if ends_kind and not head and _is_thing(text, at) and not is_led():
        return True
    if not core.prefix and left.endswith(_CITIES):
        return True
    return _is_followed(text, at + core.end, core) or _is_in_row(text, at, left)


def _is_followed(text: str, end: int, core: Core) -> bool:
    """Whether what follows the name that ends at `end` says that it is a street's, or only the start of a title."""
    if text.startswith(_BRACKETS, end) and _IN_DISTRICT.match(text, end):
        return True
    return core.kind in _FOREIGN_KINDS and text.startswith(_TITLES_GO_ON, end)


def _is_in_row(text: str, start: int, left: str) -> bool:
    """Whether a house number or a list of places leads up to `start`, with `left` in front of it."""
    if not left[-3:].rstrip().isalpha() and _is_numbered(text, start):
        return True
    return left.rstrip().endswith(_LISTING) and _is_listed(text, start)


def may_announce(written: str) -> bool:
    """Return whether `is_against` can hold by what stands in front of a run: by what is `written` there from the last blank on.

    >>> may_announce("tỉnh "), may_announce("là ")
    (True, False)
    """
    last = written.rstrip("\"“' ")
    if not last.strip() or len(written) > _LONGEST_WORD:
        return bool(written)
    if last != written and any(_endings(last)):
        return True
    lists = written.rstrip().endswith(_LISTING) or written.strip() in _DASHES
    return lists or written.endswith(_CITIES) or any(map(str.isdigit, written))


def may_be_followed(written: str) -> bool:
    """Return whether `is_against` can hold by what is `written` behind a name, up to the first word's end."""
    return _BEGINS_FOLLOWED.match(written) is not None


def may_be_credit(written: str) -> bool:
    """Return whether `is_credit` can hold where what is `written` stands in front of a name, from the last blank on."""
    last = written.rstrip()
    return last.endswith((":", "(")) if last else bool(written)


def is_ship(text: str, start: int) -> bool:
    """Whether the rank in front of `start`, one of `SHIP_RANKS`, is a ship's or a prize's: `tàu hộ vệ Đô đốc Belonogov`."""
    return _SHIP.search(lowered(text[max(0, start - _LONGEST_THING) : start])) is not None


def is_credit(text: str, start: int) -> bool:
    """Return whether a picture's or an article's credit leads up to `start`."""
    left = max(0, start - 24)
    return text[left:start].rstrip().endswith((":", "(")) and _CREDIT.search(text, left, start) is not None


def is_firm(text: str, start: int) -> bool:
    """Return whether `start` lies in what a firm or a hospital is called."""
    small = lowered(text[max(0, start - 80) : start])
    return _FIRM_ANYWHERE.search(small) is not None and _FIRM.search(small) is not None


def _is_thing(text: str, start: int) -> bool:
    """Whether a thing and its kind stand before `start`: `sân bay quốc tế`."""
    return _THING.search(lowered(text[max(0, start - _LONGEST_THING) : start].rstrip(" \"“'"))) is not None


def _is_numbered(text: str, start: int) -> bool:
    return _NUMBER.search(text, max(0, start - 8), start) is not None


def _is_listed(text: str, start: int) -> bool:
    left = max(0, start - 70)
    return any(pattern.search(text, left, start) for pattern in (_STRETCH, _CROSSING, _PLACE_LIST))


def _head_before(bare: str, end: int, words: Words) -> str:
    """The word that ends `bare`, if it announces no person, as a key; else an empty string.

    Args:
        bare: What stands in front of a name.
        end: Where it ends in its text.
        words: The text's words.
    """
    word = words.ending_at(end)
    # A whole word, because the last syllable of `Chính phủ` or `môi trường` is a head of another kind.
    last = bare[bare.rfind(" ") + 1 :]
    key = _word_key(words.word(word)) if word >= 0 else syllable_key(last.strip("(“\"'["))
    if key in PLACE_HEADS:
        return key
    if key.split(" ")[-1] not in _LAST_OF_LONG_HEADS:
        return ""
    keys = [syllable_key(syllable.strip("(“\"'[")) for syllable in bare.split(" ")[-_LONGEST_HEAD:]]
    longer = range(len(keys) - key.count(" ") - 1)
    return next((phrase for index in longer if (phrase := " ".join(keys[index:])) in PLACE_HEADS), "")


_word_key = lru_cache(maxsize=1 << 14)(phrase_key)


@lru_cache(maxsize=1 << 16)
def _endings(written: str) -> tuple[bool, bool]:
    """Whether a head, and whether a kind of thing, can end with what is `written` between two spaces: most words end neither."""
    if written.isalpha():
        key = syllable_key(written)
        return key in _LAST_OF_HEADS, key in _LAST_OF_KINDS
    last = _LAST_WORD.search(written)
    # Heads are made of letters; where there is anything else, it is looked at properly.
    head = last is None or not last.group().isalpha() or syllable_key(last.group()) in _LAST_OF_HEADS
    return head, syllable_key(written) in _LAST_OF_KINDS
