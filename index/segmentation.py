"""Words of a text, by pyvi's model: the only file that knows pyvi.

Gives the words of `ViTokenizer.tokenize` with their offsets in the text, which pyvi itself does not keep.

Traps: importing pyvi loads scikit-learn (about 2 s), so it is imported at first use. The words depend on
capitals: give the text as its author wrote it, never lower-cased.
"""

import re
import string
import warnings
from dataclasses import dataclass
from functools import cache, lru_cache
from types import ModuleType

from corpus.people import TaggedWord

# pyvi's own token pattern (ViTokenizer.sylabelize), in its order: the first alternative that matches wins.
_TOKEN = re.compile(
    r"[A-ZĐ]+\.|Tp\.|Mr\.|Mrs\.|Ms\.|Dr\.|ThS\.|==>|->|\.\.\.|>>|\n|\w+://[^\s]+"
    r"|[a-zA-Z0-9_.+-]+@(?:[a-zA-Z0-9-]+\.)+[a-zA-Z0-9-]+|\d+(?:[\.,_]\d+)+|[^\w\s]|\w+"
)

# An article is segmented for its people and again for its words: its texts are kept that long.
_RECENT_TEXTS = 256


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
    return list(_segmented(text))


@lru_cache(maxsize=_RECENT_TEXTS)
def _segmented(text: str) -> tuple[Word, ...]:
    spans = [match.span() for match in _TOKEN.finditer(text)]
    if not spans:
        return ()
    tokens = [text[start:end] for start, end in spans]
    tokenizer = _pyvi().ViTokenizer.ViTokenizer
    (labels,) = tokenizer.model.predict([tokenizer.sent2features(tokens, False)])
    words = [Word(tokens[0], *spans[0])]
    for i in range(1, len(tokens)):
        start, end = spans[i]
        if labels[i] == "I_W" and _may_join(tokens[i - 1], tokens[i]):
            words[-1] = Word(f"{words[-1].text} {tokens[i]}", words[-1].start, end)
        else:
            words.append(Word(tokens[i], start, end))
    return tuple(words)


def tag(text: str) -> list[TaggedWord]:
    """Return the words of `text` with their parts of speech.

    >>> [(word.text, word.tag) for word in tag("nông dân trồng lúa")]
    [('nông dân', 'N'), ('trồng', 'V'), ('lúa', 'N')]

    Args:
        text: NFC text of any length, as its author wrote it.

    Returns:
        The words of `segment`, each with its tag.
    """
    words = segment(text)
    if not words:
        return []
    # pyvi's tagger takes what its tokenizer prints, where an underscore joins the syllables of a word.
    joined = [word.text.replace(" ", "_") for word in words]
    tagger = _pyvi().ViPosTagger.ViPosTagger
    (tags,) = tagger.model.predict([tagger.sent2features(joined, False)])
    return [
        TaggedWord(word.text, str(name), word.start, word.end) for word, name in zip(words, tags, strict=True)
    ]


def _may_join(left: str, right: str) -> bool:
    """Whether pyvi lets `right` continue the word that `left` ends: its own conditions, in its order."""
    return (
        right not in string.punctuation
        and left not in string.punctuation
        and not right[0].isdigit()
        and not left[0].isdigit()
        and not (right[0].istitle() and not left[0].istitle())
    )


@cache
def _pyvi() -> ModuleType:
    with warnings.catch_warnings():
        # Its source has invalid escapes, and its pickles were written by an older scikit-learn.
        warnings.simplefilter("ignore")
        import pyvi.ViPosTagger
        import pyvi.ViTokenizer
    package: ModuleType = pyvi
    return package
