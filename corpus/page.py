"""A scraped text page becomes an Article: headline, sapo, paragraphs, captions, byline, date and address.

The page is read as a list of lines. Its address and its end are cut off first (comments, lists of other articles,
byline), then its head (all before the first paragraph); what is left between is body, captions and furniture.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise
from urllib.parse import urlsplit

from corpus.article import Article
from corpus.bylines import is_name, parse_byline, split_dateline
from corpus.captions import has_credit, is_beside_picture, is_lone_credit, is_without_credit
from corpus.dates import FoundDate, find_date
from corpus.errors import PageError
from corpus.furniture import (
    is_breadcrumb,
    is_furniture,
    is_image_file,
    is_section,
    names_other_article,
    starts_comments,
    starts_other_articles,
)

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_ADDRESS_LABEL = re.compile(r"(?:nguồn|link|bài gốc|xem bài gốc|đường dẫn)[\w ]{0,20}[:：]?", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f]")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_PARAGRAPH_WORDS = 12
_PARAGRAPH_WITHOUT_STOP = 200
_LEDE_WITHOUT_STOP = 90
_HEADLINE_CHARACTERS = range(12, 251)
_HEADLINE_WORDS = 4
_TITLE_FROM_TEXT = 120


@dataclass(slots=True, kw_only=True)
class _Page:
    """What has been read so far; `lines` are those not yet placed."""

    lines: list[str]
    title: str = ""
    lede: str = ""
    body: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    published: datetime | date | None = None
    updated: datetime | date | None = None
    author: str | None = None
    source: str | None = None
    url: str | None = None


def read_page(
    text: str,
    *,
    article_id: str,
    title: str = "",
    lede: str = "",
    published: datetime | date | None = None,
    author: str | None = None,
    source: str | None = None,
    url: str | None = None,
) -> Article:
    """Return the article of a scraped text page, without the page's furniture.

    >>> page = '''Lũ về sớm ở ba xã
    ... AN NHIÊN 30/08/2022 15:32
    ... (BLC) - Sáng nay 30.8, nước sông dâng nhanh ở ba xã vùng thấp của huyện.
    ... Dân trong vùng đã kịp dời hơn hai mươi tấn lúa giống lên cao.'''
    >>> article = read_page(page, article_id="lu")
    >>> article.title, article.author, article.source
    ('Lũ về sớm ở ba xã', 'AN NHIÊN', 'BLC')

    Args:
        text: The page, any line ends and Unicode form.
        article_id: The id of the result.
        title: The headline, where it is known from outside; like the values below it wins over the text.
        lede: The sapo.
        published: When it was published.
        author: The byline.
        source: The newspaper.
        url: The address of the page.

    Raises:
        PageError: No article is left when the furniture is gone.
    """
    page = _Page(lines=_lines(text), title=_clean_title(title), lede=lede)
    _take_address(page)
    _cut_other_articles(page)
    _take_head(page)
    _take_end(page)
    _place_the_rest(page)
    if not page.lede and not page.body:
        raise PageError(
            "Cần một trang có ít nhất một đoạn văn, nhưng trang này không còn đoạn nào sau khi bỏ phần khung trang; "
            "hãy kiểm tra xem tệp có chứa bài viết không."
        )
    address = url or page.url
    if not page.body:
        page.body, page.lede = [page.lede], ""
    return Article(
        id=article_id,
        title=page.title or _first_words(page.lede or page.body[0]),
        lede=page.lede,
        body=tuple(page.body),
        captions=tuple(dict.fromkeys(page.captions)),
        published=published or page.published or page.updated,
        author=author or page.author,
        source=source or page.source or (urlsplit(address).hostname if address else None),
        url=address,
    )


def _lines(text: str) -> list[str]:
    """Return the lines that hold something, NFC, white space folded, hard-wrapped paragraphs joined."""
    text = _INVISIBLE.sub(
        lambda match: "\n" if match[0] in "\u2028\u2029" else "", unicodedata.normalize("NFC", text)
    )
    lines: list[str] = []
    wrapped = False
    for raw in text.splitlines():
        line = " ".join(raw.split())
        if line and wrapped and line[0].islower():
            lines[-1] = f"{lines[-1]} {line}"
        elif line:
            lines.append(line)
        wrapped = len(line) >= 50 and not _SENTENCE_END.search(line)
    return lines


def _take_address(page: _Page) -> None:
    """Take the page's address from a line that is labelled as such, or from the line after the label."""
    kept: list[str] = []
    for line in page.lines:
        address = _ADDRESS.search(line)
        around = _ADDRESS.sub("", line).strip(" ()[]<>") if address else line
        if address is None:
            kept.append(line)
        elif not around and kept and _ADDRESS_LABEL.fullmatch(kept[-1]):
            kept.pop()
            page.url = page.url or address[0].rstrip(".,;)")
        elif _ADDRESS_LABEL.fullmatch(around):
            page.url = page.url or address[0].rstrip(".,;)")
        elif around:
            kept.append(line)
    page.lines = kept


