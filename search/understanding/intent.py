"""What was typed becomes what was meant: keystrokes, dates, glued words, abbreviations and slips, each told and undoable.

Nothing is rewritten silently: whatever is done is an `Interpretation`, and a request can switch each kind off.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.analyzer import syllables
from search.engine import Change, Interpretation
from search.parser import check_length, cleaned, parse
from search.query import Leaf, Phrase, Query, Syllable, Term
from search.times.dates_in_words import TimeSpan, time_spans, unreadable_stated, without_spans
from search.understanding.abbreviations import expanded
from search.understanding.glued import parted
from search.understanding.raw_typing import decoded
from search.understanding.slips import Correction, row_corrected, unknown_corrected
from search.understanding.vocabulary import Vocabulary

_OPERATORS = {"OR", "NOT"}
# Without a digit or one of these nothing is a time: most queries are known at once.
_MAY_BE_A_TIME = re.compile(r"[0-9]|h[oô]m|tu[aâầ]n|th[aá]ng|n[aă]m", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A query as it is searched for.

    Attributes:
        text: The words of it, decoded and without dates.
        query: What they mean.
        spans: The times that were read in it.
        interpretation: What was understood beyond what was typed.
    """

    text: str
    query: Query
    spans: tuple[TimeSpan, ...] = ()
    interpretation: tuple[Interpretation, ...] = ()

    @property
    def first(self) -> date | None:
        """The first day that all the times allow."""
        return max((span.first for span in self.spans if span.first), default=None)

    @property
    def last(self) -> date | None:
        """The last such day."""
        return min((span.last for span in self.spans if span.last), default=None)


def understand(
    typed: str,
    literal: frozenset[Change],
    vocabulary: Vocabulary,
    today: date,
    *,
    dates_in_words: bool = True,
) -> Understood:
    """Return what `typed` means; slips are left, for they show only in what is found (`corrected`).

    Args:
        typed: Any characters.
        literal: What must not be read into it.
        vocabulary: What the index knows.
        today: The day it is in Vietnam.
        dates_in_words: Whether times in plain words are filters too; otherwise they are words, and offered.

    Raises:
        QueryError: A limit of `search.limits` is passed; the error names it.
    """
    text = cleaned(typed)
    check_length(text)
    told: list[Interpretation] = []
    if Change.DECODED not in literal:
        text, told = _decoded(text, vocabulary)
    spans: tuple[TimeSpan, ...] = ()
    if Change.DATES not in literal and _MAY_BE_A_TIME.search(text):
        found = time_spans(text, today)
        spans = tuple(span for span in found if span.stated or dates_in_words)
        told += [_of_span(text, span, applied=span in spans) for span in found]
        told += [_unread(stated) for stated in unreadable_stated(text, today)]
    words = _words(without_spans(text, spans) if spans else text, literal, vocabulary)
    return replace(words, spans=spans, interpretation=(*told, *words.interpretation))


def _words(text: str, literal: frozenset[Change], vocabulary: Vocabulary) -> Understood:
    """Return what `text`, without keystrokes and dates, means."""
    query, told = parse(text), list[Interpretation]()
    if Change.SPLIT not in literal:
        query, told = _split(query, text, vocabulary)
    if Change.EXPANDED not in literal:
        query, expansions = expanded(query, vocabulary)
        for each in expansions:
            queries = () if each.applied else tuple(_put(text, each.typed, meant) for meant in each.meant)
            told.append(
                Interpretation(
                    change=Change.EXPANDED,
                    typed=each.typed,
                    meant=each.meant,
                    applied=each.applied,
                    queries=queries,
                )
            )
    return Understood(text=text, query=query, interpretation=tuple(told))


