"""Whom an article names, with the roles that its text gives them.

Takes an `Article` and a tagger; gives `Person` records, each once, under the fullest name. A text goes through the
files in this order: `runs` (capitalised runs), `cores` (the name inside each), `evidence` (what speaks for it),
`mentions` (all of a text), `finder` (all of an article: one person's mentions brought together), with `roles` beside
them. `names`, `places` and `titles` are tables of general knowledge; the long ones stand in `data/`.

Never learns from one article for another: the same article gives the same people in any corpus.
"""

from corpus.people.finder import find_people
from corpus.people.tagging import TaggedWord

__all__ = ["TaggedWord", "find_people"]
