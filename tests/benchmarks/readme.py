"""The last run's table goes into the README: python -m tests.benchmarks.readme.

It stands between two markers, and everything between them is replaced.
"""

import sys
from pathlib import Path

BEGIN, END = "<!-- bench -->", "<!-- /bench -->"


def with_table(readme: str, table: str) -> str:
    """Return `readme` with `table` between its markers.

    >>> with_table("# A\\n<!-- bench -->\\nold\\n<!-- /bench -->\\nB\\n", "new")
    '# A\\n<!-- bench -->\\nnew\\n<!-- /bench -->\\nB\\n'

    Raises:
        ValueError: The markers are not there, once each and in order.
    """
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end or BEGIN in after or END in after:
        raise ValueError(f"expected {BEGIN} and then {END}, once each, in the README")
    return f"{before}{BEGIN}\n{table.strip()}\n{END}{after}"


def write_table(readme: Path, table: Path) -> None:
    """Put the Markdown in the file `table` into the file `readme`.

    Raises:
        ValueError: The markers are not there.
        FileNotFoundError: One of the files is not.
    """
    changed = with_table(readme.read_text(encoding="utf-8"), table.read_text(encoding="utf-8"))
    readme.write_text(changed, encoding="utf-8")


if __name__ == "__main__":
    try:
        write_table(Path("README.md"), Path("build/bench.md"))
    except (ValueError, FileNotFoundError) as error:
        sys.exit(f"{error}; run make bench first, and put the markers where the table belongs")
