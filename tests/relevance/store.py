"""The baselines' figures, kept in `baselines.json`: peers change slowly and take long to measure.

For each set, its digest and, for each form and engine, the library with its version and each metric's figures. Figures
of files that have changed since are not shown.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.relevance.figures import Row

STORE = Path(__file__).with_name("baselines.json")


class Store:
    """What the file at `path` holds: nothing where there is none."""

    def __init__(self, path: Path = STORE) -> None:
        self._path = path
        self._sets: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}

    def is_outdated(self, name: str, digest: str) -> bool:
        """Whether there are figures of the set `name`, of other files than those with this digest."""
        return name in self._sets and self._sets[name]["digest"] != digest

    def rows(self, name: str, digest: str) -> list[Row]:
        """Return the figures of the set `name`, none where they are of other files."""
        if name not in self._sets or self.is_outdated(name, digest):
            return []
        return [
            Row(set=name, queries=form, engine=engine, metric=metric, **figures)
            for form, engines in self._sets[name]["queries"].items()
            for engine, kept in engines.items()
            for metric, figures in kept["metrics"].items()
        ]

    def versions(self) -> list[str]:
        """Return the libraries whose figures are kept, with their versions."""
        return sorted(
            {
                kept["version"]
                for found in self._sets.values()
                for engines in found["queries"].values()
                for kept in engines.values()
            }
        )

    def keep(self, digest: str, version: str, rows: Iterable[Row]) -> None:
        """Put `rows`, all of one engine of that version, in the place of those before, and write the file.

        Figures of a set that are of other files are dropped, every engine's.
        """
        for row in rows:
            if row.set not in self._sets or self.is_outdated(row.set, digest):
                self._sets[row.set] = {"digest": digest, "queries": {}}
            engines = self._sets[row.set]["queries"].setdefault(row.queries, {})
            kept = engines.setdefault(row.engine, {})
            kept["version"] = version
            kept.setdefault("metrics", {})[row.metric] = {
                "value": row.value,
                "low": row.low,
                "high": row.high,
            }
        self._path.write_text(
            json.dumps(self._sets, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
        )
