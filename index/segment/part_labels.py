"""The people or the sources of a part: labels that articles have, each by its key, as first written."""

import numpy as np
from numpy.typing import NDArray

from index.documents import label_key
from index.segment.ordered_texts import KindTerms, terms_of
from index.segment.part_dictionary import bare_text


class PartLabels:
    """The labels of one kind, numbered in order of appearance."""

    def __init__(self) -> None:
        self._keys: list[str] = []
        self._values: list[str] = []
        self._numbers: dict[str, int] = {}
        # By the label as written: most have been met before.
        self._of_values: dict[str, int] = {}

    def number(self, value: str) -> int:
        """Return the number of the label `value`; -1 where it has no syllables."""
        number = self._of_values.get(value)
        if number is None:
            key = " ".join(label_key(value))
            number = self._numbers.setdefault(key, len(self._keys)) if key else -1
            if number == len(self._keys):
                self._keys.append(key)
                self._values.append(value)
            self._of_values[value] = number
        return number

    def terms(self) -> tuple[KindTerms, KindTerms, NDArray[np.int32]]:
        """Return the terms of the labels, those of their bare twins, and int32: which of these the twin of each is."""
        labels, bare = terms_of(self._keys), terms_of([bare_text(key) for key in self._keys])
        return labels, bare, bare.ranks[labels.order]

    def written(self, labels: KindTerms) -> list[str]:
        """Return the labels as first written, in the order of their terms."""
        return [self._values[number] for number in labels.order.tolist()]
