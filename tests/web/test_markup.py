from datetime import date, datetime

import markupsafe
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import VIETNAM_TIME, Article
from web.facets import Choice
from web.markup import choice_list, dateline, escaped, marked, precise

HOSTILE = "<b>\"'&"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("mưa <mark>bão</mark>", "mưa <mark>bão</mark>"),
        ("1 &lt; 2", "1 &lt; 2"),
        ("<script>x</script>", "&lt;script>x&lt;/script>"),
        ("<mark onclick=x>", "&lt;mark onclick=x>"),
        ("<MARK>", "&lt;MARK>"),
        ("<mark><", "<mark>&lt;"),
    ],
)
def test_no_tag_but_a_plain_mark_reaches_the_page(given: str, shown: str) -> None:
    assert marked(given) == shown


@given(st.text() | st.text("&<>'\"a;#"))
def test_text_is_escaped_as_the_templates_do(text: str) -> None:
    assert escaped(text) == str(markupsafe.escape(text))


def test_a_time_is_as_precise_as_the_page_stated_it() -> None:
    assert precise(datetime(2022, 8, 30, 15, 32, tzinfo=VIETNAM_TIME)) == "2022-08-30T15:32+07:00"
    assert precise(date(2022, 8, 30)) == "2022-08-30"


def test_an_article_that_states_nothing_has_an_empty_dateline() -> None:
    assert dateline(Article(id="1", title="Lũ")) == '<p class="dateline">\n</p>'


def test_what_an_article_states_is_escaped() -> None:
    shown = dateline(Article(id="1", title="Lũ", source=HOSTILE, author=HOSTILE))
    assert shown.count("<span>&lt;b&gt;&#34;&#39;&amp;</span>") == 2


def test_a_choice_is_escaped_and_the_current_one_marked() -> None:
    shown = choice_list(
        [Choice(text=HOSTILE, href=HOSTILE, count="1"), Choice(text="a", href="/", current=True)]
    )
    assert shown.count("&lt;b&gt;&#34;&#39;&amp;") == 2
    assert shown.count('aria-current="true"') == 1
    assert '<a href="/" rel="nofollow" aria-current="true">' in shown
