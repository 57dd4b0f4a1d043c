"""What a segment holds, as plain Python: read out of its arrays, and worked out slowly from the articles."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement, pairwise

from corpus.article import Article
from index.analyzer import PARAGRAPH_GAP
from index.documents import article_from, field_texts, label_key, timestamp, year
from index.schema import TEXT_FIELDS, WORD_FIELDS
from index.segment.document_terms import explained_terms
from index.segment.frequent import FREQUENT
from index.segment.headline_phrases import FEWEST_SYLLABLES, FUNCTION_WORDS, MOST_SYLLABLES, MOST_WORDS
from index.segment.layout import BARE_KIND, FIELDS, NEARBY_BITS, SCORED, Kind
from index.segment.opened import Segment
from index.segment.stored import decode
from index.segmentation import segment
from index.spelling import bare_form, exact_form, toneless_form

Postings = dict[bytes, list[int]]


@dataclass
class Content:
    """The arrays of a segment, terms and labels by their bytes instead of numbers.

    Attributes:
        docs: Term → its documents; every term of the dictionary.
        keys: Term of a kind in `SCORED` → its places.
        bare_of: Term → its bare twin.
        members: Bare twin → the terms it is the twin of, rising.
        bounds: The place at which each field of each document begins, and the places of all.
        nearby: For every so many places the document that has them.
        lengths: The syllables of each field of each document.
        people: The terms of each document's people.
        sources: The term of each document's source; empty where there is none.
        labels: Term of a person or a source → how it was first written.
    """

    docs: Postings
    keys: Postings
    bare_of: dict[bytes, bytes]
    members: dict[bytes, list[bytes]]
    bounds: list[int]
    nearby: list[int]
    lengths: list[list[int]]
    published: list[int]
    years: list[int]
    people: list[list[bytes]]
    sources: list[bytes]
    labels: dict[bytes, str]
    articles: list[Article]


def held(opened: Segment) -> Content:
    """Return what the arrays of `opened` say; it must have been merged, because parts lack `members`."""
    terms = [opened.terms.term(number) for number in range(opened.terms.count)]
    numbers = range(len(terms))
    extents = [opened.extent(number) for number in numbers]
    scored = [number for number in numbers if terms[number][:1] in SCORED]
    labels = [number for number in numbers if terms[number][:1] in {Kind.PERSON, Kind.SOURCE}]
    people = opened.people.tolist()
    return Content(
        docs={
            term: opened.docs[extent.first : extent.end].tolist()
            for term, extent in zip(terms, extents, strict=True)
        },
        keys={terms[number]: opened.keys_of(number).tolist() for number in scored},
        bare_of={
            term: terms[twin] for term, twin in zip(terms, opened.array("bare_of").tolist(), strict=True)
        },
        members={
            terms[number]: [terms[member] for member in members]
            for number in numbers
            if (members := opened.members(number))
        },
        bounds=opened.bounds.tolist(),
        nearby=opened.nearby.tolist(),
        lengths=opened.lengths.tolist(),
        published=opened.published.tolist(),
        years=opened.years.tolist(),
        people=[
            [terms[number] for number in people[start:end]]
            for start, end in pairwise(opened.people_starts.tolist())
        ],
        sources=[terms[number] if number >= 0 else b"" for number in opened.sources.tolist()],
        labels={terms[number]: opened.label(number) for number in labels},
        articles=[article_from(decode(opened.stored.document(number))) for number in range(opened.documents)],
    )


def expected(articles: Sequence[Article]) -> Content:
    """Return what the arrays of a segment of `articles` have to say."""
    docs: defaultdict[bytes, set[int]] = defaultdict(set)
    keys: defaultdict[bytes, list[int]] = defaultdict(list)
    labels: dict[bytes, str] = {}
    bounds = [0]
    lengths: list[list[int]] = []
    for number, article in enumerate(articles):
        lengths.append([])
        for field, texts in field_texts(article).items():
            assert field == TEXT_FIELDS[len(lengths[-1])]
            places, found = _occurrences(texts, bounds[-1], words=field in WORD_FIELDS)
            for term, place in found:
                docs[term].add(number)
                keys[term].append(place)
            bounds.append(bounds[-1] + places)
            lengths[-1].append(sum(term[:1] == Kind.EXACT for term, _ in found))
        for term, label in _labels_of(article):
            docs[term].add(number)
            labels.setdefault(term, label)
        for kind, text in explained_terms(article):
            docs[kind + text.encode()].add(number)
        for text in phrases_of(article.title):
            docs[Kind.HEADLINE_PHRASE + text.encode()].add(number)
        docs[Kind.ID + article.id.encode("utf-8", "surrogatepass")].add(number)
    twins = {term: bare_twin(term) for term in docs}
    return Content(
        docs={term: sorted(docs[term]) for term in sorted({*twins, *twins.values()})},
        keys={term: sorted(keys[term]) for term in sorted(keys)},
        bare_of={term: twins.get(term, term) for term in sorted({*twins, *twins.values()})},
        members={
            twin: sorted(term for term, of_term in twins.items() if of_term == twin != term)
            for twin in sorted({twin for term, twin in twins.items() if twin != term})
        },
        bounds=bounds,
        nearby=[
            max((number for number, _ in enumerate(articles) if bounds[number * FIELDS] <= place), default=0)
            for place in range(0, bounds[-1] + 1, 1 << NEARBY_BITS)
        ],
        lengths=lengths,
        published=[timestamp(article.published) for article in articles],
        years=[year(article.published) for article in articles],
        people=[
            list(dict.fromkeys(term for term, _ in _labels_of(article) if term[:1] == Kind.PERSON))
            for article in articles
        ],
        sources=[
            next((term for term, _ in _labels_of(article) if term[:1] == Kind.SOURCE), b"")
            for article in articles
        ],
        labels=dict(sorted(labels.items())),
        articles=list(articles),
    )


def bare_twin(term: bytes) -> bytes:
    """Return the bare twin of a term, or the term where its kind has none.

    >>> bare_twin("aĐảng".encode()), bare_twin(b"bdang")
    (b'bdang', b'bdang')
    """
    kind, text = term[:1], term[1:]
    if kind not in BARE_KIND:
        return term
    return BARE_KIND[kind] + " ".join(bare_form(part) for part in text.decode().split(" ")).encode()


def _occurrences(texts: Iterable[str], first: int, *, words: bool) -> tuple[int, list[tuple[bytes, int]]]:
    """Return how many places a field takes whose first is `first`, and its terms with their places."""
    place = first
    found: list[tuple[bytes, int]] = []
    for text in texts:
        matches = list(re.finditer(r"[^\W_]+", text))
        for number, match in enumerate(matches):
            found.append((Kind.EXACT + exact_form(match[0]).encode(), place + number))
            found.append((Kind.BARE + bare_form(match[0]).encode(), place + number))
            if toneless_form(match[0]) != bare_form(match[0]):
                found.append((Kind.TONELESS + toneless_form(match[0]).encode(), place + number))
        for number, (left, right) in enumerate(pairwise(match[0] for match in matches)):
            if {bare_form(left), bare_form(right)} <= FREQUENT:
                found.append((Kind.PAIR + f"{exact_form(left)} {exact_form(right)}".encode(), place + number))
        # What the segmentation takes as one piece, an address or a date, is no word of several syllables.
        for word in [each for each in segment(text) if words and " " in each.text]:
            inside = [
                number for number, match in enumerate(matches) if word.start <= match.start() < word.end
            ]
            if len(inside) > 1:
                spelled = " ".join(exact_form(matches[number][0]) for number in inside)
                found.append((Kind.WORD + spelled.encode(), place + inside[0]))
        if matches:
            place += len(matches) + PARAGRAPH_GAP
    return place - first, found


def phrases_of(headline: str) -> list[str]:
    """Return the texts of the terms for the phrases of a headline, in order."""
    words = segment(headline)
    every = list(re.finditer(r"[^\W_]+", headline))
    # The segmentation may cut within a syllable, as in 0.0A, which is whole for us.
    cut = [[match[0] for match in every if word.start <= match.start() < word.end] for word in words]
    found = []
    for first, last in combinations_with_replacement(range(len(cut)), 2):
        run = cut[first : last + 1]
        unparted = len(run) <= MOST_WORDS and all(run) and all(map(_may_stand_at_an_edge, (run[0], run[-1])))
        if unparted and FEWEST_SYLLABLES <= sum(map(len, run)) <= MOST_SYLLABLES:
            written = " ".join(headline[words[first].start : words[last].end].split())
            bare = " ".join(map(bare_form, re.findall(r"[^\W_]+", written)))
            found.append(f"{bare}\t{written}")
    return found


def _may_stand_at_an_edge(word: list[str]) -> bool:
    number = all(exact_form(syllable).isnumeric() for syllable in word)
    return not number and not (len(word) == 1 and exact_form(word[0]) in FUNCTION_WORDS)


def _labels_of(article: Article) -> list[tuple[bytes, str]]:
    stated = [(Kind.PERSON, person.name) for person in article.people]
    if article.source:
        stated.append((Kind.SOURCE, article.source))
    return [(kind + " ".join(label_key(text)).encode(), text) for kind, text in stated if label_key(text)]
