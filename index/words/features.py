"""What does the model see of a token, or of a word? pyvi's attributes, in pyvi's order.

An item (a token for the segmentation, a word for the tagging) lends attributes to itself and to its neighbours. Those
that depend on one item alone are looked up once an item; `Block` says which they are. Those that depend on more stand
in the context: whether two or three tokens are in the dictionary, whether a text begins or ends.

Source:
    `word2features` in pyvi 0.1.1, `ViTokenizer.py` and `ViPosTagger.py`; the order is that of its dicts, in which
    crfsuite adds the weights up.
"""

import string
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.words.model import Model, attribute_name

_FILTERED = frozenset((*string.punctuation, "…", "”", "“", "’", "..."))


def _always(_: str) -> bool:
    return True


def _begins_with_digit(item: str) -> bool:
    return item[:1].isdigit()


def _begins_upper(item: str) -> bool:
    return item[:3].isupper()


def _is_filtered(item: str) -> bool:
    return item in _FILTERED


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The attributes that one neighbour gives.

    Attributes:
        offset: How far the neighbour is: −1 is the item before.
        features: Name and value of each; a text's value becomes part of the name, a truth's says whether it is there.
        context: How many attributes of the context follow.
    """

    offset: int
    features: tuple[tuple[str, Callable[[str], str | bool]], ...]
    context: int = 0


TOKEN_BLOCKS = (
    Block(
        offset=0,
        features=(
            ("bias", _always),
            ("word.lower()", str.lower),
            ("word.isupper()", str.isupper),
            ("word.istitle()", str.istitle),
            ("word.isdigit()", str.isdigit),
        ),
    ),
    Block(
        offset=-1,
        features=(
            ("-1:word.lower()", str.lower),
            ("-1:word.istitle()", str.istitle),
            ("-1:word.isupper()", str.isupper),
        ),
        context=2,
    ),
    Block(
        offset=1,
        features=(
            ("+1:word.lower()", str.lower),
            ("+1:word.istitle()", str.istitle),
            ("+1:word.isupper()", str.isupper),
        ),
        context=2,
    ),
)
TOKEN_CONTEXT = ("-1:word.bi_gram()", "-2:word.tri_gram()", "+1:word.bi_gram()", "+2:word.tri_gram()")

WORD_BLOCKS = (
    Block(
        offset=0,
        features=(
            ("bias", _always),
            ("word.lower()", str.lower),
            ("word.istitle()", str.istitle),
            ("word.isdigit()", str.isdigit),
            ("word[:1].isdigit()", _begins_with_digit),
            ("word[:3].isupper()", _begins_upper),
            ("word.isfiltered", _is_filtered),
        ),
    ),
    Block(
        offset=-1,
        features=(
            ("-1:word.lower()", str.lower),
            ("-1:word.istitle()", str.istitle),
            ("-1:word[:1].isdigit()", _begins_with_digit),
            ("-1:word[:3].isupper()", _begins_upper),
        ),
    ),
    Block(
        offset=-2,
        features=(
            ("-2:word.lower()", str.lower),
            ("-2:word.istitle()", str.istitle),
            ("-2:word.isupper()", str.isupper),
        ),
        context=1,
    ),
    Block(
        offset=1,
        features=(
            ("+1:word.lower()", str.lower),
            ("+1:word.istitle()", str.istitle),
            ("+1:word[:1].isdigit()", _begins_with_digit),
            ("+1:word.isupper()", str.isupper),
        ),
    ),
    Block(
        offset=2,
        features=(
            ("+2:word.lower()", str.lower),
            ("+2:word.istitle()", str.istitle),
            ("+2:word.isupper()", str.isupper),
        ),
        context=1,
    ),
)
WORD_CONTEXT = ("BOS", "EOS")


class Template:
    """The attributes of a model's items, with their rows in its weights.

    Attributes:
        width: How many attributes one item lends, itself and its neighbours together.
        layout: int32[blocks, 5], in the order of adding: offset, first column and end of an item's attributes, first
            column and end of the context.
        context_rows: int32[contexts], the rows of the context's attributes.
    """

    def __init__(self, model: Model, blocks: Sequence[Block], context: Sequence[str]) -> None:
        features = [feature for block in blocks for feature in block.features]
        self.width = len(features)
        self.layout = layout_of(blocks)
        self.context_rows: NDArray[np.int32] = np.array([model.row(name) for name in context], np.int32)
        self._model = model
        # Several columns ask the same of an item: each question is put once.
        self._columns: dict[Callable[[str], str | bool], list[tuple[int, bytes, int]]] = {}
        for column, (name, feature) in enumerate(features):
            self._columns.setdefault(feature, []).append((column, f"{name}:".encode(), model.row(name)))

    def rows(self, item: str) -> list[int]:
        """Return the row of each attribute that `item` lends, `width` of them; 0 where it is false or unknown."""
        rows = [0] * self.width
        for feature, columns in self._columns.items():
            value = feature(item)
            if isinstance(value, str):
                name = attribute_name(value)
                for column, prefix, _ in columns:
                    rows[column] = 0 if name is None else self._model.rows.get(prefix + name, 0)
            elif value:
                for column, _, row in columns:
                    rows[column] = row
        return rows


def layout_of(blocks: Sequence[Block]) -> NDArray[np.int32]:
    """Return the layout of a template with `blocks`."""
    layout = []
    column = context = 0
    for block in blocks:
        end, context_end = column + len(block.features), context + block.context
        layout.append((block.offset, column, end, context, context_end))
        column, context = end, context_end
    return np.array(layout, np.int32)
