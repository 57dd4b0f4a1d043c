"""What an article says someone is: the roles that stand before and after a name.

A role is a noun phrase that starts with a head word (`bí thư`, `giám đốc`, `tiền đạo` …) and runs to the name, to
punctuation, or to the verb of the sentence. Offsets are half-open, in characters of the NFC text.
"""

import re
from functools import lru_cache

from corpus.people.names import phrase_key
from corpus.people.phrases import any_of, first_words, lowered
from corpus.people.remembered import Remembered
from corpus.people.tagging import Words
from corpus.people.titles import NEVER_DIRECT, RANKS

_LONGEST_ROLE = 110
_LONGEST_LEAD = 60
_LONGEST_LINK = 20
# All of these read text that `lowered` has given: a search that minds no case takes ten times as long.
_HEADS = any_of("|".join(RANKS).replace(",", "|"))
_HEAD = re.compile(rf"(?<![\w-])(?<!chính ){_HEADS}(?!\w| nhân(?!\w))")
_HEAD_INSIDE = re.compile(rf"\W{_HEADS}(?!\w)")
_FIRST_OF_HEADS = frozenset(head.split(" ")[0] for head in ",".join(RANKS).split(","))
_BEGINS_HEAD = re.compile(rf"(?:^|\W){first_words('|'.join(RANKS).replace(',', '|'))}")
_OWNER = re.compile(rf"\s+của\s+(?={_HEADS}(?!\w))")
_RELATIVE = re.compile(
    r"\scủa(?:\s(?:ông|bà|anh|chị|cô|mình|họ|tôi|em|y|nàng|chàng|hắn|cháu))?$|\s(?:ông|bà|anh|chị|cô|em|cháu|rồi)(?:\s|$)"
)
_MODIFIERS = frozenset({"nguyên", "cựu", "quyền", "tân", "phó", "trưởng", "chánh"})
_VERBS_OF_OFFICE = (
    "đã|vừa|sẽ|từng|hiện|đang|được|đắc cử|trúng cử|bầu|bổ nhiệm|phân công|giữ|làm|là|chức|vụ|danh|tái cử"
)
_AFTER = re.compile(
    r"\s*(?:\(\s*\d+\s*tuổi\s*,|,\s*\d+\s*tuổi\s*,|[,(]|[-–—]|"
    rf"(?:(?:{_VERBS_OF_OFFICE})\s+)+)"
    r"\s*(?:(?:hiện|đang|từng|là|giữ|chức)\s+)*"
)
_BEGINS_AFTER = re.compile(
    rf"\s*(?:[,(–—-]\s*(?:{first_words('|'.join(RANKS).replace(',', '|') + '|hiện|đang|từng|là|giữ|chức')}|\d|\Z)"
    rf"|{first_words(_VERBS_OF_OFFICE)}|\Z)"
)
_MAKES = re.compile(r"\s+(?:làm|giữ|được bầu|được bổ nhiệm|là)\s")
_LIST_LINK = re.compile(r"\s*(?:,|và)\s*(?:(?:các )?đồng chí|ông|bà)?\s*")
_ENDING_WORDS = any_of(
    "với|cùng|tại|ở|trong|từ|và|khi|để|mà|thì|nhiệm kỳ|khóa|khoá|theo|nếu|vì|do|nhưng|như|này|nay|đó|sau|trước|vào|cho|"
    "hôm|sáng|chiều|ngày|phát biểu|giải đáp|trực tiếp|chủ trì|trình bày|báo cáo|nhấn mạnh|khẳng định|đánh giá|đề nghị|"
    "yêu cầu|kết luận|tham dự|một|trao|tặng|thăm|tiếp|làm việc|nói|chia sẻ|nhận định|thông tin|xác nhận|trả lời|"
    "tuyên bố|kể|bày tỏ|đã|sẽ|đang|cũng|vừa|vẫn|còn|mới|điều hành hội nghị|điều hành thảo luận|điều hành phiên|"
    "chỉ đạo hội nghị|chỉ đạo cuộc|chỉ đạo buổi|chụp|bên|tức|sinh năm|trú|ngụ"
)
_END = re.compile(rf"[,;.:()“”\"!?\n]|\s(?:[-–—]|(?:{_ENDING_WORDS}|dự(?! khuyết| án| toán))(?!\w))")
_CUTTING_WORDS = (
    "là|cho|với|cùng|bởi|do|theo|khi|gồm|có|như|tại|ở|thì|mà|để|giữa|từ|vì|về|nhưng|hay|rằng|sau|trước|đến|tới|vào|"
    "những|một|nếu|cũng|đã|sẽ|đang|vừa"
)
_CUT = re.compile(
    r"[.;!?()“”\"\n]|\s[-–—]\s|:\s(?=\S)"
    rf"|(?<!\w)(?:{any_of(_CUTTING_WORDS)}|và(?=\s+[^a-zđáàảâăôơưêíýúóòéèủổộứữ]|\s*$))(?!\w)"
)
_CUTTING = frozenset(_CUTTING_WORDS.split("|"))
_DASHES = frozenset("-–—")
# What no role ends with: what it would be cut off at, and an address, which makes a relation of it.
_NEVER_LAST = frozenset(f"{_CUTTING_WORDS}|và|ông|bà|anh|chị|cô|em|cháu|rồi".split("|"))
_NEVER_LAST_OPENING = frozenset(word.capitalize() for word in f"{_CUTTING_WORDS}|và".split("|"))
_NEVER_LAST_SIGNS = frozenset('.;!?()“”",')
_PIECE_BREAK = re.compile(rf",\s*|\s+và\s+(?={_HEADS}(?!\w))")
_AND = re.compile(r"\s*,\s*|\s+và\s+")
_ADDRESS = re.compile(r"^(?:các\s+)?(?:đồng chí|ông|bà|anh|chị)\s+")

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


