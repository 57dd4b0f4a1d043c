"""Labels of documents (people, sources) as arrays: which document has which, ready to filter and count by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.analyzer import syllables
from index.spelling import exact_form


@dataclass(frozen=True, kw_only=True)
class Labels:
    """The labels of N documents, of which there are V different ones and L in all.

    Spellings that differ in case, tone placement or punctuation only are one label.

    Attributes:
        values: V labels as first written.
        keys: V tuples of their syllables in exact form.
        ids: int32[L], indexes into `values`, document after document, each once a document.
        starts: int64[N + 1]; the labels of document d are `ids[starts[d]:starts[d + 1]]`.
    """

    values: Sequence[str]
    keys: Sequence[tuple[str, ...]]
    ids: NDArray[np.int32]
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, labels_by_document: Iterable[Sequence[str]]) -> "Labels":
        """Return the labels of documents 0, 1, …; empty labels are left out.

        >>> labels = Labels.of([["Lò Văn Pâng"], [], ["LÒ VĂN PÂNG", "Y Hlin"]])
        >>> labels.values, labels.ids.tolist(), labels.starts.tolist()
        (['Lò Văn Pâng', 'Y Hlin'], [0, 0, 1], [0, 1, 1, 3])
        """
        numbers: dict[tuple[str, ...], int] = {}
        values: list[str] = []
        ids: list[int] = []
        starts = [0]
        for labels in labels_by_document:
            of_document: dict[int, None] = {}
            for value in labels:
                key = label_key(value)
                if not key:
                    continue
                if key not in numbers:
                    numbers[key] = len(values)
                    values.append(value)
                of_document[numbers[key]] = None
            ids.extend(of_document)
            starts.append(len(ids))
        return cls(
            values=values,
            keys=list(numbers),
            ids=np.array(ids, dtype=np.int32),
            starts=np.array(starts, dtype=np.int64),
        )

    @cached_property
    def documents(self) -> NDArray[np.int64]:
        """int64[L]: the document that each of `ids` belongs to."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    def having(self, label_ids: Sequence[int]) -> NDArray[np.bool_]:
        """Return bool[N]: whether a document has one of the labels numbered `label_ids`."""
        mask = np.zeros(len(self.starts) - 1, dtype=np.bool_)
        mask[self.documents[np.isin(self.ids, label_ids)]] = True
        return mask

    def counts(self, documents: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Return int64[V]: how many of the documents in the mask bool[N] have each label."""
        chosen = documents[self.documents]
        return np.bincount(self.ids[chosen], minlength=len(self.values)).astype(np.int64)


def label_key(value: str) -> tuple[str, ...]:
    """Return what makes two spellings of a label one: its syllables in exact form.

    >>> label_key("Nguyễn Thị Hoà") == label_key("NGUYỄN THỊ HÒA")
    True
    """
    return tuple(exact_form(token.text) for token in syllables(value))
