"""The dictionaries of segments as one, where pairs are told by the numbers of their syllables instead of their texts.

Of five terms of a part four are pairs, made of some thousands of syllables. So a pair is a bit in a table of all that there may
be, and its number is how many bits are set before it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from index.segment.ahead import done_ahead
from index.segment.dictionaries import Dictionary, part_of, united, without_kinds
from index.segment.layout import Kind
from index.segment.loops import loops
from index.segment.pairs import packed_pairs

_TOGETHER = (Kind.EXACT, Kind.BARE, Kind.TONELESS, Kind.PAIR, Kind.BARE_WORD, Kind.BARE_PAIR, Kind.SHORT_FORM)
"""With which kinds the groups begin that are united by themselves."""

_SYLLABLES_OF = {Kind.PAIR: Kind.EXACT, Kind.BARE_PAIR: Kind.BARE}

_MOST_PAIRS = 1 << 28
"""So many possible pairs have a bit each, in 64 MB; where there may be more, texts are compared."""

_Numbers = NDArray[np.int32]
_United = tuple[Dictionary, Sequence[_Numbers]]


def united_with_pairs(dictionaries: Sequence[Dictionary]) -> tuple[Dictionary, list[_Numbers]]:
    """Return what `index.segment.dictionaries.united` does, of all terms of segments, in two thirds of the time.

    Args:
        dictionaries: One or more, each with the syllables that its pairs are made of.
    """
    if len(dictionaries) == 1:
        return united(dictionaries)
    bounds = [_bounds(dictionary) for dictionary in dictionaries]

    def of_each(kind: bytes) -> Iterator[Dictionary]:
        group = _TOGETHER.index(kind)
        return (
            _between(each, *ends[group : group + 2]) for each, ends in zip(dictionaries, bounds, strict=True)
        )

    numbers = [np.empty(len(starts) - 1, np.int32) for _, starts in dictionaries]
    groups: dict[bytes, _United] = {}
    first = 0
    for group, kind in enumerate(_TOGETHER):
        syllables = _SYLLABLES_OF.get(kind)
        found = (
            _united_pairs(of_each(kind), of_each(syllables), groups[syllables], kind) if syllables else None
        )
        both, of_group = groups[kind] = found or united([*of_each(kind)])
        for ends, of_all, of_one in zip(bounds, numbers, of_group, strict=True):
            of_all[slice(*ends[group : group + 2])] = first + of_one
        first += len(both[1]) - 1
        if kind not in _SYLLABLES_OF.values():
            # Of hundreds of parts the numbers of most terms would be held twice.
            groups[kind] = both, ()
    blobs, starts = zip(*(both for both, _ in groups.values()), strict=True)
    sizes = np.concatenate([np.diff(each) for each in starts])
    return (np.concatenate(blobs), np.concatenate(([0], np.cumsum(sizes)))), numbers


def _bounds(dictionary: Dictionary) -> list[int]:
    """Return where each group of `_TOGETHER` begins in `dictionary`, and where the last one ends."""
    blob, starts = dictionary
    every = range(len(starts) - 1)
    firsts = [bisect_left(every, kind[0], key=lambda term: blob[starts[term]]) for kind in _TOGETHER]
    return [*firsts, len(every)]


def _between(dictionary: Dictionary, first: int, end: int) -> Dictionary:
    blob, starts = dictionary
    return blob[starts[first] : starts[end]], starts[first : end + 1] - starts[first]


def _united_pairs(
    pairs: Iterable[Dictionary], syllables: Iterable[Dictionary], united_syllables: _United, kind: bytes
) -> _United | None:
    """Return the pairs of all, as `united` does; None where their texts have to be compared.

    Args:
        pairs: The terms of pairs of each dictionary.
        syllables: Those of its syllables.
        united_syllables: What `united` makes of `syllables`.
        kind: That of the pairs.
    """
    found = list(done_ahead(lambda each: loops().parts_of_pairs(*each), zip(pairs, syllables, strict=True)))
    if None in found:
        return None
    every, numbers = united_syllables
    parts = [of_syllables[each] for of_syllables, (_, each) in zip(numbers, found, strict=True)]
    is_part = np.zeros(len(every[1]) - 1, np.bool_)
    for each in parts:
        is_part[each] = True
    width = int(np.count_nonzero(is_part))
    if width**2 > _MOST_PAIRS:
        return None
    part_numbers = (np.cumsum(is_part) - 1).astype(np.int32)
    codes = [(each, part_numbers[of_parts]) for (each, _), of_parts in zip(found, parts, strict=True)]
    words = np.zeros((width**2 >> 5) + 1, np.uint32)
    for each in codes:
        loops().mark_pairs(*each, width, words)
    before = np.empty(words.size, np.int32)
    rising = loops().numbered_bits(words, before)
    ranks = [np.empty(each.size, np.int32) for each, _ in codes]
    for each, out in zip(codes, ranks, strict=True):
        loops().ranks_of_pairs(*each, width, words, before, out)
    texts = without_kinds(part_of(every, np.flatnonzero(is_part)))
    return packed_pairs(rising // max(width, 1), rising % max(width, 1), texts, kind), ranks
