import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import VIETNAM_TIME, Article
from index.documents import article_from, field_texts, label_key, stored_form, timestamp, year
from index.schema import NO_DATE, TEXT_FIELDS
from tests.index.conftest import BRIDGE, FLOOD
from tests.index.corpora import articles
from tests.index.texts import nfc_text

zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(articles)
def test_an_article_comes_back_from_its_stored_form(article: Article) -> None:
    assert article_from(json.loads(json.dumps(stored_form(article)))) == article


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


def test_a_day_begins_at_midnight_in_vietnam() -> None:
    assert timestamp(date(2022, 8, 30)) == int(datetime(2022, 8, 29, 17, tzinfo=UTC).timestamp())
    assert timestamp(datetime(2022, 8, 30, tzinfo=VIETNAM_TIME)) == timestamp(date(2022, 8, 30))


def test_one_moment_is_one_timestamp_in_every_zone() -> None:
    vietnam = datetime(2022, 8, 30, 15, 32, tzinfo=VIETNAM_TIME)
    assert timestamp(vietnam) == timestamp(vietnam.astimezone(UTC))


@given(st.dates() | st.datetimes(timezones=zones))
def test_no_date_is_earlier_than_every_date(published: date | datetime) -> None:
    assert NO_DATE == timestamp(None) < timestamp(published)


def test_a_year_is_that_of_vietnam() -> None:
    assert year(datetime(2021, 12, 31, 16, 59, tzinfo=UTC)) == 2021
    assert year(datetime(2021, 12, 31, 17, 0, tzinfo=UTC)) == 2022
    assert year(date(2021, 12, 31)) == 2021
    assert year(None) == 0


@given(st.dates())
def test_a_day_is_in_the_year_that_it_states(published: date) -> None:
    assert year(published) == published.year


def test_a_text_field_holds_all_its_texts() -> None:
    assert field_texts(FLOOD) == {
        "title": (FLOOD.title,),
        "lede": (FLOOD.lede,),
        "body": FLOOD.body,
        "people": ("Lò Văn Pâng", "Vừ Thị Sao"),
        "author": ("Sao Mai",),
    }
    assert tuple(field_texts(BRIDGE)) == TEXT_FIELDS
    assert field_texts(BRIDGE)["author"] == ("",)


def test_captions_and_sources_are_stored_and_not_searched() -> None:
    searched = " ".join(text for texts in field_texts(FLOOD).values() for text in texts)
    assert FLOOD.source is not None
    for stored in (*FLOOD.captions, FLOOD.source):
        assert stored not in searched


def test_a_byline_is_a_field_of_its_own_and_no_person() -> None:
    assert field_texts(FLOOD)["author"] == ("Sao Mai",)
    assert "Sao Mai" not in field_texts(FLOOD)["people"]


@given(nfc_text)
def test_what_stands_between_syllables_makes_no_other_label(text: str) -> None:
    assert label_key(f"“{text}”…") == label_key(text) == label_key(" ".join(label_key(text)))


def test_what_has_no_syllable_is_no_label() -> None:
    assert [label_key(text) for text in ("", "…", "_ – _")] == [()] * 3
