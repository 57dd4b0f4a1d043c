"""Words of a text, by pyvi's models, with their offsets in the text: one object a word.

Gives the words of `ViTokenizer.tokenize` and the tags of `ViPosTagger.postagging_tokens`. Who reads many texts takes
the arrays of `index.words.spans` instead, which are several times as fast.

Traps: the words depend on capitals: give the text as its author wrote it, never lower-cased. numpy, numba and the
models are loaded at the first text.
"""

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


def warm_up() -> bool:
    """Read the models and compile the loops, so that no reader's first query waits for it.

    Returns:
        Whether compiled loops are used; without numba all works, more slowly.
    """
    from index.words import spans

    return spans.warm_up()
