"""The loops over postings, compiled; `index.segment.plain` has the same functions in numpy.

Traps: integers stay int64, because numba makes floats of uint64 with int64.
"""
# ruff: noqa: PLR0917 (numba takes long over arguments by name)

import numpy as np
from numpy.typing import NDArray

from index.compiled import compiled, compiled_unlocked, unsigned
from index.segment.array_file import BLOCK_BITS
from index.segment.batch_kernels import frequent_neighbours, syllables_of_words, words_of_several
from index.segment.dictionary_kernels import (
    buckets,
    copy_terms,
    counted_pairs,
    mark_pairs,
    numbered_bits,
    parts_of_pairs,
    ranks_of_pairs,
    united_terms,
)

__all__ = [
    "add_shares",
    "buckets",
    "copy_terms",
    "counted_pairs",
    "first_unchecked",
    "frequencies",
    "frequent_neighbours",
    "live_postings",
    "mark_pairs",
    "numbered_bits",
    "parts_of_pairs",
    "place_codes",
    "place_lists",
    "postings",
    "ranks_of_pairs",
    "syllables_of_words",
    "united_terms",
    "words_of_several",
]

_Ints = NDArray[np.int64]


@compiled
def _place_by_rank(
    numbers: NDArray[np.int32],
    ranks: NDArray[np.int32],
    keys: NDArray[np.uint32],
    documents: NDArray[np.int32],
    key_starts: _Ints,
    doc_starts: _Ints,
    placed_keys: NDArray[np.uint32],
    placed_docs: NDArray[np.int32],
) -> None:
    terms = key_starts.size - 1
    for number in numbers:
        # Of what is left out, the rank -1: it is counted where the first list begins.
        key_starts[unsigned(np.int64(ranks[unsigned(number)]) + 1)] += 1
    key_starts[0] = 0
    for term in range(terms):
        key_starts[term + 1] += key_starts[term]
    cursor = key_starts[:-1].copy()
    # Key and document in one number: what is far apart in memory is gone to once.
    placed = np.empty(key_starts[terms], np.int64)
    for index in range(keys.size):
        rank = np.int64(ranks[unsigned(numbers[index])])
        if rank >= 0:
            at = cursor[unsigned(rank)]
            placed[unsigned(at)] = (np.int64(documents[index]) << 32) | np.int64(keys[index])
            cursor[unsigned(rank)] = at + 1
    count = 0
    for term in range(terms):
        before = np.int64(-1)
        for at in range(key_starts[term], key_starts[term + 1]):
            of_place = placed[unsigned(at)]
            placed_keys[unsigned(at)] = np.uint32(of_place & 0xFFFFFFFF)
            document = of_place >> 32
            # The same document is written again, because to ask whether it is the same takes longer.
            count += document != before
            placed_docs[unsigned(count - 1)] = document
            before = document
        doc_starts[term + 1] = count


def postings(
    numbers: NDArray[np.int32],
    ranks: NDArray[np.int32],
    keys: NDArray[np.uint32],
    documents: NDArray[np.int32],
    terms: int,
) -> tuple[_Ints, NDArray[np.int32], _Ints, NDArray[np.uint32]]:
    """Return the postings of n occurrences: `doc_starts`, `docs`, `key_starts` and `keys` of `layout`.

    Args:
        numbers: int32[n], what occurs.
        ranks: int32[m], which term each of m numbers is, below `terms`; -1 for what is left out.
        keys: uint32[n], the place of each occurrence; rising.
        documents: int32[n], its document; rising.
        terms: T.
    """
    key_starts, doc_starts = np.zeros(terms + 1, np.int64), np.zeros(terms + 1, np.int64)
    placed_keys, docs = np.empty(keys.size, np.uint32), np.empty(keys.size, np.int32)
    _place_by_rank(numbers, ranks, keys, documents, key_starts, doc_starts, placed_keys, docs)
    return doc_starts, docs[: doc_starts[-1]], key_starts, placed_keys[: key_starts[-1]]


