"""Finds pieces of texts by their characters, and words by their tokens; loops do it, in `index.words.lookup_kernels`.

What a table lacks is collected by the loop that looks for it, and learned in one go.
"""

from collections.abc import Callable, Hashable, Sequence
from itertools import accumulate
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from index.characters import codes_of
from index.words.lookup_kernels import (
    add_records,
    find_numbers,
    find_pieces,
    find_places,
    take_tokens,
)
from index.words.records import ADDING, RecordTable, VocabularyFullError
from index.words.tokens import Tokens

_Key = TypeVar("_Key", bound=Hashable)

Values = tuple[Sequence[int] | NDArray[np.integer], Sequence[int]]
"""The values of some sequences, one after another, and how many each has."""


def find_all_tokens(
    texts: Sequence[str], kinds: NDArray[np.uint8], table: RecordTable, learn: Callable[[list[str]], Values]
) -> Tokens:
    """Return the tokens of `texts`.

    Args:
        texts: Any texts.
        kinds: As in `find_pieces`.
        table: Holds the tokens of every piece met so far: start, end and number of each.
        learn: Gives the values of pieces that `table` lacks, each another, in the order of the texts.

    Raises:
        VocabularyFullError: There is no room for what is new.
    """
    joined = "".join(texts)
    # A lone surrogate is a character like another here.
    characters = codes_of(joined)
    text_ends = np.cumsum([len(text) for text in texts], dtype=np.int64)
    pieces = np.empty((3, characters.size), np.int32)
    missing = np.empty(characters.size, np.int32)
    bounds = np.zeros(text_ends.size + 1, np.int32)
    room = table.free
    count = find_pieces(characters, text_ends, kinds, table.slots, table.records, pieces, bounds, missing)
    if count:
        new = missing[:count]
        begins, ends = pieces[:2, new].tolist()
        keys = list(map(joined.__getitem__, map(slice, begins, ends)))
        pieces[2, new] = learned_places(characters, begins, ends, keys, table=table, room=room, learn=learn)
    found = np.empty((3, characters.size), np.int32)
    token_bounds = np.zeros(bounds.size, np.int32)
    take_tokens(text_ends, table.records, pieces, bounds, found, token_bounds)
    starts, ends_in_text, numbers = found[:, : token_bounds[-1]]
    return Tokens(starts=starts, ends=ends_in_text, numbers=numbers, bounds=token_bounds)


def find_words(
    tokens: NDArray[np.uint32],
    word_bounds: NDArray[np.int64],
    table: RecordTable,
    learn: Callable[[list[tuple[int, ...]]], Sequence[int]],
) -> NDArray[np.int32]:
    """Return int32[n], the numbers of words, which are sequences of token numbers.

    Args:
        tokens: The numbers of all tokens.
        word_bounds: int64[n + 1], the index of each word's first token, and the number of tokens.
        table: Holds the number of every word met so far.
        learn: Gives the numbers of words that `table` lacks, each another, in order of appearance.

    Raises:
        VocabularyFullError: There is no room for what is new.
    """
    words = np.empty(word_bounds.size - 1, np.int32)
    missing = np.empty((3, words.size), np.int64)
    room = table.free
    count = find_numbers(tokens, word_bounds, table.slots, table.records, words, missing)
    if count:
        new, begins, ends = missing[:, :count].tolist()
        keys = [tuple(tokens[begin:end].tolist()) for begin, end in zip(begins, ends, strict=True)]

        def values(words: list[tuple[int, ...]]) -> Values:
            return learn(words), [1] * len(words)

        places = learned_places(tokens, begins, ends, keys, table=table, room=room, learn=values)
        # One by one, since most calls of many are for few words.
        for word, at in zip(new, places, strict=True):
            words[word] = table.records[at]
    return words


def learned_places(
    items: NDArray[np.uint32],
    begins: Sequence[int],
    ends: Sequence[int],
    keys: Sequence[_Key],
    *,
    table: RecordTable,
    room: int,
    learn: Callable[[list[_Key]], Values],
) -> list[int]:
    """Return where the values of n sequences lie in `table.records`, which did not have them and learns them.

    Args:
        items: What the sequences are parts of.
        begins: Where each begins in `items`, n of them.
        ends: Where it ends.
        keys: The sequences as `learn` takes them.
        table: Where they were looked up.
        room: What `table.free` was before they were.
        learn: Gives the values of what is lacking, each another; it is called while `ADDING` is held.

    Raises:
        VocabularyFullError: There is no room for what is new.
    """
    places: dict[_Key, int] = {}
    with ADDING:
        if table.free != room:
            # Another thread has learned something, perhaps some of them.
            spans = np.array([begins, ends], np.int64)
            found = find_places(items, spans[0], spans[1], table.slots, table.records).tolist()
            places = {key: place for key, place in zip(keys, found, strict=True) if place >= 0}
        first: dict[_Key, int] = {}
        for number, key in enumerate(keys):
            if key not in places:
                first.setdefault(key, number)
        if first:
            values, counts = learn(list(first))
            new = first.values()
            spans = np.array(
                [[begins[n] for n in new], [ends[n] for n in new], list(accumulate(counts))], np.int64
            )
            added = np.empty(len(first), np.int64)
            if not add_records(
                items, spans, np.asarray(values, np.uint32), table.slots, table.records, table.room, added
            ):
                raise VocabularyFullError
            places.update(zip(first, added.tolist(), strict=True))
    return [places[key] for key in keys]
