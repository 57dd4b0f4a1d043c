"""Dates that records state and nobody can read: counted, so that none is lost silently."""

import logging
from dataclasses import dataclass

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadableDate:
    """A remark on the article before it, which states a date that cannot be read and is kept without one.

    Attributes:
        file: The file as the reader of a report knows it.
        place: The record in it, for example `2022/a.jsonl:17`.
        stated: The beginning of what stands in place of a date.
    """

    file: str
    place: str
    stated: str


class UnreadableDates:
    """The remarks of any number of files, told as one warning a file; of a file's remarks only the first is held."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._firsts: dict[str, UnreadableDate] = {}

    def add(self, remark: UnreadableDate) -> None:
        """Count `remark`; remarks of several files may come in any order."""
        self._counts[remark.file] = self._counts.get(remark.file, 0) + 1
        self._firsts.setdefault(remark.file, remark)

    def log(self) -> None:
        """Log one warning for each file that has remarks, and forget them."""
        for file, first in self._firsts.items():
            _LOG.warning(
                "%s: %d bài có ngày không đọc được nên để trống ngày, chẳng hạn %s ghi %r; ngày nên viết như 2022-08-30T15:32",
                file,
                self._counts[file],
                first.place,
                first.stated,
            )
        self._counts.clear()
        self._firsts.clear()