@compiled_unlocked
def place_lists(
    starts: _Ints, targets: _Ints, values: NDArray[np.int64], cursors: _Ints, out: NDArray[np.int64]
) -> None:
    """Append lists to lists: the list n of `values` where `cursors[targets[n]]` points in `out`; the cursor moves on.

    Args:
        starts: int64[n + 1], where each list begins in `values`.
        targets: int64[n], which list of `out` each belongs to, each another.
        values: The lists, one after another.
        cursors: int64[m], where the next item of each list of `out` goes.
        out: Of the same type as `values`.
    """
    for number in range(targets.size):
        target = targets[number]
        at = cursors[target]
        listed = values[starts[number] : starts[number + 1]]
        for index in range(listed.size):
            out[unsigned(at + index)] = listed[index]
        cursors[target] = at + listed.size


@compiled_unlocked
def _keep_live(
    doc_starts: _Ints,
    docs: NDArray[np.int32],
    key_starts: _Ints,
    keys: NDArray[np.uint32],
    begins: NDArray[np.uint32],
    renumbered: NDArray[np.int32],
    shifts: _Ints,
    live_doc_starts: _Ints,
    live_docs: NDArray[np.int32],
    live_key_starts: _Ints,
    live_keys: NDArray[np.uint32],
) -> None:
    doc_count = 0
    key_count = 0
    base_doc, base_key = doc_starts[0], key_starts[0]
    for term in range(doc_starts.size - 1):
        key = key_starts[term] - base_key
        last_key = key_starts[term + 1] - base_key
        for at in range(doc_starts[term] - base_doc, doc_starts[term + 1] - base_doc):
            document = docs[at]
            live = renumbered[document] >= 0
            if live:
                live_docs[doc_count] = renumbered[document]
                doc_count += 1
            end = begins[document + 1]
            while key < last_key and keys[key] < end:
                if live:
                    live_keys[key_count] = np.uint32(np.int64(keys[key]) + shifts[document])
                    key_count += 1
                key += 1
        live_doc_starts[term + 1] = doc_count
        live_key_starts[term + 1] = key_count


def live_postings(
    doc_starts: _Ints,
    docs: NDArray[np.int32],
    key_starts: _Ints,
    keys: NDArray[np.uint32],
    begins: NDArray[np.uint32],
    renumbered: NDArray[np.int32],
    shifts: _Ints,
) -> tuple[_Ints, NDArray[np.int32], _Ints, NDArray[np.uint32]]:
    """Return the postings of some terms without those of deleted documents, renumbered.

    Args:
        doc_starts: int64[t + 1], where each term's documents begin, less `doc_starts[0]`.
        docs: Their documents.
        key_starts: int64[t + 1], where each term's keys begin, less `key_starts[0]`.
        keys: Their keys.
        begins: uint32[N + 1], the place at which each document begins.
        renumbered: int32[N], each document's new number; -1 where it is deleted.
        shifts: int64[N], what is added to the keys of each document.
    """
    live_doc_starts, live_key_starts = np.zeros_like(doc_starts), np.zeros_like(key_starts)
    live_docs, live_keys = np.empty_like(docs), np.empty_like(keys)
    _keep_live(
        doc_starts, docs, key_starts, keys, begins, renumbered, shifts,
        live_doc_starts, live_docs, live_key_starts, live_keys,
    )  # fmt: skip
    return (
        live_doc_starts,
        live_docs[: live_doc_starts[-1]],
        live_key_starts,
        live_keys[: live_key_starts[-1]],
    )


