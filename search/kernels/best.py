"""The loops that keep the best: a heap of hits."""
# ruff: noqa: PLR0917 (numba takes long over arguments by name)

import numpy as np
from numpy.typing import NDArray

from index.compiled import compiled

_Docs = NDArray[np.int32]
_Scores = NDArray[np.float32]
_Ints = NDArray[np.int64]
_Floats = NDArray[np.float64]
_Int = int | np.int64


@compiled
def _is_better(heap: _Floats, left: int, right: int) -> bool:
    """Whether the hit in column `left` of `heap` comes before the one in column `right`."""
    for row in range(3):
        if heap[row, left] != heap[row, right]:
            return bool(heap[row, left] > heap[row, right])
    return bool(heap[3, left] < heap[3, right])


@compiled
def _sink(heap: _Floats, place: int, size: int) -> None:
    """Bring the hit at `place` down to where no worse one is above it; the worst is at 0."""
    while True:
        child = 2 * place + 1
        if child >= size:
            return
        if child + 1 < size and _is_better(heap, child, child + 1):
            child += 1
        if not _is_better(heap, place, child):
            return
        for row in range(5):
            heap[row, place], heap[row, child] = heap[row, child], heap[row, place]
        place = child


@compiled
def _rise(heap: _Floats, place: int) -> None:
    while place > 0:
        parent = (place - 1) >> 1
        if not _is_better(heap, parent, place):
            return
        for row in range(5):
            heap[row, place], heap[row, parent] = heap[row, parent], heap[row, place]
        place = parent


@compiled
def offer(
    heap: _Floats, counts: _Ints, first: float, second: float, third: float, document: _Int, score: float
) -> None:
    """Keep a hit if it is among the best; the last column of `heap` is where it waits."""
    room = heap.shape[1] - 1
    if counts[0] == room and (first < heap[0, 0] or (first == heap[0, 0] and second < heap[1, 0])):
        return
    heap[0, room], heap[1, room], heap[2, room] = first, second, third
    heap[3, room], heap[4, room] = document, score
    if counts[0] < room:
        size = counts[0]
        for row in range(5):
            heap[row, size] = heap[row, room]
        counts[0] = size + 1
        _rise(heap, size)
    elif _is_better(heap, room, 0):
        for row in range(5):
            heap[row, 0] = heap[row, room]
        _sink(heap, 0, room)


@compiled
def offer_picked(
    picked: _Docs,
    tiers: NDArray[np.uint8],
    scores: _Scores,
    size: int,
    start: int,
    base: int,
    order: int,
    published: _Ints,
    years: NDArray[np.int16],
    heap: _Floats,
    counts: _Ints,
) -> None:
    """Offer documents to the best: those at `start` plus `picked`, with the scores there."""
    room = heap.shape[1] - 1
    if room == 0:
        return
    for index in range(size):
        place = picked[index]
        score = np.float64(scores[place])
        if order == 0:
            # Most documents end here.
            if counts[0] == room and score < heap[1, 0]:
                continue
            date = np.float64(published[start + place])
            offer(heap, counts, 1.0, score, date, base + start + place, score)
        else:
            first = np.float64(tiers[place] == 1)
            key = float(published[start + place])
            if order == 2:
                # An article without a date is neither old nor new: it comes last in both orders.
                key = -key if years[start + place] > 0 else -np.inf
            offer(heap, counts, first, key, 0.0, base + start + place, score)
