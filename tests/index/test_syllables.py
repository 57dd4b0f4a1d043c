import os
import subprocess
import sys
import threading
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import analyzer
from index.spelling import FORM_OF_LEVEL, Level
from index.syllables import SyllableSpans, SyllableTable, syllable_table
from tests.index.texts import nfc_text
from tests.index.words.fuzz import fuzzed_strings
from tests.index.words.news import NEWS, news_articles
from tests.shared import ROOT

pytest.importorskip("numba", reason="numba can't be imported: there is no compiled path to test")

COMPILED = SyllableTable(compiled=True)
PLAIN = SyllableTable(compiled=False)
both = pytest.mark.parametrize("table", [COMPILED, PLAIN], ids=["compiled", "plain"])

any_text = st.one_of(nfc_text, st.text(max_size=60), st.text("aàA_ \0\n\ud800\u0301½ĐđΩא๓漢", max_size=40))

EVERY_CHARACTER = "".join(map(chr, range(sys.maxunicode + 1)))

Found = list[list[tuple[int, int, str, str, str]]]


def as_lists(spans: SyllableSpans) -> Found:
    """Return offsets and forms of the syllables of each text."""
    forms = [[spans.forms.text(number) for number in spans.at(level).tolist()] for level in Level]
    rows = list(zip(spans.starts.tolist(), spans.ends.tolist(), *forms, strict=True))
    return [rows[first:end] for first, end in pairwise(spans.bounds.tolist())]


def expected(texts: list[str]) -> Found:
    exact, toneless, bare = (FORM_OF_LEVEL[level] for level in Level)
    return [
        [
            (token.start, token.end, exact(token.text), toneless(token.text), bare(token.text))
            for token in analyzer.syllables(text)
        ]
        for text in texts
    ]


@both
@given(texts=st.lists(any_text, max_size=4))
def test_syllables_and_forms_are_the_analyzers(table: SyllableTable, texts: list[str]) -> None:
    assert as_lists(table.find(texts)) == expected(texts)


@both
def test_fuzzed_strings_have_the_analyzers_syllables(table: SyllableTable) -> None:
    for text in fuzzed_strings(300, seed=4, surrogates=True):
        assert as_lists(table.find([text])) == expected([text]), f"help: the text is {text!r}"


@both
def test_every_character_is_what_it_is_to_the_analyzer(table: SyllableTable) -> None:
    spans = table.find([EVERY_CHARACTER])
    runs = analyzer.syllables(EVERY_CHARACTER)
    assert list(zip(spans.starts.tolist(), spans.ends.tolist(), strict=True)) == [
        (run.start, run.end) for run in runs
    ]


@pytest.mark.skipif(not NEWS.exists(), reason="the real articles in ../shared/news are not there")
@both
def test_real_articles_have_the_analyzers_syllables(table: SyllableTable) -> None:
    for article in news_articles(100):
        assert as_lists(table.find(article)) == expected(article)


@both
@given(st.lists(any_text, max_size=4))
def test_the_same_syllable_has_the_same_number_and_another_another(
    table: SyllableTable, texts: list[str]
) -> None:
    numbers = table.find(texts).numbers.tolist()
    written = [token.text for text in texts for token in analyzer.syllables(text)]
    assert len(set(zip(numbers, written, strict=True))) == len(set(numbers)) == len(set(written))


@both
@given(st.lists(any_text, max_size=4))
def test_a_form_has_one_number_at_all_levels(table: SyllableTable, texts: list[str]) -> None:
    spans = table.find(texts)
    for level in Level:
        for number in spans.at(level).tolist():
            assert 0 <= number < len(spans.forms)
            assert spans.forms.number(spans.forms.text(number)) == number


def test_a_form_that_was_never_met_has_no_number() -> None:
    assert SyllableTable(compiled=True).find(["lũ quét"]).forms.number("lụt") is None