@lru_cache(maxsize=1 << 14)
def _ends_role(verb: str) -> bool:
    return verb[:1].islower() and verb not in _NOUN_VERBS and not _HEAD.match(lowered(verb))


def _is_break(text: str, words: Words, number: int) -> bool:
    """Whether a word ends a role: a verb or an adverb that no office is named with."""
    may_be = text[words.starts[number]].islower() and _ends_role(words.word(number))
    return may_be and words.tag(number) in {"V", "R"}


def roles_before(text: str, start: int, words: Words, floor: int = 0) -> tuple[str, ...]:
    """Return the roles that lead up to a name, as the text writes them.

    >>> from corpus.people.tagging import TaggedWords
    >>> text = "Giám đốc sở, Phó ban Dự án tỉnh Lê Văn Tám"
    >>> roles_before(text, text.index("Lê"), Words(TaggedWords([[]]), 0))
    ('Giám đốc sở', 'Phó ban Dự án tỉnh')

    Args:
        text: NFC text.
        start: Where the name starts.
        words: The words of the text; roles end at verbs and adverbs.
        floor: Where the name before this one ends, or 0: no role reaches back over it.
    """
    low = max(floor, start - _LONGEST_ROLE)
    if low > floor:
        low = max(low, text.find(" ", low, start) + 1)
    # A role ends at a full stop, and what stands before the last one need not be looked at.
    low = max(low, text.rfind(".", low, start) + 1)
    window = text[low:start]
    if window.rstrip().endswith(":"):
        window = window.rstrip()[:-1] + " "
    if not window.endswith(" "):
        return ()
    small = lowered(window)
    cut, may_begin = _last_cut(small)
    if not may_begin or not _HEAD_INSIDE.search(f" {small[cut:]}"):
        return ()
    roles, needed = _roles_in(window[cut:], small[cut:])
    for word in reversed(words.within(low + cut + needed, start)):
        if _is_break(text, words, word):
            after_verb = window.find(" ", words.starts[word] - low)
            cut = after_verb if after_verb >= 0 else len(window)
            return _roles_in(window[cut:], small[cut:])[0]
    return roles


