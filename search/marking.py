"""Which syllables of a text a query matches: found in the text itself, by its own offsets, and marked as HTML.

A stray syllable is not marked where the same word of the query stands in a row with its neighbours elsewhere in
the article: whoever asks for `bi thu` wants to see Bí thư, and not every thứ and thử.

All texts of all articles are read at once, as arrays; there are Python objects only where something is marked.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
from numpy.typing import NDArray

from index.schema import TEXT_FIELDS
from index.spelling import Level
from index.syllables import SyllableSpans, syllable_table
from search.query import Leaf, Phrase, Prefix, Syllable, Term, TypedLeaf, Widened, parts_of

MARK_START, MARK_END = "<mark>", "</mark>"

FieldTexts = Mapping[str, Sequence[str]]
"""The texts of each field of an article."""

_Places = NDArray[np.int64]

_NOTHING = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedTexts:
    """The texts of some articles, n in all, and those of their syllables that are marked, M in all.

    Attributes:
        texts: The texts of all articles.
        numbers: Of each article, field → the numbers of its texts, which are their places in `texts`.
        syllables: Their syllables.
        places: int64[M], which of the syllables are marked, rising.
        marks: The same as tuples: place, start and end, these in characters of the text.
        leaves: int32[M], the index of the leaf that each matches.
        bounds: int64[n + 1], the index of each text's first mark, and M.
        found: bool[articles, leaves], whether each article has something that each leaf matches.
    """

    texts: Sequence[str]
    numbers: Sequence[Mapping[str, range]]
    syllables: SyllableSpans
    places: _Places
    marks: Sequence[tuple[int, int, int]]
    leaves: NDArray[np.int32]
    bounds: NDArray[np.int64]
    found: NDArray[np.bool_]

    def html(self, number: int, start: int = 0, end: int | None = None) -> str:
        """Return text `number` from offset `start` to `end` as HTML: escaped, marked runs in `<mark>`.

        >>> marked_texts([{"title": ["Mưa & lũ quét"]}], []).html(0)
        'Mưa &amp; lũ quét'
        """
        text = self.texts[number]
        end = len(text) if end is None else end
        parts: list[str] = []
        at = start
        for left, right in self._runs(number, start, end):
            parts += (escape(text[at:left]), MARK_START, escape(text[left:right]), MARK_END)
            at = right
        return "".join((*parts, escape(text[at:end])))

    def _runs(self, number: int, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield where the runs of marked syllables lie, whole from `start` to `end`, that only spaces part."""
        text = self.texts[number]
        last, run_start, run_end = -2, 0, 0
        for place, left, right in self.marks[self.bounds[number] : self.bounds[number + 1]]:
            if left < start or right > end:
                continue
            if place != last + 1 or not text[run_end:left].isspace():
                if run_end > 0:
                    yield run_start, run_end
                run_start = left
            last, run_end = place, right
        if run_end > 0:
            yield run_start, run_end


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
    texts, fields, numbers = _laid_out(articles)
    syllables = syllable_table().find(texts)
    matcher = _Matcher(syllables, fields)
    places_of = [matcher.places_of(leaf) for leaf in leaves]
    matched = matcher.first_leaves(leaves, places_of)
    places = np.flatnonzero(matched != _NOTHING)
    counts = np.array([sum(map(len, article.values())) for article in articles], np.int64)
    article_of = np.repeat(np.arange(counts.size), counts)
    strays = _strays(places, matched[places], _texts_of(places, syllables), article_of, leaves)
    kept = places[~strays | matcher.instead(leaves)[places]]
    starts, ends = syllables.starts[kept], syllables.ends[kept]
    return MarkedTexts(
        texts=texts,
        numbers=numbers,
        syllables=syllables,
        places=kept,
        marks=list(zip(kept.tolist(), starts.tolist(), ends.tolist(), strict=True)),
        leaves=matched[kept],
        bounds=np.searchsorted(kept, syllables.bounds),
        found=_found(places_of, syllables, article_of, len(articles)),
    )


def _found(
    places_of: Sequence[_Places], syllables: SyllableSpans, article_of: NDArray[np.int64], articles: int
) -> NDArray[np.bool_]:
    """Return bool[articles, leaves], whether a leaf has a place in an article."""
    found = np.zeros((articles, len(places_of)), np.bool_)
    for leaf, places in enumerate(places_of):
        found[article_of[_texts_of(places, syllables)], leaf] = True
    return found


