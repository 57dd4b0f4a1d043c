import os
import sys
import threading
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.words import spans as words
from index.words.segmenter import Segmenter
from tests.index.texts import nfc_text
from tests.index.words.agreement import disagreement
from tests.index.words.fuzz import fuzzed_strings
from tests.index.words.news import NEWS, news_articles

pytest.importorskip("numba", reason="numba can't be imported: there is no compiled path to test")

COMPILED = Segmenter(compiled=True)
PLAIN = Segmenter(compiled=False)


def as_lists(segmenter: Segmenter, texts: list[str]) -> list[list[int]]:
    spans, tags = segmenter.tagged_spans(texts)
    arrays = (spans.starts, spans.ends, spans.joined, spans.bounds, tags)
    return [array.tolist() for array in arrays]


@pytest.mark.parametrize("segmenter", [COMPILED, PLAIN], ids=["compiled", "plain"])
def test_fuzzed_strings_have_pyvis_words_and_tags(segmenter: Segmenter) -> None:
    for text in fuzzed_strings(500, seed=9):
        assert disagreement(segmenter, text) is None, f"help: the text is {text!r}"


@pytest.mark.skipif(not NEWS.exists(), reason="the real articles in ../shared/news are not there")
def test_real_articles_have_pyvis_words_and_tags() -> None:
    for article in news_articles(100):
        for text in article:
            assert disagreement(COMPILED, text) is None


@pytest.mark.skipif(not NEWS.exists(), reason="the real articles in ../shared/news are not there")
def test_both_paths_agree_on_real_articles() -> None:
    for article in islice(news_articles(140), 100, None):
        assert as_lists(COMPILED, article) == as_lists(PLAIN, article)


def test_a_name_ends_before_its_first_nul() -> None:
    # The model knows an attribute with no token in it; pyvi looks it up for the token "\0".
    for text in ("\x00", "a \x00 b", "x://\x00y nông dân", "nông\x00dân"):
        assert disagreement(COMPILED, text) is None
        assert disagreement(PLAIN, text) is None


@pytest.mark.parametrize("segmenter", [COMPILED, PLAIN], ids=["compiled", "plain"])
def test_a_lone_surrogate_is_a_sign_like_another(segmenter: Segmenter) -> None:
    # pyvi raises at one. A character for private use is as unknown to its model.
    for text in fuzzed_strings(200, surrogates=True):
        private = "".join("\ue000" if "\ud800" <= character <= "\udfff" else character for character in text)
        assert as_lists(segmenter, [text]) == as_lists(segmenter, [private])
        assert disagreement(segmenter, private) is None


@given(st.lists(nfc_text, max_size=5))
def test_texts_of_one_call_are_texts_of_many(texts: list[str]) -> None:
    together, tags = words.tag_spans(texts)
    apart = [words.tag_spans([text]) for text in texts]
    assert together.bounds.tolist() == [0] + [
        sum(spans.starts.size for spans, _ in apart[: i + 1]) for i in range(len(texts))
    ]
    for name in ("starts", "ends", "joined"):
        assert getattr(together, name).tolist() == [
            value for spans, _ in apart for value in getattr(spans, name).tolist()
        ]
    assert tags.tolist() == [tag for _, found in apart for tag in found.tolist()]


@given(st.lists(nfc_text, max_size=3))
def test_both_paths_agree(texts: list[str]) -> None:
    assert as_lists(COMPILED, texts) == as_lists(PLAIN, texts)


@given(st.lists(nfc_text, max_size=8))
@settings(max_examples=30)
def test_a_small_vocabulary_gives_the_same_words(texts: list[str]) -> None:
    compiled, plain = Segmenter(compiled=True, room=12), Segmenter(compiled=False, room=12)
    for text in texts:
        expected = as_lists(COMPILED, [text])
        assert as_lists(compiled, [text]) == expected
        assert as_lists(plain, [text]) == expected


def test_a_vocabulary_never_outgrows_its_room() -> None:
    segmenter = Segmenter(compiled=True, room=50)
    for number in range(40):
        text = " ".join(f"chữ{number}x{other}" for other in range(20))
        assert segmenter.spans([text]).starts.size == 20
    vocabulary = segmenter._vocabulary
    assert vocabulary is not None
    assert len(vocabulary.rows) == 50


def test_a_text_with_more_chunks_than_room_is_not_remembered() -> None:
    segmenter = Segmenter(compiled=True, room=10)
    segmenter.spans(["nông dân"])
    before = segmenter._vocabulary
    assert segmenter.spans([" ".join(map(str, range(100)))]).starts.size == 100
    assert segmenter._vocabulary is before


def test_a_full_vocabulary_is_left_once_however_long_the_texts_are() -> None:
    segmenter = Segmenter(compiled=True, room=50)
    texts = ["mưa to gió lớn " * 20, "nước lũ lên cao " * 20]
    segmenter.spans([" ".join(f"chữ{number}" for number in range(46))])
    full = segmenter._vocabulary
    assert segmenter.spans(texts).starts.size == 160
    fresh = segmenter._vocabulary
    assert fresh is not full
    segmenter.spans(texts)
    assert segmenter._vocabulary is fresh


def test_threads_share_one_vocabulary() -> None:
    segmenter = Segmenter(compiled=True, room=300)
    texts = [text for text in fuzzed_strings(60, seed=7) if text]
    expected = [as_lists(COMPILED, [text]) for text in texts]
    found: list[list[list[list[int]]]] = []
    threads = [
        threading.Thread(target=lambda: found.append([as_lists(segmenter, [text]) for text in texts]))
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
    assert found == [expected] * 4


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_forked_process_goes_on_with_what_was_remembered() -> None:
    segmenter = Segmenter(compiled=True)
    expected = as_lists(segmenter, ["Bí thư Tỉnh ủy", "chưa gặp bao giờ"])
    child = os.fork()
    if not child:
        same = as_lists(segmenter, ["Bí thư Tỉnh ủy", "chưa gặp bao giờ"]) == expected
        os._exit(0 if same and as_lists(segmenter, ["chữ mới toanh"])[0] else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_without_numba_the_plain_path_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (
        "index.words.kernels",
        "index.words.lookup",
        "index.words.lookup_kernels",
        "index.compiled",
        "index.words.chunks",
    ):
        monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.setitem(sys.modules, "numba", None)
    words._segmenter.cache_clear()
    try:
        assert not words.warm_up()
        assert words.word_texts("trồng lúa", words.segment_spans(["trồng lúa"])) == ["trồng", "lúa"]
    finally:
        words._segmenter.cache_clear()


def test_no_texts_have_no_words() -> None:
    for segmenter in (COMPILED, PLAIN):
        assert as_lists(segmenter, []) == [[], [], [], [0], []]
        assert as_lists(segmenter, ["", " "]) == [[], [], [], [0, 0, 0], []]