def may_lead_up(written: str) -> bool:
    """Return whether a role may lead up to a name where what is `written` stands in front of it, from the last blank on.

    >>> may_lead_up("viên "), may_lead_up("bởi "), may_lead_up("")
    (True, False, False)
    """
    last = written[:-1]
    if written[-1:] != " ":
        return written[-1:] == ":" or written[-1:].isspace()
    return last[-1:] not in _NEVER_LAST_SIGNS and last not in _NEVER_LAST and last not in _NEVER_LAST_OPENING


def _last_cut(small: str) -> tuple[int, bool]:
    """Where the last thing ends that no role goes on over, or 0, and whether the head of a role may begin behind it.

    It is what `_CUT` finds in `small`, looked for word by word.
    """
    words = small.split(" ")
    end = len(small)
    may_begin = False
    # Nothing stands behind the last blank.
    for index in range(len(words) - 2, -1, -1):
        word = words[index]
        end -= len(word) + 1
        found, begins = _IN_WORD[word]
        may_begin = may_begin or begins
        if word == "và":
            cut = _CUT.match(small, end)
            found = cut.end() - end if cut else 0
        if found:
            return end + found, may_begin
        if found is None:
            return max((match.end() for match in _CUT.finditer(small)), default=0), True
    return 0, may_begin


def _cut_in(word: str) -> int | None:
    """Where the last cut in a word between blanks ends, counted from its start, or 0; None if that hangs on its neighbours."""
    if not word or word in _DASHES or word.endswith(":") or word == "và":
        return None
    if word.isalpha():
        return len(word) if word in _CUTTING else 0
    if "và" in word or any(map(str.isspace, word)):
        return None
    return max((match.end() for match in _CUT.finditer(f"{word} a")), default=0)


def _begins_head(word: str) -> bool:
    """Whether a role's head may begin in a word between blanks."""
    return word in _FIRST_OF_HEADS if word.isalpha() else _BEGINS_HEAD.search(word) is not None


_IN_WORD = Remembered(lambda word: (_cut_in(word), _begins_head(word)), room=1 << 15)


def _roles_in(written: str, small: str) -> tuple[tuple[str, ...], int]:
    """The roles that lead up to the end of what is `written`, and from where on they hang on its verbs.

    Args:
        written: What stands in front of a name.
        small: The same in small letters.

    Returns:
        The roles, and an offset in `written`: they would be the same without what ends with a verb before it.
    """
    found: list[str] = []
    needed = end = len(small)
    # Behind `chính` no head counts, unless the text begins there.
    hangs_on_all = "chính " in small
    links = reversed(list(_PIECE_BREAK.finditer(small))) if "," in small or "và" in small else ()
    for link in (*links, None):
        first = link.end() if link else 0
        piece = small[first:end].strip()
        first = small.index(piece, first)
        address = _ADDRESS.match(piece)
        skipped = address.end() if address else 0
        head = _HEAD.search(piece[skipped:])
        if head is None:
            break
        start = skipped + head.start()
        needed = first + start
        office = piece[start:]
        owner = max((match.end() for match in _OWNER.finditer(office)), default=0) if "của" in office else 0
        role = written[needed + owner : first + len(piece)]
        if (found and head.start()) or not _is_office(role):
            hangs_on_all = True
            break
        # An address is skipped where a text begins, though a head (`anh hùng`) may begin like one.
        hangs_on_all = hangs_on_all or _ADDRESS.match(office) is not None
        found.append(role)
        if head.start() or link is None:
            break
        end = link.start()
    return tuple(reversed(found)), 0 if hangs_on_all else needed


