"""Picture captions among the lines of a page."""

import re

_CREDIT = re.compile(
    r"(?:^|[\s.,;:(\[\-–—|/”\"])(?:ảnh|hình|clip|video|nguồn ảnh|ảnh tư liệu|ảnh minh họa|ảnh minh hoạ|đồ họa)"
    r"(?:\s+(?:tư liệu|minh họa|minh hoạ|chụp màn hình|do|của|cắt từ))*\s*[:：/]\s*(?:(?!\.\s+\w{2})[^!?:]){1,60}$",
    re.IGNORECASE,
)
_SOURCE_IN_BRACKETS = re.compile(
    r"[(\[]\s*(?:ảnh|hình|nguồn|ảnh minh họa|ảnh minh hoạ|ảnh tư liệu)\s*(?:[:：]?\s*[^()\[\]]{0,60})?[)\]]\.?$",
    re.IGNORECASE,
)
_SCENE = re.compile(
    r"^(?:(?:một )?(?:quang|toàn|khung|cận) cảnh|(?:các )?đại biểu (?:dự|tham dự|tham quan|chụp ảnh|thăm|biểu quyết)|ảnh(?: minh họa| tư liệu)?\s*[:：]"
    r"|hình ảnh|từ (?:trái|phải) (?:sang|qua)|(?:ảnh|hình) \d+\s*[:.])",
    re.IGNORECASE,
)
_LONGEST_CAPTION = 400
_LONGEST_CREDIT = 60
_LONGEST_BESIDE_PICTURE = 250
_SHORTEST_WITHOUT_CREDIT = 60


def has_credit(line: str) -> bool:
    """Whether `line` is a caption that ends with the credit of its picture.

    >>> has_credit("Quang cảnh buổi lễ tại xã. Ảnh: N.V")
    True
    >>> has_credit("Bài và ảnh: N.V")
    False

    Args:
        line: One stripped line of NFC text.
    """
    if len(line) > _LONGEST_CAPTION or _ONLY_CREDIT_OF_ARTICLE.match(line):
        return False
    return bool(_CREDIT.search(line) or _SOURCE_IN_BRACKETS.search(line))


_ONLY_CREDIT_OF_ARTICLE = re.compile(r"^(?:bài|tin)\b[\s,và&/-]*ảnh\b", re.IGNORECASE)


def is_lone_credit(line: str) -> bool:
    """Whether `line` credits a picture whose caption is the line before it.

    >>> is_lone_credit("Ảnh: Minh Khôi")
    True
    """
    return (
        len(line) <= _LONGEST_CREDIT
        and re.match(r"^[(\[]?\s*(?:ảnh|hình)\s*[:：]", line, re.IGNORECASE) is not None
    )


def is_beside_picture(line: str) -> bool:
    """Whether `line`, which follows a picture, is short enough to be its caption.

    >>> is_beside_picture("Toàn cảnh hội nghị")
    True
    """
    inner_sentences = re.findall(r"[.!?]\s+[A-ZÀ-ỸĐ]", line)
    return len(line) <= _LONGEST_BESIDE_PICTURE and len(inner_sentences) <= 1


def is_without_credit(line: str) -> bool:
    """Whether `line` is a caption by its form alone: a scene, and no sentence.

    >>> is_without_credit("Quang cảnh buổi làm việc tại điểm cầu huyện")
    True
    >>> is_without_credit("Siết chặt kỷ luật")
    False
    """
    if len(line) > _LONGEST_BESIDE_PICTURE or line.endswith((":", "?", "!")):
        return False
    if _SCENE.match(line):
        return True
    return len(line) >= _SHORTEST_WITHOUT_CREDIT and not re.search(r"[.…;][\"”’')]*$", line)
