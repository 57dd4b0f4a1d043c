"""The compiled loops against those of numpy, and both against plain Python."""

import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.segment.pair_codes import PART_BITS, PART_MASK
from index.segment.terms import packed

Lists = dict[int, list[int]]
Arrays = tuple[NDArray[Any], ...]

either_loops = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
seeds = st.integers(0, 1 << 32).map(random.Random)
dictionary = st.lists(st.binary(max_size=3) | st.binary(max_size=12), max_size=12, unique=True).map(sorted)


@dataclass
class Occurrences:
    """Random occurrences of some terms in documents of some fields, as the loops are given them."""

    terms: int
    fields: int
    bounds: list[int]
    """Where each field of each document begins, and where the last ends."""

    occurrences: list[tuple[int, int, int]]
    """Rank, key and document; the keys rise."""

    @classmethod
    def made_by(cls, chance: random.Random) -> "Occurrences":
        terms, fields, documents = chance.randint(1, 5), chance.randint(1, 3), chance.randrange(6)
        # As far up as keys reach: they are unsigned.
        first = chance.choice([0, 0, (1 << 32) - 200])
        bounds = [first]
        occurrences = []
        for item in range(documents * fields):
            length = chance.choice([0, 0, 1, 2, 3, 5])
            for key in range(bounds[-1], bounds[-1] + length):
                # Two occurrences may have one key, as two words of one syllable have.
                ranks = chance.choices(range(terms), k=chance.choice([0, 1, 1, 2]))
                occurrences += [(rank, key, item // fields) for rank in ranks]
            bounds.append(bounds[-1] + length + chance.choice([0, 2]) * bool(length))
        if chance.random() < 0.5:
            bounds = [bound - first for bound in bounds]
            occurrences = [(rank, key - first, document) for rank, key, document in occurrences]
        return cls(terms, fields, bounds, occurrences)

    @property
    def documents(self) -> int:
        return (len(self.bounds) - 1) // self.fields

    def postings(self) -> tuple[Lists, Lists]:
        """Return term → documents, and term → keys."""
        docs: defaultdict[int, list[int]] = defaultdict(list)
        keys: defaultdict[int, list[int]] = defaultdict(list)
        for rank, key, document in self.occurrences:
            keys[rank].append(key)
            if document not in docs[rank]:
                docs[rank].append(document)
        return docs, keys

    def arrays(self, loops: ModuleType) -> Arrays:
        """Return the postings that `loops` makes of them, each beside one of what is left out, with the number 0."""
        numbers, keys, documents = np.array(self.occurrences, np.int64).reshape(-1, 3).T.repeat(2, axis=1)
        numbers[::2] += 1
        numbers[1::2] = 0
        found: Arrays = loops.postings(
            numbers.astype(np.int32),
            np.arange(-1, self.terms, dtype=np.int32),
            keys.astype(np.uint32),
            documents.astype(np.int32),
            self.terms,
        )
        return found


def lists(starts: NDArray[np.int64], items: NDArray[Any]) -> Lists:
    """Return the lists that are not empty, by number."""
    assert starts.dtype == np.int64
    assert len(items) == starts[-1]
    return {
        number: items[starts[number] : starts[number + 1]].tolist()
        for number in range(len(starts) - 1)
        if starts[number] < starts[number + 1]
    }


def plain_and_compiled() -> tuple[ModuleType, ModuleType]:
    from index.segment import plain

    return plain, pytest.importorskip("index.segment.kernels", reason="numba can't be imported")


def united(loops: ModuleType, left: list[bytes], right: list[bytes]) -> Arrays:
    both, of_left, of_right = loops.united_terms(packed(left), packed(right))
    return (*both, of_left, of_right)


@either_loops
@given(chance=seeds)
def test_postings_are_the_documents_and_keys_of_each_term(loops: ModuleType, chance: random.Random) -> None:
    made = Occurrences.made_by(chance)
    doc_starts, docs, key_starts, keys = made.arrays(loops)
    assert (lists(doc_starts, docs), lists(key_starts, keys)) == made.postings()
    assert [docs.dtype, keys.dtype] == [np.dtype(np.int32), np.dtype(np.uint32)]


@either_loops
@given(chance=seeds)
def test_live_postings_are_those_of_the_documents_that_stay(loops: ModuleType, chance: random.Random) -> None:
    made = Occurrences.made_by(chance)
    doc_starts, docs, key_starts, keys = made.arrays(loops)
    staying = [document for document in range(made.documents) if chance.random() < 0.6]
    renumbered = {document: number for number, document in enumerate(staying, start=chance.randrange(5))}
    shifts = {document: chance.randrange(-5, 50) + (1 << 31) for document in range(made.documents)}
    first = chance.randrange(made.terms)
    end = chance.randint(first, made.terms)
    begins = np.array(made.bounds[:: made.fields], np.uint32)
    live = loops.live_postings(
        doc_starts[first : end + 1],
        docs[doc_starts[first] : doc_starts[end]],
        key_starts[first : end + 1],
        keys[key_starts[first] : key_starts[end]],
        begins,
        np.array([renumbered.get(document, -1) for document in range(made.documents)], np.int32),
        np.array([shifts[document] for document in range(made.documents)], np.int64),
    )
    expected_docs: Lists = defaultdict(list)
    expected_keys: Lists = defaultdict(list)
    for rank, key, document in made.occurrences:
        if first <= rank < end and document in renumbered:
            expected_keys[rank - first].append((key + shifts[document]) % (1 << 32))
            if renumbered[document] not in expected_docs[rank - first]:
                expected_docs[rank - first].append(renumbered[document])
    assert lists(live[0], live[1]) == expected_docs
    assert lists(live[2], live[3]) == expected_keys


@either_loops
@given(chance=seeds)
def test_frequencies_are_the_sums_of_what_occurrences_are_worth(
    loops: ModuleType, chance: random.Random
) -> None:
    made = Occurrences.made_by(chance)
    doc_starts, docs, key_starts, keys = made.arrays(loops)
    worth = [chance.random() for _ in made.bounds[1:]]
    terms = chance.sample(range(made.terms), chance.randint(0, made.terms))
    found = loops.frequencies(
        np.array(terms, np.int64),
        doc_starts,
        docs,
        key_starts,
        keys,
        np.array(made.bounds, np.uint32),
        np.array(worth),
        made.fields,
    )
    expected: defaultdict[tuple[int, int], float] = defaultdict(float)
    for rank, key, document in made.occurrences:
        item = max(number for number, bound in enumerate(made.bounds[:-1]) if bound <= key)
        expected[rank, document] += worth[item]
    docs_of, _ = made.postings()
    assert found.tolist() == pytest.approx(
        [expected[term, each] for term in terms for each in docs_of.get(term, [])]
    )


@either_loops
@given(chance=seeds)
def test_shares_are_added_to_the_postings_of_the_same_documents(
    loops: ModuleType, chance: random.Random
) -> None:
    documents = [
        sorted(chance.sample(range(12), chance.randrange(1, 9))) for _ in range(chance.randint(1, 4))
    ]
    others = [sorted(chance.sample(each, chance.randint(0, len(each)))) for each in documents]
    values = np.array([chance.random() for each in documents for _ in each])
    other_values = np.array([chance.random() for each in others for _ in each])
    before = values.tolist()
    loops.add_shares(
        np.cumsum([0, *map(len, documents)]),
        np.array(list(chain.from_iterable(documents)), np.int32),
        values,
        np.cumsum([0, *map(len, others)]),
        np.array(list(chain.from_iterable(others)), np.int32),
        other_values,
        0.25,
    )
    added = iter(other_values.tolist())
    expected = iter(before)
    for number, listed in enumerate(documents):
        shares = dict(zip(others[number], added, strict=False))
        assert [next(expected) + 0.25 * shares.get(each, 0.0) for each in listed] == pytest.approx(
            values[sum(map(len, documents[:number])) :][: len(listed)].tolist()
        )


@either_loops
@given(chance=seeds, dtype=st.sampled_from([np.int32, np.uint32, np.uint8]))
def test_lists_are_placed_behind_what_their_targets_have(
    loops: ModuleType, chance: random.Random, dtype: type[Any]
) -> None:
    targets = 5
    expected: list[list[int]] = [[] for _ in range(targets)]
    pieces = []
    for _ in range(chance.randrange(4)):
        chosen = sorted(chance.sample(range(targets), chance.randrange(targets + 1)))
        given_lists = [[chance.randrange(200) for _ in range(chance.randrange(4))] for _ in chosen]
        for target, listed in zip(chosen, given_lists, strict=True):
            expected[target] += listed
        pieces.append((chosen, given_lists))
    starts = np.cumsum([0, *map(len, expected)])
    cursors = starts[:-1].copy()
    out = np.zeros(starts[-1], dtype)
    for chosen, given_lists in pieces:
        values = np.array(list(chain.from_iterable(given_lists)), dtype)
        loops.place_lists(
            np.cumsum([0, *map(len, given_lists)]), np.array(chosen, np.int64), values, cursors, out
        )
    assert cursors.tolist() == starts[1:].tolist()
    assert out.tolist() == list(chain.from_iterable(expected))


@either_loops
@given(left=dictionary, right=dictionary)
def test_united_dictionaries_have_each_term_once_in_order(
    loops: ModuleType, left: list[bytes], right: list[bytes]
) -> None:
    both = sorted({*left, *right})
    blob, starts, of_left, of_right = united(loops, left, right)
    assert blob.tobytes() == b"".join(both)
    assert starts.tolist() == packed(both)[1].tolist()
    assert of_left.tolist() == [both.index(each) for each in left]
    assert of_right.tolist() == [both.index(each) for each in right]


@either_loops
@given(terms=dictionary, chance=seeds)
def test_terms_are_copied_to_their_places(
    loops: ModuleType, terms: list[bytes], chance: random.Random
) -> None:
    numbers = [chance.randrange(len(terms)) for _ in range(chance.randrange(6) if terms else 0)]
    # Between one and the next a byte is left as it is.
    places = np.cumsum([0, *(len(terms[number]) + 1 for number in numbers)])
    out = np.full(places[-1], ord("-"), np.uint8)
    loops.copy_terms(*packed(terms), np.array(numbers, np.int64), places[:-1], out)
    assert out.tobytes() == b"".join(terms[number] + b"-" for number in numbers)


@either_loops
@given(width=st.integers(1, 40), chance=seeds)
def test_pairs_are_counted_in_rising_order(loops: ModuleType, width: int, chance: random.Random) -> None:
    pairs = [(chance.randrange(width), chance.randrange(width)) for _ in range(chance.randrange(60))]
    renumbered = chance.sample(range(width), width)
    rising = sorted({(renumbered[left], renumbered[right]) for left, right in pairs})
    first, second = np.array(pairs, np.int32).reshape(-1, 2).T.copy()
    codes, ranks = loops.counted_pairs(first, second, np.array(renumbered, np.int32), width)
    assert codes.tolist() == [left * width + right for left, right in rising]
    assert ranks.tolist() == [rising.index((renumbered[left], renumbered[right])) for left, right in pairs]


@either_loops
@given(seeds)
def test_frequent_neighbours_stand_in_one_text(loops: ModuleType, chance: random.Random) -> None:
    texts = [chance.choices(range(4), k=chance.choice([0, 1, 2, 5])) for _ in range(chance.randrange(5))]
    frequent = [chance.random() < 0.7 for _ in range(4)]
    bounds = [0, *accumulate(map(len, texts))]
    found = loops.frequent_neighbours(
        np.array(frequent, np.bool_),
        np.array([*chain.from_iterable(texts)], np.int32),
        np.array(bounds, np.int32),
    )
    assert found.dtype == np.int64
    assert found.tolist() == [
        begin + at
        for begin, text in zip(bounds, texts, strict=False)
        for at, pair in enumerate(pairwise(text))
        if frequent[pair[0]] and frequent[pair[1]]
    ]


@either_loops
@given(seeds)
def test_words_of_several_syllables_have_their_forms(loops: ModuleType, chance: random.Random) -> None:
    exact = [chance.randrange(9) for _ in range(8)]
    words = [(chance.randrange(5), chance.randrange(4), chance.choice([1, 2, 3])) for _ in range(6)]
    first, bounds, forms = loops.words_of_several(
        np.array([[first, size] for first, size, _ in words], np.int32).T.copy(),
        np.cumsum([0, *(tokens for *_, tokens in words)]),
        np.array(exact, np.int32),
    )
    several = [(first, size) for first, size, tokens in words if size > 1 and tokens > 1]
    assert (first.dtype, bounds.dtype, forms.dtype) == (np.int64, np.int64, np.int32)
    assert first.tolist() == [first for first, _ in several]
    assert [forms[begin:end].tolist() for begin, end in pairwise(bounds.tolist())] == [
        exact[first : first + size] for first, size in several
    ]


@either_loops
@given(chance=seeds)
def test_pairs_are_told_by_their_syllables(loops: ModuleType, chance: random.Random) -> None:
    syllables = sorted({bytes(chance.choices(b"abz", k=chance.choice([1, 2, 9, 10]))) for _ in range(6)})
    pairs = sorted({b" ".join(chance.choices(syllables, k=2)) for _ in range(chance.randrange(9))})
    codes, parts = loops.parts_of_pairs(
        packed([b"e" + pair for pair in pairs]), packed([b"a" + syllable for syllable in syllables])
    )
    assert (codes.dtype, parts.dtype) == (np.uint32, np.int32)
    found = [syllables[number] for number in parts.tolist()]
    assert [found[code >> 16] + b" " + found[code & 0xFFFF] for code in codes.tolist()] == pairs
    assert len(found) == len(set(found))


@either_loops
@given(lacking=st.sampled_from([b"an", b"ba"]))
def test_a_pair_without_its_syllable_is_told(loops: ModuleType, lacking: bytes) -> None:
    syllables = packed([b"a" + syllable for syllable in (b"an", b"ba") if syllable != lacking])
    assert loops.parts_of_pairs(packed([b"ean ba"]), syllables) is None


@pytest.mark.parametrize("more", [0, 1])
def test_pairs_are_made_of_as_many_syllables_as_have_a_place_and_no_more(
    loops: ModuleType, more: int
) -> None:
    syllables = [b"%05d" % number for number in range(PART_MASK + 1 + more)]
    # The first comes again when all have come.
    pairs = [b" ".join(syllables[number : number + 2]) for number in range(len(syllables) - 1)]
    pairs.append(b" ".join((syllables[-1], syllables[0])))
    found = loops.parts_of_pairs(
        packed([b"e" + pair for pair in pairs]), packed([b"a" + syllable for syllable in syllables])
    )
    assert (found is None) == bool(more)
    if found:
        codes, parts = found
        assert parts.tolist() == list(range(PART_MASK + 1))
        assert codes[[0, -1]].tolist() == [1, PART_MASK << PART_BITS]


@either_loops
@given(width=st.integers(1, 12), chance=seeds)
def test_pairs_are_numbered_by_the_bits_before_theirs(
    loops: ModuleType, width: int, chance: random.Random
) -> None:
    renumbered = np.array(chance.sample(range(width), width), np.int32)
    pairs = [(chance.randrange(width), chance.randrange(width)) for _ in range(chance.randrange(60))]
    codes = np.array([first << 16 | second for first, second in pairs], np.uint32)
    words = np.zeros((width**2 >> 5) + 1, np.uint32)
    loops.mark_pairs(codes, renumbered, width, words)
    before, ranks = np.empty(words.size, np.int32), np.empty(codes.size, np.int32)
    rising = loops.numbered_bits(words, before)
    loops.ranks_of_pairs(codes, renumbered, width, words, before, ranks)
    expected = [int(renumbered[first]) * width + int(renumbered[second]) for first, second in pairs]
    assert rising.dtype == np.int64
    assert rising.tolist() == sorted(set(expected))
    assert rising[ranks].tolist() == expected


@given(dictionary, dictionary, seeds)
def test_both_loops_give_equal_arrays(left: list[bytes], right: list[bytes], chance: random.Random) -> None:
    made = Occurrences.made_by(chance)
    answers: list[Callable[[ModuleType], Arrays]] = [
        made.arrays,
        lambda loops: united(loops, left, right),
        lambda loops: (loops.buckets(*packed(left), 32),),
    ]
    plain, compiled = plain_and_compiled()
    for answer in answers:
        for one, other in zip(answer(plain), answer(compiled), strict=True):
            assert one.dtype == other.dtype
            assert one.tolist() == other.tolist()


@given(seeds)
@either_loops
def test_the_syllables_of_words_begin_in_them(loops: ModuleType, chance: random.Random) -> None:
    texts = [made_words(chance) for _ in range(chance.randrange(4))]
    tokens = [token for words, _ in texts for word in words for token in word]
    word_sizes = [len(word) for words, _ in texts for word in words]
    syllables = [start for _, starts in texts for start in starts]
    ends = np.cumsum([0, *(len(starts) for _, starts in texts)], dtype=np.int32)
    found = loops.syllables_of_words(
        *np.array(tokens, np.int32).reshape(-1, 2).T.copy(),
        np.cumsum([0, *word_sizes], dtype=np.int64),
        np.cumsum([0, *(len(words) for words, _ in texts)], dtype=np.int64),
        np.array(syllables, np.int32),
        ends[:-1].copy(),
        ends[1:].copy(),
    )
    expected = []
    for first, (words, starts) in zip(ends.tolist(), texts, strict=False):
        for word in words:
            before = sum(start < word[0][0] for start in starts)
            expected.append((first + before, sum(start < word[-1][1] for start in starts) - before))
    assert found.T.tolist() == [list(each) for each in expected]


def made_words(chance: random.Random) -> tuple[list[list[tuple[int, int]]], list[int]]:
    """Return the words of a random text, each the spans of its tokens, and where its syllables start."""
    at = 0
    words: list[list[tuple[int, int]]] = []
    for _ in range(chance.randrange(6)):
        word = []
        for _ in range(chance.randint(1, 3)):
            start = at + chance.randrange(2)
            at = start + chance.randint(1, 4)
            word.append((start, at))
        words.append(word)
    return words, sorted(chance.sample(range(at + 2), chance.randrange(at + 2)))
