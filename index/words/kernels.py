"""The models' loops, compiled by numba; `plain` holds the same work where numba can't be imported.

Every function takes arrays and gives arrays. Sums are added in the order of the attributes, never in another.
"""
# ruff: noqa: PLR0917 (numba takes long over arguments by name)
# ruff: noqa: FURB136 (`max` minds NaN, which there is none of here, and takes twice as long)

import numpy as np
from numpy.typing import NDArray

from index.compiled import compiled
from index.words.features import TOKEN_BLOCKS, layout_of
from index.words.lexicon import BEGINNING_BITS, BEGINNING_FACTOR
from index.words.tokens import JOINS, TITLE

# Of the segmentation, a token, the one before it and the one behind it: as constants, for which loops are unrolled.
(
    (_, _OWN, _OWN_END, _, _),
    (_, _BEFORE, _BEFORE_END, _BEFORE_CONTEXT, _BEFORE_CONTEXT_END),
    (_, _BEHIND, _BEHIND_END, _BEHIND_CONTEXT, _BEHIND_CONTEXT_END),
) = layout_of(TOKEN_BLOCKS).tolist()
_BEGINNING_MASK = (1 << BEGINNING_BITS) - 1


@compiled
def _holds(sorted_values: NDArray[np.int64], begin: int, end: int, value: int) -> bool:
    limit = end
    while begin < end:
        middle = (begin + end) >> 1
        if sorted_values[middle] < value:
            begin = middle + 1
        else:
            end = middle
    return begin < limit and sorted_values[begin] == value


@compiled
def dictionary_context(
    syllables: NDArray[np.int32],
    bounds: NDArray[np.int32],
    pair_starts: NDArray[np.int32],
    pairs: NDArray[np.int64],
    triple_starts: NDArray[np.int32],
    triples: NDArray[np.int64],
    beginnings: NDArray[np.uint8],
    rows: NDArray[np.int32],
) -> NDArray[np.int32]:
    """Return int32[tokens, 4]: which of `rows` stand at a token, for what the dictionary says of its neighbourhood.

    Args:
        syllables: The number of each token in the lexicon; −1 if it has none.
        bounds: The index of each text's first token, and the number of tokens.
        pair_starts: As in `Lexicon`.
        pairs: As in `Lexicon`.
        triple_starts: As in `Lexicon`.
        triples: As in `Lexicon`.
        beginnings: As in `Lexicon`.
        rows: The attributes for a pair that ends here, a triple that ends here, a pair and a triple that begin here.
    """
    context = np.zeros((syllables.size, 4), np.int32)
    count = pair_starts.size - 1
    for text in range(bounds.size - 1):
        for t in range(bounds[text], bounds[text + 1] - 1):
            first, second = syllables[t], syllables[t + 1]
            if first < 0 or second < 0:
                continue
            bit = ((np.int64(first) * count + second) * BEGINNING_FACTOR >> 32) & _BEGINNING_MASK
            if not (beginnings[bit >> 3] >> (bit & 7)) & 1:
                continue
            if _holds(pairs, pair_starts[first], pair_starts[first + 1], second):
                context[t, 2] = rows[2]
                context[t + 1, 0] = rows[0]
            if t + 2 >= bounds[text + 1] or syllables[t + 2] < 0:
                continue
            rest = np.int64(second) * count + syllables[t + 2]
            if _holds(triples, triple_starts[first], triple_starts[first + 1], rest):
                context[t, 3] = rows[3]
                context[t + 2, 1] = rows[1]
    return context


@compiled
def joined_tokens(
    labels: NDArray[np.int8], inside: int, flags: NDArray[np.uint8], bounds: NDArray[np.int32]
) -> NDArray[np.bool_]:
    """Return which tokens continue a word: where the model says so and pyvi's rules after it agree.

    Args:
        labels: The label of each token.
        inside: The label of those that continue a word.
        flags: What the rules ask of each token, as `join_flags` gives it.
        bounds: The index of each text's first token, and the number of tokens.
    """
    joined = np.zeros(labels.size, np.bool_)
    for text in range(bounds.size - 1):
        for t in range(bounds[text] + 1, bounds[text + 1]):
            left, right = flags[t - 1], flags[t]
            if labels[t] == inside and left & JOINS and right & JOINS and (left & TITLE or not right & TITLE):
                joined[t] = True
    return joined


def best_labels(
    items: NDArray[np.int32],
    bounds: NDArray[np.int32],
    rows: NDArray[np.int32],
    layout: NDArray[np.int32],
    context: NDArray[np.int32],
    weights: NDArray[np.float64],
    transitions: NDArray[np.float64],
) -> NDArray[np.int8]:
    """Return the label of each item on the best path through each text; of equal paths, as crfsuite chooses.

    Args:
        items: The number of each item.
        bounds: The index of each text's first item, and the number of items.
        rows: [numbers, width], the rows in `weights` of the attributes that an item lends.
        layout: As in `Template`.
        context: [items, contexts], the rows of the context's attributes.
        weights: As in `Model`.
        transitions: As in `Model`.
    """
    if weights.shape[1] == 2:
        return _two_labels(items, bounds, rows, context, weights, transitions)
    return _many_labels(items, bounds, rows, layout, context, weights, transitions)


@compiled
def _added(
    score0: float,
    score1: float,
    rows: NDArray[np.int32],
    item: int,
    first: int,
    end: int,
    weights: NDArray[np.float64],
) -> tuple[float, float]:
    for column in range(first, end):
        row = rows[item, column]
        score0 += weights[row, 0]
        score1 += weights[row, 1]
    return score0, score1


