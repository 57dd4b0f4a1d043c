"""One input of a corpus as bytes, not yet understood: what is cheap to find, and cheap to send to another process."""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What an input is, as far as its file's name and first bytes tell."""

    JSON_LINE = "json line"
    JSON_DOCUMENT = "json document"
    HTML = "html"
    PAGE = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawInput:
    """A page, a line of a JSON-lines file or a whole JSON file, with all that is needed to understand it elsewhere.

    Attributes:
        file: The file's path from the corpus root, for reports.
        kind: How it is read. A `PAGE` may turn out to be HTML.
        data: Its bytes, unpacked, within the limits of `corpus.limits`.
        line: The number of the line, from 1; 0 where the input is the whole file.
        article_id: The id of a page's article; a record that states none is called by its place.
    """

    file: str
    kind: Kind
    data: bytes
    line: int = 0
    article_id: str = ""

    @property
    def place(self) -> str:
        """Where it stands, for reports.

        >>> RawInput(file="a.jsonl", kind=Kind.JSON_LINE, data=b"{}", line=17).place
        'a.jsonl:17'
        """
        return f"{self.file}:{self.line}" if self.line else self.file
