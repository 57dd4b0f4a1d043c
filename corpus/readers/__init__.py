"""A file or a folder becomes articles, one after another, whatever lies in it.

Takes a path; gives an iterator of `Article` and, for each input that gave none, `Skipped` with name and reason. Holds
no more than the file, or the line, at hand.
"""

from corpus.readers.folders import corpus_size_bytes, read_corpus

__all__ = ["corpus_size_bytes", "read_corpus"]
