"""What an HTML page states about its article outside the text: in `<meta>`, in JSON-LD and in `<link>`."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from corpus.dates import parse_date

_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "title")
_AUTHOR_NAMES = ("author", "article:author", "dc.creator", "byl")
_SOURCE_NAMES = ("og:site_name", "dc.publisher", "dc.source")
_URL_NAMES = ("og:url",)
_DATE_NAMES = (
    "article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
)
_NO_AUTHOR = re.compile(
    r"https?:|@|^(?:admin|administrator|editor|btv|ban biên tập|webmaster|root|user)\d*$", re.IGNORECASE
)
# A portal names itself in the `<title>` of each of its pages.
_PORTAL = re.compile(r"(?:cổng|trang)\s+(?:thông tin|tin|ttđt)|trang chủ|home\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlMetadata:
    """What a page states; None or empty where it states nothing.

    Attributes:
        title: The headline, perhaps with the newspaper's name after it.
        author: The byline.
        source: The newspaper or portal.
        url: The page's own address.
        published: When it was published; never when it was changed or fetched.
    """

    title: str
    author: str | None
    source: str | None
    url: str | None
    published: datetime | date | None


def read_metadata(tree: HtmlElement) -> HtmlMetadata:
    """Return what the page states about its article.

    Args:
        tree: What `lxml.html` makes of the whole page, scripts included.
    """
    metas = _metas(tree)
    linked = next(_linked_articles(tree), {})
    source = _first(metas, _SOURCE_NAMES) or _named(linked.get("publisher"))
    author = _first(metas, _AUTHOR_NAMES) or _named(linked.get("author"))
    title = _first(metas, _TITLE_NAMES) or _plain(linked.get("headline")) or _plain(tree.findtext(".//title"))
    return HtmlMetadata(
        title="" if title == source or _PORTAL.match(title) else title,
        author=author if author and author != source and not _NO_AUTHOR.search(author) else None,
        source=source or None,
        url=_address(_first(metas, _URL_NAMES)) or _address(_canonical(tree)),
        published=parse_date(_plain(linked.get("datePublished"))) or _published(metas),
    )


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Return the first value under each name."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and _plain(element.get("content")):
            metas.setdefault(name.strip().casefold(), _plain(element.get("content")))
    return metas


def _first(metas: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((metas[name] for name in names if name in metas), "")


def _published(metas: Mapping[str, str]) -> datetime | date | None:
    dates = (parse_date(metas[name]) for name in _DATE_NAMES if name in metas)
    return next((date_ for date_ in dates if date_ is not None), None)


def _linked_articles(tree: HtmlElement) -> Iterator[dict[str, object]]:
    """Yield the JSON-LD objects that are articles; what is no JSON is left alone."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        items = value if isinstance(value, list) else [value]
        for item in items:
            graph = item.get("@graph", [item]) if isinstance(item, dict) else []
            yield from (
                node for node in graph if isinstance(node, dict) and "Article" in str(node.get("@type"))
            )


def _named(value: object) -> str:
    """Return the name that JSON-LD gives as text, as an object, or as a list of these."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_named, value)))
    return _plain(value.get("name") if isinstance(value, dict) else value)


def _plain(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _canonical(tree: HtmlElement) -> str:
    return next((link.get("href") or "" for link in tree.xpath("//link[@rel='canonical']")), "")


def _address(url: str) -> str | None:
    """Return `url` where it is the whole address of a page, not of a home page."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return (
        url
        if parts.scheme in {"http", "https"} and parts.netloc and (parts.path.strip("/") or parts.query)
        else None
    )
