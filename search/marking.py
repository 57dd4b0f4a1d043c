"""Which syllables of a text a query matches: found in the text itself, by its own offsets, and marked as HTML.

A stray syllable is not marked where the same word of the query stands in a row with its neighbours elsewhere in
the article: whoever asks for `bi thu` wants to see Bí thư, and not every thứ and thử.

All texts of all articles are read at once, as arrays, and of their syllables only those are looked at that can match
(`index.sieve`); there are Python objects only where something is marked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from index.characters import Characters, codes_of, text_of
from index.schema import TEXT_FIELDS
from index.sieve import open_sieve, sieve
from index.spelling import Level, bare_form
from index.syllables import SyllableSpans, syllable_table
from search.character_kinds import CHARACTER_KINDS, ESCAPES
from search.loops import loops
from search.query import Leaf, Phrase, Prefix, Syllable, Term, TypedLeaf, parts_of, typed_syllables

MARK_START, MARK_END = "<mark>", "</mark>"

_OPENING, _CLOSING = codes_of(MARK_START), codes_of(MARK_END)

FieldTexts = Mapping[str, Sequence[str]]
"""The texts of each field of an article."""

Piece = tuple[int, int, int]
"""A piece of a text: its number, and where the piece starts and ends in it, in characters."""

_Places = NDArray[np.int64]

_NOTHING = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedTexts:
    """The texts of some articles, n in all, and those of their syllables that are marked, M in all.

    Attributes:
        texts: The texts of all articles.
        characters: Their characters.
        numbers: Of each article, field → the numbers of its texts, which are their places in `texts`.
        syllables: Their syllables, with numbers for those only that might have matched.
        places: int64[M], which of the syllables are marked, rising.
        leaves: int32[M], the index of the leaf that each matches.
        bounds: int64[n + 1], the index of each text's first mark, and M.
        found: bool[articles, leaves], whether each article has something that each leaf matches.
    """

    texts: Sequence[str]
    characters: Characters
    numbers: Sequence[Mapping[str, range]]
    syllables: SyllableSpans
    places: _Places
    leaves: NDArray[np.int32]
    bounds: NDArray[np.int64]
    found: NDArray[np.bool_]

    def html(self, number: int, start: int = 0, end: int | None = None) -> str:
        """Return text `number` from offset `start` to `end` as HTML: escaped, marked runs in `<mark>`.

        >>> marked_texts([{"title": ["Mưa & lũ quét"]}], []).html(0)
        'Mưa &amp; lũ quét'
        """
        [html] = self.html_of([(number, start, len(self.texts[number]) if end is None else end)])
        return html

    def html_of(self, pieces: Sequence[Piece]) -> list[str]:
        """Return pieces of texts as HTML, as `html` does; all in one call are fastest."""
        ends = np.empty(len(pieces), np.int64)
        written = loops().written_html(
            self.characters.codes,
            CHARACTER_KINDS,
            ESCAPES,
            self.characters.text_starts,
            self.syllables.starts,
            self.syllables.ends,
            self.places,
            self.bounds,
            np.fromiter(chain.from_iterable(pieces), np.int64, 3 * len(pieces)).reshape(-1, 3),
            _OPENING,
            _CLOSING,
            ends,
        )
        html = text_of(written)
        return [html[start:end] for start, end in pairwise((0, *ends.tolist()))]


def marked_texts(articles: Sequence[FieldTexts], leaves: Sequence[Leaf]) -> MarkedTexts:
    """Return the texts of `articles`, all in NFC, with the syllables that `leaves` match.

    >>> from search.parser import parse
    >>> marked = marked_texts([{"title": ["Bí thư họp"], "body": ["Lần thứ ba.", "Bi."]}], parse("bi thu").wanted)
    >>> [marked.html(number) for number in range(3)]
    ['<mark>Bí thư</mark> họp', 'Lần thứ ba.', 'Bi.']

    Args:
        articles: Each is looked through for strays by itself.
        leaves: In the order typed. A syllable that several match is the first one's, of prefixes and phrases before
            syllables alone.
    """
    texts, numbers, article_bounds = _laid_out(articles)
    characters = Characters.of(texts)
    syllables = syllable_table().find_like(characters, _sieve(leaves))
    matcher = _Matcher(syllables, numbers)
    matched, instead = matcher.matched(leaves)
    places, of_marks = np.empty_like(matcher.places), np.empty(matcher.places.size, np.int32)
    bounds = np.empty(len(texts) + 1, np.int64)
    found = np.zeros((len(articles), len(leaves)), np.bool_)
    count = loops().choose_marks(
        matched,
        instead,
        _kinds(leaves),
        matcher.places,
        syllables.bounds,
        article_bounds,
        places,
        of_marks,
        bounds,
        found,
    )
    return MarkedTexts(
        texts=texts,
        characters=characters,
        numbers=numbers,
        syllables=syllables,
        places=places[:count],
        leaves=of_marks[:count],
        bounds=bounds,
        found=found,
    )


def _kinds(leaves: Sequence[Leaf]) -> NDArray[np.bool_]:
    """Return bool[leaves, 3], whether each is a syllable alone, has a phrase, and one between whose syllables others may stand."""
    kinds = np.zeros((len(leaves), 3), np.bool_)
    for kind, leaf in zip(kinds, leaves, strict=True):
        if isinstance(leaf, Term):
            kind[0] = True
            continue
        slops = [part.slop for part in parts_of(leaf) if isinstance(part, Phrase)]
        kind[1:] = bool(slops), any(slops)
    return kinds


def _sieve(leaves: Sequence[Leaf]) -> NDArray[np.uint8]:
    """Return which syllables may match one of `leaves`; all where one of them is a prefix."""
    parts = [part for leaf in leaves for part in parts_of(leaf)]
    if any(isinstance(part, Prefix) for part in parts):
        return open_sieve()
    return sieve(bare_form(typed.text) for part in parts for typed in typed_syllables(part))


def _laid_out(
    articles: Sequence[FieldTexts],
) -> tuple[list[str], list[dict[str, range]], NDArray[np.int64]]:
    """Return all texts, the numbers that they get, and the number of each article's first, with how many texts there are."""
    texts: list[str] = []
    numbers: list[dict[str, range]] = []
    bounds = [0]
    for article in articles:
        of_fields = {}
        for field, listed in article.items():
            first = len(texts)
            texts += listed
            of_fields[field] = range(first, len(texts))
        numbers.append(of_fields)
        bounds.append(len(texts))
    return texts, numbers, np.array(bounds, np.int64)


