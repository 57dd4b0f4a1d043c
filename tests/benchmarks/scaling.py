"""Twenty thousand articles become any number, with a vocabulary that grows as a real archive's does.

The given articles come first, as they are. Each further article starts from one of them, all in turn: its headline
and lede, and its body in blocks of three sentences, of which three of four, by lot, give way to blocks of other articles.
If half of them stayed, a third of all articles would nearly repeat another; so it is one in twelve.
Rare syllables, that is names, numbers and foreign words that one in two thousand given articles has at most, are then
renamed, the same way throughout an article: to a new one, made from the old, while the vocabulary is smaller than
Heaps' law expects of so many syllables, else to the old one or one of those made from it before. Everything is decided
by a seed: the same articles come out each time.
"""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count, islice

from corpus.article import Article
from index.analyzer import syllables
from index.spelling import exact_form
from tests.benchmarks.analysed import Analyzer
from tests.benchmarks.heaps import HeapsLaw, fitted_law

_BLOCK_SENTENCES = 3
_RARE_SHARE = 2_000
_KEPT_SHARE = 0.25

_SENTENCE_END = re.compile(r"(?<=[.!?…]) +")
_ENDINGS = (
    "ba",
    "co",
    "dan",
    "eli",
    "fo",
    "gar",
    "hin",
    "ixa",
    "jo",
    "kel",
    "lu",
    "mor",
    "nis",
    "oza",
    "pu",
    "ras",
)


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text, cut at its rare syllables.

    Attributes:
        pieces: Text, rare syllable, text, …: the odd ones are rare syllables.
        syllables: The syllables in all.
    """

    pieces: tuple[str, ...]
    syllables: int


@dataclass(frozen=True, slots=True)
class Parts:
    """An article in blocks: headline, lede, and the blocks of each paragraph."""

    title: Block
    lede: Block
    body: tuple[tuple[Block, ...], ...]


class Renamer:
    """Gives rare syllables other names, so that the vocabulary keeps to a law."""

    def __init__(self, law: HeapsLaw, vocabulary: set[str], lot: random.Random) -> None:
        self._law = law
        self._vocabulary = vocabulary
        self._lot = lot
        self._names: defaultdict[str, list[str]] = defaultdict(list)

    def name(self, syllable: str, tokens: int) -> str:
        """Return what `syllable`, as written, is called in the next article.

        Args:
            syllable: A rare syllable.
            tokens: Syllables of all articles so far.
        """
        names = self._names[syllable]
        if len(self._vocabulary) < self._law.vocabulary_at(tokens):
            names.append(self._new_name(syllable, len(names)))
            return names[-1]
        return self._lot.choice([syllable, *names])

    def _new_name(self, syllable: str, number: int) -> str:
        for attempt in count(number):
            name = derived_name(syllable, attempt)
            if exact_form(name) not in self._vocabulary:
                self._vocabulary.add(exact_form(name))
                return name
        raise AssertionError


def derived_name(syllable: str, number: int) -> str:
    """Return the name made from `syllable` that has `number`: others for other numbers.

    >>> derived_name("Messi", 1), derived_name("2019", 1), derived_name("NATO", 18)
    ('Messico', '201901', 'NATOBADAN')

    Args:
        syllable: Letters and digits.
        number: From 0.
    """
    if syllable.isdecimal():
        return f"{syllable}{number:02d}"
    ending = ""
    while number >= 0:
        number, place = divmod(number, len(_ENDINGS))
        ending = _ENDINGS[place] + ending
        number -= 1
    return syllable + (ending.upper() if len(syllable) > 1 and syllable.isupper() else ending)


class Scaler:
    """Makes further articles of given ones."""

    def __init__(self, articles: Sequence[Article], seed: int = 0) -> None:
        """Cut `articles` up: eight at least, held in memory."""
        self._articles = articles
        self._analyzer = Analyzer()
        texts = [
            self._analyzer.forms("\n".join((article.title, article.lede, *article.body)))
            for article in articles
        ]
        holding = Counter(chain.from_iterable(map(set, texts)))
        self._rare = {form for form, number in holding.items() if number <= rare_articles(len(articles))}
        self._parts = [self._cut(article) for article in articles]
        self._pool = [block for parts in self._parts for paragraph in parts.body for block in paragraph]
        self._lot = random.Random(seed)
        self.law = fitted_law(texts)
        self._renamer = Renamer(self.law, set(holding), self._lot)
        self._tokens = self.law.tokens

    def articles(self, size: int) -> Iterator[Article]:
        """Yield articles without end up to `size` in all, the given ones counted and left out; once a `Scaler`."""
        further = size - len(self._articles)
        order = list(range(len(self._articles)))
        for number in islice(count(), max(further, 0)):
            place = number % len(order)
            if place == 0:
                self._lot.shuffle(order)
            base = order[place]
            yield self._article(self._articles[base], self._parts[base], f"scaled-{number:07d}")

    def _article(self, base: Article, parts: Parts, article_id: str) -> Article:
        names: dict[str, str] = {}
        return replace(
            base,
            id=article_id,
            title=self._written(parts.title, names),
            lede=self._written(parts.lede, names),
            body=tuple(self._paragraph(blocks, names) for blocks in parts.body),
        )

    def _paragraph(self, blocks: Sequence[Block], names: dict[str, str]) -> str:
        lot = self._lot
        chosen = (block if lot.random() < _KEPT_SHARE else lot.choice(self._pool) for block in blocks)
        return " ".join(self._written(block, names) for block in chosen)

    def _written(self, block: Block, names: dict[str, str]) -> str:
        self._tokens += block.syllables
        pieces = block.pieces
        if len(pieces) == 1:
            return pieces[0]
        renamed = list(pieces)
        for place in range(1, len(pieces), 2):
            if pieces[place] not in names:
                names[pieces[place]] = self._renamer.name(pieces[place], self._tokens)
            renamed[place] = names[pieces[place]]
        return "".join(renamed)

    def _cut(self, article: Article) -> Parts:
        return Parts(
            self._block(article.title),
            self._block(article.lede),
            tuple(tuple(map(self._block, blocks_of(paragraph))) for paragraph in article.body),
        )

    def _block(self, text: str) -> Block:
        forms = self._analyzer.forms(text)
        if self._rare.isdisjoint(forms):
            return Block((text,), len(forms))
        pieces, end = [], 0
        for token, form in zip(syllables(text), forms, strict=True):
            if form in self._rare:
                pieces += [text[end : token.start], token.text]
                end = token.end
        return Block((*pieces, text[end:]), len(forms))


def rare_articles(articles: int) -> int:
    """Return in how many of so many articles a rare syllable is found at most.

    >>> rare_articles(20_000), rare_articles(66)
    (10, 1)
    """
    return max(articles // _RARE_SHARE, 1)


def blocks_of(paragraph: str) -> list[str]:
    """Return `paragraph` in blocks of three sentences; joined by spaces they are the paragraph.

    >>> blocks_of("Một. Hai. Ba! Bốn? Năm.")
    ['Một. Hai. Ba!', 'Bốn? Năm.']
    """
    sentences = _SENTENCE_END.split(paragraph)
    return [
        " ".join(sentences[first : first + _BLOCK_SENTENCES])
        for first in range(0, len(sentences), _BLOCK_SENTENCES)
    ]
