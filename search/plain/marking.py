"""The choice of what is marked and what is shown of a text, in plain Python; see `search.kernels.marking`."""
# ruff: noqa: PLR0917 (as the compiled loops)

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.character_kinds import SIGN, SPACE

_AGAIN = 0.001

_NOTHING = -1


def choose_marks(
    matched: NDArray[np.bool_],
    instead: NDArray[np.bool_],
    kinds: NDArray[np.bool_],
    candidates: NDArray[np.int64],
    bounds: NDArray[np.int32],
    article_bounds: NDArray[np.int64],
    places: NDArray[np.int64],
    leaves: NDArray[np.int32],
    mark_bounds: NDArray[np.int64],
    found: NDArray[np.bool_],
) -> int:
    """Choose the candidates that are marked; see `search.kernels.marking.choose_marks`."""
    alone, phrase, loose = kinds.T
    texts = np.searchsorted(bounds, candidates, "right") - 1
    articles = np.searchsorted(article_bounds, texts, "right") - 1
    first = np.full(candidates.size, _NOTHING, np.int32)
    for leaf in (*alone.nonzero()[0][::-1], *(~alone).nonzero()[0][::-1]):
        first[matched[leaf]] = leaf
        found[articles[matched[leaf]], leaf] = True
    marked = np.flatnonzero(first != _NOTHING)
    at, texts, first = candidates[marked], texts[marked], first[marked]
    left, right = first[:-1], first[1:]
    # A word twice, as in ngày ngày, is no row; a phrase goes on from one of its syllables to the next.
    goes_on = (right == left + 1) | ((right == left) & phrase[right])
    goes_on &= (at[1:] == at[:-1] + 1) & (texts[1:] == texts[:-1])
    in_row = np.zeros(at.size, bool)
    in_row[1:] |= goes_on
    in_row[:-1] |= goes_on
    has_row = np.zeros(found.shape, bool)
    has_row[articles[marked[in_row]], first[in_row]] = True
    kept = in_row | ~has_row[articles[marked], first] | loose[first] | instead[marked]
    count = int(kept.sum())
    places[:count], leaves[:count] = at[kept], first[kept]
    mark_bounds[:] = np.searchsorted(texts[kept], np.arange(mark_bounds.size))
    return count


class _Passage(NamedTuple):
    text: int
    start: int
    end: int
    leaves: Sequence[int]

    def worth(self, shown: set[int]) -> float:
        different = set(self.leaves)
        return len(different - shown) + 0.5 * len(different) + _AGAIN * len(self.leaves)


def best_passages(
    codes: NDArray[np.uint32],
    kinds: NDArray[np.uint8],
    text_starts: NDArray[np.int64],
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
    bounds: NDArray[np.int32],
    places: NDArray[np.int64],
    leaves: NDArray[np.int32],
    mark_bounds: NDArray[np.int64],
    bodies: NDArray[np.int64],
    limits: NDArray[np.int64],
    chosen: NDArray[np.int64],
) -> None:
    """Choose the passages to show of each body; see `search.kernels.marking.best_passages`."""
    _, longest, before = limits.tolist()
    for body, (first, behind) in enumerate(bodies.tolist()):
        candidates = []
        for text in range(first, behind):
            of_text = kinds.take(codes[text_starts[text] : text_starts[text + 1] - 1], mode="clip")
            syllables = slice(bounds[text], bounds[text + 1])
            marks = slice(mark_bounds[text], mark_bounds[text + 1])
            at, to = starts[places[marks]].tolist(), ends[places[marks]].tolist()
            for mark in at:
                start, end = _window(
                    of_text, starts[syllables].tolist(), ends[syllables].tolist(), mark, longest, before
                )
                inside = leaves[marks][
                    [start <= left and right <= end for left, right in zip(at, to, strict=True)]
                ]
                candidates.append(_Passage(text, start, end, inside.tolist()))
        best = _chosen(candidates, chosen.shape[1])
        for k, passage in enumerate(best):
            chosen[body, k] = passage[:3]


def _chosen(candidates: list[_Passage], most: int) -> list[_Passage]:
    """Return the best passages, each of another text, in the order of the texts."""
    shown: set[int] = set()
    found: list[_Passage] = []
    while candidates and len(found) < most:
        best = max(candidates, key=lambda passage: passage.worth(shown))
        found.append(best)
        shown |= set(best.leaves)
        candidates = [passage for passage in candidates if passage.text != best.text]
    return sorted(found, key=lambda passage: passage.text)


def _window(
    kinds: NDArray[np.uint8], starts: list[int], ends: list[int], at: int, longest: int, before: int
) -> tuple[int, int]:
    """Return where the passage starts and ends that is shown for the syllable at `at` of a text."""
    start, earliest = 0, at - before
    if earliest > 0 and kinds.size > longest:
        start = next((each for each in _clauses(kinds, earliest, at)), -1)
        if start < 0:
            start = next(each for each in starts if each >= earliest)
    end = start + longest
    if end >= kinds.size:
        return start, kinds.size
    last = bisect_right(ends, end) - 1
    return start, ends[last] if last >= 0 and ends[last] > start else end


def _clauses(kinds: NDArray[np.uint8], earliest: int, latest: int) -> list[int]:
    """Return where clauses begin of which the space before begins from just before `earliest` to before `latest`."""
    space = (kinds & SPACE) != 0
    gaps = np.flatnonzero(((kinds[:-1] & SIGN) != 0) & space[1:]) + 1
    return [
        gap + int(np.flatnonzero(~space[gap:])[0]) for gap in gaps.tolist() if earliest - 1 <= gap < latest
    ]
