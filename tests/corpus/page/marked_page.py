"""Pages whose lines are marked with the field they belong to, and what the reader must make of them.

A line of such a file is `MARK| text`: T headline, L sapo, B paragraph, C caption, D date, A byline, S newspaper,
U address, F furniture, R a repetition. `B+` and `L+` continue the line before. `⇒ value` is what the field holds where it
differs from the line; a line that gives several fields is marked `A&D`, its values parted by `¦`. `=S| value` is expected
though no line of its own says it. Lines without a mark are lines of the page: empty ones.
"""

from pathlib import Path

from corpus.article import Article

FOLDER = Path(__file__).parent / "layouts"
_FIELDS = {"T": "title", "L": "lede", "D": "published", "A": "author", "S": "source", "U": "url"}


def page_text(marked: str) -> str:
    """Return the page as a scrape would give it."""
    lines = (line.partition("| ")[2].partition(" ⇒ ")[0] for line in marked.splitlines() if line[:1] != "=")
    return "\n".join(lines)


def expected_fields(marked: str) -> dict[str, object]:
    """Return field → value; `body` and `captions` as lists."""
    fields: dict[str, object] = dict.fromkeys(_FIELDS.values())
    texts: dict[str, list[str]] = {"B": [], "C": [], "L": []}
    for line in marked.splitlines():
        marks, _, rest = line.partition("| ")
        text, _, value = rest.partition(" ⇒ ")
        values = (value or text).split(" ¦ ")
        for mark, stated in zip(marks.lstrip("=").split("&"), values, strict=False):
            if mark.endswith("+"):
                texts[mark[0]][-1] += text if text.startswith(",") else f" {text}"
            elif mark in texts:
                texts[mark].append(" ".join(stated.split()))
            elif mark in _FIELDS:
                fields[_FIELDS[mark]] = stated
    return fields | {"lede": "".join(texts["L"]), "body": texts["B"], "captions": texts["C"]}


def actual_fields(article: Article) -> dict[str, object]:
    """Return the same of an article that was read."""
    return {
        "title": article.title,
        "lede": article.lede,
        "published": article.published.isoformat() if article.published else None,
        "author": article.author,
        "source": article.source,
        "url": article.url,
        "body": list(article.body),
        "captions": list(article.captions),
    }
