"""Finds pieces of texts by their characters, and words by their tokens, in compiled loops.

Traps: integers stay int64, because numba makes floats of uint64 with int64. No loop releases the interpreter's lock:
that keeps one thread from reading a table while another adds to it.
"""
# ruff: noqa: PLR0917 (numba takes long over arguments by name)

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from index.compiled import compiled
from index.words.records import RecordTable
from index.words.tokens import Tokens

# FNV-1a, in as many bits as there are.
HASH_START = 0x811C9DC5
HASH_FACTOR = 0x100000001B3
_NEWLINE_TOKEN = 0

PIECE, SEPARATOR, NEWLINE_SEPARATOR = 0, 1, 2
"""What a character is: part of a piece, between pieces, or that and token 0 besides."""


def find_all_tokens(
    texts: Sequence[str], kinds: NDArray[np.uint8], table: RecordTable, learn: Callable[[int, str], None]
) -> Tokens:
    """Return the tokens of `texts`.

    Args:
        texts: Any texts.
        kinds: As in `find_tokens`.
        table: Holds the tokens of every piece met so far, as `find_tokens` wants them.
        learn: Adds to `table` the tokens of a piece that it lacks; it is given the free slot and the piece.
    """
    joined = "".join(texts)
    # A lone surrogate is a character like another here. Of a copy, because numba takes long to recognise the types
    # of arrays that are read-only, and of those of truths.
    characters = np.frombuffer(bytearray(joined.encode("utf-32-le", "surrogatepass")), np.uint32)
    text_ends = np.cumsum([len(text) for text in texts], dtype=np.int64)
    found = np.empty((3, characters.size), np.int32)
    bounds = np.zeros(text_ends.size + 1, np.int32)
    progress = np.zeros(4, np.int64)
    arguments = (characters, text_ends, kinds, table.slots, table.records, found, bounds, progress)
    while (slot := find_tokens(*arguments)) >= 0:
        begin, _, _, end = progress.tolist()
        learn(int(slot), joined[begin:end])
    starts, ends, numbers = found[:, : bounds[-1]]
    return Tokens(starts=starts, ends=ends, numbers=numbers, bounds=bounds)


@compiled
def place(
    slots: NDArray[np.int32],
    records: NDArray[np.uint32],
    sequence: NDArray[np.uint32],
    begin: int,
    end: int,
    hashed: np.int64,
) -> np.int64:
    """Return where the values of `sequence[begin:end]` lie in `records`; −1 − slot if it is not in the table."""
    mask = slots.size - 1
    slot = (hashed ^ (hashed >> 29)) & mask
    length = end - begin
    while slots[slot] != 0:
        key = slots[slot] + 2
        if records[key - 2] == length:
            i = 0
            while i < length and records[key + i] == sequence[begin + i]:
                i += 1
            if i == length:
                return np.int64(key + length)
        slot = (slot + 1) & mask
    return np.int64(-1 - slot)


@compiled
def find_tokens(
    characters: NDArray[np.uint32],
    text_ends: NDArray[np.int64],
    kinds: NDArray[np.uint8],
    slots: NDArray[np.int32],
    records: NDArray[np.uint32],
    found: NDArray[np.int32],
    bounds: NDArray[np.int32],
    progress: NDArray[np.int64],
) -> np.int64:
    """Cut texts into pieces and look them up; at one that is not in the table, stop.

    Args:
        characters: The code points of all texts, one after another.
        text_ends: Where each text ends in `characters`.
        kinds: `PIECE`, `SEPARATOR` or `NEWLINE_SEPARATOR` for each code point; those past its end are of pieces.
        slots: As in `RecordTable`.
        records: As in `RecordTable`; a piece's values are start, end and number of each of its tokens.
        found: [3, characters], filled with start and end of each token in its text, and its number.
        bounds: [texts + 1], filled with the index of each text's first token, and their number.
        progress: Where the work stands: all zeros to begin, then as the last call left it: the place in `characters`,
            the text, the tokens found, and the end of the missing piece that begins at that place.

    Returns:
        −1 when all is done, else the free slot for the missing piece.
    """
    i, first_text, count = progress[0], progress[1], progress[2]
    for text in range(first_text, text_ends.size):
        text_start = text_ends[text - 1] if text > 0 else 0
        text_end = text_ends[text]
        while i < text_end:
            character = characters[i]
            if character < kinds.size and kinds[character] != PIECE:
                if kinds[character] == NEWLINE_SEPARATOR:
                    found[0, count] = i - text_start
                    found[1, count] = i - text_start + 1
                    found[2, count] = _NEWLINE_TOKEN
                    count += 1
                i += 1
                continue
            begin = i
            hashed = np.int64(HASH_START)
            while i < text_end:
                character = characters[i]
                if character < kinds.size and kinds[character] != PIECE:
                    break
                hashed = (hashed ^ np.int64(character)) * np.int64(HASH_FACTOR)
                i += 1
            values = place(slots, records, characters, begin, i, hashed)
            if values < 0:
                progress[0], progress[1], progress[2], progress[3] = begin, text, count, i
                return np.int64(-1 - values)
            record = values - (i - begin) - 2
            for piece in range(values, values + np.int64(records[record + 1]), 3):
                found[0, count] = begin - text_start + records[piece]
                found[1, count] = begin - text_start + records[piece + 1]
                found[2, count] = records[piece + 2]
                count += 1
        bounds[text + 1] = count
    return np.int64(-1)


@compiled
def find_words(
    tokens: NDArray[np.uint32],
    word_bounds: NDArray[np.int64],
    slots: NDArray[np.int32],
    records: NDArray[np.uint32],
    words: NDArray[np.int32],
    progress: NDArray[np.int64],
) -> np.int64:
    """Look words up, which are sequences of token numbers; at one that is not in the table, stop.

    Args:
        tokens: The numbers of all tokens.
        word_bounds: [words + 1], the index of each word's first token, and the number of tokens.
        slots: As in `RecordTable`.
        records: As in `RecordTable`; a word's value is its number.
        words: [words], filled with the number of each.
        progress: How many words are done: zero to begin, then as the last call left it.

    Returns:
        −1 when all is done, else the free slot for the missing word.
    """
    for i in range(progress[0], words.size):
        begin, end = word_bounds[i], word_bounds[i + 1]
        hashed = np.int64(HASH_START)
        for k in range(begin, end):
            hashed = (hashed ^ np.int64(tokens[k])) * np.int64(HASH_FACTOR)
        value = place(slots, records, tokens, begin, end, hashed)
        if value < 0:
            progress[0] = i
            return np.int64(-1 - value)
        words[i] = records[value]
    return np.int64(-1)
