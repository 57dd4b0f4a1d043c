from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, Person
from corpus.readers import read_corpus
from index.analyzer import syllables
from index.spelling import bare_form, exact_form
from tests.benchmarks.analysed import Analyzer, analysed_line, json_record, read_analysed

_TEXT = st.text() | st.text("aàảãáạăâđoôơuưyhnqt .,-_0²\u0301\u2028\n", max_size=60)


@given(_TEXT)
def test_syllables_are_those_of_the_analyzer(text: str) -> None:
    analyzer = Analyzer()
    tokens = [token.text for token in syllables(text)]
    assert analyzer.forms(text) == [exact_form(token) for token in tokens]
    assert analyzer.bare(analyzer.forms(text)) == [bare_form(token) for token in tokens]


@given(st.lists(st.builds(Article, id=st.just("1"), title=_TEXT, lede=_TEXT, body=st.tuples(_TEXT, _TEXT))))
def test_what_is_written_is_read_back(articles: list[Article]) -> None:
    import tempfile

    analyzer = Analyzer()
    analysed = [analyzer.analysed(article) for article in articles]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "analysed.tsv")
        path.write_text("".join(map(analysed_line, analysed)), encoding="utf-8", newline="\n")
        assert list(read_analysed(path)) == analysed


def test_a_record_is_read_back_as_the_article(tmp_path: Path) -> None:
    article = Article(
        id="a-1",
        title="Lũ về sớm",
        lede="Nước lên.",
        body=("Mưa to.", "Gió lớn."),
        people=(Person(name="Lò Văn Pâng", roles=("trưởng bản",)),),
        captions=("Bản Na Hin.",),
        published=date(2022, 8, 30),
        author="Vân",
        source="Báo 1",
        url="https://example.org/1",
    )
    path = tmp_path / "articles.jsonl"
    path.write_text(json_record(article) + "\n", encoding="utf-8")
    assert list(read_corpus(path)) == [article]
