"""Which loops do the work of a search: those that numba compiles, or numpy's; the answers are equal."""

import importlib
from functools import cache
from types import ModuleType


@cache
def loops() -> ModuleType:
    """Return `search.kernels`, or `search.plain` where numba cannot be imported."""
    try:
        return importlib.import_module("search.kernels")
    except ImportError:
        return importlib.import_module("search.plain")
