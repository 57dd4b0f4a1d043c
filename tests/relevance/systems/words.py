"""How text is cut for the peers: at spaces, or into the words of the segmentation."""

import re
import unicodedata
from collections.abc import Callable

from corpus.article import Article
from index.segmentation import segment

Cut = Callable[[str], list[str]]
"""Text → its words, in order."""

_RUN = re.compile(r"\w+")


def syllables(text: str) -> list[str]:
    """Return what stands between spaces and punctuation, in lower case.

    >>> syllables("Hà Nội, 27/7")
    ['hà', 'nội', '27', '7']
    """
    return _RUN.findall(unicodedata.normalize("NFC", text).lower())


def words(text: str) -> list[str]:
    """Return the words of the segmentation, pyvi's, in lower case; the text is segmented as written.

    >>> words("Bí thư Tỉnh ủy phát biểu.")
    ['bí_thư', 'tỉnh_ủy', 'phát_biểu']
    """
    found = (syllables(word.text) for word in segment(unicodedata.normalize("NFC", text)))
    return ["_".join(parts) for parts in found if parts]


def whole_text(article: Article) -> str:
    """Return title, lede and body, a line each part."""
    return "\n".join(filter(None, (article.title, article.lede, *article.body)))
