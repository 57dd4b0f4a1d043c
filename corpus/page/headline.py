"""Which line of a page is its headline, among menus, kickers and other articles' headlines."""

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from corpus.page.bylines import is_name, parse_byline
from corpus.page.captions import has_credit
from corpus.page.furniture import (
    is_breadcrumb,
    is_furniture,
    is_image_file,
    is_section,
    names_other_article,
    starts_comments,
    starts_other_articles,
)
from corpus.page.lines import Draft, clean_title, is_paragraph, line_key, same

_HEADLINE_CHARACTERS = range(5, 251)
_HEADLINE_WORDS = 4
_SHORTEST_HEADLINE_WORDS = 2
_LONG_HEADLINE = 90
"""From here on a line without a full stop is a sapo rather than a headline."""
_LONGEST_SENTENCE_HEADLINE = 160
_INNER_END = re.compile(r"(?<![A-ZĐ])[.!?…]\s+(?=[^\W\d_]{2})")
_COUNTED_LINES = 600
_COMPARED_CHARACTERS = 20_000


def _may_be_headline(line: str) -> bool:
    line = clean_title(line)
    return (
        len(line) in _HEADLINE_CHARACTERS
        and len(line.split()) >= _SHORTEST_HEADLINE_WORDS
        and not (line.endswith((".", ":", ";", ",")) and not line.endswith("..."))
        and not (is_furniture(line) or is_section(line) or is_breadcrumb(line) or is_image_file(line))
        and not has_credit(line)
        and not (starts_other_articles(line) or starts_comments(line) or names_other_article(line))
    )


def first_paragraph(lines: Sequence[str], dated: Container[int]) -> int:
    """Return the index of the first paragraph, or the number of lines where there is none.

    A headline may be as long as a paragraph and end as one does; a date under it, or the lack of any other headline
    over it, tells.

    Args:
        lines: The lines of a page.
        dated: Those that state a date.
    """
    over = False
    for i, line in enumerate(lines):
        if is_paragraph(line):
            asks = line.endswith(("?", "!", "...", "…", "?”", "!”", '?"', '!"'))
            alone = not over and i + 1 < len(lines) and is_paragraph(lines[i + 1])
            single = len(line) <= _LONGEST_SENTENCE_HEADLINE and _INNER_END.search(line) is None
            if not (single and (i + 1 in dated or (asks and alone)) and not over):
                return i
        over = over or (i not in dated and len(line.split()) >= _HEADLINE_WORDS and _may_be_headline(line))
    return len(lines)


def take_headline(draft: Draft, head: Sequence[str], dated: Mapping[int, object]) -> int | None:
    """Return the index of the headline and keep it in `draft`, unless it was given from outside.

    Args:
        draft: The page, its lines those of the head and all after it.
        head: The lines before the first paragraph.
        dated: The lines in `head` that state a date.

    Returns:
        None where no line of the head may be the headline, or none is the one given.
    """
    candidates = [
        i for i, line in enumerate(head) if i not in dated and (_may_be_headline(line) or is_paragraph(line))
    ]
    if draft.title:
        return next((i for i in candidates if same(head[i], draft.title)), None)
    long = [i for i in candidates if len(head[i].split()) >= _HEADLINE_WORDS]
    pool = long or [i for i in candidates if not is_name(head[i])]
    if not pool:
        return None
    merits = _merits(draft, head, pool, dated)
    # Of equals the first: what follows it is a kicker, a short sapo or a sub-heading.
    chosen = max(pool, key=merits.__getitem__)
    draft.title = clean_title(head[chosen])
    draft.above = frozenset(line_key(line) for line in head[:chosen] if len(line.split()) >= _HEADLINE_WORDS)
    return chosen


def _merits(
    draft: Draft, head: Sequence[str], pool: Sequence[int], dated: Mapping[int, object]
) -> dict[int, float]:
    """Return what speaks for each line: repetition, words shared with the text, a date beside it, and its form."""
    times = Counter(line_key(line) for line in draft.lines[:_COUNTED_LINES])
    text = _pairs(" ".join(line for line in draft.lines if is_paragraph(line))[:_COMPARED_CHARACTERS])
    last = None if any(i + 1 in dated for i in pool) else pool[-1]
    merits: dict[int, float] = {}
    for i in pool:
        words = _pairs(head[i])
        sapo = _pairs(head[i + 2]) if i + 2 < len(head) and i + 1 in dated else set()
        shared = len(words & (text | sapo)) / len(words) if words else 0.0
        beside = 2 * (i + 1 in dated) + (i - 1 in dated) + 0.5 * (i + 2 in dated) + (i == last)
        unlikely = 2 * (len(head[i]) >= _LONG_HEADLINE) + 4 * _is_byline(head[i])
        merits[i] = 3 * (times[line_key(head[i])] > 1) + 4 * shared + beside - unlikely
    return merits


def _is_byline(line: str) -> bool:
    byline = parse_byline(line)
    return byline is not None and (byline.author != line or line.isupper())


def _pairs(text: str) -> set[tuple[str, str]]:
    """Return the pairs of neighbouring syllables of `text`."""
    return set(pairwise(re.findall(r"\w+", text.casefold())))


def headline_after_lede(draft: Draft, rest: list[str]) -> list[str]:
    """Take the headline of a page that begins with its sapo; return the lines without it."""
    for i, line in enumerate(rest[1:4], start=1):
        if len(line.split()) >= _HEADLINE_WORDS and _may_be_headline(line) and not is_name(line):
            draft.title = clean_title(line)
            return rest[:i] + rest[i + 1 :]
    return rest
