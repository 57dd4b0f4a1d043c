"""The lines between a page's head and its end become paragraphs and captions; what furniture is left goes."""

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.page.bylines import split_dateline
from corpus.page.captions import (
    has_credit,
    is_beside_picture,
    is_list_item,
    is_lone_credit,
    is_without_credit,
)
from corpus.page.furniture import is_breadcrumb, is_furniture, is_image_file
from corpus.page.head import dated_line, take_date
from corpus.page.lines import (
    Draft,
    ends_sentence,
    is_paragraph,
    line_key,
    repeats_title,
    same,
    without_picture_number,
)

_FIGURES = re.compile(r"[\d.,:%+\-–/ ]*\d[\d.,:%+\-–/ ]*")
_LONGEST_REPEATED_LEDE = 2000


def place_body(draft: Draft) -> None:
    """Sort the lines between head and end into paragraphs, captions and furniture."""
    doubled = _doubled(draft.lines)
    beside_picture = False
    before = ""
    for line in draft.lines:
        if is_image_file(line) or repeats_title(line, draft.title):
            # A headline that recurs in the body is a picture's alternative text.
            beside_picture = True
            continue
        if _is_dropped(draft, line, before):
            continue
        if is_lone_credit(line):
            _credit(draft, line, before)
        elif line in doubled or _is_caption(line, before, beside_picture=beside_picture):
            draft.captions.append(without_picture_number(line) if line in doubled else line)
        else:
            dateline, text = (None, line) if draft.body else split_dateline(line)
            draft.source = draft.source or dateline
            draft.body.append(text)
        before = line
        beside_picture = False


def _is_dropped(draft: Draft, line: str, before: str) -> bool:
    """Whether `line` is furniture, the sapo again, or a labelled date, which is taken."""
    if _FIGURES.fullmatch(line) and before and not is_paragraph(before):
        # A table's cells, one a line.
        return False
    if (
        is_furniture(line)
        or is_breadcrumb(line)
        or (draft.above and not ends_sentence(line) and line_key(line) in draft.above)
    ):
        return True
    if len(line) <= _LONGEST_REPEATED_LEDE and same(split_dateline(line)[1], draft.lede):
        return True
    dated = dated_line(line, strict=True)
    if dated is None or not dated[0].labelled:
        return False
    take_date(draft, dated[0])
    return True


def _is_caption(line: str, before: str, *, beside_picture: bool) -> bool:
    if has_credit(line) or (beside_picture and is_beside_picture(line)):
        return True
    # After a colon or an item stands a list.
    return is_without_credit(line) and not (before.endswith((":", ";")) or is_list_item(before))


def _credit(draft: Draft, line: str, before: str) -> None:
    """Join a credit to its caption, the line before it, even if that was taken for a paragraph."""
    is_picture = not line.lstrip("([").casefold().startswith("nguồn")
    if is_picture and draft.body and draft.body[-1] == before and not ends_sentence(before):
        draft.captions.append(f"{draft.body.pop()}. {line}")
    elif draft.captions and draft.captions[-1] == before and not has_credit(before):
        draft.captions[-1] = f"{before.rstrip('.')}. {line}"
    elif not is_picture:
        # Where a table's figures come from.
        draft.body.append(line)


def _doubled(lines: Sequence[str]) -> set[str]:
    """Return the lines that stand twice in a row: a picture's alternative text and its caption."""
    return {
        line
        for first, second in pairwise(lines)
        if first[:4].casefold() == second[:4].casefold()
        and same(without_picture_number(first), without_picture_number(second))
        and is_beside_picture(first)
        for line in (first, second)
    }
