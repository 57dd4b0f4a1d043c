"""Capitalised runs of a text: the places where a name can stand.

A run joins capitalised words over single spaces, over the small words inside foreign names (`von der`, `bin`), over
initials (`George W. Bush`), and over the hyphens that Korean, Arabic and French names have, spaced or not.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.people.names import (
    CANTONESE_GIVEN,
    KOREAN_GIVEN,
    KOREAN_SURNAMES,
    PINYIN_SURNAMES,
    data_lines,
    is_vietnamese_syllable,
)
from corpus.people.tagging import Words
from corpus.people.tokens import UPPER, Token, token_of

_COMPOUNDS = (
    *("Jean", "Louis", "Marie", "Anne", "Anna", "Hans", "Karl"),
    *("Pierre", "Willem", "Juan", "Abdel", "Carl", "Franz", "Ann"),
)
_AFTER_COMPOUND = "|".join(rf"(?<=\b{name} - )" for name in _COMPOUNDS)
_COMPOUND = rf" - (?:{_AFTER_COMPOUND})[{UPPER}]\w+"
_MORE = rf"(?:['’][{UPPER}]\w*)?(?:-\w+)*(?:\.(?<=\b[{UPPER}]\.)(?= ?[{UPPER}]))?"
# Most words end at a blank or a comma, so that it is looked first whether anything else follows.
_REST = rf"\w*(?:{_COMPOUND}|(?=['’.-]){_MORE}|)"
_TOKEN = rf"(?:[AaEe]l ?- ?[{UPPER}]\w+|[KHYNODL]['’] ?[{UPPER}]\w*{_MORE}|[KHO] ['’] [{UPPER}]\w*|[{UPPER}]{_REST})"
# The same at the beginning of a run, with its first letter in front: a search that begins with a set of letters is fast.
_FIRST_TOKEN = (
    rf"[{UPPER}ae](?<!\w.)"
    rf"(?:l(?<=[AaEe]l) ?- ?[{UPPER}]\w+| (?<=[KHO] )['’] [{UPPER}]\w*|['’](?<=[KHYNODL].) ?[{UPPER}]\w*{_MORE}|(?<![ae]){_REST})"
)
_PARTICLES = "al|el|bin|binti|ibn|bint|van|von|der|den|de|da|das|dos|del|della|dello|di|du|la|las|le|los|ben|ter|ten|zu"
# Between two words of a Vietnamese name, never in `Nhà văn`.
_NATIVE_PARTICLES = frozenset({"thị", "văn"})
_NATIVE_PARTICLE = (
    "(?:thị|văn)(?:"
    + "|".join(
        rf"(?<=\b{surname} {particle})"
        for line in data_lines("surnames.txt")
        for surname in filter(None, line.replace(" ", "").split(","))
        for particle in sorted(_NATIVE_PARTICLES)
    )
    + ")"
)
_SUFFIX = r" - [a-z]{1,6}(?![\w-])"
RUN: Final = re.compile(
    rf"({_FIRST_TOKEN}(?:(?: (?:(?:{_PARTICLES}|{_NATIVE_PARTICLE}) ){{0,2}}|(?<=\.)){_TOKEN})*(?:{_SUFFIX})?)"
)
"""Matches a capitalised run, as its one group, so that `RUN.split` gives runs and what stands between them."""

_PIECE = re.compile(rf"{_TOKEN}(?:{_SUFFIX})?|(?<= )(?:{_PARTICLES}|thị|văn)(?= )")
_SPACED = re.compile(r" - ([a-z]+)$")
_LONG_NAME = 3

LINKING_TAGS: Final = frozenset({"E", "C", "R", "P", "L"})
"""The tags of words that only link: a name may end before one at the end of a run."""


@dataclass(frozen=True, slots=True)
class Run:
    """The words of a run, without looking at the text around it, and where each starts in it."""

    tokens: tuple[Token, ...]
    starts: tuple[int, ...]

    def end(self, index: int) -> int:
        """Return where the word at `index` ends."""
        return self.starts[index] + len(self.tokens[index].text)


def run_of(written: str) -> Run:
    """Return the words of a run.

    >>> [token.text for token in run_of("Kim Jong-un").tokens]
    ['Kim', 'Jong-un']

    Args:
        written: What `RUN` matches.
    """
    if written.isalpha():
        return Run((token_of(written),), (0,))
    if written.replace(" ", "").isalpha():
        # Letters and blanks, as most runs are: nothing else to cut at.
        texts = written.split(" ")
        starts = [0]
        for text in texts[:-1]:
            starts.append(starts[-1] + len(text) + 1)
        if _NATIVE_PARTICLES.isdisjoint(texts):
            return Run(tuple(map(token_of, texts)), tuple(starts))
        pieces = list(zip(texts, starts, strict=True))
    else:
        pieces = [(piece.group(), piece.start()) for piece in _PIECE.finditer(written)]
    return _checked(pieces)


def _checked(pieces: Iterable[tuple[str, int]]) -> Run:
    """The words that `pieces` of a run are, up to one that only seems to go on."""
    tokens: list[Token] = []
    starts: list[int] = []
    for piece, start in pieces:
        if piece in _NATIVE_PARTICLES and not (tokens and tokens[-1].is_surname):
            break
        tokens.append(token_of(_without_stray_suffix(piece, tokens)))
        starts.append(start)
    size = without_small_end(tokens, len(tokens))
    return Run(tuple(tokens[:size]), tuple(starts[:size]))


def without_small_end(tokens: Sequence[Token], size: int) -> int:
    """Return how many of the first `size` words stand before small ones at the end."""
    while size and tokens[size - 1].text.islower():
        size -= 1
    return size


def _without_stray_suffix(written: str, tokens: list[Token]) -> str:
    """`Jong - un` after a Korean surname as it is; else what stands before the dash: `Moscow - theo` is no name."""
    match = _SPACED.search(written)
    if match is None:
        return written
    given = match[1] in KOREAN_GIVEN or match[1] in CANTONESE_GIVEN or not is_vietnamese_syllable(match[1])
    return (
        written
        if given and any(token.key in KOREAN_SURNAMES or token.key in PINYIN_SURNAMES for token in tokens)
        else written[: match.start()]
    )


def read_size(run: Run, start: int, words: Words, last: int) -> int:
    """Return how many words of a run are read where a word goes on behind it in small letters.

    Args:
        run: The words of the run.
        start: Where it starts in its text.
        words: The words of the text: of `Phó Thủ tướng`, one word, only `Phó` is read.
        last: The word that goes on behind the run.
    """
    offset = words.starts[last] - start
    size = len(run.tokens)
    if offset in run.starts:
        at = run.starts.index(offset)
        if _breaks_off(run, at, words, last):
            size = at
    return without_small_end(run.tokens, size)


def may_end_in_link(run: Run, length: int) -> bool:
    """Return whether the last word of a run may be one that only links, as far as the run says: `Lê Văn Tám Và`."""
    last = len(run.tokens) - 1
    if last < _LONG_NAME - 1 or run.end(last) != length:
        return False
    text = run.tokens[last].text
    if not text[:1].isupper() or len(text) == 1:
        return False
    named = _words_named(run.tokens, last)
    return not named or named >= _LONG_NAME


def _breaks_off(run: Run, index: int, words: Words, word: int) -> bool:
    """Whether the name in a run ends before the token at `index`, where a word starts that goes on behind the run."""
    token = run.tokens[index]
    if not token.text[:1].isupper() or len(token.text) == 1:
        return False
    named = _words_named(run.tokens, index)
    # The model may glue a verb to a name (`Lê Thị Hà phát biểu`, one word): a name is still read there.
    goes_on = named > 1 or not token.is_native or (named == 1 and words.tag(word) == "V")
    return not (goes_on or _starts_name(run.tokens, index)) and words.tag(word) != "Np"


def _words_named(tokens: tuple[Token, ...], index: int) -> int:
    """How many tokens before the one at `index` a name has that started with a surname; 0 if none did."""
    return next((index - at for at in range(index) if tokens[at].is_surname), 0)


def _starts_name(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a run begins with the token at `index`, as a name can."""
    return not index and (tokens[0].is_surname or not tokens[0].is_native)
