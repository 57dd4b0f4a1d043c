"""The papers say what is there: settings, targets, routes and files."""

import re
from dataclasses import fields

import pytest

from index.settings import Settings
from tests.shared import ROOT
from web.app import create_app


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("setting", fields(Settings), ids=lambda setting: setting.name)
def test_readme_lists_every_setting_with_its_default(setting: object) -> None:
    name, default = setting.name, setting.default  # type: ignore[attr-defined]  # a dataclass field
    assert f"| `TRABAO_{name.upper()}` | `{default}` |" in _read("README.md")


def test_readme_lists_no_setting_that_does_not_exist() -> None:
    listed = set(re.findall(r"TRABAO_([A-Z_]+)", _read("README.md")))
    assert listed == {field.name.upper() for field in fields(Settings)}


def test_readme_names_every_route_of_the_api_and_the_pages() -> None:
    app = create_app(Settings())
    readme = _read("README.md")
    routes = {re.sub(r"<\w+:\w+>", "<id>", rule.rule) for rule in app.url_map.iter_rules()}
    public = {route for route in routes if not route.startswith("/static/")}
    assert [route for route in sorted(public) if route not in readme] == []


@pytest.mark.parametrize("paper", ["README.md", "CONTRIBUTING.md"])
def test_papers_name_only_targets_that_make_has(paper: str) -> None:
    targets = set(re.findall(r"^([a-z]+):.*## ", _read("Makefile"), re.MULTILINE))
    named = set(re.findall(r"`?make ([a-z]+)\b", _read(paper)))
    assert named - targets == set()


def test_architecture_names_every_module_and_no_other() -> None:
    modules = {
        str(path.relative_to(ROOT))
        for layer in ("corpus", "index", "search", "web")
        for path in (ROOT / layer).rglob("*.py")
        if path.name not in {"__init__.py", "__main__.py"}
    }
    named = set(re.findall(r"`((?:corpus|index|search|web)/[\w/]+\.py)`", _read("ARCHITECTURE.md")))
    assert named == modules
