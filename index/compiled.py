"""Compiles a loop with numba and keeps the compiled code on disk, where it can."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, ParamSpec, TypeVar, cast


@contextmanager
def _hidden(package: str) -> Iterator[None]:
    """Let nobody find `package`, unless it has been imported already."""
    if package in sys.modules:
        yield
        return
    sys.modules[package] = None  # type: ignore[assignment]  # that is how Python is told that there is none
    try:
        yield
    finally:
        del sys.modules[package]


# Where numba finds scipy, which pyvi brings along, it loads its linear algebra for nothing: 0.2 s and 10 MB a process.
with _hidden("scipy"):
    from numba import njit

    import_module("numba.np.arraymath")

_P = ParamSpec("_P")
_R = TypeVar("_R")


def compiled(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """Return `function` compiled at its first call, or read from the cache that an earlier process has filled.

    The cache lies beside the source, or in numba's own folder for the user where that can't be written; the variable
    `NUMBA_CACHE_DIR` names another. Where there is none at all, each process compiles for itself.

    No fastmath, which would reorder sums; the interpreter's lock is held.
    """
    return _made(function)


def compiled_unlocked(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """Return `function` compiled as `compiled` does; it lets other threads run.

    For loops over arrays that nobody writes to at the same time.
    """
    return _made(function, nogil=True)


def _made(function: Callable[_P, _R], **options: Any) -> Callable[_P, _R]:  # noqa: ANN401 (numba's own)
    try:
        made = njit(cache=True, **options)(function)
    except RuntimeError:
        made = njit(**options)(function)
    return cast("Callable[_P, _R]", made)
