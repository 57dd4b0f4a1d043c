"""The codes of characters by which `index.sieve` mixes a syllable into a number, for Python and for compiled loops."""

SEPARATOR, OTHER = 0, 255
"""What parts syllables; what stands in one and is no letter or digit that the sieve knows."""

BUCKETS = 1 << 12
"""How many different numbers there are: as many bytes as fit well into a core's nearest cache."""

FACTOR = 37
"""What the number is multiplied by for every character: more than there are codes, and odd."""
