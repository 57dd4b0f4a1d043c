"""How many of the people that articles name are found: precision, recall and F1 on labelled real articles.

    python -m tests.relevance.people

The labels hold no names: each person is an offset pair into one field of an article of ../shared/news, and the scorer
reads the name there. A name counts as found if it is the same, whatever its case, Unicode form and tone placement.
"""

import gzip
import json
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypedDict

from corpus.article import Article
from corpus.people import find_people
from corpus.people.names import phrase_key
from corpus.people.tagging import TaggedWord
from index.segmentation import tag
from tests.shared import NEWS

LABELS = Path(__file__).with_name("people_dev.jsonl")
SETS = ("dev", "held_out", "dev_2", "dev_3", "held_out_2")


class Figure(TypedDict):
    """One line of the table; precision, recall and F1 are between 0 and 1."""

    set: str
    method: str
    articles: int
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """An article with the keys of the names it was labelled with.

    Attributes:
        set: `dev`, `dev_2` or `dev_3`, whose faults were looked at, `held_out` or `held_out_2`.
        article: The article, its body one paragraph as in the source.
        names: The labelled names' keys.
    """

    set: str
    article: Article
    names: frozenset[str]


class NoNewsError(Exception):
    """The news that the labels point into is not on this machine."""


def name_key(name: str) -> str:
    """Return what two spellings of one name share: case, Unicode form, tone placement and spaced hyphens aside.

    >>> name_key("Lê  Văn HOÀ") == name_key("lê văn hòa")
    True
    """
    return phrase_key(unicodedata.normalize("NFC", name).replace(" - ", "-"))


def load_labelled() -> list[Labelled]:
    """Return the labelled articles, in the order of the labels.

    Raises:
        NoNewsError: ../shared/news is absent.
    """
    if not NEWS.exists():
        raise NoNewsError(
            f"the labels point into {NEWS.name}, expected in ../shared/news beside the repository"
        )
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    wanted = {label["id"] for label in labels}
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        rows = {row["id"]: row for row in map(json.loads, lines) if row["id"] in wanted}
    return [_labelled(label, rows[label["id"]]) for label in labels]


def scores(found: Iterable[frozenset[str]], expected: Iterable[frozenset[str]]) -> tuple[float, float, float]:
    """Return micro precision, recall and F1 of names over articles.

    >>> scores([frozenset({"a", "b"})], [frozenset({"a"})])
    (0.5, 1.0, 0.6666666666666666)

    Args:
        found: The names found, an article each.
        expected: The names labelled, in the same order.
    """
    pairs = list(zip(found, expected, strict=True))
    right = sum(len(names & labels) for names, labels in pairs)
    total = sum(len(names) for names, _ in pairs)
    wanted = sum(len(labels) for _, labels in pairs)
    return (
        right / total if total else 0.0,
        right / wanted if wanted else 0.0,
        2 * right / (total + wanted) if total + wanted else 0.0,
    )


def figures() -> list[Figure]:
    """Return the figures of both sets, the finder's and the naive baseline's.

    Raises:
        NoNewsError: ../shared/news is absent.
    """
    labelled = load_labelled()
    tagger = cache(tag)
    return [
        _figure(chosen, method, [each for each in labelled if each.set == chosen], names)
        for chosen in SETS
        for method, names in (
            ("find_people", lambda article: _found(article, tagger)),
            ("naive Np", lambda article: _naive(article, tagger)),
        )
    ]


def _figure(
    chosen: str, method: str, labelled: Sequence[Labelled], names: Callable[[Article], frozenset[str]]
) -> Figure:
    precision, recall, f1 = scores(
        (names(each.article) for each in labelled), (each.names for each in labelled)
    )
    return {
        "set": chosen,
        "method": method,
        "articles": len(labelled),
        "precision": precision,
        "recall": recall,
        "f1": f1,
    }


def _labelled(label: dict[str, object], row: dict[str, object]) -> Labelled:
    captions = row["captions"]
    spans = label["people"]
    if not isinstance(captions, list) or not isinstance(spans, list):
        raise TypeError(f"article {row['id']}: captions and people must be lists; the file may be damaged")
    article = Article(
        id=str(row["id"]),
        title=str(row["title"]),
        lede=str(row["lede"]),
        body=(str(row["body"]),),
        captions=tuple(map(str, captions)),
    )
    fields = {"title": article.title, "lede": article.lede, "body": article.body[0]}
    fields |= {f"captions.{number}": caption for number, caption in enumerate(article.captions)}
    names = frozenset(name_key(fields[name][start:end]) for name, start, end in spans)
    return Labelled(set=str(label["split"]), article=article, names=names)


def _found(article: Article, tagger: Callable[[str], Sequence[TaggedWord]]) -> frozenset[str]:
    return frozenset(name_key(person.name) for person in find_people(article, tagger))


def _naive(article: Article, tagger: Callable[[str], Sequence[TaggedWord]]) -> frozenset[str]:
    """Every run of words tagged as proper nouns, of two syllables or more."""
    names: set[str] = set()
    for text in (article.title, article.lede, *article.body, *article.captions):
        run: list[str] = []
        for word in (*tagger(text), TaggedWord("", "", 0, 0)):
            if word.tag == "Np":
                run.append(word.text)
                continue
            name = " ".join(run)
            if " " in name:
                names.add(name_key(name))
            run = []
    return frozenset(names)


def main() -> None:
    """Print the table, or why there is none."""
    try:
        rows = figures()
    except NoNewsError as error:
        sys.exit(f"people are not scored: {error}")
    write = sys.stdout.write
    write(f"{'set':<10} {'method':<12} {'articles':>8} {'P':>6} {'R':>6} {'F1':>6}\n")
    for row in rows:
        write(
            f"{row['set']:<10} {row['method']:<12} {row['articles']:>8} "
            f"{row['precision']:>6.3f} {row['recall']:>6.3f} {row['f1']:>6.3f}\n"
        )


if __name__ == "__main__":
    main()
