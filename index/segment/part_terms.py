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
        occurrences: For each kind of `SCORED` what occurs, and int32: which of its terms each number is, -1 if none.
    """

    def __init__(
        self, remembered: Remembered, syllables: Occurrences, words: Occurrences, pairs: PairOccurrences
    ) -> None:
        """Give terms to what occurs: exact syllables, words and pairs, numbered by `remembered`."""
        forms, exact = remembered.forms, syllables[2]
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
        toneless_ranks = np.where(toneless_of >= 0, of_toneless.ranks[toneless_of], -1)
        self.occurrences: dict[bytes, tuple[Occurrences, NDArray[np.int32]]] = {
            Kind.EXACT: (syllables, of_exact.ranks),
            Kind.BARE: (syllables, of_bare.ranks[bare_of]),
            Kind.TONELESS: (syllables, toneless_ranks.astype(np.int32)),
            Kind.WORD: (words, of_words.ranks),
            Kind.PAIR: ((*pairs[:2], of_pairs.ranks), np.arange(len(of_pairs.first), dtype=np.int32)),
        }
