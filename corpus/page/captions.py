"""Picture captions among the lines of a page."""

import re

_CREDIT = re.compile(
    r"(?:^(?!video|clip)|[\s.,;:(\[\-–—|/”\"])(?:ảnh|hình|clip|video|nguồn ảnh|ảnh tư liệu|ảnh minh họa|ảnh minh hoạ|đồ họa|photo)"
    r"(?:\s+(?:tư liệu|minh họa|minh hoạ|chụp màn hình|do|của|cắt từ))*\s*[:：/]\s*(?:(?!\.\s+\w{2})[^!?:]){1,60}$",
    re.IGNORECASE,
)
_SOURCE_IN_BRACKETS = re.compile(
    r"\S\s*[(\[]\s*(?:ảnh|hình|nguồn|ảnh minh họa|ảnh minh hoạ|ảnh tư liệu)\s*(?:[:：]?\s*[^()\[\]]{0,60})?[)\]]\.?$"
    r"|^[(\[]?\s*(?:ảnh|hình) (?:minh họa|minh hoạ|tư liệu)[^.!?]{0,60}$",
    re.IGNORECASE,
)
_SCENE = re.compile(
    r"^[(\[]?(?:(?:một )?(?:quang|toàn|khung|cận) cảnh|(?:các )?đại biểu (?:dự|tham dự|tham quan|chụp ảnh|thăm|biểu quyết)|ảnh(?: minh họa| tư liệu)?\s*[:：]"
    r"|từ (?:trái|phải) (?:sang|qua)|(?:ảnh|hình) \d+\s*[:.])",
    re.IGNORECASE,
)
_AT_THE_SCENE = re.compile(
    r"^(?:(?:hiện trường|chân dung|tang vật|ảnh minh h[oọ][aạ])\b.{0,50}"
    r"|(?:các )?(?:đối tượng|bị cáo|bị can|nghi phạm|nạn nhân)\s.{2,50}\stại (?:cơ quan|t[oò][aà]|phiên|bệnh viện)\b.{0,50})$",
    re.IGNORECASE,
)
_INNER_SENTENCE = re.compile(r"(?<![A-ZĐ])[.!?]\s+(?=[^\W\d_]{2})(?=\S)")
_PEOPLE = re.compile(
    r"^(?:(?:các|những|một|nhiều) )?(?:đoàn viên|bạn trẻ|học sinh|sinh viên|người dân|bà con|nông dân|ngư dân|công nhân"
    r"|cán bộ|lãnh đạo|chiến sĩ|lực lượng|du khách|đại biểu|đồng chí|phụ nữ|thanh niên|hội viên|tiểu thương|em|cháu|bác sĩ"
    r"|giáo viên|cô giáo|thầy giáo|cầu thủ|diễn viên|nghệ nhân|nhân viên)\s",
    re.IGNORECASE,
)
_ONLY_CREDIT_OF_ARTICLE = re.compile(r"^(?:bài|tin)\b[\s,và&/-]*ảnh\b", re.IGNORECASE)
_LONE_CREDIT = re.compile(r"^[(\[]?\s*(?:ảnh|hình|nguồn ảnh|nguồn)\s*[:：]", re.IGNORECASE)
_LIST_ITEM = re.compile(r"^(?:[-–—+*•▪●○✓✔]|\(?\d{1,3}[.)/]|[a-zđ][.)])\s*\S")
_LONGEST_CAPTION = 400
_LONGEST_CREDIT = 60
_LONGEST_BESIDE_PICTURE = 250
_LONGEST_SENTENCE_BESIDE_PICTURE = 160
_SHORTEST_WITHOUT_CREDIT = 60
_PEOPLE_WORDS = 8


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


def is_lone_credit(line: str) -> bool:
    """Whether `line` credits a picture whose caption is the line before it.

    >>> is_lone_credit("Ảnh: Minh Khôi")
    True
    """
    return len(line) <= _LONGEST_CREDIT and _LONE_CREDIT.match(line) is not None


def is_beside_picture(line: str) -> bool:
    """Whether `line`, which follows a picture, is short enough to be its caption.

    >>> is_beside_picture("Toàn cảnh hội nghị"), is_beside_picture("Lúa chín. Người dân mừng. Giá tăng.")
    (True, False)
    """
    if len(line) > _LONGEST_BESIDE_PICTURE or _LIST_ITEM.match(line):
        return False
    if not re.search(r"[.…!?][\"”’')]*$", line):
        return True
    inner_sentences = [match for match in re.finditer(r"[.!?]\s+(\S)", line) if match[1].isupper()]
    return not inner_sentences and len(line) <= _LONGEST_SENTENCE_BESIDE_PICTURE


def is_list_item(line: str) -> bool:
    """Whether `line` begins as an item of a list does.

    >>> is_list_item("- Bưởi: 2 kg"), is_list_item("3. Quét vôi gốc"), is_list_item("Quét vôi gốc")
    (True, True, False)
    """
    return _LIST_ITEM.match(line) is not None


def is_scene(line: str) -> bool:
    """Whether `line` begins as only captions do.

    >>> is_scene("Quang cảnh buổi làm việc"), is_scene("Hội nghị bàn việc chống hạn")
    (True, False)
    """
    return _SCENE.match(line) is not None or (
        len(line) <= _LONGEST_SENTENCE_BESIDE_PICTURE and _AT_THE_SCENE.match(line) is not None
    )


def shows_people(line: str) -> bool:
    """Whether `line` is a short sentence that begins with who is to be seen.

    >>> shows_people("Các đại biểu dự hội nghị."), shows_people("Mưa lớn gây ngập ba xã.")
    (True, False)
    """
    return len(line) <= _LONGEST_SENTENCE_BESIDE_PICTURE and (
        is_scene(line) or _PEOPLE.match(line) is not None
    )


def is_without_credit(line: str) -> bool:
    """Whether `line` is a caption by its form alone: a scene, and no sentence.

    >>> is_without_credit("Quang cảnh buổi làm việc tại điểm cầu huyện")
    True
    >>> is_without_credit("Siết chặt kỷ luật")
    False
    """
    if len(line) > _LONGEST_BESIDE_PICTURE or line.endswith((":", "?", "!")) or is_list_item(line):
        return False
    if is_scene(line):
        return not line.endswith(".") or len(line) <= _LONGEST_SENTENCE_BESIDE_PICTURE
    people = _PEOPLE.match(line) is not None and len(line.split()) >= _PEOPLE_WORDS
    return (
        (people or len(line) >= _SHORTEST_WITHOUT_CREDIT)
        and line[0].isupper()
        and _INNER_SENTENCE.search(line) is None
        and not re.search(r"[.…;,/][\"”’')]*$", line)
    )
