"""Who wrote an article, and for which newspaper, as a page's lines say it."""

import re
from dataclasses import dataclass

from corpus.people.names import SURNAMES, phrase_key
from corpus.people.places import PLACES

_WORK = (
    r"(?:bài(?: viết)?|tin|ảnh|hình|clip|video|thực hiện|tác giả(?: bài viết)?|người (?:viết|đăng|gửi)|phóng viên|biên tập|nội dung"
    r"|đồ họa|trình bày|tổng hợp|nhóm pv|cộng tác viên|đăng bởi|written by|author|posted by|by)"
)
_LABELLED = re.compile(
    rf"[(\[*]?\s*(?:{_WORK}(?:\s*(?:,|và|&|-|–|/)\s*{_WORK})*\s*[:：]"
    r"|(?:tác giả|thực hiện|người (?:viết|đăng)|(?:đăng|viết) bởi|posted by|by)\s)\s*(?P<name>[^:]{1,80}?)\s*[)\]]?\.?",
    re.IGNORECASE,
)
_OTHER_WORK = re.compile(
    r"\s*[;,.–(-]\s*(?:ảnh|hình|đồ họa|video|clip|trình bày|thiết kế)(?: và \w+)?\s*[:：].*", re.IGNORECASE
)
_QUOTED_SOURCE = re.compile(
    r"[(\[]?\s*(?:(?:theo|nguồn(?: tin| bài)?)\s*[:：]\s*|theo\s+)"
    r"(?P<source>[^:.!?]{2,60}(?:\.(?:vn|com|net|org|example)\b[^:.!?]{0,20})?)\s*[)\]]?\.?",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\s*(?:[(\[](?:tổng hợp|ghi|lược ghi|thực hiện|lược thuật|biên dịch|dịch|t/h|th|ghi chép|sưu tầm|lược dịch"
    r"|còn tiếp|còn nữa|ctv|cộng tác viên|[^()]{2,20} online)[)\]]|\s(?:ghi|lược ghi|thực hiện|tổng hợp|biên dịch|lược dịch))\.?$",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:(?:thạc|tiến|bác|luật|kỹ|nghệ|nhạc|họa|ca) sĩ|(?:luật|kỹ|giáo|phó giáo|kiến trúc) sư|bs|ths|ts|pgs|gs|ks|ls"
    r"|nsưt|nsnd|nhà (?:báo|văn|thơ|giáo|nghiên cứu)|(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy)|cộng tác viên|phóng viên)"
    r"[.,]?(?:\s*[-–]?\s*|\.)(?=\w)",
    re.IGNORECASE,
)
_WITH_SOURCE = re.compile(
    r"(?P<name>[^/()]{2,60}?)\s*(?:/\s*(?P<slash>[^/()]{2,40})|\(\s*(?P<bracket>[^()]{2,40})\)"
    r"|\s[–-]\s(?P<dash>[^()–]{2,40})|[,–-]\s*theo\s+(?P<according>[^()]{2,40}))",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"^(?:báo|tạp chí|sở|ban|bộ|phòng|trung tâm|văn phòng|ubnd|công an|theo|đài|cổng|trang)\s|\b(?:ttx|thông tấn|truyền hình|thông tin|trang tin"
    r"|online|news|tv|media)\b|\.\w{2,}|\+",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:\w+[ -])*[A-Z]{3,}\d*(?:[- ]\w+)*")
_UNNAMED = re.compile(
    r"(?:PV|P\.V\.?|CTV|BBT|B\.B\.T|(?:Ban|Tổ|Nhóm) (?:[Bb]iên tập|[Pp]hóng viên|PV|P\.V)|Tòa soạn)"
)
_NAME_WORD = re.compile(r"[^\W\d_][\w’'.]*")
_JOINED = re.compile(r"(?<=\w)([,&+–])|(?<=\w)-(?=\w)")
_JOINERS = frozenset({"và", "&", "+", "-", "–", ","})
_DATELINE = re.compile(
    r"(?:[(\[]\s*(?P<bracket>[^()\[\]\s]{2,30}(?:\s(?:online|điện tử|news|tv))?|(?P<words>[\w-]+(?:\s[\w-]+){1,3}))\s*[)\]]"
    r"\s*[-–—:.]*\s*"
    r"|(?P<bare>(?:[^\W\d_][\w&]{1,14}|(?:[\w-]{1,40}\.){1,4}(?:vn|com|net|org|example))(?:\s(?:online|điện tử|news|tv))?)"
    r"\s*[-–—]+\s+|(?P<named>(?:báo|tạp chí)(?:\s\w+){1,4}|(?:\w+\s){1,3}(?:online|điện tử))\s*[-–—]+\s+"
    r"|(?P<glued>(?-i:[A-ZĐ]{3,6}))[-–—](?=(?-i:[^\W\d_a-zđ][^\W\d_A-ZĐ]+\s)))(?=\S)",
    re.IGNORECASE,
)
_LONE_DATELINE = re.compile(r"[(\[]?(?P<name>[A-ZĐ]{2,8}(?:\.\w+)*)[)\]]?\s*[-–—]+")
_NO_WORDS = re.compile(
    r"(?:bài|kỳ|phần|tiếp|ảnh|video|clip|xem|ghi|minh|tổng|cập|đọc|trích|còn)\b", re.IGNORECASE
)
_AGENCY = re.compile(r"[B-DF-HJ-NP-TV-XZĐ]{4,}(?:/\S+)?")
_NO_NEWSPAPERS = frozenset({"PV", "HLV", "Ảnh", "Video", "Clip", "Infographic", "TP.HCM", "UBND", "HĐND"})
_MASTHEAD_CAPITALS = 2
_LONGEST_SYLLABLE = 8
_MOST_NAME_WORDS = 9
_MOST_SOURCE_WORDS = 10
_LONGEST_BYLINE = 160


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
    >>> parse_byline("Hà An (TTX Lam Châu)")
    Byline(author='Hà An', source='TTX Lam Châu')
    >>> parse_byline("Nông dân trồng lại lúa") is None
    True

    Args:
        line: One stripped line of NFC text.
    """
    if len(line) > _LONGEST_BYLINE:
        return None
    lone_dateline = _LONE_DATELINE.fullmatch(line)
    if lone_dateline:
        return Byline(source=lone_dateline["name"])
    line = _NOTE.sub("", line)
    label, colon, names = line.partition(":")
    labelled = _LABELLED.fullmatch(f"{label}{colon}{_OTHER_WORK.sub('', names)}")
    if labelled:
        name = labelled["name"] + ")" * (labelled["name"].count("(") - labelled["name"].count(")"))
        return _with_source(name) or Byline(author=name)
    return _quoted(line) or _with_source(line) or _signed(line)


def _quoted(line: str) -> Byline | None:
    """Read `Theo X` and `Nguồn: X`; a person there is the author, as translators and stringers are credited."""
    match = _QUOTED_SOURCE.fullmatch(line)
    if match is None:
        return None
    source = re.sub(r"^(?:báo|đài|tạp chí)\b", lambda paper: paper[0].capitalize(), match["source"])
    if "(" not in source and "[" not in source:
        source = source.rstrip(")] ")
    if (
        not (source[0].isupper() or re.fullmatch(r"\S+\.\w+", source))
        or len(source.split()) > _MOST_SOURCE_WORDS
        or " cho " in source
    ):
        return None
    if is_person(source):
        return Byline(author=source)
    return _with_source(source) or Byline(source=source)


def _with_source(line: str) -> Byline | None:
    """Read a name with the newspaper behind a stroke or in brackets."""
    match = _WITH_SOURCE.fullmatch(line.strip("*-–— "))
    if match is None:
        return None
    name, paper = (
        match["name"].strip(" -–"),
        match["slash"] or match["bracket"] or match["dash"] or match["according"],
    )
    bare = _without_title(name)
    stated = match["according"] is not None or _PAPER.search(paper) is not None
    initials = _AGENCY if match["dash"] else _INITIALS
    stated = stated or initials.fullmatch(paper) is not None
    if _AGENCY.fullmatch(name):
        return Byline(source=line)
    # Two names in capitals with a stroke between them are two authors.
    if not stated or not is_name(bare) or (match["slash"] and name.isupper() and len(paper.split()) > 1):
        return None
    return Byline(author=name, source=re.sub(r"^theo\s+", "", paper, flags=re.IGNORECASE).strip())


def _signed(line: str) -> Byline | None:
    bare = line.strip("()[]*-–— ").rstrip(".") if not line.startswith(("- ", "+ ")) else line
    if _AGENCY.fullmatch(bare):
        return Byline(source=bare)
    return Byline(author=bare) if is_name(_without_title(bare)) else None


def _without_title(name: str) -> str:
    match = _TITLE.match(name)
    return name[match.end() :] if match else name


def is_person(text: str) -> bool:
    """Whether `text` begins with a surname and is no place: `Theo Lê Hà` credits a person, `Theo Lao Động` does not.

    >>> is_person("Lê Hà"), is_person("Lao Động"), is_person("Hà Nội")
    (True, False, False)
    """
    words = text.split()
    return (
        2 <= len(words) <= 4
        and is_name(text)
        and phrase_key(words[0]) in SURNAMES
        and not any(phrase_key(" ".join(words[:count])) in PLACES for count in (2, 3))
        and _PAPER.search(text) is None
        and not (_INITIALS.fullmatch(text) and not text.isupper())
    )


def is_name(text: str) -> bool:
    """Whether `text` has the form of one or a few names or pen names: capitals, few words, no sentence.

    >>> is_name("NGUYÊN AN - H. Phúc"), is_name("Trời trở lạnh")
    (True, False)
    """
    if not 2 <= len(text) <= 70:
        return False
    if _UNNAMED.fullmatch(text):
        return True
    words = [part for word in text.split() for part in _JOINED.split(word) if part]
    names = [word for word in words if word not in _JOINERS]
    return 0 < len(names) <= _MOST_NAME_WORDS and words[0] not in _JOINERS and all(map(_is_name_word, names))


def _is_name_word(word: str) -> bool:
    return word[0].isupper() and _NAME_WORD.fullmatch(word) is not None


def split_dateline(paragraph: str) -> tuple[str | None, str]:
    """Return the newspaper that stands before the first words of a sapo, and the sapo without it.

    >>> split_dateline("(BLC) - Sáng nay mưa lớn.")
    ('BLC', 'Sáng nay mưa lớn.')
    >>> split_dateline("Sáng nay mưa lớn.")
    (None, 'Sáng nay mưa lớn.')
    """
    match = _DATELINE.match(paragraph)
    if match is None or not _is_dateline(match):
        return None, paragraph
    return _newspaper(match), paragraph[match.end() :]


def _newspaper(match: re.Match[str]) -> str:
    return str(match["bracket"] or match["bare"] or match["named"] or match["glued"])


def _is_dateline(match: re.Match[str]) -> bool:
    """Whether what stands in front is a newspaper; a remark in brackets, a place or a speaker is not."""
    name = _newspaper(match)
    if not name[0].isupper() or name.isdigit() or name in _NO_NEWSPAPERS:
        return False
    if match["words"]:
        # Several words are a newspaper only if a dash follows.
        return _NO_WORDS.match(name) is None and re.search(r"[-–—]\s*$", match[0]) is not None
    if match["named"]:
        # Its words are capitals, but for the last of "Cà Mau online".
        return all(word[0].isupper() for word in re.sub(r"\s(?:online|điện tử)$", "", name).split()[1:])
    if match["bracket"]:
        return True
    return "." in name or _is_masthead(name.split()[0])


def _is_masthead(word: str) -> bool:
    """Whether a bare word in front of a dash is a newspaper: initials, several capitals, or letters without accents."""
    if phrase_key(word) in PLACES:
        return False
    capitals = sum(character.isupper() for character in word)
    return capitals >= _MASTHEAD_CAPITALS or (word.isascii() and len(word) >= _LONGEST_SYLLABLE)
