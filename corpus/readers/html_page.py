"""An HTML page becomes an Article: trafilatura finds where it is, and its lines are then read as a text page is.

Trafilatura alone would drop captions, bylines and the line with the date, and its dates are guesses; so it only says
which text is the article's, and what stands between the headline and the end of that text is read.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from lxml.etree import LxmlError

from corpus.article import VIETNAM_TIME, Article
from corpus.dates import parse_date
from corpus.encodings.mojibake import repaired
from corpus.errors import PageError
from corpus.limits import HEAD_BYTES
from corpus.page import read_page
from corpus.page.furniture import is_furniture, starts_other_articles
from corpus.readers.html_blocks import Block, blocks_of, parse_html
from corpus.readers.html_metadata import read_metadata

_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|article|table|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
_TAG = re.compile(
    r"</?(?:p|br|div|span|b|strong|i|em|u|a|h[1-6]|ul|ol|li|table|tr|td|th|img|figure|figcaption|blockquote|font)(?:\s+[\w:-]+\s*=[^<>]*)?\s*/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8}\d{0,2});", re.IGNORECASE)
# Those that would turn into markup stay as they are.
_TEXT_ENTITY = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos|#0*(?:34|38|39|60|62)|#x0*(?:22|26|27|3c|3e));)(?:#\w{1,8}|[a-z]{2,8}\d{0,2});",
    re.IGNORECASE,
)
_BLOCK_END = re.compile(r"</(?:p|div|td|li|h[1-6]|title|a|span)>|<br\b[^>]*>", re.IGNORECASE)
_SURE_CHARACTERS = 40
"""From here on, text that is also in the main text is no coincidence."""
_HEADLINE_WORDS = 4
_HEADLINE_SHARE = 0.4
"""How much of the stated title a headline makes up at least; the newspaper's name is the rest."""
_HEAD_BLOCKS = 6
_TAIL_BLOCKS = 6
_TAIL_CHARACTERS = 120


def looks_like_html(text: str) -> bool:
    """Whether `text` is an HTML page or a piece of one, whatever its file is called.

    >>> looks_like_html("<!DOCTYPE html><p>Lũ về"), looks_like_html("Lũ về <sớm>")
    (True, False)
    """
    return _HTML_START.match(text[:HEAD_BYTES]) is not None


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that an HTML page names in its head, None where it names none.

    >>> declared_encoding(b'<meta charset="windows-1258">')
    'windows-1258'
    """
    match = _DECLARED.search(data[:HEAD_BYTES])
    return match[1].decode("ascii", "replace") if match else None


def plain_text(text: str) -> str:
    r"""Return `text` without HTML, one line a block; text that has none comes back as it is.

    >>> plain_text("<p>Nước <b>lên</b>.</p><p>Dân &amp; lúa.</p>")
    'Nước lên.\nDân & lúa.'
    >>> plain_text("5 < 7 & 8")
    '5 < 7 & 8'

    Args:
        text: A field of a record.
    """
    if "<" in text and _TAG.search(text):
        try:
            return "\n".join(block.text for block in blocks_of(parse_html(text)))
        except LxmlError:
            return ""
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text) if "&" in text else text


def read_html(text: str, article_id: str) -> Article:
    """Return the article of an HTML page.

    >>> page = "<title>Lũ về sớm - Báo A</title><h1>Lũ về sớm</h1><p>Sáng nay nước sông dâng nhanh ở cả ba xã vùng thấp."
    >>> read_html(page, "lu").title
    'Lũ về sớm'

    Args:
        text: The page, complete or cut out of one.
        article_id: The id of the result.

    Returns:
        Title, byline, newspaper, address and date as the page's metadata state them, else as its text does. The date is
        one that the page states as its publication, or none.

    Raises:
        PageError: There is no article in the page.
    """
    text = repaired(_one_line_a_block(_TEXT_ENTITY.sub(lambda entity: html.unescape(entity[0]), text)))
    try:
        tree = parse_html(text)
    except LxmlError as exc:
        raise PageError("trang HTML rỗng; cần một trang có bài viết") from exc
    metadata = read_metadata(tree)
    title, blocks = _article_blocks(blocks_of(tree), _squashed(_main_text(text)), metadata.title)
    stated = metadata.published or _marked_date(blocks)
    article = read_page(
        "\n\n".join(block.text for block in blocks if not block.is_caption),
        article_id=article_id,
        title=title,
        published=stated if isinstance(stated, datetime) else None,
        author=metadata.author,
        source=metadata.source,
        url=metadata.url,
    )
    captions = [block.text for block in blocks if block.is_caption]
    return replace(
        article,
        captions=tuple(dict.fromkeys([*captions, *article.captions])),
        published=_most_precise(stated, article.published),
    )


def _one_line_a_block(text: str) -> str:
    """Return the page with a line end after each block, since text of an old font is known line by line."""
    return _BLOCK_END.sub(r"\g<0>\n", text)


def _marked_date(blocks: Sequence[Block]) -> datetime | date | None:
    """Return the first date that `<time>` marks on a line of its own; beside a link it is that of another article."""
    times = (block.time for block in blocks if not block.linked and len(block.text) <= _TAIL_CHARACTERS)
    return next((moment for time in times if (moment := parse_date(time))), None)


def _main_text(text: str) -> str:
    """Return what trafilatura takes for the page's main text; empty where it finds none."""
    from trafilatura import bare_extraction

    document = bare_extraction(text, include_comments=False, favor_recall=True, with_metadata=False)
    return "" if document is None or isinstance(document, dict) else document.text or ""


