"""The text of an HTML tree as a reader sees it: one block a line, in order, with what the markup says of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html
from lxml.html import HtmlElement

_UNSEEN = (
    "//head|//script|//style|//noscript|//template|//svg|//iframe|//nav|//aside|//button|//select|//textarea|//object|//video"
    "|//audio|//footer[not(ancestor::article)]|//*[contains(translate(@style, ' ', ''), 'display:none')]"
)
# Elements that stand inside a line; every other one begins and ends one.
_INLINE = re.compile(
    r"a|abbr|acronym|b|bdi|bdo|big|cite|code|data|dfn|em|font|i|img|ins|kbd|label|mark|o:p|q|rp|rt|ruby|s|samp|small"
    r"|span|st1:\w+|strike|strong|sub|sup|time|tt|u|var|wbr"
)
_NOT_ARTICLE = re.compile(
    r"(?:^|\s)(?:ads?|adv|advert\w*|quang-?cao|qc|banners?|socials?|share|comments?|comment-?list|binh-?luan)(?:$|\s)",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"caption|chu-?thich|img-?desc|image-?desc|photo-?desc|img-?note|photo-?note", re.IGNORECASE
)
_CAPTION_DEPTH = 3


_HEADINGS = {"h1": 1, "h2": 2, "h3": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One line of a page.

    Attributes:
        text: Its text, white space folded, never empty.
        linked: How many of its characters are in links.
        heading: The level of the heading that it stands in, 1 to 3; 0 where it is none.
        is_caption: Whether the markup makes it the caption of a picture.
        time: What `<time datetime>` in it states, else empty.
    """

    text: str
    linked: int
    heading: int
    is_caption: bool
    time: str

    @property
    def is_link(self) -> bool:
        """Whether it is little else than links."""
        return self.linked * 10 > len(self.text) * 8


def parse_html(text: str) -> HtmlElement:
    """Return the tree of an HTML document or fragment.

    Args:
        text: Any text; broken HTML is mended as browsers do.

    Raises:
        lxml.etree.LxmlError: There is neither an element nor text in it.
    """
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)


def blocks_of(tree: HtmlElement) -> list[Block]:
    """Return the blocks of a tree in document order.

    >>> [block.text for block in blocks_of(parse_html("<h1>Lũ</h1><p>Nước <b>lên</b>.<br>Dân dời lúa."))]
    ['Lũ', 'Nước lên.', 'Dân dời lúa.']

    Args:
        tree: What `parse_html` gives; scripts, menus and whatever else no reader of an article sees are taken out of it.
    """
    for element in tree.xpath(_UNSEEN):
        element.drop_tree()
    for element in tree.xpath("//*[@class or @id]"):
        # The page itself may carry such a name.
        if element.tag not in {"html", "body"} and _NOT_ARTICLE.search(_names(element)):
            element.drop_tree()
    return [block for pieces in _pieces(tree) if (block := _block(pieces)) is not None]


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    element: HtmlElement


def _pieces(tree: HtmlElement) -> Iterator[list[_Piece]]:
    """Yield the runs of text between the ends and starts of block elements, each text with its element."""
    run: list[_Piece] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if not _INLINE.fullmatch(element.tag):
            yield run
            run = []
        text, holder = (element.text, element) if event == "start" else (element.tail, element.getparent())
        if text:
            run.append(_Piece(text, holder))
        if event == "start" and element.tag == "time":
            run.append(_Piece("", element))
    yield run


def _block(pieces: list[_Piece]) -> Block | None:
    text = " ".join("".join(piece.text for piece in pieces).split())
    if not text:
        return None
    ancestors = [[piece.element, *piece.element.iterancestors()] for piece in pieces]
    first = next(chain for piece, chain in zip(pieces, ancestors, strict=True) if piece.text.strip())
    return Block(
        text=text,
        linked=sum(
            len(" ".join(piece.text.split()))
            for piece, chain in zip(pieces, ancestors, strict=True)
            if any(element.tag == "a" for element in chain)
        ),
        heading=next((_HEADINGS[element.tag] for element in first if element.tag in _HEADINGS), 0),
        is_caption=_is_caption(first),
        time=next((time for piece in pieces if (time := piece.element.get("datetime"))), ""),
    )


def _is_caption(ancestors: list[HtmlElement]) -> bool:
    """Whether the markup says so, and a picture is near."""
    for depth, element in enumerate(ancestors[: _CAPTION_DEPTH + 1]):
        if element.tag == "figcaption":
            return True
        if _CAPTION.search(_names(element)):
            return any(
                near.find(".//img") is not None for near in ancestors[depth : depth + _CAPTION_DEPTH + 1]
            )
    return False


def _names(element: HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"
