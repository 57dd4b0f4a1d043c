"""The end of a page: byline and date, and before them what is cut off, comments and lists of other articles."""

import re

from corpus.page.bylines import Byline, parse_byline, split_dateline
from corpus.page.captions import has_credit
from corpus.page.furniture import (
    is_furniture,
    is_image_file,
    is_poll,
    is_section,
    names_other_article,
    starts_comments,
    starts_other_articles,
)
from corpus.page.head import dated_line, take_byline, take_date
from corpus.page.lines import Draft, ends_sentence, is_paragraph

_SHORTEST_SENTENCE_WORDS = 3
_LONGEST_PAPER_WORDS = 6
_SHORTEST_PARAGRAPH = 60
_LONGEST_ORGANISATION_WORDS = 10
_LONGEST_END = 100
"""Lines after the last sentence among which the byline is looked for."""
_CREDITED = re.compile(r"\W*theo\b", re.IGNORECASE)
_GLUED_BYLINE = re.compile(r"[.!?…”\"](?:/[.-]?)?\s+([^.!?…\s](?:[^.!?…]|\.(?=\S)){1,60}\.?)$")
_ORGANISATION = re.compile(
    r"(?:Phòng|Ban|Văn phòng|Trung tâm|Sở|Hội|Đoàn|UBND|Công an|Đài|Tổ|Bộ phận|Trường|Chi cục|Cục|Huyện|Thành|Tỉnh)\s"
)
_NEXT_PART = re.compile(r"\(?(?:bài|kỳ|phần|số) (?:\d+|cuối|tới|sau|trước)\s*[:.].*", re.IGNORECASE)


def cut_other_articles(draft: Draft) -> None:
    """Drop comments and lists of other articles, wherever they stand after the first paragraph."""
    kept: list[str] = []
    in_list = seen_paragraph = ended = False
    for line in draft.lines:
        paragraph = is_paragraph(line)
        if seen_paragraph and (starts_comments(line) or (ended and paragraph)):
            break
        if seen_paragraph and starts_other_articles(line):
            in_list = True
            # A list after the byline is the end of the page, whatever follows it.
            ended = ended or (bool(kept) and parse_byline(kept[-1]) is not None)
        elif in_list and not (paragraph or has_credit(line) or _is_short_sentence(line)):
            if parse_byline(line) and not is_furniture(line):
                kept.append(line)
        elif not (seen_paragraph and names_other_article(line)):
            in_list = False
            kept.append(line)
        seen_paragraph = seen_paragraph or paragraph
    draft.lines = kept


def _is_short_sentence(line: str) -> bool:
    return line.endswith(".") and len(line.split()) >= _SHORTEST_SENTENCE_WORDS and not is_furniture(line)


def take_end(draft: Draft) -> None:
    """Take byline and date from the lines after the last sentence; what follows the byline goes."""
    _cut_other_sapos(draft)
    _split_glued_byline(draft)
    last = max((i for i, line in enumerate(draft.lines) if _is_text(line)), default=-1)
    kept = draft.lines[: last + 1]
    before = ""
    signed = False
    for place, line in enumerate(draft.lines[last + 1 :]):
        if is_poll(line) and kept and kept[-1].endswith("?"):
            kept.pop()
        if place < _LONGEST_END and _sign(draft, line, before):
            signed, before = True, line
        elif not signed and (place >= _LONGEST_END or not is_furniture(line)):
            kept.append(line)
    if draft.author is None and len(kept) == last + 2 and _is_organisation(kept[-1]):
        draft.author = kept.pop()
    draft.lines = kept


def _is_organisation(line: str) -> bool:
    return _ORGANISATION.match(line) is not None and len(line.split()) <= _LONGEST_ORGANISATION_WORDS


def _sign(draft: Draft, line: str, before: str) -> bool:
    """Take byline, newspaper or date of a line at the end, `before` being the last such; return whether it was a byline."""
    dated = dated_line(line, strict=True)
    if dated is not None:
        take_date(draft, dated[0])
    byline = None if dated or is_section(line) or is_image_file(line) or is_furniture(line) else _byline(line)
    for found in dated[1] if dated else [byline] if byline else []:
        take_byline(draft, found)
    if byline is None and draft.source is None and _CREDITED.match(before) and _may_be_paper(line):
        draft.source = line
    return byline is not None or bool(dated and dated[1])


def _split_glued_byline(draft: Draft) -> None:
    """Give the byline that is glued to the last paragraph a line of its own."""
    for i in range(len(draft.lines) - 1, max(-1, len(draft.lines) - 1 - _LONGEST_END), -1):
        if len(draft.lines[i]) < _SHORTEST_PARAGRAPH:
            continue
        glued = None if ends_sentence(draft.lines[i]) else _GLUED_BYLINE.search(draft.lines[i])
        if glued and parse_byline(glued[1]) and not has_credit(draft.lines[i]):
            draft.lines[i : i + 1] = [draft.lines[i][: glued.start(1)].rstrip(), glued[1]]
        return


def _byline(line: str) -> Byline | None:
    """Return the byline that `line` is; a picture's credit is none."""
    byline = parse_byline(line)
    if byline is None or (has_credit(line) and byline.source is None and byline.author != line):
        return (
            byline
            if byline is not None and re.match(r"\W*(?:bài|tin|nguồn|theo)\b", line, re.IGNORECASE)
            else None
        )
    return byline


def _is_text(line: str) -> bool:
    """Whether `line` is a paragraph or a sentence, so that the byline can only come after it."""
    if is_paragraph(line):
        return True
    return (
        ends_sentence(line)
        and len(line.split()) >= _SHORTEST_SENTENCE_WORDS
        and not is_furniture(line)
        and parse_byline(line) is None
        and dated_line(line, strict=True) is None
    )


def _may_be_paper(line: str) -> bool:
    return (
        line[0].isupper()
        and not is_furniture(line)
        and len(line.split()) <= _LONGEST_PAPER_WORDS
        and not _NEXT_PART.fullmatch(line)
    )


def _cut_other_sapos(draft: Draft) -> None:
    """Drop another article's sapo, and the headline over it: it opens with this newspaper's name, as this one's did."""
    if draft.source is None:
        return
    kept: list[str] = []
    for line in draft.lines:
        if split_dateline(line)[0] != draft.source:
            kept.append(line)
        elif kept and not ends_sentence(kept[-1]):
            kept.pop()
    draft.lines = kept
