"""What is judged: Tra Báo, and its peers as baselines, all behind the same two methods.

Every peer is given text in NFC and in lower case, cut into words by the same rule (`tests.relevance.systems.words`),
and finds articles that have any word of the query. Their libraries are imported where they are used.
"""

from collections.abc import Iterable
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple, Protocol, cast

from corpus.article import Article

DEPTH = 10
"""How many articles are wanted of each query."""

OURS = "trabao"
"""The name of Tra Báo among the engines."""


class System(Protocol):
    """Ranks articles."""

    def index(self, articles: Iterable[Article], directory: Path) -> None:
        """Index `articles`, in `directory` where files are needed: an empty one that stays."""

    def rank(self, query: str) -> list[str]:
        """Return the ids of the best `DEPTH` articles that match, or fewer, best first."""


class Baseline(NamedTuple):
    """Where a peer is found.

    Attributes:
        module: Its module in this package.
        maker: What makes it, called without arguments.
        package: The distribution it is made of.
        imported: What has to be importable.
        told: Its heading in the tables.
    """

    module: str
    maker: str
    package: str
    imported: str
    told: str


BASELINES = {
    "tantivy": Baseline(
        "tantivy_fields",
        "TantivyFields",
        "tantivy",
        "tantivy",
        told="tantivy",
    ),
    "bm25s": Baseline("bm25s_bag", "Bm25sBag", "bm25s", "bm25s", told="bm25s"),
    "whoosh": Baseline("stock_whoosh", "StockWhoosh", "whoosh-reloaded", "whoosh", told="stock Whoosh"),
    "whoosh-pyvi": Baseline(
        "stock_whoosh",
        "StockWhooshOnWords",
        "whoosh-reloaded",
        "whoosh",
        told="Whoosh, pyvi words",
    ),
}
"""The peers by name, in the order of the tables."""


def is_installed(name: str) -> bool:
    """Whether the library of the peer `name` can be imported."""
    return find_spec(BASELINES[name].imported) is not None


def baseline(name: str) -> System:
    """Return a new peer.

    Raises:
        KeyError: There is none of that name.
        ImportError: Its library is not installed.
    """
    found = BASELINES[name]
    return cast(System, getattr(import_module(f"{__name__}.{found.module}"), found.maker)())


def package_version(name: str) -> str:
    """Return name and version of the library of the peer `name`."""
    package = BASELINES[name].package
    return f"{package} {version(package)}"
