"""The passages of each article that show best why it matched, chosen for all articles of a page at once."""

from collections.abc import Sequence

import numpy as np

from search.character_kinds import CHARACTER_KINDS
from search.loops import loops
from search.marking import MarkedTexts, Piece

MOST_PASSAGES = 2
"""Passages shown of one body."""

PASSAGE_CHARACTERS = 220
"""How long a passage is at the most, without its ellipses."""

_BEFORE = PASSAGE_CHARACTERS // 3
"""How many of them may stand before the word that it is shown for."""

_NONE = -1


def snippets(marked: MarkedTexts, bodies: Sequence[range]) -> list[tuple[str, ...]]:
    """Return the best passages of each body as HTML, in the order of the text; none where nothing is marked.

    Args:
        marked: The texts of some articles.
        bodies: Of each body, the numbers of its paragraphs.
    """
    chosen = passages(marked, bodies)
    html = iter(marked.html_of([passage for of_body in chosen for passage in of_body]))
    return [tuple(shortened(marked, passage, next(html)) for passage in of_body) for of_body in chosen]


def passages(marked: MarkedTexts, bodies: Sequence[range]) -> list[list[Piece]]:
    """Return the best passages of each body, in the order of the text; none where nothing is marked.

    A passage is worth the different words of the query that it shows, then how often. Cuts fall between words.

    Args:
        marked: The texts of some articles.
        bodies: Of each body, the numbers of its paragraphs.
    """
    if not marked.places.size:
        return [[] for _ in bodies]
    chosen = np.full((len(bodies), MOST_PASSAGES, 3), _NONE, np.int64)
    loops().best_passages(
        marked.characters.codes,
        CHARACTER_KINDS,
        marked.characters.text_starts,
        marked.syllables.starts,
        marked.syllables.ends,
        marked.syllables.bounds,
        marked.places,
        marked.leaves,
        marked.bounds,
        np.array([(body.start, body.stop) for body in bodies], np.int64).reshape(-1, 2),
        np.array((marked.found.shape[1], PASSAGE_CHARACTERS, _BEFORE), np.int64),
        chosen,
    )
    return [
        [(number, start, end) for number, start, end in of_body if number != _NONE]
        for of_body in chosen.tolist()
    ]


def shortened(marked: MarkedTexts, passage: Piece, html: str) -> str:
    """Return the HTML of `passage` with an ellipsis where its text goes on."""
    number, start, end = passage
    before = "… " if start > 0 else ""
    after = " …" if end < len(marked.texts[number]) else ""
    return f"{before}{html.strip()}{after}"
