"""What a run measures, as the environment asks for it.

| variable | meaning |
|---|---|
| `SET` | a folder with `corpus.jsonl`, `queries*.tsv` and `qrels.tsv`, judged in place of the sets in ../shared |
| `SETS` | which of those, for example `headline,caption`; `people` and `related` are among them; by default all |
| `FORMS` | which files of queries, by stem, for example `queries,queries_noaccent`; by default all |
| `BASELINES` | `stored`, the default, shows the figures kept in `baselines.json`; `new` measures them anew and keeps them; `none` |
| `ENGINES` | which peers, for example `tantivy,bm25s`; by default all |
| `ABLATION` | `1` measures Tra Báo less each part of its ranking instead, by default on accented and bare queries |

Of a `SET` no figures are kept: its baselines are measured, unless `BASELINES=none`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.relevance.related import SET as RELATED
from tests.relevance.systems import BASELINES
from tests.relevance.topics import AS_TYPED, NEWS_SETS, QUESTION_SETS
from tests.shared import SHARED

PEOPLE = "people"
SETS = (PEOPLE, RELATED, *QUESTION_SETS, *NEWS_SETS)
"""What is measured by default."""

_NO_TOPICS = (PEOPLE, RELATED)
_TOPICS = SHARED / "relevance"
_FORMS_OF_ABLATION = (AS_TYPED, "queries_noaccent")
_BASELINES = ("stored", "new", "none")
_TRUE, _FALSE = ("1", "yes", "true"), ("", "0", "no", "false")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is measured.

    Attributes:
        folders: The sets of topics, by folder.
        people: Whether people are.
        related: Whether related articles are.
        forms: Stems of the files of queries; empty for all.
        engines: Names in `BASELINES`.
        measures_engines: Whether they are measured, rather than shown as kept.
        keeps_engines: Whether their figures are kept.
        ablation: Whether parts of the ranking are left out.
        is_whole: Whether it is all that the papers show.
        is_given: Whether the folder was named, and has to be there.
    """

    folders: tuple[Path, ...]
    people: bool
    related: bool
    forms: tuple[str, ...]
    engines: tuple[str, ...]
    measures_engines: bool
    keeps_engines: bool
    ablation: bool
    is_whole: bool
    is_given: bool


def read_plan(environment: Mapping[str, str]) -> Plan:
    """Return what `environment` asks for.

    >>> read_plan({"SETS": "people"}).folders
    ()

    Raises:
        ValueError: A variable has a value that it cannot have.
    """
    given = environment.get("SET", "")
    sets = _names(environment, "SETS", SETS)
    if given and _is_shared(Path(given)):
        # Its baselines are kept.
        given, sets = "", (Path(given).resolve().name,)
    forms = tuple(name.removesuffix(".tsv") for name in _list(environment, "FORMS"))
    baselines = _one(environment, "BASELINES", _BASELINES)
    ablation = _flag(environment, "ABLATION")
    engines = () if baselines == "none" or ablation else _names(environment, "ENGINES", tuple(BASELINES))
    narrowed = any(environment.get(name) for name in ("SET", "SETS", "FORMS", "ENGINES"))
    return Plan(
        folders=(Path(given),) if given else tuple(_TOPICS / name for name in sets if name not in _NO_TOPICS),
        people=not given and PEOPLE in sets and not ablation,
        related=not given and RELATED in sets and not ablation,
        forms=forms or (_FORMS_OF_ABLATION if ablation else ()),
        engines=engines,
        measures_engines=bool(given) or baselines == "new",
        keeps_engines=not given and baselines == "new",
        ablation=ablation,
        is_whole=not narrowed and not ablation and baselines != "none",
        is_given=bool(given),
    )


def _is_shared(folder: Path) -> bool:
    return folder.resolve() in {(_TOPICS / name).resolve() for name in SETS if name not in _NO_TOPICS}


def _list(environment: Mapping[str, str], variable: str) -> tuple[str, ...]:
    return tuple(environment.get(variable, "").replace(",", " ").split())


def _names(environment: Mapping[str, str], variable: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of `known` that a variable names, all where it names none."""
    stated = _list(environment, variable)
    unknown = [name for name in stated if name not in known]
    if unknown:
        raise ValueError(
            f"{variable} takes some of {', '.join(known)}, with commas between, not {unknown[0]!r}"
        )
    return tuple(name for name in known if name in stated) or known


def _one(environment: Mapping[str, str], variable: str, known: tuple[str, ...]) -> str:
    stated = environment.get(variable) or known[0]
    if stated not in known:
        raise ValueError(f"{variable} is one of {', '.join(known)}, not {stated!r}")
    return stated


def _flag(environment: Mapping[str, str], variable: str) -> bool:
    stated = environment.get(variable, "").casefold()
    if stated not in _TRUE + _FALSE:
        raise ValueError(f"{variable} is 1 or 0, not {stated!r}")
    return stated in _TRUE
