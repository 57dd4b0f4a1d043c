"""Which articles are shown: those with all the words wanted, with most, or with some of them.

How much of a query an article has is counted by weight (idf), not by number: `bao nhiêu là` says nothing of what
is asked, and half of a question may be such words.
"""

MOST_COVERAGE = 0.5
"""The share of the wanted words, by weight, that is most of them."""

SOME_COVERAGE = 0.15
"""The share that an article must have to be shown at all: of a question, one name may be all that the answer has."""

FEWEST_OF_MOST = 3
"""Most of the words are never fewer than these: half of a short query is another query."""

SHORT_QUERY = 4
"""To a query of no more words than these, articles with some of them are shown only where nothing better is found."""


def shows_some(wanted: int) -> bool:
    """Whether articles with some of `wanted` words are shown beside better ones: a long query has words to spare.

    >>> shows_some(SHORT_QUERY), shows_some(SHORT_QUERY + 1)
    (False, True)
    """
    return wanted > SHORT_QUERY


def fewest_of_some(wanted: int) -> int:
    """Return how many words are some of `wanted`: one name of a long question may do, one syllable of a short one may not.

    >>> fewest_of_some(SHORT_QUERY), fewest_of_some(SHORT_QUERY + 1)
    (2, 1)
    """
    return 1 if shows_some(wanted) else 2


def tier(wanted: int, found: int, coverage: float) -> int:
    """Return the tier of an article: 1 with all the words, 2 with most, 3 with some, 0 with too few to be shown.

    >>> tier(4, 4, 1.0), tier(4, 3, 0.7), tier(4, 2, 0.3), tier(4, 1, 0.9)
    (1, 2, 3, 0)

    Args:
        wanted: How many words the query wants.
        found: How many of them the article has.
        coverage: Their share by weight, from 0 to 1.
    """
    if found == wanted:
        return 1
    if found >= FEWEST_OF_MOST and coverage >= MOST_COVERAGE:
        return 2
    return 3 if found >= fewest_of_some(wanted) and coverage >= SOME_COVERAGE else 0
