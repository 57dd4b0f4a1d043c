"""A scraped text page becomes an Article: headline, sapo, paragraphs, captions, byline, date and address.

The page is read as a list of lines. Its address and its end are cut off first (comments, lists of other articles),
then its head (all before the first paragraph) and its byline; what is left between is body, captions and furniture.
"""

import re
from datetime import date, datetime
from urllib.parse import urlsplit

from corpus.article import Article
from corpus.errors import PageError
from corpus.page.body import place_body
from corpus.page.end import cut_other_articles, take_end
from corpus.page.furniture import is_image_file
from corpus.page.head import take_head
from corpus.page.lines import Draft, clean_title, page_lines

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_ADDRESS_LABEL = re.compile(
    r"\W*(?:nguồn|link|bài gốc|xem bài gốc|đường dẫn|url|địa chỉ|source|permalink|via|theo)[\w ]{0,20}[:：]?",
    re.IGNORECASE,
)
_ADDRESS_BUTTON = re.compile(r"\W*(?:copy|sao chép|lấy) ?(?:link|liên kết|đường dẫn)?\W*", re.IGNORECASE)
_TITLE_FROM_TEXT = 120


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
    draft = Draft(lines=page_lines(text), title=clean_title(title), lede=lede)
    _take_address(draft)
    cut_other_articles(draft)
    take_head(draft)
    take_end(draft)
    place_body(draft)
    if not draft.lede and not draft.body:
        raise PageError(
            "Cần một trang có ít nhất một đoạn văn, nhưng trang này không còn đoạn nào sau khi bỏ phần khung trang; "
            "hãy kiểm tra xem tệp có chứa bài viết không."
        )
    address = url or draft.url
    if not draft.body:
        draft.body, draft.lede = [draft.lede], ""
    return Article(
        id=article_id,
        title=draft.title or _first_words(draft.lede or draft.body[0]),
        lede=draft.lede,
        body=tuple(draft.body),
        captions=tuple(dict.fromkeys(draft.captions)),
        published=published or draft.published or draft.updated,
        author=author or draft.author,
        source=source or draft.source or _host(address),
        url=address,
    )


def _take_address(draft: Draft) -> None:
    """Take the page's address where a label or a button stands beside it, or where it opens or closes the page."""
    kept: list[str] = []
    last = len(draft.lines) - 1
    for i, line in enumerate(draft.lines):
        address = _ADDRESS.search(line)
        if address is None or is_image_file(line):
            kept.append(line)
            continue
        around = _ADDRESS.sub("", line).strip(" ()[]<>")
        after = draft.lines[i + 1] if i < last else ""
        labelled_before = not around and bool(kept) and _ADDRESS_LABEL.fullmatch(kept[-1]) is not None
        if labelled_before:
            kept.pop()
        if (
            labelled_before
            or _ADDRESS_LABEL.fullmatch(around)
            or (not around and (i in {0, last} or _ADDRESS_BUTTON.fullmatch(after)))
        ):
            draft.url = draft.url or address[0].rstrip(".,;)")
        elif around:
            kept.append(line)
    draft.lines = kept


def _host(address: str | None) -> str | None:
    """Return the host of an address, without `www.`; None where there is none."""
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        # A broken IPv6 address, "http://[x".
        return None
    return host.removeprefix("www.") if host else None


def _first_words(text: str) -> str:
    """Return the first sentence of `text`, cut at a word: the headline of a page that states none."""
    sentence = re.split(r"(?<=[^A-ZĐ][.!?…])\s", text, maxsplit=1)[0].rstrip(".")
    if len(sentence) <= _TITLE_FROM_TEXT:
        return sentence
    return f"{sentence[:_TITLE_FROM_TEXT].rsplit(' ', 1)[0]}…"
