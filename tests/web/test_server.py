import socket
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from unittest.mock import Mock

import pytest

from index.settings import Settings
from tests.web.running_server import SECONDS_TO_START, running, start
from web.server import address_of, listening_socket, refusal, serve


@pytest.fixture(scope="module")
def address(settings: Settings) -> Iterator[str]:
    with running(settings.index) as address:
        yield address


def status(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=SECONDS_TO_START) as answer:
            return answer.status, answer.headers["Content-Type"]
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.headers["Content-Type"]


def test_it_serves_pages_and_the_api_at_the_address_it_prints(address: str) -> None:
    assert status(f"{address}/search?q=bao") == (200, "text/html; charset=utf-8")
    assert status(f"{address}/api/health") == (200, "application/json")


def test_a_very_long_query_gets_our_own_answer(address: str) -> None:
    query = "%E1%BA%BF" * 10_000
    assert status(f"{address}/api/search?q={query}") == (400, "application/problem+json")


def test_bytes_that_no_browser_sends_get_an_answer(address: str) -> None:
    host, _, port = address.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=SECONDS_TO_START) as connection:
        connection.sendall(b"GET /search?q=\xff\xfe HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        assert connection.recv(12) == b"HTTP/1.1 400"


def outcome(settings: Mapping[str, str]) -> tuple[int, str]:
    server = start(settings)
    said, complained = server.communicate(timeout=SECONDS_TO_START)
    assert said == ""
    return server.returncode, complained


def test_an_address_in_use_is_one_sentence() -> None:
    with listening_socket("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        code, complained = outcome({"TRABAO_PORT": str(port)})
    assert code == 1
    assert complained == (
        f"Không mở được 127.0.0.1:{port}: đang có chương trình khác dùng. Đặt TRABAO_HOST hoặc TRABAO_PORT khác.\n"
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [("TRABAO_PORT", "x"), ("TRABAO_WORKERS", "0"), ("TRABAO_ENGINE", "y"), ("TRABAO_PROT", "1")],
)
def test_a_wrong_setting_is_one_sentence_that_names_it(name: str, value: str) -> None:
    code, complained = outcome({name: value})
    assert code == 2
    assert name in complained
    assert complained.count("\n") == 1


def test_a_name_that_is_no_address_is_explained() -> None:
    unknown = socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    assert refusal(unknown) == "không phải tên hay địa chỉ của máy này"


def test_an_ipv6_address_is_printed_as_a_browser_takes_it() -> None:
    try:
        listener = listening_socket("::1", 0)
    except OSError:
        pytest.skip("this machine has no IPv6")
    with listener:
        assert address_of(listener).startswith("http://[::1]:")


def test_loops_are_ready_before_workers_are_forked(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    done: list[str] = []
    monkeypatch.setattr("search.warm_up.warm_up", lambda: done.append("warm"))
    monkeypatch.setattr("web.server._Server.run", lambda _: done.append("forking"))
    serve(Mock(), Mock(detach=lambda: 3), settings, Mock())
    assert done == ["warm", "forking"]