def roles_after(text: str, end: int, words: Words, limit: int) -> tuple[str, ...]:
    """Return the roles that follow a name after a comma, a dash, a bracket or a verb of office.

    >>> from corpus.people.tagging import TaggedWords
    >>> text = "Lê Văn Tám – Bí thư Huyện ủy, Chủ tịch HĐND huyện; khách mời"
    >>> roles_after(text, 10, Words(TaggedWords([[]]), 0), len(text))
    ('Bí thư Huyện ủy', 'Chủ tịch HĐND huyện')

    Args:
        text: NFC text.
        end: Where the name ends.
        words: The words of the text; roles end at verbs and adverbs.
        limit: Where the next person's name starts, or the text's length: a role that reaches it belongs to them.
    """
    found: list[str] = []
    position = _lead_end(text, end)
    while position >= 0 and (head_end := _head_end(text, position)) >= 0:
        last = min(limit, position + _LONGEST_ROLE + 1)
        stop = _role_end(text, head_end, words, last)
        if stop >= last:
            break
        role = text[position:stop].strip(" -–—")
        if _is_office(role):
            found.append(role)
        link = _AND.match(text, stop)
        if link is None:
            break
        position = link.end()
    return tuple(found)


def may_be_role(written: str) -> bool:
    """Return whether a role may follow a name where what is `written` stands behind it, up to the first word's end."""
    return _BEGINS_AFTER.match(lowered(written)) is not None


def office_before(text: str, start: int, words: Words, floor: int) -> str:
    """Return the head of the office that leads up to `start`, as a key; empty if none does.

    A head alone that also stands before firms and fields (`đại diện`) is none.
    """
    roles = roles_before(text, start, words, floor)
    if not roles or phrase_key(roles[-1]) in NEVER_DIRECT:
        return ""
    head = _HEAD.match(lowered(roles[-1]))
    return phrase_key(head.group()) if head else ""


def has_role_after(text: str, end: int) -> bool:
    """Return whether an office follows the name that ends at `end`."""
    position = _lead_end(text, end)
    return position >= 0 and _head_end(text, position) >= 0


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


def _lead_end(text: str, end: int) -> int:
    """Where a role may begin behind the name that ends at `end`; −1 if nothing leads over to one."""
    small = lowered(text[end : end + _LONGEST_LEAD])
    lead = _AFTER.match(small)
    if lead is not None and len(small) == _LONGEST_LEAD and lead.end() + _LONGEST_LINK > len(small):
        lead = _AFTER.match(lowered(text[end:]))
    return end + lead.end() if lead is not None else -1


def _head_end(text: str, position: int) -> int:
    """Where the head of a role that starts at `position` ends; −1 if none does."""
    left = max(0, position - len("chính "))
    head = _HEAD.match(lowered(text[left : position + _LONGEST_LEAD]), position - left)
    return left + head.end() if head is not None else -1


def _role_end(text: str, position: int, words: Words, limit: int) -> int:
    """Where the role whose head ends at `position` ends: at punctuation, a verb or a preposition; `limit` if not before."""
    small = lowered(text[position : limit + _LONGEST_LEAD])
    head_start = text.rfind(" ", 0, position)
    match = _END.search(small)
    while match is not None and _continues(text, head_start, match.group(), position + match.start()):
        match = _END.search(small, match.end())
    stop = min(limit, position + match.start() if match else len(text))
    return next(
        (words.starts[word] for word in words.within(position, stop) if _is_break(text, words, word)), stop
    )


def _continues(text: str, head_start: int, ending: str, start: int) -> bool:
    """Whether a `tại` or `và` at `start` belongs to the role: an envoy to a country, or two fields of one office."""
    if ending.strip() == "tại":
        return text[max(0, head_start - 12) : start].lower().lstrip(" ,(-–").startswith(_ENVOYS)
    if ending.strip() != "và":
        return False
    following = text[start + len(ending) : start + len(ending) + 40].strip()
    return (
        bool(following)
        and following[0].islower() is False
        and not _HEAD.match(lowered(following))
        and " " in following
        and following.split(" ", 2)[1][:1].islower()
    )
