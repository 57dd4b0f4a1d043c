import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.page.furniture import (
    is_breadcrumb,
    is_furniture,
    is_image_file,
    is_poll,
    is_section,
    names_other_article,
    starts_comments,
    starts_other_articles,
)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "•",
        "----------",
        "26",
        "1.234",
        "Lượt xem: 1.234",
        "Đã xem: 12",
        "Chia sẻ",
        "Chia sẻ bài viết lên Facebook",
        "Facebook Twitter Zalo | Email",
        "A- A A+",
        "Font size : A- A A+",
        "In bài viết",
        "Đọc bài viết",
        "Đọc bài viết Lưu",
        "Nữ miền Nam",
        "0:00 / 3:12",
        "1x",
        "{name} - {time}",
        "{{ item.title }}",
        "<%= body %>",
        "Từ khóa: lúa, gạo",
        "#lúa #gạo",
        "Xuất bản thông tin",
        "Chi tiết bài viết Tin tức",
        "Đường dây nóng: 0905 555 888",
        "Hotline: 0236.3.555.123",
        "© 2024 Báo Lam Châu. Giữ bản quyền nội dung",
        "Giấy phép số 12/GP-BTTTT",
        "Tổng Biên tập: Nguyễn Văn Mực",
        "Ý kiến của bạn sẽ được biên tập trước khi đăng.",
        "Hãy là người đầu tiên bình luận",
        "Chưa có đánh giá",
        "2 giờ trước",
        "3 phút đọc",
        "(Đọc thêm)",
        "Skip to content",
        "Your email address will not be published.",
        "Theo dõi Báo Lam Châu trên Google News",
        "Mời quý độc giả theo dõi các chương trình của chúng tôi",
        "minhan@baolamchau.example",
        "thong-bao.pdf",
        "Tổng số điểm của bài viết là: 5 trong 1 đánh giá",
    ],
)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Chia sẻ là niềm vui của người già",
        "Thích nhất là món canh chua",
        "In dấu chân người lính",
        "Nghe đọc báo mỗi sáng, bà nhớ từng tên làng.",
        "Trang chủ yếu nói về mùa màng.",
        "Quan tâm đến người già là việc đầu tiên.",
        "Xem phim xong, cả xóm mới về.",
        "Điện thoại reo lúc nửa đêm",
        "Lượt xem phim tăng gấp đôi trong một tuần",
        "Bản quyền bài hát thuộc về gia đình ông.",
        "Giấy phép khai thác cát đã hết hạn.",
        "Đường dây nóng của xã nhận 20 cuộc gọi.",
        "Bấm vào đường link lạ, cụ bà mất 1,2 tỷ.",
        "Trở thành người đầu tiên của bản học đại học",
        "Cơ quan chủ quản phải chịu trách nhiệm.",
        "Theo dõi trang trại qua điện thoại, ông yên tâm hẳn.",
        "Bạn đọc có thể gửi tiền ủng hộ về tài khoản của bếp ăn.",
        "Ý kiến của bạn trẻ được lắng nghe",
        "Sự kiện: 3.000 người cùng chạy.",
        "Xem video, công an nhận ra chiếc xe.",
        "Dự báo thời tiết sai làm dân trở tay không kịp",
        "Hình như trời sắp mưa",
        "Tòa soạn nhận được thư của bạn đọc.",
        "Hà An",
        "Thẻ: vật nhỏ nhưng đi đâu người dân cũng phải mang theo từ sau ngày sáp nhập xã.",
        "Chia sẻ " * 1000,
    ],
)
def test_text_that_resembles_furniture(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "line", ["IMG_1664.jpg", "DSC_0192.JPG", "https://a.example/b/c%201.jpeg?w=8", "[Ảnh]", "Ảnh 3"]
)
def test_image_files(line: str) -> None:
    assert is_image_file(line)
    assert not is_image_file(f"Ông Ba nhìn {line}.")


def test_breadcrumbs() -> None:
    assert is_breadcrumb("Trang chủ » Chính trị » Xây dựng Đảng")
    assert is_breadcrumb("Trang chủ | Tin tức | Chi tiết")
    assert not is_breadcrumb("Ông nói: “Nước còn lên”")
    assert not is_breadcrumb("Trang chủ yếu nói về lúa.")


@pytest.mark.parametrize(
    "line",
    [
        "Tin liên quan",
        "TIN CÙNG CHUYÊN MỤC",
        "Các tin khác:",
        "Đọc thêm",
        "Những tin mới hơn",
        "Có thể bạn quan tâm",
        "Bài viết liên quan (3)",
    ],
)
def test_headings_of_other_articles(line: str) -> None:
    assert starts_other_articles(line)


@pytest.mark.parametrize(
    "line", ["Tin liên quan đến vụ vỡ đập còn ít", "Đọc thêm sách là lời khuyên của thầy."]
)
def test_sentences_are_no_headings_of_other_articles(line: str) -> None:
    assert not starts_other_articles(line)
    assert not names_other_article(line)


@pytest.mark.parametrize(
    "line", [">> Lũ về sớm", "Xem thêm: Lũ về sớm", "Bài liên quan: Lũ về sớm", "► Lũ về sớm"]
)
def test_pointers_to_other_articles(line: str) -> None:
    assert names_other_article(line)


@pytest.mark.parametrize("line", ["Bình luận", "Bình luận (3)", "0 bình luận", "Ý kiến bạn đọc (2)"])
def test_headings_of_comments(line: str) -> None:
    assert starts_comments(line)
    assert not starts_comments(f"{line} về vấn đề này, ông Ba nói")


def test_polls_and_sections() -> None:
    assert is_poll("Bình chọn")
    assert not is_poll("Bình chọn đã kết thúc lúc nửa đêm")
    assert is_section("NÔNG NGHIỆP - NÔNG THÔN")
    assert is_section("Văn hóa và Du lịch")
    assert not is_section("Minh Hiển")


@given(st.text(max_size=300))
def test_no_line_raises(line: str) -> None:
    for test in (
        is_furniture,
        is_breadcrumb,
        is_image_file,
        is_section,
        starts_comments,
        starts_other_articles,
    ):
        assert test(line) in {True, False}
