"""Whoosh's own searcher over segments of arrays finds what plain Python finds in the articles."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from whoosh import query
from whoosh.index import open_dir
from whoosh.reading import MultiReader, TermNotFound
from whoosh.searching import Searcher

from corpus.article import Article
from index.codec import open_segments
from index.errors import IndexDamagedError
from index.schema import TEXT_FIELDS, WORD_FIELDS, bare_field, toneless_field, words_field
from index.segment.layout import Kind
from tests.index.corpora import random_articles
from tests.index.indexes import opened, write_segments
from tests.index.segment.content import expected

Positions = dict[tuple[str, str], list[int]]
Holds = Callable[[Positions], bool]

_FORMS: dict[bytes, Callable[[str], str]] = {
    Kind.EXACT: str,
    Kind.BARE: bare_field,
    Kind.TONELESS: toneless_field,
    Kind.WORD: words_field,
}
_FIELDS = (
    "id",
    *TEXT_FIELDS,
    *map(bare_field, TEXT_FIELDS),
    *map(toneless_field, TEXT_FIELDS),
    *map(words_field, WORD_FIELDS),
)
_CORPUS = random_articles(8, 45)
_DELETED = [article.id for article in _CORPUS[3:40:5]]


def positions_of(article: Article) -> Positions:
    """Return (field, term) → its positions in the field."""
    content = expected([article])
    found: Positions = defaultdict(list)
    for term, keys in content.keys.items():
        # Pairs have no field in Whoosh's schema.
        for key in keys if term[:1] in _FORMS else []:
            number = max(number for number, begin in enumerate(content.bounds[:-1]) if begin <= key)
            field = _FORMS[term[:1]](TEXT_FIELDS[number])
            found[field, term[1:].decode()].append(key - content.bounds[number])
    found["id", article.id] = []
    return dict(found)


@cache
def every_position() -> list[Positions]:
    return [positions_of(article) for article in _CORPUS]


@cache
def terms() -> list[tuple[str, str]]:
    return sorted({term for positions in every_position() for term in positions})


@cache
def lengths_of(field: str) -> list[int]:
    """Return the syllables of `field` in each article."""
    return [expected([article]).lengths[0][TEXT_FIELDS.index(field)] for article in _CORPUS]


@pytest.fixture(scope="module", params=[(45,), (20, 40, 45)], ids=["one segment", "several segments"])
def searcher(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    directory = tmp_path_factory.mktemp("index")
    bounds = (0, *request.param)
    groups = [_CORPUS[first:end] for first, end in pairwise(bounds)]
    write_segments(directory, groups, _DELETED)
    with open_dir(directory).searcher() as made:
        assert isinstance(made.reader(), MultiReader) == (len(groups) > 1)
        yield made


def found(searcher: Searcher, asked: query.Query) -> list[int]:
    """Return the numbers of the articles that Whoosh finds."""
    return sorted(hit.docnum for hit in searcher.search(asked, limit=None))


def holding(holds: Holds) -> list[int]:
    """Return the numbers of the articles that are not deleted and of which `holds` is true."""
    return [
        number
        for number, positions in enumerate(every_position())
        if _CORPUS[number].id not in _DELETED and holds(positions)
    ]


def in_a_row(positions: Positions, field: str, words: list[str], slop: int) -> bool:
    """Whether `words` stand in order in `field`, each at most `slop` behind the one before it."""
    ends = set(positions.get((field, words[0]), []))
    for word in words[1:]:
        ends = {
            place
            for place in positions.get((field, word), [])
            if any(0 < place - end <= slop for end in ends)
        }
    return bool(ends)


def leaf(chance: random.Random) -> tuple[query.Query, Holds]:
    field, text = chance.choice(terms())
    kind = chance.randrange(4)
    if kind == 0 and field != "id":
        places = [
            (place, term)
            for (of, term), at in chance.choice(every_position()).items()
            if of == field
            for place in at
        ]
        words = [term for _, term in sorted(places)[: chance.randint(1, 3)]] or [text]
        slop = chance.randint(1, 3)
        return query.Phrase(field, words, slop=slop), lambda held: in_a_row(held, field, words, slop)
    if kind == 1:
        prefix = text[: chance.randint(1, 2)]
        return query.Prefix(field, prefix), lambda held: any(
            of == field and term.startswith(prefix) for of, term in held
        )
    if kind == 2:
        last = text[-1]
        return query.Wildcard(field, f"*{last}"), lambda held: any(
            of == field and term.endswith(last) for of, term in held
        )
    return query.Term(field, text), lambda held: (field, text) in held


def tree(chance: random.Random, depth: int = 3) -> tuple[query.Query, Holds]:
    """Return a query and what it asks. NOT stands beside something: alone, Whoosh's own finds deleted documents too."""
    if not depth or chance.random() < 0.2:
        return leaf(chance)
    parts = [tree(chance, depth - 1) for _ in range(chance.randint(1, 3))]
    kind = chance.randrange(4)
    if kind == 3:
        wanted, holds = parts[0]
        unwanted, excluded = leaf(chance)
        return query.And([wanted, query.Not(unwanted)]), lambda held: holds(held) and not excluded(held)
    decide = all if kind == 0 else any
    combined = (query.And, query.Or, query.DisjunctionMax)[kind]([part for part, _ in parts])
    return combined, lambda held: decide(holds(held) for _, holds in parts)


