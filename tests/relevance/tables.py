"""The figures as tables: one a set for the terminal, and in Markdown for the papers."""

from collections.abc import Iterable, Sequence

from tests.benchmarks.table import Grid, markdown_table
from tests.relevance.figures import RELATIVE, Row
from tests.relevance.scores import MAIN, MEASURES
from tests.relevance.systems import BASELINES, OURS
from tests.relevance.topics import AS_TYPED

NOTE = """\
Means over topics, each with its 95 % interval (bootstrap over topics). Peers find the articles that have any of the
query's words, cut at spaces and punctuation, or by pyvi where it says so, with the settings that they come with; bm25s
and Whoosh have all text in one field, tantivy has title, lede and body."""
"""What a reader of the tables has to know."""

_LABELS = {RELATIVE: "of accented"}
_NAMES = {OURS: "Tra Báo", **{name: found.told for name, found in BASELINES.items()}}


def number(value: float) -> str:
    """Return a figure with three digits and no zero before the point.

    >>> number(0.9561), number(1.0), number(-0.0123), number(-0.0001)
    ('.956', '1.000', '-.012', '.000')
    """
    text = f"{value:.3f}".replace("0.", ".", 1) if abs(value) < 0.9995 else f"{value:.3f}"
    return text.removeprefix("-") if text == "-.000" else text


def form_label(form: str) -> str:
    """Return what a form of the queries is called in the papers.

    >>> form_label("queries"), form_label("queries_noaccent")
    ('accented', 'noaccent')
    """
    return "accented" if form == AS_TYPED else form.removeprefix(f"{AS_TYPED}_")


class Figures:
    """Rows by what they are of.

    Attributes:
        sets: The sets in the order of the rows, and so are the others.
        forms: The forms of the queries.
        engines: The engines, Tra Báo first.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = {(row.set, row.queries, row.engine, row.metric): row for row in rows}
        self.sets = list(dict.fromkeys(row.set for row in self._rows.values()))
        self.forms = list(dict.fromkeys(row.queries for row in self._rows.values()))
        present = {row.engine for row in self._rows.values()}
        self.engines = [name for name in _NAMES if name in present]

    def cell(self, name: str, form: str | None, engine: str, metric: str) -> str:
        """Return a figure and its interval; empty where it was not measured."""
        row = self._rows.get((name, form, engine, metric))
        if row is None:
            return ""
        if row.low is None or row.high is None:
            return number(row.value)
        return f"{number(row.value)} [{number(row.low)}, {number(row.high)}]"

    def plain(self, name: str, form: str | None, engine: str, metric: str) -> str:
        """Return a figure alone; empty where it was not measured."""
        row = self._rows.get((name, form, engine, metric))
        return "" if row is None else number(row.value)


def set_grid(rows: Sequence[Row]) -> Grid:
    """Return the table of one set: a line for each form and metric, a column for each engine."""
    figures = Figures(rows)
    [name] = figures.sets
    lines: list[tuple[tuple[str, ...], ...]] = []
    for form in figures.forms:
        for metric in (*MEASURES, RELATIVE):
            cells = [figures.cell(name, form, engine, metric) for engine in figures.engines]
            if any(cells):
                lines.append(tuple((cell,) for cell in (f"{form} {_LABELS.get(metric, metric)}", *cells)))
    return Grid((name, *(_NAMES[engine] for engine in figures.engines)), tuple(lines), ())


def people_grid(rows: Sequence[Row]) -> Grid:
    """Return the table of people: a line for each set and method."""
    metrics = tuple(dict.fromkeys(row.metric for row in rows))
    found = {(row.set, row.engine, row.metric): number(row.value) for row in rows}
    lines = [
        tuple((cell,) for cell in (f"{name}, {engine}", *(found[name, engine, metric] for metric in metrics)))
        for name, engine in dict.fromkeys((row.set, row.engine) for row in rows)
    ]
    return Grid(("whole names", *metrics), tuple(lines), ())


def markdown(rows: Sequence[Row], versions: Sequence[str] = ()) -> str:
    """Return the tables for the papers: every metric on queries as typed, and nDCG of each form.

    Args:
        rows: All figures.
        versions: The libraries of the peers, with their versions.
    """
    figures = Figures(row for row in rows if row.queries is not None)
    people = [row for row in rows if row.queries is None]
    grids = [_overview(figures), _forms(figures), *([people_grid(people)] if people else [])]
    note = f"{NOTE} Versions: {', '.join(versions)}." if versions else NOTE
    return "\n\n".join([*(markdown_table(grid) for grid in grids if grid.lines), note])


def _overview(figures: Figures) -> Grid:
    lines = []
    for name in figures.sets:
        for engine in figures.engines:
            cells = [figures.cell(name, AS_TYPED, engine, metric) for metric in MEASURES]
            if any(cells):
                lines.append(tuple((cell,) for cell in (name, _NAMES[engine], *cells)))
    return Grid(("set", "engine", *MEASURES), tuple(lines), ())


def _forms(figures: Figures) -> Grid:
    """Return nDCG by form of the sets that have several, with the share of the accented figure that is left."""
    lines = []
    for name in figures.sets:
        for form in figures.forms:
            share = figures.plain(name, form, OURS, RELATIVE)
            if share:
                by_engine = [figures.plain(name, form, engine, MAIN) for engine in figures.engines]
                lines.append(tuple((cell,) for cell in (name, form_label(form or ""), share, *by_engine)))
    header = ("set", "typed as", "of accented", *(_NAMES[engine] for engine in figures.engines))
    note = f"{MAIN} by form; *of accented* is Tra Báo's, divided by its figure on accented queries."
    return Grid(header, tuple(lines), (note,))
