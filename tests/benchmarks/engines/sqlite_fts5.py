"""SQLite's FTS5, in the standard library: two tables without content, exact and bare, merged into one b-tree each.

Ranked by its `bm25` with the fields' weights. OR and AND take two statements, as sorting all rows with a count of
them beside takes longer; a phrase takes one. What is timed includes that SQLite parses the query, as its interface
allows no other; statements are compiled once and kept.
"""

import sqlite3
from pathlib import Path

from tests.benchmarks.analysed import FIELDS
from tests.benchmarks.corpora import Corpus
from tests.benchmarks.engines import FIELD_WEIGHTS, TOP, Question
from tests.benchmarks.queries import Form, Work

_TABLES = {Form.ACCENTED: "exact", Form.BARE: "bare"}
_FILE = "articles.db"
_MAPPED_BYTES = 1 << 36
_CACHE_KIB = 65_536
_COLUMNS = ", ".join(FIELDS)
_WEIGHTS = ", ".join(str(FIELD_WEIGHTS[field]) for field in FIELDS)


class Fts5:
    """One database."""

    def __init__(self) -> None:
        self.works = {"fts5": frozenset({Work.OR, Work.AND, Work.PHRASE})}
        self.builds = ("fts5",)
        self._database: sqlite3.Connection | None = None

    def build(self, build: str, corpus: Corpus, directory: Path) -> None:
        """Index `corpus`; see `tests.benchmarks.engines.Engine`."""
        del build
        database = sqlite3.connect(directory / _FILE)
        database.executescript(
            "PRAGMA journal_mode = off; PRAGMA synchronous = off; PRAGMA page_size = 8192;"
        )
        database.execute("CREATE TABLE record (id INTEGER PRIMARY KEY, json TEXT)")
        for table in _TABLES.values():
            database.execute(
                f"CREATE VIRTUAL TABLE {table} USING fts5("
                f"{_COLUMNS}, content='', tokenize='unicode61 remove_diacritics 0')"
            )
        for number, article in enumerate(corpus.analysed()):
            database.execute("INSERT INTO record VALUES (?, ?)", (number, article.record))
            for table, texts in (("exact", article.exact), ("bare", article.bare)):
                database.execute(
                    f"INSERT INTO {table} (rowid, {_COLUMNS}) VALUES (?, ?, ?, ?)", (number, *texts)
                )
        for table in _TABLES.values():
            database.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
        database.commit()
        database.close()

    def open(self, directory: Path) -> None:
        """Open the database and ask it for a syllable that it does not hold."""
        if self._database:
            self._database.close()
        self._database = sqlite3.connect(f"file:{directory / _FILE}?mode=ro&immutable=1", uri=True)
        self._database.execute(f"PRAGMA mmap_size = {_MAPPED_BYTES}")
        self._database.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        self.question("fts5", Work.OR, ("zzzzzz",), Form.ACCENTED)()

    def question(self, variant: str, work: Work, syllables: tuple[str, ...], form: Form) -> Question:
        """Return a query ready to be asked."""
        del variant
        if self._database is None:
            raise RuntimeError("open the index before asking it")
        execute, table, text = self._database.execute, _TABLES[form], _match(work, syllables)
        ranked = (
            f"SELECT rowid, bm25({table}, {_WEIGHTS}) AS score FROM {table} WHERE {table} MATCH ? "
            f"ORDER BY score LIMIT {TOP}"
        )
        counted = f"SELECT count(*) FROM {table} WHERE {table} MATCH ?"

        def ask() -> int:
            execute(ranked, (text,)).fetchall()
            return int(execute(counted, (text,)).fetchone()[0])

        return ask


def _match(work: Work, syllables: tuple[str, ...]) -> str:
    """Return the query in FTS5's language.

    >>> _match(Work.AND, ("tỉnh", "ủy")), _match(Work.PHRASE, ("tỉnh", "ủy"))
    ('"tỉnh" AND "ủy"', '"tỉnh ủy"')
    """
    if work is Work.PHRASE:
        return '"' + " ".join(syllables) + '"'
    return f" {work.upper()} ".join(f'"{syllable}"' for syllable in syllables)
