"""Which numbers belong to this sequence of numbers? A hash table in two arrays, that compiled loops can read.

Good for looking many short sequences up without making an object of any: a word of a text takes some 50 ns. Bad for
taking one away: a table is made for so many and thrown away whole.
"""

import os
import threading

import numpy as np
from numpy.typing import NDArray

ADDING = threading.Lock()
"""Held by whoever adds to any table or vocabulary, and over a fork: no process begins life with a half-added token."""

os.register_at_fork(before=ADDING.acquire, after_in_parent=ADDING.release, after_in_child=ADDING.release)


class VocabularyFullError(Exception):
    """A vocabulary has no room for what a text needs; another has to be begun."""


class RecordTable:
    """Sequences of uint32 with values of uint32; the loops of `index.words.lookup_kernels` find them and add to them.

    A record is seen by nobody before it is whole, so readers need no lock; those who add do.

    Attributes:
        slots: int32, a power of two: where the record of the sequence that hashes there begins; 0 where there is none.
        records: uint32: how many numbers a sequence has, how many values, the sequence, the values; one after another.
        room: int64[2], where the next record begins, and how many more sequences there may be.
    """

    def __init__(self, sequences: int, length: int) -> None:
        """Make a table for so many sequences, whose records take `length` numbers in all."""
        # Of zeros the system gives no page before it is written to, so unused room costs nothing.
        self.slots: NDArray[np.int32] = np.zeros(1 << (2 * sequences).bit_length(), np.int32)
        self.records: NDArray[np.uint32] = np.zeros(length + 1, np.uint32)
        # No record begins at 0, which marks a free slot.
        self.room: NDArray[np.int64] = np.array([1, sequences], np.int64)

    @property
    def free(self) -> int:
        """How many more sequences there may be: less, where another thread has added some."""
        return int(self.room[1])
