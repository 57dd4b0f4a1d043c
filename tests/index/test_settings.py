from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import SettingsError
from index.settings import Settings

STATED = {
    "TRABAO_INDEX": "kho/chỉ mục",
    "TRABAO_CORPUS": "kho/bài",
    "TRABAO_ENGINE": "whoosh",
    "TRABAO_HOST": "0.0.0.0",
    "TRABAO_PORT": "8080",
    "TRABAO_WORKERS": "5",
    "TRABAO_SITE_NAME": "Báo Làng",
}


def test_every_setting_is_read() -> None:
    assert Settings.from_environment(STATED) == Settings(
        index=Path("kho/chỉ mục"),
        corpus=Path("kho/bài"),
        engine="whoosh",
        host="0.0.0.0",
        port=8080,
        workers=5,
        site_name="Báo Làng",
    )
    assert {name.removeprefix("TRABAO_").lower() for name in STATED} == {
        field.name for field in fields(Settings)
    }


@pytest.mark.parametrize("name", STATED)
def test_what_is_not_stated_has_its_default(name: str) -> None:
    assert Settings.from_environment({}) == Settings()
    assert Settings.from_environment({name: ""}) == Settings()
    rest = Settings.from_environment({other: value for other, value in STATED.items() if other != name})
    field = name.removeprefix("TRABAO_").lower()
    assert getattr(rest, field) == getattr(Settings(), field)


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("TRABAO_PORT", "-1", "0 65535"),
        ("TRABAO_PORT", "65536", "0 65535"),
        ("TRABAO_PORT", "http", "0 65535"),
        ("TRABAO_PORT", "８０８０", "0 65535"),
        ("TRABAO_PORT", " 80", "0 65535"),
        ("TRABAO_PORT", "9" * 5000, "0 65535"),
        ("TRABAO_WORKERS", "0", "1 64"),
        ("TRABAO_WORKERS", "65", "1 64"),
        ("TRABAO_ENGINE", "lucene", "whoosh"),
        ("TRABAO_ENGINE", "Whoosh", "whoosh"),
    ],
)
def test_an_error_names_the_setting_its_value_and_what_is_allowed(
    name: str, value: str, allowed: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment({name: value})
    assert name in str(caught.value)
    assert value in str(caught.value)
    assert all(bound in str(caught.value) for bound in allowed.split())


@pytest.mark.parametrize(
    ("name", "value"),
    [("TRABAO_PORT", "0"), ("TRABAO_PORT", "65535"), ("TRABAO_WORKERS", "1"), ("TRABAO_WORKERS", "64")],
)
def test_the_ends_of_a_range_are_allowed(name: str, value: str) -> None:
    settings = Settings.from_environment({name: value})
    assert getattr(settings, name.removeprefix("TRABAO_").lower()) == int(value)


def test_an_unknown_setting_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment({"TRABAO_PROT": "8080", "HOME": "/"})
    assert "TRABAO_PROT" in str(caught.value)
    assert all(name in str(caught.value) for name in STATED)


@given(
    st.dictionaries(
        st.text(max_size=8).filter(lambda name: not name.startswith("TRABAO_")), st.text(max_size=5)
    )
)
def test_other_peoples_variables_are_ignored(environment: dict[str, str]) -> None:
    assert Settings.from_environment(environment) == Settings()


@given(st.sampled_from(["TRABAO_PORT", "TRABAO_WORKERS", "TRABAO_ENGINE"]), st.text(max_size=8))
def test_any_value_gives_settings_or_a_settings_error(name: str, value: str) -> None:
    try:
        settings = Settings.from_environment({name: value})
    except SettingsError:
        return
    assert 0 <= settings.port <= 65535
    assert settings.workers >= 1