def _laid_out(articles: Sequence[FieldTexts]) -> tuple[list[str], list[str], list[dict[str, range]]]:
    """Return all texts, the field of each, and the numbers that they get."""
    texts: list[str] = []
    fields: list[str] = []
    numbers: list[dict[str, range]] = []
    for article in articles:
        numbers.append({})
        for field, listed in article.items():
            numbers[-1][field] = range(len(texts), len(texts) + len(listed))
            texts += listed
            fields += [field] * len(listed)
    return texts, fields, numbers


class _Matcher:
    """Compares syllables of texts with what was typed."""

    def __init__(self, syllables: SyllableSpans, fields: Sequence[str]) -> None:
        self._syllables = syllables
        self._fields = fields
        self._forms: dict[Level, NDArray[np.int32]] = {}

    def places_of(self, leaf: Leaf) -> _Places:
        """Return which syllables `leaf` matches, in any order."""
        return np.concatenate([self._in_fields(self._places(part), part.fields) for part in parts_of(leaf)])

    def first_leaves(self, leaves: Sequence[Leaf], places_of: Sequence[_Places]) -> NDArray[np.int32]:
        """Return int32[S], the first of `leaves` that each syllable matches; `_NOTHING` where none does."""
        first = np.full(self._syllables.numbers.size, _NOTHING, np.int32)
        by_rank = sorted(enumerate(leaves), key=lambda numbered: isinstance(numbered[1], Term))
        for number, _ in reversed(by_rank):
            first[places_of[number]] = number
        return first

    def instead(self, leaves: Sequence[Leaf]) -> NDArray[np.bool_]:
        """Return bool[S], whether each syllable is one of what stands for something that was typed."""
        found = np.zeros(self._syllables.numbers.size, np.bool_)
        for leaf in leaves:
            for other in leaf.others if isinstance(leaf, Widened) else ():
                found[self._places(other)] = True
        return found

    def _in_fields(self, places: _Places, fields: Sequence[str]) -> _Places:
        if fields == TEXT_FIELDS:
            return places
        searched = np.array([field in fields for field in self._fields], bool)
        inside: _Places = places[searched[_texts_of(places, self._syllables)]]
        return inside

    def _places(self, leaf: TypedLeaf) -> _Places:
        if isinstance(leaf, Term):
            return self._same(leaf.syllable)
        return self._begun(leaf.syllable) if isinstance(leaf, Prefix) else self._rows(leaf)

    def _at(self, level: Level) -> NDArray[np.int32]:
        if level not in self._forms:
            self._forms[level] = self._syllables.at(level)
        return self._forms[level]

    def _same(self, typed: Syllable) -> _Places:
        number = self._syllables.forms.number(typed.form)
        return np.flatnonzero(self._at(typed.level) == (_NOTHING if number is None else number))

    def _begun(self, typed: Syllable) -> _Places:
        written = self._at(typed.level)
        forms = self._syllables.forms
        begun = np.zeros(len(forms), bool)
        begun[
            [form for form in np.unique(written).tolist() if forms.text(form).startswith(typed.beginning)]
        ] = True
        return np.flatnonzero(begun[written])

    def _rows(self, phrase: Phrase) -> _Places:
        """Return the places of the phrase's syllables, from each of its first, each at its next after the one before."""
        first, *others = (self._same(typed) for typed in phrase.syllables)
        # Farther than any phrase reaches, where there is none.
        nowhere = self._syllables.numbers.size + len(phrase.syllables) + phrase.slop
        row = [first]
        for places in others:
            row.append(np.append(places, nowhere)[np.searchsorted(places, row[-1], "right")])
        rows = np.array(row)
        rows = rows[:, rows[-1] - rows[0] < len(row) + phrase.slop]
        inside = _texts_of(rows[0], self._syllables) == _texts_of(rows[-1], self._syllables)
        return rows[:, inside].ravel()


def _texts_of(places: _Places, syllables: SyllableSpans) -> NDArray[np.int64]:
    return np.searchsorted(syllables.bounds, places, "right") - 1


def _strays(
    places: _Places,
    matched: NDArray[np.int32],
    texts: NDArray[np.int64],
    article_of: NDArray[np.int64],
    leaves: Sequence[Leaf],
) -> NDArray[np.bool_]:
    """Return bool[places], whether each stands alone while its leaf stands in a row elsewhere in the article.

    Args:
        places: The syllables that match, rising.
        matched: The leaf of each.
        texts: The text of each.
        article_of: The article of each text.
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
    leaf_in_article = article_of[texts] * len(leaves) + matched
    has_row = np.zeros(leaf_in_article.max(initial=_NOTHING) + 1, bool)
    has_row[leaf_in_article[in_row]] = True
    alone: NDArray[np.bool_] = has_row[leaf_in_article] & ~in_row & ~loose[matched]
    return alone
