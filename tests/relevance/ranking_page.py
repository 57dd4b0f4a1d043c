"""What the last `make eval ABLATION=1` measured goes to the page on ranking: python -m tests.relevance.ranking_page."""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tests.relevance.figures import DIFFERENCE
from tests.relevance.scores import MAIN
from tests.relevance.systems import OURS

_MEASURED = Path("build/ablation.json")
_SHOWN = Path("web/data/effects.json")


def effects(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the figures of an ablation as `web.ranking` reads them.

    >>> row = {"set": "s", "queries": "q", "engine": "trabao without near", "metric": DIFFERENCE, "value": -0.01}
    >>> effects([row])["without"]
    {'near': {'s': {'q': -0.01}}}

    Args:
        rows: Those of `build/ablation.json`.
    """
    sets: dict[tuple[str, str], None] = {}
    whole: dict[str, dict[str, float]] = {}
    without: dict[str, dict[str, dict[str, float]]] = {}
    for row in rows:
        name, form, value = row["set"], row["queries"], round(row["value"], 4)
        if row["metric"] == DIFFERENCE:
            part = row["engine"].removeprefix(f"{OURS} without ")
            without.setdefault(part, {}).setdefault(name, {})[form] = value
        elif row["metric"] == MAIN:
            sets[name, form] = None
            whole.setdefault(name, {})[form] = value
    return {"sets": [list(each) for each in sets], "whole": whole, "without": without}


def main() -> None:
    """Write what the page shows, or exit saying why that cannot be."""
    try:
        rows = json.loads(_MEASURED.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        sys.exit(f"{error}; run make eval ABLATION=1 first")
    _SHOWN.write_text(json.dumps(effects(rows), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
