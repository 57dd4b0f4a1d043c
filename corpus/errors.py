"""What can go wrong while a corpus is read.

CorpusError
└── CorpusNotFoundError   the path given as a corpus does not exist

An input that cannot be read is no exception: it is yielded as `Skipped`, and the rest is read.
"""


class CorpusError(Exception):
    """The root of this layer's errors."""


class CorpusNotFoundError(CorpusError):
    """The path given as a corpus does not exist or cannot be opened."""
