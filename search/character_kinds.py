"""What the loops of marking and of passages have to know of a character."""

from html import escape

import numpy as np
from numpy.typing import NDArray

from index.words.tokens import SPACES

SPACE, SIGN = 1, 2
"""Bits: white space; the end of a clause, where space follows."""

# Its last stands for all characters past it, which are nothing of that.
CHARACTER_KINDS: NDArray[np.uint8] = np.zeros(ord(max(SPACES)) + 2, np.uint8)
"""uint8: the bits of each character; those past its end have none, as its last has."""

for _characters, _kind in ((SPACES, SPACE), (".!?…;,", SIGN)):
    CHARACTER_KINDS[[ord(character) for character in _characters]] = _kind

_ESCAPED = {ord(character): escape(character) for character in "&<>\"'"}

ESCAPES: NDArray[np.uint8] = np.zeros((max(_ESCAPED) + 2, max(map(len, _ESCAPED.values()))), np.uint8)
"""uint8: what is written in HTML for each character, 0 behind its end; nothing for one that stands as it is, as its last does
and those past its end."""

for _code, _written in _ESCAPED.items():
    ESCAPES[_code, : len(_written)] = list(_written.encode())
