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
| `"bí thư tỉnh ủy"~3` | these syllables in this order, at most three others among them; must hold |
| `lũ^2`, `"lũ quét"^0.5`, `(lũ bão)^3` | what it adds to the score, multiplied |
| `*`, `*:*` | every article |

Typed marks bind, untyped ones are free, syllable by syllable (`index.spelling.typed_level`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from index.schema import TEXT_FIELDS
from index.spelling import FORM_OF_LEVEL, Level, beginning_form, typed_level


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
        return FORM_OF_LEVEL[self.level](written).startswith(self.beginning)

    @property
    def beginning(self) -> str:
        """How the terms begin that the index holds at its level for syllables that begin with it."""
        return beginning_form(self.text, self.level)


@dataclass(frozen=True, slots=True)
class Term:
    """Articles with the syllable in one of the fields; quoted, it must hold; `boost` multiplies its score."""

    syllable: Syllable
    fields: tuple[str, ...] = TEXT_FIELDS
    must_hold: bool = False
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Prefix:
    """Articles with a syllable that begins so in one of the fields; `boost` multiplies its score."""

    syllable: Syllable
    fields: tuple[str, ...] = TEXT_FIELDS
    must_hold: bool = False
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Articles with the syllables in this order in one paragraph of one of the fields.

    It occurs once for every place of its first syllable from which the others can be reached, each at its next
    place after the one before.

    Attributes:
        syllables: Two or more.
        fields: Where it is looked for.
        must_hold: Whether it was quoted.
        slop: How many other syllables may stand among them altogether; 0 is in a row.
        boost: Multiplies its score.
    """

    syllables: tuple[Syllable, ...]
    fields: tuple[str, ...] = TEXT_FIELDS
    must_hold: bool = False
    slop: int = 0
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Widened:
    """Articles with what was typed or, where it does not stand, with something else that means the same.

    `UBND` and *ủy ban nhân dân*: an article that has either has the word. No parser makes it, `search.understanding.abbreviations` does.

    Attributes:
        typed: What was typed.
        others: What stands for it, in the order in which it is looked for.
    """

    typed: "TypedLeaf"
    others: "tuple[TypedLeaf, ...]"

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of what was typed."""
        return self.typed.fields

    @property
    def must_hold(self) -> bool:
        """Whether what was typed must hold."""
        return self.typed.must_hold

    @property
    def boost(self) -> float:
        """The boost of what was typed."""
        return self.typed.boost


@dataclass(frozen=True, slots=True)
class Everything:
    """Every article, with a score of 0; there is nothing of it to show in a text."""


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


TypedLeaf = Term | Prefix | Phrase
Leaf = TypedLeaf | Widened
Node = Leaf | Everything | And | Or | Not


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
        """Whether nothing was asked, or everything was asked for."""
        return not self.wanted and all(isinstance(part, Everything) for part in self.required.parts)


def leaves(node: Node) -> Iterator[Leaf]:
    """Yield the leaves of `node` that may be found in a matching article: none from under a `Not`."""
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from leaves(part)
    elif isinstance(node, Leaf):
        yield node


def count_leaves(node: Node) -> int:
    """Return the number of leaves of `node`, those under a `Not` and each `Everything` too."""
    if isinstance(node, And | Or):
        return sum(count_leaves(part) for part in node.parts)
    return count_leaves(node.part) if isinstance(node, Not) else 1


def query_leaves(query: Query) -> tuple[Leaf, ...]:
    """Return every leaf of `query` that a matching article may show."""
    return (*query.wanted, *leaves(query.required))


def with_leaves(node: Node, change: Callable[[TypedLeaf], Leaf]) -> Node:
    """Return `node` with every leaf as typed, those under a `Not` too, replaced by what `change` makes of it."""
    if isinstance(node, And | Or):
        return replace(node, parts=tuple(with_leaves(part, change) for part in node.parts))
    if isinstance(node, Not):
        return Not(with_leaves(node.part, change))
    return change(node) if isinstance(node, TypedLeaf) else node


def parts_of(leaf: Leaf) -> tuple[TypedLeaf, ...]:
    """Return what was typed for `leaf`, and what may stand for it."""
    return (leaf.typed, *leaf.others) if isinstance(leaf, Widened) else (leaf,)


def typed_syllables(leaf: Leaf) -> tuple[Syllable, ...]:
    """Return the syllables that were typed for `leaf`."""
    if isinstance(leaf, Widened):
        return typed_syllables(leaf.typed)
    return leaf.syllables if isinstance(leaf, Phrase) else (leaf.syllable,)


def typed_text(leaf: Leaf) -> str:
    """Return what was typed for `leaf`, without quotes, fields and the like.

    >>> typed_text(Prefix(Syllable.typed("ngh")))
    'ngh*'
    """
    text = " ".join(syllable.text for syllable in typed_syllables(leaf))
    return f"{text}*" if isinstance(leaf, Prefix) else text


def in_fields(node: Node, fields: tuple[str, ...]) -> Node:
    """Return `node` restricted to `fields`; a field named deeper inside stays as it is."""
    return with_leaves(
        node, lambda leaf: replace(leaf, fields=fields) if leaf.fields == TEXT_FIELDS else leaf
    )


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
