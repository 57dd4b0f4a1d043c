"""Which syllables of a text a query matches: found in the text itself, by its own offsets, and marked as HTML.

A stray syllable is not marked where the same word of the query stands in a row with its neighbours elsewhere in
the article: whoever asks for `bi thu` wants to see Bí thư, and not every thứ and thử.

All texts of all articles are read at once, as arrays, and of their syllables only those are looked at that can match
(`index.sieve`); there are Python objects only where something is marked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
from numpy.typing import NDArray

from index.characters import Characters
from index.schema import TEXT_FIELDS
from index.sieve import open_sieve, sieve
from index.spelling import Level, bare_form
from index.syllables import SyllableSpans, syllable_table
from search.character_kinds import CHARACTER_KINDS
from search.loops import loops
from search.query import Leaf, Phrase, Prefix, Syllable, Term, TypedLeaf, Widened, parts_of, typed_syllables

MARK_START, MARK_END = "<mark>", "</mark>"

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
        if not pieces:
            return []
        listed = np.array(pieces, np.int64)
        numbers = listed[:, 0]
        runs = np.empty((int((self.bounds[numbers + 1] - self.bounds[numbers]).sum()), 2), np.int64)
        cuts = np.empty((len(pieces), 2), np.int64)
        loops().cut_runs(
            self.characters.codes,
            CHARACTER_KINDS,
            self.characters.text_starts,
            self.syllables.starts,
            self.syllables.ends,
            self.places,
            self.bounds,
            listed,
            runs,
            cuts,
        )
        edges: list[int] = runs.ravel().tolist()
        last, html = 0, []
        for (number, start, end), (behind, escaped) in zip(pieces, cuts.tolist(), strict=True):
            stretches = _stretches(self.texts[number], start, edges[2 * last : 2 * behind], end)
            html.append(_html(stretches, escaped=bool(escaped)))
            last = behind
        return html


def _stretches(text: str, start: int, edges: Sequence[int], end: int) -> list[str]:
    """Return `text` from `start` to `end`, cut at `edges`."""
    if not edges:
        return [text[start:end]]
    return [text[left:right] for left, right in zip((start, *edges), (*edges, end), strict=True)]


def _html(stretches: list[str], *, escaped: bool) -> str:
    """Return `stretches` in a row as HTML, every other one marked; `escaped` is whether any needs escaping."""
    if escaped:
        stretches = list(map(escape, stretches))
    if len(stretches) > 1:
        stretches[1::2] = [f"{MARK_START}{stretch}{MARK_END}" for stretch in stretches[1::2]]
    return "".join(stretches)


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
    texts, numbers = _laid_out(articles)
    characters = Characters.of(texts)
    syllables = syllable_table().find_like(characters, _sieve(leaves))
    matcher = _Matcher(syllables, numbers)
    matched = [matcher.matched(leaf) for leaf in leaves]
    first = matcher.first_leaves(leaves, matched)
    kept = np.flatnonzero(first != _NOTHING)
    strays = _strays(matcher.places[kept], first[kept], matcher.texts[kept], matcher.articles[kept], leaves)
    if strays.any():
        kept = kept[~strays | matcher.instead(leaves)[kept]]
    return MarkedTexts(
        texts=texts,
        characters=characters,
        numbers=numbers,
        syllables=syllables,
        places=matcher.places[kept],
        leaves=first[kept],
        bounds=np.searchsorted(matcher.texts[kept], np.arange(len(texts) + 1)),
        found=matcher.found(matched),
    )


def _sieve(leaves: Sequence[Leaf]) -> NDArray[np.uint8]:
    """Return which syllables may match one of `leaves`; all where one of them is a prefix."""
    parts = [part for leaf in leaves for part in parts_of(leaf)]
    if any(isinstance(part, Prefix) for part in parts):
        return open_sieve()
    return sieve(bare_form(typed.text) for part in parts for typed in typed_syllables(part))


def _laid_out(articles: Sequence[FieldTexts]) -> tuple[list[str], list[dict[str, range]]]:
    """Return all texts, and the numbers that they get."""
    texts: list[str] = []
    numbers: list[dict[str, range]] = []
    for article in articles:
        of_fields = {}
        for field, listed in article.items():
            first = len(texts)
            texts += listed
            of_fields[field] = range(first, len(texts))
        numbers.append(of_fields)
    return texts, numbers


class _Matcher:
    """Compares syllables of texts with what was typed: C candidates, those that have passed the sieve.

    Attributes:
        places: int64[C], which of the syllables they are, rising.
        texts: int64[C], the number of the text of each.
        articles: int64[C], the number of its article.
    """

    def __init__(self, syllables: SyllableSpans, numbers: Sequence[Mapping[str, range]]) -> None:
        self._syllables = syllables
        self._numbers = numbers
        self._forms: dict[Level, NDArray[np.int32]] = {}
        self.places: _Places = np.flatnonzero(syllables.numbers != _NOTHING)
        self.texts: _Places = np.searchsorted(syllables.bounds, self.places, "right") - 1
        sizes = [sum(map(len, article.values())) for article in numbers]
        self.articles: _Places = np.repeat(np.arange(len(sizes)), sizes)[self.texts]

    def matched(self, leaf: Leaf) -> _Places:
        """Return which candidates `leaf` matches, in any order."""
        found = [self._in_fields(self._matched(part), part.fields) for part in parts_of(leaf)]
        return found[0] if len(found) == 1 else np.concatenate(found)

    def first_leaves(self, leaves: Sequence[Leaf], matched: Sequence[_Places]) -> NDArray[np.int32]:
        """Return int32[C], the first of `leaves` that each candidate matches; `_NOTHING` where none does."""
        first = np.full(self.places.size, _NOTHING, np.int32)
        by_rank = sorted(enumerate(leaves), key=lambda numbered: isinstance(numbered[1], Term))
        for number, _ in reversed(by_rank):
            first[matched[number]] = number
        return first

    def instead(self, leaves: Sequence[Leaf]) -> NDArray[np.bool_]:
        """Return bool[C], whether each candidate is one of what stands for something that was typed."""
        found = np.zeros(self.places.size, np.bool_)
        for leaf in leaves:
            for other in leaf.others if isinstance(leaf, Widened) else ():
                found[self._matched(other)] = True
        return found

    def found(self, matched: Sequence[_Places]) -> NDArray[np.bool_]:
        """Return bool[articles, leaves], whether a leaf has a candidate in an article."""
        found = np.zeros((len(self._numbers), len(matched)), np.bool_)
        for leaf, candidates in enumerate(matched):
            found[self.articles[candidates], leaf] = True
        return found

    def _in_fields(self, candidates: _Places, fields: Sequence[str]) -> _Places:
        if fields == TEXT_FIELDS:
            return candidates
        searched = [
            text for article in self._numbers for field in fields for text in article.get(field, range(0))
        ]
        inside: _Places = candidates[np.isin(self.texts[candidates], searched)]
        return inside

    def _matched(self, leaf: TypedLeaf) -> _Places:
        if isinstance(leaf, Term):
            return self._same(leaf.syllable)
        return self._begun(leaf.syllable) if isinstance(leaf, Prefix) else self._rows(leaf)

    def _at(self, level: Level) -> NDArray[np.int32]:
        if level not in self._forms:
            self._forms[level] = self._syllables.at(level, self.places)
        return self._forms[level]

    def _same(self, typed: Syllable) -> _Places:
        number = self._syllables.forms.number(typed.form)
        found: _Places = (self._at(typed.level) == (_NOTHING if number is None else number)).nonzero()[0]
        return found

    def _begun(self, typed: Syllable) -> _Places:
        written = self._at(typed.level)
        forms = self._syllables.forms
        begun = np.zeros(len(forms), bool)
        begun[
            [form for form in np.unique(written).tolist() if forms.text(form).startswith(typed.beginning)]
        ] = True
        return np.flatnonzero(begun[written])

    def _rows(self, phrase: Phrase) -> _Places:
        """Return the candidates that are the phrase's syllables, from each of its first, each at its next after the one before."""
        first, *others = (self.places[self._same(typed)] for typed in phrase.syllables)
        # Farther than any phrase reaches, where there is none.
        nowhere = self._syllables.numbers.size + len(phrase.syllables) + phrase.slop
        row = [first]
        for places in others:
            row.append(np.append(places, nowhere)[np.searchsorted(places, row[-1], "right")])
        rows = np.array(row)
        found = np.searchsorted(self.places, rows[:, rows[-1] - rows[0] < len(row) + phrase.slop])
        return found[:, self.texts[found[0]] == self.texts[found[-1]]].ravel()


