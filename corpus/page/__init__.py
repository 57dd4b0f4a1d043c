"""A scraped text page becomes an Article, without the furniture round it.

Takes the page as text; gives its headline, sapo, paragraphs, captions, byline, date, newspaper and address. The page
is read as lines (`lines`), of which `headline`, `head`, `end` and `body` place what they know and leave the rest to
the next; `furniture`, `captions` and `bylines` say what a single line is.

Never goes by a rule for one newspaper, and never drops a sentence between headline and byline.
"""

from corpus.page.reading import read_page

__all__ = ["read_page"]
