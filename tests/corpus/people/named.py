"""Whom written texts name, by the real tagger: what the tests beside this file compare with."""

from collections.abc import Sequence

from corpus.article import Article, Person
from corpus.people import find_people
from index.segmentation import tag


def people(*body: str, title: str = "Tin trong ngày", captions: Sequence[str] = ()) -> tuple[Person, ...]:
    """Return the people of an article with these paragraphs."""
    return find_people(Article(id="1", title=title, body=body, captions=tuple(captions)), tag)


def names(*body: str, title: str = "Tin trong ngày", captions: Sequence[str] = ()) -> list[str]:
    """Return the names of the people of an article with these paragraphs, in order of appearance.

    A sentence without anybody follows, because a name that ends an article is its byline.
    """
    return [person.name for person in people(*body, "Bài viết còn tiếp.", title=title, captions=captions)]
