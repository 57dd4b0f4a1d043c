"""An article becomes a document, the form that the index holds, and comes back."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from corpus.article import VIETNAM_TIME, Article, Person
from index.analyzer import syllables
from index.schema import NO_DATE
from index.spelling import exact_form


def field_texts(article: Article) -> dict[str, tuple[str, ...]]:
    """Return the texts of each searched field of `article`, in order.

    >>> field_texts(Article(id="1", title="Lũ về", body=("Mưa to.", "Gió lớn.")))["body"]
    ('Mưa to.', 'Gió lớn.')
    """
    return {
        "title": (article.title,),
        "lede": (article.lede,),
        "body": article.body,
        "people": tuple(person.name for person in article.people),
        "author": (article.author or "",),
    }


def timestamp(published: datetime | date | None) -> int:
    """Return `published` as seconds since 1970 in UTC, the start of the day in Vietnam where no time is stated.

    >>> timestamp(date(1970, 1, 2)) - timestamp(date(1970, 1, 1))
    86400

    Returns:
        `NO_DATE` for None.
    """
    if published is None:
        return NO_DATE
    if not isinstance(published, datetime):
        published = datetime.combine(published, time(), VIETNAM_TIME)
    return int(published.timestamp())


def year(published: datetime | date | None) -> int:
    """Return the year of `published` in Vietnam, or 0 for None.

    >>> year(date(2022, 8, 30)), year(None)
    (2022, 0)
    """
    if isinstance(published, datetime):
        published = published.astimezone(VIETNAM_TIME)
    return published.year if published else 0


def stored_form(article: Article) -> dict[str, Any]:
    """Return `article` as plain values, for storing; `article_from` brings it back."""
    return {
        "id": article.id,
        "title": article.title,
        "lede": article.lede,
        "body": list(article.body),
        "people": [(person.name, list(person.roles), person.mentions) for person in article.people],
        "captions": list(article.captions),
        "published": article.published.isoformat() if article.published else None,
        "author": article.author,
        "source": article.source,
        "url": article.url,
    }


def article_from(stored: Mapping[str, Any]) -> Article:
    """Return the article that `stored_form` was given.

    >>> article = Article(id="1", title="Lũ về", published=date(2022, 8, 30), people=(Person(name="Lò Văn Pâng"),))
    >>> article_from(stored_form(article)) == article
    True
    """
    published = stored["published"]
    # An article's text was NFC before it was stored.
    return Article.of_nfc(
        {
            **stored,
            "body": tuple(stored["body"]),
            "captions": tuple(stored["captions"]),
            "people": tuple(
                [Person.of_nfc(name, tuple(roles), mentions) for name, roles, mentions in stored["people"]]
            ),
            "published": _parse_iso(published) if published else None,
        }
    )


def _parse_iso(published: str) -> datetime | date:
    return datetime.fromisoformat(published) if "T" in published else date.fromisoformat(published)


def label_key(value: str) -> tuple[str, ...]:
    """Return what makes two spellings of a person or a source one: the syllables in exact form.

    >>> label_key("Nguyễn Thị Hoà") == label_key("NGUYỄN THỊ HÒA")
    True
    """
    return tuple(exact_form(token.text) for token in syllables(value))