def _article_blocks(blocks: Sequence[Block], main: str, stated_title: str) -> tuple[str, list[Block]]:
    """Return the headline, and the blocks from it to the end of the main text and what is signed under it."""
    sure = [
        i
        for i, block in enumerate(blocks)
        if len(block.text) >= _SURE_CHARACTERS and not block.is_link and _squashed(block.text) in main
    ]
    headline = _headline(blocks, stated_title, sure[0] if sure else len(blocks))
    title = blocks[headline].text if headline is not None else stated_title
    if not sure:
        return title, [block for block in blocks if not block.is_link]
    if headline is None or headline > sure[-1]:
        headline = max(0, sure[0] - _HEAD_BLOCKS)
    first = next((i for i in sure if i > headline), headline)
    head = [
        block for block in blocks[headline:first] if not block.is_link or len(block.text) < _SURE_CHARACTERS
    ]
    body = [
        block for block in blocks[first : sure[-1] + 1] if not block.is_link or _squashed(block.text) in main
    ]
    return title, [*head, *body, *_tail(blocks[sure[-1] + 1 :])]


def _headline(blocks: Sequence[Block], stated_title: str, text: int) -> int | None:
    """Return the index of the block that the stated title repeats, else of a heading over the text, which begins at `text`."""
    stated = _squashed(stated_title)
    repeated = [
        i
        for i, block in enumerate(blocks)
        if len(_squashed(block.text)) >= _HEADLINE_SHARE * len(stated) and _squashed(block.text) in stated
    ]
    if stated and repeated:
        return max(repeated, key=lambda i: (blocks[i].heading == 1, len(blocks[i].text)))
    # A page of which the title is that of its site has its headline in the text, in `<h2>` where `<h1>` is the site's.
    headings = [i for i, block in enumerate(blocks) if block.heading and not block.is_link]
    first = [i for i in headings if blocks[i].heading == 1]
    lower = [i for i in headings if i <= text and _may_be_headline(blocks[i].text)]
    return next(iter(first or lower), None)


def _may_be_headline(heading: str) -> bool:
    long = len(heading.split()) >= _HEADLINE_WORDS
    return long and not is_furniture(heading) and not starts_other_articles(heading)


def _tail(blocks: Sequence[Block]) -> list[Block]:
    """Return the short lines right after the article: byline, source, date."""
    tail: list[Block] = []
    for block in blocks[:_TAIL_BLOCKS]:
        if block.linked or (len(block.text) > _TAIL_CHARACTERS and not block.is_caption):
            break
        tail.append(block)
    return tail


def _squashed(text: str) -> str:
    """Return the letters and digits of `text`, for comparing."""
    return re.sub(r"[\W_]+", "", text).casefold()


def _most_precise(stated: datetime | date | None, read: datetime | date | None) -> datetime | date | None:
    """Return the date stated in the markup, with the time that the text gives for that day."""
    if stated is None or isinstance(stated, datetime) or not isinstance(read, datetime):
        return stated or read
    return read if read.astimezone(VIETNAM_TIME).date() == stated else stated
