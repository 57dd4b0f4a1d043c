"""The hits of a page as HTML, made in Python: there are many, and a template takes three times as long for them."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from corpus.article import Person
from search.engine import Hit
from web.addresses import Addresses, stated
from web.explanations import explained, lines
from web.markup import UNTITLED, dateline, escaped, headline_list, html, marked
from web.paths import Paths
from web.wording import grouped

_DIVIDER = '<p class="divider"><span>Các bài dưới đây thiếu một vài từ</span></p>'


class Hits:
    """What makes HTML of the hits of one page."""

    def __init__(self, addresses: Addresses, paths: Paths) -> None:
        self._addresses = addresses
        self._paths = paths
        self._why = escaped(explained(addresses)) if addresses.search.query else None
        self._before_person, self._behind_person = map(escaped, addresses.around("person"))

    def listed(self, hits: Sequence[Hit], divider: int) -> Markup:
        """Return the hits, each an `<article>`.

        Args:
            hits: Those of the page.
            divider: Before which of them it is said that words are missing from there on; -1 for none.
        """
        pieces = [self._article(number, hit) for number, hit in enumerate(hits, 1)]
        if 0 <= divider < len(pieces):
            pieces.insert(divider, _DIVIDER)
        return html("\n".join(pieces))

    def _article(self, number: int, hit: Hit) -> str:
        inner = "\n".join(self._parts(number, hit))
        return f'<article class="hit" id="bai-{number}">\n{inner}\n</article>'

    def _parts(self, number: int, hit: Hit) -> Iterator[str]:
        article, highlights = hit.article, hit.highlights
        href = escaped(self._addresses.at(self._paths.article(article.id)))
        passages = highlights.body or ((highlights.lede,) if highlights.lede else ())
        yield f'<h2><a href="{href}">{marked(highlights.title or UNTITLED)}</a></h2>'
        yield dateline(article)
        yield from [f'<p class="passage">{marked(passage)}</p>' for passage in passages]
        if hit.missing:
            missing = ", ".join([f"<s>{escaped(word)}</s>" for word in hit.missing])
            yield f'<p class="missing">Không có: {missing}</p>'
        if hit.explanation:
            yield _explanation(hit)
        elif self._why:
            yield (
                f'<p class="ask-why"><a href="{self._why}#bai-{number}" rel="nofollow">'
                'Vì sao?<span class="unseen"> Vì sao có bài này</span></a></p>'
            )
        if article.people:
            people = "\n".join([self._person(person) for person in article.people])
            yield f'<p class="people"><span class="unseen">Người trong bài:</span>\n{people}\n</p>'
        if hit.similar_count:
            yield self._similar(hit)

    def _person(self, person: Person) -> str:
        """Return a person, with the address that narrows the search to them."""
        href = f"{self._before_person}{escaped(stated('person', person.name))}{self._behind_person}"
        return f'<a href="{href}" rel="nofollow">{escaped(person.name)}</a>'

    def _similar(self, hit: Hit) -> str:
        """Return what is folded under a hit."""
        more = hit.similar_count - len(hit.similar)
        rest = f'\n<p class="rest">và {grouped(more)} bài nữa</p>' if more > 0 else ""
        return (
            f'<details class="similar">\n<summary>và {grouped(hit.similar_count)} bài tương tự</summary>\n'
            f"{headline_list(hit.similar, self._addresses, self._paths)}{rest}\n</details>"
        )


def _explanation(hit: Hit) -> str:
    rows = [
        f'<tr><th scope="row">{escaped(line.typed)}</th><td>{escaped(line.found)}</td><td>{escaped(line.score)}</td></tr>'
        for line in lines(hit)
    ]
    return "\n".join(
        (
            '<table class="why">',
            "<caption>Vì sao có bài này?</caption>",
            '<thead><tr><th scope="col">Đã gõ</th><th scope="col">Trong bài</th><th scope="col">Điểm</th></tr></thead>',
            "<tbody>",
            *rows,
            "</tbody>",
            "</table>",
        )
    )