class _Matcher:
    """Compares syllables of texts with what was typed: C candidates, those that have passed the sieve.

    Attributes:
        places: int64[C], which of the syllables they are, rising.
    """

    def __init__(self, syllables: SyllableSpans, numbers: Sequence[Mapping[str, range]]) -> None:
        self._syllables = syllables
        self._numbers = numbers
        self._forms: dict[Level, NDArray[np.int32]] = {}
        self.places: _Places = (syllables.numbers != _NOTHING).nonzero()[0]

    def matched(self, leaves: Sequence[Leaf]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Return bool[leaves, C], whether each leaf matches each candidate, and bool[C], whether something instead of a leaf does."""
        found = np.zeros((len(leaves), self.places.size), np.bool_)
        instead = np.zeros(self.places.size, np.bool_)
        for number, leaf in enumerate(leaves):
            for other, part in enumerate(parts_of(leaf)):
                matched = self._matched(part)
                found[number] |= self._in_fields(matched, part.fields)
                if other:
                    instead |= matched
        return found, instead

    @cached_property
    def _texts(self) -> _Places:
        """int64[C], the number of the text of each candidate."""
        return np.searchsorted(self._syllables.bounds, self.places, "right") - 1

    def _in_fields(self, matched: NDArray[np.bool_], fields: Sequence[str]) -> NDArray[np.bool_]:
        if fields == TEXT_FIELDS:
            return matched
        searched = [
            text for article in self._numbers for field in fields for text in article.get(field, range(0))
        ]
        return matched & np.isin(self._texts, searched)

    def _matched(self, leaf: TypedLeaf) -> NDArray[np.bool_]:
        if isinstance(leaf, Term):
            return self._same(leaf.syllable)
        return self._begun(leaf.syllable) if isinstance(leaf, Prefix) else self._rows(leaf)

    def _at(self, level: Level) -> NDArray[np.int32]:
        if level not in self._forms:
            self._forms[level] = self._syllables.at(level, self.places)
        return self._forms[level]

    def _same(self, typed: Syllable) -> NDArray[np.bool_]:
        number = self._syllables.forms.number(typed.form)
        found: NDArray[np.bool_] = self._at(typed.level) == (_NOTHING if number is None else number)
        return found

    def _begun(self, typed: Syllable) -> NDArray[np.bool_]:
        written = self._at(typed.level)
        forms = self._syllables.forms
        begun = np.zeros(len(forms), bool)
        begun[
            [form for form in np.unique(written).tolist() if forms.text(form).startswith(typed.beginning)]
        ] = True
        return begun[written]

    def _rows(self, phrase: Phrase) -> NDArray[np.bool_]:
        """Return whether each candidate is one of the phrase's syllables, from each of its first, each at its next after the one before."""
        first, *others = (self.places[self._same(typed)] for typed in phrase.syllables)
        # Farther than any phrase reaches, where there is none.
        nowhere = self._syllables.numbers.size + len(phrase.syllables) + phrase.slop
        row = [first]
        for places in others:
            row.append(np.append(places, nowhere)[np.searchsorted(places, row[-1], "right")])
        rows = np.array(row)
        at = np.searchsorted(self.places, rows[:, rows[-1] - rows[0] < len(row) + phrase.slop])
        found = np.zeros(self.places.size, np.bool_)
        found[at[:, self._texts[at[0]] == self._texts[at[-1]]]] = True
        return found
