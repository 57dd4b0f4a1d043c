"""Articles as every peer is given them: the syllables Tra Báo finds, in its one spelling, joined by spaces.

Peers so have the same tokens as Tra Báo without any analysis of their own: a tokenizer that cuts at spaces is the
fastest they have. What is indexed is written once, and each of them reads it.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from corpus.article import Article
from index.spelling import bare_form, exact_form

_SYLLABLE = re.compile(r"[^\W_]+")

FIELDS = ("title", "lede", "body")
"""The fields that peers index, each twice: as typed with marks, and bare."""


class Analysed(NamedTuple):
    """One article.

    Attributes:
        exact: The exact forms of the syllables of each of `FIELDS`, joined by spaces.
        bare: Their bare forms, as many.
        record: The article as JSON, which every index keeps beside the terms as Tra Báo's does.
    """

    exact: tuple[str, str, str]
    bare: tuple[str, str, str]
    record: str


class _Forms(dict[str, str]):
    """Syllables as written, with their forms: each is worked out once."""

    def __init__(self, form: Callable[[str], str]) -> None:
        super().__init__()
        self._form = form

    def __missing__(self, syllable: str) -> str:
        self[syllable] = self._form(syllable)
        return self[syllable]


class Analyzer:
    """Analyses articles; its tokens are those of `index.analyzer.syllables`, without an object for each."""

    def __init__(self) -> None:
        self._exact = _Forms(exact_form)
        self._bare = _Forms(bare_form)

    def forms(self, text: str) -> list[str]:
        """Return the exact forms of the syllables of `text`.

        >>> Analyzer().forms("Thuý đi Hội An.")
        ['thúy', 'đi', 'hội', 'an']
        """
        exact = self._exact
        return [exact[syllable] for syllable in _SYLLABLE.findall(text)]

    def bare(self, forms: Sequence[str]) -> list[str]:
        """Return the bare forms of `forms`, exact ones.

        >>> Analyzer().bare(["thúy", "đi"])
        ['thuy', 'di']
        """
        bare = self._bare
        return [bare[form] for form in forms]

    def analysed(self, article: Article) -> Analysed:
        """Return `article` analysed.

        >>> analysed = Analyzer().analysed(Article(id="1", title="Thuý đi Hội An.", body=("Mưa,", "gió.")))
        >>> analysed.exact, analysed.bare
        (('thúy đi hội an', '', 'mưa gió'), ('thuy di hoi an', '', 'mua gio'))
        """
        title, lede, body = (
            self.forms(text) for text in (article.title, article.lede, "\n".join(article.body))
        )
        return Analysed(
            (" ".join(title), " ".join(lede), " ".join(body)),
            (" ".join(self.bare(title)), " ".join(self.bare(lede)), " ".join(self.bare(body))),
            json_record(article),
        )


def json_record(article: Article) -> str:
    r"""Return `article` as a line of JSON that `corpus.readers` reads back.

    >>> json_record(Article(id="1", title="Lũ về", body=("Mưa to.",)))
    '{"id": "1", "title": "Lũ về", "body": ["Mưa to."]}'
    """
    record = {
        "id": article.id,
        "title": article.title,
        "lede": article.lede,
        "body": article.body,
        "people": [
            {"name": person.name, "roles": person.roles, "mentions": person.mentions}
            for person in article.people
        ],
        "captions": article.captions,
        "published": article.published.isoformat() if article.published else None,
        "author": article.author,
        "source": article.source,
        "url": article.url,
    }
    return json.dumps({name: value for name, value in record.items() if value}, ensure_ascii=False)


def analysed_line(analysed: Analysed) -> str:
    """Return `analysed` as one line of a file."""
    return "\t".join((*analysed.exact, *analysed.bare, analysed.record)) + "\n"


def read_analysed(path: Path) -> Iterator[Analysed]:
    """Yield the articles of a file of such lines."""
    # JSON may hold U+2028 and the like, at which only "\n" as newline does not break a line.
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            title, lede, body, title_bare, lede_bare, body_bare, record = line.rstrip("\n").split("\t")
            yield Analysed((title, lede, body), (title_bare, lede_bare, body_bare), record)
