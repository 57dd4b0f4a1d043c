"""The fields of the index, as Whoosh's schema names them.

A text field is held in four forms, all at the same positions: its syllables exact (`title`), bare (`title_bare`) and
toneless (`title_toneless`, those that bear a vowel mark), and its words (`title_words`). The article is stored whole.
"""

from array import array
from collections.abc import Sequence

from whoosh.fields import ID, STORED, FieldType, Schema
from whoosh.formats import Format

TEXT_FIELDS = ("title", "lede", "body", "people", "author")
"""The fields that are searched."""

WORD_FIELDS = ("title", "lede", "body")
"""The text fields whose words are indexed beside their syllables."""

NO_DATE = -(1 << 62)
"""What `published` holds for an article without a date."""

FORMAT_VERSION = 7
"""Counted up whenever what the index holds changes its form or meaning."""


class PositionsFormat(Format):  # type: ignore[misc]  # Whoosh has no types
    """A posting's value: its positions as unsigned 32-bit integers in the machine's order."""

    def encode(self, positions: Sequence[int]) -> bytes:
        """Return the value of a posting at `positions`."""
        return array("I", positions).tobytes()

    def decode_frequency(self, value: bytes) -> int:
        """Return how often the term occurs."""
        return len(value) // array("I").itemsize

    def decode_weight(self, value: bytes) -> float:
        """Return the frequency as Whoosh's weight."""
        return float(self.decode_frequency(value))

    def decode_positions(self, value: bytes) -> list[int]:
        """Return the positions."""
        return array("I", value).tolist()


class ArrayField(FieldType):  # type: ignore[misc]  # Whoosh has no types
    """A field whose postings lie in arrays, written by `index.writer` and not by way of Whoosh's analyzers."""

    def __init__(self) -> None:
        self.format = PositionsFormat()
        self.analyzer = None
        self.indexed = True
        self.scorable = True
        self.stored = False
        self.unique = False
        self.vector = None
        self.column_type = None
        self.spelling = False

    def supports(self, name: str) -> bool:
        """Whether postings hold what `name` says: positions and frequencies, no more."""
        return name in {"positions", "frequency", "weight"}


def bare_field(field: str) -> str:
    """Return the name of the schema's field for the bare syllables of `field`.

    >>> bare_field("title")
    'title_bare'
    """
    return f"{field}_bare"


def toneless_field(field: str) -> str:
    """Return the name of the schema's field for the toneless syllables of `field`.

    >>> toneless_field("title")
    'title_toneless'
    """
    return f"{field}_toneless"


def words_field(field: str) -> str:
    """Return the name of the schema's field for the words of `field`.

    >>> words_field("body")
    'body_words'
    """
    return f"{field}_words"


def whoosh_schema() -> Schema:
    """Return the schema of an index."""
    fields = {field: ArrayField() for field in TEXT_FIELDS}
    fields |= {bare_field(field): ArrayField() for field in TEXT_FIELDS}
    fields |= {toneless_field(field): ArrayField() for field in TEXT_FIELDS}
    fields |= {words_field(field): ArrayField() for field in WORD_FIELDS}
    return Schema(id=ID(unique=True), article=STORED, **fields)
