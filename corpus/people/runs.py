"""Capitalised runs of a text: the places where a name can stand.

A run joins capitalised words over single spaces, over the small words inside foreign names (`von der`, `bin`), over
initials (`George W. Bush`), and over the hyphens that Korean, Arabic and French names have, spaced or not.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from corpus.people.names import KOREAN_GIVEN, KOREAN_SURNAMES, SURNAMES, is_vietnamese_syllable, syllable_key
from corpus.people.tagging import TaggedWord

UPPER: Final = "".join(filter(str.isupper, map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00)))))
"""Every Latin capital that Vietnamese and its neighbours write."""

_COMPOUND = "Jean|Louis|Marie|Anne|Anna|Hans|Karl|Pierre|Willem|Juan|Abdel|Carl|Franz|Ann"
_TOKEN = (
    rf"(?:(?:{_COMPOUND}) - [{UPPER}]\w+|[AaEe]l ?- ?[{UPPER}]\w+"
    rf"|(?:[KHYNODL]['’] ?)?[{UPPER}]\w*(?:['’][{UPPER}]\w*)?(?:-\w+)*(?:(?<=\b[{UPPER}])\.(?= ?[{UPPER}]))?)"
)
_PARTICLES = "thị|văn|al|el|bin|ibn|bint|van|von|der|den|de|da|dos|del|di|du|la|le|ben"
_NATIVE_PARTICLES = frozenset({"thị", "văn"})
_SUFFIX = r" - [a-z]{1,6}(?![\w-])"
_RUN = re.compile(rf"(?<!\w){_TOKEN}(?:(?: (?:(?:{_PARTICLES}) ){{0,2}}|(?<=\.)){_TOKEN})*(?:{_SUFFIX})?")
_PIECE = re.compile(rf"{_TOKEN}(?:{_SUFFIX})?|(?<= )(?:{_PARTICLES})(?= )")
_SPACED = re.compile(r" - ([a-z]+)$")
_FUNCTION_TAGS = frozenset({"E", "C", "R", "P", "L"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a run, with its offsets and its key."""

    text: str
    start: int
    end: int
    key: str

    @property
    def is_native(self) -> bool:
        """Whether it can be a Vietnamese syllable."""
        return is_vietnamese_syllable(self.text)


def capital_runs(text: str, starts: Mapping[int, TaggedWord]) -> Iterator[tuple[Token, ...]]:
    """Yield the capitalised runs of `text` in order, each as its words.

    >>> [token.text for run in capital_runs("Chiều qua ông Kim Jong-un gặp", {}) for token in run]
    ['Chiều', 'Kim', 'Jong-un']

    Args:
        text: NFC text, any length.
        starts: Its capitalised tagged words by where they start; may be empty.
    """
    for run in _RUN.finditer(text):
        tokens = _tokens(run, starts)
        if tokens:
            yield tokens


def is_acronym(text: str) -> bool:
    """Return whether `text` is written in capitals only, and is more than an initial.

    >>> is_acronym("UBND"), is_acronym("W.")
    (True, False)
    """
    return len(text.rstrip(".")) > 1 and text.replace("-", "").replace(".", "").isupper() and "’" not in text


def _tokens(run: re.Match[str], starts: Mapping[int, TaggedWord]) -> tuple[Token, ...]:
    """The words of a run, up to one that goes on in small letters (`Phó Thủ` of `Phó Thủ tướng`)."""
    tokens: list[Token] = []
    end = run.end()
    written = run.group()
    if written.isalpha():
        # One plain word, as most runs are: nothing to cut apart.
        word = starts.get(run.start())
        joined = (
            word is not None and word.end > end and word.tag != "Np" and not _starts_name(tokens, written)
        )
        return () if joined else (Token(written, run.start(), end, syllable_key(written)),)
    for piece in _PIECE.finditer(run.string, run.start(), end):
        word = starts.get(piece.start())
        written = piece.group()
        if word is not None and _breaks_off(word, tokens, piece, end):
            break
        if written in _NATIVE_PARTICLES and not (tokens and tokens[-1].key in SURNAMES):
            break
        written = _without_stray_suffix(written, tokens)
        tokens.append(Token(written, piece.start(), piece.start() + len(written), syllable_key(written)))
    while tokens and tokens[-1].text.islower():
        tokens.pop()
    return tuple(tokens)


def _without_stray_suffix(written: str, tokens: list[Token]) -> str:
    """`Jong - un` after a Korean surname as it is; else what stands before the dash: `Moscow - theo` is no name."""
    match = _SPACED.search(written)
    if match is None:
        return written
    korean = match[1] in KOREAN_GIVEN or not is_vietnamese_syllable(match[1])
    return (
        written
        if korean and any(token.key in KOREAN_SURNAMES for token in tokens)
        else written[: match.start()]
    )


def _breaks_off(word: TaggedWord, tokens: list[Token], piece: re.Match[str], end: int) -> bool:
    """Whether the run's name ends before `piece`: a word that goes on in small letters, or one that only links."""
    if word.end > end:
        # The model may glue a verb to a name (`Lê Thị Hà phát biểu`, one word): a name is still read there.
        return word.tag != "Np" and not _starts_name(tokens, piece.group())
    short = len(tokens) < (3 if tokens and tokens[0].key in SURNAMES else 2)
    return not short and word.tag in _FUNCTION_TAGS and word.end == piece.end() == end


def _starts_name(tokens: list[Token], written: str) -> bool:
    """Whether the word at hand begins a surname or is the third or later of a name."""
    if tokens:
        return len(tokens) > 1 and tokens[0].key in SURNAMES
    return syllable_key(written) in SURNAMES or not is_vietnamese_syllable(written)
