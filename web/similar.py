"""What the pages say of articles that nearly repeat others, and of those related to one."""

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.article import Article
from search.engine import Related, SearchResult
from web.addresses import Addresses
from web.understanding import Choice, Remark
from web.wording import grouped


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedSection:
    """One list of related articles, never empty.

    Attributes:
        name: Its name in the page's own addresses.
        heading: Its heading.
        articles: The most similar first.
    """

    name: str
    heading: str
    articles: tuple[Article, ...]


def related_sections(related: Related | None) -> tuple[RelatedSection, ...]:
    """Return the lists of `related` that hold anything, in order.

    >>> related_sections(Related(near_duplicates=(), same_story=(), same_subject=()))
    ()
    """
    if related is None:
        return ()
    listed = (
        ("gan-giong", "Bản gần giống", related.near_duplicates),
        ("cung-su-viec", "Cùng sự việc", related.same_story),
        ("cung-chu-de", "Cùng chủ đề", related.same_subject),
    )
    return tuple(
        RelatedSection(name=name, heading=heading, articles=tuple(each.article for each in found))
        for name, heading, found in listed
        if found
    )


def folding_remarks(addresses: Addresses, result: SearchResult) -> Iterator[Remark]:
    """Yield what is told of articles that are folded under others, with the way to see each by itself, or back.

    Args:
        addresses: Those of the search.
        result: Its answer.
    """
    if not addresses.search.folded:
        yield Remark(
            before="Đang hiện riêng từng bài",
            undo=Choice(text="Gộp các bài tương tự", href=addresses.of(folded=True, page=1)),
        )
    elif result.stories < result.total:
        yield Remark(
            before=f"Đã gộp {grouped(result.total - result.stories)} bài tương tự",
            undo=Choice(text="Hiện riêng từng bài", href=addresses.of(folded=False, page=1)),
        )
