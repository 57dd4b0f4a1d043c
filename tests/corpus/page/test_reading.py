import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.errors import PageError
from corpus.page import read_page
from tests.corpus.page.marked_page import FOLDER, actual_fields, expected_fields, page_text

LAYOUTS = sorted(FOLDER.glob("*.txt"))
HEAD = "Lũ về sớm ở ba xã vùng thấp\n30/08/2022 15:32\n"
LEDE = "Sáng nay 30/8, nước sông Tịnh dâng nhanh, làm ngập ba xã vùng thấp của huyện Sơn Hà."
SENTENCE = "Dân trong vùng đã kịp dời hơn hai mươi tấn lúa giống lên trên gác cao."
SYLLABLES = "lúa sông đồng nước huyện người dân mùa vụ gạo chợ thuyền bến làng trồng bán mua cây trái mới"
BUTTONS = (
    "Chia sẻ",
    "Facebook Twitter Zalo",
    "Lượt xem: 1.234",
    "{name} - {time}",
    "A- A A+",
    ">> Giá lúa tăng",
    "In bài viết",
    "2 giờ trước",
    "Từ khóa: lúa, gạo",
    "© Báo Lam Châu",
    "IMG_0001.jpg",
    "",
)


def read(text: str) -> Article:
    return read_page(text, article_id="bai")


def texts(article: Article) -> list[str]:
    return [article.lede, *article.body, *article.captions]


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_each_line_of_a_layout_lands_in_its_field(path: Path) -> None:
    marked = path.read_text(encoding="utf-8")
    assert actual_fields(read(page_text(marked))) == expected_fields(marked), f"help: see the marks in {path}"


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_line_ends_and_unicode_forms_change_nothing(path: Path) -> None:
    text = page_text(path.read_text(encoding="utf-8"))
    plain = read(text)
    assert read(text.replace("\n", "\r\n")) == plain
    assert read(unicodedata.normalize("NFD", text)) == plain
    assert read(text.replace(" ", "\u00a0")) == plain
    assert read("\ufeff" + text.replace(", ", ",\u200b ")) == plain
    if path.stem != "hard-wrapped":
        # There an empty line ends a paragraph.
        assert read(text.replace("\n", "\n\n \t\n")) == plain


def test_there_are_layouts_enough() -> None:
    assert len(LAYOUTS) >= 30, f"help: {FOLDER} is not whole"


@pytest.mark.parametrize(
    "line",
    [
        "Chia sẻ là cách giữ lửa của người già trong bản.",
        "Chia sẻ về cách làm, ông Tám Lúa nói: “Cứ kiên nhẫn là được”.",
        "Bình luận về vấn đề này, ông Lê Bá Thảo cho rằng cần thêm thời gian.",
        "Theo ông Hòa, nước sẽ còn lên.",
        "Theo ông Hòa, Chủ tịch xã, nước sẽ còn lên trong hai ngày tới nếu đập không xả bớt.",
        "Ảnh hưởng của bão kéo dài ba ngày.",
        "Ông Trần Văn A:",
        "Tôi không đi.",
        "Nguồn: nước mưa, nước ngầm và nước bơm từ kênh.",
        "Trang trại của ông rộng 4 ha.",
        "Quay lại làng sau 20 năm, anh không nhận ra con đường cũ.",
        "Đọc thêm sách là lời khuyên của thầy dành cho học trò nghèo.",
        "30/8 là ngày nước lên cao nhất.",
        "30/8/2021 là ngày nước lên cao nhất trong mười năm qua ở xã này.",
        "Xem thêm hai buổi nữa rồi mới quyết, anh bảo vợ như vậy.",
        "Tin mới khiến cả làng mất ngủ.",
        "Liên hệ với xã để được cấp giống.",
        "Điện thoại không có sóng, cả bản chờ tin bằng đài.",
        "In bài vị cho người đã khuất là nghề của cụ.",
        "Sao Hôm mọc sớm.",
        "Theo dõi trên sổ tay, bà thấy năm nay lỗ nặng.",
        "Đăng ký nhận giống tại nhà văn hóa xã.",
        "Hình như trời sắp mưa.",
        "- Bưởi: hai ký vôi mỗi gốc",
        "3. Quét vôi gốc",
        "Nước rút chậm",
        "PV: Ông có lo không?",
        "+ Thôn 2: 14 hộ",
        "“Nước lên thì chạy, nước rút thì cấy!”",
        "Tags: thứ gì cũng có thể gắn nhãn, kể cả một trái bầu, theo cách nói của đám trẻ bán hàng.",
    ],
)
def test_a_line_of_the_text_that_resembles_furniture_stays(line: str) -> None:
    article = read(
        f"{HEAD}{LEDE}\n{SENTENCE}\n{line}\nNgười già bảo chưa năm nào nước về sớm đến như thế cả.\nHà An"
    )
    assert article.body[1] == line
    assert len(article.body) == 3
    assert article.author == "Hà An"


