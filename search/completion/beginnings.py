"""What somebody has typed so far, as the beginning of a phrase, a word or a name.

The last syllable may go on; behind a space it is whole. Typed marks bind, untyped ones are free, syllable by syllable, as
in a search (`search.query.Syllable`).
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.analyzer import syllables
from index.segment.terms import Terms, encoded
from index.spelling import FORM_OF_LEVEL, Level, bare_form, beginning_form, exact_form
from search.limits import MAX_COMPLETED_SYLLABLES, MAX_QUERY_CHARACTERS
from search.query import Syllable

_SHORTER = (3, 2, 1)
# What may stand between two syllables of one phrase: COVID-19, TP.HCM.
_JOINT = re.compile(r"\s+|[-–./&'’]")
_TONE_BEFORE_THE_END = re.compile("([ou])([\u0300\u0301\u0303\u0309\u0323])([aey])$")


@dataclass(frozen=True, slots=True)
class Beginning:
    """One syllable or more, of which the last is a beginning, or `whole`."""

    syllables: tuple[Syllable, ...]
    whole: bool

    @property
    def exact(self) -> str:
        """Its syllables in their exact form, joined by spaces: what it is where it is all."""
        return " ".join(exact_form(syllable.text) for syllable in self.syllables)

    @property
    def bare(self) -> tuple[str, ...]:
        """How the bare forms of what it begins begin; two where the last syllable is spelled otherwise once it is whole.

        >>> Beginning((Syllable.typed("ki"),), whole=False).bare
        ('ky', 'ki')
        """
        *others, last = (syllable.text for syllable in self.syllables)
        lasts = [bare_form(last)] if self.whole else [bare_form(last), beginning_form(last, Level.BARE)]
        return tuple(" ".join([*map(bare_form, others), each]) for each in dict.fromkeys(lasts))

    def matcher(self) -> Callable[[Sequence[str]], bool]:
        """Return what says whether some syllables begin with it.

        >>> begins = Beginning((Syllable.typed("tinh"), Syllable.typed("ủ")), whole=False).matcher()
        >>> begins(["tỉnh", "ủy"]), begins(["tỉnh", "ủng", "hộ"]), begins(["tỉnh", "uy"])
        (True, True, False)
        """
        # Worked out once, since thousands of terms may be asked for.
        *others, (last_form, last) = ((FORM_OF_LEVEL[each.level], each.form) for each in self.syllables)
        starts = () if self.whole else _starts(self.syllables[-1])

        def begins(written: Sequence[str]) -> bool:
            if len(written) <= len(others):
                return False
            if any(form(at) != typed for (form, typed), at in zip(others, written, strict=False)):
                return False
            at = last_form(written[len(others)])
            return at == last or at.startswith(starts)

        return begins

    def ranges(self, terms: Terms, kind: bytes) -> list[range]:
        """Return the terms of `kind`, in each of which the bare syllables come first, that may begin with it."""
        *ways, last = (kind + encoded(bare) for bare in self.bare)
        # In a dictionary the term itself comes first, then what goes on with a tab or a space.
        wholes = [*ways, last] if self.whole else ways
        found = [range(terms.prefixed(way).start, terms.prefixed(way + b" ").stop) for way in wholes]
        return found if self.whole else [*found, terms.prefixed(last)]


def beginnings(typed: str) -> Iterator[tuple[str, Beginning]]:
    """Yield what of `typed` could be completed, the longest first, each with all that stands before it.

    >>> [(before, beginning.bare[-1]) for before, beginning in beginnings("-lũ Bắc hôm q")]
    [('-', 'lu bac hom q'), ('-lũ ', 'bac hom q'), ('-lũ Bắc ', 'hom q'), ('-lũ Bắc hôm ', 'q')]

    Args:
        typed: Any text; nothing is yielded where it ends in anything but a syllable or white space, or is too long.
    """
    text = unicodedata.normalize("NFC", typed[: MAX_QUERY_CHARACTERS + 1])
    tokens = syllables(text)
    rest = text[tokens[-1].end :] if tokens else text
    if (
        not tokens
        or rest.strip()
        or len(tokens) > MAX_COMPLETED_SYLLABLES
        or len(typed) > MAX_QUERY_CHARACTERS
    ):
        return
    first = len(tokens) - 1
    while first and _JOINT.fullmatch(text, tokens[first - 1].end, tokens[first].start):
        first -= 1
    run = tokens[first:]
    for size in (len(run), *(size for size in _SHORTER if size < len(run))):
        chosen = tuple(Syllable.typed(token.text) for token in run[-size:])
        yield text[: run[-size].start], Beginning(chosen, whole=bool(rest))


def _starts(syllable: Syllable) -> tuple[str, ...]:
    """Return how syllables begin that begin with `syllable`: its tone may still move, as input methods move it.

    >>> _starts(Syllable.typed("hòa")), _starts(Syllable.typed("bi"))
    (('hòa', 'hoà'), ('bi',))
    """
    start = syllable.beginning
    moved = _TONE_BEFORE_THE_END.sub(r"\1\3\2", unicodedata.normalize("NFD", start))
    return tuple(dict.fromkeys((start, unicodedata.normalize("NFC", moved))))


def numbers_in(ranges: Sequence[range]) -> NDArray[np.int64]:
    """Return the numbers in `ranges`.

    >>> numbers_in([range(2, 4), range(7, 8)]).tolist()
    [2, 3, 7]
    """
    return np.concatenate([np.zeros(0, np.int64), *(np.arange(each.start, each.stop) for each in ranges)])
