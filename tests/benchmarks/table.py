"""A table as text, for the terminal and in Markdown."""

from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as text.

    Attributes:
        header: The heading of each column.
        lines: For each line its cells, each of one line of text or two.
        notes: What is said below.
    """

    header: tuple[str, ...]
    lines: tuple[tuple[tuple[str, ...], ...], ...]
    notes: tuple[str, ...]


def digits(value: float, number: int) -> str:
    """Return `value` with `number` significant digits, and whole from 100 on.

    >>> [digits(value, 3) for value in (0.04321, 1.234, 45.67, 1234.5)], digits(0.04321, 2)
    (['0.0432', '1.23', '45.7', '1,234'], '0.043')
    """
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:#.{number}g}".rstrip(".")


def terminal_table(table: Grid) -> Table:
    """Return `table` for rich to print."""
    printed = Table(box=SIMPLE_HEAD)
    for number, heading in enumerate(table.header):
        printed.add_column(heading, justify="right" if number else "left")
    for line in table.lines:
        printed.add_row(*("\n".join(cell) for cell in line))
    return printed


def markdown_table(table: Grid) -> str:
    """Return `table` in Markdown, its notes below.

    >>> print(markdown_table(Grid(("20 articles", "us", "them"), ((("OR",), ("1",), ("2", "×0.500")),), ("Note.",))))
    | 20 articles | us | them |
    |---|---|---|
    | OR | 1 | 2<br>×0.500 |
    <BLANKLINE>
    Note.
    """
    text = f"| {' | '.join(table.header)} |\n|{'---|' * len(table.header)}\n"
    text += "".join(f"| {' | '.join('<br>'.join(cell) for cell in line)} |\n" for line in table.lines)
    return "\n".join([text, *table.notes]).rstrip("\n")
