"""The first word of a sentence and the verbs around a name are no part of it. All people are invented."""

import pytest

from tests.corpus.people.named import names

_OPENINGS = (
    *("Theo", "Hiện", "Riêng", "Còn", "Ngoài", "Với", "Nhưng", "Tuy nhiên,", "Trong khi đó,", "Được biết,"),
    *(
        "Chia sẻ với phóng viên,",
        "Trao đổi với Báo,",
        "Sau khi",
        "Trước đó,",
        "Cùng ngày,",
        "Như",
        "Cả",
        "Chỉ",
    ),
    *("Dù", "Khi", "Nếu", "Bởi", "Lúc này", "Hôm qua,", "Mới đây,", "Đến nay", "Ngược lại,", "Bên cạnh đó,"),
    *("Về phần mình,", "Liên quan đến", "Đáp lại,", "Cũng theo", "Ngay sau đó,", "Thậm chí", "Vậy là", "Rồi"),
)


@pytest.mark.parametrize("opening", _OPENINGS)
def test_an_opening_is_no_part_of_a_vietnamese_name(opening: str) -> None:
    assert names(f"{opening} Trịnh Công Lễ (45 tuổi) đã về quê.") == ["Trịnh Công Lễ"]


@pytest.mark.parametrize("opening", _OPENINGS)
def test_an_opening_is_no_part_of_a_foreign_name(opening: str) -> None:
    assert names(f"{opening} Gordon Whitlock, 45 tuổi, đã về nước.") == ["Gordon Whitlock"]


@pytest.mark.parametrize("opening", [each for each in _OPENINGS if not each.endswith(",")])
def test_an_opening_is_no_part_of_a_name_that_was_named_before(opening: str) -> None:
    first = "Ông Trịnh Công Lễ và ông Arkady Belonogov cùng đến."
    assert names(first, f"{opening} Công Lễ về muộn. {opening} Belonogov thì không.") == [
        "Trịnh Công Lễ",
        "Arkady Belonogov",
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Theo ông Trịnh Công Lễ, giá lúa sẽ tăng.", ["Trịnh Công Lễ"]),
        ("Theo TS Trịnh Công Lễ, giá lúa sẽ tăng.", ["Trịnh Công Lễ"]),
        ("Gặp Đặng Thị Ngàn ở chợ, ai cũng quý.", ["Đặng Thị Ngàn"]),
        ("Xem Đặng Thị Ngàn biểu diễn, khán giả vỗ tay.", ["Đặng Thị Ngàn"]),
        ("Bắt Lò Văn Ánh về hành vi trộm cắp.", ["Lò Văn Ánh"]),
        ("Khởi tố Lò Văn Ánh tội trộm cắp.", ["Lò Văn Ánh"]),
        ("Tuyên phạt Lò Văn Ánh 3 năm tù.", ["Lò Văn Ánh"]),
        ("Nhờ Phùng Đắc Sửu giúp, đội bóng thắng.", ["Phùng Đắc Sửu"]),
        ("Vợ Phùng Đắc Sửu là giáo viên.", ["Phùng Đắc Sửu"]),
        ("Con trai Phùng Đắc Sửu đỗ đại học.", ["Phùng Đắc Sửu"]),
        ("Bên cạnh Hồ Nhật Quân là nhiều nghệ sĩ trẻ.", ["Hồ Nhật Quân"]),
        ("Hai anh em Hồ Nhật Quân và Hồ Nhật Đăng mở xưởng.", ["Hồ Nhật Quân", "Hồ Nhật Đăng"]),
        ("Em Mạc Thị Nhài đỗ thủ khoa.", ["Mạc Thị Nhài"]),
        ("Việc Gordon Whitlock từ chức gây bất ngờ.", ["Gordon Whitlock"]),
        ("Vụ Gordon Whitlock khiến dư luận xôn xao, ông Whitlock nói.", ["Gordon Whitlock"]),
        ("Sự kiện do Arkady Belonogov tổ chức.", ["Arkady Belonogov"]),
    ],
)
def test_a_name_is_told_from_what_stands_around_it(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo Hà Nội Mới, trời sẽ mưa.",
        "Theo Sở Giao thông Vận tải, cầu đã thông xe.",
        "Hiện Bộ Công an đang điều tra.",
        "Riêng Quảng Ninh có ba ca.",
        "Trước Tết Nguyên Đán, chợ đông.",
        "Cùng Trung Quốc, Nga phản đối.",
        "Nhưng Ankara đã từ chối đề nghị.",
        "Ngoài Hải Phòng, mưa còn to.",
        "Còn Tổng thống thì im lặng.",
        "Sau Mỹ, Canada và Brazil cũng lên tiếng.",
        "Trên Facebook, nhiều người chia sẻ.",
        "Vietlott Bởi thế đông khách.",
        "Hãng Ural Airlines hôm nay thông báo.",
        "Phó Trưởng Ban đã có mặt.",
    ],
)
def test_an_opening_makes_nobody_of_what_follows(sentence: str) -> None:
    assert names(sentence) == []