@pytest.mark.parametrize(
    "line",
    [
        "Chia sẻ",
        "Chia sẻ bài viết",
        "Lượt xem: 26",
        "Facebook | Zalo | Email | In",
        "{{ article.title }}",
        "Đăng ký nhận bản tin",
        "Theo dõi Báo Lam Châu trên Google News",
        ">> Xem thêm: Ba xã thiếu nước",
        "Xem thêm: Ba xã thiếu nước",
        "#lũ lụt",
        "Nghe đọc bài",
        "0:00/3:12 Nữ miền Nam",
        "Đánh giá bài viết",
        "Mời quý vị đón xem chuyên mục Nông thôn",
        "Vui lòng nhập nội dung bình luận",
        "•••",
    ],
)
def test_a_line_of_furniture_goes_wherever_it_stands(line: str) -> None:
    lines = [*HEAD.splitlines(), LEDE, SENTENCE, "Nước vẫn còn lên chậm.", "Hà An"]
    for place in range(1, len(lines) + 1):
        article = read("\n".join([*lines[:place], line, *lines[place:]]))
        assert (article.title, article.lede) == (lines[0], LEDE)
        assert article.body == (SENTENCE, "Nước vẫn còn lên chậm.")
        assert (article.captions, article.author) == ((), "Hà An")


def test_what_is_known_from_outside_wins() -> None:
    article = read_page(
        f"{HEAD}Hà An\n(BLC) - {LEDE}\n{SENTENCE}",
        article_id="bai",
        title="Nước về",
        author="Minh Khôi",
        source="Báo Vĩnh Sa",
        url="https://baovinhsa.example/1",
    )
    assert (article.title, article.author, article.source) == ("Nước về", "Minh Khôi", "Báo Vĩnh Sa")
    assert article.url == "https://baovinhsa.example/1"


def test_the_host_of_the_address_is_the_source_where_none_is_stated() -> None:
    article = read(f"{HEAD}{LEDE}\n{SENTENCE}\nNguồn: https://www.baolamchau.example/lu-ve.html")
    assert (article.source, article.url) == (
        "baolamchau.example",
        "https://www.baolamchau.example/lu-ve.html",
    )


def test_an_address_inside_the_text_is_not_the_pages() -> None:
    article = read(
        f"{HEAD}{LEDE}\nBà con tra mực nước tại https://mucnuoc.example mỗi giờ một lần, kể cả ban đêm."
    )
    assert article.url is None
    assert "https://mucnuoc.example" in article.body[0]


def test_a_day_in_the_text_is_never_the_date_of_publication() -> None:
    article = read(
        f"Lũ về sớm ở ba xã\n{LEDE}\nNgày 20/11/1998, đập vỡ.\nĐến 1/6/2023, đập mới đã xong và tích nước."
    )
    assert article.published is None


@pytest.mark.parametrize(
    "text", ["", " \n\t\r\n", "\ufeff", "Chia sẻ\nIn\nLượt xem: 3", "30/08/2022 15:32", "{body}\n{name}"]
)
def test_a_page_of_furniture_alone_is_an_error_that_says_what_is_missing(text: str) -> None:
    with pytest.raises(PageError, match="ít nhất một đoạn văn"):
        read(text)


