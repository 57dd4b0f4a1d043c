"""Countries, offices, firms and places that stand glued in front of a name are no part of it. All people are invented."""

import pytest

from tests.corpus.people.named import names


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # Western
        ("Bộ trưởng Quốc phòng Pháp Armand Delcourt tới Hà Nội hôm qua.", ["Armand Delcourt"]),
        ("Thủ tướng Canada Gordon Whitlock phát biểu trước Hạ viện.", ["Gordon Whitlock"]),
        ("Ngoại trưởng Bồ Đào Nha Duarte Meireles ký thỏa thuận.", ["Duarte Meireles"]),
        ("Tiền đạo người Brazil Wanderson Prates ghi bàn mở tỷ số.", ["Wanderson Prates"]),
        ("Huấn luyện viên Real Madrid Ignacio Belmonte nói về chấn thương.", ["Ignacio Belmonte"]),
        ("Người phát ngôn Nhà Trắng Meredith Colby từ chối bình luận.", ["Meredith Colby"]),
        ("Giám đốc FBI Warren Haddock sẽ điều trần.", ["Warren Haddock"]),
        ("CEO Boeing Randall Oakes xin lỗi hành khách.", ["Randall Oakes"]),
        # Russian, Ukrainian, the Balkans
        ("Ngoại trưởng Nga Arkady Belonogov gặp người đồng cấp.", ["Arkady Belonogov"]),
        ("Phó thủ tướng Ukraine Taras Hrymenko xác nhận thông tin.", ["Taras Hrymenko"]),
        ("Đại sứ Serbia Zdravko Milinković chào từ biệt.", ["Zdravko Milinković"]),
        ("Chuyên gia quân sự Nga Valentin Ruchkin nhận định.", ["Valentin Ruchkin"]),
        # Turkish, Arabic, Iranian
        ("Bộ trưởng Quốc phòng Thổ Nhĩ Kỳ Cemal Arslanoğlu lên tiếng.", ["Cemal Arslanoğlu"]),
        ("Giám đốc tổ chức nhân quyền tại Thổ Nhĩ Kỳ Idris Kocabaş bị bắt.", ["Idris Kocabaş"]),
        ("Thái tử Ả Rập Xê Út Faisal bin Nayef tiếp đoàn.", ["Faisal bin Nayef"]),
        ("Bộ trưởng Dầu mỏ Iran Behrouz Tavakoli nói.", ["Behrouz Tavakoli"]),
        ("Tổng thống Ai Cập Hossam El-Gindy khai mạc hội nghị.", ["Hossam El-Gindy"]),
        ("Nhà lãnh đạo Iraq Qusay al-Obeidi kêu gọi đối thoại.", ["Qusay al-Obeidi"]),
        # Japanese, Korean
        ("Thủ tướng Nhật Bản Hideaki Moriyama thăm Việt Nam.", ["Hideaki Moriyama"]),
        ("Chánh văn phòng Nội các Nhật Bản Kazuhiko Onodera họp báo.", ["Kazuhiko Onodera"]),
        ("HLV người Hàn Quốc Baek Sung-hwan công bố danh sách.", ["Baek Sung-hwan"]),
        ("Bộ trưởng Thống nhất Hàn Quốc Yoon Dae-sik trả lời.", ["Yoon Dae-sik"]),
        ("Nhà lãnh đạo Triều Tiên Ryang Chol-su thị sát nhà máy.", ["Ryang Chol-su"]),
        # Indonesian, Thai, Indian, Filipino, Malay
        ("Bộ trưởng Giao thông Indonesia Bambang Suryadarma cho biết.", ["Bambang Suryadarma"]),
        ("Tổng thống Indonesia Wiratno Adiputra nhậm chức.", ["Wiratno Adiputra"]),
        ("Thủ tướng Thái Lan Somkiat Wongprasert từ chức.", ["Somkiat Wongprasert"]),
        ("Phó phát ngôn viên chính phủ Thái Lan Anchalee Srisuk nói.", ["Anchalee Srisuk"]),
        ("Ngoại trưởng Ấn Độ Raghunath Deshpande thăm Mỹ.", ["Raghunath Deshpande"]),
        ("Tỷ phú Ấn Độ Kishore Bhandari mua lại hãng thép.", ["Kishore Bhandari"]),
        ("Tổng thống Philippines Ernesto Magbanua công du.", ["Ernesto Magbanua"]),
        ("Thủ tướng Malaysia Azmin Baharuddin họp báo.", ["Azmin Baharuddin"]),
        # Chinese in Vietnamese syllables
        ("Chủ tịch Trung Quốc Tôn Chí Viễn phát biểu.", ["Tôn Chí Viễn"]),
        ("Người phát ngôn Bộ Ngoại giao Trung Quốc Lục Gia Minh họp báo.", ["Lục Gia Minh"]),
        ("Phó thủ tướng Trung Quốc Vương Tử Kiệt dẫn đầu phái đoàn.", ["Vương Tử Kiệt"]),
        ("Ngoại trưởng Trung Quốc Trác Phi tới Bangkok.", ["Trác Phi"]),
        ("Lãnh đạo Đài Loan Tạ Uyển Như đáp lời.", ["Tạ Uyển Như"]),
        # Vietnamese
        ("Chủ tịch UBND quận Hoàn Kiếm Đặng Quốc Toản kiểm tra vỉa hè.", ["Đặng Quốc Toản"]),
        ("Phó Chủ tịch UBND TP Hà Nội Trịnh Công Lễ chủ trì.", ["Trịnh Công Lễ"]),
        ("Bí thư Tỉnh ủy Thanh Hóa Ngô Bá Tuyên dự hội nghị.", ["Ngô Bá Tuyên"]),
        ("Giám đốc Sở Giáo dục và Đào tạo Nghệ An Lê Trọng Khoát nói.", ["Lê Trọng Khoát"]),
        ("CEO Vinalink Phan Thế Hanh giới thiệu sản phẩm.", ["Phan Thế Hanh"]),
        ("Tổng giám đốc VinaSoft Hồ Nhật Quân ký kết.", ["Hồ Nhật Quân"]),
        ("Chủ tịch Hội Nông dân xã Tam Đại Võ Thị Lượm kể.", ["Võ Thị Lượm"]),
        ("Trưởng Công an huyện Gia Viễn Phùng Đắc Sửu xác nhận.", ["Phùng Đắc Sửu"]),
        ("Chủ tịch UBND phường Bến Nghé Mạc Văn Điệp ra quân.", ["Mạc Văn Điệp"]),
        ("Bộ trưởng Bộ Y tế Nguyễn Thị Xoan trả lời chất vấn.", ["Nguyễn Thị Xoan"]),
        ("Thủ môn U23 Việt Nam Bùi Tiến Lãm cản phá thành công.", ["Bùi Tiến Lãm"]),
        ("Phó Giám đốc Công an TP.HCM Trần Đức Tảo dự lễ.", ["Trần Đức Tảo"]),
    ],
)
def test_what_is_glued_in_front_is_cut_off(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Theo Bộ trưởng Delfin Macaraeg Philippines sẽ lên tiếng.", ["Delfin Macaraeg"]),
        ("Ông Gordon Whitlock Canada từng là nhà báo.", ["Gordon Whitlock"]),
        ("Cử tri ủng hộ ông Gordon Whitlock Theo kết quả thăm dò.", ["Gordon Whitlock"]),
    ],
)
def test_what_is_glued_behind_is_cut_off(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Máy bay Boeing Dreamliner hạ cánh ở Đà Nẵng.",
        "Mỹ triển khai oanh tạc cơ B-1 B Lancer ở Guam.",
        "Hãng xe Đức Mercedes Benz tăng giá bán.",
        "Tập đoàn Mỹ Lockheed Martin giao máy bay.",
        "Câu lạc bộ Đức Bayern Munich vào bán kết.",
        "Hãng hàng không Ấn Độ Air Deccan hủy chuyến.",
        "Thành phố cảng Thổ Nhĩ Kỳ Iskenderun bị ngập.",
        "Tờ báo Nga Nezavisimaya Gazeta đưa tin.",
        "Chợ nổi Cái Răng và Phong Điền đông khách.",
        "Các tỉnh Quảng Nam, Quảng Ngãi, Bình Định mưa to.",
        "Hội nghị diễn ra tại Đà Nẵng và Hội An.",
        "Ban Chấp hành Trung ương họp ở Hà Nội.",
    ],
)
def test_countries_with_their_firms_and_places_name_nobody(sentence: str) -> None:
    assert names(sentence) == []
