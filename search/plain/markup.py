"""Pieces of texts as HTML, with marks, in plain Python; see `search.kernels.markup`."""
# ruff: noqa: PLR0917 (as the compiled loops)

import numpy as np
from numpy.typing import NDArray

from search.character_kinds import SPACE


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
    """Return the characters of pieces of texts as HTML; see `search.kernels.markup.written_html`."""
    written = {code: row[row > 0].tolist() for code, row in enumerate(escapes) if row[0]}
    html: list[int] = []
    for piece, (text, start, end) in enumerate(pieces.tolist()):
        of_text = codes[text_starts[text] : text_starts[text + 1] - 1]
        runs: list[list[int]] = []
        last = -2
        for place in places[mark_bounds[text] : mark_bounds[text + 1]].tolist():
            left, right = int(starts[place]), int(ends[place])
            if left < start or right > end:
                continue
            between = kinds.take(of_text[ends[last] : left], mode="clip") if place == last + 1 else None
            if between is not None and ((between & SPACE) != 0).all():
                runs[-1][1] = right
            else:
                runs.append([left, right])
            last = place
        before = {left: opening.tolist() for left, _ in runs}
        behind = {right - 1: closing.tolist() for _, right in runs}
        for at, code in enumerate(of_text[start:end].tolist(), start):
            html += (*before.get(at, ()), *written.get(code, (code,)), *behind.get(at, ()))
        html_ends[piece] = len(html)
    return np.array(html, np.uint32)
