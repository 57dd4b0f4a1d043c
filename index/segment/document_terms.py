"""Terms that say something of a whole article and stand at no place: what it explains of abbreviations."""

from functools import lru_cache
from typing import NamedTuple

from corpus.abbreviations import Abbreviation, definitions
from corpus.abbreviations.known import letters
from corpus.article import Article
from index.analyzer import syllables
from index.segment.layout import Kind
from index.spelling import bare_form

_BETWEEN = "\t"


class ExplainedForm(NamedTuple):
    """A term of `Kind.SHORT_FORM` or `Kind.LONG_FORM`.

    Attributes:
        key: What it is looked up by: the bare letters of the short form, or the bare syllables of the long one.
        short: The abbreviation as written.
        long: What it stands for, as written.
    """

    key: str
    short: str
    long: str

    @property
    def text(self) -> str:
        """The term's text, which begins with its key."""
        return _BETWEEN.join(self)


def explained_terms(article: Article) -> list[tuple[bytes, str]]:
    r"""Return kind and text of the terms for the abbreviations that `article` explains, each once.

    >>> [text for _, text in explained_terms(Article(id="1", title="", body=("Hội Khuyến học (HKH) họp.",)))]
    ['hkh\tHKH\tHội Khuyến học', 'hoi khuyen hoc\tHKH\tHội Khuyến học']
    """
    terms: dict[tuple[bytes, str], None] = {}
    for text in (article.title, article.lede, *article.body):
        for found in definitions(text):
            terms.update(dict.fromkeys(_terms_of(found)))
    return list(terms)


# Articles explain the same again and again.
@lru_cache(maxsize=1 << 14)
def _terms_of(found: Abbreviation) -> tuple[tuple[bytes, str], tuple[bytes, str]]:
    written = _written(found)
    return (
        (Kind.SHORT_FORM, ExplainedForm(short_key(found.short), *written).text),
        (Kind.LONG_FORM, ExplainedForm(long_key(found.long), *written).text),
    )


def _written(found: Abbreviation) -> tuple[str, str]:
    return tuple(" ".join(text.split()) for text in (found.short, found.long))  # type: ignore[return-value]  # of two


def explained_form(term: bytes) -> ExplainedForm:
    r"""Return what the term, its kind in front, says.

    >>> explained_form(b"hhkh\tHKH\tHoi").key
    'hkh'
    """
    return ExplainedForm(*term[1:].decode("utf-8", "surrogatepass").split(_BETWEEN))


def short_key(short: str) -> str:
    """Return what an abbreviation is looked up by.

    >>> short_key("TP.HCM"), short_key("HĐND")
    ('tphcm', 'hdnd')
    """
    return bare_form(letters(short))


def long_key(long: str) -> str:
    """Return what a long form is looked up by.

    >>> long_key("Ủy ban nhân dân")
    'uy ban nhan dan'
    """
    return " ".join(bare_form(token.text) for token in syllables(long))


def key_prefix(kind: bytes, key: str) -> bytes:
    """Return how the terms of `kind` with that key begin."""
    return kind + f"{key}{_BETWEEN}".encode()
