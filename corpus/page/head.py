"""The head of a page: headline, date, byline and sapo, among sections, buttons and other articles' headlines."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from corpus.dates import FoundDate, find_date
from corpus.page.bylines import Byline, is_name, is_person, parse_byline, split_dateline
from corpus.page.captions import has_credit, is_lone_credit, is_scene, is_without_credit, shows_people
from corpus.page.furniture import (
    is_breadcrumb,
    is_furniture,
    is_image_file,
    is_section,
    names_other_article,
    starts_other_articles,
)
from corpus.page.headline import first_paragraph, headline_after_lede, take_headline
from corpus.page.lines import Draft, ends_sentence, is_paragraph, repeats_title

_LONGEST_DATE_LINE = 160
_LONGEST_BESIDE_DATE = 60
_LEDE_WITHOUT_STOP = 90
_LEDE_WORDS = 5
_SAPO_WORDS = 8
_LONGEST_HEAD = 300
"""Lines before the first paragraph; above them are menus only."""
_LONGEST_UNDER_LEDE = 8
_NEAR = 3
_ACCOUNTS = frozenset(
    {"admin", "administrator", "quản trị", "quản trị viên", "webmaster", "editor", "user", "superadmin"}
)
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
    """Keep author and newspaper; the first of each stays. The name of an account is nobody's."""
    if byline.author and byline.author.casefold() not in _ACCOUNTS:
        draft.author = draft.author or byline.author
    draft.source = draft.source or byline.source


def take_head(draft: Draft) -> None:
    """Take headline, date, byline and sapo: all up to and with the first paragraph."""
    likely = next((i for i, line in enumerate(draft.lines) if is_paragraph(line)), len(draft.lines))
    lines = draft.lines[max(0, likely - _LONGEST_HEAD) :]
    dated = {
        i: found
        for i, line in enumerate(lines[: 2 * _LONGEST_HEAD])
        if (found := dated_line(line, strict=False))
    }
    first = first_paragraph(lines, dated)
    head, rest = lines[:first], lines[first:]
    dated = {i: found for i, found in dated.items() if i < first}
    chosen = take_headline(draft, head, dated)
    if chosen is None and not draft.title:
        rest = headline_after_lede(draft, rest)
    _take_dates(draft, dated, chosen, len(head))
    early = _after_headline(draft, head, dated, chosen)
    draft.lines = [*early, *rest]
    _take_caption_over_sapo(draft)
    if draft.lines and not draft.lede and not has_credit(draft.lines[0]):
        draft.lede = draft.lines.pop(0)
        draft.lines = _after_lede(draft)
    dateline, draft.lede = split_dateline(draft.lede)
    draft.source = dateline or draft.source


def _take_caption_over_sapo(draft: Draft) -> None:
    """Take the sentence under a picture that stands over the sapo: the line after it opens with the newspaper's name."""
    if len(draft.lines) > 1 and shows_people(draft.lines[0]) and split_dateline(draft.lines[1])[0]:
        draft.captions.append(draft.lines.pop(0))


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
    dated: Mapping[int, object],
    chosen: int | None,
) -> list[str]:
    """Take byline and captions from the head; return the lines in it that already belong to the text."""
    shown = [i for i, line in enumerate(head) if i in dated or _is_relative(line) or not is_furniture(line)]
    listed = _listed(head, shown)
    signed = _take_bylines(draft, head, [i for i in shown if i not in listed], dated, chosen)
    taken = listed | signed | dated.keys()
    rest = [
        head[i]
        for i in shown
        if i not in taken
        and not (repeats_title(head[i], draft.title) or is_image_file(head[i]) or is_furniture(head[i]))
        and ((chosen is not None and i > chosen) or has_credit(head[i]))
    ]
    return _sort_text(draft, rest)


def _is_relative(line: str) -> bool:
    return _RELATIVE_DATE.fullmatch(line) is not None


def _listed(head: Sequence[str], shown: Sequence[int]) -> set[int]:
    """Return the lines that head or stand in a list of other articles."""
    listed: set[int] = set()
    in_list = False
    for i in shown:
        in_list = (in_list or starts_other_articles(head[i])) and not ends_sentence(head[i])
        if in_list:
            listed.add(i)
    return listed


def _take_bylines(
    draft: Draft,
    head: Sequence[str],
    shown: Sequence[int],
    dated: Mapping[int, object],
    chosen: int | None,
) -> set[int]:
    """Take the bylines of the head: labelled, beside a date, or beside the headline; return all lines of their form."""
    signed: set[int] = set()
    for place, i in enumerate(shown):
        line = head[i]
        if i in dated or i == chosen or is_section(line) or has_credit(line) or is_lone_credit(line):
            continue
        byline = parse_byline(line)
        if byline is None:
            continue
        signed.add(i)
        neighbours = shown[max(0, place - 1) : place + 2]
        beside_date = any(j in dated or _is_relative(head[j]) for j in neighbours)
        after = chosen is not None and i > chosen and is_name(line) and len(line.split()) > 1
        over = chosen in neighbours and (is_person(line) or (place == 0 and not line.isupper()))
        if byline.author != line or beside_date or after or over:
            take_byline(draft, byline)
    return signed


def _sort_text(draft: Draft, lines: Sequence[str]) -> list[str]:
    """Take the captions of `lines`, which stand under the headline; return the sapo, and what follows it."""
    text: list[str] = []
    loose: list[str] = []
    for before, line in pairwise(["", *lines]):
        if is_lone_credit(line):
            _join_credit(draft, line, before)
        elif has_credit(line):
            draft.captions.append(line)
        elif text or _begins_text(line):
            text.append(line)
        elif not (names_other_article(line) or is_breadcrumb(line)):
            loose.append(line)
    # One line alone is a sapo without a full stop; several are menus and other articles.
    if not text and len(loose) == 1 and len(loose[0].split()) >= _SAPO_WORDS and not is_scene(loose[0]):
        return loose
    draft.captions.extend(line for line in loose if is_without_credit(line))
    return text


def _begins_text(line: str) -> bool:
    """Whether `line` is a sentence, or a sapo that is long but has no full stop."""
    return (ends_sentence(line) and len(line.split()) >= _LEDE_WORDS) or len(line) >= _LEDE_WITHOUT_STOP


def _join_credit(draft: Draft, credit: str, before: str) -> None:
    """Join a picture's credit to its caption, if that is the line before; a credit alone says nothing."""
    if draft.captions and draft.captions[-1] == before and not has_credit(before):
        draft.captions[-1] = f"{before.rstrip('.')}. {credit}"
