"""Every number that decides the order of hits, in one table.

They stand in this layer because what a posting is worth is worked out when the index is written
(`index.segment.impacts`); the formula is in `search.ranking`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Every number that decides the order of hits.

    Attributes:
        fields: w_f, what an occurrence in a field is worth; the body's is 1.
        length_normalisation: b_f, from 0 (length is ignored) to 1.
        saturation: k1, above 0: the weighted frequency at which half of a term's score is reached.
        other_form: What an occurrence is worth whose marks were not typed, from 0 to 1: the closer form ranks
            higher.
        words: What a matching word of the segmentation adds, as a share of its own score.
        content: The share of its idf that a syllable must have beyond chance to count in full (`search.ranking.content`).
        least_content: What one without any such share counts, from 0 to 1.
        pairs: What two syllables in a row add, when they stand so in the query, as a share of the pair's score.
        near: What all words of a query in one place of an article add, as a share of their weight (`search.nearness`).
        near_places: How many syllables such a place has.
        near_candidates: So many of the best articles are looked at for it.
    """

    fields: Mapping[str, float]
    length_normalisation: Mapping[str, float]
    saturation: float
    other_form: float
    content: float
    least_content: float
    words: float
    pairs: float
    near: float
    near_places: int
    near_candidates: int

    def written(self) -> dict[str, Any]:
        """Return those that an index is written with, as plain values: another one must be written for others."""
        names = ("fields", "length_normalisation", "saturation", "other_form")
        return {name: getattr(self, name) for name in names}


WEIGHTS = Weights(
    fields={"title": 3.0, "lede": 2.5, "body": 1.0, "people": 2.0, "author": 0.5},
    length_normalisation={"title": 0.3, "lede": 0.5, "body": 0.8, "people": 0.3, "author": 0.0},
    saturation=1.4,
    other_form=0.4,
    content=0.5,
    least_content=0.5,
    words=0.05,
    pairs=0.3,
    near=0.35,
    near_places=64,
    near_candidates=50,
)
"""The weights in force."""
