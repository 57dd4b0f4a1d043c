"""An article becomes a document, the form that the index holds, and comes back."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from corpus.article import VIETNAM_TIME, Article, Person
from index.analyzer import positioned, words
from index.schema import NO_DATE, WORD_FIELDS, syllable_field, word_field
from index.spelling import FORM_OF_LEVEL, Level, bare_form

NAME_SEPARATOR = "\x1f"
"""What parts the names in the `names` column; no text holds it."""


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


def whoosh_document(article: Article) -> dict[str, Any]:
    """Return `article` as the fields of `index.schema.whoosh_schema`."""
    document: dict[str, Any] = {"id": article.id, "article": stored_form(article)}
    for field, texts in field_texts(article).items():
        document.update(_text_field(field, texts))
    document["published"] = timestamp(article.published)
    document["source"] = (article.source or "").encode()
    document["names"] = NAME_SEPARATOR.join(person.name for person in article.people).encode()
    return document


def _text_field(field: str, texts: Iterable[str]) -> dict[str, Any]:
    levels: dict[str, defaultdict[str, list[int]]] = {
        syllable_field(field, level): defaultdict(list) for level in Level
    }
    exact_words: defaultdict[str, list[int]] = defaultdict(list)
    length = 0
    for text, tokens in positioned(texts):
        length += len(tokens)
        for level, form in FORM_OF_LEVEL.items():
            postings = levels[syllable_field(field, level)]
            for token in tokens:
                postings[form(token.text)].append(token.position)
        if field in WORD_FIELDS:
            for word in words(text, tokens):
                exact_words[word.text].append(word.position)
    result: dict[str, Any] = {**levels, f"{field}_length": length}
    if field in WORD_FIELDS:
        result[word_field(field, Level.EXACT)] = exact_words
        result[word_field(field, Level.BARE)] = _bare_words(exact_words)
    return result


def _bare_words(exact_words: Mapping[str, list[int]]) -> dict[str, list[int]]:
    bare: defaultdict[str, list[int]] = defaultdict(list)
    for word, positions in exact_words.items():
        bare[" ".join(bare_form(syllable) for syllable in word.split())].extend(positions)
    return {word: sorted(positions) for word, positions in bare.items()}


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


def stored_form(article: Article) -> dict[str, Any]:
    """Return `article` as plain values, for storing; `article_from` brings it back."""
    return {
        "id": article.id,
        "title": article.title,
        "lede": article.lede,
        "body": list(article.body),
        "people": [(person.name, list(person.roles)) for person in article.people],
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
    return Article(
        **{
            **stored,
            "body": tuple(stored["body"]),
            "captions": tuple(stored["captions"]),
            "people": tuple(Person(name=name, roles=tuple(roles)) for name, roles in stored["people"]),
            "published": _parse_iso(published) if published else None,
        }
    )


def _parse_iso(published: str) -> datetime | date:
    return datetime.fromisoformat(published) if "T" in published else date.fromisoformat(published)
