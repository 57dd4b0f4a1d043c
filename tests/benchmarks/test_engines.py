"""Every engine finds what ten plain lines find, so that the same work is timed."""

import json
import random

import pytest

from index.spelling import bare_form
from search.query import Syllable
from tests.benchmarks.analysed import Analysed
from tests.benchmarks.corpora import Corpus, prepared
from tests.benchmarks.engines import CONTENDERS, Engine, engine, is_installed
from tests.benchmarks.queries import Form, Work

_SYLLABLES = ("lũ", "lụ", "lu", "quét", "hội", "hôi", "hối", "đảng", "đang", "bí", "bị", "thư", "30", "tp")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("bench")
    lot = random.Random(0)

    def text(most: int) -> str:
        return " ".join(lot.choices(_SYLLABLES, k=lot.randrange(most)))

    records = [
        {"id": str(number), "title": f"{text(4)} tin", "lede": text(5), "body": f"{text(12)}."}
        for number in range(80)
    ]
    source = folder / "bai.jsonl"
    source.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return prepared(source, None, folder)


@pytest.fixture(scope="module", params=CONTENDERS)
def opened(request: pytest.FixtureRequest, corpus: Corpus) -> tuple[str, Engine]:
    name: str = request.param
    if not is_installed(name):
        pytest.skip(f"{CONTENDERS[name].imported} is not installed")
    opened = engine(name)
    directory = corpus.folder / name
    directory.mkdir()
    opened.build(opened.builds[0], corpus, directory)
    opened.open(directory)
    return name, opened


def _matches(name: str, typed: str, written: str, form: Form) -> bool:
    """Whether a syllable as typed finds one as written: peers compare one level, ours the level of its own marks."""
    if name == "trabao":
        return Syllable.typed(typed).matches(written)
    return typed == (written if form is Form.ACCENTED else bare_form(written))


def _finds(name: str, article: Analysed, work: Work, syllables: tuple[str, ...], form: Form) -> bool:
    fields = [text.split() for text in article.exact]
    if work is Work.PHRASE:
        return any(
            all(_matches(name, *pair, form) for pair in zip(syllables, field[first:], strict=False))
            for field in fields
            for first in range(len(field) - len(syllables) + 1)
        )
    found = [
        any(_matches(name, typed, written, form) for field in fields for written in field)
        for typed in syllables
    ]
    return all(found) if work is Work.AND else any(found)


@pytest.mark.parametrize("form", Form)
def test_as_many_documents_are_found_as_plain_code_finds(
    opened: tuple[str, Engine], corpus: Corpus, form: Form
) -> None:
    name, found_by = opened
    articles = list(corpus.analysed())
    lot = random.Random(1)
    for _ in range(25):
        exact = tuple(lot.choices(_SYLLABLES, k=lot.randrange(2, 4)))
        syllables = exact if form is Form.ACCENTED else tuple(map(bare_form, exact))
        for variant, works in found_by.works.items():
            for work in sorted(works & {Work.OR, Work.AND, Work.PHRASE}):
                number = found_by.question(variant, work, syllables, form)()
                expected = sum(_finds(name, article, work, syllables, form) for article in articles)
                assert number == (None if variant.endswith("-nocount") else expected), (
                    variant,
                    work,
                    syllables,
                )


def test_a_single_syllable_is_asked_for_alone(opened: tuple[str, Engine], corpus: Corpus) -> None:
    name, found_by = opened
    variant, works = next(iter(found_by.works.items()))
    holding = sum(_finds(name, article, Work.OR, ("hội",), Form.ACCENTED) for article in corpus.analysed())
    for work in sorted(works & {Work.OR, Work.AND}):
        assert found_by.question(variant, work, ("hội",), Form.ACCENTED)() == holding
