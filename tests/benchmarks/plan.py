"""What a run measures, as the environment asks for it.

| variable | meaning |
|---|---|
| `CORPUS` | the articles, whatever `corpus.readers` reads; by default `news-20k`, else the sample corpus |
| `SIZES` | how many articles, for example `20000,150000`; more than there are, are made (`tests.benchmarks.scaling`) |
| `ENGINES` | which engines, for example `trabao,tantivy-3`; by default all that are installed |
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from tests.benchmarks.engines import CONTENDERS, is_installed
from tests.shared import NEWS, ROOT

SIZES = (20_000, 150_000)
"""What `news-20k` is measured at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is measured.

    Attributes:
        source: The articles.
        sizes: How many of them; None for all there are.
        engines: Names in `CONTENDERS`.
    """

    source: Path
    sizes: tuple[int | None, ...]
    engines: tuple[str, ...]


def plan(environment: Mapping[str, str], console: Console) -> Plan:
    """Return what `environment` asks for, as far as it is here; say in a line each what is not.

    Raises:
        ValueError: A size is no number, or there is no engine of that name.
    """
    stated = environment.get("CORPUS")
    source = Path(stated) if stated else NEWS
    default: tuple[int | None, ...] = SIZES if not stated else (None,)
    if not stated and not NEWS.exists():
        source, default = ROOT / "corpus" / "articles", (None,)
        console.print(f"{NEWS} is not there: the sample corpus is measured. CORPUS=… names other articles.")
    return Plan(source=source, sizes=_sizes(environment) or default, engines=_engines(environment, console))


def _sizes(environment: Mapping[str, str]) -> tuple[int, ...]:
    stated = [size for size in environment.get("SIZES", "").replace(" ", ",").split(",") if size]
    if not all(size.isascii() and size.isdigit() and int(size) for size in stated):
        raise ValueError(
            f"SIZES takes numbers of articles, such as 20000,150000, not {environment['SIZES']!r}"
        )
    return tuple(map(int, stated))


def _engines(environment: Mapping[str, str], console: Console) -> tuple[str, ...]:
    stated = [name for name in environment.get("ENGINES", "").replace(" ", ",").split(",") if name]
    unknown = [name for name in stated if name not in CONTENDERS]
    if unknown:
        raise ValueError(f"there is no engine {unknown[0]!r}; ENGINES takes {', '.join(CONTENDERS)}")
    missing = [name for name in stated or CONTENDERS if not is_installed(name)]
    for name in missing:
        console.print(f"{name} is not measured: {CONTENDERS[name].imported} is not installed.")
    return tuple(name for name in stated or CONTENDERS if name not in missing)