def corrected(
    understood: Understood, literal: frozenset[Change], vocabulary: Vocabulary
) -> Understood | None:
    """Return what was meant if there is a slip in it; None where none is found.

    The last of its `interpretation` is the correction, as applied.
    """
    typed = [leaf.syllable for leaf in _alone(understood.query.wanted)]
    found = unknown_corrected(typed, vocabulary)
    if not found and len(typed) == len(understood.query.wanted) and not understood.query.required.parts:
        of_row = row_corrected(typed, vocabulary)
        found = (of_row,) if of_row else ()
    if not found:
        return None
    text = _with_corrections(understood.text, typed, found)
    again = _words(text, literal, vocabulary)
    before = [each for each in understood.interpretation if each.change in {Change.DECODED, Change.DATES}]
    slip = Interpretation(
        change=Change.CORRECTED, typed=understood.text, meant=(text,), applied=True, queries=(text,)
    )
    return replace(again, spans=understood.spans, interpretation=(*before, *again.interpretation, slip))


def _alone(wanted: Iterable[Leaf]) -> list[Term]:
    return [leaf for leaf in wanted if isinstance(leaf, Term)]


def _decoded(text: str, vocabulary: Vocabulary) -> tuple[str, list[Interpretation]]:
    """Return `text` with keystrokes read, and what is told of it."""
    tokens = [token for token in syllables(text) if token.text not in _OPERATORS]
    meant = decoded([token.text for token in tokens], vocabulary.share)
    if meant is None:
        return text, []
    parts, at = [], 0
    for token, each in zip(tokens, meant, strict=True):
        parts += [text[at : token.start], each]
        at = token.end
    read = "".join((*parts, text[at:]))
    told = Interpretation(change=Change.DECODED, typed=text, meant=(read,), applied=True, queries=(read,))
    return read, [told]


def _of_span(text: str, span: TimeSpan, *, applied: bool) -> Interpretation:
    return Interpretation(
        change=Change.DATES, typed=text[span.start : span.end], meant=(span.text,), applied=applied
    )


def _unread(stated: str) -> Interpretation:
    return Interpretation(change=Change.DATES, typed=stated, meant=(), applied=False)


def _split(query: Query, text: str, vocabulary: Vocabulary) -> tuple[Query, list[Interpretation]]:
    """Return `query` with its glued words parted, and what is told of it."""
    wanted: list[Leaf] = []
    told: list[Interpretation] = []
    for leaf in query.wanted:
        parts = parted(leaf.syllable, vocabulary) if isinstance(leaf, Term) else None
        wanted.append(
            leaf if parts is None or not isinstance(leaf, Term) else Phrase(parts, boost=leaf.boost)
        )
        if parts and isinstance(leaf, Term):
            meant = " ".join(part.text for part in parts)
            told.append(
                Interpretation(
                    change=Change.SPLIT,
                    typed=leaf.syllable.text,
                    meant=(meant,),
                    applied=True,
                    queries=(_put(text, leaf.syllable.text, meant),),
                )
            )
    return replace(query, wanted=tuple(wanted)), told


def _put(text: str, typed: str, meant: str) -> str:
    """Return `text` with the syllables `typed` replaced by `meant`, where they first stand in a row."""
    tokens, wanted = syllables(text), typed.split()
    for first in range(len(tokens) - len(wanted) + 1):
        if [token.text for token in tokens[first : first + len(wanted)]] == wanted:
            return f"{text[: tokens[first].start]}{meant}{text[tokens[first + len(wanted) - 1].end :]}"
    return text


def _with_corrections(text: str, typed: Sequence[Syllable], corrections: Iterable[Correction]) -> str:
    """Return `text` with some of the syllables `typed`, which stand in it in that order, replaced."""
    meant = {correction.place: correction.meant.text for correction in corrections}
    parts, at, place = [], 0, 0
    for token in syllables(text):
        if place == len(typed) or token.text != typed[place].text:
            continue
        if place in meant:
            parts += [text[at : token.start], meant[place]]
            at = token.end
        place += 1
    return "".join((*parts, text[at:]))
