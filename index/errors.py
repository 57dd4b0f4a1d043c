"""What can go wrong while an index is set up, built or opened.

IndexingError
├── SettingsError        a `TRABAO_` setting is unknown or out of range
├── IndexNotFoundError   there is no published generation in the directory
├── IndexDamagedError    a generation's files are missing, cut short or changed
└── IndexBusyError       another process is building in the same directory

Their sentences are shown to whoever runs `make index` or the server, so they are in Vietnamese.
"""

REBUILD = "hãy chạy `make index` để dựng lại"
"""What to do about an index that cannot be used."""


class IndexingError(Exception):
    """The root of this layer's errors."""


class SettingsError(IndexingError):
    """A `TRABAO_` setting is unknown or its value is out of range."""


class IndexNotFoundError(IndexingError):
    """There is no published generation in the index directory."""


class IndexDamagedError(IndexingError):
    """A generation's files are missing, cut short, changed or of another version."""


class IndexBusyError(IndexingError):
    """Another process is building in the same directory."""
