"""Every limit on what a reader may ask, in one table; each error names the limit it enforces."""

MAX_QUERY_CHARACTERS = 1_000
"""A typed query's length; a whole headline has about 100."""

MAX_LEAVES = 64
"""Words, phrases and prefixes in one query."""

MAX_PHRASE_SYLLABLES = 32
"""Syllables between two quotes."""

MAX_PHRASE_SLOP = 15
"""Other syllables among those of a phrase; less than the positions free between paragraphs (`PARAGRAPH_GAP`)."""

MIN_BOOST = 0.1
"""The smallest number after `^`, alone or multiplied by those of the brackets around it."""

MAX_BOOST = 100
"""The largest, likewise."""

MAX_NESTING = 20
"""Brackets inside brackets."""

MIN_PREFIX_CHARACTERS = 2
"""Characters before a `*`."""

MAX_PREFIX_TERMS = 1_000
"""Dictionary terms that one prefix may stand for."""

MAX_PAGE_SIZE = 100
"""Hits a page."""

MAX_RESULT_WINDOW = 10_000
"""`page` × `page_size`: how deep paging goes."""

MAX_SIMILAR = 10
"""Articles shown under one that they nearly repeat; all are counted."""

MAX_RELATED = 20
"""Articles in each list of those related to one."""

MAX_FILTER_CHARACTERS = 200
"""A filter value's length."""

FACET_VALUES = 20
"""Values a facet lists, the most frequent first."""

MAX_SUGGESTIONS = 20
"""Suggestions for what somebody types."""

MAX_COMPLETED_SYLLABLES = 20
"""Syllables of a typed query to which suggestions are made."""
