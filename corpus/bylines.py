"""Who wrote an article, and for which newspaper, as a page's lines say it."""

import re
from dataclasses import dataclass

_WORK = r"(?:bài|tin|ảnh|hình|clip|video|thực hiện|tác giả|người viết|phóng viên|biên tập|nội dung|đồ họa|trình bày|tổng hợp)"
_LABELLED = re.compile(
    rf"^[(\[]?\s*(?:{_WORK}(?:\s*(?:,|và|&|-|–|/)\s*{_WORK})*\s*[:：]|(?:tác giả|thực hiện|người viết)\s+)\s*(?P<name>[^:]{{1,80}}?)\s*[)\]]?\.?$",
    re.IGNORECASE,
)
_QUOTED_SOURCE = re.compile(
    r"^[(\[]?\s*(?:(?:theo|nguồn|nguồn tin)\s*[:：]\s*|theo\s+)(?P<source>[^:.!?]{2,60}(?:\.(?:vn|com|net|org|example)\b[^:.!?]{0,20})?)\s*[)\]]?\.?$",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\s*[(\[](?:tổng hợp|ghi|lược ghi|thực hiện|lược thuật|biên dịch|dịch|t/h|th|còn tiếp|[^()]{2,20} online)[)\]]\.?$",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:[A-ZÀ-ỸĐ][\w’'.-]*|[&+,–-]|và|-)(?:[\s.]+(?:[A-ZÀ-ỸĐ][\w’'.-]*|[&+,–-]|và))*|PV|P\.V|CTV|BBT|Ban [Bb]iên tập"
)
_DATELINE = re.compile(
    r"^(?:[(\[]\s*(?P<bracket>(?:báo\s)?[^()\[\]\s]{2,30}(?:\s(?:online|điện tử))?)\s*[)\]]\s*[-–—:.]*\s*"
    r"|(?P<bare>[A-ZĐ]{2,8}|(?:[\w-]+\.)+(?:vn|com|net|org|example)|Dân trí)\s*(?:[-–—]+|:)\s+)(?=\S)",
    re.IGNORECASE,
)
_MOST_NAME_WORDS = 7
_MOST_SOURCE_WORDS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """What a byline says; at least one of the two is there.

    Attributes:
        author: The names, as written.
        source: The newspaper that the text was taken from.
    """

    author: str | None = None
    source: str | None = None


def parse_byline(line: str) -> Byline | None:
    """Return what `line` says as a byline, or None where it is not one.

    >>> parse_byline("Bài và ảnh: Hà An")
    Byline(author='Hà An', source=None)
    >>> parse_byline("Theo Báo Lam Châu").source
    'Báo Lam Châu'
    >>> parse_byline("Nông dân trồng lại lúa") is None
    True

    Args:
        line: One stripped line of NFC text.
    """
    line = _NOTE.sub("", line)
    labelled = _LABELLED.match(line)
    if labelled:
        return Byline(author=labelled["name"])
    quoted = _QUOTED_SOURCE.match(line)
    if quoted and quoted["source"][0].isupper() and len(quoted["source"].split()) <= _MOST_SOURCE_WORDS:
        return Byline(source=quoted["source"])
    bare = line.strip("()[]*-–— ").rstrip(".") if not line.startswith("- ") else line
    if is_name(bare):
        return Byline(author=bare)
    return None


def is_name(text: str) -> bool:
    """Whether `text` has the form of one or a few names or pen names: capitals, few words, no sentence.

    >>> is_name("NGUYÊN AN - H. Phúc"), is_name("Trời trở lạnh")
    (True, False)
    """
    return (
        2 <= len(text) <= 60 and len(text.split()) <= _MOST_NAME_WORDS and _NAME.fullmatch(text) is not None
    )


def split_dateline(paragraph: str) -> tuple[str | None, str]:
    """Return the newspaper that stands before the first words of a sapo, and the sapo without it.

    >>> split_dateline("(BLC) - Sáng nay mưa lớn.")
    ('BLC', 'Sáng nay mưa lớn.')
    >>> split_dateline("Sáng nay mưa lớn.")
    (None, 'Sáng nay mưa lớn.')
    """
    match = _DATELINE.match(paragraph)
    name = match and (match["bracket"] or match["bare"])
    # A single lower-case word or a number in brackets is a remark, not a newspaper.
    if match is None or not name or not name[0].isupper() or name.isdigit():
        return None, paragraph
    if match["bare"] and not (name.isupper() or "." in name or name == "Dân trí"):
        return None, paragraph
    return name, paragraph[match.end() :]
