"""What can go wrong while a corpus is read.

CorpusError
├── CorpusNotFoundError   the path given as a corpus does not exist or cannot be opened
├── PageError             the text holds no article
├── RecordError           a JSON value holds no article
├── EncodingError         the bytes are no text, or no encoding reads them beyond doubt
├── TooLargeError         a file, a line or what is packed in a file exceeds its reading limit
└── DamagedFileError      a packed file breaks off or is corrupt

Only the first leaves `read_corpus`: any other is yielded as `Skipped`, with the error's own sentence as reason, and
the rest is read. So the messages are in Vietnamese, for whoever runs `make index`.
"""


class CorpusError(Exception):
    """The root of this layer's errors."""


class CorpusNotFoundError(CorpusError):
    """The path given as a corpus does not exist or cannot be opened."""


class PageError(CorpusError):
    """The text holds no article."""


class RecordError(CorpusError):
    """A JSON value holds no article."""


class EncodingError(CorpusError):
    """The bytes are no text, or no encoding reads them beyond doubt."""


class TooLargeError(CorpusError):
    """A file, a line or what is packed in a file exceeds its reading limit."""


class DamagedFileError(CorpusError):
    """A packed file breaks off or is corrupt."""
