"""The roles of the five pages' people, read as any corpus is: micro F1 over pairs of a person and a role."""

import pytest

from corpus.article import Article
from corpus.people import find_people
from corpus.people.names import phrase_key
from corpus.readers import read_corpus
from index.segmentation import tag
from tests.corpus.people.test_finder import EXPECTED
from tests.shared import SEEDS

FLOOR = 0.80

Pairs = set[tuple[str, str, str]]


def found_pairs() -> Pairs:
    """Return page, person and role, as found."""
    articles = [item for item in read_corpus(SEEDS) if isinstance(item, Article)]
    return {
        (article.id[:3], phrase_key(person.name), phrase_key(role))
        for article in articles
        for person in find_people(article, tag)
        for role in person.roles
    }


def stated_pairs() -> Pairs:
    """Return page, person and role, as the pages state them."""
    return {
        (page, phrase_key(name), phrase_key(role))
        for page, people in EXPECTED.items()
        for name, roles in people.items()
        for role in roles
    }


@pytest.mark.skipif(
    not SEEDS.exists(), reason="../shared/seeds is absent: the five pages are not part of the project"
)
def test_the_roles_of_the_five_pages_are_found() -> None:
    found, stated = found_pairs(), stated_pairs()
    f1 = 2 * len(found & stated) / (len(found) + len(stated))
    help_ = f"help: not found {sorted(stated - found)}, not stated {sorted(found - stated)}"
    assert f1 >= FLOOR, f"roles reach F1 {f1:.3f}; {help_}"