def _is_paragraph(line: str) -> bool:
    if is_furniture(line) or has_credit(line) or is_breadcrumb(line) or names_other_article(line):
        return False
    if len(line) >= _PARAGRAPH_WITHOUT_STOP:
        return True
    return len(line.split()) >= _PARAGRAPH_WORDS and _SENTENCE_END.search(line) is not None


def _cut_other_articles(page: _Page) -> None:
    """Drop comments and lists of other articles, wherever they stand after the first paragraph."""
    kept: list[str] = []
    in_list = seen_paragraph = ended = False
    for line in page.lines:
        paragraph = _is_paragraph(line)
        if seen_paragraph and (starts_comments(line) or (ended and paragraph)):
            break
        if seen_paragraph and starts_other_articles(line):
            in_list = True
            # A list after the byline is the end of the page, whatever follows it.
            ended = ended or (bool(kept) and parse_byline(kept[-1]) is not None)
        elif in_list and not paragraph and not has_credit(line):
            if parse_byline(line) and not is_furniture(line):
                kept.append(line)
        elif not (seen_paragraph and names_other_article(line)):
            in_list = False
            kept.append(line)
        seen_paragraph = seen_paragraph or paragraph
    page.lines = kept


def _take_head(page: _Page) -> None:
    """Take headline, date, byline and sapo: all up to and with the first paragraph."""
    first = next((i for i, line in enumerate(page.lines) if _is_paragraph(line)), len(page.lines))
    head, rest = page.lines[:first], page.lines[first:]
    dated = [i for i, line in enumerate(head) if _take_date(page, line)]
    candidates = [i for i, line in enumerate(head) if i not in dated and _may_be_headline(line)]
    chosen = _choose_headline(head, candidates, dated, page)
    if chosen is None and not page.title:
        rest = _headline_after_lede(page, rest)
    for i, line in enumerate(head):
        near_date = any(abs(i - j) == 1 for j in dated)
        if i in dated or i == chosen or _same(line, page.title):
            continue
        if (
            chosen is not None
            and i > chosen
            and i in candidates
            and len(line) >= _LEDE_WITHOUT_STOP
            and not page.lede
        ):
            page.lede = line
        elif has_credit(line) or (chosen is not None and i > chosen and is_without_credit(line)):
            page.captions.append(line)
        elif not page.author and not is_section(line) and not is_furniture(line):
            byline = parse_byline(line)
            labelled = byline is not None and byline.author != line
            if byline and (labelled or near_date):
                page.author, page.source = byline.author, page.source or byline.source
    if rest and not page.lede:
        page.lede = rest.pop(0)
    dateline, page.lede = split_dateline(page.lede)
    if dateline is None and rest:
        dateline, rest[0] = split_dateline(rest[0])
    page.source = dateline or page.source
    page.lines = rest


def _take_date(page: _Page, line: str) -> FoundDate | None:
    """Take the date, and the byline beside it, of a line that holds nothing else."""
    found = find_date(line) if len(line) <= 120 else None
    if found is None:
        return None
    # What is left beside the date may be sections, counters and the byline, and nothing else.
    parts = [part.strip(" -–—,[]") for part in re.split(r"\s*[|•·–—]\s*|\s-\s|,\s", found.rest)]
    named = [part for part in parts if part and not is_furniture(part) and not is_section(part)]
    bylines = [parse_byline(part) for part in named]
    if not all(bylines) or len(named) > 2:
        return None
    for byline in bylines:
        if byline and not page.author:
            page.author, page.source = byline.author, page.source or byline.source
    if found.updated:
        page.updated = page.updated or found.value
    else:
        page.published = page.published or found.value
    return found


