"""The terms of headlines' phrases: bare, to be looked up, and as written, to be shown.

Which phrases a headline has, `index.segment.headline_phrases` says, which loads the segmentation; this does not.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from index.spelling import bare_form, exact_form

_BETWEEN = "\t"
_SYLLABLE = re.compile(r"[^\W_]+")


class WrittenPhrase(NamedTuple):
    """A term of `Kind.HEADLINE_PHRASE`.

    Attributes:
        bare: Its bare syllables, which it is looked up by.
        written: The phrase as the headline writes it, with single spaces.
    """

    bare: str
    written: str

    @property
    def text(self) -> str:
        """The term's text, which begins with its bare syllables."""
        return _BETWEEN.join(self)

    @property
    def syllables(self) -> list[str]:
        """Its syllables in their exact form."""
        return [exact_form(syllable) for syllable in _SYLLABLE.findall(self.written)]


def written_phrase(term: bytes) -> WrittenPhrase:
    r"""Return what the term, its kind in front, says.

    >>> written_phrase("khoi to\tKhởi tố".encode()).written
    'Khởi tố'
    """
    return WrittenPhrase(*term[1:].decode("utf-8", "surrogatepass").split(_BETWEEN))


def phrase_of(text: str) -> WrittenPhrase:
    r"""Return the phrase that a piece of a headline is.

    >>> phrase_of("Bí thư  Tỉnh uỷ").text
    'bi thu tinh uy\tBí thư Tỉnh uỷ'
    """
    return phrase_with(map(bare_form, _SYLLABLE.findall(text)), text)


def phrase_with(bare: Iterable[str], text: str) -> WrittenPhrase:
    r"""Return the phrase that a piece of a headline is, whose syllables are known.

    >>> phrase_with(["tinh", "uy"], "Tỉnh  uỷ").text
    'tinh uy\tTỉnh uỷ'

    Args:
        bare: The bare forms of its syllables.
        text: The piece.
    """
    return WrittenPhrase(" ".join(bare), " ".join(text.split()))
