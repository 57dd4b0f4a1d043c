"""Abbreviations both ways: who types `UBND` finds *ủy ban nhân dân*, and the other way round.

An article that has the one or the other has what was typed. Where an abbreviation has several meanings none is guessed:
they are shown, and each is a search of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from corpus.syllable import is_syllable
from index.analyzer import syllables
from index.schema import TEXT_FIELDS
from index.segment.document_terms import ExplainedForm, short_key
from index.spelling import bare_form
from search.query import Leaf, Phrase, Query, Syllable, Term, Widened, typed_syllables
from search.understanding.vocabulary import Vocabulary

_FEWEST_SYLLABLES = 2


class Expansion(NamedTuple):
    """What was done about an abbreviation.

    Attributes:
        typed: The short or the long form, as typed.
        meant: What is found besides, one text; or, where nothing is, the meanings that it may have.
        applied: Whether articles with `meant` are found.
    """

    typed: str
    meant: tuple[str, ...]
    applied: bool


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring words of a query that are a long form: those from `start` to `end`, and its short forms."""

    start: int
    end: int
    forms: tuple[ExplainedForm, ...]


def expanded(query: Query, vocabulary: Vocabulary) -> tuple[Query, tuple[Expansion, ...]]:
    """Return `query` with the words widened that are abbreviations, or long forms of some, and what was done."""
    wanted = list(query.wanted)
    done: list[Expansion] = []
    for place, leaf in enumerate(query.wanted):
        forms = _meanings(leaf, vocabulary)
        longs = tuple(dict.fromkeys(form.long for form in forms))
        if len(longs) == 1:
            wanted[place] = _widened(leaf, [_leaf_of(longs[0])])
        if longs:
            done.append(Expansion(_typed(leaf), longs, len(longs) == 1))
    for run in _long_forms(query.wanted, vocabulary):
        shorts = tuple(dict.fromkeys(form.short for form in run.forms))
        for place in range(run.start, run.end):
            wanted[place] = _widened(wanted[place], [_leaf_of(short) for short in shorts])
        done.append(Expansion(" ".join(map(_typed, query.wanted[run.start : run.end])), shorts[:1], True))
    return replace(query, wanted=tuple(wanted)), tuple(done)


def _meanings(leaf: Leaf, vocabulary: Vocabulary) -> tuple[ExplainedForm, ...]:
    """Return what `leaf` stands for if it is an abbreviation: typed marks bind, and what may be a word is none."""
    typed = typed_syllables(leaf)
    text = "".join(syllable.text for syllable in typed)
    if not isinstance(leaf, Term | Phrase) or (is_syllable(text.lower()) and not _is_in_capitals(text)):
        return ()
    bound = Syllable.typed(text)
    found = vocabulary.meanings(short_key(text))
    return tuple(form for form in found if bound.matches("".join(filter(str.isalnum, form.short))))


def _is_in_capitals(text: str) -> bool:
    return len(text) > 1 and text.isupper()


def _long_forms(wanted: Sequence[Leaf], vocabulary: Vocabulary) -> Iterator[_Run]:
    """Yield the long forms among `wanted`, the longest first from left to right; no two share a word."""
    bare = [
        bare_form(leaf.syllable.text) if isinstance(leaf, Term) and leaf.fields == TEXT_FIELDS else ""
        for leaf in wanted
    ]
    start = 0
    while start < len(wanted):
        begins = bare[start] in vocabulary.long_form_beginnings
        run = _longest(wanted, bare, start, vocabulary) if begins else None
        if run:
            yield run
        start = run.end if run else start + 1


def _longest(wanted: Sequence[Leaf], bare: Sequence[str], start: int, vocabulary: Vocabulary) -> _Run | None:
    most = min(len(wanted), start + vocabulary.longest_form)
    for end in range(most, start + _FEWEST_SYLLABLES - 1, -1):
        if not all(bare[start:end]):
            continue
        forms = vocabulary.short_forms(" ".join(bare[start:end]))
        if not forms:
            continue
        typed = [syllable for leaf in wanted[start:end] for syllable in typed_syllables(leaf)]
        matched = tuple(form for form in forms if _is_typed(typed, form.long))
        if matched:
            return _Run(start, end, matched)
    return None


def _is_typed(typed: Sequence[Syllable], long: str) -> bool:
    written = [token.text for token in syllables(long)]
    return len(written) == len(typed) and all(
        each.matches(text) for each, text in zip(typed, written, strict=True)
    )


def _widened(leaf: Leaf, others: Sequence[Term | Phrase]) -> Leaf:
    if isinstance(leaf, Widened):
        return replace(leaf, others=(*leaf.others, *others))
    return Widened(leaf, tuple(others))


def _leaf_of(text: str) -> Term | Phrase:
    """Return `text` as something to be found: its syllables in a row."""
    written = tuple(Syllable.typed(token.text) for token in syllables(text))
    return Phrase(written) if len(written) > 1 else Term(written[0])


def _typed(leaf: Leaf) -> str:
    return " ".join(syllable.text for syllable in typed_syllables(leaf))
