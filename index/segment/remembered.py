"""What a process remembers from one part to the next: syllables, words and phrases, with their numbers.

Most of what an article says has been said before, so that only what is new costs more than a look into a table. Bounded:
`Remembered.is_full` says when another has to be begun. What is remembered changes no part's bytes.
"""

import numpy as np
from numpy.typing import NDArray

from index.segment.headline_phrases import HeadlinePhrases
from index.segment.numbering import FormNumbers, SequenceNumbers
from index.segment.ordered_texts import KindTerms, OrderedTexts
from index.segment.signatures import Signer

MOST_REMEMBERED = 1 << 18
"""How many forms, words and phrases together: some 100 MB."""


class Remembered:
    """The numbers of all that parts are made of; they mean nothing in another process.

    Attributes:
        forms: Syllables in all their forms.
        words: Words, as sequences of exact forms.
        phrases: Phrases of headlines.
        signer: Makes signatures of texts in `forms`.
    """

    def __init__(self) -> None:
        self.forms = FormNumbers()
        self.words = SequenceNumbers()
        self.phrases = HeadlinePhrases()
        self.signer = Signer()
        self._word_texts = OrderedTexts()
        self._bare_words = OrderedTexts()
        self._bare_word_numbers: dict[str, int] = {}
        self._bare_of_words: NDArray[np.int32] = np.zeros(0, np.int32)

    @property
    def is_full(self) -> bool:
        """Whether the next part should begin with nothing remembered."""
        count = len(self.forms.texts) + len(self.words.sequences) + len(self.phrases.ordered.texts)
        return count > MOST_REMEMBERED

    def word_terms(self, numbers: NDArray[np.integer]) -> tuple[KindTerms, KindTerms, NDArray[np.int32]]:
        """Return the terms of words, those of their bare twins, and int32: which of these the twin of each word is.

        Args:
            numbers: The words that occur, as `words` numbers them, each once or more.
        """
        self._learn_words()
        words = self._word_texts.chosen(numbers)
        twins = self._bare_of_words[words.order]
        bare = self._bare_words.chosen(twins)
        return words, bare, bare.ranks[twins]

    def _learn_words(self) -> None:
        """Give their texts to the words that have come since the last part."""
        form, bare = self.forms.texts.__getitem__, self.forms.bare().tolist()
        twins = []
        for sequence in self.words.sequences[len(self._word_texts.texts) :]:
            self._word_texts.texts.append(" ".join(map(form, sequence)))
            text = " ".join([form(bare[number]) for number in sequence])
            twin = self._bare_word_numbers.setdefault(text, len(self._bare_words.texts))
            if twin == len(self._bare_words.texts):
                self._bare_words.texts.append(text)
            twins.append(twin)
        self._bare_of_words = np.concatenate([self._bare_of_words, np.array(twins, np.int32)])
