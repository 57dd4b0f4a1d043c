"""The production server: gunicorn, set up in code."""

import errno
import gc
import socket
from collections.abc import Callable
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.http import message

from index.settings import Settings

THREADS = 4
"""Requests that one worker process answers at a time."""

LONGEST_REQUEST_LINE_BYTES = 128 * 1024
"""A query of 10,000 characters, percent-encoded: our own answer says which limit it passes."""

_REASONS = {
    errno.EADDRINUSE: "đang có chương trình khác dùng",
    errno.EACCES: "không đủ quyền, cổng dưới 1024 là của quản trị viên",
    errno.EADDRNOTAVAIL: "không phải địa chỉ của máy này",
}


def listening_socket(host: str, port: int) -> socket.socket:
    """Return a socket that listens at `host` and `port`; port 0 takes any free one.

    Raises:
        OSError: The address is in use, not this machine's, or no address.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=2048)


def refusal(error: OSError) -> str:
    """Return why `listening_socket` failed, in Vietnamese.

    >>> refusal(OSError(errno.EADDRINUSE, "Address already in use"))
    'đang có chương trình khác dùng'
    """
    return _REASONS.get(error.errno or 0, "không phải tên hay địa chỉ của máy này")


def address_of(listener: socket.socket) -> str:
    """Return the address to open in a browser.

    >>> with listening_socket("127.0.0.1", 0) as listener:
    ...     address_of(listener).startswith("http://127.0.0.1:")
    True
    """
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def serve(
    make_app: Callable[[], Flask], listener: socket.socket, settings: Settings, ready: Callable[[], None]
) -> None:
    """Serve until a signal ends the process; workers are forked and each makes its own application.

    The loops of a search are loaded first: no reader waits for them, and the workers share their memory.

    Args:
        make_app: Makes the application, once in each worker.
        listener: What to listen on.
        settings: How many workers.
        ready: Called once connections are accepted.
    """
    from search.warm_up import warm_up

    warm_up()
    # What is loaded stays: looked through for garbage, its pages would be copied into every worker.
    gc.freeze()
    # gunicorn takes no limit above this constant, which is less than a long Vietnamese query needs.
    message.MAX_REQUEST_LINE = LONGEST_REQUEST_LINE_BYTES
    options = {
        "bind": f"fd://{listener.detach()}",
        "workers": settings.workers,
        "worker_class": "gthread",
        "threads": THREADS,
        "limit_request_line": LONGEST_REQUEST_LINE_BYTES,
        "loglevel": "warning",
        "control_socket_disable": True,
        "when_ready": lambda _arbiter: ready(),
        "proc_name": "trabao",
    }
    _Server(make_app, options).run()


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's way of being set up without its command line."""

    def __init__(self, make_app: Callable[[], Flask], options: dict[str, Any]) -> None:
        self._make_app = make_app
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        # Settings that a gunicorn within our range may not have yet, such as control_socket_disable.
        known = {name: value for name, value in self._options.items() if name in self.cfg.settings}
        for name, value in known.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return self._make_app()