@given(st.lists(st.lists(any_text, max_size=3), max_size=3))
def test_both_paths_give_the_same_numbers(calls: list[list[str]]) -> None:
    compiled, plain = SyllableTable(compiled=True), SyllableTable(compiled=False)
    for texts in calls:
        fast, slow = compiled.find(texts), plain.find(texts)
        for name in ("starts", "ends", "numbers", "bounds"):
            assert getattr(fast, name).tolist() == getattr(slow, name).tolist()
            assert getattr(fast, name).dtype == getattr(slow, name).dtype == np.int32
        assert (fast.forms.of_levels == slow.forms.of_levels).all()


@pytest.mark.parametrize("compiled", [True, False])
@given(calls=st.lists(st.lists(any_text, max_size=3), max_size=6))
@settings(max_examples=50)
def test_a_small_table_gives_the_same_syllables(compiled: bool, calls: list[list[str]]) -> None:  # noqa: FBT001
    table = SyllableTable(compiled=compiled, room=6)
    for texts in calls:
        assert as_lists(table.find(texts)) == expected(texts)


@pytest.mark.parametrize("compiled", [True, False])
def test_a_table_never_outgrows_its_room(compiled: bool) -> None:  # noqa: FBT001
    table = SyllableTable(compiled=compiled, room=50)
    answers = [table.find([" ".join(f"tiếng{call}x{other}" for other in range(20))]) for call in range(9)]
    assert max(len(answer.forms) for answer in answers) <= 3 * 50
    # What was answered before goes on to mean what it meant.
    assert [as_lists(answer)[0][0][2] for answer in answers] == [f"tiếng{call}x0" for call in range(9)]


@pytest.mark.parametrize("compiled", [True, False])
@pytest.mark.parametrize("text", [" ".join(map(str, range(100))), "dài" * 100])
def test_a_text_too_large_for_the_table_is_answered_and_not_remembered(compiled: bool, text: str) -> None:  # noqa: FBT001
    table = SyllableTable(compiled=compiled, room=3)
    assert as_lists(table.find([text])) == expected([text])
    assert len(table.find(["lũ"]).forms) <= 3 * 3


def test_threads_share_one_table() -> None:
    table = SyllableTable(compiled=True, room=300)
    texts = list(fuzzed_strings(60, seed=7))
    answer = [expected([text]) for text in texts]
    found: list[list[Found]] = []
    threads = [
        threading.Thread(target=lambda: found.append([as_lists(table.find([text])) for text in texts]))
        for _ in range(4)
    ]
    switch_interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(switch_interval)
    assert found == [answer] * 4


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_forked_process_goes_on_with_what_was_met() -> None:
    texts = ["Bí thư Tỉnh ủy", "chưa gặp bao giờ"]
    numbers = COMPILED.find(texts).numbers.tolist()
    child = os.fork()
    if not child:
        same = COMPILED.find(texts).numbers.tolist() == numbers
        os._exit(0 if same and as_lists(COMPILED.find(["tiếng mới toanh"])) else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_without_numba_plain_python_does_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("index.words.lookup", "index.words.lookup_kernels", "index.compiled"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.setitem(sys.modules, "numba", None)
    syllable_table.cache_clear()
    try:
        assert as_lists(syllable_table().find(["Tỉnh uỷ"])) == expected(["Tỉnh uỷ"])
    finally:
        syllable_table.cache_clear()


def test_importing_it_loads_nothing_heavy() -> None:
    program = (
        "import index.syllables, sys; print(*(n for n in ('numba', 'pyvi', 'whoosh') if n in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


def test_no_texts_have_no_syllables() -> None:
    for table in (COMPILED, PLAIN):
        for texts in ([], ["", " "], ["…\n"]):
            spans = table.find(texts)
            assert spans.bounds.tolist() == [0] * (len(texts) + 1)
            assert not spans.numbers.size
            assert not spans.at(Level.BARE).size
