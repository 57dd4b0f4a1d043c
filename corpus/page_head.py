"""The head of a page: headline, date, byline and sapo, among sections, buttons and other articles' headlines."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from corpus.bylines import Byline, is_name, parse_byline, split_dateline
from corpus.captions import has_credit, is_lone_credit, is_without_credit
from corpus.dates import FoundDate, find_date
from corpus.furniture import (
    is_breadcrumb,
    is_furniture,
    is_image_file,
    is_section,
    names_other_article,
    starts_comments,
    starts_other_articles,
)
from corpus.page_lines import Draft, clean_title, ends_sentence, is_paragraph, line_key, repeats_title, same

_LONGEST_DATE_LINE = 160
_LONGEST_BESIDE_DATE = 60
_HEADLINE_CHARACTERS = range(5, 251)
_HEADLINE_WORDS = 4
_SHORTEST_HEADLINE_WORDS = 2
_LEDE_WITHOUT_STOP = 90
_LEDE_WORDS = 5
_LONGEST_HEAD = 300
"""Lines before the first paragraph; above them are menus only."""
_LONGEST_UNDER_LEDE = 8
_COMPARED_CHARACTERS = 20_000
_NEAR = 3
_RELATIVE_DATE = re.compile(r"\W*(?:\d+|vài) (?:giây|phút|giờ|ngày|tuần|tháng|năm) trước\W*", re.IGNORECASE)


def take_date(draft: Draft, found: FoundDate) -> None:
    """Keep a date that a line states, as publication or as change; the first of each kind stays."""
    if found.updated:
        draft.updated = draft.updated or found.value
    else:
        draft.published = draft.published or found.value


def dated_line(line: str, *, strict: bool) -> tuple[FoundDate, list[Byline]] | None:
    """Return the date of a line that holds little else, and the bylines beside it.

    Args:
        line: One line.
        strict: Whether everything beside the date must be known: sections, counters, names.
    """
    found = find_date(line) if len(line) <= _LONGEST_DATE_LINE else None
    if found is None:
        return None
    parts = [part.strip(" -–—,[]") for part in re.split(r"\s*[|•·]\s*|\s[-–—]\s", found.rest)]
    named = [part for part in parts if part and not is_furniture(part) and not is_section(part)]
    bylines = [byline for part in named if (byline := parse_byline(part)) is not None]
    unknown = sum(len(part) for part in named) if len(bylines) < len(named) else 0
    stands_apart = found.labelled or found.has_time
    if unknown and (strict or not stands_apart or unknown > _LONGEST_BESIDE_DATE or ends_sentence(line)):
        return None
    return found, bylines


def take_byline(draft: Draft, byline: Byline) -> None:
    """Keep author and newspaper; the first of each stays."""
    draft.author = draft.author or byline.author
    draft.source = draft.source or byline.source


def take_head(draft: Draft) -> None:
    """Take headline, date, byline and sapo: all up to and with the first paragraph."""
    first = next((i for i, line in enumerate(draft.lines) if is_paragraph(line)), len(draft.lines))
    head, rest = draft.lines[max(0, first - _LONGEST_HEAD) : first], draft.lines[first:]
    dated = {i: found for i, line in enumerate(head) if (found := dated_line(line, strict=False))}
    candidates = [i for i, line in enumerate(head) if i not in dated and _may_be_headline(line)]
    chosen = _choose_headline(draft, head, candidates, dated)
    if chosen is None and not draft.title:
        rest = _headline_after_lede(draft, rest)
    _take_dates(draft, dated, chosen, len(head))
    early = _after_headline(draft, head, dated, chosen)
    draft.lines = [*early, *rest]
    if draft.lines and not draft.lede and not has_credit(draft.lines[0]):
        draft.lede = draft.lines.pop(0)
        draft.lines = _after_lede(draft)
    dateline, draft.lede = split_dateline(draft.lede)
    draft.source = dateline or draft.source


def _after_lede(draft: Draft) -> list[str]:
    """Take date and byline where they stand under the sapo; return the lines without them."""
    second = next((i for i, line in enumerate(draft.lines) if is_paragraph(line)), len(draft.lines))
    under = draft.lines[: min(second, _LONGEST_UNDER_LEDE)]
    dated = {i: found for i, line in enumerate(under) if (found := dated_line(line, strict=True))}
    kept = draft.lines[len(under) :]
    for i, line in reversed(list(enumerate(under))):
        byline = None if is_section(line) or has_credit(line) or is_furniture(line) else parse_byline(line)
        if i in dated:
            take_date(draft, dated[i][0])
            for named in dated[i][1]:
                take_byline(draft, named)
        elif byline is not None and second < len(draft.lines) and ({i - 1, i + 1} & dated.keys()):
            take_byline(draft, byline)
        else:
            kept.insert(0, line)
    return kept


def _take_dates(
    draft: Draft, dated: Mapping[int, tuple[FoundDate, list[Byline]]], chosen: int | None, end: int
) -> None:
    """Take the dates of the head, the one nearest to the headline first: menus often show today's."""
    anchor = end if chosen is None else chosen

    def distance(i: int) -> tuple[bool, int]:
        found = dated[i][0]
        return not found.labelled, i - anchor if i > anchor else (anchor - i) * _NEAR

    for i in sorted(dated, key=distance):
        found, bylines = dated[i]
        take_date(draft, found)
        if abs(i - anchor) <= _LONGEST_HEAD // 10:
            for byline in bylines:
                take_byline(draft, byline)


