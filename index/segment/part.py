"""Articles become a segment: tokens by the batch, sorted into postings at the end.

What is written lacks impacts, which depend on the whole index: a part is merged with others first, or only gets its
impacts (`index.segment.merging`).
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article
from index.analyzer import PARAGRAPH_GAP
from index.documents import field_texts
from index.schema import TEXT_FIELDS, WORD_FIELDS
from index.segment.array_file import ArrayFileWriter
from index.segment.frequent import FREQUENT
from index.segment.headline_phrases import HeadlineWords, headline_words
from index.segment.layout import FIELDS, Kind
from index.segment.loops import loops
from index.segment.ordered_texts import KindTerms
from index.segment.part_dictionary import PartDictionary
from index.segment.part_documents import DocumentOccurrences, PartDocuments
from index.segment.part_terms import Occurrences, PairOccurrences, ScoredTerms
from index.segment.remembered import Remembered
from index.segment.terms import write_terms
from index.spelling import Level
from index.syllables import SyllableSpans, syllable_table
from index.words.spans import Spans, segment_spans

_TITLE = TEXT_FIELDS.index("title")
_WORD_FIELD_NUMBERS = [TEXT_FIELDS.index(field) for field in WORD_FIELDS]

_NOTHING: Occurrences = (np.zeros(0, np.uint32), np.zeros(0, np.int32), np.zeros(0, np.int32))

_Ints = NDArray[np.int64]


class PartWriter:
    """Takes articles batch by batch and writes them as one segment.

    Attributes:
        documents: How many articles it has been given.
        places: How many places they take.
    """

    def __init__(self, remembered: Remembered | None = None) -> None:
        """Begin a part.

        Args:
            remembered: What parts before it have left, to which it adds; used by one part at a time.
        """
        self.documents = 0
        self.places = 0
        self._remembered = remembered or Remembered()
        # One item a batch each: exact forms of syllables, words, and pairs.
        self._syllables: list[Occurrences] = []
        self._words: list[Occurrences] = []
        self._pairs: list[PairOccurrences] = []
        # Without keys.
        self._phrases: list[Occurrences] = []
        self._bounds: list[_Ints] = []
        self._lengths: list[_Ints] = []
        self._documents = PartDocuments()

    def add(
        self, articles: Sequence[Article], segmented: Callable[[Sequence[str]], Spans] = segment_spans
    ) -> None:
        """Add `articles`, whose people are what they state; some dozens in a call are faster than one.

        Args:
            articles: Any articles.
            segmented: Gives the words of texts: `segment_spans`, or what has asked it before.
        """
        texts: list[str] = []
        items: list[int] = []
        for number, article in enumerate(articles):
            for field, in_field in enumerate(field_texts(article).values()):
                texts += in_field
                items += [number * FIELDS + field] * len(in_field)
        self._add_tokens(texts, np.array(items, np.int64), len(articles), segmented)
        for article in articles:
            self._documents.add(article)
        self.documents += len(articles)

    def _add_tokens(
        self,
        texts: Sequence[str],
        items: _Ints,
        articles: int,
        segmented: Callable[[Sequence[str]], Spans],
    ) -> None:
        found = syllable_table().find(texts)
        counts = np.diff(found.bounds).astype(np.int64)
        extents = np.where(counts, counts + PARAGRAPH_GAP, 0)
        begins = self.places + np.concatenate(([0], np.cumsum(extents)))
        firsts = np.searchsorted(items, np.arange(articles * FIELDS))
        self._bounds.append(begins[firsts])
        self._lengths.append(np.bincount(items, counts, articles * FIELDS).astype(np.int64))
        keys = np.arange(found.starts.size) + np.repeat(begins[:-1] - found.bounds[:-1], counts)
        documents = np.repeat((self.documents + items // FIELDS).astype(np.int32), counts)
        exact = self._remembered.forms.numbers(found.forms, found.at(Level.EXACT))
        forms = self._remembered.forms
        self._documents.sign(
            self._remembered.signer.signatures(
                forms.texts, forms.bare()[exact], found.bounds, items, articles
            )
        )
        syllables = (keys.astype(np.uint32), documents, exact)
        self._syllables.append(syllables)
        self._add_words(texts, items, found, syllables, segmented)
        self._add_pairs(found, syllables)
        self.places = int(begins[-1])

    def _add_words(
        self,
        texts: Sequence[str],
        items: _Ints,
        found: SyllableSpans,
        syllables: Occurrences,
        segmented: Callable[[Sequence[str]], Spans],
    ) -> None:
        """Add the words of two or more syllables, each at its first syllable."""
        keys, documents, exact = syllables
        chosen = np.flatnonzero(np.isin(items % FIELDS, _WORD_FIELD_NUMBERS))
        word_texts = [texts[number] for number in chosen.tolist()]
        spans = segmented(word_texts)
        bounds = spans.word_bounds()
        of_words = loops().syllables_of_words(
            spans.starts,
            spans.ends,
            bounds,
            np.searchsorted(bounds, spans.bounds),
            found.starts,
            found.bounds[chosen],
            found.bounds[chosen + 1],
        )
        first, word_bounds, forms = loops().words_of_several(of_words, bounds, exact)
        numbers = self._remembered.words.numbers(forms.view(np.uint32), word_bounds)
        self._words.append((keys[first], documents[first], numbers))
        titles = np.flatnonzero(items[chosen] % FIELDS == _TITLE)
        words = headline_words(spans, titles, of_words, found, exact)
        self._add_phrases([word_texts[number] for number in titles.tolist()], words)

    def _add_phrases(self, titles: Sequence[str], words: HeadlineWords) -> None:
        """Add the phrases of the titles of a batch, one an article."""
        numbers, articles = self._remembered.phrases.numbers(titles, words, self._remembered.forms)
        # They come by their length: in the order of articles, as those of a term have to lie.
        order = np.argsort(articles, kind="stable")
        documents = (self.documents + articles[order]).astype(np.int32)
        self._phrases.append((_NOTHING[0], documents, numbers[order].astype(np.int32)))

    def _add_pairs(self, found: SyllableSpans, syllables: Occurrences) -> None:
        """Add the neighbours that are both frequent, at the first."""
        keys, documents, exact = syllables
        frequent = self._remembered.forms.bare_among(FREQUENT)
        first = loops().frequent_neighbours(frequent, exact, found.bounds)
        self._pairs.append((keys[first], documents[first], exact[first], exact[first + 1]))

    def write(self, path: Path) -> None:
        """Write the segment's arrays, without impacts, at `path`, where nothing must be."""
        pairs: list[Occurrences] = [each[:3] for each in self._pairs]
        scored = ScoredTerms(
            self._remembered,
            _joined(self._syllables),
            _joined(self._words),
            (*_joined(pairs), np.concatenate([_NOTHING[2], *(seconds for *_, seconds in self._pairs)])),
        )
        phrases = _joined(self._phrases)[1:]
        terms, twins = self._documents.terms()
        terms[Kind.HEADLINE_PHRASE] = self._remembered.phrases.ordered.chosen(phrases[1])
        packed = {kind: of_kind.packed for kind, of_kind in terms.items()}
        dictionary = PartDictionary(scored.kinds | packed, scored.twins | twins)
        unscored = self._documents.occurrences() | {Kind.HEADLINE_PHRASE: phrases}
        writer = ArrayFileWriter(path)
        try:
            write_terms(writer, *dictionary.packed(), bucketed=False)
            writer.add("bare_of", dictionary.bare_of)
            self._write_postings(writer, dictionary, scored, _numbered(unscored, terms, dictionary))
            writer.add("bounds", np.concatenate([*self._bounds, [self.places]]).astype(np.uint32))
            writer.add("lengths", np.concatenate([*self._lengths, []]).astype(np.int32))
            self._documents.write(writer, dictionary, terms)
            writer.close({"documents": self.documents, "places": self.places})
        except BaseException:
            writer.abandon()
            raise

    @staticmethod
    def _write_postings(
        writer: ArrayFileWriter,
        dictionary: PartDictionary,
        scored: ScoredTerms,
        unscored: DocumentOccurrences,
    ) -> None:
        """Write the postings of each scored kind, then those of the others, which have documents only."""
        found = [
            loops().postings(numbers, ranks, keys, documents, dictionary.count(kind))
            for kind, ((keys, documents, numbers), ranks) in scored.occurrences.items()
        ]
        first = dictionary.first(Kind.BARE_WORD)
        documents, numbers = unscored
        of_others = np.arange(-first, dictionary.size - first, dtype=np.int32)
        others = loops().postings(
            numbers, of_others, documents.astype(np.uint32), documents, dictionary.size - first
        )
        writer.add("doc_starts", _chained([each[0] for each in (*found, others)]))
        writer.begin("docs", np.int32)
        for each in (*found, others):
            writer.extend(each[1])
        writer.add("key_starts", _chained([*(each[2] for each in found), np.zeros_like(others[0])]))
        writer.begin("keys", np.uint32)
        for each in found:
            writer.extend(each[3])


def _numbered(
    occurrences: Mapping[bytes, DocumentOccurrences],
    terms: Mapping[bytes, KindTerms],
    dictionary: PartDictionary,
) -> DocumentOccurrences:
    """Return what documents have of all kinds, in numbers of `dictionary`."""
    return (
        np.concatenate([documents for documents, _ in occurrences.values()]),
        np.concatenate(
            [dictionary.first(kind) + terms[kind].ranks[texts] for kind, (_, texts) in occurrences.items()]
        ).astype(np.int32),
    )


def _joined(batches: Sequence[Occurrences]) -> Occurrences:
    """Return the batches of each column as one array."""
    keys, documents, numbers = zip(_NOTHING, *batches, strict=True)
    return np.concatenate(keys), np.concatenate(documents), np.concatenate(numbers)


def _chained(starts: Sequence[_Ints]) -> _Ints:
    """Return where lists begin that follow each other, given where each group of them begins, from 0."""
    sizes = [np.diff(each) for each in starts]
    return np.concatenate([[0], np.cumsum(np.concatenate(sizes))]).astype(np.int64)
