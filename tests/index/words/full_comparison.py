"""Compare with pyvi on thousands of articles and tens of thousands of fuzzed strings: python -m tests.index.words.full_comparison.

Takes some minutes, nearly all of them pyvi's. Exits with 1 at a difference. Arguments: articles (5000), strings (20000).
"""

import sys
from collections.abc import Iterable
from itertools import chain, islice

from index.words.segmenter import Segmenter
from tests.index.words.agreement import disagreement
from tests.index.words.fuzz import fuzzed_strings
from tests.index.words.news import NEWS, news_articles

_SHOWN = 5


def _compared(name: str, segmenters: dict[str, Segmenter], texts: Iterable[str]) -> int:
    count = characters = 0
    differences = []
    for text in texts:
        count += 1
        characters += len(text)
        for path, segmenter in segmenters.items():
            if difference := disagreement(segmenter, text):
                differences.append(f"{path}: {text[:200]!r}\n  {difference[:1000]}")
    sys.stdout.write(f"{name}: {count} texts, {characters} characters, {len(differences)} differences\n")
    for difference in islice(differences, _SHOWN):
        sys.stdout.write(f"  {difference}\n")
    sys.stdout.flush()
    return len(differences)


def main(articles: int = 5000, strings: int = 20000) -> int:
    """Return how many differences there are."""
    compiled, plain = Segmenter(compiled=True), Segmenter(compiled=False)
    # The plain path is slow on whole articles: it takes every tenth string, and the compiled one takes all.
    differences = _compared("fuzzed strings", {"compiled": compiled}, fuzzed_strings(strings))
    both = {"compiled": compiled, "plain": plain}
    differences += _compared("fuzzed strings, both paths", both, fuzzed_strings(strings // 10, seed=5))
    if not NEWS.exists():
        sys.stdout.write(f"{NEWS} is not there: real articles are not compared\n")
        return differences
    texts = chain.from_iterable(news_articles(articles))
    return differences + _compared(f"fields of {articles} articles", {"compiled": compiled}, texts)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])) > 0)
