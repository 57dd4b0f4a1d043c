"""What speaks for a name being a person's: the weights, and the words around it they rest on.

What speaks against it is in `namesakes`.

A weight of 2 is enough for a person (`mentions.THRESHOLD`). The weights were set by hand on the development set of
`tests/relevance/people.py`; nothing here depends on one article.
"""

import re

from corpus.people.cores import Core
from corpus.people.forms import Form
from corpus.people.names import COMMON_SURNAMES, phrase_key
from corpus.people.phrases import any_of, first_words
from corpus.people.roles import has_role_after, may_be_role
from corpus.people.titles import LOOSE_TITLES, ORGANISATION_ROLES, STAGE_TITLES
from corpus.people.titles_before import title_before
from corpus.people.words_before import Before

_AGE = re.compile(r"\s*[,(]?\s*\(?\s*(?:\d{1,3}\s*tuổi|SN\b|sinh năm|sinh ngày|\d{4}\s*\))")
# What only people do, or what is done to them.
_VERBS = (
    "cho biết|cho hay|cho rằng|nói|chia sẻ|khẳng định|kể|nhận định|nhấn mạnh|phát biểu|tâm sự|thừa nhận|trả lời|bày tỏ|giải thích|tuyên bố|bình luận|viết|"
    "khai|thổ lộ|bộc bạch|tiết lộ|phân tích|nhận xét|than|bức xúc|qua đời|kết hôn|sinh ra|cười|khóc|hát|ghi bàn|đăng quang|chào đời|lớn lên|tự sát|đầu thú|"
    "từ chức|nhậm chức|ly hôn|cưới|đính hôn|nhớ lại|đáp|thú nhận|thiệt mạng|tử vong|bỏ mạng|nghĩ|tin rằng|lo ngại|hy vọng|sinh năm|nói dối|mỉm cười|thốt lên|"
    "ứng cử|tranh cử|đắc cử|tái đắc cử|học tại|tốt nghiệp|nghỉ hưu|xin lỗi|đứng dậy|bước ra|bước vào|ngồi|tỉnh dậy|hét|hô|thì thầm|lập hat-trick|kiến tạo"
)
_SUFFERED = "bắt|bắt giữ|truy nã|kết án|buộc tội|cáo buộc|tạm giam|tạm giữ|bắn|giết|sát hại|đâm|ám sát|lật đổ|phế truất|sa thải|thương|ung thư|kết tội|dẫn độ|đầu độc"
_GRANTED = "bầu|bổ nhiệm|thả|phóng thích|đề cử|ân xá|đưa đến bệnh viện|phong|trao giải|tuyên trắng án"
_WHO = (
    "người|chàng trai|cô gái|nhà|cư dân|chuyên gia|sinh viên|học sinh|luật sư|nhân viên|quan chức|giáo sư|nhân chứng|diễn viên|ca sĩ|giáo viên|bác sĩ|con trai|"
    "con gái|em trai|em gái|anh trai|chị gái|con rể|vợ|chồng|mẹ|bố|cha|bạn|bạn trai|bạn gái|cậu bé|cô bé|bé trai|bé gái|phi công|học giả|công nhân|nông dân|"
    "ngư dân|thành viên|nhà quan sát|đến từ|tác giả|cha đẻ|mẹ đẻ|em họ|cháu|cháu trai|cháu gái|bà mẹ|ông bố|phụ nữ|đàn ông|thanh niên|thiếu niên|kỹ sư|y tá|"
    "tài xế|lái xe|binh sĩ|lính|sĩ quan|cảnh sát|nghị sĩ|chính trị gia|doanh nhân|tỷ phú|triệu phú|đồng tác giả|đồng nghiệp|trợ lý|cố vấn|giám đốc|chủ tịch|"
    "trưởng nhóm|lãnh đạo|thủ lĩnh|nghi phạm|nghi can|thủ phạm|kẻ|hành khách|du khách|khách hàng|vận động viên|cầu thủ|tiền đạo|thủ môn|nhạc sĩ|họa sĩ|"
    "nghệ sĩ|đạo diễn|người mẫu|nhà văn|nhà báo|phóng viên|blogger|kiến trúc sư|tiến sĩ|thạc sĩ|nghiên cứu sinh|chủ nhân|chủ cửa hàng|chủ quán|ông chủ|bà chủ"
)
_ADVERBS = "cũng|đã|sẽ|vừa|từng|còn|lại|mới|luôn|đang|không|chưa|vẫn|chỉ|phải|hôm nay|hôm qua|sau đó|mỉm|bật"
_SPEECH = re.compile(
    rf"\s*,?\s*(?:(?:{_ADVERBS}) )*(?:{any_of(_VERBS)}|bị (?:{any_of(_SUFFERED)})|được (?:{any_of(_GRANTED)}))(?!\w)"
)
_APPOSITION = re.compile(
    rf"\s*[,–(-]\s*(?P<one>(?:(?:một|vị|cựu|nữ|nam|cố|nguyên|là|một trong những|chính là|vốn là|hiện là) )*)(?:{any_of(_WHO)})(?!\w)(?! dân)"
    rf"|\s(?:vốn |hiện |từng )?là (?:một |vị )?(?:(?:cựu|nữ|nam) )?(?P<is>{any_of(_WHO)})(?!\w)"
)
# One word alone may be a thing that somebody uses: `Explorer, khách hàng`.
_SINGLE_APPOSITION = re.compile(
    r"\s*[,–-]\s*(?:một (?:người|chàng trai|cô gái|nhà|cư dân|chuyên gia|sinh viên|học sinh|cựu|nữ|nam|luật sư|nhân viên|phụ nữ|nông dân|công nhân|"
    r"quan chức|giáo sư|nhân chứng|diễn viên|ca sĩ|giáo viên|bác sĩ)|người(?! dân)|con trai|con gái|chàng trai|cô gái|"
    r"em trai|em gái|anh trai|chị gái|con rể|vợ|chồng|cư dân|sinh viên|học sinh|mẹ|bố|cha|nhân chứng|nhân viên|bạn)(?!\w)"
)
# How what is looked for may begin.
_BEGINS_AGE = re.compile(r"[\s,(]*(?:\d|SN|sinh|\Z)")
_BEGINS_SPEECH = re.compile(rf"[\s,]*(?:{first_words(f'{_ADVERBS}|{_VERBS}|bị|được')}|\Z)")
_BEGINS_APPOSITION = re.compile(
    rf"\s*[,–(-]\s*(?:{first_words(f'một|vị|cựu|nữ|nam|cố|nguyên|chính|vốn|hiện|là|{_WHO}')}|\Z)|\s+(?:vốn|hiện|từng|là)(?!\w)"
)
_PLAIN_TITLES = frozenset(
    map(
        phrase_key,
        ("ông", "bà", "anh", "chị", "em", "cô", "chú", "bác", "cháu", "đồng chí", "bị cáo", "bị can"),
    )
)


