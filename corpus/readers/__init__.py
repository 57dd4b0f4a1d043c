"""A file or a folder becomes articles, one after another, whatever lies in it.

Takes a path; gives an iterator of `Article` and, for each input that gave none, `Skipped` with name and reason. Holds
no more than the file, or the line, at hand.

The way has two parts. `raw_inputs` walks, unpacks and cuts, which one process must do in order; `articles` understands
one input, which is five times the work and any process can do. `read_corpus` is the one after the other.
"""

from corpus.readers.folders import corpus_size_bytes, raw_inputs
from corpus.readers.parsing import articles, read_corpus
from corpus.readers.raw_input import RawInput
from corpus.readers.unreadable_dates import UnreadableDate, UnreadableDates

__all__ = [
    "RawInput",
    "UnreadableDate",
    "UnreadableDates",
    "articles",
    "corpus_size_bytes",
    "raw_inputs",
    "read_corpus",
]
