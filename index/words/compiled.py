"""Compiles a loop with numba and keeps the compiled code on disk, where it can."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

from numba import njit

_P = ParamSpec("_P")
_R = TypeVar("_R")


def compiled(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """Return `function` compiled at its first call, or read from the cache that an earlier process has filled.

    The cache lies beside the source, or in numba's own folder for the user where that can't be written; the variable
    `NUMBA_CACHE_DIR` names another. Where there is none at all, each process compiles for itself.

    No fastmath, which would reorder sums; the interpreter's lock is held.
    """
    try:
        made = njit(cache=True)(function)
    except RuntimeError:
        made = njit()(function)
    return cast("Callable[_P, _R]", made)
