"""Whom an article names, with the roles that its text gives them.

Takes articles and a tagger; gives `Person` records, each once, under the fullest name. A text goes through the files in
this order: `runs` and `tokens` (capitalised runs and their words), `cores`, `foreign` and `forms` (the name inside each,
and what it says by itself), which `readings` remembers; `evidence` and `namesakes` (what speaks for it, and against), `mentions` (all of a text),
`candidates` and `spellings` (all of an article: one person's mentions brought together), `finder`, with `roles` and
`titles_before` beside them. `words_before` and `words_behind` tell by one word what need not be looked for. `names`, `places` and `titles` are tables of general knowledge; the long ones stand in `data/`.

What is remembered is how runs of capitals read. Never learns from one article for another: the same article gives the same people in any corpus.
"""

from corpus.people.finder import find_people, find_people_in
from corpus.people.tagging import TaggedTexts, TaggedWord

__all__ = ["TaggedTexts", "TaggedWord", "find_people", "find_people_in"]
