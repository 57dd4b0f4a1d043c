"""Makes the loops ready before a reader waits for them: compiled after installation, loaded when a server starts.

Trap: numba compiles a loop for the types of its arguments. Those here must be the ones that searches use; a test searches
afterwards, and nothing may be left to compile.
"""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from corpus.article import Article, Person
from index.segment.codes import CODES
from index.segment.dictionaries import part_of, united
from index.segment.loops import loops as segment_loops
from index.segment.terms import packed
from index.syllables import syllable_table
from search.engine import SearchRequest
from search.highlighting import snippets_of
from search.loops import loops
from search.parser import parse
from search.query import query_leaves
from search.understanding.vocabulary import known_meanings
from search.whoosh_engine import WhooshEngine

_ARTICLE = Article(id="1", title="Bí thư Tỉnh ủy họp", body=("Lũ về.",), people=(Person(name="Lò Sao"),))
_QUERIES = ("bi thu", '"bí thư" lũ', "hôp OR title:lu", '"thư họp"~3 -mưa', "lu* tinh ủy", "(lũ -mưa) họp")


def warm_up() -> None:
    """Load every loop and table that a search uses; compile what is not compiled yet. No index is read, and no model."""
    known_meanings()
    _warm_up_lists()
    _warm_up_gathering()
    labels = packed([b"bao"])
    united([part_of(labels, np.arange(1)), labels])
    # At the second time, syllables are found that have been met before.
    for _ in range(2):
        snippets_of([_ARTICLE], query_leaves(parse("bi thu")))
        syllable_table().find([_ARTICLE.title])


def _warm_up_lists() -> None:
    docs, worths = np.zeros(1, np.int32), np.ones(1, np.float32)
    few, many = np.zeros(1, np.uint32), np.arange(64, dtype=np.uint32)
    run = loops()
    run.intersected(docs, worths, docs, worths, 1.0)
    run.united(docs, worths, docs, worths)
    run.without(docs, worths, docs)
    for documents in (1, 1_000):
        # Few lists of many documents are walked, others added up.
        run.taken_together(
            docs, worths / 2, np.zeros(1, np.int64), np.ones(1, np.int64), np.ones(1), 1.0, documents
        )
    # Few keys are walked, many are searched.
    run.followed(few, few, 1)
    run.followed(few, many, 1)
    run.stepped(few, few, many, 1)
    run.coded(few, 0, np.zeros(1, np.uint16), np.zeros(CODES, np.uint8))
    segment_loops().first_unchecked(few, 0, 0, 2, np.ones(1, np.uint8))
    run.weighed(few, np.arange(2, dtype=np.uint32), docs, worths, np.ones(1, np.uint8))
    at = np.zeros(1, np.int64)
    run.nearest(few, few, at, at + 1, np.ones(1, np.uint8), at, np.ones(1), at, at + 1, 1)


def _warm_up_gathering() -> None:
    """Let one document of one label be the best hit of one segment."""
    docs, worths, passing = np.zeros(1, np.int32), np.ones(1, np.float32), np.ones(1, np.uint8)
    targets = (
        0,
        0,
        np.zeros(1, np.int64),
        np.zeros(1, np.int16),
        np.zeros((5, 2), np.float64),
        np.zeros(4, np.int64),
        np.zeros(1, np.uint8),
    )
    run = loops()
    run.take_listed(docs, worths, passing, *targets)
    counts = np.zeros(1, np.int32)
    run.count_cells(passing, np.zeros(1, np.uint32), counts)
    run.count_listed(docs, np.zeros(1, np.int64), np.ones(1, np.int64), passing, counts)
    run.tallied(run.people_of_shown(passing, np.arange(2), np.zeros(1, np.uint32)))
    run.count_stories(passing, docs, docs, passing, np.zeros(4, np.int64))
    ends, marks = np.ones(1, np.int64), np.ones(1, np.uint32)
    limits = np.ones(6, np.int64)
    run.take_wanted(
        docs,
        worths,
        docs,
        worths,
        ends - 1,
        ends,
        passing,
        np.ones(1),
        marks,
        1,
        limits,
        1,
        passing,
        *targets,
    )


def compile_everything() -> None:
    """Compile every loop of building, updating and searching an index, by doing all three with a handful of articles."""
    from index.build import build_index
    from index.segmentation import warm_up as warm_up_models
    from index.update import update_index

    warm_up_models()
    warm_up()
    with TemporaryDirectory() as directory:
        index = Path(directory)
        build_index([replace(_ARTICLE, id=number) for number in "123"], index)
        update_index(index, [replace(_ARTICLE, title="Mưa to"), replace(_ARTICLE, id="4")], deleted=["2"])
        engine = WhooshEngine(index)
        for query in _QUERIES:
            engine.search(SearchRequest(query=query))
        engine.related("1", 1)
