"""Finds the pieces of texts in compiled loops, and looks up only those that pass a sieve; traps as in `index.words.lookup_kernels`."""
# ruff: noqa: PLR0917 (numba takes long over arguments by name)

import numpy as np
from numpy.typing import NDArray

from index.compiled import compiled
from index.words.codes import BUCKETS, FACTOR, OTHER, SEPARATOR
from index.words.lookup_kernels import place

NOT_LOOKED_UP = -1
"""Stands for the number of a piece that does not pass."""

_TO_BE_LOOKED_UP = -2


@compiled
def cut_pieces(
    characters: NDArray[np.uint32],
    text_starts: NDArray[np.int64],
    codes: NDArray[np.uint8],
    passing: NDArray[np.uint8],
    found: NDArray[np.int32],
    bounds: NDArray[np.int32],
) -> None:
    """Cut texts into pieces, and tell which pass.

    Args:
        characters: The code points of all texts, each with a separator behind it.
        text_starts: Where each of n texts starts in `characters`, and their number.
        codes: The code of each code point, as `index.sieve.character_codes` has it.
        passing: Which numbers pass.
        found: [3, characters + 1], filled with start and end of each piece in its text, and with whether it passes.
        bounds: [n + 1], filled with the index of each text's first piece, and how many there are.
    """
    # Without a branch: where a piece ends cannot be foreseen, and a wrong guess takes as long as ten characters.
    zero = np.int64(0)
    opened, closed, inside, number, others = zero, zero, zero, zero, zero
    for i in range(characters.size):
        code = np.int64(codes[characters[i]])
        now = np.int64(code != SEPARATOR)
        found[0, opened] = i
        opened += now & (1 - inside)
        found[1, closed] = i
        found[2, closed] = (number & (BUCKETS - 1)) | others
        closed += inside & (1 - now)
        # Each waits for the one before, so it is done in the fewest steps: −1 keeps it, 0 begins anew, and bits past a
        # number's are left until it is written.
        number = (number * FACTOR + code) & -now
        others = (others | BUCKETS * np.int64(code == OTHER)) & -now
        inside = now
    piece = 0
    for text in range(text_starts.size - 1):
        start, end = text_starts[text], text_starts[text + 1]
        bounds[text] = piece
        while piece < closed and found[0, piece] < end:
            found[0, piece] -= start
            found[1, piece] -= start
            passes = found[2, piece] >= BUCKETS or passing[found[2, piece]]
            found[2, piece] = _TO_BE_LOOKED_UP if passes else NOT_LOOKED_UP
            piece += 1
    bounds[text_starts.size - 1] = piece


@compiled
def look_up_pieces(
    characters: NDArray[np.uint32],
    text_starts: NDArray[np.int64],
    slots: NDArray[np.int32],
    records: NDArray[np.uint32],
    found: NDArray[np.int32],
    bounds: NDArray[np.int32],
    missing: NDArray[np.int64],
) -> int:
    """Look up the pieces that pass; return how many are not in the table.

    Args:
        characters: As in `cut_pieces`; so are `text_starts` and `bounds`.
        text_starts: Where each text starts.
        slots: As in `RecordTable`.
        records: As in `RecordTable`; a piece's values are three, the last its number in the answer.
        found: As `cut_pieces` has filled it; the numbers of those that pass are filled in.
        bounds: The index of each text's first piece.
        missing: [3, pieces], filled with each piece that is not in the table, and its start and end in `characters`.
    """
    lacking = 0
    for text in range(bounds.size - 1):
        for piece in range(bounds[text], bounds[text + 1]):
            if found[2, piece] != _TO_BE_LOOKED_UP:
                continue
            begin, end = text_starts[text] + found[0, piece], text_starts[text] + found[1, piece]
            values = place(slots, records, characters, begin, end)
            if values < 0:
                missing[0, lacking], missing[1, lacking], missing[2, lacking] = piece, begin, end
                lacking += 1
            else:
                found[2, piece] = records[values + 2]
    return lacking
