"""The server as `make serve` starts it: another process."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.shared import ROOT

SECONDS_TO_START = 60


def start(settings: Mapping[str, str]) -> subprocess.Popen[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TRABAO_")}
    return subprocess.Popen(
        [sys.executable, "-m", "web"],
        cwd=ROOT,
        env={**kept, "PYTHONUNBUFFERED": "1", **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def running(index: Path) -> Iterator[str]:
    """Serve `index` on a free port as long as the block lasts; gives the address that the server printed."""
    with start({"TRABAO_INDEX": str(index), "TRABAO_PORT": "0", "TRABAO_WORKERS": "1"}) as server:
        assert server.stdout is not None
        try:
            said = server.stdout.readline()
            assert said.startswith("Tra Báo đang chạy tại http://127.0.0.1:"), said
            yield said.split()[-1]
        finally:
            server.send_signal(signal.SIGINT)
            server.communicate(timeout=SECONDS_TO_START)