@given(st.text(max_size=400))
def test_no_text_raises_anything_but_a_page_error(text: str) -> None:
    try:
        article = read(text)
    except PageError:
        return
    assert article.title
    assert article.body
    assert all(texts(article)[1:])


page_lines = st.lists(
    st.one_of(
        st.sampled_from(BUTTONS),
        st.sampled_from(
            [HEAD, LEDE, SENTENCE, "Hà An", "Bình luận (2)", "Tin liên quan", "Ảnh: N.V", "12/5/2021"]
        ),
        st.text(alphabet="aàảđơ AĐ0123456789.,:;/-–()[]{}|»>“”?!\u00a0\u200b#", max_size=60),
    ),
    max_size=30,
)


@settings(max_examples=300)
@given(page_lines)
def test_no_mixture_of_lines_raises_anything_but_a_page_error(lines: list[str]) -> None:
    try:
        article = read("\n".join(lines))
    except PageError:
        return
    assert article.title
    assert article.body


paragraphs = st.lists(
    st.lists(st.sampled_from(SYLLABLES.split()), min_size=14, max_size=40).map(
        lambda words: " ".join(words).capitalize() + "."
    ),
    min_size=1,
    max_size=6,
    unique_by=str.casefold,
)


@given(paragraphs, st.lists(st.tuples(st.integers(0, 6), st.sampled_from(BUTTONS)), max_size=6))
def test_no_paragraph_between_headline_and_byline_is_lost(
    written: list[str], buttons: list[tuple[int, str]]
) -> None:
    lines = list(written)
    for place, button in buttons:
        lines.insert(min(place, len(lines)), button)
    found = texts(read("\n".join([HEAD, *lines, "Hà An"])))
    assert [text for text in found if text in written] == [*dict.fromkeys(text for text in found if text)]
    assert set(written) <= set(found)


@given(paragraphs)
def test_a_clean_article_reads_the_same_again(written: list[str]) -> None:
    first = read("\n\n".join([HEAD, *written]))
    again = read("\n\n".join([first.title, "30/08/2022 15:32", first.lede, *first.body]))
    assert (again.title, again.published, again.lede, again.body) == (
        first.title,
        first.published,
        first.lede,
        first.body,
    )


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_what_was_read_of_a_layout_reads_the_same_again(path: Path) -> None:
    first = read(page_text(path.read_text(encoding="utf-8")))
    date = first.published.isoformat() if first.published else ""
    again = read("\n\n".join([first.title, date, first.lede, *first.body]))
    assert [again.lede, *again.body, *again.captions] == [first.lede, *first.body]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join([SENTENCE * 4] * 1500),
        SENTENCE * 6000,
        "a" * 500_000,
        "\n".join(f"Dòng ngắn số {i} ở" for i in range(15_000)),
        "\n".join(["30/08/2022 15:32"] * 20_000),
        "tin tức " * 10_000,
        "\n".join(["tin tức " * 29] * 1000),
        "\n".join(["(" * 200] * 1000),
        "A - " * 20_000,
        "\n".join(["A - " * 30] * 1000),
        "1" * 10_000,
        "Chia sẻ " * 1000 + "{",
        "{{" * 50_000,
        "\n".join(["a »" * 70 + "."] * 1000),
        "\n".join(["a." * 100] * 1000),
        ".)" * 100_000,
        "\n".join(f"{'AN - BÌNH ' * 14}{i}!" for i in range(1000)),
        "\u200b" * 300_000 + " " * 300_000,
        "a" + "\u0301" * 100_000,
    ],
    ids=range(19),
)
def test_long_and_hostile_pages_are_read_in_time(text: str) -> None:
    start = time.process_time()
    read(f"{HEAD}{LEDE}\n{text}\n{SENTENCE}")
    seconds = time.process_time() - start
    assert seconds < 2.5, f"{seconds:.1f} s for {len(text):,} characters; help: a pattern backtracks"
