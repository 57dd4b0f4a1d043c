"""The passages of each article that show best why it matched, chosen for all articles of a page at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.words.tokens import SPACES
from search.marking import MarkedTexts

MOST_PASSAGES = 2
"""Passages shown of one body."""

PASSAGE_CHARACTERS = 220
"""How long a passage is at the most, without its ellipses."""

_BEFORE = PASSAGE_CHARACTERS // 3
"""How many of them may stand before the word that it is shown for."""

# So little that no passage has room for as many repetitions as would outweigh another word.
_AGAIN = 0.001

_TAKEN = -1.0

_OTHER, _SPACE, _SIGN = 0, 1, 2
# What each character is; the last stands for all past it, of which none is white space.
_KINDS: NDArray[np.uint8] = np.full(ord(max(SPACES)) + 2, _OTHER, np.uint8)
_KINDS[[ord(space) for space in SPACES]] = _SPACE
_KINDS[[ord(sign) for sign in ".!?…;,"]] = _SIGN

_Offsets = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Passages:
    """A passage for each of M marks: the one that begins a little before it.

    Attributes:
        texts: int64[M], the number of its text.
        starts: int64[M], where it starts, in characters of its text.
        ends: int64[M], where it ends.
        shows: bool[K, M], which of K leaves it shows: all that are marked anywhere.
        marks: int64[M], how many marks it shows.
    """

    texts: NDArray[np.int64]
    starts: _Offsets
    ends: _Offsets
    shows: NDArray[np.bool_]
    marks: NDArray[np.int64]


def snippets(marked: MarkedTexts, bodies: Sequence[range]) -> list[tuple[str, ...]]:
    """Return the best passages of each body as HTML, in the order of the text; none where nothing is marked.

    A passage is worth the different words of the query that it shows, then how often. Cuts fall between words and
    are shown by an ellipsis.

    Args:
        marked: The texts of some articles.
        bodies: Of each body, the numbers of its paragraphs.
    """
    if not marked.places.size:
        return [() for _ in bodies]
    passages = _passages(marked)
    marks = [range(*marked.bounds[[body.start, body.stop]].tolist()) for body in bodies]
    return [
        tuple(_html(marked, passages, passage) for passage in sorted(chosen))
        for chosen in _best(passages, marked.bounds, marks)
    ]


def _html(marked: MarkedTexts, passages: _Passages, passage: int) -> str:
    number = int(passages.texts[passage])
    start, end = int(passages.starts[passage]), int(passages.ends[passage])
    before = "… " if start > 0 else ""
    after = " …" if end < len(marked.texts[number]) else ""
    return f"{before}{marked.html(number, start, end).strip()}{after}"


def _best(passages: _Passages, bounds: _Offsets, bodies: Sequence[range]) -> list[list[int]]:
    """Return the passages to show of each body, the best first, each from another paragraph.

    Args:
        passages: One for each mark.
        bounds: The first mark of each text, as in `MarkedTexts`.
        bodies: The marks of each body.
    """
    chosen: list[list[int]] = [[] for _ in bodies]
    different = passages.shows.sum(0)
    new = passages.shows.copy()
    free = np.ones(different.size, bool)
    for _ in range(MOST_PASSAGES):
        value = np.where(free, new.sum(0) + 0.5 * different + _AGAIN * passages.marks, _TAKEN)
        for body, chosen_of_body in zip(bodies, chosen, strict=True):
            if body and (best := _greatest(value, body)) is not None:
                chosen_of_body.append(best)
                new[passages.shows[:, best], body.start : body.stop] = False
                number = passages.texts[best]
                free[bounds[number] : bounds[number + 1]] = False
    return chosen


def _greatest(value: NDArray[np.float64], passages: range) -> int | None:
    """Return the first of the passages of the greatest value; None where all are taken."""
    best = passages.start + int(value[passages.start : passages.stop].argmax())
    return None if value[best] == _TAKEN else best


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """All texts in a row with a character between, so that one number is a place in one of them.

    Attributes:
        text_starts: int64[n], where each text starts.
        text_ends: int64[n], where it ends.
        starts: int64[S], where each syllable starts.
        ends: int64[S], where it ends.
    """

    text_starts: _Offsets
    text_ends: _Offsets
    starts: _Offsets
    ends: _Offsets

    @classmethod
    def of(cls, marked: MarkedTexts) -> "_Row":
        """Return the texts of `marked` in a row."""
        lengths = np.array([len(text) for text in marked.texts], np.int64)
        text_ends = np.cumsum(lengths + 1) - 1
        text_starts = text_ends - lengths
        begin: _Offsets = np.repeat(text_starts, np.diff(marked.syllables.bounds))
        return cls(
            text_starts=text_starts,
            text_ends=text_ends,
            starts=begin + marked.syllables.starts,
            ends=begin + marked.syllables.ends,
        )


def _passages(marked: MarkedTexts) -> _Passages:
    """Return the passage of each mark."""
    row = _Row.of(marked)
    mark_starts, mark_ends = row.starts[marked.places], row.ends[marked.places]
    texts = np.repeat(np.arange(len(marked.texts)), np.diff(marked.bounds))
    text_starts, text_ends = row.text_starts[texts], row.text_ends[texts]
    earliest = mark_starts - _BEFORE
    whole = (earliest <= text_starts) | (text_ends - text_starts <= PASSAGE_CHARACTERS)
    starts = np.where(whole, text_starts, _clause_starts(marked.texts, row, earliest, mark_starts))
    ends = _word_ends(row, starts, text_ends)
    first, last = np.searchsorted(mark_starts, starts), np.searchsorted(mark_ends, ends, "right")
    return _Passages(
        texts=texts,
        starts=starts - text_starts,
        ends=ends - text_starts,
        shows=_shows(marked.leaves, first, last),
        marks=last - first,
    )


def _shows(leaves: NDArray[np.int32], first: _Offsets, last: _Offsets) -> NDArray[np.bool_]:
    """Return bool[K, M], which of the K leaves among `leaves` occur from each `first` to before its `last`."""
    kinds = np.unique(leaves)
    counts = np.zeros((kinds.size, leaves.size + 1), np.int32)
    np.cumsum(leaves == kinds[:, None], axis=1, out=counts[:, 1:])
    return counts[:, last] > counts[:, first]


def _clause_starts(texts: Sequence[str], row: _Row, earliest: _Offsets, latest: _Offsets) -> _Offsets:
    """Return where the first clause or else the first syllable begins in each stretch of the row."""
    codes = np.frombuffer("\0".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _KINDS.take(codes, mode="clip")
    space = kinds == _SPACE
    # The space after a sign may be the last character before the stretch.
    gaps = np.flatnonzero((kinds[:-1] == _SIGN) & space[1:]) + 1
    gap_ends = np.flatnonzero(space[:-1] & ~space[1:]) + 1
    nowhere = codes.size
    gap = np.append(gaps, nowhere)[np.searchsorted(gaps, earliest - 1)]
    gap_end = np.append(gap_ends, nowhere)[np.searchsorted(gap_ends, gap, "right")]
    return np.where(gap < latest, gap_end, row.starts[np.searchsorted(row.starts, earliest)])


def _word_ends(row: _Row, starts: _Offsets, text_ends: _Offsets) -> _Offsets:
    """Return where passages from `starts` end: with their texts, or after the last syllable that is whole in them."""
    limits = starts + PASSAGE_CHARACTERS
    ends = np.append(0, row.ends)[np.searchsorted(row.ends, limits, "right")]
    # A word that is longer than a passage is cut all the same.
    return np.where(limits >= text_ends, text_ends, np.where(ends > starts, ends, limits))
