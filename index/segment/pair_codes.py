"""How a pair is one number: the places of its two syllables among those that pairs are made of."""

from typing import Final

PART_BITS: Final = 16
"""A place has so many bits; the first syllable's is above the second's."""

PART_MASK: Final = (1 << PART_BITS) - 1
"""The highest place."""