def _may_be_headline(line: str) -> bool:
    line = _clean_title(line)
    return (
        len(line) in _HEADLINE_CHARACTERS
        and len(line.split()) >= _HEADLINE_WORDS
        and not (
            is_furniture(line)
            or is_section(line)
            or is_breadcrumb(line)
            or is_image_file(line)
            or has_credit(line)
        )
        and not (starts_other_articles(line) or starts_comments(line) or names_other_article(line))
        and not line.endswith((".", ":", ";", ","))
    )


def _choose_headline(
    head: Sequence[str], candidates: Sequence[int], dated: Sequence[int], page: _Page
) -> int | None:
    """Return the index of the headline in `head` and keep it in `page`, unless it was given from outside."""
    if not candidates:
        return None
    times = Counter(_key(line) for line in page.lines)
    repeated = [i for i in candidates if times[_key(head[i])] > 1]
    before_date = [i for i in candidates if dated and i < dated[0]]
    chosen = (repeated or before_date[-1:] or candidates)[0]
    same = [i for i in candidates if page.title and _same(head[i], page.title)]
    if page.title:
        return same[0] if same else None
    page.title = _clean_title(head[chosen])
    return chosen


def _headline_after_lede(page: _Page, rest: list[str]) -> list[str]:
    """Take the headline of a page that begins with its sapo; return the lines without it."""
    for i, line in enumerate(rest[1:4], start=1):
        if _may_be_headline(line) and not is_name(line):
            page.title = _clean_title(line)
            return rest[:i] + rest[i + 1 :]
    return rest


def _take_end(page: _Page) -> None:
    """Take byline and date from the lines after the last paragraph; what follows the byline goes."""
    last = max((i for i, line in enumerate(page.lines) if _is_paragraph(line)), default=-1)
    kept = page.lines[: last + 1]
    signed = False
    for line in page.lines[last + 1 :]:
        byline = parse_byline(line)
        if _take_date(page, line) or is_furniture(line) or (signed and is_lone_credit(line)):
            continue
        if byline and not is_section(line) and not has_credit(line):
            page.author = page.author or byline.author
            page.source = page.source or byline.source
            signed = True
        elif not signed:
            kept.append(line)
    page.lines = kept


def _place_the_rest(page: _Page) -> None:
    """Sort the lines between head and end into paragraphs, captions and furniture."""
    beside_picture = False
    doubled = _doubled(page.lines)
    for line in page.lines:
        if is_image_file(line) or _same(line, page.title):
            # A headline that recurs in the body is a picture's alternative text.
            beside_picture = True
            continue
        if _same(split_dateline(line)[1], page.lede) or is_furniture(line) or is_breadcrumb(line):
            continue
        if is_lone_credit(line) and page.body and not _SENTENCE_END.search(page.body[-1]):
            page.captions.append(f"{page.body.pop()}. {line}")
        elif has_credit(line) or is_without_credit(line) or line in doubled or (beside_picture and is_beside_picture(line)):
            page.captions.append(line)
        elif not (find_date(line) and _labelled_date(page, line)):
            page.body.append(line)
        beside_picture = False


def _doubled(lines: Sequence[str]) -> set[str]:
    """Return the lines that stand twice in a row: a picture's alternative text and its caption."""
    return {line for line, after in pairwise(lines) if is_beside_picture(line) and _same(line, after)}


def _labelled_date(page: _Page, line: str) -> bool:
    found = find_date(line)
    return found is not None and found.labelled and _take_date(page, line) is not None


def _clean_title(line: str) -> str:
    return re.sub(r"^(?:null|undefined)\s+", "", " ".join(line.split()))


def _key(line: str) -> str:
    return re.sub(r"\W+", " ", _clean_title(line)).strip().casefold()


def _same(line: str, other: str) -> bool:
    return bool(other) and _key(line) == _key(other)


def _first_words(text: str) -> str:
    """Return the first sentence of `text`, cut at a word: the headline of a page that states none."""
    sentence = re.split(r"(?<=[.!?…])\s", text, maxsplit=1)[0].rstrip(".")
    if len(sentence) <= _TITLE_FROM_TEXT:
        return sentence
    return f"{sentence[:_TITLE_FROM_TEXT].rsplit(' ', 1)[0]}…"
