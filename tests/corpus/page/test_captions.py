import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.page.captions import (
    has_credit,
    is_beside_picture,
    is_list_item,
    is_lone_credit,
    is_without_credit,
)


@pytest.mark.parametrize(
    "line",
    [
        "Quang cảnh buổi lễ. Ảnh: N.V",
        "Quang cảnh buổi lễ - Ảnh: NGUYÊN AN",
        "Quang cảnh buổi lễ (Ảnh: Nguyên An)",
        "Quang cảnh buổi lễ. (Ảnh: Nguyên An).",
        "Quang cảnh buổi lễ | Ảnh: N.V",
        "Ông Ba bên ruộng. Ảnh tư liệu: N.V",
        "Ông Ba bên ruộng. Ảnh minh họa: Internet",
        "Ông Ba bên ruộng (ảnh minh họa)",
        "Ông Ba bên ruộng (nguồn: Sở Y tế)",
        "Mực nước ba năm. Đồ họa: N.V",
        "Cảnh cứu hộ. Clip: N.V",
        "Cảnh cứu hộ. ẢNH: N.V",
    ],
)
def test_captions_with_credit(line: str) -> None:
    assert has_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "Bài, ảnh: N.V",
        "Tin và ảnh: N.V",
        "Ảnh hưởng của bão kéo dài ba ngày.",
        "Anh xem ảnh: nước ngập. Rồi anh về ngay trong đêm để kịp dời lúa giống.",
        "(Nguồn: Sở Y tế)",
        "Ông nói: “Nước còn lên”.",
        "Ảnh: " + "a" * 500,
        "",
    ],
)
def test_lines_without_credit(line: str) -> None:
    assert not has_credit(line)


def test_a_credit_on_its_own_line() -> None:
    assert is_lone_credit("Ảnh: N.V")
    assert is_lone_credit("(Ảnh: N.V)")
    assert not is_lone_credit("Ảnh hưởng của bão")
    assert not is_lone_credit("Quang cảnh. Ảnh: N.V")


@pytest.mark.parametrize(
    ("line", "fits"),
    [
        ("Toàn cảnh hội nghị", True),
        ("Đồng chí Bí thư phát biểu.", True),
        ("Nước lên. Dân dời lúa. Giá tăng.", False),
        ("Nước lên, " * 20 + "dân dời lúa.", False),
        ("- Bưởi: hai ký vôi", False),
    ],
)
def test_what_may_stand_under_a_picture(line: str, *, fits: bool) -> None:
    assert is_beside_picture(line) is fits


@pytest.mark.parametrize(
    "line",
    [
        "Quang cảnh buổi làm việc",
        "Các đại biểu tham quan gian hàng",
        "Học sinh xã Nà Lùng nhận xe đạp ngay tại sân trường",
        "Cánh đồng Láng Sen nhìn từ trên cao vào buổi sớm mùa nước nổi tháng Mười",
    ],
)
def test_captions_by_their_form(line: str) -> None:
    assert is_without_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "Siết chặt kỷ luật",
        "Nông dân gặp khó",
        "Có nên giữ lại những cây cầu khỉ bắc qua con rạch đầu làng hay không?",
        "Các bước cụ thể mà bà con cần làm ngay sau khi nước lũ rút khỏi vườn:",
        "- Khơi rãnh, đắp bờ bao và bơm nước ra khỏi vườn trong vòng 24 giờ đầu",
        "2. Khơi rãnh, đắp bờ bao và bơm nước ra khỏi vườn trong vòng 24 giờ đầu",
        "Khơi rãnh, đắp bờ bao và bơm nước ra khỏi vườn trong vòng 24 giờ đầu;",
        "Khơi rãnh, đắp bờ bao và bơm nước ra khỏi vườn trong vòng 24 giờ đầu.",
    ],
)
def test_headings_items_and_sentences_are_no_captions(line: str) -> None:
    assert not is_without_credit(line)


@pytest.mark.parametrize("line", ["- Bưởi", "+ Nhãn", "• Xoài", "1. Rửa bùn", "2) Cắt cành", "a) Quét vôi"])
def test_items_of_a_list(line: str) -> None:
    assert is_list_item(line)


@given(st.text(max_size=300))
def test_no_line_raises(line: str) -> None:
    for test in (has_credit, is_lone_credit, is_beside_picture, is_list_item):
        assert test(line) in {True, False}
