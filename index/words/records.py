"""Which numbers belong to this sequence of numbers? A hash table in two arrays, that compiled loops can read.

Good for looking many short sequences up without making an object of any: a word of a text takes some 50 ns. Bad for
taking one away: a table is made for so many and thrown away whole.
"""

import os
import threading
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

ADDING = threading.Lock()
"""Held by whoever adds to any table or vocabulary, and over a fork: no process begins life with a half-added token."""

os.register_at_fork(before=ADDING.acquire, after_in_parent=ADDING.release, after_in_child=ADDING.release)


class VocabularyFullError(Exception):
    """A vocabulary has no room for what a text needs; another has to be begun."""


class RecordTable:
    """Sequences of uint32 with values of uint32.

    A record is seen by nobody before it is whole, so readers need no lock; those who add do.

    Attributes:
        slots: int32, a power of two: where the record of the sequence that hashes there begins; 0 where there is none.
        records: uint32: how many numbers a sequence has, how many values, the sequence, the values; one after another.
    """

    def __init__(self, sequences: int, length: int) -> None:
        """Make a table for so many sequences, whose records take `length` numbers in all."""
        # Of zeros the system gives no page before it is written to, so unused room costs nothing.
        self.slots: NDArray[np.int32] = np.zeros(1 << (2 * sequences).bit_length(), np.int32)
        self.records: NDArray[np.uint32] = np.zeros(length + 1, np.uint32)
        self._free_sequences = sequences
        # No record begins at 0, which marks a free slot.
        self._end = 1

    def add(self, slot: int, sequence: Sequence[int], values: Sequence[int]) -> bool:
        """Add a sequence at the free slot where a search for it has ended.

        Returns:
            False if there is no room for it.
        """
        record = (len(sequence), len(values), *sequence, *values)
        begin, end = self._end, self._end + len(record)
        if not self._free_sequences or end > self.records.size:
            return False
        self.records[begin:end] = record
        self._free_sequences -= 1
        self._end = end
        self.slots[slot] = begin
        return True

    def is_free(self, slot: int) -> bool:
        """Whether no sequence has come to `slot` since it was found free."""
        return not self.slots[slot]