def _strays(
    places: _Places,
    matched: NDArray[np.int32],
    texts: NDArray[np.int64],
    articles: NDArray[np.int64],
    leaves: Sequence[Leaf],
) -> NDArray[np.bool_]:
    """Return bool[places], whether each stands alone while its leaf stands in a row elsewhere in the article.

    Args:
        places: The syllables that match, rising.
        matched: The leaf of each.
        texts: The text of each.
        articles: The article of each.
        leaves: The query's. A phrase between whose syllables others may stand has no strays.
    """
    phrase = np.array([any(isinstance(part, Phrase) for part in parts_of(leaf)) for leaf in leaves], bool)
    loose = np.array(
        [any(isinstance(part, Phrase) and part.slop for part in parts_of(leaf)) for leaf in leaves], bool
    )
    left, right = matched[:-1], matched[1:]
    # A word twice, as in ngày ngày, is no row; a phrase goes on from one of its syllables to the next.
    goes_on = (right == left + 1) | ((right == left) & phrase[right])
    goes_on &= (places[1:] == places[:-1] + 1) & (texts[1:] == texts[:-1])
    in_row = np.zeros(places.size, bool)
    in_row[1:] |= goes_on
    in_row[:-1] |= goes_on
    leaf_in_article = articles * len(leaves) + matched
    has_row = np.zeros(leaf_in_article.max(initial=_NOTHING) + 1, bool)
    has_row[leaf_in_article[in_row]] = True
    alone: NDArray[np.bool_] = has_row[leaf_in_article] & ~in_row & ~loose[matched]
    return alone