@compiled
def _two_labels(
    items: NDArray[np.int32],
    bounds: NDArray[np.int32],
    rows: NDArray[np.int32],
    context: NDArray[np.int32],
    weights: NDArray[np.float64],
    transitions: NDArray[np.float64],
) -> NDArray[np.int8]:
    """Return `best_labels` where there are two, those of the segmentation: all scores stay in registers."""
    labels = np.empty(items.size, np.int8)
    origins = np.empty((items.size, 2), np.int8)
    for text in range(bounds.size - 1):
        begin, end = bounds[text], bounds[text + 1]
        path0 = path1 = 0.0
        for t in range(begin, end):
            score0, score1 = _added(0.0, 0.0, rows, items[t], _OWN, _OWN_END, weights)
            if t > begin:
                score0, score1 = _added(score0, score1, rows, items[t - 1], _BEFORE, _BEFORE_END, weights)
            score0, score1 = _added(score0, score1, context, t, _BEFORE_CONTEXT, _BEFORE_CONTEXT_END, weights)
            if t + 1 < end:
                score0, score1 = _added(score0, score1, rows, items[t + 1], _BEHIND, _BEHIND_END, weights)
            score0, score1 = _added(score0, score1, context, t, _BEHIND_CONTEXT, _BEHIND_CONTEXT_END, weights)
            if t > begin:
                stay0, come0 = path0 + transitions[0, 0], path1 + transitions[1, 0]
                leave1, stay1 = path0 + transitions[0, 1], path1 + transitions[1, 1]
                # Strictly less, as crfsuite has it: of equal ones the first wins.
                origins[t, 0], origins[t, 1] = stay0 < come0, leave1 < stay1
                score0 += max(stay0, come0)
                score1 += max(leave1, stay1)
            path0, path1 = score0, score1
        label = np.int8(path0 < path1)
        for t in range(end - 1, begin - 1, -1):
            labels[t] = label
            label = origins[t, label]
    return labels


@compiled
def _many_labels(
    items: NDArray[np.int32],
    bounds: NDArray[np.int32],
    rows: NDArray[np.int32],
    layout: NDArray[np.int32],
    context: NDArray[np.int32],
    weights: NDArray[np.float64],
    transitions: NDArray[np.float64],
) -> NDArray[np.int8]:
    labels = np.empty(items.size, np.int8)
    for text in range(bounds.size - 1):
        begin, end = bounds[text], bounds[text + 1]
        if begin < end:
            scores = _sums(items[begin:end], rows, layout, context[begin:end], weights)
            _best_path(scores, transitions, labels[begin:end])
    return labels


@compiled
def _sums(
    items: NDArray[np.int32],
    rows: NDArray[np.int32],
    layout: NDArray[np.int32],
    context: NDArray[np.int32],
    weights: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return float64[items, labels]: the weights of each item's attributes, added in their order."""
    scores = np.zeros((items.size, weights.shape[1]))
    whole = weights.shape[1] - weights.shape[1] % 4
    active = np.empty(rows.shape[1] + context.shape[1], np.int64)
    for t in range(items.size):
        count = 0
        for block in range(layout.shape[0]):
            neighbour = t + layout[block, 0]
            if 0 <= neighbour < items.size:
                for column in range(layout[block, 1], layout[block, 2]):
                    active[count] = rows[items[neighbour], column]
                    count += active[count] != 0
            for column in range(layout[block, 3], layout[block, 4]):
                active[count] = context[t, column]
                count += active[count] != 0
        # Four sums at a time run in registers, each in its own order.
        for label in range(0, whole, 4):
            sum0 = sum1 = sum2 = sum3 = 0.0
            for i in range(count):
                row = active[i]
                sum0 += weights[row, label]
                sum1 += weights[row, label + 1]
                sum2 += weights[row, label + 2]
                sum3 += weights[row, label + 3]
            scores[t, label], scores[t, label + 1] = sum0, sum1
            scores[t, label + 2], scores[t, label + 3] = sum2, sum3
        for label in range(whole, weights.shape[1]):
            for i in range(count):
                scores[t, label] += weights[active[i], label]
    return scores


@compiled
def _best_path(
    scores: NDArray[np.float64], transitions: NDArray[np.float64], labels: NDArray[np.int8]
) -> None:
    """Fill `labels` with the best path; `scores` become those of the best paths that end at each item."""
    length, count = scores.shape
    arrivals = transitions.T.copy()
    whole = count - count % 4
    for t in range(1, length):
        for label in range(count):
            # Four maxima side by side, because each waits for itself.
            best0 = best1 = best2 = best3 = -np.inf
            for origin in range(0, whole, 4):
                reached = scores[t - 1, origin] + arrivals[label, origin]
                best0 = reached if best0 < reached else best0
                reached = scores[t - 1, origin + 1] + arrivals[label, origin + 1]
                best1 = reached if best1 < reached else best1
                reached = scores[t - 1, origin + 2] + arrivals[label, origin + 2]
                best2 = reached if best2 < reached else best2
                reached = scores[t - 1, origin + 3] + arrivals[label, origin + 3]
                best3 = reached if best3 < reached else best3
            for origin in range(whole, count):
                reached = scores[t - 1, origin] + arrivals[label, origin]
                best0 = reached if best0 < reached else best0
            scores[t, label] += max(best0, best1, best2, best3)
    label = 0
    for candidate in range(1, count):
        if scores[length - 1, label] < scores[length - 1, candidate]:
            label = candidate
    labels[length - 1] = label
    for t in range(length - 1, 0, -1):
        # The step that led here is found again, for this one label; of equal ones the first wins.
        origin = 0
        for candidate in range(1, count):
            reached = scores[t - 1, origin] + transitions[origin, label]
            if reached < scores[t - 1, candidate] + transitions[candidate, label]:
                origin = candidate
        label = origin
        labels[t - 1] = label
