"""The last run's table goes into the README: python -m tests.benchmarks.readme, or tests.relevance.readme.

It stands between two markers that bear the name of the run, `bench` or `eval`, and everything between them is replaced.
"""

import sys
from pathlib import Path

_README = Path("README.md")
_BUILD = Path("build")


def with_table(readme: str, table: str, run: str = "bench") -> str:
    """Return `readme` with `table` between the markers of `run`.

    >>> with_table("# A\\n<!-- bench -->\\nold\\n<!-- /bench -->\\nB\\n", "new")
    '# A\\n<!-- bench -->\\nnew\\n<!-- /bench -->\\nB\\n'

    Raises:
        ValueError: The markers are not there, once each and in order.
    """
    opening, closing = f"<!-- {run} -->", f"<!-- /{run} -->"
    before, begin, rest = readme.partition(opening)
    _, end, after = rest.partition(closing)
    if not begin or not end or opening in after or closing in after:
        raise ValueError(f"expected {opening} and then {closing}, once each, in the README")
    return f"{before}{opening}\n{table.strip()}\n{closing}{after}"


def write_table(readme: Path, table: Path, run: str = "bench") -> None:
    """Put the Markdown in the file `table` into the file `readme`.

    Raises:
        ValueError: The markers of `run` are not there.
        FileNotFoundError: One of the files is not.
    """
    changed = with_table(readme.read_text(encoding="utf-8"), table.read_text(encoding="utf-8"), run)
    readme.write_text(changed, encoding="utf-8")


def main(run: str) -> None:
    """Put the tables that `make bench` or `make eval` left into the README, or exit saying why that cannot be."""
    try:
        write_table(_README, _BUILD / f"{run}.md", run)
    except (ValueError, FileNotFoundError) as error:
        sys.exit(f"{error}; run make {run} first, and put the markers where the table belongs")


if __name__ == "__main__":
    main("bench")