def test_whoosh_finds_every_term_where_it_stands(searcher: Searcher) -> None:
    for field, text in terms():
        holders = [number for number, positions in enumerate(every_position()) if (field, text) in positions]
        assert found(searcher, query.Term(field, text)) == [
            number for number in holders if _CORPUS[number].id not in _DELETED
        ]
    for field in _FIELDS:
        assert found(searcher, query.Term(field, "không có")) == []


def test_whoosh_finds_what_any_query_asks(searcher: Searcher) -> None:
    for seed in range(100):
        asked, holds = tree(random.Random(seed))
        assert found(searcher, asked) == holding(holds), f"help: the query was {asked!r}"


def test_whoosh_finds_everything_but_what_is_deleted(searcher: Searcher) -> None:
    everything = holding(lambda _: True)
    assert len(everything) == len(_CORPUS) - len(_DELETED)
    assert found(searcher, query.Every()) == everything
    assert found(searcher, query.Every("id")) == everything
    assert found(searcher, query.Every("author")) == holding(
        lambda held: any(of == "author" for of, _ in held)
    )
    assert (searcher.doc_count(), searcher.doc_count_all()) == (len(everything), len(_CORPUS))
    assert [searcher.reader().is_deleted(number) for number in range(len(_CORPUS))] == [
        article.id in _DELETED for article in _CORPUS
    ]


def test_whoosh_reads_back_what_is_stored(searcher: Searcher) -> None:
    for number, article in enumerate(_CORPUS):
        stored: dict[str, Any] = searcher.stored_fields(number)
        assert stored["id"] == article.id
        assert stored["article"]["title"] == article.title
        document = searcher.document(id=article.id)
        assert document == (None if article.id in _DELETED else stored)


def test_the_lexicon_has_every_term_of_every_field_in_order(searcher: Searcher) -> None:
    reader = searcher.reader()
    assert sorted(reader.indexed_field_names()) == sorted(_FIELDS)
    every = [(field, text.encode()) for field, text in terms()]
    assert list(reader.all_terms()) == sorted(every)
    for field in _FIELDS:
        of_field = sorted(text for of, text in every if of == field)
        assert list(reader.lexicon(field)) == of_field
        assert list(reader.expand_prefix(field, "h")) == [text for text in of_field if text.startswith(b"h")]
        assert [text for text, _ in reader.iter_field(field, "h")] == [
            text for text in of_field if text >= b"h"
        ]
    assert ("title", "không có") not in reader
    assert ("không có", "lũ") not in reader


def test_statistics_of_terms_are_those_of_the_documents(searcher: Searcher) -> None:
    reader = searcher.reader()
    for field, text in terms():
        holders = [number for number, positions in enumerate(every_position()) if (field, text) in positions]
        weights = [len(every_position()[number][field, text]) or 1 for number in holders]
        info = reader.term_info(field, text)
        assert (info.doc_frequency(), info.weight()) == (len(holders), sum(weights))
        assert (info.min_id(), info.max_id(), info.max_weight()) == (holders[0], holders[-1], max(weights))
        assert (reader.doc_frequency(field, text), reader.frequency(field, text)) == (
            len(holders),
            sum(weights),
        )
        if field in TEXT_FIELDS:
            lengths = [lengths_of(field)[number] for number in holders]
            assert (info.min_length(), info.max_length()) == (min(lengths), max(lengths))


def test_lengths_of_fields_are_their_syllables(searcher: Searcher) -> None:
    reader = searcher.reader()
    for field in TEXT_FIELDS:
        lengths = lengths_of(field)
        assert [reader.doc_field_length(number, field) for number in range(len(_CORPUS))] == lengths
        for form in (field, bare_field(field), toneless_field(field)):
            assert reader.field_length(form) == sum(lengths)
            assert (reader.min_field_length(form), reader.max_field_length(form)) == (
                min(lengths),
                max(lengths),
            )
    assert reader.field_length("id") == 0


def test_whoosh_ranks_by_its_own_formula(searcher: Searcher) -> None:
    scores = [hit.score for hit in searcher.search(query.Term("body", "lũ"), limit=None)]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[-1] > 0


def test_a_term_that_is_not_there_has_no_postings(searcher: Searcher) -> None:
    for reader, _ in searcher.reader().leaf_readers():
        for ask in (reader.postings, reader.term_info):
            with pytest.raises((KeyError, TermNotFound)):
                ask("title", "không có")


def test_segments_are_opened_in_the_order_of_the_toc(tmp_path: Path) -> None:
    write_segments(tmp_path, [_CORPUS[:5], _CORPUS[5:6], _CORPUS[6:9]], [_CORPUS[1].id, _CORPUS[6].id])
    segments = open_segments(tmp_path)
    assert [segment.arrays.documents for segment in segments] == [5, 1, 3]
    assert [sorted(segment.deleted) for segment in segments] == [[1], [], [0]]
    assert [segment.documents for segment in opened(tmp_path)] == [5, 1, 3]


@pytest.mark.parametrize("ending", ["toc", "arrays", "impacts"])
def test_a_missing_file_is_damage(tmp_path: Path, ending: str) -> None:
    write_segments(tmp_path, [_CORPUS[:5]])
    [path] = tmp_path.glob(f"*.{ending}")
    path.unlink()
    with pytest.raises(IndexDamagedError, match="make index"):
        open_segments(tmp_path)
