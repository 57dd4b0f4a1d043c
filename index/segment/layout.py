"""Which arrays a segment of N documents and T terms has, and what their items mean.

| array | items | meaning |
|---|---|---|
| `term_bytes`, `term_starts`, `term_buckets` | | the dictionary, see `index.segment.terms`; a part has no buckets |
| `bare_of` | uint32[T] | the term's bare twin, or itself |
| `members` | uint32[M] | the terms that have a bare twin, by twin |
| `member_starts` | int64[T + 1] | where each term's members begin |
| `doc_starts` | int64[T + 1] | where each term's documents begin in `docs` |
| `docs` | int32[P] | the documents of each term, rising |
| `key_starts` | int64[T + 1] | where each term's keys begin in `keys` |
| `keys` | uint32[K] | the places of each term in the segment, rising |
| `bounds` | uint32[N · F + 1] | the place at which field f of document d begins: item d · F + f |
| `nearby` | int32[P / 1024 + 1] | the document that has the place 1024 · i, of P places: where a search for a place begins |
| `lengths` | int32[N · F] | the syllables of each field of each document |
| `published` | int64[N] | seconds since 1970, or `NO_DATE` |
| `years` | int16[N] | the year of publication in Vietnam, 1 to 9999, or 0 |
| `people`, `people_starts` | uint32[L], int64[N + 1] | the people of each document, as numbers of terms |
| `sources` | int32[N] | the source of each document as the number of a term, or -1 |
| `signatures` | uint16[N · 63] | what the text of each document is like, see `index.segment.signatures` |
| `band_docs` | int32[21 · N] | for each band of three minima all documents by its value; in order where it is the same |
| `stories` | uint64[N] | the key of each document's story, see `index.segment.stories` |
| `story_docs` | int32[N] | the documents by the keys of their stories; in order where these are the same |
| `label_bytes`, `label_starts` | | people and sources as first written, from the first `PERSON` term on |
| `stored`, `stored_starts` | | articles, see `index.segment.stored` |

A *place* counts the syllables of the segment from its first, with a gap of `PARAGRAPH_GAP` between paragraphs, names
and fields, so that a phrase is an intersection of sorted arrays. A second file holds what depends on the whole index (`index.segment.impacts`): `impacts`, float32[Q], what each
posting is worth, for the Q postings of the kinds that are scored, and `worth`, float32[N · F], what one occurrence in each
field of each document adds to a frequency; and, since it can be worked out from the first file, `codes`, uint16[P], the code of
the exact syllable at each place, with `code_of`, uint16[E], the code of each exact term (`index.segment.codes`).
"""

from typing import Final

from index.schema import TEXT_FIELDS

FIELDS: Final = len(TEXT_FIELDS)
"""F: how many text fields a document has."""


class Kind:
    """What a term is; the first byte of its bytes, in the order in which kinds lie in the dictionary.

    A toneless syllable is one that bears a vowel mark: without any, it is a bare one. A pair is two neighbours that are
    both in `index.segment.frequent`. What an abbreviation stands for, as an article explains it, can be looked up by either
    form; see `index.segment.document_terms`. A phrase of a headline lies by its bare syllables; see `index.written_phrases`. Labels
    have the letters from `PERSON` on.
    """

    EXACT = b"a"
    BARE = b"b"
    TONELESS = b"c"
    WORD = b"d"
    PAIR = b"e"
    BARE_WORD = b"f"
    BARE_PAIR = b"g"
    SHORT_FORM = b"h"
    ID = b"i"
    LONG_FORM = b"j"
    HEADLINE_PHRASE = b"k"
    PERSON = b"p"
    BARE_PERSON = b"q"
    SOURCE = b"s"
    BARE_SOURCE = b"t"


BARE_KIND: Final = {
    Kind.EXACT: Kind.BARE,
    Kind.WORD: Kind.BARE_WORD,
    Kind.PAIR: Kind.BARE_PAIR,
    Kind.PERSON: Kind.BARE_PERSON,
    Kind.SOURCE: Kind.BARE_SOURCE,
}
"""The kind of the bare twin of a term, for the kinds that have one."""

SCORED: Final = (Kind.EXACT, Kind.BARE, Kind.TONELESS, Kind.WORD, Kind.PAIR)
"""The kinds that have keys and impacts; they come first."""

NEARBY_BITS: Final = 10
"""One of so many places, 2¹⁰, is in `nearby`."""

MOST_PLACES: Final = (1 << 32) - 1
"""How many places a segment has at the most: some eight million articles."""
