"""Both kinds of loops, one after the other."""

from types import ModuleType

import pytest

from index.segment import dictionaries, impacts, merging, part, plain, terms

_USERS = (dictionaries, impacts, merging, part, terms)


@pytest.fixture(params=["kernels", "plain"])
def loops(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Let the compiled loops do the work, then those of numpy; gives the module that does."""
    module = plain
    if request.param == "kernels":
        module = pytest.importorskip("index.segment.kernels", reason="numba can't be imported")
    for user in _USERS:
        monkeypatch.setattr(user, "loops", lambda: module)
    return module
