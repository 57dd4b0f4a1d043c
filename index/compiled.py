"""Compiles a loop with numba and keeps the compiled code on disk, where it can."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib import import_module
from types import CodeType, FunctionType
from typing import Any, ParamSpec, TypeVar, cast

import numpy as np


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
    from numba.core.dispatcher import Dispatcher

    import_module("numba.np.arraymath")

_CONSTANTS = (bool, int, float, str, bytes, tuple, np.generic)

unsigned = np.uint64
"""What an index of a compiled loop is made where it does not come from a `range` from 0: of any other, numba asks whether it
counts from the end of the array, and then a loop that does little else takes half as long again. Nothing is reckoned with it:
with an int64 it becomes a float."""

_P = ParamSpec("_P")
_R = TypeVar("_R")


def compiled(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """Return `function` compiled at its first call, or read from the cache that an earlier process has filled.

    The cache lies beside the source, or in numba's own folder for the user where that can't be written; the variable
    `NUMBA_CACHE_DIR` names another. Where there is none at all, each process compiles for itself. What a loop takes from
    other modules, constants and other loops, is part of what the cache is asked for: numba looks at the loop's own file only.

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
        _ask_for_what_it_uses(made)
    except RuntimeError:
        made = njit(**options)(function)
    return cast("Callable[_P, _R]", made)


def _ask_for_what_it_uses(made: object) -> None:
    """Let the cache of a compiled loop be that of another one where what it uses from elsewhere has changed."""
    file = getattr(getattr(made, "_cache", None), "_cache_file", None)
    if file is not None:
        # numba offers no other way: a test shows that this one works.
        stamp = (file._source_stamp, _digest(cast("Any", made).py_func))  # noqa: SLF001
        file._source_stamp = stamp  # noqa: SLF001


def _digest(function: FunctionType) -> str:
    """Return what changes with the code of `function`, and with all constants and compiled functions that it uses."""
    parts: list[str] = []
    for name in sorted(_described(function.__code__, parts)):
        used = function.__globals__.get(name)
        if isinstance(used, Dispatcher):
            parts.append(_digest(used.py_func))
        elif isinstance(used, _CONSTANTS):
            parts.append(f"{name} {used!r}")
    return sha256("\n".join(parts).encode()).hexdigest()


def _described(code: CodeType, parts: list[str]) -> set[str]:
    """Add to `parts` what tells `code` from other code; return the names that it uses."""
    names = set(code.co_names)
    parts.append(code.co_code.hex())
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            names |= _described(constant, parts)
        else:
            parts.append(repr(constant))
    return names
