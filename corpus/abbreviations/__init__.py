"""What abbreviations stand for: the usual ones of newspapers, and those that a text explains itself.

Takes NFC text; gives `Abbreviation` records. `known` is the list, with its sources in `data/known.tsv`. A text goes
through the files in this order: `glosses` (where abbreviations are explained), `words`, then `initials` and
`institutions` (where a long form begins), `definitions` (what is explained).

Trap: an abbreviation has as many meanings as entries (`BCH`, `TS`), and a text may give it one more.
"""

from corpus.abbreviations.definitions import definitions
from corpus.abbreviations.known import Abbreviation, known_abbreviations

__all__ = ["Abbreviation", "definitions", "known_abbreviations"]
