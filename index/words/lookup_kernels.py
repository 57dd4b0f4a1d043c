"""The loops that find pieces and words in tables, and add to these; `index.words.lookup` calls them.

Traps: integers stay int64, because numba makes floats of uint64 with int64. No loop releases the interpreter's lock:
that keeps one thread from reading a table while another adds to it.
"""
# ruff: noqa: PLR0917 (numba takes long over arguments by name)

import numpy as np
from numpy.typing import NDArray

from index.compiled import compiled

# FNV-1a, in as many bits as there are.
HASH_START = 0x811C9DC5
HASH_FACTOR = 0x100000001B3
_NEWLINE_TOKEN = 0

PIECE, SEPARATOR, NEWLINE_SEPARATOR = 0, 1, 2
"""What a character is: part of a piece, between pieces, or that and token 0 besides."""

# No record has its values at 0.
_NEWLINE_PLACE = 0

_Ints = NDArray[np.int64]


@compiled
def _place(
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
def place(
    slots: NDArray[np.int32], records: NDArray[np.uint32], sequence: NDArray[np.uint32], begin: int, end: int
) -> np.int64:
    """Return where the values of `sequence[begin:end]` lie in `records`; −1 − slot if it is not in the table."""
    hashed = np.int64(HASH_START)
    for k in range(begin, end):
        hashed = (hashed ^ np.int64(sequence[k])) * np.int64(HASH_FACTOR)
    return _place(slots, records, sequence, begin, end, hashed)


@compiled
def find_pieces(
    characters: NDArray[np.uint32],
    text_ends: _Ints,
    kinds: NDArray[np.uint8],
    slots: NDArray[np.int32],
    records: NDArray[np.uint32],
    pieces: NDArray[np.int32],
    bounds: NDArray[np.int32],
    missing: NDArray[np.int32],
) -> int:
    """Cut texts into pieces and look them up; return how many are not in the table.

    Args:
        characters: The code points of all texts, one after another.
        text_ends: Where each text ends in `characters`.
        kinds: `PIECE`, `SEPARATOR` or `NEWLINE_SEPARATOR` for each code point; those past its end are of pieces.
        slots: As in `RecordTable`.
        records: As in `RecordTable`.
        pieces: [3, characters], filled with start and end of each piece in `characters`, and where its values lie in
            `records`, or a number below 0 where it is not there.
        bounds: [texts + 1], filled with the index of each text's first piece, and their number.
        missing: [characters], filled with the index of each piece that is not in the table.
    """
    i, count, lacking = 0, 0, 0
    for text in range(text_ends.size):
        text_end = text_ends[text]
        while i < text_end:
            character = characters[i]
            if character < kinds.size and kinds[character] != PIECE:
                if kinds[character] == NEWLINE_SEPARATOR:
                    pieces[0, count], pieces[1, count], pieces[2, count] = i, i + 1, _NEWLINE_PLACE
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
            values = _place(slots, records, characters, begin, i, hashed)
            pieces[0, count], pieces[1, count], pieces[2, count] = begin, i, values
            if values < 0:
                missing[lacking] = count
                lacking += 1
            count += 1
        bounds[text + 1] = count
    return lacking


@compiled
def take_tokens(
    text_ends: _Ints,
    records: NDArray[np.uint32],
    pieces: NDArray[np.int32],
    bounds: NDArray[np.int32],
    found: NDArray[np.int32],
    token_bounds: NDArray[np.int32],
) -> None:
    """Take the tokens of pieces, all of which are in the table.

    Args:
        text_ends: As in `find_pieces`; so are `records`, `pieces` and `bounds`.
        records: A piece's values are start, end and number of each of its tokens.
        pieces: Start, end and place of each piece.
        bounds: The index of each text's first piece.
        found: [3, characters], filled with start and end of each token in its text, and its number.
        token_bounds: [texts + 1], filled with the index of each text's first token, and their number.
    """
    count = 0
    for text in range(text_ends.size):
        text_start = text_ends[text - 1] if text > 0 else 0
        for piece in range(bounds[text], bounds[text + 1]):
            begin, end, values = np.int64(pieces[0, piece]), np.int64(pieces[1, piece]), pieces[2, piece]
            if values == _NEWLINE_PLACE:
                found[0, count], found[1, count] = begin - text_start, end - text_start
                found[2, count] = _NEWLINE_TOKEN
                count += 1
                continue
            value_count = np.int64(records[values - (end - begin) - 1])
            for value in range(values, values + value_count, 3):
                found[0, count] = begin - text_start + records[value]
                found[1, count] = begin - text_start + records[value + 1]
                found[2, count] = records[value + 2]
                count += 1
        token_bounds[text + 1] = count


@compiled
def find_numbers(
    tokens: NDArray[np.uint32],
    word_bounds: _Ints,
    slots: NDArray[np.int32],
    records: NDArray[np.uint32],
    words: NDArray[np.int32],
    missing: _Ints,
) -> int:
    """Look words up; return how many are not in the table.

    Args:
        tokens: The numbers of all tokens.
        word_bounds: [words + 1], the index of each word's first token, and the number of tokens.
        slots: As in `RecordTable`.
        records: As in `RecordTable`; a word's value is its number.
        words: [words], filled with the number of each that is there.
        missing: [3, words], filled with the index of each that is not, its first token and the one after its last.
    """
    lacking = 0
    for i in range(words.size):
        begin, end = word_bounds[i], word_bounds[i + 1]
        value = place(slots, records, tokens, begin, end)
        if value < 0:
            missing[0, lacking], missing[1, lacking], missing[2, lacking] = i, begin, end
            lacking += 1
        else:
            words[i] = records[value]
    return lacking


@compiled
def find_places(
    items: NDArray[np.uint32],
    begins: _Ints,
    ends: _Ints,
    slots: NDArray[np.int32],
    records: NDArray[np.uint32],
) -> _Ints:
    """Return int64[n], where the values of each `items[begins[n]:ends[n]]` lie in `records`; below 0 if it is not there."""
    places = np.empty(begins.size, np.int64)
    for number in range(begins.size):
        places[number] = place(slots, records, items, begins[number], ends[number])
    return places


@compiled
def add_records(
    items: NDArray[np.uint32],
    spans: _Ints,
    values: NDArray[np.uint32],
    slots: NDArray[np.int32],
    records: NDArray[np.uint32],
    room: _Ints,
    places: _Ints,
) -> bool:
    """Add n sequences that are not in the table, each another; return whether there was room for all.

    Args:
        items: What the sequences are parts of.
        spans: [3, n], where each begins in `items`, where it ends, and where its values end in `values`.
        values: The values of all, one after another.
        slots: As in `RecordTable`; so are `records` and `room`.
        records: Where they are written.
        room: What is left, which becomes less.
        places: [n], filled with where the values of each lie in `records`.
    """
    value = 0
    for number in range(spans.shape[1]):
        begin, end, value_end = spans[0, number], spans[1, number], spans[2, number]
        at = room[0]
        if room[1] == 0 or at + 2 + end - begin + value_end - value > records.size:
            return False
        slot = -1 - place(slots, records, items, begin, end)
        records[at], records[at + 1] = end - begin, value_end - value
        at += 2
        for k in range(begin, end):
            records[at] = items[k]
            at += 1
        places[number] = at
        while value < value_end:
            records[at] = values[value]
            at += 1
            value += 1
        slots[slot] = room[0]
        room[0] = at
        room[1] -= 1
    return True
