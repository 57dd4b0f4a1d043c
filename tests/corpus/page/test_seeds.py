"""The five pages the project was asked for, field by field, where they are at hand."""

import pytest

from corpus.article import Article
from corpus.page import read_page
from tests.shared import SEEDS

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the five seed pages (../shared/seeds) are not beside this repository"
)


def seed(number: int) -> tuple[list[str], Article]:
    """Return the lines of a page that hold something, and the article read from it."""
    path = next(SEEDS.glob(f"{number:03}_*.txt"))
    text = path.read_text(encoding="utf-8")
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return [line for line in lines if line], read_page(text, article_id=path.stem)


def all_texts(article: Article) -> list[str]:
    return [
        article.title,
        article.lede,
        *article.body,
        *article.captions,
        article.author or "",
        article.source or "",
    ]


def assert_absent(article: Article, furniture: list[str]) -> None:
    for line in furniture:
        assert not [text for text in all_texts(article) if line in text], f"{line!r} is left"


def test_a_page_with_byline_and_date_under_the_headline() -> None:
    lines, article = seed(0)
    assert article.title == lines[0]
    assert article.author == lines[-1] == "NGUYÊN ĐOAN"
    assert article.published is not None
    assert article.published.isoformat() == "2022-08-30T15:32:00+07:00"
    assert (article.source, article.url) == ("QNO", None)
    assert article.lede == lines[2].removeprefix("(QNO) - ")
    captions = [line for line in lines if line.endswith("Ảnh: N.Đ")]
    assert list(article.captions) == list(dict.fromkeys(captions))
    assert list(article.body) == [line for line in lines[3:-1] if line not in captions]
    assert len(article.body) == 12
    assert_absent(article, ["15:32", "(QNO)"])


def test_a_page_that_begins_with_its_sapo_and_ends_in_a_comment_form() -> None:
    lines, article = seed(1)
    assert article.title == lines[1] == lines[3]
    assert article.lede == lines[2]
    assert (article.source, article.author) == ("Baothanhhoa.vn", "Minh Hiếu")
    assert (article.published, article.url) == (None, None)
    assert article.captions == (lines[4],)
    end = lines.index("Minh Hiếu")
    assert list(article.body) == lines[5:end]
    assert len(article.body) == 10
    furniture = [
        "{name}",
        "{body}",
        "Trả lời",
        "bình luận",
        "Ý kiến của bạn",
        "Xem thêm",
        "Thời tiết",
        "Tắt [X]",
    ]
    assert_absent(article, [*furniture, "(Baothanhhoa.vn)", "Chia sẻ thông tin"])
    assert "Địa phương" not in all_texts(article)


def test_a_portal_page_with_a_template_before_its_headline() -> None:
    lines, article = seed(2)
    assert article.title == lines[3] == lines[1].removeprefix("null ")
    assert article.lede == lines[4]
    assert article.captions == (lines[5],)
    assert list(article.body) == lines[6:-1]
    assert len(article.body) == 13
    assert (article.author, article.published) == ("M.P", None)
    assert (article.source, article.url) == (None, None)
    assert_absent(article, ["null", "Xuất bản thông tin", "Chi tiết bài viết"])


def test_a_page_with_a_counter_and_a_labelled_address() -> None:
    lines, article = seed(3)
    assert article.title == lines[0]
    assert article.published is not None
    assert article.published.isoformat() == "2021-11-30T15:08:00+07:00"
    assert article.lede == lines[3]
    captions = [line for line in lines if line.endswith("Ảnh: MT")]
    assert list(article.captions) == captions
    assert len(captions) == 3
    assert article.author == "Mai Trâm"
    assert article.url == lines[-1]
    assert article.source == "baokontum.com.vn"
    end = lines.index("Mai Trâm")
    assert list(article.body) == [line for line in lines[4:end] if line not in captions]
    assert len(article.body) == 9
    assert "26" not in all_texts(article)
    assert_absent(article, ["Nguồn bài viết", "15:08", "http"])


def test_a_page_with_a_labelled_date_and_picture_files() -> None:
    lines, article = seed(4)
    assert article.title == lines[2]
    assert article.published is not None
    assert article.published.isoformat() == "2022-09-30T00:00:00+07:00"
    assert article.lede == lines[4]
    pictures = [i for i, line in enumerate(lines) if line.endswith(".jpg")]
    captions = [lines[i + 1] for i in pictures]
    assert list(article.captions) == captions
    assert captions[0] == "Toàn cảnh hội nghị"
    assert article.author == lines[-1] == "Lê Thảo"
    kept = [
        line for line in lines[5:-1] if line not in captions and not line.endswith(".jpg") and line != "."
    ]
    assert list(article.body) == kept
    assert len(article.body) == 11
    assert (article.source, article.url) == (None, None)
    assert_absent(article, ["Đường dây nóng", "Đăng lúc", "GMT", "IMG_"])
    assert "date" not in all_texts(article)
