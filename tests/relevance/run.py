"""One run of `make eval`: what the plan names is measured, shown and left in `build/`.

Figures go to `build/eval.json` (`tests.relevance.figures.Row`), those of an ablation to `build/ablation.json`. The
tables for the papers go to `build/eval.md`, from a run of everything only; `python -m tests.relevance.readme` puts them
into the README.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rich.console import Console

from tests.benchmarks.table import Grid, terminal_table
from tests.relevance import people, related
from tests.relevance.ablation import ablation_grid, ablation_rows
from tests.relevance.figures import Row, people_rows, score_rows, write_rows
from tests.relevance.measuring import measured
from tests.relevance.plan import Plan, read_plan
from tests.relevance.progress import Steps
from tests.relevance.store import Store
from tests.relevance.systems import BASELINES, OURS, baseline, is_installed, package_version
from tests.relevance.systems.trabao import Trabao
from tests.relevance.tables import markdown, people_grid, set_grid
from tests.relevance.topic_files import TopicFilesError
from tests.relevance.topics import TopicSet, read_topics

BUILD = Path("build")


def main(environment: Mapping[str, str], console: Console, folder: Path = BUILD) -> int:
    """Measure what `environment` asks for (`tests.relevance.plan`) and leave the figures in `folder`.

    Returns:
        The exit status: 2 where nothing, or not the folder that was named, can be measured, which is told; else 0.
    """
    try:
        return Run(read_plan(environment), console, folder).measure()
    except (ValueError, TopicFilesError) as error:
        console.print(str(error), style="red", highlight=False, markup=False)
        return 2


class Run:
    """What has been measured so far."""

    def __init__(self, plan: Plan, console: Console, folder: Path) -> None:
        self._plan = plan
        self._console = console
        self._folder = folder
        # The figures of an ablation are of engines that nobody uses: they stay out of the others' file.
        self._file = folder / ("ablation.json" if plan.ablation else "eval.json")
        self._steps = Steps(console)
        self._rows: list[Row] = []
        self._store = Store()

    def measure(self) -> int:
        """Measure all that is planned; return the exit status.

        Raises:
            TopicFilesError: The folder that was named cannot be read.
        """
        if self._plan.people:
            self._people()
        if self._plan.related:
            self._related()
        sets = list(self._sets())
        if self._plan.ablation:
            self._ablation(sets)
        else:
            for topics in sets:
                self._ours(topics)
            if self._plan.measures_engines:
                self._baselines(sets)
        if not self._rows:
            self._steps.say("Nothing was measured.", "red")
            return 2
        if self._plan.is_whole:
            text = markdown(self._rows, self._store.versions())
            (self._folder / "eval.md").write_text(f"{text}\n", encoding="utf-8")
        self._steps.say(f"Figures: {self._file}")
        return 0

    def _sets(self) -> Iterator[TopicSet]:
        for path in self._plan.folders:
            try:
                topics = read_topics(path, self._plan.forms)
            except TopicFilesError as error:
                if self._plan.is_given:
                    raise
                self._steps.say(f"Relevance is not measured on {path.name}: {error}", "yellow")
                continue
            for remark in topics.remarks():
                self._steps.say(f"{topics.name}: {remark}", "yellow")
            yield topics

    def _people(self) -> None:
        try:
            rows = people_rows(people.figures())
        except people.NoNewsError as error:
            self._steps.say(f"People are not measured: {error}", "yellow")
            return
        self._add(rows)
        self._show(people_grid(rows))

    def _related(self) -> None:
        try:
            rows = related.related_rows(self._steps)
        except people.NoNewsError as error:
            self._steps.say(f"Related articles are not measured: {error}", "yellow")
            return
        self._add(rows)
        self._show(set_grid(rows))

    def _ours(self, topics: TopicSet) -> None:
        system = Trabao()
        self._add(score_rows(topics.name, OURS, measured(system, OURS, topics, self._steps)))
        if system.refused:
            self._steps.say(f"{len(system.refused)} queries were refused and count as unanswered.", "yellow")
        if self._plan.engines and not self._plan.measures_engines:
            self._add(self._stored(topics))
        self._show(set_grid(self._of(topics)))

    def _stored(self, topics: TopicSet) -> list[Row]:
        digest = topics.digest()
        if self._store.is_outdated(topics.name, digest):
            self._steps.say(
                f"{topics.name}: the baselines kept are of other files; BASELINES=new measures them.",
                "yellow",
            )
        return [
            row
            for row in self._store.rows(topics.name, digest)
            if row.engine in self._plan.engines and row.queries in topics.queries
        ]

    def _baselines(self, sets: Sequence[TopicSet]) -> None:
        for name in self._plan.engines:
            if not is_installed(name):
                self._steps.say(
                    f"{name} is not measured: {BASELINES[name].imported} is not installed; "
                    "pip install -e '.[bench]' does so.",
                    "yellow",
                )
                continue
            for topics in sets:
                scores = measured(baseline(name), name, topics, self._steps)
                rows = score_rows(topics.name, name, scores)
                self._add(rows)
                if self._plan.keeps_engines:
                    self._store.keep(topics.digest(), package_version(name), rows)
        for topics in sets:
            self._show(set_grid(self._of(topics)))

    def _ablation(self, sets: Sequence[TopicSet]) -> None:
        for topics in sets:
            self._add(ablation_rows(topics, self._steps))
        if self._rows:
            self._show(ablation_grid(self._rows))

    def _of(self, topics: TopicSet) -> list[Row]:
        return [row for row in self._rows if row.set == topics.name]

    def _add(self, rows: Sequence[Row]) -> None:
        """Keep `rows`; whoever stops a long run finds what it had."""
        self._rows += rows
        write_rows(self._rows, self._file)

    def _show(self, grid: Grid) -> None:
        self._console.print(terminal_table(grid), *grid.notes, sep="\n", highlight=False, markup=False)
