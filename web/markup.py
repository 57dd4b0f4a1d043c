"""Pieces of HTML that are made in Python, since a page repeats them hit by hit and value by value.

Templates escape by themselves; here each function escapes what is not HTML already. Trap: an object of `Markup` takes
ten times as long to make as what it holds, so that one is made for many pieces.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime

from markupsafe import Markup

from corpus.article import Article
from web.addresses import Addresses
from web.facets import Choice
from web.paths import Paths
from web.wording import moment

UNTITLED = "(Bài không có tiêu đề)"
"""What stands for a headline that is empty."""

_NOT_A_MARK = re.compile(r"<(?!/?mark>)")
_CURRENT = ' aria-current="true"'


def html(text: str) -> Markup:
    """Return `text`, which is HTML, as something that templates do not escape."""
    return Markup(text)  # noqa: S704


def escaped(text: str) -> str:
    r"""Return `text` as HTML, with the references that `markupsafe.escape` writes.

    >>> print(escaped("<b>'&\""))
    &lt;b&gt;&#39;&amp;&#34;
    """
    without_tags = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return without_tags.replace("'", "&#39;").replace('"', "&#34;")


def marked(highlighted: str) -> str:
    """Return text from `Highlights` as HTML: the one text that is not escaped.

    The engine has escaped it already; a tag other than `<mark>` that slipped through is escaped here.

    >>> marked("mưa &amp; <mark>bão</mark><br>")
    'mưa &amp; <mark>bão</mark>&lt;br>'
    """
    return _NOT_A_MARK.sub("&lt;", highlighted)


def dateline(article: Article) -> str:
    """Return when and where an article was published, and who wrote it, as far as it states that.

    >>> print(dateline(Article(id="1", title="Lũ", published=date(2022, 8, 30), source="Tin A & B")))
    <p class="dateline">
      <time datetime="2022-08-30">30/8/2022</time>
      <span>Tin A &amp; B</span>
    </p>
    """
    published = article.published
    time = f'  <time datetime="{precise(published)}">{moment(published)}</time>\n' if published else ""
    source = f"  <span>{escaped(article.source)}</span>\n" if article.source else ""
    author = f"  <span>{escaped(article.author)}</span>\n" if article.author else ""
    return f'<p class="dateline">\n{time}{source}{author}</p>'


def precise(published: datetime | date) -> str:
    """Return a day or moment as the `datetime` attribute of `<time>` wants it."""
    return published.isoformat(timespec="minutes") if isinstance(published, datetime) else str(published)


def headline_list(articles: Iterable[Article], addresses: Addresses, paths: Paths) -> str:
    """Return a list of articles, each a link that keeps the search of `addresses`, with its dateline."""
    items = [
        f'<li><a href="{escaped(addresses.at(paths.article(article.id)))}">{escaped(article.title or UNTITLED)}</a>\n'
        f"{dateline(article)}\n</li>\n"
        for article in articles
    ]
    return f'<ul class="headlines">\n{"".join(items)}</ul>'


def choice_list(choices: Iterable[Choice]) -> str:
    """Return a list of values that a search can be narrowed to, each with its count.

    >>> print(choice_list([Choice(text="Báo A", href="/search?q=b&source=A", count="1.200")]))
    <ul class="choices">
    <li><a href="/search?q=b&amp;source=A" rel="nofollow">
      <span>Báo A</span> <span class="count">1.200<span class="unseen"> bài</span></span></a></li>
    </ul>
    """
    items = [
        f'<li><a href="{escaped(choice.href)}" rel="nofollow"{_CURRENT if choice.current else ""}>\n'
        f'  <span>{escaped(choice.text)}</span> <span class="count">{escaped(choice.count)}'
        '<span class="unseen"> bài</span></span></a></li>\n'
        for choice in choices
    ]
    return f'<ul class="choices">\n{"".join(items)}</ul>'
