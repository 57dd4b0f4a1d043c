"""Sets of topics: articles, queries as people type them, and which articles answer each."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.article import Article

QUESTION_SETS = ("xquad_vi", "mlqa_dev_vi")
"""Questions with judged paragraphs; each brings its own corpus."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicSet:
    """One set.

    Attributes:
        name: Its folder's name.
        folder: Where it lies.
        queries: For each of its `queries*.tsv`, by stem: topic id → query.
        qrels: Topic id → article id → grade, above 0 where it answers.
    """

    name: str
    folder: Path
    queries: Mapping[str, Mapping[str, str]]
    qrels: Mapping[str, Mapping[str, int]]

    def articles(self) -> Iterator[Article]:
        """Yield the articles of `corpus.jsonl`: `id`, `title`, and `lede` and `body`, or `text`."""
        with (self.folder / "corpus.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                text = record.get("body") or record.get("text") or ""
                yield Article(
                    id=str(record["id"]),
                    title=record.get("title") or "",
                    lede=record.get("lede") or "",
                    body=tuple(part for part in text.split("\n") if part.strip()),
                )


def read_topics(folder: Path) -> TopicSet:
    """Return the set in `folder`.

    Raises:
        FileNotFoundError: It holds no `qrels.tsv` or no `corpus.jsonl`.
    """
    qrels: dict[str, dict[str, int]] = {}
    for topic, article, grade in _rows(folder / "qrels.tsv"):
        qrels.setdefault(topic, {})[article] = int(grade)
    (folder / "corpus.jsonl").stat()
    queries = {path.stem: dict(_rows(path)) for path in sorted(folder.glob("queries*.tsv"))}
    return TopicSet(name=folder.name, folder=folder, queries=queries, qrels=qrels)


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
