"""The loops that choose what is marked and what is shown of a text that a query matches.

Texts lie one after another in `codes`; all other offsets are characters of their own text. What a character is, is asked
for in place: a function would take ten times as long.
"""
# ruff: noqa: PLR0917 (numba takes long over arguments by name)

import numpy as np
from numpy.typing import NDArray

from index.compiled import compiled
from search.character_kinds import SIGN, SPACE

_AGAIN = 0.001

_TEXT, _START, _END, _FIRST, _LAST = range(5)
_ALONE, _PHRASE, _LOOSE = range(3)


@compiled
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
) -> np.int64:
    """Choose the candidates that are marked, each for one leaf, and return how many they are.

    A stray is left out: one that stands alone while its leaf stands in a row elsewhere in the article.

    Args:
        matched: [leaves, candidates], whether each leaf matches each candidate.
        instead: Whether each candidate stands for something that was typed: it is no stray.
        kinds: [leaves, 3], whether each leaf is a syllable alone, whether it has a phrase, and whether others may
            stand between the phrase's syllables: such a leaf has no strays.
        candidates: Which syllables they are, rising.
        bounds: [n + 1], the index of each text's first syllable.
        article_bounds: The first text of each article, and n.
        places: Filled with the syllables that are marked, rising; there is room for all candidates.
        leaves: Filled with the leaf of each: the first that matches it, of prefixes and phrases before syllables alone.
        mark_bounds: [n + 1], filled with the index of each text's first mark.
        found: [articles, leaves], all False; filled with whether each article has something that each leaf matches.
    """
    origins = np.empty(candidates.size, np.int64)
    in_row = np.empty(candidates.size, np.bool_)
    has_row = np.empty(kinds.shape[0], np.bool_)
    mark_bounds[0] = 0
    count, candidate = np.int64(0), np.int64(0)
    for article in range(article_bounds.size - 1):
        has_row[:] = False
        mark = count
        for text in range(article_bounds[article], article_bounds[article + 1]):
            begin = mark
            while candidate < candidates.size and candidates[candidate] < bounds[text + 1]:
                leaf = _first_leaf(matched, kinds, candidate, found[article])
                if leaf >= 0:
                    places[mark], leaves[mark], origins[mark] = candidates[candidate], leaf, candidate
                    in_row[mark] = False
                    if mark > begin and places[mark - 1] + 1 == places[mark]:
                        before = np.int64(leaves[mark - 1])
                        # A word twice, as in ngày ngày, is no row; a phrase goes on from one of its syllables to the next.
                        if leaf == before + 1 or (leaf == before and kinds[leaf, _PHRASE]):
                            in_row[mark - 1], in_row[mark] = True, True
                            has_row[before], has_row[leaf] = True, True
                    mark += 1
                candidate += 1
            mark_bounds[text + 1] = mark
        mark = count
        for text in range(article_bounds[article], article_bounds[article + 1]):
            for of_text in range(mark, mark_bounds[text + 1]):
                leaf = np.int64(leaves[of_text])
                if in_row[of_text] or not has_row[leaf] or kinds[leaf, _LOOSE] or instead[origins[of_text]]:
                    places[count], leaves[count] = places[of_text], leaf
                    count += 1
            mark = mark_bounds[text + 1]
            mark_bounds[text + 1] = count
    return count


@compiled
def _first_leaf(
    matched: NDArray[np.bool_], kinds: NDArray[np.bool_], candidate: np.int64, found: NDArray[np.bool_]
) -> np.int64:
    """Return the first leaf that matches a candidate, a syllable alone only without others; −1 without any.

    Those that do are marked in `found`.
    """
    first = np.int64(-1)
    for leaf in range(kinds.shape[0] - 1, -1, -1):
        if matched[leaf, candidate]:
            found[leaf] = True
            if first < 0 or kinds[first, _ALONE] or not kinds[leaf, _ALONE]:
                first = np.int64(leaf)
    return first


@compiled
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
    """Choose the passages to show of each body: for each mark there is one, which begins a little before it.

    A passage is worth the different leaves that it shows and no better one does, half as much for each that it shows
    at all, and a little for each mark. Of a text one is shown at the most.

    Args:
        codes: The characters of all texts.
        kinds: What each is, in bits; those past its end are what its last is.
        text_starts: Where each of n texts starts in `codes`, and their number; it ends one before the next.
        starts: Where each syllable starts.
        ends: Where it ends.
        bounds: [n + 1], the index of each text's first syllable.
        places: Which syllables are marked, rising.
        leaves: The leaf of each mark, from 0.
        mark_bounds: [n + 1], the index of each text's first mark.
        bodies: [bodies, 2], the first text of each and the one behind its last.
        limits: How many leaves there are, how long a passage is, and how much of it may stand before its mark.
        chosen: [bodies, most, 3], filled with text, start and end of the passages, in the order of the texts; for
            what there is not, it is left.
    """
    passages = np.empty((places.size, 5), np.int64)
    best = np.empty(chosen.shape[1], np.int64)
    seen = np.empty(limits[0], np.int64)
    shown = np.empty(limits[0], np.uint8)
    for body in range(bodies.shape[0]):
        first, last = mark_bounds[bodies[body, 0]], mark_bounds[bodies[body, 1]]
        if first == last:
            continue
        for text in range(bodies[body, 0], bodies[body, 1]):
            for mark in range(mark_bounds[text], mark_bounds[text + 1]):
                _cut_passage(
                    codes,
                    kinds,
                    text_starts,
                    starts,
                    ends,
                    bounds,
                    places,
                    mark_bounds,
                    text,
                    mark,
                    limits,
                    passages,
                )
        seen[:] = -1
        shown[:] = 0
        count = 0
        while count < best.size:
            found = _greatest(passages, leaves, first, last, best[:count], seen, shown, count * places.size)
            if found < 0:
                break
            best[count] = found
            count += 1
            for mark in range(passages[found, _FIRST], passages[found, _LAST]):
                shown[leaves[mark]] = 1
        in_order = np.sort(best[:count])
        for k in range(count):
            chosen[body, k, 0] = passages[in_order[k], _TEXT]
            chosen[body, k, 1] = passages[in_order[k], _START]
            chosen[body, k, 2] = passages[in_order[k], _END]


