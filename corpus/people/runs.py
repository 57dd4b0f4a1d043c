"""Capitalised runs of a text: the places where a name can stand.

A run joins capitalised words over single spaces, over the small words inside foreign names (`von der`, `bin`), over
initials (`George W. Bush`), and over the hyphens that Korean, Arabic and French names have, spaced or not.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from corpus.people.names import (
    CANTONESE_GIVEN,
    KOREAN_GIVEN,
    KOREAN_SURNAMES,
    PINYIN_SURNAMES,
    SURNAMES,
    data_lines,
    is_vietnamese_syllable,
    syllable_key,
)
from corpus.people.tagging import Words

UPPER: Final = "".join(filter(str.isupper, map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00)))))
"""Every Latin capital that Vietnamese and its neighbours write."""

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
_FUNCTION_TAGS = frozenset({"E", "C", "R", "P", "L"})


class Token(NamedTuple):
    """One word of a run, with its offsets in the run, and its key."""

    text: str
    start: int
    end: int
    key: str

    @property
    def is_native(self) -> bool:
        """Whether it can be a Vietnamese syllable."""
        return is_vietnamese_syllable(self.text)


@lru_cache(1 << 16)
def run_tokens(written: str) -> tuple[Token, ...]:
    """Return the words of a run, without looking at the text around it.

    >>> [token.text for token in run_tokens("Kim Jong-un")]
    ['Kim', 'Jong-un']

    Args:
        written: What `RUN` matches.
    """
    tokens: list[Token] = []
    for piece, start in _pieces(written):
        if piece in _NATIVE_PARTICLES and not (tokens and tokens[-1].key in SURNAMES):
            break
        text = _without_stray_suffix(piece, tokens)
        tokens.append(Token(text, start, start + len(text), syllable_key(text)))
    return _without_small_end(tuple(tokens))


def _pieces(written: str) -> Iterator[tuple[str, int]]:
    """Yield each word of a run as it is written, with its offset."""
    if not written.replace(" ", "").isalpha():
        yield from ((piece.group(), piece.start()) for piece in _PIECE.finditer(written))
        return
    # Letters and blanks, as most runs are: nothing else to cut at.
    start = 0
    for text in written.split(" "):
        yield text, start
        start += len(text) + 1


def is_acronym(text: str) -> bool:
    """Return whether `text` is written in capitals only, and is more than an initial.

    >>> is_acronym("UBND"), is_acronym("W.")
    (True, False)
    """
    return text.isupper() and len(text.rstrip(".")) > 1 and "’" not in text


def run_size(tokens: tuple[Token, ...], start: int, end: int, words: Words) -> int:
    """Return how many of a run's words are read, up to one that goes on in small letters or only links.

    Args:
        tokens: What `run_tokens` gives for the run.
        start: Where the run starts in its text.
        end: Where it ends.
        words: The words of the text: of `Phó Thủ tướng`, one word, only `Phó` is read.
    """
    size = len(tokens)
    last = words.last_before(end)
    if last >= 0 and words.ends[last] >= end:
        offset = words.starts[last] - start
        size = next((index for index, token in enumerate(tokens) if token.start == offset), size)
        if size < len(tokens) and not _breaks_off(tokens, size, end - start, words, last):
            size = len(tokens)
    return len(_without_small_end(tokens[:size]))


def _without_small_end(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    size = len(tokens)
    while size and tokens[size - 1].text.islower():
        size -= 1
    return tokens[:size]


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


def _breaks_off(tokens: tuple[Token, ...], index: int, length: int, words: Words, word: int) -> bool:
    """Whether the name in a run of `length` ends before the token at `index`, where the run's last word starts."""
    token = tokens[index]
    if not token.text[:1].isupper() or len(token.text) == 1:
        return False
    named = _words_named(tokens, index)
    if words.ends[word] - words.starts[word] > length - token.start:
        # The model may glue a verb to a name (`Lê Thị Hà phát biểu`, one word): a name is still read there.
        goes_on = named > 1 or (named == 1 and words.tag(word) == "V") or not token.is_native
        return not (goes_on or _starts_name(tokens, index)) and words.tag(word) != "Np"
    short = named < _LONG_NAME if named else index < _LONG_NAME - 1
    return not short and token.end == length and words.tag(word) in _FUNCTION_TAGS


def _words_named(tokens: tuple[Token, ...], index: int) -> int:
    """How many tokens before the one at `index` a name has that started with a surname; 0 if none did."""
    return next((index - at for at in range(index) if tokens[at].key in SURNAMES), 0)


def _starts_name(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a run begins with the token at `index`, as a name can."""
    return not index and (tokens[0].key in SURNAMES or not tokens[0].is_native)