def _after_headline(
    draft: Draft,
    head: Sequence[str],
    dated: Mapping[int, tuple[FoundDate, list[Byline]]],
    chosen: int | None,
) -> list[str]:
    """Take byline, captions and sapo from the head; return the sentences that already belong to the text."""
    text: list[str] = []
    shown = [
        i
        for i, line in enumerate(head)
        if i in dated or not is_furniture(line) or _RELATIVE_DATE.fullmatch(line)
    ]
    places = {i: place for place, i in enumerate(shown)}
    near_date = {
        places[i] + step for i in shown if i in dated or _RELATIVE_DATE.fullmatch(head[i]) for step in (-1, 1)
    }
    in_list = False
    for i in shown:
        line, after = head[i], chosen is not None and i > chosen
        in_list = (in_list or starts_other_articles(line)) and not ends_sentence(line)
        if i in dated or i == chosen or repeats_title(line, draft.title) or is_image_file(line) or in_list:
            continue
        byline = None if is_section(line) or has_credit(line) else parse_byline(line)
        if byline is not None:
            labelled = byline.author != line
            alone = shown[:2] == [i, chosen] and is_name(line) and not line.isupper()
            if (
                labelled
                or alone
                or (places[i] in near_date)
                or (after and is_name(line) and len(line.split()) > 1)
            ):
                take_byline(draft, byline)
        elif is_lone_credit(line):
            _join_credit(draft, line, head[i - 1] if i else "")
        elif has_credit(line):
            draft.captions.append(line)
        elif after and not names_other_article(line) and not is_breadcrumb(line) and not is_furniture(line):
            if (
                text
                or (ends_sentence(line) and len(line.split()) >= _LEDE_WORDS)
                or len(line) >= _LEDE_WITHOUT_STOP
            ):
                text.append(line)
            elif is_without_credit(line):
                draft.captions.append(line)
    return text


def _join_credit(draft: Draft, credit: str, before: str) -> None:
    """Join a picture's credit to its caption, if that is the line before; a credit alone says nothing."""
    if draft.captions and draft.captions[-1] == before and not has_credit(before):
        draft.captions[-1] = f"{before.rstrip('.')}. {credit}"


def _may_be_headline(line: str) -> bool:
    line = clean_title(line)
    return (
        len(line) in _HEADLINE_CHARACTERS
        and len(line.split()) >= _SHORTEST_HEADLINE_WORDS
        and not line.endswith((".", ":", ";", ","))
        and not (is_furniture(line) or is_section(line) or is_breadcrumb(line) or is_image_file(line))
        and not has_credit(line)
        and not (starts_other_articles(line) or starts_comments(line) or names_other_article(line))
    )


def _choose_headline(
    draft: Draft,
    head: Sequence[str],
    candidates: Sequence[int],
    dated: Mapping[int, object],
) -> int | None:
    """Return the index of the headline in `head` and keep it in `draft`, unless it was given from outside."""
    if draft.title:
        return next((i for i in candidates if same(head[i], draft.title)), None)
    long = [i for i in candidates if len(head[i].split()) >= _HEADLINE_WORDS]
    pool = long or [i for i in candidates if not is_name(head[i])]
    if not pool:
        return None
    times = Counter(line_key(line) for line in draft.lines[: _LONGEST_HEAD * 2])
    pairs = _pairs(" ".join(line for line in draft.lines if is_paragraph(line))[:_COMPARED_CHARACTERS])
    last = pool[-1]

    def merit(i: int) -> float:
        words = _pairs(head[i])
        shared = len(words & pairs) / len(words) if words else 0.0
        beside = 2 * (i + 1 in dated) + (i - 1 in dated) + 0.5 * (i + 2 in dated)
        unlikely = 2 * (len(head[i]) >= _LEDE_WITHOUT_STOP) + 4 * _is_byline(head[i])
        return 3 * (times[line_key(head[i])] > 1) + 4 * shared + beside + (i == last) - unlikely

    # Of equals the first: what follows it is a kicker, a short sapo or a sub-heading.
    chosen = max(pool, key=merit)
    draft.title = clean_title(head[chosen])
    return chosen


def _is_byline(line: str) -> bool:
    byline = parse_byline(line)
    return byline is not None and (byline.author != line or line.isupper())


def _pairs(text: str) -> set[tuple[str, str]]:
    """Return the pairs of neighbouring syllables of `text`."""
    return set(pairwise(re.findall(r"\w+", text.casefold())))


def _headline_after_lede(draft: Draft, rest: list[str]) -> list[str]:
    """Take the headline of a page that begins with its sapo; return the lines without it."""
    for i, line in enumerate(rest[1:4], start=1):
        if len(line.split()) >= _HEADLINE_WORDS and _may_be_headline(line) and not is_name(line):
            draft.title = clean_title(line)
            return rest[:i] + rest[i + 1 :]
    return rest
