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
from index.syllables import SyllableSpans
from index.words.spans import Spans
from index.written_phrases import WrittenPhrase, phrase_of, phrase_with

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
        syllables: int64[W], how many syllables it has.
        syllable_starts: int32[S], where each syllable starts, in characters of its headline.
        syllable_ends: int32[S], where it ends.
        forms: int32[S], its exact form, as `FormNumbers` numbers it.
    """

    texts: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    syllables: NDArray[np.int64]
    syllable_starts: NDArray[np.int32]
    syllable_ends: NDArray[np.int32]
    forms: NDArray[np.int32]

    def syllable_bounds(self) -> NDArray[np.int64]:
        """Return int64[W + 1]: the first syllable of each word, and S."""
        return np.concatenate(([0], np.cumsum(self.syllables)))

    def runs(self, numbers: FormNumbers) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return int64[R] and int64[R]: the first and the last word of each phrase."""
        at_edge = self._may_stand_at_an_edge(numbers)
        syllables = self.syllable_bounds()
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
        bounds = self.syllable_bounds()
        is_told = told[bounds[1:]] > told[bounds[:-1]]
        function = np.append(numbers.among(FUNCTION_WORDS)[self.forms], False)[bounds[:-1]]
        found: NDArray[np.bool_] = is_told & ~(function & (self.syllables == 1))
        return found


def headline_words(
    spans: Spans,
    headlines: NDArray[np.int64],
    of_words: NDArray[np.int32],
    syllables: SyllableSpans,
    exact: NDArray[np.int32],
) -> HeadlineWords:
    """Return the words of some of the texts of `spans`, headlines.

    Args:
        spans: The tokens of texts.
        headlines: int64[n], which of the texts, rising.
        of_words: int32[2, W], the first syllable of each word of `spans` among all syllables, and how many it has.
        syllables: All syllables.
        exact: int32[S], the exact form of each, as `FormNumbers` numbers it.
    """
    bounds = spans.word_bounds()
    of_texts = np.searchsorted(bounds, [spans.bounds[headlines], spans.bounds[headlines + 1]])
    words = np.concatenate([np.zeros(0, np.int64), *(np.arange(*pair) for pair in of_texts.T.tolist())])
    texts = np.repeat(np.arange(headlines.size), of_texts[1] - of_texts[0])
    first, sizes = of_words[:, words].astype(np.int64)
    before = np.concatenate(([0], np.cumsum(sizes)))
    chosen = np.arange(before[-1]) + np.repeat(first - before[:-1], sizes)
    return HeadlineWords(
        texts=texts,
        starts=spans.starts[bounds[words]].astype(np.int64),
        ends=spans.ends[bounds[words + 1] - 1].astype(np.int64),
        syllables=sizes,
        syllable_starts=syllables.starts[chosen],
        syllable_ends=syllables.ends[chosen],
        forms=exact[chosen],
    )


class HeadlinePhrases:
    """Numbers the phrases of headlines in order of appearance.

    Attributes:
        ordered: The texts of their terms by number.
    """

    def __init__(self) -> None:
        self.ordered = OrderedTexts()
        # By the piece of a headline as it stands there, and by the same with single spaces, which is all its term depends on.
        self._of_pieces: dict[str, int] = {}

    def numbers(
        self, headlines: Sequence[str], words: HeadlineWords, forms: FormNumbers
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return int64[R] and int64[R]: the number of each phrase, and its headline's index in `headlines`."""
        first, last = words.runs(forms)
        texts, starts, ends = words.texts[first], words.starts[first], words.ends[last]
        bounds = words.syllable_bounds()
        begins, behind = bounds[first], bounds[last + 1]
        # A token may end within a syllable, which is then cut in two: 12.5 and km, of 12.5km.
        whole = (words.syllable_starts[begins] == starts) & (words.syllable_ends[behind - 1] <= ends)
        columns = (texts, starts, ends, begins, behind, whole)
        form, bare = forms.texts.__getitem__, forms.bare()[words.forms].tolist()
        found = []
        for text, start, end, begin, stop, is_whole in zip(*(each.tolist() for each in columns), strict=True):
            piece = headlines[text][start:end]
            number = self._of_pieces.get(piece)
            if number is None:
                phrase = phrase_with(map(form, bare[begin:stop]), piece) if is_whole else phrase_of(piece)
                number = self._of_pieces[piece] = self._number(phrase)
            found.append(number)
        return np.array(found, np.int64), texts

    def _number(self, phrase: WrittenPhrase) -> int:
        terms = self.ordered.texts
        number = self._of_pieces.setdefault(phrase.written, len(terms))
        if number == len(terms):
            terms.append(phrase.text)
        return number