@compiled_unlocked
def _weigh(
    terms: _Ints,
    doc_starts: _Ints,
    docs: NDArray[np.int32],
    key_starts: _Ints,
    keys: NDArray[np.uint32],
    bounds: NDArray[np.uint32],
    worth: NDArray[np.float64],
    fields: int,
    out: NDArray[np.float64],
) -> None:
    count = 0
    for term in terms:
        key = key_starts[term]
        last_key = key_starts[term + 1]
        for document in docs[doc_starts[term] : doc_starts[term + 1]]:
            item = np.int64(document) * fields
            end = bounds[unsigned(item + fields)]
            total = 0.0
            while key < last_key and keys[unsigned(key)] < end:
                while keys[unsigned(key)] >= bounds[unsigned(item + 1)]:
                    item += 1
                total += worth[unsigned(item)]
                key += 1
            out[unsigned(count)] = total
            count += 1


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
    """Return the weighted frequency of each posting of `terms`, one term after another.

    Args:
        terms: int64[t], numbers of terms.
        doc_starts: As in `layout`, like the four that follow.
        docs: The documents of all terms.
        key_starts: Where each term's keys begin.
        keys: The keys of all terms.
        bounds: Where each field of each document begins.
        worth: float64[N · F], what an occurrence in each field of each document counts.
        fields: F.
    """
    out = np.zeros(int((doc_starts[terms + 1] - doc_starts[terms]).sum()), np.float64)
    _weigh(terms, doc_starts, docs, key_starts, keys, bounds, worth, fields, out)
    return out


@compiled_unlocked
def add_shares(
    starts: _Ints,
    docs: NDArray[np.int32],
    values: NDArray[np.float64],
    other_starts: _Ints,
    other_docs: NDArray[np.int32],
    other_values: NDArray[np.float64],
    share: float,
) -> None:
    """Add to `values` what other lists have for the same documents, times `share`: list n of them to list n.

    Args:
        starts: int64[n + 1], where each list begins in `docs` and `values`.
        docs: The documents of each list, rising.
        values: What is added to.
        other_starts: int64[n + 1], where each of the other lists begins.
        other_docs: Their documents, rising, all of which the list of the same number has.
        other_values: Their values.
        share: What they are multiplied by.
    """
    for number in range(starts.size - 1):
        at = starts[number]
        for other in range(other_starts[number], other_starts[number + 1]):
            while docs[unsigned(at)] < other_docs[unsigned(other)]:
                at += 1
            values[unsigned(at)] += share * other_values[unsigned(other)]


@compiled
def first_unchecked(
    indexes: NDArray[np.uint32], at: int, begin: int, width: int, checked: NDArray[np.uint8]
) -> int:
    """Return the first place from `at` on whose item lies in a block that has not been checked; n where there is none.

    Args:
        indexes: uint32[n], the items.
        at: From 0 to n.
        begin: The byte at which the item 0 begins.
        width: The bytes of an item.
        checked: uint8[B], whether each block has been.
    """
    for place in range(at, indexes.size):
        if not checked[(begin + np.int64(indexes[place]) * width) >> BLOCK_BITS]:
            return place
    return indexes.size


@compiled_unlocked
def place_codes(
    keys: NDArray[np.uint32], starts: _Ints, code_of: NDArray[np.uint16], first: int, out: NDArray[np.uint16]
) -> None:
    """Put the code of each term where it stands, in a stretch of places.

    Args:
        keys: The keys of all terms.
        starts: int64[t + 1], where each term's keys begin.
        code_of: uint16[t], the code of each term; 0 is left out.
        first: The first place of the stretch.
        out: uint16[n], zeros: the stretch.
    """
    for term in range(code_of.size):
        code = code_of[term]
        low, end = starts[term], starts[term + 1]
        if not code:
            continue
        high = end
        while low < high:
            middle = (low + high) >> 1
            if keys[unsigned(middle)] < first:
                low = middle + 1
            else:
                high = middle
        while low < end and np.int64(keys[unsigned(low)]) - first < out.size:
            out[unsigned(np.int64(keys[unsigned(low)]) - first)] = code
            low += 1
