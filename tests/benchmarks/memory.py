"""How much memory a process holds, as Linux counts it."""

from pathlib import Path
from typing import NamedTuple


class Memory(NamedTuple):
    """Resident memory of one process.

    Attributes:
        private_bytes: Pages that no other process maps: what one more process costs.
        shared_bytes: Pages that others map too, such as files mapped by all.
    """

    private_bytes: int
    shared_bytes: int


def resident_memory(process: int | str = "self") -> Memory | None:
    """Return what `process`, a number, holds; None where the system has no `/proc/<process>/smaps_rollup`."""
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return None
    return parsed_rollup(rollup)


def parsed_rollup(rollup: str) -> Memory:
    """Return the sums in the text of a `smaps_rollup`.

    >>> parsed_rollup("00-ff ---p 00:00 0 [rollup]\\nPrivate_Clean: 1 kB\\nPrivate_Dirty: 2 kB\\nShared_Clean: 4 kB")
    Memory(private_bytes=3072, shared_bytes=4096)
    """
    private = shared = 0
    for line in rollup.splitlines():
        name, _, value = line.partition(":")
        if name.startswith("Private_"):
            private += int(value.split()[0]) * 1024
        elif name in {"Shared_Clean", "Shared_Dirty"}:
            shared += int(value.split()[0]) * 1024
    return Memory(private, shared)
