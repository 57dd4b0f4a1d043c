import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.words import plain
from index.words.lexicon import build_lexicon
from index.words.resources import dictionary_entries
from tests.index.words.reference import pyvi

syllable = st.sampled_from(["nông", "dân", "lúa", "hội", "học"])
entry = st.lists(syllable, max_size=4).map(" ".join)


def contexts(entries: list[str], tokens: list[str]) -> list[list[int]]:
    lexicon = build_lexicon(entries)
    arguments = (
        np.array([lexicon.number(token) for token in tokens], np.int32),
        np.array([0, len(tokens)], np.int32),
        lexicon.pair_starts,
        lexicon.pairs,
        lexicon.triple_starts,
        lexicon.triples,
        lexicon.beginnings,
        np.array([1, 1, 1, 1], np.int32),
    )
    result: list[list[int]] = plain.dictionary_context(*arguments).tolist()
    try:
        from index.words import kernels
    except ImportError:
        return result
    assert kernels.dictionary_context(*arguments).tolist() == result
    return result


@given(
    st.lists(entry, max_size=12), st.lists(st.one_of(syllable, st.just("xa"), st.just("Nông")), max_size=9)
)
def test_pairs_and_triples_are_found_as_in_a_set(entries: list[str], tokens: list[str]) -> None:
    def held(first: int, end: int) -> int:
        lowered = " ".join(tokens[first:end]).lower()
        return int(first >= 0 and end <= len(tokens) and lowered in entries)

    expected = [
        [held(t - 1, t + 1), held(t - 2, t + 1), held(t, t + 2), held(t, t + 3)] for t in range(len(tokens))
    ]
    assert contexts(entries, tokens) == expected


def test_the_dictionary_is_pyvis() -> None:
    lexicon = build_lexicon(dictionary_entries())
    tokenizer = pyvi().ViTokenizer.ViTokenizer
    assert lexicon.pairs.size == len(tokenizer.bi_grams)
    assert lexicon.triples.size == len(tokenizer.tri_grams)
