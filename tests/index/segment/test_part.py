from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article, Person
from index.segment.layout import Kind
from index.segment.opened import Segment
from index.segment.part import PartWriter
from index.segment.remembered import Remembered
from tests.index.conftest import ARTICLES
from tests.index.corpora import articles, random_articles
from tests.index.segment.content import expected, held
from tests.index.segment.made import merged, write_part


@settings(max_examples=40)
@given(st.lists(articles, min_size=1, max_size=4), st.integers(1, 4))
def test_a_part_of_any_articles_holds_what_plain_python_makes_of_them(
    listed: list[Article], at_once: int
) -> None:
    with TemporaryDirectory() as folder:
        opened = write_part(Path(folder) / "part", listed, at_once)
        assert held(merged(Path(folder) / "merged", opened)) == expected(listed)


@pytest.mark.usefixtures("loops")
@pytest.mark.parametrize("seed", range(4))
def test_a_part_of_many_articles_holds_what_plain_python_makes_of_them(seed: int, tmp_path: Path) -> None:
    listed = random_articles(seed, 60)
    opened = write_part(tmp_path / "part", listed, at_once=1 + 20 * seed)
    assert held(merged(tmp_path / "merged", opened)) == expected(listed)
    assert (opened.documents, opened.places) == (60, expected(listed).bounds[-1])


def test_the_bytes_of_a_part_do_not_depend_on_how_many_articles_come_at_once(tmp_path: Path) -> None:
    listed = random_articles(9, 50)
    for at_once in (1, 7, 50):
        write_part(tmp_path / str(at_once), listed, at_once)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "7").read_bytes() == (tmp_path / "50").read_bytes()


def test_a_batch_may_have_no_articles(tmp_path: Path) -> None:
    part = PartWriter()
    part.add([])
    part.add(ARTICLES)
    part.add([])
    part.write(tmp_path / "part")
    assert held(merged(tmp_path / "merged", Segment(tmp_path / "part"))) == expected(ARTICLES)


def test_articles_without_any_syllable_are_documents_all_the_same(tmp_path: Path) -> None:
    listed = [Article(id=each, title="…", body=("", "–")) for each in ("\x00", "…", " ", "\ud800")]
    opened = write_part(tmp_path / "part", listed)
    assert held(merged(tmp_path / "merged", opened)) == expected(listed)
    assert opened.places == 0


def test_ids_that_are_repeated_are_one_term_of_several_documents(tmp_path: Path) -> None:
    listed = [Article(id=each, title="lũ") for each in ("a", "b", "a", "a")]
    opened = write_part(tmp_path / "part", listed)
    assert opened.documents_with(b"i", "a").tolist() == [0, 2, 3]
    assert opened.documents_with(b"i", "c").tolist() == []


def test_text_that_no_encoding_has_is_kept(tmp_path: Path) -> None:
    # JSON can say it: "\ud83d" without what follows.
    people = (Person(name="Sao \ud83d Mai"), Person(name="\ud83d"))
    listed = [Article(id="\ud83d", title="Lũ \ud83d về", people=people, source="Báo\ud83dVĩnh Sa")]
    opened = write_part(tmp_path / "part", listed)
    assert held(merged(tmp_path / "merged", opened)) == expected(listed)


def test_very_long_syllables_ids_and_names_are_kept(tmp_path: Path) -> None:
    listed = [
        Article(
            id="dài" * 10_000, title="ê" * 70_000, body=("ô" * 300_000,), people=(Person(name="Y" * 70_000),)
        ),
        Article(id="1", title="một " * 900),
    ]
    opened = write_part(tmp_path / "part", listed)
    assert opened.lengths.tolist() == [[1, 0, 1, 1, 0], [900, 0, 0, 0, 0]]
    assert held(merged(tmp_path / "merged", opened)) == expected(listed)


def test_nothing_is_left_open_where_a_part_cannot_be_written(tmp_path: Path) -> None:
    part = PartWriter()
    part.add(ARTICLES)
    (tmp_path / "there").touch()
    with pytest.raises(FileExistsError):
        part.write(tmp_path / "there")


def test_what_other_parts_have_left_changes_no_byte(tmp_path: Path) -> None:
    remembered = Remembered()
    for number, seed in enumerate((5, 6, 5, 7)):
        listed = random_articles(seed, 30)
        part = PartWriter(remembered)
        part.add(listed)
        part.write(tmp_path / str(number))
        write_part(tmp_path / f"alone-{number}", listed)
        assert (tmp_path / str(number)).read_bytes() == (tmp_path / f"alone-{number}").read_bytes()


def test_much_that_is_remembered_is_left_for_another_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    remembered = Remembered()
    PartWriter(remembered).add(ARTICLES)
    assert not remembered.is_full
    monkeypatch.setattr("index.segment.remembered.MOST_REMEMBERED", 3)
    assert remembered.is_full


def test_the_documents_of_a_phrase_rise_though_it_is_cut_into_words_differently(tmp_path: Path) -> None:
    # xăng dầu is two words in the first headline, and one in the second.
    titles = ["Giá xăng dầu tăng", "Mua xăng dầu"] * 2
    listed = [Article(id=str(number), title=title) for number, title in enumerate(titles)]
    opened = write_part(tmp_path / "part", listed)
    for term in opened.terms.prefixed(Kind.HEADLINE_PHRASE):
        first, end = opened.array("doc_starts")[term : term + 2].tolist()
        documents = opened.array("docs")[first:end].tolist()
        assert documents == sorted(set(documents)), opened.terms.term(term).decode()
