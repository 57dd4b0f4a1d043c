import pickle
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import VIETNAM_TIME, Article, Person
from index.analyzer import PARAGRAPH_GAP
from index.documents import NAME_SEPARATOR, article_from, field_texts, stored_form, timestamp, whoosh_document
from index.schema import NO_DATE, TEXT_FIELDS, WORD_FIELDS, syllable_field, word_field
from index.spelling import FORM_OF_LEVEL, Level
from tests.index.conftest import ARTICLES, FLOOD
from tests.index.texts import nfc_text

zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
optional_text = st.none() | nfc_text
people = st.lists(
    st.builds(Person, name=nfc_text, roles=st.lists(nfc_text, max_size=2).map(tuple)), max_size=3
).map(tuple)
texts = st.lists(nfc_text, max_size=3).map(tuple)
articles = st.builds(
    Article,
    id=nfc_text.filter(bool),
    title=nfc_text,
    lede=nfc_text,
    body=texts,
    people=people,
    captions=texts,
    published=st.none() | st.dates() | st.datetimes(timezones=zones),
    author=optional_text,
    source=optional_text,
    url=optional_text,
)


@given(articles)
def test_an_article_comes_back_from_its_stored_form(article: Article) -> None:
    assert article_from(pickle.loads(pickle.dumps(stored_form(article)))) == article


@pytest.mark.parametrize(
    "published",
    [
        None,
        date(2022, 8, 30),
        datetime(2022, 8, 30, 15, 32, tzinfo=VIETNAM_TIME),
        datetime(2022, 8, 30, 15, 32, 7, 250_000, tzinfo=UTC),
    ],
)
def test_a_date_comes_back_as_precise_as_it_was(published: datetime | date | None) -> None:
    back = article_from(stored_form(Article(id="1", title="Lũ", published=published))).published
    assert back == published
    assert type(back) is type(published)
    if isinstance(published, datetime) and isinstance(back, datetime):
        assert back.utcoffset() == published.utcoffset()


def test_the_stored_form_holds_plain_values_only() -> None:
    def check(value: object) -> None:
        assert isinstance(value, str | list | tuple | None), f"help: {value!r} would be a pickled class"
        for item in value if isinstance(value, list | tuple) else ():
            check(item)

    for value in stored_form(FLOOD).values():
        check(value)


def test_a_day_begins_at_midnight_in_vietnam() -> None:
    assert timestamp(date(2022, 8, 30)) == int(datetime(2022, 8, 29, 17, tzinfo=UTC).timestamp())
    assert timestamp(datetime(2022, 8, 30, tzinfo=VIETNAM_TIME)) == timestamp(date(2022, 8, 30))


def test_one_moment_is_one_timestamp_in_every_zone() -> None:
    vietnam = datetime(2022, 8, 30, 15, 32, tzinfo=VIETNAM_TIME)
    assert timestamp(vietnam) == timestamp(vietnam.astimezone(UTC))


@given(st.dates() | st.datetimes(timezones=zones))
def test_no_date_is_earlier_than_every_date(published: date | datetime) -> None:
    assert NO_DATE == timestamp(None) < timestamp(published)


@given(articles)
def test_the_three_levels_share_positions(article: Article) -> None:
    document = whoosh_document(article)
    for field in TEXT_FIELDS:
        positions = [
            sorted(chain.from_iterable(document[syllable_field(field, level)].values())) for level in Level
        ]
        assert positions[0] == positions[1] == positions[2]
        assert len(positions[0]) == len(set(positions[0])) == document[f"{field}_length"]


@given(articles)
def test_a_term_of_a_freer_level_stands_where_its_exact_terms_stand(article: Article) -> None:
    document = whoosh_document(article)
    for field in TEXT_FIELDS:
        for level, form in FORM_OF_LEVEL.items():
            expected: dict[str, list[int]] = {}
            for term, positions in document[syllable_field(field, Level.EXACT)].items():
                expected.setdefault(form(term), []).extend(positions)
            found = document[syllable_field(field, level)]
            assert {term: sorted(positions) for term, positions in expected.items()} == found


@given(articles)
def test_words_stand_where_their_first_syllables_stand(article: Article) -> None:
    document = whoosh_document(article)
    for field in WORD_FIELDS:
        for level in (Level.EXACT, Level.BARE):
            syllables = document[syllable_field(field, level)]
            for word, positions in document[word_field(field, level)].items():
                assert positions == sorted(set(positions))
                assert set(positions) <= set(syllables[word.split(" ")[0]])


def test_every_name_is_kept_apart() -> None:
    document = whoosh_document(FLOOD)
    assert document["names"].decode().split(NAME_SEPARATOR) == ["Lò Văn Pâng", "Vừ Thị Sao"]
    assert document["people"]["pâng"] == [2]
    assert document["people"]["vừ"] == [3 + PARAGRAPH_GAP]


def test_a_text_field_holds_all_its_texts() -> None:
    assert field_texts(FLOOD) == {
        "title": (FLOOD.title,),
        "lede": (FLOOD.lede,),
        "body": FLOOD.body,
        "people": ("Lò Văn Pâng", "Vừ Thị Sao"),
        "author": ("Sao Mai",),
    }
    assert [whoosh_document(article)["title_length"] for article in ARTICLES] == [9, 5, 3]


def test_captions_are_stored_and_not_searched() -> None:
    document = whoosh_document(FLOOD)
    assert "ảnh" not in {term for field in TEXT_FIELDS for term in document[field]}


def test_a_byline_is_a_field_of_its_own_and_no_person() -> None:
    document = whoosh_document(FLOOD)
    assert "mai" in document["author"]
    assert "mai" not in document["people"]
