"""The filters of a search: person, source and date of publication, as masks over all documents."""

import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from index.analyzer import syllables
from index.documents import timestamp
from index.labels import Labels
from index.reader import IndexReader
from index.schema import NO_DATE
from search.engine import SearchRequest
from search.query import Syllable


def filter_mask(reader: IndexReader, request: SearchRequest) -> NDArray[np.bool_]:
    """Return bool[N]: which documents pass every filter of `request`."""
    mask = np.ones(reader.articles, dtype=np.bool_)
    if request.person is not None:
        mask &= reader.people.having(labels_named(reader.people, request.person))
    if request.source is not None:
        mask &= reader.sources.having(labels_named(reader.sources, request.source))
    if request.published_from is not None:
        mask &= reader.published >= timestamp(request.published_from)
    if request.published_to is not None:
        mask &= (reader.published < _day_after(request.published_to)) & (reader.published != NO_DATE)
    return mask


def _day_after(day: date) -> int:
    return timestamp(day + timedelta(days=1)) if day < date.max else np.iinfo(np.int64).max


def labels_named(labels: Labels, typed: str) -> Sequence[int]:
    """Return the labels that are `typed` syllable by syllable: typed marks bind, untyped are free.

    >>> labels_named(Labels.of([["Lò Văn Pâng", "Lò Vân Pang"]]), "lo văn pang")
    [0]

    Args:
        labels: People or sources.
        typed: A whole name; case and punctuation do not count.
    """
    wanted = [Syllable.typed(token.text) for token in syllables(unicodedata.normalize("NFC", typed))]
    return [number for number, key in enumerate(labels.keys) if _is_named(key, wanted)]


def _is_named(key: Sequence[str], wanted: Sequence[Syllable]) -> bool:
    return len(key) == len(wanted) and all(
        syllable.matches(part) for part, syllable in zip(key, wanted, strict=True)
    )
