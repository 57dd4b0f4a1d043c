"""What a reader typed becomes a query: words that are wanted, conditions that must hold.

The language, after the field's habits:

| typed | means |
|---|---|
| `bí thư tỉnh ủy` | all four wanted; articles with all come first, then those with most |
| `"bí thư tỉnh ủy"` | these syllables in a row; must hold |
| `title:lũ`, `tiêu đề:(lũ quét)` | in that field; must hold |
| `-lũ`, `NOT lũ` | must not hold |
| `lũ OR bão` | either side; OR binds loosest, so a word of several syllables stays whole |
| `(…)` | a group |
| `ngh*` | every syllable that begins so |

Typed marks bind, untyped ones are free, syllable by syllable (`index.spelling.typed_level`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.schema import TEXT_FIELDS
from index.spelling import FORM_OF_LEVEL, Level, typed_level


@dataclass(frozen=True, slots=True)
class Syllable:
    """A syllable as typed, with the level at which it binds."""

    text: str
    level: Level

    @classmethod
    def typed(cls, text: str) -> "Syllable":
        """Return `text` at the level of the marks that it bears."""
        return cls(text, typed_level(text))

    @property
    def form(self) -> str:
        """The term that the index holds for it at its level."""
        return FORM_OF_LEVEL[self.level](self.text)

    def matches(self, written: str) -> bool:
        """Whether it matches `written`, a syllable of a text."""
        return FORM_OF_LEVEL[self.level](written) == self.form

    def begins(self, written: str) -> bool:
        """Whether `written`, a syllable of a text, begins with it."""
        return FORM_OF_LEVEL[self.level](written).startswith(self.form)


@dataclass(frozen=True, slots=True)
class Term:
    """Articles with the syllable in one of the fields; quoted, it must hold."""

    syllable: Syllable
    fields: tuple[str, ...] = TEXT_FIELDS
    must_hold: bool = False


@dataclass(frozen=True, slots=True)
class Prefix:
    """Articles with a syllable that begins so in one of the fields."""

    syllable: Syllable
    fields: tuple[str, ...] = TEXT_FIELDS
    must_hold: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Articles with the syllables, two or more, in a row in one of the fields; quoted, it must hold."""

    syllables: tuple[Syllable, ...]
    fields: tuple[str, ...] = TEXT_FIELDS
    must_hold: bool = False


@dataclass(frozen=True, slots=True)
class And:
    """Articles that every part matches; all articles where there is none."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Or:
    """Articles that some part matches."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """Articles that the part does not match."""

    part: "Node"


Leaf = Term | Prefix | Phrase
Node = Leaf | And | Or | Not


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A parsed query.

    Attributes:
        wanted: Words without a condition, in the order typed: all are wanted, most suffice.
        required: What must hold besides; an empty `And` holds always.
    """

    wanted: tuple[Leaf, ...] = ()
    required: And = And(())

    @property
    def matches_everything(self) -> bool:
        """Whether nothing was asked."""
        return not self.wanted and not self.required.parts


def leaves(node: Node) -> Iterator[Leaf]:
    """Yield the leaves of `node` that may be found in a matching article: none from under a `Not`."""
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from leaves(part)
    elif not isinstance(node, Not):
        yield node


def count_leaves(node: Node) -> int:
    """Return the number of leaves of `node`, those under a `Not` too."""
    if isinstance(node, And | Or):
        return sum(count_leaves(part) for part in node.parts)
    return count_leaves(node.part) if isinstance(node, Not) else 1


def query_leaves(query: Query) -> tuple[Leaf, ...]:
    """Return every leaf of `query` that a matching article may show."""
    return (*query.wanted, *leaves(query.required))


def in_fields(node: Node, fields: tuple[str, ...]) -> Node:
    """Return `node` restricted to `fields`; a field named deeper inside stays as it is."""
    if isinstance(node, And | Or):
        return replace(node, parts=tuple(in_fields(part, fields) for part in node.parts))
    if isinstance(node, Not):
        return Not(in_fields(node.part, fields))
    return replace(node, fields=fields) if node.fields == TEXT_FIELDS else node


FIELD_NAMES = {
    "title": "title",
    "tiêu đề": "title",
    "tieu de": "title",
    "tít": "title",
    "lede": "lede",
    "sapo": "lede",
    "body": "body",
    "nội dung": "body",
    "noi dung": "body",
    "people": "people",
    "người": "people",
    "nguoi": "people",
    "author": "author",
    "tác giả": "author",
    "tac gia": "author",
}
"""What may stand before a colon, and the field that it names."""
