"""Whether a query was typed with the input method off, and what it then says.

Judged as a whole, by the odds that its tokens are keystrokes rather than words: beside `ddangr`, `sex` is *sẽ*; alone
it is the English word. A token is likelier a word where the index has it as typed, and where its keys are such as many
foreign words have. Where the index lacks it, a wrong guess loses little: as typed it would find nothing.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log, prod

from corpus.syllable import is_syllable
from index.spelling import exact_form
from search.understanding.keystrokes import TELEX, VNI, Decoding, Method, readings, unchecked_reading

Likelihood = Callable[[str], float]
"""Gives the share of articles that have an exact form, from 0 to 1."""

LEAST_ODDS = 3.5
"""Log-odds from which a query counts as keystrokes."""

LEAST_ODDS_BESIDE_MARKS = 4.0
"""The same where some token has marks: the input method was on, at least then."""

FOREIGN_SHARE = 0.3
"""How much rarer a foreign word is among keystrokes than in a query of words."""

FLATTENING = 0.5
"""Power of the likelihood of a foreign word: queries have more of the rare ones than articles have."""

UNSEEN_SYLLABLE = 1e-7
"""Likelihood of a well-formed syllable that the index lacks."""

UNSEEN_WORD = 3e-5
"""Likelihood of a foreign word that the index lacks, to be multiplied by the rarity of each key."""

# How seldom the key leads from a foreign word to a syllable: many end in s or r, few have a second d.
_RARITY = {"s": 0.1, "r": 0.1, "j": 0.01, "d": 0.002}
_RARITY_OF_OTHERS = 0.02

APART = 100.0
"""How much commoner a foreign word is than keystrokes where a tone stands between vowels, or a vowel far from its like.

Congo, Maya and Hari are such words; few readers type *công*, *mây* and *hải* so.
"""
_APART = re.compile(r"[aeiouy][sfrxj][aeiouy]|([aeo])[^aeo]+\1")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judgement:
    """What a token or a query says if it is keystrokes, and the log-odds that it is."""

    meant: tuple[str, ...]
    odds: float


def decoded(tokens: Sequence[str], likelihood: Likelihood) -> tuple[str, ...] | None:
    """Return what `tokens` say if they were typed with the input method off, or None if they were not.

    >>> shares = {"đảng": 0.05, "bộ": 0.2, "họp": 0.1, "test": 0.001}
    >>> decoded(("ddangr", "booj", "test"), lambda form: shares.get(form, 0.0))
    ('đảng', 'bộ', 'test')
    >>> decoded(("dang", "bo", "test"), lambda form: shares.get(form, 0.0)) is None
    True

    Args:
        tokens: Those of a query, in order, in NFC.
        likelihood: The share of articles that have an exact form, from 0 to 1.

    Returns:
        As many tokens, those decoded that are likelier keystrokes than words; when these are decoded again, None.
    """
    judgements = [_judged_query(tokens, method, likelihood) for method in (TELEX, VNI)]
    likelier = max(judgements, key=lambda judgement: judgement.odds)
    has_marks = not all(token.isascii() for token in tokens)
    least = LEAST_ODDS_BESIDE_MARKS if has_marks else LEAST_ODDS
    if likelier.odds < least or likelier.meant == tuple(tokens):
        return None
    # What is left may be typed by the other method.
    return decoded(likelier.meant, likelihood) or likelier.meant


def _judged_query(tokens: Sequence[str], method: Method, likelihood: Likelihood) -> _Judgement:
    parts = [_judged(token, method, likelihood) for token in tokens]
    return _Judgement(meant=tuple(part.meant[0] for part in parts), odds=sum(part.odds for part in parts))


def _judged(token: str, method: Method, likelihood: Likelihood) -> _Judgement:
    found = _likeliest(token, method, likelihood)
    if found is None:
        return _Judgement(meant=(token,), odds=_odds_of_plain(token))
    decoding, share = found
    foreign = _foreign_share(decoding, likelihood)
    odds = log(FOREIGN_SHARE + share / foreign**FLATTENING)
    return _Judgement(meant=(decoding.meant if share > foreign else token,), odds=odds)


def _odds_of_plain(token: str) -> float:
    """Return the log-odds for a token without keys: what is no syllable as it stands is foreign, or lacks its marks."""
    is_neutral = token.isdigit() or not token.isascii() or is_syllable(token)
    return 0.0 if is_neutral else log(FOREIGN_SHARE)


def _likeliest(token: str, method: Method, likelihood: Likelihood) -> tuple[Decoding, float] | None:
    """Return the reading of `token` that most articles have, and its likelihood.

    What is no syllable, such as *HĐND* and *ôtô*, counts only where the index has it.
    """
    found = [
        (reading, max(likelihood(exact_form(reading.meant)), UNSEEN_SYLLABLE))
        for reading in readings(token, method)
    ]
    if found:
        return max(found, key=lambda pair: pair[1])
    reading = unchecked_reading(token, method)
    share = likelihood(exact_form(reading.meant)) if reading else 0.0
    return (reading, share) if reading and share else None


def _foreign_share(decoding: Decoding, likelihood: Likelihood) -> float:
    """Return the likelihood of the token as a foreign word; above 1 where it looks like nothing else."""
    rarity = prod(_RARITY.get(key, _RARITY_OF_OTHERS) for key in decoding.keys)
    share = max(likelihood(exact_form(decoding.typed)), UNSEEN_WORD * rarity)
    return share * APART if _APART.search(decoding.typed.lower()) else share
