"""Whom an article names, with the roles that the text gives them."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from math import inf

from corpus.article import Article, Person
from corpus.people.mentions import THRESHOLD, Mention, find_mentions
from corpus.people.names import phrase_key
from corpus.people.roles import is_appointed, roles_after, roles_before, roles_through_list
from corpus.people.tagging import TaggedWord, TaggedWords, Tagger, Words

_BYLINE = re.compile(r"\s*(?:\((?:tổng hợp|theo|ghi|biên dịch|lược dịch|t/h|th)[^)]*\))?\s*", re.IGNORECASE)
_MANY_STREETS = 4
_Key = tuple[str, ...]


@dataclass(slots=True)
class _Candidate:
    """Everything an article says under one name."""

    name: str
    key: _Key
    kind: str
    score: float
    mentions: list[Mention]

    @property
    def sure(self) -> int:
        return sum(mention.is_sure for mention in self.mentions)

    @property
    def against(self) -> int:
        return sum(mention.is_against for mention in self.mentions)

    def is_person(self) -> bool:
        """Whether the article, taken as a whole, names a person by this name."""
        if self.kind == "given" or self.score < THRESHOLD:
            return False
        against = self.against
        if not against:
            return True
        return self.sure > 0 if self.kind == "full" and len(self.key) > 2 else self.sure > against


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
    (Person(name='Lê Văn Tám', roles=('Bí thư Huyện ủy',)),)

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
    candidates = _gather(found)
    if _lists_streets(candidates):
        # Ask for more where an article lists streets, most of which bear a person's name.
        found = _read(article, texts, inf)
        candidates = _gather(found)
        for candidate in candidates.values():
            candidate.score -= 1.0 * (candidate.kind == "full" and not candidate.sure)
    _support(candidates)
    persons = _fullest([each for each in candidates.values() if each.is_person()])
    if not persons:
        return ()
    _add_short_forms(persons, candidates)
    roles: dict[_Key, list[str]] = {}
    for text in found:
        _collect_roles(text, persons, roles)
    return tuple(Person(name=candidates[key].name, roles=_distinct(stated)) for key, stated in roles.items())


def _read(article: Article, texts: Sequence[tuple[str, Words]], enough: float) -> list[_Text]:
    found = [_Text(text, words, find_mentions(text, words, enough)) for text, words in texts]
    if article.body:
        # Scrapes glue the byline to the end of the last paragraph.
        last = found[1 + len(article.body)]
        last.mentions[:] = [each for each in last.mentions if not _BYLINE.fullmatch(last.text, each.end)]
    return found


def _gather(texts: Iterable[_Text]) -> dict[_Key, _Candidate]:
    found: dict[_Key, _Candidate] = {}
    for mention in (mention for text in texts for mention in text.mentions):
        key = mention.form.key
        candidate = found.get(key)
        if candidate is None:
            found[key] = _Candidate(mention.name, key, mention.core.kind, mention.score, [mention])
            continue
        if candidate.name.isupper() and not mention.name.isupper():
            candidate.name = mention.name
        candidate.score = max(candidate.score, mention.score)
        candidate.mentions.append(mention)
    return found


def _lists_streets(candidates: dict[_Key, _Candidate]) -> bool:
    return sum(each.kind == "full" and each.against > 0 for each in candidates.values()) >= _MANY_STREETS


def _support(candidates: dict[_Key, _Candidate]) -> None:
    """Let a short form vouch for the whole name: nobody calls a firm by its last word, with a title or a verb."""
    short = {key[0]: each for key, each in candidates.items() if len(key) == 1}
    for candidate in candidates.values():
        other = short.get(candidate.key[-1]) if len(candidate.key) > 1 else None
        if other is None or candidate.kind not in {"foreign", "full"} or other.against:
            continue
        if other.kind == "single" or other.sure:
            candidate.score += 1.0 if other.score < 0 and not other.sure else 2.0


def _fullest(persons: list[_Candidate]) -> dict[_Key, _Key]:
    """Each person's every key, with the key of the fullest name it belongs to."""
    # By syllable, because a page of exam results names thousands.
    known: dict[str, list[_Candidate]] = {}
    keys: dict[_Key, _Key] = {}
    for person in sorted(persons, key=lambda each: -len(each.key)):
        fuller = next((each for each in known.get(person.key[-1], ()) if _is_part(person, each)), person)
        keys[person.key] = fuller.key
        if fuller is person:
            for syllable in set(person.key):
                known.setdefault(syllable, []).append(person)
    return keys


def _add_short_forms(persons: dict[_Key, _Key], candidates: dict[_Key, _Candidate]) -> None:
    """Count `ông Tám` and `Trump` as mentions of the one person whose name ends or starts so."""
    known: dict[str, list[_Candidate]] = {}
    for full in dict.fromkeys(persons.values()):
        for syllable in set(full):
            known.setdefault(syllable, []).append(candidates[full])
    for key, short in candidates.items():
        if key in persons or short.kind not in {"given", "single", "stage"}:
            continue
        owners = [each.key for each in known.get(key[-1], ()) if _is_part(short, each)]
        if len(owners) == 1 and not short.against:
            persons[key] = owners[0]


def _is_part(short: _Candidate, full: _Candidate) -> bool:
    """Whether `short` is a shorter form of `full`: a run of its syllables, or its first and last."""
    size = len(short.key)
    if size >= len(full.key):
        return False
    if full.kind == "full" and short.kind in {"full", "given", "stage"}:
        # `ông Tập` is `Tập Cận Bình`; a Vietnamese is called by the last syllables.
        return full.key[-size:] == short.key or (short.kind == "given" and full.key[0] == short.key[0])
    if any(full.key[index : index + size] == short.key for index in range(len(full.key) - size + 1)):
        return True
    return full.kind == "foreign" and size == 2 and (full.key[0], full.key[-1]) == short.key


def _collect_roles(text: _Text, persons: dict[_Key, _Key], roles: dict[_Key, list[str]]) -> None:
    """Add to `roles` what `text` states about the persons it mentions, and put them in order of appearance."""
    named = [each for each in text.mentions if each.form.key in persons]
    shared: tuple[str, ...] = ()
    stated: list[tuple[str, ...]] = []
    for index in range(len(named) - 1, -1, -1):
        mention = named[index]
        floor = named[index - 1].end if index else 0
        limit = named[index + 1].start if index + 1 < len(named) else len(text.text) + 1
        after = roles_after(text.text, mention.end, text.words, limit)
        if not after and shared and roles_through_list(text.text, mention.end, limit):
            after = shared
        shared = after if after and (after is shared or is_appointed(text.text, mention.end)) else ()
        stated.append(roles_before(text.text, mention.start, text.words, floor) + after)
    for mention, found in zip(named, reversed(stated), strict=True):
        roles.setdefault(persons[mention.form.key], []).extend(found)


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
