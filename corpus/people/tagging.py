"""One word with its part of speech: what a tagger gives to whoever reads names in a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TaggedWord:
    """One word with its part of speech, as the segmentation model sees it.

    Attributes:
        text: The word as written, its syllables joined by single spaces.
        tag: A VLSP tag, for example `Np` for a proper noun.
        start: Offset of its first character in the NFC text.
        end: Offset after its last character.
    """

    text: str
    tag: str
    start: int
    end: int
