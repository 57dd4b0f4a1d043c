"""What the documents of a part have beside syllables at places: ids, explained abbreviations, people, sources, dates."""

from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article
from index.documents import stored_form, timestamp, year
from index.segment.array_file import ArrayFileWriter
from index.segment.document_terms import explained_terms
from index.segment.layout import BARE_KIND, Kind
from index.segment.ordered_texts import KindTerms, terms_of
from index.segment.part_dictionary import PartDictionary
from index.segment.part_labels import PartLabels
from index.segment.signatures import story_key
from index.segment.stored import StoredWriter, encode
from index.segment.story_sizes import MINIMA
from index.segment.terms import encoded, packed

DocumentOccurrences = tuple[NDArray[np.int32], NDArray[np.int32]]
"""Documents, rising, and the numbers of the terms that they have."""


class PartDocuments:
    """The values of articles, one after another."""

    def __init__(self) -> None:
        self._articles: list[bytes] = []
        self._ids: list[str] = []
        self._published: list[int] = []
        self._years: list[int] = []
        # Texts of abbreviations that are explained, and the document of each.
        self._explained: dict[bytes, list[str]] = {Kind.SHORT_FORM: [], Kind.LONG_FORM: []}
        self._explaining: dict[bytes, list[int]] = {Kind.SHORT_FORM: [], Kind.LONG_FORM: []}
        self._labels = {Kind.PERSON: PartLabels(), Kind.SOURCE: PartLabels()}
        self._people: list[list[int]] = []
        self._sources: list[int] = []
        self._signatures: list[NDArray[np.uint16]] = []

    def add(self, article: Article) -> None:
        """Add the values of `article`."""
        document = len(self._ids)
        self._articles.append(encode(stored_form(article)))
        self._ids.append(article.id)
        for kind, text in explained_terms(article):
            self._explained[kind].append(text)
            self._explaining[kind].append(document)
        self._published.append(timestamp(article.published))
        self._years.append(year(article.published))
        number = self._labels[Kind.PERSON].number
        people = dict.fromkeys([number(person.name) for person in article.people])
        self._people.append([person for person in people if person >= 0])
        self._sources.append(self._labels[Kind.SOURCE].number(article.source or ""))

    def sign(self, signatures: NDArray[np.uint16]) -> None:
        """Add uint16[n, MINIMA], the signatures of the next n articles."""
        self._signatures.append(signatures)

    def terms(self) -> tuple[dict[bytes, KindTerms], dict[bytes, NDArray[np.int32]]]:
        """Return the terms of ids, abbreviations, people and sources, and which bare label the twin of each label is."""
        terms = {kind: terms_of(texts) for kind, texts in self._explained.items()}
        terms[Kind.ID] = terms_of(self._ids)
        twins = {}
        for kind, labels in self._labels.items():
            terms[kind], terms[BARE_KIND[kind]], twins[kind] = labels.terms()
        return terms, twins

    def occurrences(self) -> dict[bytes, DocumentOccurrences]:
        """Return which documents have what, in numbers of the texts that `terms` was made of."""
        every = np.arange(len(self._ids), dtype=np.int32)
        found = {
            kind: (np.array(documents, np.int32), np.arange(len(documents), dtype=np.int32))
            for kind, documents in self._explaining.items()
        }
        sources = np.array(self._sources, np.int32)
        return found | {
            Kind.ID: (every, every),
            Kind.PERSON: (np.repeat(every, list(map(len, self._people))), self._listed_people()),
            Kind.SOURCE: (every[sources >= 0], sources[sources >= 0]),
        }

    def write(
        self, writer: ArrayFileWriter, dictionary: PartDictionary, terms: dict[bytes, KindTerms]
    ) -> None:
        """Write the arrays of all documents, except what depends on their syllables.

        Args:
            writer: Where they go.
            dictionary: The dictionary of the part.
            terms: What `terms` gave.
        """
        people, sources = terms[Kind.PERSON], np.array(self._sources, np.int32)
        listed = dictionary.first(Kind.PERSON) + people.ranks[self._listed_people()]
        of_sources = dictionary.first(Kind.SOURCE) + np.append(terms[Kind.SOURCE].ranks, 0)[sources]
        self._write_signatures(writer)
        writer.add("published", np.array(self._published, np.int64))
        writer.add("years", np.array(self._years, np.int16))
        writer.add("people", listed.astype(np.uint32))
        writer.add("people_starts", np.cumsum([0, *map(len, self._people)], dtype=np.int64))
        writer.add("sources", np.where(sources < 0, -1, of_sources).astype(np.int32))
        label_bytes, label_starts = packed([encoded(label) for label in self._written_labels(terms)])
        writer.add("label_bytes", label_bytes)
        writer.add("label_starts", label_starts)
        stored = StoredWriter(writer)
        stored.add(self._articles)
        stored.close()

    def _written_labels(self, terms: dict[bytes, KindTerms]) -> Sequence[str]:
        """Return the label of every term of a label, in order; of a bare twin it is empty."""
        found: list[str] = []
        for kind, labels in self._labels.items():
            found += labels.written(terms[kind])
            found += [""] * terms[BARE_KIND[kind]].order.size
        return found

    def _write_signatures(self, writer: ArrayFileWriter) -> None:
        """Write what each article is like, and the story that it would begin; which it belongs to, others know."""
        signatures = np.concatenate([np.zeros((0, MINIMA), np.uint16), *self._signatures])
        writer.add("signatures", signatures.reshape(-1))
        keys = map(story_key, self._ids, signatures)
        writer.add("stories", np.fromiter(keys, np.uint64, len(self._ids)))

    def _listed_people(self) -> NDArray[np.int32]:
        return np.array(list(chain.from_iterable(self._people)), np.int32)