@compiled
def _greatest(
    passages: NDArray[np.int64],
    leaves: NDArray[np.int32],
    first: int,
    last: int,
    taken: NDArray[np.int64],
    seen: NDArray[np.int64],
    shown: NDArray[np.uint8],
    turn: int,
) -> np.int64:
    """Return the first of the most worth of the passages `first` to `last` whose text is not taken; −1 without any.

    Args:
        passages: All passages.
        leaves: The leaf of each mark.
        first: The first that comes into question.
        last: The one behind the last.
        taken: Those that are chosen.
        seen: Of each leaf the last passage, in this turn or one before, that was found to show it.
        shown: Of each leaf whether what is chosen shows it.
        turn: What passages are counted from in `seen`.
    """
    found, most = np.int64(-1), -1.0
    for passage in range(first, last):
        free = True
        for other in taken:
            free &= passages[other, _TEXT] != passages[passage, _TEXT]
        if not free:
            continue
        different, new = np.int64(0), np.int64(0)
        for mark in range(passages[passage, _FIRST], passages[passage, _LAST]):
            leaf = leaves[mark]
            if seen[leaf] != turn + passage:
                seen[leaf] = turn + passage
                different += 1
                new += 1 - np.int64(shown[leaf])
        worth = new + 0.5 * different + _AGAIN * (passages[passage, _LAST] - passages[passage, _FIRST])
        if worth > most:
            found, most = np.int64(passage), worth
    return found


@compiled
def _cut_passage(
    codes: NDArray[np.uint32],
    kinds: NDArray[np.uint8],
    text_starts: NDArray[np.int64],
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
    bounds: NDArray[np.int32],
    places: NDArray[np.int64],
    mark_bounds: NDArray[np.int64],
    text: int,
    mark: int,
    limits: NDArray[np.int64],
    passages: NDArray[np.int64],
) -> None:
    """Fill the row `mark` of `passages`: text, start and end of its passage, its first mark and the one behind its last."""
    longest = limits[1]
    begin = text_starts[text]
    length = text_starts[text + 1] - 1 - begin
    place = places[mark]
    at = np.int64(starts[place])
    earliest = at - limits[2]
    start = np.int64(0)
    if earliest > 0 and length > longest:
        start = _clause_start(codes, kinds, begin, earliest, at)
        if start < 0:
            while place > bounds[text] and starts[place - 1] >= earliest:
                place -= 1
            start = np.int64(starts[place])
    end = (
        _passage_end(ends, bounds[text], bounds[text + 1], start, start + longest)
        if start + longest < length
        else length
    )
    first, last = mark, mark + 1
    while first > mark_bounds[text] and starts[places[first - 1]] >= start:
        first -= 1
    while last < mark_bounds[text + 1] and ends[places[last]] <= end:
        last += 1
    while last > first and ends[places[last - 1]] > end:
        last -= 1
    passages[mark, _TEXT], passages[mark, _START], passages[mark, _END] = text, start, end
    passages[mark, _FIRST], passages[mark, _LAST] = first, last


@compiled
def _passage_end(ends: NDArray[np.int32], low: int, high: int, start: np.int64, limit: np.int64) -> np.int64:
    """Return where the last of the syllables `low` to `high` ends that does so up to `limit`; `limit` without one past `start`."""
    first, behind = np.int64(low), np.int64(high)
    while first < behind:
        middle = (first + behind) // 2
        if ends[middle] <= limit:
            first = middle + 1
        else:
            behind = middle
    found = first > low and ends[first - 1] > start
    return np.int64(ends[first - 1]) if found else np.int64(limit)


@compiled
def _clause_start(
    codes: NDArray[np.uint32], kinds: NDArray[np.uint8], begin: int, earliest: np.int64, latest: np.int64
) -> np.int64:
    """Return where the first clause begins behind a sign and space, from `earliest` to before `latest`; −1 without any.

    The space behind the sign may be the last character before the stretch.
    """
    last = np.int64(kinds.size - 1)
    for gap in range(max(earliest - 1, np.int64(1)), latest):
        is_space = kinds[min(np.int64(codes[begin + gap]), last)] & SPACE
        if is_space and kinds[min(np.int64(codes[begin + gap - 1]), last)] & SIGN:
            start = gap + 1
            while kinds[min(np.int64(codes[begin + start]), last)] & SPACE:
                start += 1
            return np.int64(start)
    return np.int64(-1)
