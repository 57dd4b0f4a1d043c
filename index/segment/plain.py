"""The loops over postings in numpy: what is used where numba cannot be imported; slower, with equal answers."""
# ruff: noqa: PLR0917 (the arguments of `index.segment.kernels`)

import zlib
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.segment.array_file import BLOCK_BITS
from index.segment.pair_codes import PART_BITS, PART_MASK

_Ints = NDArray[np.int64]
_EMPTY = 0xFFFFFFFF


def buckets(blob: NDArray[np.uint8], starts: _Ints, size: int) -> NDArray[np.uint32]:
    """Return the terms in `blob` by their CRC-32; see `index.segment.kernels.buckets`."""
    found = [_EMPTY] * size
    view = blob.data
    for number, (start, end) in enumerate(pairwise(starts.tolist())):
        slot = zlib.crc32(view[start:end]) & (size - 1)
        while found[slot] != _EMPTY:
            slot = (slot + 1) & (size - 1)
        found[slot] = number
    return np.array(found, np.uint32)


def postings(
    numbers: NDArray[np.int32],
    ranks: NDArray[np.int32],
    keys: NDArray[np.uint32],
    documents: NDArray[np.int32],
    terms: int,
) -> tuple[_Ints, NDArray[np.int32], _Ints, NDArray[np.uint32]]:
    """Return the postings of n occurrences; see `index.segment.kernels.postings`."""
    of_terms = ranks[numbers]
    order = np.argsort(of_terms, kind="stable")
    order = order[np.searchsorted(of_terms[order], 0) :]
    of_terms, keys, documents = of_terms[order], keys[order], documents[order]
    first = np.ones(of_terms.size, np.bool_)
    first[1:] = (of_terms[1:] != of_terms[:-1]) | (documents[1:] != documents[:-1])
    every = np.arange(terms + 1)
    return (
        np.searchsorted(of_terms[first], every).astype(np.int64),
        documents[first],
        np.searchsorted(of_terms, every).astype(np.int64),
        keys,
    )


def place_lists(
    starts: _Ints, targets: _Ints, values: NDArray[np.int64], cursors: _Ints, out: NDArray[np.int64]
) -> None:
    """Append lists to lists; see `index.segment.kernels.place_lists`."""
    sizes = np.diff(starts)
    within = np.arange(int(sizes.sum())) - np.repeat(starts[:-1] - starts[0], sizes)
    out[np.repeat(cursors[targets], sizes) + within] = values[starts[0] : starts[-1]]
    cursors[targets] += sizes


def live_postings(
    doc_starts: _Ints,
    docs: NDArray[np.int32],
    key_starts: _Ints,
    keys: NDArray[np.uint32],
    begins: NDArray[np.uint32],
    renumbered: NDArray[np.int32],
    shifts: _Ints,
) -> tuple[_Ints, NDArray[np.int32], _Ints, NDArray[np.uint32]]:
    """Return postings without those of deleted documents; see `index.segment.kernels.live_postings`."""
    live = renumbered[docs] >= 0
    holders = np.searchsorted(begins, keys, side="right") - 1
    live_keys = renumbered[holders] >= 0
    moved = keys[live_keys].astype(np.int64) + shifts[holders[live_keys]]
    return (
        _starts_within(doc_starts, live),
        renumbered[docs[live]],
        _starts_within(key_starts, live_keys),
        moved.astype(np.uint32),
    )


def _starts_within(starts: _Ints, kept: NDArray[np.bool_]) -> _Ints:
    """Return where lists begin that began at `starts`, when only the items in `kept` stay."""
    before = np.concatenate(([0], np.cumsum(kept)))
    found: _Ints = before[starts - starts[0]].astype(np.int64)
    return found


