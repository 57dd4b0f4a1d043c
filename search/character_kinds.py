"""What the loops of marking and of passages have to know of a character."""

import numpy as np
from numpy.typing import NDArray

from index.words.tokens import SPACES

SPACE, SIGN, ESCAPED = 1, 2, 4
"""Bits: white space; the end of a clause, where space follows; what cannot stand in HTML as it is."""

# Its last stands for all characters past it, which are nothing of that.
CHARACTER_KINDS: NDArray[np.uint8] = np.zeros(ord(max(SPACES)) + 2, np.uint8)
"""uint8: the bits of each character; those past its end have none, as its last has."""

for _characters, _kind in ((SPACES, SPACE), (".!?…;,", SIGN), ("&<>\"'", ESCAPED)):
    CHARACTER_KINDS[[ord(character) for character in _characters]] = _kind
