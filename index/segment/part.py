"""Articles become a segment: tokens by the batch, sorted into postings at the end.

What is written lacks impacts, which depend on the whole index: a part is merged with others first, or only gets its
impacts (`index.segment.merging`).
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article
from index.analyzer import PARAGRAPH_GAP
from index.documents import field_texts, label_key, stored_form, timestamp, year
from index.schema import TEXT_FIELDS, WORD_FIELDS
from index.segment.array_file import ArrayFileWriter
from index.segment.document_terms import explained_terms
from index.segment.frequent import FREQUENT
from index.segment.headline_phrases import HeadlinePhrases, HeadlineWords, headline_words
from index.segment.layout import FIELDS, SCORED, Kind
from index.segment.loops import loops
from index.segment.numbering import FormNumbers, SequenceNumbers, used
from index.segment.pairs import PairTerms
from index.segment.part_dictionary import PartDictionary
from index.segment.signatures import Signer, story_key
from index.segment.stored import StoredWriter, encode
from index.segment.story_sizes import MINIMA
from index.segment.terms import encoded, packed, write_terms
from index.spelling import Level
from index.syllables import SyllableSpans, syllable_table
from index.words.spans import segment_spans

_TITLE = TEXT_FIELDS.index("title")
_WORD_FIELD_NUMBERS = [TEXT_FIELDS.index(field) for field in WORD_FIELDS]


class PartWriter:
    """Takes articles batch by batch and writes them as one segment.

    Attributes:
        documents: How many articles it has been given.
        places: How many places they take.
    """

    def __init__(self) -> None:
        self.documents = 0
        self.places = 0
        self._syllables = FormNumbers()
        self._words = SequenceNumbers()
        self._phrases = HeadlinePhrases()
        # One item a batch each: keys, documents, and exact, bare and toneless forms of syllables, the last -1 where
        # there is no vowel mark; keys, documents, and numbers of words; the same of pairs.
        self._syllable_columns: list[tuple[NDArray[np.int64], ...]] = []
        self._word_columns: list[tuple[NDArray[np.int64], ...]] = []
        self._pair_columns: list[tuple[NDArray[np.int64], ...]] = []
        # Numbers of headlines' phrases, and their documents.
        self._phrase_columns: list[tuple[NDArray[np.int64], ...]] = []
        self._bounds: list[NDArray[np.int64]] = []
        self._lengths: list[NDArray[np.int64]] = []
        self._signer = Signer()
        self._signatures: list[NDArray[np.uint16]] = []
        self._articles: list[bytes] = []
        self._ids: list[str] = []
        self._published: list[int] = []
        self._years: list[int] = []
        self._explained: list[list[tuple[bytes, str]]] = []
        self._people: list[list[tuple[str, ...]]] = []
        self._sources: list[tuple[str, ...]] = []
        self._labels: dict[tuple[bytes, tuple[str, ...]], str] = {}

    def add(self, articles: Sequence[Article]) -> None:
        """Add `articles`, whose people are what they state; some dozens in a call are faster than one."""
        texts: list[str] = []
        items: list[int] = []
        for number, article in enumerate(articles):
            for field, in_field in enumerate(field_texts(article).values()):
                texts += in_field
                items += [number * FIELDS + field] * len(in_field)
        self._add_tokens(texts, np.array(items, np.int64), len(articles))
        for article in articles:
            self._add_values(article)
        self.documents += len(articles)

    def _add_tokens(self, texts: Sequence[str], items: NDArray[np.int64], articles: int) -> None:
        found = syllable_table().find(texts)
        counts = np.diff(found.bounds).astype(np.int64)
        extents = np.where(counts, counts + PARAGRAPH_GAP, 0)
        begins = self.places + np.concatenate(([0], np.cumsum(extents)))
        firsts = np.searchsorted(items, np.arange(articles * FIELDS))
        self._bounds.append(begins[firsts])
        self._lengths.append(np.bincount(items, counts, articles * FIELDS).astype(np.int64))
        keys = np.arange(found.starts.size) + np.repeat(begins[:-1] - found.bounds[:-1], counts)
        documents = np.repeat(self.documents + items // FIELDS, counts)
        exact = self._syllables.numbers(found.forms, found.at(Level.EXACT))
        bare = self._syllables.numbers(found.forms, found.at(Level.BARE))
        toneless = self._syllables.numbers(found.forms, found.at(Level.TONELESS))
        toneless[toneless == bare] = -1
        self._signatures.append(
            self._signer.signatures(self._syllables.texts, bare, found.bounds, items, articles)
        )
        self._syllable_columns.append((keys, documents, exact, bare, toneless))
        self._add_words(texts, items, found, exact)
        self._add_pairs(found, keys, documents, exact, bare)
        self.places = int(begins[-1])

    def _add_words(
        self,
        texts: Sequence[str],
        items: NDArray[np.int64],
        found: SyllableSpans,
        exact: NDArray[np.int64],
    ) -> None:
        """Add the words of two or more syllables, each at its first syllable."""
        chosen = np.flatnonzero(np.isin(items % FIELDS, _WORD_FIELD_NUMBERS))
        spans = segment_spans([texts[number] for number in chosen.tolist()])
        bounds = spans.word_bounds()
        long = np.flatnonzero(np.diff(bounds) > 1)
        # Offsets that rise over all texts, so that one search finds the syllables of every word.
        offsets = np.cumsum([0, *(len(text) + 1 for text in texts)])[:-1]
        of_token = offsets[chosen[np.searchsorted(spans.bounds, bounds[long], side="right") - 1]]
        starts = np.repeat(offsets, np.diff(found.bounds)) + found.starts
        first = np.searchsorted(starts, of_token + spans.starts[bounds[long]])
        sizes = np.searchsorted(starts, of_token + spans.ends[bounds[long + 1] - 1]) - first
        first, sizes = first[sizes > 1], sizes[sizes > 1]
        word_bounds = np.concatenate(([0], np.cumsum(sizes)))
        syllables = np.arange(word_bounds[-1]) + np.repeat(first - word_bounds[:-1], sizes)
        numbers = self._words.numbers(exact[syllables].astype(np.uint32), word_bounds)
        keys, documents, *_ = self._syllable_columns[-1]
        self._word_columns.append((keys[first], documents[first], numbers.astype(np.int64)))
        titles = np.flatnonzero(items[chosen] % FIELDS == _TITLE)
        words = headline_words(spans, titles, offsets[chosen[titles]], starts, exact)
        self._add_phrases([texts[number] for number in chosen[titles].tolist()], words)

    def _add_phrases(self, titles: Sequence[str], words: HeadlineWords) -> None:
        """Add the phrases of the titles of a batch, one an article."""
        numbers, articles = self._phrases.numbers(titles, words, self._syllables)
        self._phrase_columns.append((numbers, self.documents + articles))

    def _add_pairs(
        self,
        found: SyllableSpans,
        keys: NDArray[np.int64],
        documents: NDArray[np.int64],
        exact: NDArray[np.int64],
        bare: NDArray[np.int64],
    ) -> None:
        """Add the neighbours that are both frequent, at the first."""
        frequent = self._syllables.among(FREQUENT)[bare]
        follows = np.ones(frequent.size, np.bool_)
        follows[found.bounds[:-1][found.bounds[:-1] < frequent.size]] = False
        first = np.flatnonzero(frequent[:-1] & frequent[1:] & follows[1:])
        self._pair_columns.append((keys[first], documents[first], exact[first], exact[first + 1]))

    def _add_values(self, article: Article) -> None:
        self._articles.append(encode(stored_form(article)))
        self._ids.append(article.id)
        self._explained.append(explained_terms(article))
        self._published.append(timestamp(article.published))
        self._years.append(year(article.published))
        keys = dict.fromkeys(self._label(Kind.PERSON, person.name) for person in article.people)
        self._people.append([key for key in keys if key])
        self._sources.append(self._label(Kind.SOURCE, article.source or ""))

    def _label(self, kind: bytes, value: str) -> tuple[str, ...]:
        key = label_key(value)
        if key:
            self._labels.setdefault((kind, key), value)
        return key

    def write(self, path: Path) -> None:
        """Write the segment's arrays, without impacts, at `path`, where nothing must be."""
        keys, documents, exact, bare, toneless = _joined(self._syllable_columns, 5)
        word_keys, word_documents, words = _joined(self._word_columns, 3)
        pair_keys, pair_documents, left, right = _joined(self._pair_columns, 4)
        forms = self._syllables.texts
        bare_forms = np.zeros(len(forms), np.int64)
        bare_forms[exact] = bare
        pairs = PairTerms(forms, left, right, bare_forms)
        word_texts = [" ".join([forms[number] for number in word]) for word in self._words.sequences]
        dictionary = PartDictionary(
            {
                Kind.EXACT: used(exact, forms),
                Kind.TONELESS: used(toneless[toneless >= 0], forms),
                Kind.WORD: word_texts,
                Kind.SHORT_FORM: self._explained_texts(Kind.SHORT_FORM),
                Kind.ID: self._ids,
                Kind.LONG_FORM: self._explained_texts(Kind.LONG_FORM),
                Kind.HEADLINE_PHRASE: self._phrases.texts,
                Kind.PERSON: [" ".join(key) for kind, key in self._labels if kind == Kind.PERSON],
                Kind.SOURCE: [" ".join(key) for kind, key in self._labels if kind == Kind.SOURCE],
            },
            pairs,
        )
        marked = toneless >= 0
        occurrences = (
            (dictionary.numbers(Kind.EXACT, forms)[exact], keys, documents),
            (dictionary.numbers(Kind.BARE, forms)[bare], keys, documents),
            (
                dictionary.numbers(Kind.TONELESS, forms)[toneless[marked]],
                keys[marked],
                documents[marked],
            ),
            (dictionary.numbers(Kind.WORD, word_texts)[words], word_keys, word_documents),
            (dictionary.first(Kind.PAIR) + pairs.ranks, pair_keys, pair_documents),
        )
        writer = ArrayFileWriter(path)
        try:
            write_terms(writer, *dictionary.packed())
            writer.add("bare_of", dictionary.bare_of)
            self._write_postings(writer, dictionary, occurrences)
            self._write_documents(writer, dictionary)
            writer.close({"documents": self.documents, "places": self.places})
        except BaseException:
            writer.abandon()
            raise

    def _write_postings(
        self,
        writer: ArrayFileWriter,
        dictionary: PartDictionary,
        occurrences: Sequence[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]],
    ) -> None:
        """Write the postings of each scored kind, then those of ids and labels, which have documents only."""
        found = [
            _postings(ranks - dictionary.first(kind), keys, documents, dictionary.count(kind))
            for kind, (ranks, keys, documents) in zip(SCORED, occurrences, strict=True)
        ]
        label_ranks, label_documents = self._label_occurrences(dictionary)
        first = dictionary.first(Kind.BARE_WORD)
        labels = _postings(label_ranks - first, label_documents, label_documents, dictionary.size - first)
        doc_starts = [each[0] for each in (*found, labels)]
        key_starts = [*(each[2] for each in found), np.zeros_like(labels[0])]
        writer.add("doc_starts", _chained(doc_starts))
        writer.add("docs", np.concatenate([each[1] for each in (*found, labels)]))
        writer.add("key_starts", _chained(key_starts))
        writer.add("keys", np.concatenate([each[3] for each in found]))

    def _explained_texts(self, kind: bytes) -> list[str]:
        return [text for explained in self._explained for of_kind, text in explained if of_kind == kind]

    def _label_occurrences(self, dictionary: PartDictionary) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        pairs = []
        for document, (each, explained, people, source) in enumerate(
            zip(self._ids, self._explained, self._people, self._sources, strict=True)
        ):
            pairs.append((dictionary.number(Kind.ID, each), document))
            pairs += [(dictionary.number(kind, text), document) for kind, text in explained]
            pairs += [(dictionary.number(Kind.PERSON, " ".join(key)), document) for key in people]
            if source:
                pairs.append((dictionary.number(Kind.SOURCE, " ".join(source)), document))
        ranks, documents = np.array(pairs, np.int64).reshape(-1, 2).T
        phrases, of_phrases = _joined(self._phrase_columns, 2)
        phrase_ranks = dictionary.numbers(Kind.HEADLINE_PHRASE, self._phrases.texts)[phrases]
        return np.concatenate([ranks, phrase_ranks]), np.concatenate([documents, of_phrases])

    def _write_documents(self, writer: ArrayFileWriter, dictionary: PartDictionary) -> None:
        people = [
            [dictionary.number(Kind.PERSON, " ".join(key)) for key in listed] for listed in self._people
        ]
        sources = [dictionary.number(Kind.SOURCE, " ".join(key)) if key else -1 for key in self._sources]
        labels = [
            encoded(self._labels.get((kind, tuple(text.split(" "))), ""))
            for kind, text in dictionary.labels()
        ]
        label_bytes, label_starts = packed(labels)
        writer.add("bounds", np.concatenate([*self._bounds, [self.places]]).astype(np.uint32))
        writer.add("lengths", np.concatenate([*self._lengths, []]).astype(np.int32))
        writer.add("published", np.array(self._published, np.int64))
        writer.add("years", np.array(self._years, np.int16))
        writer.add("people", np.array([number for listed in people for number in listed], np.uint32))
        writer.add("people_starts", np.cumsum([0, *map(len, people)], dtype=np.int64))
        writer.add("sources", np.array(sources, np.int32))
        self._write_signatures(writer)
        writer.add("label_bytes", label_bytes)
        writer.add("label_starts", label_starts)
        stored = StoredWriter(writer)
        stored.add(self._articles)
        stored.close()

    def _write_signatures(self, writer: ArrayFileWriter) -> None:
        """Write what each article is like, and the story that it would begin; which it belongs to, others know."""
        signatures = np.concatenate([np.zeros((0, MINIMA), np.uint16), *self._signatures])
        keys = map(story_key, self._ids, signatures)
        writer.add("signatures", signatures.reshape(-1))
        writer.add("stories", np.fromiter(keys, np.uint64, self.documents))


def _postings(
    ranks: NDArray[np.int64], keys: NDArray[np.int64], documents: NDArray[np.int64], terms: int
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int64], NDArray[np.uint32]]:
    return loops().postings(  # type: ignore[no-any-return]  # the module is chosen at run time
        ranks.astype(np.int32), keys.astype(np.uint32), documents.astype(np.int32), terms
    )


def _joined(columns: Sequence[tuple[NDArray[np.int64], ...]], width: int) -> list[NDArray[np.int64]]:
    """Return the batches of each of `width` columns as one array."""
    return [np.concatenate([[], *(batch[n] for batch in columns)]).astype(np.int64) for n in range(width)]


def _chained(starts: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Return where lists begin that follow each other, given where each group of them begins, from 0."""
    sizes = [np.diff(each) for each in starts]
    return np.concatenate([[0], np.cumsum(np.concatenate(sizes))]).astype(np.int64)
