"""Streets, schools, ships and goods that are called after people name nobody. All people are invented, or long dead."""

import pytest

from tests.corpus.people.named import names


@pytest.mark.parametrize(
    "sentence",
    [
        "Xe tải lật trên đường Đặng Quốc Toản, quận 3.",
        "Nút giao Nguyễn Văn Lễ - Đặng Quốc Toản bị ngập.",
        "Ngã tư Đặng Quốc Toản - Trần Thị Lụa ùn tắc.",
        "Nhà số 15 Đặng Quốc Toản vừa sập.",
        "Trụ sở ở 27 Phùng Đắc Sửu, phường 5.",
        "Cửa hàng tại 12/4 Phùng Đắc Sửu đóng cửa.",
        "Hẻm 45 Phùng Đắc Sửu rất nhỏ.",
        "Các tuyến đường Lý Tự Trọng, Phùng Đắc Sửu, Trần Thị Lụa được trải nhựa.",
        "Công viên Lý Tự Trọng mở cửa miễn phí.",
        "Đoạn từ Phùng Đắc Sửu đến Trần Thị Lụa cấm xe.",
        "Trường tiểu học Đặng Quốc Toản khai giảng.",
        "Trường THCS Đặng Quốc Toản có 30 lớp.",
        "Em học lớp 9 trường Đặng Quốc Toản.",
        "Học sinh THPT chuyên Lê Hồng Phong giành giải.",
        "Trường Quốc tế Gordon Whitlock tuyển sinh.",
        "Đại học Johns Hopkins công bố số liệu.",
        "Viện Franklin Whitlock công bố nghiên cứu.",
        "Bệnh viện Phùng Đắc Sửu tiếp nhận 20 ca.",
        "Bệnh viện Gordon Whitlock ở Toronto quá tải.",
        "Giải thưởng Trịnh Công Lễ được trao cho nhóm sinh viên.",
        "Học bổng Arkady Belonogov dành cho học sinh nghèo.",
        "Quỹ Gordon Whitlock tài trợ dự án.",
        "Cúp Trịnh Công Lễ khởi tranh tháng 5.",
        "Tàu khu trục Randall Oakes rời cảng.",
        "Tàu sân bay USS Randall Oakes tới Biển Đông.",
        "Tàu hộ vệ tên lửa Đô đốc Belonogov cập cảng.",
        "Tàu sân bay Đô đốc Belonogov quay về.",
        "Tàu Trịnh Công Lễ chở 200 khách.",
        "Tàu tuần tra Arkady Belonogov của Nga đi qua eo biển.",
        "Máy bay Antonov hạ cánh khẩn cấp.",
        "Tòa nhà Gordon Whitlock cao 40 tầng.",
        "Cầu Trịnh Công Lễ dài 500 m.",
        "Công ty TNHH Trịnh Công Lễ bị phạt.",
        "Công ty luật Oakes & Whitlock đại diện.",
        "Hãng thời trang Gordon Whitlock ra mẫu mới.",
        "Thương hiệu Gordon Whitlock mở cửa hàng ở Hà Nội.",
        "Nhà hát Trịnh Công Lễ sáng đèn.",
        "Sân vận động Gordon Whitlock chật kín.",
        "Sân bay quốc tế Gordon Whitlock đóng cửa.",
        "Nhà máy Phùng Đắc Sửu ngừng chạy.",
        "Nghĩa trang Phùng Đắc Sửu được tu sửa.",
        "Phim Gordon Whitlock ra rạp cuối năm.",
        "Bão Nathaniel Gordon suy yếu.",
        "Doanh nghiệp tư nhân Trịnh Công Lễ nợ thuế.",
        "Đền thờ Trịnh Công Lễ mở hội.",
        "Tượng đài Trịnh Công Lễ vừa khánh thành.",
        "Phòng khám Trịnh Công Lễ bị đình chỉ.",
        "Giải quần vợt Gordon Whitlock Open khai mạc.",
        "Trung tâm văn hóa Phùng Đắc Sửu đông nghịt.",
    ],
)
def test_what_is_called_after_someone_is_nobody(sentence: str) -> None:
    assert names(sentence) == []


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["Đường Đặng Quốc Toản ngập.", "Ông Đặng Quốc Toản, chủ quán, kể lại."], ["Đặng Quốc Toản"]),
        (["Quỹ Gordon Whitlock tài trợ.", "Tỷ phú Gordon Whitlock sống ở Toronto."], ["Gordon Whitlock"]),
        (["Công ty Trịnh Công Lễ bị phạt.", "Giám đốc Trịnh Công Lễ nhận lỗi."], ["Trịnh Công Lễ"]),
        (["Giám đốc bệnh viện Phùng Đắc Sửu cho biết."], ["Phùng Đắc Sửu"]),
        (["Chủ tịch xã Trần Thị Lụa đến dự."], ["Trần Thị Lụa"]),
        (["Thuyền trưởng tàu Randall Oakes cho biết."], ["Randall Oakes"]),
    ],
)
def test_whoever_is_named_as_a_person_too_is_listed(sentences: list[str], expected: list[str]) -> None:
    assert names(*sentences) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Hãng tin TASS và Rosaviatsiya xác nhận.",
        "Kem dưỡng của Fenty Beauty bán chạy.",
        "Cuốn Raising Whitlock bán chạy nhất tháng.",
        "Xe Toyota Camry và Kia Morning va chạm.",
        "Điện thoại Xperia Compact giảm giá.",
        "Chợ Surat Thani và bãi biển Palm Beach vắng khách.",
        "Khách sạn Waldorf Astoria đóng cửa.",
        "Công ty Reliance Communications phá sản.",
        "Nhóm Tahrir al-Sham rút khỏi Idlib.",
        "Thành phố Deir Ezzor bị bao vây.",
        "Thủy điện Đắk Mi 4 xả lũ.",
        "Nhật báo JoongAng Ilbo dẫn lời quan chức.",
        "Đoàn từ Timor Leste và Sierra Leone đến dự.",
        "Bài hát Sleeping Child được yêu thích.",
        "Chỉ số Vn Index giảm 5 điểm.",
    ],
)
def test_goods_and_places_of_other_countries_are_nobody(sentence: str) -> None:
    assert names(sentence) == []
