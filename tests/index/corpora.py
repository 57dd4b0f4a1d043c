"""Articles made at random: any text at all, and small corpora in which everything happens often."""

import random
import string
from datetime import date, datetime, timedelta, timezone

from hypothesis import strategies as st

from corpus.article import VIETNAM_TIME, Article, Person
from tests.index.texts import nfc_text

_WORDS = [
    "lũ",
    "lụ",
    "lu",
    "hội",
    "hôi",
    "hối",
    "hoi",
    "Đảng",
    "đang",
    "đăng",
    "dang",
    "bí",
    "thư",
    "tỉnh",
    "ủy",
    "uỷ",
    "sông",
    "sống",
    "nông",
    "dân",
    "học",
    "sinh",
    "Công",
    "Nghệ",
    "công",
    "nghệ",
    "30",
    "8",
    "漢",
    "trồng",
    "lúa",
]
_ENDINGS = ("", "", " Hội Nông dân (HND)", " Tổ chức Y tế Thế giới (WHO)", " Hội nông dân (HND)")
_NAMES = ("Lò Văn Pâng", "Lò Văn Pàng", "Vừ Thị Sao", "Y Hlin", "Nguyễn Thị Hoà", "NGUYỄN THỊ HÒA", "…")
_SOURCES = (None, "Báo Lâm Châu", "BÁO LÂM CHÂU", "Báo Vĩnh Sa", "", "–")
_DATES = (
    None,
    date(2020, 1, 1),
    date(2021, 12, 31),
    datetime(2021, 12, 31, 23, 30, tzinfo=VIETNAM_TIME),
    datetime(2021, 12, 31, 17, tzinfo=timezone(timedelta(0))),
)

_zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
_texts = st.lists(nfc_text, max_size=3).map(tuple)
_people = st.lists(
    st.builds(
        Person,
        name=nfc_text,
        roles=st.lists(nfc_text, max_size=2).map(tuple),
        mentions=st.integers(1, 1 << 40),
    ),
    max_size=3,
).map(tuple)
_years = st.datetimes(min_value=datetime(2, 1, 1), max_value=datetime(9998, 12, 31), timezones=_zones)  # noqa: DTZ001

articles = st.builds(
    Article,
    id=nfc_text.filter(bool),
    title=nfc_text,
    lede=nfc_text,
    body=_texts,
    people=_people,
    captions=_texts,
    published=st.none() | st.dates() | _years,
    author=st.none() | nfc_text,
    source=st.none() | nfc_text,
    url=st.none() | nfc_text,
)
"""An article of any text."""


def random_article(chance: random.Random, article_id: str) -> Article:
    """Return an article of few different syllables, so that terms are shared and lists are long."""

    def text(most: int = 12) -> str:
        return chance.choice((" ", ", ")).join(chance.choices(_WORDS, k=chance.randrange(most)))

    names = chance.choices(_NAMES, k=chance.randrange(4))
    return Article(
        id=article_id,
        title=text(),
        lede=text(20),
        body=tuple(text(30) + chance.choice(_ENDINGS) for _ in range(chance.randrange(4))),
        # One at least, so that no test waits for the tagger.
        people=(Person(name="Sao Mai"), *(Person(name=name) for name in names)),
        published=chance.choice(_DATES),
        author=chance.choice((None, "Sao Mai", text(3))),
        source=chance.choice(_SOURCES),
    )


def random_articles(seed: int, count: int) -> list[Article]:
    """Return articles with different ids; the same for the same seed."""
    chance = random.Random(seed)
    ids = [f"{''.join(chance.choices(string.ascii_lowercase, k=3))}-{number}" for number in range(count)]
    return [random_article(chance, article_id) for article_id in ids]
