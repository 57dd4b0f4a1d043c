"""What the figures were measured on, in a line or two."""

import os
import platform
import re
from collections.abc import Sequence
from pathlib import Path


def machine(packages: Sequence[str]) -> str:
    """Return the processor, its cores, memory, the system, how busy it is, and the versions of what is compared."""
    memory_gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        f"{_processor()}, {cores} cores, {memory_gib:.0f} GiB, {platform.system()} {platform.release()}, "
        f"load {os.getloadavg()[0]:.1f} before the run; Python {platform.python_version()}, {', '.join(packages)}"
    )


def _processor() -> str:
    try:
        described = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    return processor_name(described) or platform.machine()


def processor_name(cpuinfo: str) -> str | None:
    r"""Return the name of the first processor in the text of `/proc/cpuinfo`, or None.

    >>> processor_name("processor : 0\nmodel name\t: AMD EPYC 7B13\n")
    'AMD EPYC 7B13'
    """
    found = re.search(r"^model name\s*:\s*(.+)$", cpuinfo, re.MULTILINE)
    return found[1] if found else None
