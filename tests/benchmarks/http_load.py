"""A real server on loopback, asked by one client and by several at once.

`python -m web` as `make serve` runs it, with its own number of worker processes. Clients are processes of their own
with one connection each, kept alive; they do no more than read an answer to its end, some 30 µs.
"""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count, product
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Self
from urllib.parse import quote_plus, urlsplit

from tests.benchmarks.effort import Effort
from tests.benchmarks.figures import Row, percentile
from tests.benchmarks.queries import Form, QuerySet, Work

PATHS = {"trabao": "/api/search?q=", "trabao-page": "/search?q="}
"""What is asked for: the API's answer, and the page that readers see."""

# A connection stays with one worker process: were none made anew, some would go idle by chance.
_CONNECTION_REQUESTS = 25
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


class Client:
    """One connection that is kept alive."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._host = parts.netloc
        self._socket = socket.create_connection((parts.hostname, parts.port or 80), timeout=30)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def close(self) -> None:
        """End the connection."""
        self._socket.close()

    def get(self, path: str) -> bytes:
        """Return the body of the answer for `path`, a path and query in ASCII.

        Raises:
            RuntimeError: The answer is none, or not 200.
        """
        self._socket.sendall(f"GET {path} HTTP/1.1\r\nHost: {self._host}\r\n\r\n".encode())
        answer = b""
        while (end := answer.find(b"\r\n\r\n")) < 0:
            answer += self._received(path)
        length = _LENGTH.search(answer, 0, end)
        if not answer.startswith(b"HTTP/1.1 200") or not length:
            raise RuntimeError(f"expected 200 and a Content-Length for {path}, got {answer[:end]!r}")
        body = answer[end + 4 :]
        while len(body) < int(length[1]):
            body += self._received(path)
        return body

    def _received(self, path: str) -> bytes:
        received = self._socket.recv(1 << 18)
        if not received:
            raise RuntimeError(f"the server closed the connection before it had answered {path}")
        return received


@contextmanager
def server(index: Path) -> Iterator[str]:
    """Run the server over `index` and give its address.

    Raises:
        RuntimeError: It ended before it was ready.
    """
    settings = {"TRABAO_INDEX": str(index), "TRABAO_PORT": "0"}
    with subprocess.Popen(
        [sys.executable, "-m", "web"],
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            address = re.search(r"http://\S+", line)
            if address is None:
                raise RuntimeError(f"expected the server's address, got {line!r}")
            yield address[0]
        finally:
            process.terminate()


def measured_http(index: Path, queries: QuerySet, articles: int, effort: Effort) -> list[Row]:
    """Return a row for each of `PATHS` and each form of the queries of whole searches."""
    rows = []
    with server(index) as address, Clients(effort.clients) as clients:
        for form, (engine, path) in product(Form, PATHS.items()):
            texts = [" ".join(query.typed(form)) for query in queries.of(Work.SEARCH)]
            paths = [path + quote_plus(text) for text in texts]
            best_ms = _best_ms(address, paths, effort.http_rounds)
            rows.append(
                Row(
                    articles=articles,
                    work="http",
                    engine=engine,
                    queries=form,
                    p50_ms=percentile(best_ms, 0.5),
                    p99_ms=percentile(best_ms, 0.99),
                    per_second=clients.requests_per_second(address, paths, effort.load_s),
                    asked=len(best_ms),
                )
            )
    return rows


def _best_ms(address: str, paths: Sequence[str], rounds: int) -> list[float]:
    return [min(times) for times in zip(*(_times_ms(address, paths) for _ in range(rounds)), strict=True)]


def _times_ms(address: str, paths: Sequence[str]) -> list[float]:
    client = Client(address)
    times = []
    for path in paths:
        started = time.perf_counter()
        client.get(path)
        times.append((time.perf_counter() - started) * 1000)
    client.close()
    return times


class Clients:
    """Processes that ask a server at the same time; ended when the `with` block is."""

    def __init__(self, number: int) -> None:
        context = get_context("spawn")
        self._number = number
        self._pool = context.Pool(number, _set_starting_line, (context.Barrier(number),))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.terminate()

    def requests_per_second(self, address: str, paths: Sequence[str], seconds: float) -> float:
        """Return how many requests they get answered a second, all together, in about so many seconds."""
        firsts = [number * len(paths) // self._number for number in range(self._number)]
        # Each process takes one task, since it waits for the others before it begins.
        return sum(self._pool.starmap(_rate, [(address, paths, first, seconds) for first in firsts], 1))


_starting_line: list[Barrier] = []


def _set_starting_line(barrier: Barrier) -> None:
    """Note where all clients wait for each other; it can be handed to a process only when that begins."""
    _starting_line.append(barrier)


def _rate(address: str, paths: Sequence[str], first: int, seconds: float) -> float:
    """Return one client's requests a second, from the path numbered `first` on and round again."""
    client = Client(address)
    _starting_line[0].wait()
    started = time.perf_counter()
    for number in count(1):
        client.get(paths[(first + number) % len(paths)])
        spent = time.perf_counter() - started
        if spent >= seconds:
            break
        if number % _CONNECTION_REQUESTS == 0:
            client.close()
            client = Client(address)
    client.close()
    return number / spent
