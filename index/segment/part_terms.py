"""Which syllables, words and pairs has a part, as terms, and where do they occur?"""

import numpy as np
from numpy.typing import NDArray

from index.segment.dictionaries import Dictionary
from index.segment.layout import Kind
from index.segment.ordered_texts import KindTerms
from index.segment.pairs import PairTerms, pair_terms
from index.segment.remembered import Remembered

Occurrences = tuple[NDArray[np.uint32], NDArray[np.int32], NDArray[np.int32]]
"""Keys, documents, and numbers of what occurs there; all of a length, keys and documents rising."""

PairOccurrences = tuple[NDArray[np.uint32], NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]
"""The same of pairs, with the numbers of both syllables."""


class ScoredTerms:
    """The terms of syllables, words and pairs.

    Attributes:
        kinds: The terms of each kind, as `PartDictionary` takes them.
        twins: Likewise.
        occurrences: For each kind of `SCORED` its occurrences, numbers being those of its terms.
    """

    def __init__(
        self, remembered: Remembered, syllables: Occurrences, words: Occurrences, pairs: PairOccurrences
    ) -> None:
        """Give terms to what occurs: exact syllables, words and pairs, numbered by `remembered`."""
        forms, (keys, documents, exact) = remembered.forms, syllables
        bare_of, toneless_of = forms.bare(), forms.toneless()
        of_exact = forms.ordered.chosen(exact)
        of_bare = forms.ordered.chosen(bare_of[of_exact.order])
        toneless = toneless_of[of_exact.order]
        of_toneless = forms.ordered.chosen(toneless[toneless >= 0])
        of_words, of_bare_words, word_twins = remembered.word_terms(words[2])
        of_pairs = pair_terms(of_exact, *pairs[2:])
        of_bare_pairs = pair_terms(of_bare, bare_of[of_pairs.first], bare_of[of_pairs.second])
        terms: dict[bytes, KindTerms | PairTerms] = {
            Kind.EXACT: of_exact,
            Kind.BARE: of_bare,
            Kind.TONELESS: of_toneless,
            Kind.WORD: of_words,
            Kind.PAIR: of_pairs,
            Kind.BARE_WORD: of_bare_words,
            Kind.BARE_PAIR: of_bare_pairs,
        }
        self.kinds: dict[bytes, Dictionary] = {kind: each.packed for kind, each in terms.items()}
        self.twins: dict[bytes, NDArray[np.int32]] = {
            Kind.EXACT: of_bare.ranks[bare_of[of_exact.order]],
            Kind.WORD: word_twins,
            Kind.PAIR: of_bare_pairs.ranks,
        }
        # Of a form without a toneless one of its own, the last: it is left out.
        toneless_ranks = np.where(toneless_of >= 0, of_toneless.ranks[toneless_of], -1)[exact]
        marked = toneless_ranks >= 0
        self.occurrences: dict[bytes, Occurrences] = {
            Kind.EXACT: (keys, documents, of_exact.ranks[exact]),
            Kind.BARE: (keys, documents, of_bare.ranks[bare_of][exact]),
            Kind.TONELESS: (keys[marked], documents[marked], toneless_ranks[marked]),
            Kind.WORD: (*words[:2], of_words.ranks[words[2]]),
            Kind.PAIR: (*pairs[:2], of_pairs.ranks),
        }
