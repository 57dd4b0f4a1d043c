"""HTML pages of varied make: the article is found, its furniture is not, and no date is invented."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from corpus.errors import PageError
from corpus.readers.html_page import declared_encoding, looks_like_html, plain_text, read_html

TITLE = "Dân ven sông Rạng nhận tiền di dời"
LEDE = "Sáng nay, hơn hai trăm hộ dân ven sông Rạng bắt đầu nhận tiền hỗ trợ di dời sau bốn năm chờ đợi."
FIRST = (
    "Theo bà Nguyễn Thị Hoàn, Chủ tịch UBND xã Hải Tân, khu tái định cư mới nằm cách bờ sông 700 m, "
    "có đủ điện, nước và trường mầm non."
)
SECOND = (
    "Ông Lê Văn Sự, 61 tuổi, nói gia đình ông sẽ dỡ nhà ngay trong tuần này vì mùa mưa năm nay "
    "đến sớm hơn mọi năm gần một tháng."
)
CAPTION = "Bà Hoàn trao tiền hỗ trợ cho các hộ dân"
STATED = datetime.fromisoformat("2021-10-07T09:12:00+07:00")
MENU = "<nav><a href=/>Trang chủ</a> <a href=/ct>Chính trị</a></nav>"
FOOT = "<footer>© 2010 - 2026 Báo Rạng. Giấy phép số 12/GP-BTTTT ngày 03/04/2018</footer>"
OTHERS = (
    "<h3>Tin cùng chuyên mục</h3><ul><li><a href=1>Họp dân thôn Bốn</a> <time datetime='2019-01-01'>1/1/2019</time></li>"
    "<li><a href=2>Ra quân làm thủy lợi (01/10/2018)</a></li></ul>"
)


def page(*, head: str = "", body: str = "", top: str = f"<h1>{TITLE}</h1>", end: str = OTHERS) -> Article:
    body = body or f"<p>{LEDE}</p><p>{FIRST}</p><p>{SECOND}</p>"
    text = f"<!DOCTYPE html><html><head>{head}</head><body>{MENU}{top}{body}{end}{FOOT}</body></html>"
    return read_html(text, "di-doi")


def all_text(article: Article) -> str:
    return " ".join([article.title, article.lede, *article.body, *article.captions])


def test_a_modern_page_gives_each_field() -> None:
    article = page(
        head=f"<title>{TITLE} - Báo Rạng</title><meta property='og:title' content='{TITLE} | Báo Rạng'>"
        "<meta property='og:site_name' content='Báo Rạng'><meta name='author' content='Minh Tú'>"
        "<meta property='article:published_time' content='2021-10-07T09:12:00+07:00'>"
        "<link rel='canonical' href='https://rang.example/di-doi-7.html'>",
        body=f"<div class=meta>Thứ năm, 07/10/2021 09:12</div><p class=sapo>(BR) - {LEDE}</p><p>{FIRST}</p>"
        f"<figure><img src=a.jpg><figcaption>{CAPTION}</figcaption></figure><p>{SECOND}</p><p><b>MINH TÚ</b></p>",
    )
    assert article == Article(
        id="di-doi",
        title=TITLE,
        lede=LEDE,
        body=(FIRST, SECOND),
        captions=(CAPTION,),
        published=STATED,
        author="Minh Tú",
        source="Báo Rạng",
        url="https://rang.example/di-doi-7.html",
    )


def test_an_old_page_of_tables_and_line_breaks_is_read() -> None:
    article = read_html(
        "<html><head><title>Cổng thông tin điện tử huyện Rạng</title></head><body><form><table><tr><td>"
        "<a href=/>Trang chủ</a><br><a href=/gt>Giới thiệu</a></td><td>"
        f"<span>{TITLE}</span><br><i>Đăng lúc: 07/10/2021 09:12</i><br><br><b>{LEDE}</b><br><br>{FIRST}<br><br>"
        f"<img src=x.jpg><br><i>{CAPTION}. Ảnh: M.T</i><br>{SECOND}<br><br>Các tin khác<br>"
        "<a href=1>Họp dân thôn Bốn (05/10/2021)</a></td></tr></table></form>"
        "<div>Bản quyền thuộc UBND huyện Rạng © 2015 - 2026</div></body></html>",
        "a",
    )
    assert (article.title, article.lede, article.body) == (TITLE, LEDE, (FIRST, SECOND))
    assert article.captions == (f"{CAPTION}. Ảnh: M.T",)
    assert article.published == STATED


@pytest.mark.parametrize(
    "markup",
    [
        f"<figure><img src=a.jpg><figcaption>{CAPTION}</figcaption></figure>",
        f"<table class=picture><tr><td><img src=a.jpg></td></tr><tr><td class='pCaption caption'>{CAPTION}</td></tr></table>",
        f"<div><div><img src=a.jpg></div><div class=PhotoCMS_Caption><p>{CAPTION}</p></div></div>",
        f"<p><img src=a.jpg></p><p><em>{CAPTION}. Ảnh: M.T</em></p>",
    ],
)
def test_captions_are_known_by_their_markup_or_their_credit(markup: str) -> None:
    article = page(body=f"<p>{LEDE}</p><p>{FIRST}</p>{markup}<p>{SECOND}</p>")
    assert [caption.removesuffix(". Ảnh: M.T") for caption in article.captions] == [CAPTION]
    assert article.body == (FIRST, SECOND)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("<meta property='article:published_time' content='2021-10-07T02:12:00Z'>", STATED),
        ("<meta name=pubdate content='07/10/2021 09:12'>", STATED),
        ("<meta itemprop=datePublished content='2021-10-07'>", date(2021, 10, 7)),
        (
            """<script type="application/ld+json">{"@graph": [{"@type": "WebSite"},
            {"@type": "NewsArticle", "datePublished": "2021-10-07T09:12:00"}]}</script>""",
            STATED,
        ),
        ("<script type='application/ld+json'>{broken</script>", None),
        ("<meta property='article:modified_time' content='2024-05-05T10:00:00+07:00'>", None),
        ("<meta property='article:published_time' content='sắp tới'>", None),
    ],
)
def test_the_date_is_the_one_the_metadata_states(head: str, published: object) -> None:
    assert page(head=head).published == published


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("<div>Thứ năm, 07/10/2021, 09:12 (GMT+7)</div>", STATED),
        ("<time datetime='2021-10-07T09:12:00+07:00'>ba năm trước</time>", STATED),
        ("<p>07/10/2021</p>", date(2021, 10, 7)),
        ("", None),
    ],
)
def test_the_date_is_else_the_one_the_page_shows(line: str, published: object) -> None:
    assert page(body=f"{line}<p>{LEDE}</p><p>{FIRST}</p><p>{SECOND}</p>").published == published


def test_the_time_of_day_comes_from_the_page_where_the_metadata_has_the_day_only() -> None:
    article = page(
        head="<meta name=pubdate content=2021-10-07>",
        body=f"<div>07/10/2021 09:12</div><p>{LEDE}</p><p>{FIRST}</p><p>{SECOND}</p>",
    )
    assert article.published == STATED


def test_what_stands_round_the_article_stays_out() -> None:
    article = page(
        body=f"<p>{LEDE}</p><div class=ads>Máy khâu trả góp 0%</div><p>{FIRST}</p><p>{SECOND}</p>"
        "<div class='share'>Chia sẻ</div><script>var x = 1</script><div style='display: none'>ẩn</div>"
    )
    text = all_text(article)
    assert text == f"{TITLE} {LEDE} {FIRST} {SECOND}"


def test_the_newspaper_s_name_is_cut_from_the_headline() -> None:
    article = page(head=f"<title>{TITLE} | Báo Rạng điện tử</title>", top=f"<div class=t>{TITLE}</div>")
    assert article.title == TITLE


def test_a_site_s_own_h1_is_not_the_headline() -> None:
    article = page(head=f"<title>{TITLE} - Báo Rạng</title>", top=f"<h1>Báo Rạng</h1><h2>{TITLE}</h2>")
    assert article.title == TITLE


@pytest.mark.parametrize(
    "name", ["admin", "Báo Rạng", "https://rang.example/tac-gia", "toasoan@rang.example"]
)
def test_an_author_that_is_nobody_is_left_out(name: str) -> None:
    head = f"<meta property='og:site_name' content='Báo Rạng'><meta name=author content='{name}'>"
    assert page(head=head).author is None


def test_a_home_page_is_no_address_of_an_article() -> None:
    assert page(head="<link rel=canonical href='https://rang.example/'>").url is None


def test_letters_of_an_old_font_written_as_entities_are_converted() -> None:
    article = read_html(
        "<html><head><title>&Ntilde;a&ucirc;ng bo&auml; t&aelig;nh ho&iuml;p</title></head><body>"
        "<h1>&Ntilde;a&ucirc;ng bo&auml; t&aelig;nh ho&iuml;p</h1><p>Sa&ugrave;ng nay, n&ouml;&ocirc;&ugrave;c "
        "so&acirc;ng da&acirc;ng nhanh, ba xa&otilde; vu&oslash;ng tha&aacute;p pha&ucirc;i d&ocirc;&oslash;i "
        "lu&ugrave;a le&acirc;n ga&ugrave;c.</p></body></html>",
        "a",
    )
    assert article.title == "Đảng bộ tỉnh họp"
    assert "Sáng nay, nước sông dâng nhanh, ba xã vùng thấp phải dời lúa lên gác." in all_text(article)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "<html></html>",
        "<html><head><title>Trống</title></head><body></body></html>",
        "<html><frameset cols='20%,80%'><frame src=a.html><frame src=b.html></frameset></html>",
        "<!-- chỉ chú thích -->",
        "<script>var a = 1;</script>",
    ],
)
def test_a_page_without_an_article_is_reported(text: str) -> None:
    with pytest.raises(PageError):
        read_html(text, "a")


@given(st.text("<>/abph1 &;=\"'!-divtable\nLũ về", max_size=200))
def test_any_text_is_an_article_or_is_reported(text: str) -> None:
    try:
        article = read_html(text, "a")
    except PageError:
        return
    assert article.id == "a"


def test_nesting_past_the_parser_s_depth_is_reported() -> None:
    with pytest.raises(PageError):
        page(body="<div>" * 3000 + f"<p>{LEDE}</p>")


@pytest.mark.parametrize(
    ("text", "is_html"),
    [
        ("<!DOCTYPE html><html>", True),
        ("\ufeff <html lang=vi>".strip("\ufeff"), True),
        ("<?xml version='1.0'?>\n<!-- a --><html>", True),
        ("<div class=a>Lũ</div>", True),
        ("Lũ về <b>sớm</b>", False),
        ("<Lũ> về", False),
        ("", False),
    ],
)
def test_html_is_told_from_text(text: str, is_html: bool) -> None:  # noqa: FBT001  (a table of cases)
    assert looks_like_html(text) is is_html


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"<meta charset=windows-1258>", "windows-1258"),
        (b"<META http-equiv='Content-Type' content='text/html; charset=utf-8'>", "utf-8"),
        (b"<?xml version='1.0' encoding='ISO-8859-1'?>", "ISO-8859-1"),
        (b"charset=utf-8", None),
    ],
)
def test_the_declared_encoding_is_found(data: bytes, encoding: str | None) -> None:
    assert declared_encoding(data) == encoding


def test_text_of_a_record_loses_its_tags_only() -> None:
    assert plain_text("Một<br/>hai <a href='x'>ba</a>") == "Một\nhai ba"
    assert plain_text("a<b và c>d, R&D &lt;") == "a<b và c>d, R&D <"


def test_where_the_title_is_not_the_headline_a_heading_over_the_text_is() -> None:
    page = """<title>Mùa vụ quanh ta</title><h2>Xã Tân Lập họp bàn vụ xuân</h2>
    <p>Sáng nay, xã Tân Lập họp bàn kế hoạch gieo cấy vụ xuân, có hơn bốn mươi tổ trưởng sản xuất dự.</p>
    <p>Toàn xã sẽ gieo cấy 320 ha lúa, trong đó bảy phần mười là giống mới, chịu được rét.</p>
    <h3>Đường về Tân Lập đã thông</h3>"""
    assert read_html(page, "xa").title == "Xã Tân Lập họp bàn vụ xuân"
    without_heading = page.replace("<h2>Xã Tân Lập họp bàn vụ xuân</h2>", "")
    assert read_html(without_heading, "xa").title == "Mùa vụ quanh ta"
