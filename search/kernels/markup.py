"""The loop that writes pieces of texts as HTML, with marks; texts and offsets as in `search.kernels.marking`."""
# ruff: noqa: PLR0917 (numba takes long over arguments by name)

import numpy as np
from numpy.typing import NDArray

from index.compiled import compiled
from search.character_kinds import SPACE


@compiled
def written_html(
    codes: NDArray[np.uint32],
    kinds: NDArray[np.uint8],
    escapes: NDArray[np.uint8],
    text_starts: NDArray[np.int64],
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
    places: NDArray[np.int64],
    mark_bounds: NDArray[np.int64],
    pieces: NDArray[np.int64],
    opening: NDArray[np.uint32],
    closing: NDArray[np.uint32],
    html_ends: NDArray[np.int64],
) -> NDArray[np.uint32]:
    """Return the characters of pieces of texts as HTML, one piece after another.

    Marked syllables that lie whole in a piece are put between `opening` and `closing`, those together that only spaces part.

    Args:
        codes: The characters of all texts.
        kinds: What each is, in bits; those past its end are what its last is.
        escapes: What is written for each, 0 behind its end; nothing for one that stands as it is, as those past its
            end do and its last.
        text_starts: Where each of n texts starts in `codes`, and their number; it ends one before the next.
        starts: Where each syllable starts.
        ends: Where it ends.
        places: Which syllables are marked, rising.
        mark_bounds: [n + 1], the index of each text's first mark.
        pieces: [pieces, 3], text, start and end of each.
        opening: What is written before a mark.
        closing: What is written behind it.
        html_ends: [pieces], filled with where each ends in the answer.
    """
    past = np.int64(kinds.size - 1)
    most = np.int64(0)
    for piece in range(pieces.shape[0]):
        text = pieces[piece, 0]
        most += (pieces[piece, 2] - pieces[piece, 1]) * escapes.shape[1]
        most += (mark_bounds[text + 1] - mark_bounds[text]) * (opening.size + closing.size)
    html = np.empty(most, np.uint32)
    count = np.int64(0)
    for piece in range(pieces.shape[0]):
        text, start, end = pieces[piece, 0], pieces[piece, 1], pieces[piece, 2]
        begin = text_starts[text]
        last, done = np.int64(-2), begin + start
        for mark in range(mark_bounds[text], mark_bounds[text + 1]):
            place = places[mark]
            if starts[place] < start or ends[place] > end:
                continue
            goes_on = place == last + 1
            if goes_on:
                for k in range(done, begin + starts[place]):
                    goes_on &= kinds[min(np.int64(codes[k]), past)] & SPACE != 0
            if not goes_on:
                if last >= 0:
                    html[count : count + closing.size] = closing
                    count += closing.size
                count = _write_escaped(codes, escapes, done, begin + starts[place], html, count)
                html[count : count + opening.size] = opening
                count += opening.size
                done = begin + starts[place]
            count = _write_escaped(codes, escapes, done, begin + ends[place], html, count)
            last, done = place, begin + ends[place]
        if last >= 0:
            html[count : count + closing.size] = closing
            count += closing.size
        count = _write_escaped(codes, escapes, done, begin + end, html, count)
        html_ends[piece] = count
    return html[:count]


@compiled
def _write_escaped(
    codes: NDArray[np.uint32],
    escapes: NDArray[np.uint8],
    start: np.int64,
    end: np.int64,
    html: NDArray[np.uint32],
    count: np.int64,
) -> np.int64:
    """Write the characters `start` to `end` behind the first `count` of `html`; return how many it has then."""
    last = np.int64(escapes.shape[0] - 1)
    for k in range(start, end):
        row = min(np.int64(codes[k]), last)
        if not escapes[row, 0]:
            html[count] = codes[k]
            count += 1
            continue
        for character in escapes[row]:
            if character:
                html[count] = character
                count += 1
    return count
