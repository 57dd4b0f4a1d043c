"""The record that every layer shares: one article as its author wrote it."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import partial

VIETNAM_TIME = timezone(timedelta(hours=7), "GMT+7")
"""The zone of a time that a page states without one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone an article names.

    Attributes:
        name: The full name, as the article writes it at its fullest.
        roles: What the article says they are, in order of appearance; may be empty.
        mentions: How often the article names them: by the full name, a part of it, or the given name with a title
            before it (`ông Huy`); at least 1.
    """

    name: str
    roles: tuple[str, ...] = ()
    mentions: int = 1

    @classmethod
    def of_nfc(cls, name: str, roles: tuple[str, ...], mentions: int) -> "Person":
        """Return the person of these values, in a third of the time that the constructor takes.

        >>> Person.of_nfc("Lò Văn Pâng", (), 2)
        Person(name='Lò Văn Pâng', roles=(), mentions=2)
        """
        person = object.__new__(cls)
        set_name, set_roles, set_mentions = _PERSON_SETTERS
        set_name(person, name)
        set_roles(person, roles)
        set_mentions(person, mentions)
        return person


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article: what is indexed, stored and shown. All text is NFC.

    Attributes:
        id: Unique within a corpus, never empty.
        title: The headline.
        lede: The sapo; empty where the page sets none apart.
        body: Paragraphs in order, without furniture, captions and byline.
        people: Whom the article names, in order of appearance.
        captions: Picture captions, in order.
        published: When it was published, as precisely as the page states it: a `datetime` with a zone, a
            `date` where no time is stated, or None where no date is.
        author: The byline.
        source: The newspaper or portal.
        url: The address of the original page.
    """

    id: str
    title: str
    lede: str = ""
    body: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    captions: tuple[str, ...] = ()
    published: datetime | date | None = None
    author: str | None = None
    source: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        """Bring all text to NFC, the form that every offset in the project counts in."""
        if not self.id:
            raise ValueError("an article needs an id that is not empty")
        for name in ("id", "title", "lede", "author", "source", "url"):
            value = getattr(self, name)
            # What is in NFC comes back as the same object, and need not be set again.
            if value and (normal := _nfc(value)) is not value:
                object.__setattr__(self, name, normal)
        object.__setattr__(self, "body", tuple(map(_nfc, self.body)))
        object.__setattr__(self, "captions", tuple(map(_nfc, self.captions)))
        object.__setattr__(self, "people", tuple(map(_nfc_person, self.people)))

    @classmethod
    def of_nfc(cls, fields: Mapping[str, object]) -> "Article":
        """Return the article of `fields`, all of them, whose text is known to be NFC: it is not looked through again.

        >>> article = Article(id="1", title="Lũ về")
        >>> Article.of_nfc({name: getattr(article, name) for name in Article.__slots__}) == article
        True
        """
        article = object.__new__(cls)
        for name, set_value in _ARTICLE_SETTERS:
            set_value(article, fields[name])
        return article


_PERSON_SETTERS = [getattr(Person, name).__set__ for name in Person.__slots__]
_ARTICLE_SETTERS = [(name, getattr(Article, name).__set__) for name in Article.__slots__]
_nfc = partial(unicodedata.normalize, "NFC")


def _nfc_person(person: Person) -> Person:
    if all(_nfc(text) is text for text in (person.name, *person.roles)):
        return person
    return Person(name=_nfc(person.name), roles=tuple(map(_nfc, person.roles)), mentions=person.mentions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """An input that gave no article, reported so that nothing is lost silently.

    Attributes:
        name: The file, and the line in it where there are lines, for example `2022/a.jsonl:17`.
        reason: What was expected, what came, and what to do, in a sentence.
    """

    name: str
    reason: str
