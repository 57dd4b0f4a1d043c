from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import hypothesis
import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from index.build import build_index
from index.settings import Settings
from tests.web.conftest import ARTICLES
from web.app import create_app, from_environment


@pytest.mark.parametrize("address", ["/", "/api/health", "/nope", "/api/nope", "/static/style.css"])
def test_every_answer_has_the_security_headers(client: FlaskClient, address: str) -> None:
    with client.get(address) as response:
        headers = response.headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "script-src 'self'; connect-src 'self';" in headers["Content-Security-Policy"]
    assert "unsafe-inline" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_a_static_file_may_be_kept_because_its_address_changes_with_it(client: FlaskClient) -> None:
    version = sha256(files("web").joinpath("static/style.css").read_bytes()).hexdigest()[:12]
    address = f"/static/style.css?v={version}"
    assert address in client.get("/").text
    with client.get(address) as first:
        assert "max-age=31536000" in first.headers["Cache-Control"]
    with client.get(address, headers={"If-None-Match": first.headers["ETag"]}) as again:
        assert again.status_code == 304


def test_the_environment_chooses_the_index(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    monkeypatch.setenv("TRABAO_INDEX", str(settings.index))
    monkeypatch.setenv("TRABAO_SITE_NAME", "Báo Bến")
    page = from_environment().test_client().get("/").text
    assert "Báo Bến" in page
    assert "Tìm trong 3 bài báo" in page


NAMES = st.sampled_from(["q", "page", "page_size", "person", "source", "from", "to", "sort", "n", "x"])
ENCODED = st.text().map(lambda text: text.encode("utf-8", "surrogatepass").hex(" ").replace(" ", "%"))
VALUES = st.one_of(
    st.binary(max_size=40)
    .filter(lambda raw: not set(raw) & set(b" \r\n#"))
    .map(lambda raw: raw.decode("latin-1")),
    ENCODED.map(lambda hexed: f"%{hexed}" if hexed else ""),
    st.sampled_from(
        ["1", "0", "-1", "2022-08-30", "9999-12-31", "newest", "%00", "%ED%A0%80", "((((", '"', "*", "%"]
    ),
    st.integers().map(str),
)
QUERY_STRINGS = st.lists(st.tuples(NAMES, VALUES), max_size=5).map(
    lambda pairs: "&".join(f"{name}={value}" for name, value in pairs)
)


# A busy machine may take its time; whether it fails is what is asked.
@hypothesis.settings(deadline=None)
@given(
    path=st.sampled_from(
        ["/", "/search", "/api/search", "/api/suggest", "/articles/bao-so-4", "/api/health"]
    ),
    query_string=QUERY_STRINGS,
)
def test_no_query_string_makes_the_server_fail(client: FlaskClient, path: str, query_string: str) -> None:
    environ = {"PATH_INFO": path, "QUERY_STRING": query_string, "REQUEST_METHOD": "GET"}
    response = client.open(path, environ_overrides=environ)
    assert response.status_code in {200, 400}, query_string


@hypothesis.settings(deadline=None)
@given(st.text(min_size=1).filter(lambda text: not set(text) & set("\0\r\n")))
def test_no_path_makes_the_server_fail(client: FlaskClient, path: str) -> None:
    raw = ("/" + path).encode("utf-8", "surrogatepass").decode("latin-1")
    response = client.open("/", environ_overrides={"PATH_INFO": raw})
    assert response.status_code in {200, 404}


TYPED = st.lists(
    st.sampled_from(
        ["(", ")", '"', "“", "-", "*", ":", "|", " ", "OR", "NOT", "AND", "tiêu đề:", "title:", "bão", "tau"]
    ),
    max_size=120,
).map("".join)


@hypothesis.settings(deadline=None)
@given(typed=TYPED)
def test_no_query_makes_the_server_fail(client: FlaskClient, typed: str) -> None:
    for path in ("/search", "/api/search", "/articles/bao-so-4"):
        assert client.get(path, query_string={"q": typed}).status_code in {200, 400}, typed


def test_a_query_of_ten_thousand_characters_is_refused_kindly(client: FlaskClient) -> None:
    assert client.get("/search", query_string={"q": "bão " * 2500}).status_code == 400


def test_an_application_needs_no_index_to_start_and_serves_it_once_it_is_there(tmp_path: Path) -> None:
    client = create_app(Settings(index=tmp_path)).test_client()
    assert client.get("/api/health").status_code == 503
    build_index(ARTICLES, tmp_path)
    assert client.get("/api/health").status_code == 200
