"""The lines of a scraped page, and what can be said of one line: paragraph, sentence, repetition, headline."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from corpus.page.captions import has_credit
from corpus.page.furniture import is_breadcrumb, is_furniture, names_other_article

_INVISIBLE = re.compile(r"[\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f]")
_SENTENCE_END = re.compile(r"[.!?…](?:/-?\.?)?[\"”’')\]]{0,8}$")
# A link or a bold name in a paragraph often leaves its punctuation on the next line.
_CONTINUATION = re.compile(r"[,;)]\s*\w")
_AFTER_BREAK = re.compile(r" ([,;)])(?= )")
_PARAGRAPH_WORDS = 12
_PARAGRAPH_WITHOUT_STOP = 200
_WRAPPED_FROM = 50
_WRAPPED_LINES = 3
_PICTURE_NUMBER = re.compile(
    r"(?:\s*[-–—(\[]+\s*|\s+)(?:(?:ảnh|hình|photo|image)\s*(?:số\s*)?|(?<=[-–—]\s))\d{1,2}[)\]]?$",
    re.IGNORECASE,
)
_SITE_SUFFIX = re.compile(
    r"\s+(?:\||[-–—»])\s+(?:[^|]{0,60}\b(?:báo|tạp chí|cổng|trang|đài|online|điện tử|news|tin tức|vn|com|net)\b[^|]{0,60}"
    r"|[\w.-]{1,40}\.\w{2,4})$",
    re.IGNORECASE,
)
_TEMPLATE_LEFT = re.compile(r"^(?:null|undefined)\s+")
_SITE_SIGN = re.compile(r"[|–—»]| - ")
_NOT_WORD = re.compile(r"\W+")
_SITE_AFTER_BAR = re.compile(r"\s*\|[^|]{2,60}$")
_LONGEST_DIFFERENCE = 160
_SHORTEST_DIFFERENCE = 20
_HEADLINE_BEFORE_SITE = 5


@dataclass(slots=True, kw_only=True)
class Draft:
    """What has been read of a page so far; `lines` are those not yet placed, `above` the keys of those over the headline."""

    lines: list[str]
    title: str = ""
    above: frozenset[str] = frozenset()
    lede: str = ""
    body: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    published: datetime | date | None = None
    updated: datetime | date | None = None
    author: str | None = None
    source: str | None = None
    url: str | None = None


def page_lines(text: str) -> list[str]:
    r"""Return the lines that hold something: NFC, white space folded, hard-wrapped paragraphs joined.

    >>> page_lines("Lũ\u00a0về\r\n\r\n  Nước lên.\t ")
    ['Lũ về', 'Nước lên.']
    """
    text = _INVISIBLE.sub(
        lambda match: "\n" if match[0] in "\u2028\u2029" else "", unicodedata.normalize("NFC", text)
    )
    raw = [" ".join(line.split()) for line in text.splitlines()]
    width = _wrapping_width(raw)
    groups: list[list[str]] = []
    before = ""
    for line in raw:
        if line and groups and ((before and _continues(before, line, width)) or _CONTINUATION.match(line)):
            groups[-1].append(line)
        elif line:
            groups.append([line])
        before = line
    return [_AFTER_BREAK.sub(r"\1", " ".join(group)) for group in groups]


def _wrapping_width(lines: Sequence[str]) -> int | None:
    """Return the length that a page is hard-wrapped at, None for a page with one paragraph a line."""
    longest = max(map(len, lines), default=0)
    if longest > 2 * _WRAPPED_FROM + 20:
        return None
    continued = sum(
        1 for i in range(1, len(lines)) if lines[i][:1].islower() and _is_open(lines[i - 1], _WRAPPED_FROM)
    )
    return longest if continued >= _WRAPPED_LINES else None


def _continues(before: str, line: str, width: int | None) -> bool:
    if line[0].islower():
        return _is_open(before, _WRAPPED_FROM) and not is_furniture(line)
    return width is not None and len(before) + len(line.split(" ", 1)[0]) + 1 > width and line[0].isalnum()


def _is_open(line: str, shortest: int) -> bool:
    return len(line) >= shortest and not ends_sentence(line) and "://" not in line


def ends_sentence(line: str) -> bool:
    """Whether `line` ends as a sentence does.

    >>> ends_sentence("Nước lên."), ends_sentence("“Nước lên!”"), ends_sentence("Lũ về")
    (True, True, False)
    """
    return _SENTENCE_END.search(line[-16:]) is not None


def is_paragraph(line: str) -> bool:
    """Whether `line` is long enough, and ends as a sentence, so that it can only be a piece of an article.

    >>> is_paragraph("Lũ về sớm ở ba xã")
    False
    """
    long = len(line) >= _PARAGRAPH_WITHOUT_STOP
    if not long and not (ends_sentence(line) and len(line.split()) >= _PARAGRAPH_WORDS):
        return False
    return not (is_furniture(line) or has_credit(line) or is_breadcrumb(line) or names_other_article(line))


def clean_title(line: str) -> str:
    """Return a headline without the name of the site and what a template left in front of it.

    >>> clean_title("null Lũ về sớm ở ba xã - Báo Lam Châu")
    'Lũ về sớm ở ba xã'
    """
    line = _TEMPLATE_LEFT.sub("", " ".join(line.split()))
    if len(line) > 2 * _PARAGRAPH_WITHOUT_STOP or not _SITE_SIGN.search(line):
        return line
    for suffix in (_SITE_SUFFIX, _SITE_AFTER_BAR):
        match = suffix.search(line)
        if match and len(line[: match.start()].split()) >= _HEADLINE_BEFORE_SITE:
            line = line[: match.start()]
    return line


@lru_cache(maxsize=1 << 14)
def line_key(line: str) -> str:
    """Return what two lines share that say the same: words, without case and punctuation."""
    return _NOT_WORD.sub(" ", clean_title(line)).strip().casefold()


def same(line: str, other: str) -> bool:
    """Whether two lines say the same.

    >>> same("LŨ VỀ SỚM!", "Lũ về sớm"), same("", "")
    (True, False)
    """
    # Punctuation makes little difference to a length, the name of a site behind `line` much.
    near = -_SHORTEST_DIFFERENCE <= len(line) - len(other) <= _LONGEST_DIFFERENCE
    return bool(other) and near and line_key(line) == line_key(other)


def repeats_title(line: str, title: str) -> bool:
    """Whether `line` is the headline, or the alternative text made of it for a picture.

    >>> repeats_title("Lũ về sớm - Ảnh 2", "Lũ về sớm")
    True
    """
    if not title or len(line) > len(title) + _LONGEST_DIFFERENCE:
        return False
    bare = without_picture_number(line)
    return same(line, title) or (bare != line and same(bare, title))


def without_picture_number(line: str) -> str:
    """Return `line` without the number that a template gives the alternative text of a picture.

    >>> without_picture_number("Nước ngập chợ ảnh 3")
    'Nước ngập chợ'
    """
    line_end = line.rstrip(".")
    if not line_end.rstrip(")]")[-1:].isdigit() or len(line) > 2 * _PARAGRAPH_WITHOUT_STOP:
        return line
    bare = _PICTURE_NUMBER.sub("", line_end)
    return line if bare == line_end else bare
