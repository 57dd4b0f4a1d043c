"""The engines that are compared, each behind the same few methods; its library is imported where it is used.

Every engine holds the same articles twice, exact and bare, and keeps each article's record beside the terms. A
query is built once, outside of what is timed; what is timed gives the best ten documents with their scores as
Python objects, and the exact number of documents found unless the variant's name ends in `-nocount`.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple, Protocol, cast

from tests.benchmarks.corpora import Corpus
from tests.benchmarks.queries import Form, Work

TOP = 10
"""Documents asked for."""

FIELD_WEIGHTS = {"title": 3.0, "lede": 1.5, "body": 1.0}
"""What an occurrence in a field is worth, as in Tra Báo."""

Question = Callable[[], int | None]
"""A query ready to be asked: gives the number of documents found, or None where it is not counted."""


class Engine(Protocol):
    """A search engine as the benchmark sees it.

    Attributes:
        works: The names under which it is measured, with the works that each can do.
        builds: The names under which its indexing is measured; queries go to the index of the first.
    """

    works: Mapping[str, frozenset[Work]]
    builds: tuple[str, ...]

    def build(self, build: str, corpus: Corpus, directory: Path) -> None:
        """Index `corpus` in `directory`, an empty one, and leave it ready to be opened."""

    def open(self, directory: Path) -> None:
        """Open the index in `directory`, whatever was open before, until it has answered a query."""

    def question(self, variant: str, work: Work, syllables: tuple[str, ...], form: Form) -> Question:
        """Return a query of the open index, built as far as the library lets one be built before it is asked."""


class Contender(NamedTuple):
    """Where an engine is found.

    Attributes:
        module: Its module in this package.
        maker: The class there, called without arguments.
        packages: The distributions that it is made of; `SQLite` is in the standard library.
        imported: What has to be importable.
        most_articles: More than these it cannot finish, or not within the memory of one machine.
    """

    module: str
    maker: str
    packages: tuple[str, ...]
    imported: str
    most_articles: int = 10**10


CONTENDERS = {
    "trabao": Contender("trabao", "Trabao", ("numpy", "numba"), "search"),
    "tantivy-3": Contender("tantivy_index", "ThreeFields", ("tantivy",), "tantivy"),
    "tantivy-1": Contender("tantivy_index", "OneField", ("tantivy",), "tantivy"),
    "fts5": Contender("sqlite_fts5", "Fts5", ("SQLite",), "sqlite3"),
    "bm25s": Contender("bm25s_matrix", "Bm25s", ("bm25s",), "bm25s", most_articles=300_000),
    "whoosh": Contender("stock_whoosh", "StockWhoosh", ("whoosh-reloaded",), "whoosh", most_articles=20_000),
}
"""The engines by name, in the order of the table."""


def is_installed(name: str) -> bool:
    """Whether the library of the engine `name` can be imported."""
    return find_spec(CONTENDERS[name].imported) is not None


def engine(name: str) -> Engine:
    """Return a new engine.

    Raises:
        KeyError: There is none of that name.
        ImportError: Its library is not installed.
    """
    contender = CONTENDERS[name]
    return cast(Engine, getattr(import_module(f"{__name__}.{contender.module}"), contender.maker)())


def package_versions(names: Iterable[str]) -> list[str]:
    """Return name and version of the libraries of the engines `names`, and of those that Tra Báo is built on."""
    packages = [package for name in names for package in CONTENDERS[name].packages]
    return [
        f"{package} {version(package)}" if package != "SQLite" else f"SQLite {sqlite3.sqlite_version}"
        for package in dict.fromkeys(packages)
    ]
