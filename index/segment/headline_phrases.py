"""Which phrases do headlines have, for whoever begins to type one? Runs of whole words, each a term of its article.

A phrase is one to three words of the segmentation in a row, two to five syllables, with no punctuation between words,
that neither begins nor ends with a function word or a number. How many headlines have it is how many documents its term
has, so phrases come and go with articles as any other term does.

Good for what headlines repeat: 20,000 articles have 12 phrases each, 7 of them new, some 600 bytes an article. Bad for
single syllables, which the index has as terms of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.segment.numbering import FormNumbers
from index.segment.ordered_texts import OrderedTexts
from index.words.spans import Spans
from index.written_phrases import phrase_of

MOST_WORDS: Final = 3
"""Words of a phrase."""

FEWEST_SYLLABLES: Final = 2
"""Syllables of the shortest phrase."""

MOST_SYLLABLES: Final = 5
"""Syllables of the longest."""

FUNCTION_WORDS: Final = frozenset(
    """
    ai bị bởi bằng các cái càng chỉ cho chưa chẳng cùng cũng của do dưới gì giữa hay hoặc hơn khi không là lên lại mà
    mọi mỗi một nào này nên nếu ngay những nhưng như ở qua ra rất rằng rồi sau sẽ tại theo thì thế trên trong trước từ
    từng và vào vẫn vì về vừa với xuống đang đã để đến đều đó được
    """.split()  # noqa: SIM905 (eighty literals would read worse)
)
"""Words of one syllable, in their exact form, with which no phrase begins or ends."""


class _Numbers:
    """All forms that are numbers."""

    def __contains__(self, form: object) -> bool:
        return isinstance(form, str) and form.isnumeric()


_NUMBERS: Final = _Numbers()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlineWords:
    """The W words of some headlines, in order; punctuation is words without syllables.

    Attributes:
        texts: int64[W], the headline of each.
        starts: int64[W], where each starts, in characters of its headline.
        ends: int64[W], where it ends.
        first: int64[W], the index of its first syllable in `forms`.
        syllables: int64[W], how many it has.
        forms: int32, the exact forms of syllables, as `FormNumbers` numbers them.
    """

    texts: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    first: NDArray[np.int64]
    syllables: NDArray[np.int64]
    forms: NDArray[np.int32]

    def runs(self, numbers: FormNumbers) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return int64[R] and int64[R]: the first and the last word of each phrase."""
        at_edge = self._may_stand_at_an_edge(numbers)
        syllables = np.concatenate(([0], np.cumsum(self.syllables)))
        # Words of one number have nothing between them that parts them.
        unparted = np.cumsum(self.syllables == 0) + np.cumsum(np.diff(self.texts, prepend=-1) != 0)
        found = []
        for more in range(min(MOST_WORDS, len(self.texts))):
            first = np.flatnonzero(at_edge[: len(at_edge) - more])
            last = first + more
            size = syllables[last + 1] - syllables[first]
            good = at_edge[last] & (unparted[first] == unparted[last])
            good &= (size >= FEWEST_SYLLABLES) & (size <= MOST_SYLLABLES)
            found.append((first[good], last[good]))
        return (
            np.concatenate([np.zeros(0, np.int64), *(first for first, _ in found)]),
            np.concatenate([np.zeros(0, np.int64), *(last for _, last in found)]),
        )

    def _may_stand_at_an_edge(self, numbers: FormNumbers) -> NDArray[np.bool_]:
        """Return bool[W]: which words have syllables and are no function words and no numbers."""
        told = np.concatenate(([0], np.cumsum(~numbers.among(_NUMBERS)[self.forms])))
        is_told = told[self.first + self.syllables] > told[self.first]
        function = np.append(numbers.among(FUNCTION_WORDS)[self.forms], False)[self.first]
        found: NDArray[np.bool_] = is_told & ~(function & (self.syllables == 1))
        return found


def headline_words(
    spans: Spans, headlines: NDArray[np.int64], syllables: NDArray[np.int32], exact: NDArray[np.int32]
) -> HeadlineWords:
    """Return the words of some of the texts of `spans`, headlines.

    Args:
        spans: The tokens of texts.
        headlines: int64[n], which of the texts, rising.
        syllables: int32[2, W], the first syllable of each word of `spans` among all syllables, and how many it has.
        exact: int32[S], the exact forms of all syllables.
    """
    bounds = spans.word_bounds()
    of_texts = np.searchsorted(bounds, [spans.bounds[headlines], spans.bounds[headlines + 1]])
    words = np.concatenate([np.zeros(0, np.int64), *(np.arange(*pair) for pair in of_texts.T.tolist())])
    texts = np.repeat(np.arange(headlines.size), of_texts[1] - of_texts[0])
    first, sizes = syllables[:, words].astype(np.int64)
    return HeadlineWords(
        texts=texts,
        starts=spans.starts[bounds[words]].astype(np.int64),
        ends=spans.ends[bounds[words + 1] - 1].astype(np.int64),
        first=first,
        syllables=sizes,
        forms=exact,
    )


class HeadlinePhrases:
    """Numbers the phrases of headlines in order of appearance.

    Attributes:
        ordered: The texts of their terms by number.
    """

    def __init__(self) -> None:
        self.ordered = OrderedTexts()
        self._of_texts: dict[str, int] = {}
        # By the piece of the headline as it stands there: most pieces have been met before.
        self._of_pieces: dict[str, int] = {}

    def numbers(
        self, headlines: Sequence[str], words: HeadlineWords, forms: FormNumbers
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return int64[R] and int64[R]: the number of each phrase, and its headline's index in `headlines`."""
        first, last = words.runs(forms)
        texts = words.texts[first]
        pieces = zip(texts.tolist(), words.starts[first].tolist(), words.ends[last].tolist(), strict=True)
        found = [self._number(headlines[text][start:end]) for text, start, end in pieces]
        return np.array(found, np.int64), texts

    def _number(self, piece: str) -> int:
        number = self._of_pieces.get(piece)
        if number is None:
            text, texts = phrase_of(piece).text, self.ordered.texts
            number = self._of_pieces[piece] = self._of_texts.setdefault(text, len(texts))
            if number == len(texts):
                texts.append(text)
        return number
