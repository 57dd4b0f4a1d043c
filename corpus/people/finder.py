"""Whom an article names, with the roles that the text gives them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from math import inf

from corpus.article import Article, Person
from corpus.people.candidates import Key, gather, lists_streets, merge_slips, owners_of, support
from corpus.people.mentions import THRESHOLD, Mention, find_mentions
from corpus.people.names import phrase_key
from corpus.people.roles import is_appointed, roles_after, roles_before, roles_through_list
from corpus.people.tagging import TaggedWord, TaggedWords, Tagger, Words

_BYLINE = re.compile(r"\s*(?:\((?:tổng hợp|theo|ghi|biên dịch|lược dịch|t/h|th)[^)]*\))?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Text:
    """One text of the article with what was found in it."""

    text: str
    words: Words
    mentions: list[Mention]


def find_people(article: Article, tag: Callable[[str], Sequence[TaggedWord]]) -> tuple[Person, ...]:
    """Return whom `article` names in its title, lede, body and captions, never its byline.

    >>> article = Article(id="1", title="Bí thư Huyện ủy Lê Văn Tám thăm bà con", body=("Ông Tám nói.",))
    >>> find_people(article, lambda text: [])
    (Person(name='Lê Văn Tám', roles=('Bí thư Huyện ủy',), mentions=2),)

    Args:
        article: Any article; `article.people` is not looked at.
        tag: Gives a text's words with their parts of speech.

    Returns:
        Each person once, under the fullest name the article gives, with the roles it states, in order of appearance.
    """
    return find_people_in([article], lambda texts: TaggedWords(map(tag, texts)))[0]


def find_people_in(articles: Sequence[Article], tagger: Tagger) -> list[tuple[Person, ...]]:
    """Return whom each of `articles` names: what `find_people` gives, for many in a call, which is faster.

    >>> find_people_in([], lambda texts: TaggedWords([[] for _ in texts]))
    []

    Args:
        articles: Any articles.
        tagger: Gives the words of many texts with their parts of speech.
    """
    texts = [[article.title, article.lede, *article.body, *article.captions] for article in articles]
    tagged = tagger([text for in_article in texts for text in in_article])
    numbers = count()
    return [
        _people(article, [(text, Words(tagged, next(numbers))) for text in in_article])
        for article, in_article in zip(articles, texts, strict=True)
    ]


def _people(article: Article, texts: Sequence[tuple[str, Words]]) -> tuple[Person, ...]:
    found = _read(article, texts, THRESHOLD)
    candidates = gather(mention for text in found for mention in text.mentions)
    if lists_streets(candidates):
        # Ask for more where an article lists streets, most of which bear a person's name.
        found = _read(article, texts, inf)
        candidates = gather(mention for text in found for mention in text.mentions)
        for candidate in candidates.values():
            candidate.score -= 1.0 * (candidate.kind == "full" and not candidate.sure)
    support(candidates)
    persons = [each for each in candidates.values() if each.is_person()]
    if not persons:
        return ()
    slips = merge_slips(persons)
    owners = owners_of(persons, candidates)
    for key, twin in slips.items():
        owners[key] = owners[key[-1:]] = owners[twin]
    roles: dict[Key, list[str]] = {}
    for text in found:
        _collect_roles(text, owners, roles)
    times = _count(found, owners)
    return tuple(
        Person(name=candidates[key].name, roles=_distinct(stated), mentions=times[key])
        for key, stated in roles.items()
    )


def _read(article: Article, texts: Sequence[tuple[str, Words]], enough: float) -> list[_Text]:
    found = [_Text(text, words, find_mentions(text, words, enough)) for text, words in texts]
    if article.body:
        # Scrapes glue the byline to the end of the last paragraph.
        last = found[1 + len(article.body)]
        last.mentions[:] = [each for each in last.mentions if not _BYLINE.fullmatch(last.text, each.end)]
    return found


def _count(texts: Iterable[_Text], owners: dict[Key, tuple[Key, ...]]) -> Counter[Key]:
    """How often each person is mentioned; of several whom a mention may mean, it is the one who was named last."""
    times: Counter[Key] = Counter()
    latest: dict[Key, int] = {}
    for number, mention in enumerate(mention for text in texts for mention in text.mentions):
        meant = owners.get(mention.form.key)
        if meant is None:
            continue
        owner = meant[0]
        if len(meant) > 1:
            owner = max(meant, key=lambda key: latest.get(key, -1))
            if owner not in latest:
                continue
        times[owner] += 1
        latest[owner] = number
    return times


def _collect_roles(text: _Text, owners: dict[Key, tuple[Key, ...]], roles: dict[Key, list[str]]) -> None:
    """Add to `roles` what `text` states about the persons it mentions, and put them in order of appearance."""
    named = [each for each in text.mentions if each.form.key in owners and _states_role(each, owners)]
    shared: tuple[str, ...] = ()
    stated: list[tuple[str, ...]] = []
    for index in range(len(named) - 1, -1, -1):
        mention = named[index]
        floor = named[index - 1].end if index else 0
        limit = named[index + 1].start if index + 1 < len(named) else len(text.text) + 1
        after = roles_after(text.text, mention.end, text.words, limit) if mention.behind.role else ()
        if not after and shared and roles_through_list(text.text, mention.end, limit):
            after = shared
        shared = after if after and (after is shared or is_appointed(text.text, mention.end)) else ()
        leading = roles_before(text.text, mention.start, text.words, floor) if mention.before.role else ()
        stated.append(leading + after)
    for mention, found in zip(named, reversed(stated), strict=True):
        roles.setdefault(owners[mention.form.key][0], []).extend(found)


def _states_role(mention: Mention, owners: dict[Key, tuple[Key, ...]]) -> bool:
    """Whether what is said of someone here is said of one person: `ông Huy` may be one of two."""
    return len(owners[mention.form.key]) == 1 or mention.score >= THRESHOLD


def _distinct(roles: Iterable[str]) -> tuple[str, ...]:
    """Each role once, without those that another one only begins with."""
    found: dict[str, str] = {}
    for role in roles:
        found.setdefault(phrase_key(role), role)
    joint = {part for key in found for part in key.split(" kiêm ")[1:]}
    return tuple(
        role
        for key, role in found.items()
        if key not in joint and not any(other.startswith(f"{key} ") for other in found)
    )
