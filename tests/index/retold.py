"""Articles told again, more or less as they were, from syllables that are many: two texts have little in common by chance."""

import random
from dataclasses import replace

from corpus.article import Article, Person

_SYLLABLES = [
    f"{first}{vowel}{last}"
    for first in ("b", "c", "đ", "gi", "h", "kh", "l", "m", "ng", "ph", "s", "th", "tr", "v", "x")
    for vowel in ("a", "á", "à", "ơ", "ô", "ệ", "ư", "í")
    for last in ("", "n", "nh", "m", "t", "c")
]


def text(chance: random.Random, count: int) -> str:
    """Return `count` syllables at random."""
    return " ".join(chance.choices(_SYLLABLES, k=count))


def told(chance: random.Random, article_id: str, syllables: int = 120) -> Article:
    """Return a new article of so many syllables in its body."""
    return Article(
        id=article_id,
        title=text(chance, 6),
        lede=text(chance, 15),
        body=(text(chance, syllables // 2), text(chance, syllables - syllables // 2)),
        people=(Person(name="Sao Mai"),),
    )


def retold(chance: random.Random, article: Article, article_id: str, share: float) -> Article:
    """Return `article` with that share of its syllables replaced."""

    def again(before: str) -> str:
        return " ".join(
            chance.choice(_SYLLABLES) if chance.random() < share else syllable for syllable in before.split()
        )

    return replace(
        article,
        id=article_id,
        title=again(article.title),
        lede=again(article.lede),
        body=tuple(map(again, article.body)),
    )


def retold_corpus(seed: int, count: int) -> list[Article]:
    """Return articles of which many retell an earlier one, itself retold or not; the same for the same seed."""
    chance = random.Random(seed)
    listed: list[Article] = []
    for number in range(count):
        article_id = f"{chance.randrange(1000)}-{number}"
        if listed and chance.random() < 0.6:
            share = chance.choice([0.0, 0.02, 0.05, 0.1, 0.2])
            listed.append(retold(chance, chance.choice(listed), article_id, share))
        else:
            listed.append(told(chance, article_id, chance.choice([0, 8, 40, 120])))
    return listed