def frequencies(
    terms: _Ints,
    doc_starts: _Ints,
    docs: NDArray[np.int32],
    key_starts: _Ints,
    keys: NDArray[np.uint32],
    bounds: NDArray[np.uint32],
    worth: NDArray[np.float64],
    fields: int,
) -> NDArray[np.float64]:
    """Return the weighted frequency of each posting of `terms`; see `index.segment.kernels.frequencies`."""
    parts: list[NDArray[np.float64]] = [np.zeros(0)]
    for term in terms.tolist():
        holders = docs[doc_starts[term] : doc_starts[term + 1]]
        items = np.searchsorted(bounds, keys[key_starts[term] : key_starts[term + 1]], side="right") - 1
        postings = np.searchsorted(holders, items // fields)
        parts.append(np.bincount(postings, worth[items], minlength=holders.size).astype(np.float64))
    return np.concatenate(parts)


def add_shares(
    starts: _Ints,
    docs: NDArray[np.int32],
    values: NDArray[np.float64],
    other_starts: _Ints,
    other_docs: NDArray[np.int32],
    other_values: NDArray[np.float64],
    share: float,
) -> None:
    """Add to `values` what other lists have; see `index.segment.kernels.add_shares`."""
    for number, (start, end) in enumerate(pairwise(starts.tolist())):
        first, last = other_starts[number], other_starts[number + 1]
        at = start + np.searchsorted(docs[start:end], other_docs[first:last])
        values[at] += share * other_values[first:last]


def united_terms(
    left: tuple[NDArray[np.uint8], _Ints], right: tuple[NDArray[np.uint8], _Ints]
) -> tuple[tuple[NDArray[np.uint8], _Ints], _Ints, _Ints]:
    """Return the terms of two dictionaries as one; see `index.segment.kernels.united_terms`."""
    left_terms, right_terms = _unpacked(*left), _unpacked(*right)
    terms = sorted({*left_terms, *right_terms})
    numbers = {term: number for number, term in enumerate(terms)}
    return (
        (
            np.frombuffer(bytearray(b"".join(terms)), np.uint8),
            np.cumsum([0, *map(len, terms)], dtype=np.int64),
        ),
        np.array([numbers[term] for term in left_terms], np.int64),
        np.array([numbers[term] for term in right_terms], np.int64),
    )


def copy_terms(
    blob: NDArray[np.uint8], starts: _Ints, numbers: _Ints, places: _Ints, out: NDArray[np.uint8]
) -> None:
    """Copy terms; see `index.segment.dictionary_kernels.copy_terms`."""
    sizes = np.diff(starts)[numbers]
    within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    out[np.repeat(places, sizes) + within] = blob[np.repeat(starts[numbers], sizes) + within]


def counted_pairs(
    first: NDArray[np.int32], second: NDArray[np.int32], renumbered: NDArray[np.int32], width: int
) -> tuple[_Ints, NDArray[np.int32]]:
    """Return the different pairs; see `index.segment.dictionary_kernels.counted_pairs`."""
    codes = renumbered[first].astype(np.int64) * width + renumbered[second]
    found, ranks = np.unique(codes, return_inverse=True)
    return found, ranks.astype(np.int32)


def parts_of_pairs(
    pairs: tuple[NDArray[np.uint8], _Ints], syllables: tuple[NDArray[np.uint8], _Ints]
) -> tuple[NDArray[np.uint32], NDArray[np.int32]] | None:
    """Return which two syllables each pair is; see `index.segment.dictionary_kernels.parts_of_pairs`."""
    numbers = {term[1:]: number for number, term in enumerate(_unpacked(*syllables))}
    words = [word for pair in _unpacked(*pairs) for word in pair[1:].partition(b" ")[::2]]
    parts = {word: part for part, word in enumerate(dict.fromkeys(words))}
    if len(parts) > PART_MASK + 1 or not parts.keys() <= numbers.keys():
        return None
    first, second = np.array([parts[word] for word in words], np.uint32).reshape(-1, 2).T
    codes: NDArray[np.uint32] = (first << np.uint32(PART_BITS)) | second
    return codes, np.array([numbers[word] for word in parts], np.int32)


def mark_pairs(
    codes: NDArray[np.uint32], renumbered: NDArray[np.int32], width: int, words: NDArray[np.uint32]
) -> None:
    """Set the bit of each pair; see `index.segment.dictionary_kernels.mark_pairs`."""
    bits = _bits_of_pairs(codes, renumbered, width)
    np.bitwise_or.at(words, bits >> 5, np.uint32(1) << (bits & 31).astype(np.uint32))


def numbered_bits(words: NDArray[np.uint32], before: NDArray[np.int32]) -> _Ints:
    """Return the numbers of the bits that are set; see `index.segment.dictionary_kernels.numbered_bits`."""
    counts = np.bitwise_count(words).astype(np.int32)
    before[:] = np.cumsum(counts) - counts
    return np.flatnonzero(np.unpackbits(words.astype("<u4").view(np.uint8), bitorder="little"))


def ranks_of_pairs(
    codes: NDArray[np.uint32],
    renumbered: NDArray[np.int32],
    width: int,
    words: NDArray[np.uint32],
    before: NDArray[np.int32],
    ranks: NDArray[np.int32],
) -> None:
    """Fill `ranks` with the numbers of pairs; see `index.segment.dictionary_kernels.ranks_of_pairs`."""
    bits = _bits_of_pairs(codes, renumbered, width)
    below = words[bits >> 5] & ((np.uint32(1) << (bits & 31).astype(np.uint32)) - np.uint32(1))
    ranks[:] = before[bits >> 5] + np.bitwise_count(below)


def _bits_of_pairs(codes: NDArray[np.uint32], renumbered: NDArray[np.int32], width: int) -> _Ints:
    found: _Ints = renumbered[codes >> PART_BITS].astype(np.int64) * width + renumbered[codes & PART_MASK]
    return found


def _unpacked(blob: NDArray[np.uint8], starts: _Ints) -> list[bytes]:
    data = blob.tobytes()
    return [data[start:end] for start, end in pairwise(starts.tolist())]


def syllables_of_words(
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
    word_bounds: _Ints,
    bounds: _Ints,
    syllable_starts: NDArray[np.int32],
    firsts: NDArray[np.int32],
    lasts: NDArray[np.int32],
) -> NDArray[np.int32]:
    """Return which syllables words have; see `index.segment.kernels.syllables_of_words`."""
    found = np.empty((2, word_bounds.size - 1), np.int32)
    word_starts, word_ends = starts[word_bounds[:-1]], ends[word_bounds[1:] - 1]
    for text, (first, last) in enumerate(zip(firsts.tolist(), lasts.tolist(), strict=True)):
        words = slice(bounds[text], bounds[text + 1])
        in_text = syllable_starts[first:last]
        found[0, words] = first + np.searchsorted(in_text, word_starts[words])
        found[1, words] = first + np.searchsorted(in_text, word_ends[words]) - found[0, words]
    return found


def words_of_several(
    of_words: NDArray[np.int32], bounds: _Ints, exact: NDArray[np.int32]
) -> tuple[_Ints, _Ints, NDArray[np.int32]]:
    """Return the words of several syllables; see `index.segment.batch_kernels.words_of_several`."""
    first, sizes = of_words[:, (np.diff(bounds) > 1) & (of_words[1] > 1)].astype(np.int64)
    word_bounds = np.concatenate(([0], np.cumsum(sizes)))
    within = np.arange(word_bounds[-1]) + np.repeat(first - word_bounds[:-1], sizes)
    return first, word_bounds, exact[within]


def frequent_neighbours(
    frequent: NDArray[np.bool_], exact: NDArray[np.int32], bounds: NDArray[np.int32]
) -> _Ints:
    """Return the first ones of frequent neighbours; see `index.segment.batch_kernels.frequent_neighbours`."""
    is_frequent = frequent[exact]
    follows = np.ones(exact.size, np.bool_)
    follows[bounds[:-1][bounds[:-1] < exact.size]] = False
    return np.flatnonzero(is_frequent[:-1] & is_frequent[1:] & follows[1:])


def first_unchecked(
    indexes: NDArray[np.uint32], at: int, begin: int, width: int, checked: NDArray[np.uint8]
) -> int:
    """Return the first place whose item lies in an unchecked block; see `index.segment.kernels.first_unchecked`."""
    unchecked = checked[(begin + indexes[at:].astype(np.int64) * width) >> BLOCK_BITS] == 0
    return at + int(unchecked.argmax()) if unchecked.any() else indexes.size


def place_codes(
    keys: NDArray[np.uint32], starts: _Ints, code_of: NDArray[np.uint16], first: int, out: NDArray[np.uint16]
) -> None:
    """Put the code of each term where it stands; see `index.segment.kernels.place_codes`."""
    codes = np.repeat(code_of, np.diff(starts))
    places = keys[starts[0] : starts[-1]].astype(np.int64) - first
    inside = (places >= 0) & (places < out.size) & (codes > 0)
    out[places[inside]] = codes[inside]
