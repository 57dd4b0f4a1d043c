"""Which part of speech has this one word? The tagger's own answer, without tagging the text around it.

The tagging model looks for the best path through a whole text. At most words, though, what the word and its four
neighbours say outweighs anything that a path could gain by another label: there the path is known at once. Between two
such words it depends on nothing outside, so that a stretch of two or three words is looked at instead of a text.

Good for a few words of a text: some 2 µs each, where tagging the text takes 300. Bad for all of them.
"""
# ruff: noqa: PLR0917 (numba takes long over arguments by name)

import numpy as np
from numpy.typing import NDArray

from index.compiled import compiled
from index.words.lookup_kernels import place

_NEIGHBOURS = 2
SURE = 1e-6
"""How far apart two scores must be to count as different: sums over a whole text round off less than a thousandth."""

FOUND, NOT_FOUND = -1, -2
"""What `look_for_label` returns where it need not be called again."""

_FIRST_REACH, _LAST_REACH = 2, 16


def largest_gains(transitions: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return float64[L, L]: what a path can gain, at the most, by the second label at a word instead of the first.

    >>> largest_gains(np.array([[0.0, 1.0], [0.5, 0.0]])).tolist()
    [[0.0, 1.5], [1.5, 0.0]]

    Args:
        transitions: As in `Model`. Where a text begins or ends there is no step, and nothing is gained by it.
    """
    arriving = (transitions[:, None, :] - transitions[:, :, None]).max(axis=0)
    leaving = (transitions[None, :, :] - transitions[:, None, :]).max(axis=2)
    gains: NDArray[np.float64] = arriving.clip(min=0) + leaving.clip(min=0)
    return gains


@compiled
def _score(
    t: int,
    begin: int,
    end: int,
    items: NDArray[np.int32],
    rows: NDArray[np.int32],
    layout: NDArray[np.int32],
    edges: NDArray[np.int32],
    weights: NDArray[np.float64],
    gains: NDArray[np.float64],
    scores: NDArray[np.float64],
) -> int:
    """Fill `scores` with those of the labels of word `t`, −inf for those that no best path has; return how many are left."""
    scores[:] = 0.0
    for block in range(layout.shape[0]):
        neighbour = t + layout[block, 0]
        if begin <= neighbour < end:
            item = items[neighbour]
            for column in range(layout[block, 1], layout[block, 2]):
                row = rows[item, column]
                if row != 0:
                    for label in range(scores.size):
                        scores[label] += weights[row, label]
        for column in range(layout[block, 3], layout[block, 4]):
            if t == (begin if column == 0 else end - 1):
                for label in range(scores.size):
                    scores[label] += weights[edges[column], label]
    return _drop_hopeless(scores, gains)


@compiled
def _drop_hopeless(scores: NDArray[np.float64], gains: NDArray[np.float64]) -> int:
    """Set the scores of labels that no best path has to −inf; return how many are left."""
    best = scores.argmax()
    top = scores[best]
    left = scores.size
    for label in range(scores.size):
        if top - scores[label] > gains[best, label] + SURE:
            scores[label] = -np.inf
            left -= 1
    return left


@compiled
def find_label(
    word: int,
    begin: int,
    end: int,
    low: int,
    high: int,
    items: NDArray[np.int32],
    rows: NDArray[np.int32],
    layout: NDArray[np.int32],
    edges: NDArray[np.int32],
    weights: NDArray[np.float64],
    transitions: NDArray[np.float64],
    gains: NDArray[np.float64],
    labels: NDArray[np.int8],
) -> bool:
    """Fill `labels` for `word` and the stretch around it, if the answer is beyond doubt.

    Args:
        word: The index of the word in `items`.
        begin: The index of its text's first word.
        end: The index after its text's last word.
        low: The index of the first word whose number is known.
        high: The index after the last such word.
        items: The number of each word from `low` to `high`.
        rows: As in `index.words.kernels.best_labels`.
        layout: As in `Template`.
        edges: The rows of the attributes that say that a text begins, and that it ends.
        weights: As in `Model`.
        transitions: As in `Model`.
        gains: What `largest_gains` gives for them.
        labels: int8[words], the label of each word.

    Returns:
        Whether `labels` was filled; False if two paths are too close to tell apart, or the stretch goes on past the words
        whose numbers are known.
    """
    # At the ends of the known words the neighbours are missing that scores need, except where the text ends too.
    first_known = begin if low == begin else low + _NEIGHBOURS
    end_known = end if high == end else high - _NEIGHBOURS
    scores = np.empty((high - low, transitions.shape[0]))
    left = _score(word, begin, end, items, rows, layout, edges, weights, gains, scores[word - low])
    first = last = word
    ahead = behind = left > 1
    while behind and first > begin:
        first -= 1
        if first < first_known:
            return False
        behind = (
            _score(first, begin, end, items, rows, layout, edges, weights, gains, scores[first - low]) > 1
        )
    while ahead and last < end - 1:
        last += 1
        if last >= end_known:
            return False
        ahead = _score(last, begin, end, items, rows, layout, edges, weights, gains, scores[last - low]) > 1
    return _best_path(scores[first - low : last + 1 - low], transitions, labels[first : last + 1])


@compiled
def _best_path(
    scores: NDArray[np.float64], transitions: NDArray[np.float64], labels: NDArray[np.int8]
) -> bool:
    """Fill `labels` with the best path if no other comes near it; `scores` become those of the paths so far."""
    origins = np.zeros(scores.shape, np.int8)
    leads = np.empty(scores.shape)
    arrivals = np.empty(scores.shape[1])
    for t in range(1, scores.shape[0]):
        for label in range(scores.shape[1]):
            if scores[t, label] != -np.inf:
                arrivals[:] = scores[t - 1] + transitions[:, label]
                origins[t, label], leads[t, label] = _best_of(arrivals)
                scores[t, label] += arrivals[origins[t, label]]
    label, lead = _best_of(scores[-1])
    for t in range(scores.shape[0] - 1, 0, -1):
        labels[t] = label
        lead = min(lead, leads[t, label])
        label = int(origins[t, label])
    labels[0] = label
    return lead > SURE


@compiled
def _best_of(values: NDArray[np.float64]) -> tuple[int, float]:
    """Return where the largest value is, and how much it is larger than all others."""
    best = int(values.argmax())
    second = -np.inf
    for i in range(values.size):
        if i != best and values[i] > second:
            second = values[i]
    return best, float(values[best] - second)


@compiled
def look_for_label(
    word: int,
    begin: int,
    end: int,
    tokens: NDArray[np.uint32],
    word_bounds: NDArray[np.int64],
    slots: NDArray[np.int32],
    records: NDArray[np.uint32],
    items: NDArray[np.int32],
    rows: NDArray[np.int32],
    layout: NDArray[np.int32],
    edges: NDArray[np.int32],
    weights: NDArray[np.float64],
    transitions: NDArray[np.float64],
    gains: NDArray[np.float64],
    labels: NDArray[np.int8],
) -> int:
    """Fill `labels` as `find_label` does, and look up the words around that it takes, no more of them than may do.

    Args:
        word: As in `find_label`; so are `begin` and `end`.
        begin: The index of its text's first word.
        end: The index after its text's last word.
        tokens: The numbers of all tokens.
        word_bounds: [words + 1], the index of each word's first token, and the number of tokens.
        slots: As in `index.words.records.RecordTable`.
        records: As in `RecordTable`; a word's value is its number.
        items: int32[words], filled with the number of each word that was looked up.
        rows: As in `index.words.kernels.best_labels`.
        layout: As in `Template`.
        edges: As in `find_label`.
        weights: As in `Model`.
        transitions: As in `Model`.
        gains: What `largest_gains` gives for them.
        labels: int8[words], the label of each word.

    Returns:
        `FOUND`; `NOT_FOUND`, where the answer is in doubt or too far away; or the index of a word that the
        table must know before this is called again.
    """
    reach = _FIRST_REACH
    while reach <= _LAST_REACH:
        low, high = max(begin, word - reach), min(end, word + reach + 1)
        for i in range(low, high):
            value = place(slots, records, tokens, word_bounds[i], word_bounds[i + 1])
            if value < 0:
                return i
            items[i] = records[value]
        known = find_label(
            word, begin, end, low, high, items, rows, layout, edges, weights, transitions, gains, labels
        )
        if known:
            return FOUND
        reach *= 2
    return NOT_FOUND
