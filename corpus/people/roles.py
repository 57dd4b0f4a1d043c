"""What an article says someone is: the roles that stand before and after a name.

A role is a noun phrase that starts with a head word (`bí thư`, `giám đốc`, `tiền đạo` …) and runs to the name, to
punctuation, or to the verb of the sentence. Offsets are half-open, in characters of the NFC text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

from corpus.people.names import phrase_key, syllable_key
from corpus.people.tagging import TaggedWord
from corpus.people.titles import NEVER_DIRECT, RANKS, TITLES

_LONGEST_TITLE = 4
_LONGEST_ROLE = 110
_HEADS = "|".join(sorted((entry for line in RANKS for entry in line.split(",")), key=len, reverse=True))
_HEAD = re.compile(rf"(?<![\w-])(?<!chính )(?:{_HEADS})(?!\w| nhân(?!\w))", re.IGNORECASE)
_OWNER = re.compile(rf"\s+của\s+(?=(?:{_HEADS})(?!\w))", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\scủa(?:\s(?:ông|bà|anh|chị|cô|mình|họ|tôi|em|y|nàng|chàng|hắn|cháu))?$|\s(?:ông|bà|anh|chị|cô|em|cháu|rồi)(?:\s|$)"
)
_MODIFIERS = frozenset({"nguyên", "cựu", "quyền", "tân", "phó", "trưởng", "chánh"})
_AFTER = re.compile(
    r"\s*(?:\(\s*\d+\s*tuổi\s*,|,\s*\d+\s*tuổi\s*,|[,(]|[-–—]|"
    r"(?:(?:đã|vừa|sẽ|từng|hiện|đang|được|đắc cử|trúng cử|bầu|bổ nhiệm|phân công|giữ|làm|là|chức|vụ|danh|tái cử)\s+)+)"
    r"\s*(?:(?:hiện|đang|từng|là|giữ|chức)\s+)*",
    re.IGNORECASE,
)
_MAKES = re.compile(r"\s+(?:làm|giữ|được bầu|được bổ nhiệm|là)\s")
_LIST_LINK = re.compile(r"\s*(?:,|và)\s*(?:(?:các )?đồng chí|ông|bà)?\s*")
_END = re.compile(
    r"[,;.:()“”\"!?\n]|\s[-–—]|\s(?:với|cùng|tại|ở|trong|từ|và|khi|để|mà|thì|nhiệm kỳ|khóa|khoá|theo|nếu|vì|do|nhưng|"
    r"như|này|nay|đó|sau|trước|vào|cho|hôm|sáng|chiều|ngày|phát biểu|giải đáp|trực tiếp|chủ trì|trình bày|báo cáo|nhấn mạnh|khẳng định|"
    r"đánh giá|đề nghị|yêu cầu|kết luận|tham dự|dự(?! khuyết| án| toán)|một|trao|tặng|thăm|tiếp|làm việc|nói|chia sẻ|nhận định|thông tin|xác nhận|trả lời|tuyên bố|kể|"
    r"bày tỏ|đã|sẽ|đang|cũng|vừa|vẫn|còn|mới|điều hành (?:hội nghị|thảo luận|phiên)|chỉ đạo (?:hội nghị|cuộc|buổi)|chụp|bên|tức|sinh năm|trú|ngụ)(?!\w)",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[.;!?()“”\"\n]|\s[-–—]\s|:\s(?=\S)|(?<!\w)(?:là|cho|với|và(?=\s+[^A-ZĐÁÀẢÂĂÔƠƯÊÍÝÚÓÒÉÈỦỔỘỨỮ]|\s*$)|cùng|bởi|do|theo|khi|gồm|có|như|tại|ở|thì|mà|để|giữa|từ|vì|về|"
    r"nhưng|hay|rằng|sau|trước|đến|tới|vào|những|một|nếu|cũng|đã|sẽ|đang|vừa)(?!\w)",
    re.IGNORECASE,
)
_PIECES = re.compile(rf",\s*|\s+và\s+(?=(?:{_HEADS})(?!\w))", re.IGNORECASE)
_WORD_GAP = re.compile(r"[\s(“\"]+")
_AND = re.compile(r"\s*,\s*|\s+và\s+")
_ADDRESS = re.compile(r"^(?:các\s+)?(?:đồng chí|ông|bà|anh|chị)\s+", re.IGNORECASE)
_ABROAD = re.compile(r"\s+tại\s+(?=\w)")
_ENVOYS = ("đại sứ", "tổng lãnh sự", "đại diện", "trưởng đại diện")
_NOUN_VERBS = frozenset(
    """quản lý|đào tạo|kiểm tra|xây dựng|đầu tư|phát triển|điều hành|phụ trách|thường trực|nghiên cứu|tổ chức|tuyên giáo|dân vận|
    điều tra|kinh doanh|sản xuất|bảo vệ|kiêm|tư vấn|bảo mật|giám sát|tuyên truyền|vận tải|giao thông|hợp tác|giáo dục|truyền thông|
    tiếp thị|bán hàng|tham mưu|tổng hợp|thi đua|khen thưởng|dự khuyết|bảo hiểm|khai thác|chế biến|xuất khẩu|nhập khẩu|khởi nghiệp|
    chỉ đạo|lãnh đạo|bảo tồn|thanh tra|kiểm soát|kiểm sát|thi hành án|thi hành|phòng chống|chống|phòng|cứu nạn|cứu hộ|tìm kiếm|
    ngoại giao|quốc phòng|tác chiến|hỗ trợ|chăm sóc|điều phối|vận hành|nội chính|thẩm định|sáng lập|đối ngoại|phát thanh|biểu diễn|thể thao|cổ phần|huấn luyện|biên tập|phát ngôn|phát hành|khảo sát|công tác|kiểm toán|chứng khoán|đại diện""".replace(
        "\n", ""
    )
    .replace("    ", "")
    .split("|")
)


def title_before(text: str, start: int) -> str:
    """Return the title that stands directly before `start`, as a key, or an empty string.

    >>> title_before("Sáng nay, chú Lê Văn Tám có mặt", 14) == phrase_key("chú")
    True

    Args:
        text: NFC text.
        start: Where a name starts, 0 ≤ start ≤ len(text).
    """
    left = text[max(0, start - 40) : start].rstrip(" \"“'")
    words = _WORD_GAP.split(left)[-_LONGEST_TITLE:]
    last = words[-1]
    if last.endswith(":") or (last.endswith(".") and last[:1].isupper()):
        words[-1] = last[:-1]
    keys = [syllable_key(word) for word in words]
    for size in range(len(keys), 0, -1):
        phrase = " ".join(keys[-size:])
        if phrase in TITLES:
            return phrase
    return ""


def clause_breaks(words: Iterable[TaggedWord]) -> list[int]:
    """Return where in the text words stand that end a role: verbs and adverbs that no office is named with.

    Args:
        words: The tagged words of one text, in order.

    Returns:
        Their offsets, ascending.
    """
    return [word.start for word in words if word.tag in {"V", "R"} and _ends_role(word.text)]


@lru_cache(maxsize=1 << 14)
def _ends_role(verb: str) -> bool:
    return verb[:1].islower() and verb not in _NOUN_VERBS and not _HEAD.match(verb)


def roles_before(text: str, start: int, breaks: Sequence[int], floor: int = 0) -> tuple[str, ...]:
    """Return the roles that lead up to a name, as the text writes them.

    >>> text = "Giám đốc sở, Phó ban Dự án tỉnh Lê Văn Tám"
    >>> roles_before(text, text.index("Lê"), ())
    ('Giám đốc sở', 'Phó ban Dự án tỉnh')

    Args:
        text: NFC text.
        start: Where the name starts.
        breaks: What `clause_breaks` gave for the text.
        floor: Where the name before this one ends, or 0: no role reaches back over it.
    """
    low = max(floor, start - _LONGEST_ROLE)
    if low > floor:
        low = max(low, text.find(" ", low, start) + 1)
    window = text[low:start]
    if window.rstrip().endswith(":"):
        window = window.rstrip()[:-1] + " "
    if not window.endswith((" ", '"', "“")):
        return ()
    cut = max((match.end() for match in _CUT.finditer(window)), default=0)
    position = bisect_left(breaks, start) - 1
    if position >= 0 and breaks[position] >= low + cut:
        after_verb = window.find(" ", breaks[position] - low)
        cut = after_verb if after_verb >= 0 else len(window)
    found: list[str] = []
    for piece in reversed(_PIECES.split(window[cut:])):
        head = _HEAD.search(_ADDRESS.sub("", piece.strip()))
        if head is None or (found and head.start()):
            break
        role = _OWNER.split(_ADDRESS.sub("", piece.strip())[head.start() :])[-1]
        if not _is_office(role):
            break
        found.append(role)
        if head.start():
            break
    return tuple(reversed(found))


def roles_after(text: str, end: int, breaks: Sequence[int], limit: int) -> tuple[str, ...]:
    """Return the roles that follow a name after a comma, a dash, a bracket or a verb of office.

    >>> text = "Lê Văn Tám – Bí thư Huyện ủy, Chủ tịch HĐND huyện; khách mời"
    >>> roles_after(text, 10, (), len(text))
    ('Bí thư Huyện ủy', 'Chủ tịch HĐND huyện')

    Args:
        text: NFC text.
        end: Where the name ends.
        breaks: What `clause_breaks` gave for the text.
        limit: Where the next person's name starts, or the text's length: a role that reaches it belongs to them.
    """
    lead = _AFTER.match(text, end)
    if lead is None:
        return ()
    found: list[str] = []
    position = lead.end()
    while (head := _HEAD.match(text, position)) is not None:
        stop = _role_end(text, head.end(), breaks)
        if stop >= limit or stop - position > _LONGEST_ROLE:
            break
        role = text[position:stop].strip(" -–—")
        if _is_office(role):
            found.append(role)
        link = _AND.match(text, stop)
        if link is None:
            break
        position = link.end()
    return tuple(found)


def office_before(text: str, start: int, breaks: Sequence[int], floor: int) -> str:
    """Return the head of the office that leads up to `start`, as a key; empty if none does.

    A head alone that also stands before firms and fields (`đại diện`) is none.
    """
    roles = roles_before(text, start, breaks, floor)
    if not roles or phrase_key(roles[-1]) in NEVER_DIRECT:
        return ""
    head = _HEAD.match(roles[-1])
    return phrase_key(head.group()) if head else ""


def has_role_after(text: str, end: int) -> bool:
    """Return whether an office follows the name that ends at `end`."""
    lead = _AFTER.match(text, end)
    return lead is not None and _HEAD.match(text, lead.end()) is not None


def roles_through_list(text: str, end: int, next_start: int) -> bool:
    """Return whether the name that ends at `end` shares the role given after the next name in a list.

    >>> roles_through_list("bầu bà Lan Anh và ông Lê Văn Tám làm trưởng đoàn", 14, 21)
    True
    """
    return _LIST_LINK.fullmatch(text, end, next_start) is not None


def is_appointed(text: str, end: int) -> bool:
    """Return whether a verb of office follows the name that ends at `end`."""
    return _MAKES.match(text, end) is not None


def _is_office(role: str) -> bool:
    """Whether a role says more than a modifier (`nguyên`) and is no relation (`luật sư của ông`)."""
    return role.lower() not in _MODIFIERS and _RELATIVE.search(role) is None


def _role_end(text: str, position: int, breaks: Sequence[int]) -> int:
    """Where the role whose head ends at `position` ends: at punctuation, a verb or a preposition."""
    head_start = text.rfind(" ", 0, position)
    match = _END.search(text, position)
    while (
        match is not None
        and match.group().strip().lower() in {"tại", "và"}
        and _continues(text, head_start, match)
    ):
        match = _END.search(text, match.end())
    stop = match.start() if match else len(text)
    index = bisect_left(breaks, position)
    return min(stop, breaks[index]) if index < len(breaks) else stop


def _continues(text: str, head_start: int, match: re.Match[str]) -> bool:
    """Whether a `tại` or `và` belongs to the role: an envoy to a country, or two fields of one office."""
    if match.group().strip().lower() == "tại":
        return text[max(0, head_start - 12) : match.start()].lower().lstrip(" ,(-–").startswith(_ENVOYS)
    following = text[match.end() : match.end() + 40].strip()
    return (
        bool(following)
        and following[0].islower() is False
        and not _HEAD.match(following)
        and " " in following
        and following.split(" ", 2)[1][:1].islower()
    )
