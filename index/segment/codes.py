"""Which syllable stands at a place: the next one of a phrase is looked at there, instead of sought among its own places.

The syllables that stand at most places have a code of 16 bits, 65,535 of them; the others are so rare that their places
are soon walked.
"""

import numpy as np
from numpy.typing import NDArray

from index.segment.ahead import done_ahead
from index.segment.array_file import ArrayFile, ArrayFileWriter
from index.segment.layout import Kind
from index.segment.loops import loops
from index.segment.opened import Segment

CODES = 1 << 16
"""How many codes there are, 0, which is no syllable's or a rare one's, among them."""

_STRETCH = 1 << 24
"""How many places are worked out at a time, 32 MiB of codes."""


def write_codes(writer: ArrayFileWriter, segment: Segment) -> None:
    """Write the arrays `code_of` and `codes` of `segment`; see `index.segment.layout`."""
    exact = segment.terms.prefixed(Kind.EXACT)
    starts = segment.array("key_starts")[: exact.stop + 1]
    most = np.argsort(-np.diff(starts), kind="stable")[: CODES - 1]
    code_of = np.zeros(exact.stop, np.uint16)
    code_of[most] = np.arange(1, len(most) + 1)
    writer.add("code_of", code_of)
    keys = segment.slice("keys", 0, int(starts[-1]))
    writer.begin("codes", np.uint16)

    def placed(first: int) -> NDArray[np.uint16]:
        out = np.zeros(min(_STRETCH, segment.places - first), np.uint16)
        loops().place_codes(keys, starts, code_of, first, out)
        return out

    for out in done_ahead(placed, range(0, segment.places, _STRETCH)):
        writer.extend(out)


class SyllableCodes:
    """The codes of one segment of P places and E exact syllables, which are its first terms.

    Attributes:
        codes: uint16[P], the code of the syllable at each place; only what `check` has passed may be used.
    """

    def __init__(self, file: ArrayFile) -> None:
        """Open the codes in `file`; nothing is read yet."""
        self._file = file
        self.codes: NDArray[np.uint16] = file.unchecked("codes")

    def of(self, terms: NDArray[np.int64]) -> NDArray[np.uint16]:
        """Return uint16[n], the code of each of n exact terms, or 0.

        Raises:
            IndexDamagedError: The content has changed.
        """
        return self._file.gathered("code_of", terms)

    def check(self, places: NDArray[np.uint32], offset: int) -> None:
        """Compare what holds the codes at `places` plus `offset` with its checksums.

        Raises:
            IndexDamagedError: The content has changed.
        """
        width = self.codes.itemsize
        begin = self._file.offset("codes") + offset * width
        checked = np.frombuffer(self._file.checked, np.uint8)
        at = 0
        while (at := loops().first_unchecked(places, at, begin, width, checked)) < places.size:
            first = begin + int(places[at]) * width
            self._file.check_bytes(first, first + width)
