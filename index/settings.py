"""Every setting of Tra Báo, in one dataclass."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from index.errors import SettingsError

ENGINES = ("whoosh",)

_MOST_DIGITS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an installation chooses; each field is read from `TRABAO_` and its name in capitals.

    Attributes:
        index: The index directory.
        corpus: What `make index` reads where no CORPUS is given: a file or a folder.
        engine: One of `ENGINES`.
        host: The address that the server listens on.
        port: Its TCP port, 1–65535, or 0 for any free one.
        workers: Server processes, at least 1.
        site_name: The name shown in the page.
    """

    index: Path = Path("build/index")
    corpus: Path = Path("corpus/articles")
    engine: str = "whoosh"
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    site_name: str = "Tra Báo"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        """Return the settings that `environment` states, with defaults for the rest.

        >>> Settings.from_environment({"TRABAO_PORT": "8080"}).port
        8080

        Args:
            environment: For example `os.environ`; names without the prefix are ignored.

        Raises:
            SettingsError: A `TRABAO_` name is unknown, or a value is out of its range.
        """
        known = {f"TRABAO_{field.name.upper()}": field.name for field in fields(cls)}
        unknown = sorted(name for name in environment if name.startswith("TRABAO_") and name not in known)
        if unknown:
            raise SettingsError(f"Không có thiết lập {unknown[0]}; các thiết lập là {', '.join(known)}.")
        default = cls()
        stated = {known[name]: value for name, value in environment.items() if name in known and value}
        return cls(
            index=Path(stated.get("index", default.index)),
            corpus=Path(stated.get("corpus", default.corpus)),
            engine=_one_of("TRABAO_ENGINE", stated.get("engine", default.engine), ENGINES),
            host=stated.get("host", default.host),
            port=_whole_number("TRABAO_PORT", stated.get("port", str(default.port)), 0, 65535),
            workers=_whole_number("TRABAO_WORKERS", stated.get("workers", str(default.workers)), 1, 64),
            site_name=stated.get("site_name", default.site_name),
        )


def _whole_number(name: str, value: str, low: int, high: int) -> int:
    # Python reads no number of more than 4,300 digits.
    plain = value.isascii() and value.isdigit() and len(value) <= _MOST_DIGITS
    if not plain or not low <= int(value) <= high:
        raise SettingsError(f"{name} phải là số nguyên từ {low} đến {high}, không phải “{value}”.")
    return int(value)


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise SettingsError(f"{name} phải là một trong: {', '.join(allowed)}; không phải “{value}”.")
    return value
