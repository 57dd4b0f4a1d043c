"""Both kinds of loops, one after the other."""

from types import ModuleType

import pytest

from index.segment import (
    codes,
    dictionaries,
    impacts,
    merging,
    ordered_texts,
    part,
    part_dictionary,
    plain,
    signatures,
    stories,
    story_plain,
    terms,
    united_pairs,
)

_USERS = (codes, dictionaries, impacts, merging, ordered_texts, part, part_dictionary, terms, united_pairs)
_STORY_USERS = (signatures, stories)


@pytest.fixture(params=["kernels", "plain"])
def loops(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Let the compiled loops do the work, then those of numpy; gives the module that does."""
    module, of_stories = plain, story_plain
    if request.param == "kernels":
        module = pytest.importorskip("index.segment.kernels", reason="numba can't be imported")
        of_stories = pytest.importorskip("index.segment.story_kernels", reason="numba can't be imported")
    for user in _USERS:
        monkeypatch.setattr(user, "loops", lambda: module)
    for user in _STORY_USERS:
        monkeypatch.setattr(user, "story_loops", lambda: of_stories)
    return module