def title_of(text: str, at: int, core: Core, form: Form, told: Before) -> str:
    """Return the title in front of the name, in front of its run, or in the run, as a key.

    Args:
        text: NFC text.
        at: Where the run starts that holds the name.
        core: The name.
        form: What it says by itself.
        told: What may stand in front of the name.
    """
    if not core.prefix:
        return title_before(text, at + core.start) if told.title else ""
    if form.has_head:
        return ""
    return form.title or title_before(text, at + core.start) or title_before(text, at)


def has_age(text: str, end: int) -> bool:
    """Return whether an age or a year of birth follows the name that ends at `end`.

    >>> has_age("Lê Văn Tám (39 tuổi)", 10)
    True
    """
    return _AGE.match(text, end) is not None


def may_be_age(written: str) -> bool:
    """Return whether `has_age` can hold where what is `written` stands behind a name, up to the first word's end."""
    return _BEGINS_AGE.match(written) is not None


def may_support(written: str) -> bool:
    """Return whether `support` can find anything where what is `written` stands behind a name, up to the first word's end."""
    begins = _BEGINS_SPEECH.match(written) or _BEGINS_APPOSITION.match(written)
    return begins is not None or may_be_role(written)


def may_be_whole(core: Core, form: Form, title: str) -> bool:
    """Whether syllables without a surname can still be a whole name: a stage name, or a rare family's."""
    if core.kind != "stage":
        return False
    if not title:
        return form.is_neighbour
    # Who lives abroad is called with the family's name behind: `bà Trâm Nguyễn`.
    return (
        title in STAGE_TITLES
        or (title in _PLAIN_TITLES and len(core.tokens) > 2)
        or (core.tokens[-1].key in COMMON_SURNAMES and title not in ORGANISATION_ROLES)
    )


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
    single = core.kind == "single"
    told = (_SINGLE_APPOSITION if single else _APPOSITION).match(text, end)
    if told:
        # `Phanna Pheach, một công nhân` is somebody; behind a comma alone the next clause may begin.
        score += 3.0 if single else 2.0 if told["one"] or told["is"] else 1.5
    elif _SPEECH.match(text, end):
        score += 1.5
    return score


def office_weight(core: Core, office: str) -> float:
    """Return what it is worth that `office` leads up to the name: less where it also stands before firms and clubs."""
    if core.kind not in {"single", "foreign"} or core.prefix or office not in ORGANISATION_ROLES:
        return 2.5
    return 1.5 if core.kind == "foreign" else 0.5
