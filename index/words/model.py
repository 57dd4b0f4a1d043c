"""What does an attribute speak for? A crfsuite model file as arrays.

Layout, all little-endian: a header; `FEAT`, records of type, source, label and weight; two CQDB tables of strings,
labels and attributes; then what refers to what, which the features' own sources say too. A feature of type 0 is an
attribute's weight for a label, one of type 1 the weight of a step from label to label.

Source:
    crfsuite 0.12, `crf1d_model.c` and `cqdb.c`.
"""

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_HEADER = struct.Struct("<4sI4s9I")
_CHUNK = struct.Struct("<4sII")
_TABLE = struct.Struct("<4sIIIII")
_FEATURE = np.dtype([("type", "<u4"), ("source", "<u4"), ("label", "<u4"), ("weight", "<f8")])
_STATE, _TRANSITION = 0, 1
_VERSION = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A linear-chain model with L labels and A attributes.

    Attributes:
        labels: The labels' names, L of them.
        rows: An attribute's name in UTF-8 → its row in `weights`, 1 to A.
        weights: float64[A + 1, L], what an attribute adds to the score of each label; row 0 is all zeros.
        transitions: float64[L, L], what a step from one label to the next adds.
    """

    labels: tuple[str, ...]
    rows: dict[bytes, int]
    weights: NDArray[np.float64]
    transitions: NDArray[np.float64]

    def row(self, attribute: str) -> int:
        """Return the row of `attribute` in `weights`; 0 if the model does not know it."""
        name = attribute_name(attribute)
        return 0 if name is None else self.rows.get(name, 0)


def attribute_name(written: str) -> bytes | None:
    """Return what is `written` as it stands in a model's names of attributes, or at the end of one; None if in no model's.

    As in crfsuite, a name ends before its first NUL.
    """
    try:
        name = written.encode()
    except UnicodeEncodeError:
        # pyvi raises at a lone surrogate; here it is what it is to the model: unknown.
        return None
    return name if b"\0" not in name else name.partition(b"\0")[0]


def read_model(data: bytes) -> Model:
    """Return the model in the crfsuite file `data`.

    Raises:
        ValueError: It is no such file, or one of another version or cut short.
    """
    if len(data) < _HEADER.size:
        raise ValueError(f"expected a crfsuite model, found {len(data)} bytes; install pyvi==0.1.1")
    header = _HEADER.unpack_from(data)
    magic, size, kind, version, _, label_count, attribute_count, features_at, labels_at, attributes_at, *_ = (
        header
    )
    if (magic, kind, version) != (b"lCRF", b"FOMC", _VERSION) or size != len(data):
        raise ValueError(
            f"expected a crfsuite model of {len(data)} bytes, its header says {header[:4]}; install pyvi==0.1.1"
        )
    _, _, feature_count = _CHUNK.unpack_from(data, features_at)
    features = np.frombuffer(data, _FEATURE, feature_count, features_at + _CHUNK.size)
    names = _strings(data, attributes_at, attribute_count)
    return Model(
        labels=tuple(name.decode() for name in _strings(data, labels_at, label_count)),
        rows=dict(zip(names, range(1, attribute_count + 1), strict=True)),
        weights=_matrix(features[features["type"] == _STATE], attribute_count + 1, label_count, first_row=1),
        transitions=_matrix(features[features["type"] == _TRANSITION], label_count, label_count, first_row=0),
    )


def _matrix(features: NDArray[np.void], rows: int, columns: int, *, first_row: int) -> NDArray[np.float64]:
    matrix = np.zeros((rows, columns))
    matrix[features["source"].astype(np.intp) + first_row, features["label"]] = features["weight"]
    return matrix


def _strings(data: bytes, table_at: int, count: int) -> list[bytes]:
    """Return the strings of the CQDB table at `table_at` in the order of their numbers."""
    _, _, _, _, _, backlinks_at = _TABLE.unpack_from(data, table_at)
    records = np.frombuffer(data, "<u4", count, table_at + backlinks_at).astype(np.int64) + table_at
    # A record is its number, its length with the closing NUL (both uint32, unaligned), and the string.
    octets = np.frombuffer(data, np.uint8)
    lengths = sum(octets[records + 4 + i].astype(np.int64) << (8 * i) for i in range(4))
    starts = records + 8
    ends = starts + lengths - 1
    return [data[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
