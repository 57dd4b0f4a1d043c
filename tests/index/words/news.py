"""The real articles in ../shared/news, where they are."""

import gzip
import json
import unicodedata
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

NEWS = Path(__file__).parents[4] / "shared" / "news" / "news-20k.jsonl.gz"


def news_articles(count: int) -> Iterator[list[str]]:
    """Yield title, lede and body of `count` articles, in NFC."""
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        for line in islice(lines, count):
            article = json.loads(line)
            yield [unicodedata.normalize("NFC", article[field]) for field in ("title", "lede", "body")]
