"""Sets of topics: articles, queries as people type them, and which articles answer each.

Question sets bring their own corpus. Known-item sets ask the news for one article each, by its headline or by one of
its captions, typed in several ways; what the query was taken from is not indexed.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.article import Article
from tests.relevance.topic_files import TopicFilesError, article_of, read_qrels, read_queries, read_records
from tests.shared import NEWS

QUESTION_SETS = ("xquad_vi", "mlqa_dev_vi")
"""Questions with judged paragraphs; each brings its own corpus."""

NEWS_SETS = ("headline", "caption")
"""Known items of the news: their folders hold no corpus. Captions are never indexed."""

AS_TYPED = "queries"
"""The form that the others are compared with: accents typed in full, nothing mistaken."""

_TITLE_IS_THE_QUERY = frozenset({"headline"})
_CORPORA = ("corpus.jsonl", "corpus.jsonl.gz")


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicSet:
    """One set.

    Attributes:
        name: Its folder's name.
        folder: Where it lies.
        corpus: The file of its articles.
        titled: Whether articles have their titles.
        queries: For each of its `queries*.tsv`, by stem, `queries` first: topic id → query.
        qrels: Topic id → article id → grade, above 0 where it answers.
    """

    name: str
    folder: Path
    corpus: Path
    titled: bool
    queries: Mapping[str, Mapping[str, str]]
    qrels: Mapping[str, Mapping[str, int]]

    def articles(self, passed_over: Counter[str] | None = None) -> Iterator[Article]:
        """Yield the articles, in the order of the file.

        Args:
            passed_over: Counts, by reason, the records that give none.

        Raises:
            TopicFilesError: A record cannot be read.
        """
        passed_over = Counter() if passed_over is None else passed_over
        seen: set[str] = set()
        for place, record in read_records(self.corpus):
            article = article_of(record, place, titled=self.titled)
            if not (article.title or article.lede or article.body):
                passed_over["without text"] += 1
            elif article.id in seen:
                passed_over["with the id of an earlier one"] += 1
            else:
                seen.add(article.id)
                yield article

    def judged(self, form: str) -> dict[str, str]:
        """Return the queries of a form that have an answer: topic id → query."""
        return {
            topic: query
            for topic, query in self.queries[form].items()
            if any(grade > 0 for grade in self.qrels.get(topic, {}).values())
        }

    def answers(self) -> set[str]:
        """Return the ids of the articles that answer any topic."""
        return {article for grades in self.qrels.values() for article, grade in grades.items() if grade > 0}

    def remarks(self) -> Iterator[str]:
        """Yield what a reader of the figures should know about the files."""
        for form, queries in self.queries.items():
            left_out = len(queries) - len(self.judged(form))
            if left_out:
                yield f"{left_out:,} of {len(queries):,} topics of {form} have no answer and are left out."

    def digest(self) -> str:
        """Return what changes with any of the set's files."""
        digest = hashlib.sha256()
        for path in (self.corpus, self.folder / "qrels.tsv", *sorted(self.folder.glob("queries*.tsv"))):
            digest.update(path.name.encode() + b"\n" + hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()[:16]


def read_topics(folder: Path, forms: Collection[str] = ()) -> TopicSet:
    """Return the set in `folder`.

    Args:
        folder: Has `qrels.tsv`, one `queries*.tsv` or more, and `corpus.jsonl`, gzip or not; that of a set of
            `NEWS_SETS` may do without.
        forms: Stems of the files of queries that are wanted; empty for all.

    Raises:
        TopicFilesError: A file is not there or cannot be read, or no query has an answer.
    """
    if not folder.is_dir():
        raise TopicFilesError(
            f"expected a folder with corpus.jsonl, queries*.tsv and qrels.tsv at {folder}, and there is none"
        )
    paths = sorted(folder.glob("queries*.tsv"), key=lambda path: (path.stem != AS_TYPED, path.stem))
    if not paths:
        raise TopicFilesError(f"expected a file queries.tsv or more of the kind in {folder}, found none")
    wanted = [path for path in paths if not forms or path.stem in forms]
    if not wanted:
        raise TopicFilesError(
            f"{folder} has no queries {' or '.join(forms)}; it has {', '.join(path.stem for path in paths)}"
        )
    topics = TopicSet(
        name=folder.resolve().name,
        folder=folder,
        corpus=_corpus(folder),
        titled=folder.resolve().name not in _TITLE_IS_THE_QUERY or _own_corpus(folder) is not None,
        queries={path.stem: read_queries(path) for path in wanted},
        qrels=read_qrels(folder / "qrels.tsv"),
    )
    for form in topics.queries:
        if not topics.judged(form):
            raise TopicFilesError(
                f"no topic of {folder / form}.tsv has an answer in {folder / 'qrels.tsv'}; their ids must be equal"
            )
    return topics


def _own_corpus(folder: Path) -> Path | None:
    return next((folder / name for name in _CORPORA if (folder / name).exists()), None)


def _corpus(folder: Path) -> Path:
    own = _own_corpus(folder)
    if own is None and folder.resolve().name in NEWS_SETS:
        own = NEWS if NEWS.exists() else None
        if own is None:
            raise TopicFilesError(f"expected its articles in {NEWS}, and there is no such file")
    if own is None:
        raise TopicFilesError(f"expected {' or '.join(_CORPORA)} in {folder}, found neither")
    return own
