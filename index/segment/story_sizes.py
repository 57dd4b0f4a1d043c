"""The numbers that signatures and stories are made with; the index must be built anew for others."""

from typing import Final

MINIMA: Final = 63
"""How many minima a signature has."""

ROWS: Final = 3
"""How many minima make a band: articles are compared when all of a band agree."""

BANDS: Final = MINIMA // ROWS
"""How many bands a signature has."""

SHORT: Final = 30
"""A text of fewer shingles is the same as another or none: too few to estimate from."""

FEWEST_SHINGLES: Final = 10
"""A text of fewer different shingles belongs to no story but its own: a bare headline may come again on another day."""

SAME: Final = 32
"""Articles are nearly the same when so many of their minima agree at the least, about half of their shingles."""

MOST_LEADERS: Final = 64
"""An article is compared with so many of those that have the same band, the first: what a thousand share is a form."""
