"""Words of a text, by pyvi's models, with their offsets in the text: one object a word.

Gives the words of `ViTokenizer.tokenize` and the tags of `ViPosTagger.postagging_tokens`. Who reads many texts takes
the arrays of `index.words.spans` instead, which are several times as fast.

Traps: the words depend on capitals: give the text as its author wrote it, never lower-cased. numpy, numba and the
models are loaded at the first text.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.people import TaggedWord


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text.

    Attributes:
        text: Its syllables as written, joined by single spaces.
        start: Offset of its first character in the NFC text.
        end: Offset after its last character.
    """

    text: str
    start: int
    end: int


class TextsTaggedLater:
    """The words of some texts: lists of offsets, and the rest for the words that are asked for.

    Attributes:
        spans: Where their tokens lie.
        bounds: The number of each text's first word, and that of all words.
        starts: Where each word starts in its text.
        ends: Where it ends.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        """Cut `texts`; nothing is tagged yet."""
        from index.words.spans import tag_later, tag_names, word_offsets

        self._texts = texts
        self.spans, self._tags = tag_later(texts)
        self._names = tag_names()
        self._word_bounds = self.spans.word_bounds()
        self.bounds = self._tags.bounds
        starts, ends = word_offsets(self.spans)
        # Of most words nobody asks, so that no list of numbers is made of them all.
        self.starts: Sequence[int] = starts.data
        self.ends: Sequence[int] = ends.data

    def word(self, number: int) -> str:
        """Return the word as written, its syllables joined by single spaces."""
        text = self._texts[bisect_right(self.bounds, number) - 1]
        written = text[self.starts[number] : self.ends[number]]
        if written.replace(" ", "").isalpha() and "  " not in written:
            # Between letters there is nothing that a token could end at but a blank.
            return written
        first, end = self._word_bounds[number : number + 2].tolist()
        starts, ends = self.spans.starts[first:end].tolist(), self.spans.ends[first:end].tolist()
        return " ".join(map(text.__getitem__, map(slice, starts, ends)))

    def tag(self, number: int) -> str:
        """Return its VLSP tag."""
        return self._names[self._tags.label(number)]


def segment(text: str) -> list[Word]:
    """Return the words of `text` in order, punctuation included.

    >>> [word.text for word in segment("Bí thư Tỉnh ủy phát biểu.")]
    ['Bí thư', 'Tỉnh ủy', 'phát biểu', '.']

    Args:
        text: NFC text of any length, as its author wrote it.

    Returns:
        Words whose offsets never overlap and never go back; empty for text without tokens.
    """
    from index.words.spans import segment_spans, word_offsets, word_texts

    spans = segment_spans([text])
    starts, ends = word_offsets(spans)
    return list(map(Word, word_texts(text, spans), starts.tolist(), ends.tolist()))


def tag(text: str) -> list[TaggedWord]:
    """Return the words of `text` with their parts of speech.

    >>> [(word.text, word.tag) for word in tag("nông dân trồng lúa")]
    [('nông dân', 'N'), ('trồng', 'V'), ('lúa', 'N')]

    Args:
        text: NFC text of any length, as its author wrote it.

    Returns:
        The words of `segment`, each with its tag.
    """
    from index.words.spans import tag_names, tag_spans, word_offsets, word_texts

    spans, labels = tag_spans([text])
    names = tag_names()
    starts, ends = word_offsets(spans)
    tags = [names[label] for label in labels.tolist()]
    return list(map(TaggedWord, word_texts(text, spans), tags, starts.tolist(), ends.tolist()))


def tag_texts(texts: Sequence[str]) -> TextsTaggedLater:
    """Return the words of `texts` for whoever asks for few of their tags: each is worked out when it is asked for.

    >>> words = tag_texts(["Mưa.", "nông dân trồng lúa"])
    >>> [(words.word(number), words.tag(number)) for number in range(*words.bounds[1:])]
    [('nông dân', 'N'), ('trồng', 'V'), ('lúa', 'N')]

    Args:
        texts: NFC texts of any length, as their authors wrote them. Many in one call are faster than a call for each.

    Returns:
        The words and tags of `tag`.
    """
    return TextsTaggedLater(texts)


def warm_up() -> bool:
    """Read the models and compile the loops, so that no reader's first query waits for it.

    Returns:
        Whether compiled loops are used; without numba all works, more slowly.
    """
    from index.words import spans

    return spans.warm_up()
