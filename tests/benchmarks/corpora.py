"""Corpora of any size on disk: each article as a JSON line for Tra Báo, and analysed for the peers.

A corpus made once is kept beside the others in the benchmark's folder and used again while its source is the same.
"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.article import Article
from corpus.readers import corpus_size_bytes, read_corpus
from tests.benchmarks.analysed import Analysed, read_analysed
from tests.benchmarks.corpus_files import ANALYSED, PEOPLE_STATED, RECORDS, read_articles, write_files

_VERSION = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Articles on disk, ready to be indexed.

    Attributes:
        folder: Where its files lie.
        articles: How many there are.
        given: As `tests.benchmarks.corpus_files.Counts` says, and so are the others.
        tokens: As said.
        vocabulary: As said.
        expected_vocabulary: As said.
        exponent: As said.
    """

    folder: Path
    articles: int
    given: int
    tokens: int
    vocabulary: int
    expected_vocabulary: int | None
    exponent: float | None

    @property
    def path(self) -> Path:
        """The articles as JSON lines."""
        return self.folder / RECORDS

    @property
    def people_stated_path(self) -> Path:
        """The same, each with a person stated where none was."""
        return self.folder / PEOPLE_STATED

    @property
    def analysed_path(self) -> Path:
        """The articles as `tests.benchmarks.analysed` writes them."""
        return self.folder / ANALYSED

    def read(self) -> Iterator[Article]:
        """Yield the articles."""
        return read_articles(self.path)

    def analysed(self) -> Iterator[Analysed]:
        """Yield the articles as peers index them."""
        return read_analysed(self.analysed_path)


def prepared(source: Path, size: int | None, folder: Path) -> Corpus:
    """Return the corpus of `size` articles of `source`, made from them where there are fewer.

    Args:
        source: Whatever `corpus.readers.read_corpus` reads.
        size: How many; None for as many as there are. A source that has fewer is held in memory to make the others,
            50,000 articles of it at most.
        folder: Where corpora are kept.

    Raises:
        CorpusNotFoundError: There is nothing at `source`.
        ValueError: `source` holds fewer than 8 articles, or too many to be held, and more are wanted.
    """
    directory = folder / f"{source.name.split('.')[0]}-{size or 'all'}"
    stamp = _stamp(source)
    found = _kept(directory, stamp)
    if found is None:
        shutil.rmtree(directory, ignore_errors=True)
        directory.mkdir(parents=True)
        counts = asdict(write_files(source, size, directory))
        _description(directory).write_text(json.dumps({"stamp": stamp, **counts}), encoding="utf-8")
        found = Corpus(folder=directory, **counts)
    return found


def _stamp(source: Path) -> list[str | int]:
    if not source.exists():
        # read_corpus says what is wrong with it, in its own words.
        next(iter(read_corpus(source)), None)
    status = source.stat()
    return [_VERSION, str(source.resolve()), corpus_size_bytes(source), status.st_mtime_ns]


def _description(directory: Path) -> Path:
    return directory / "corpus.json"


def _kept(directory: Path, stamp: list[str | int]) -> Corpus | None:
    try:
        described = json.loads(_description(directory).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return Corpus(folder=directory, **described) if described.pop("stamp", None) == stamp else None
