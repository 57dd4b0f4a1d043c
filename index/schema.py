"""The fields of the index, and how their postings are written.

A text field is held in five forms, each a field of Whoosh's schema: its syllables at the three levels of
`index.spelling`, all at the same positions, and its words, exact and bare. What is filtered, sorted and counted
by stands in columns; the article itself is stored whole.
"""

from array import array
from collections.abc import Iterator, Mapping, Sequence

from whoosh.columns import NumericColumn, RefBytesColumn, VarBytesColumn
from whoosh.fields import COLUMN, ID, STORED, FieldType, Schema
from whoosh.formats import Format

from index.spelling import Level

TEXT_FIELDS = ("title", "lede", "body", "people", "author")
"""The fields that are searched."""

WORD_FIELDS = ("title", "lede", "body")
"""The text fields whose words are indexed beside their syllables."""

NO_DATE = -(1 << 62)
"""What the `published` column holds for an article without a date."""

FORMAT_VERSION = 1
"""Counted up whenever what the fields hold changes its form or meaning."""


def syllable_field(field: str, level: Level) -> str:
    """Return the name of the schema field that holds the syllables of `field` at `level`.

    >>> syllable_field("title", Level.EXACT), syllable_field("title", Level.BARE)
    ('title', 'title_bare')
    """
    return field if level is Level.EXACT else f"{field}_{level}"


def word_field(field: str, level: Level) -> str:
    """Return the name of the schema field that holds the words of `field`, exact or bare.

    >>> word_field("body", Level.BARE)
    'body_words_bare'
    """
    return f"{field}_words" if level is Level.EXACT else f"{field}_words_{level}"


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


class TermsField(FieldType):  # type: ignore[misc]  # Whoosh has no types
    """A field that is given its terms ready, as a mapping from term to positions.

    Whoosh's own way, an analyzer called at every field, would cut and segment the same text five times.
    """

    def __init__(self) -> None:
        self.format = PositionsFormat()
        self.analyzer = None
        self.indexed = True
        self.scorable = False
        self.stored = False
        self.unique = False
        self.vector = None
        self.column_type = None
        self.spelling = False

    def index(
        self, value: Mapping[str, Sequence[int]], **_: object
    ) -> Iterator[tuple[bytes, int, float, bytes]]:  # Whoosh's signature
        """Yield what Whoosh's writer takes for each term: bytes, frequency, weight and value."""
        for term, positions in value.items():
            yield term.encode(), len(positions), float(len(positions)), self.format.encode(positions)

    def supports(self, name: str) -> bool:
        """Whether postings hold what `name` says: positions and frequencies, no more."""
        return name in {"positions", "frequency", "weight"}


def whoosh_schema() -> Schema:
    """Return the schema of a new segment."""
    text = {syllable_field(field, level): TermsField() for field in TEXT_FIELDS for level in Level}
    words = {
        word_field(field, level): TermsField() for field in WORD_FIELDS for level in (Level.EXACT, Level.BARE)
    }
    lengths = {f"{field}_length": COLUMN(NumericColumn("I")) for field in TEXT_FIELDS}
    return Schema(
        id=ID(unique=True),
        article=STORED,
        published=COLUMN(NumericColumn("q", default=NO_DATE)),
        source=COLUMN(RefBytesColumn()),
        names=COLUMN(VarBytesColumn()),
        **text,
        **words,
        **lengths,
    )
