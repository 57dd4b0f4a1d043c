"""Which syllables of a text a query matches: found in the text itself, by its own offsets, and marked as HTML.

A stray syllable is not marked where the same word of the query stands in a row with its neighbours elsewhere in
the article: whoever asks for `bi thu` wants to see Bí thư, and not every thứ and thử.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from index.analyzer import Token, syllables
from index.schema import TEXT_FIELDS
from index.spelling import FORM_OF_LEVEL, Level
from search.query import Leaf, Phrase, Prefix, Term

MARK_START, MARK_END = "<mark>", "</mark>"


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text, its syllables, and which of them are marked.

    Attributes:
        text: NFC text.
        tokens: Its syllables.
        leaf_of: Token index → index of the leaf that it matches, for the marked ones.
    """

    text: str
    tokens: Sequence[Token]
    leaf_of: Mapping[int, int]

    def html(self, start: int = 0, end: int | None = None) -> str:
        """Return the text from offset `start` to `end` as HTML: escaped, marked runs in `<mark>`.

        >>> Marker([]).mark({"title": ["Mưa & lũ quét"]})["title"][0].html()
        'Mưa &amp; lũ quét'
        """
        end = len(self.text) if end is None else end
        parts: list[str] = []
        at = start
        for first, last in self._runs(start, end):
            left, right = self.tokens[first].start, self.tokens[last].end
            parts += (escape(self.text[at:left]), MARK_START, escape(self.text[left:right]), MARK_END)
            at = right
        return "".join((*parts, escape(self.text[at:end])))

    def _runs(self, start: int, end: int) -> Iterable[tuple[int, int]]:
        """Yield first and last token of each run of marked tokens, whole from `start` to `end`, that only spaces part."""
        first = last = None
        for index in sorted(self.leaf_of):
            if self.tokens[index].start < start or self.tokens[index].end > end:
                continue
            if last is not None and index == last + 1 and self._only_space(last, index):
                last = index
                continue
            if first is not None and last is not None:
                yield first, last
            first = last = index
        if first is not None and last is not None:
            yield first, last

    def _only_space(self, left: int, right: int) -> bool:
        return self.text[self.tokens[left].end : self.tokens[right].start].isspace()


class Marker:
    """Marks what the leaves of one query match, in as many articles as it is given; one thread at a time."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        """Make a marker for `leaves`, in the order typed."""
        self._leaves = leaves
        self._terms: dict[str, dict[tuple[Level, str], int]] = {field: {} for field in TEXT_FIELDS}
        for number, leaf in enumerate(leaves):
            if isinstance(leaf, Term):
                for field in leaf.fields:
                    self._terms[field].setdefault((leaf.syllable.level, leaf.syllable.form), number)
        # Articles say the same syllables again and again: what each matches is worked out once a search.
        self._leaf_of_syllable: dict[str, dict[str, int | None]] = {field: {} for field in TEXT_FIELDS}

    def mark(self, texts: Mapping[str, Sequence[str]]) -> dict[str, tuple[MarkedText, ...]]:
        """Return each text of an article with the syllables that match.

        Args:
            texts: Text field → its texts, all in NFC.
        """
        found = {field: [self._matched(text, field) for text in listed] for field, listed in texts.items()}
        runs = {
            field: [_run_lengths(matched, self._leaves) for _, matched in field_found]
            for field, field_found in found.items()
        }
        longest: dict[int, int] = {}
        for field, field_found in found.items():
            for (_, matched), lengths in zip(field_found, runs[field], strict=True):
                for index, leaf in matched.items():
                    longest[leaf] = max(longest.get(leaf, 0), lengths[index])
        return {
            field: tuple(
                MarkedText(text, tokens, _without_strays(matched, lengths, longest))
                for text, (tokens, matched), lengths in zip(
                    texts[field], field_found, runs[field], strict=True
                )
            )
            for field, field_found in found.items()
        }

    def _matched(self, text: str, field: str) -> tuple[list[Token], dict[int, int]]:
        tokens = syllables(text)
        matched: dict[int, int] = {}
        for number, leaf in enumerate(self._leaves):
            if field in leaf.fields and not isinstance(leaf, Term):
                places = (
                    _prefix_places(tokens, leaf) if isinstance(leaf, Prefix) else _phrase_places(tokens, leaf)
                )
                matched.update((index, number) for index in places if index not in matched)
        if not self._terms[field]:
            return tokens, matched
        known = self._leaf_of_syllable[field]
        for index, token in enumerate(tokens):
            if token.text not in known:
                known[token.text] = self._first_leaf(token.text, field)
            first = known[token.text]
            if first is not None:
                matched.setdefault(index, first)
        return tokens, matched

    def _first_leaf(self, syllable: str, field: str) -> int | None:
        terms = self._terms[field]
        numbers = (terms.get((level, form(syllable))) for level, form in FORM_OF_LEVEL.items())
        return min((number for number in numbers if number is not None), default=None)


def _prefix_places(tokens: Sequence[Token], prefix: Prefix) -> list[int]:
    return [index for index, token in enumerate(tokens) if prefix.syllable.begins(token.text)]


def _phrase_places(tokens: Sequence[Token], phrase: Phrase) -> list[int]:
    length = len(phrase.syllables)
    places: list[int] = []
    for start in range(len(tokens) - length + 1):
        if all(phrase.syllables[offset].matches(tokens[start + offset].text) for offset in range(length)):
            places.extend(range(start, start + length))
    return places


def _run_lengths(matched: Mapping[int, int], leaves: Sequence[Leaf]) -> dict[int, int]:
    """Return for each matched token how many stand in a row there as in the query."""
    lengths: dict[int, int] = {}
    run: list[int] = []
    for index in [*sorted(matched), -1]:
        if not run or index != run[-1] + 1 or not _follows(matched[run[-1]], matched[index], leaves):
            lengths.update(dict.fromkeys(run, len(run)))
            run = []
        run.append(index)
    return lengths


def _follows(left: int, right: int, leaves: Sequence[Leaf]) -> bool:
    """Whether a syllable of the leaf `right` goes on after one of `left`: a word twice, as in ngày ngày, does not."""
    return right == left + 1 or (right == left and isinstance(leaves[right], Phrase))


def _without_strays(
    matched: Mapping[int, int], lengths: Mapping[int, int], longest: Mapping[int, int]
) -> dict[int, int]:
    return {index: leaf for index, leaf in matched.items() if lengths[index] > 1 or longest[leaf] == 1}
