"""Which loops do the work: those that numba compiles, or numpy's; the answers are equal."""

import importlib
from functools import cache
from types import ModuleType


@cache
def loops() -> ModuleType:
    """Return `index.segment.kernels`, or `index.segment.plain` where numba cannot be imported."""
    try:
        return importlib.import_module("index.segment.kernels")
    except ImportError:
        return importlib.import_module("index.segment.plain")


@cache
def story_loops() -> ModuleType:
    """Return `index.segment.story_kernels`, or `index.segment.story_plain` where numba cannot be imported."""
    try:
        return importlib.import_module("index.segment.story_kernels")
    except ImportError:
        return importlib.import_module("index.segment.story_plain")
