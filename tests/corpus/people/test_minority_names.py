"""Names of the peoples of Vietnam beside the Kinh. All people are invented."""

import pytest

from tests.corpus.people.named import names


@pytest.mark.parametrize(
    "name",
    [
        *("A Brớt", "A Thút", "A Kréo", "U Huấng", "Y Thoang", "Y Blới", "Y Ngong Niê Kđăm", "Y Thuyên Mlô"),
        *("H'Hoen Niê", "H’Len Êban", "H'Yiar Ksơr", "Y Wer Byă", "Y Khút Niê", "H'Bia Mlô"),
        *(
            "Giàng A Pảo",
            "Sùng Thị Mảy",
            "Vàng A Tủa",
            "Thào Mí Sính",
            "Lầu Bá Chứ",
            "Cứ A Phìa",
            "Mùa A Vảng",
        ),
        *("Sùng Seo Lềnh", "Ly Mí Pó", "Hạng A Chía", "Vừ Già Pó", "Giàng Thị Dợ", "Tráng A Lữ", "Lý A Sửu"),
        *("Đinh Hồ Lự", "Đinh Y Rin", "Hồ Văn Rân", "Hồ Thị Rớt", "Điểu Leng", "Điểu Thị Brố", "Thị Pơl"),
        *("Kpă Klêng", "Kpuih Hlơi", "Rơ Châm Hrin", "Rơ Mah Blứt", "Siu Hlơng", "Ksor Bliu", "Rah Lan Hlới"),
        *("K'Brếu", "K’Đèng", "Ka Sẩm", "Ha Krong", "Bon Tô Sa Ngân", "Cil Mup Ha Kriêng", "Kơ Să K'Plin"),
        *(
            "Lò Văn Pành",
            "Cầm Bá Hặc",
            "Quàng Thị Ín",
            "Lường Văn Ọi",
            "Cà Văn Lả",
            "Tòng Văn Hịa",
            "Lò Thị Mủa",
        ),
        *("Thạch Sô Phơn", "Sơn Thị Sa Rít", "Danh Sà Rêng", "Kim Sô Vanh", "Châu Sóc Ka", "Lâm Sà Vươn"),
        *(
            "Alăng Brót",
            "Bhríu Pơng",
            "Zơ Râm Nhíp",
            "Pơloong Chíp",
            "Bling Hạnh Mía",
            "Coor Nhưng",
            "Hôih Dừa",
        ),
        *("Chảo Láo Lở", "Tẩn Mùi Phấy", "Phàn Ông Sểnh", "Bàn Tòn Chìu", "Lù Thìn Páo", "Triệu Mùi Chói"),
        *(
            "Nông Văn Phẩy",
            "Hoàng Thị Nhỉnh",
            "Bế Ích Quẩn",
            "Vi Văn Chạch",
            "Lô Văn Thoỏng",
            "Moong Văn Nghị",
        ),
        *("Xồng Bá Lẩu", "Cụt Thị Hường", "Lữ Văn Mạn", "Pờ Lóng Tở", "Lỳ Xuyến Phù", "Chang Văn Kép"),
    ],
)
@pytest.mark.parametrize(
    "sentence", ["Ông {}, người có uy tín trong làng, kể lại.", "Sáng nay, anh {} lên rẫy sớm."]
)
def test_a_name_of_one_of_the_peoples_is_found_whole(name: str, sentence: str) -> None:
    assert names(sentence.format(name)) == [name]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Phó Bí thư Thường trực Tỉnh ủy A Brớt dự lễ.", ["A Brớt"]),
        ("Trưởng Ban Nội chính Tỉnh ủy U Huấng phát biểu.", ["U Huấng"]),
        ("Già làng A Thút (80 tuổi) đánh chiêng.", ["A Thút"]),
        ("Chủ tịch UBND xã Đinh Y Rin báo cáo.", ["Đinh Y Rin"]),
        ("Hai em A Kréo và Y Thoang được cứu.", ["A Kréo", "Y Thoang"]),
        ("Đoàn có Y Wer Byă (35 tuổi) và H'Bia Mlô (30 tuổi).", ["Y Wer Byă", "H'Bia Mlô"]),
        ("Theo Giàng A Pảo, lúa nương được mùa.", ["Giàng A Pảo"]),
        ("Trưởng bản Thào Mí Sính đi từng nhà.", ["Thào Mí Sính"]),
        ("Thượng úy Đinh Y Rin ôm cháu bé.", ["Đinh Y Rin"]),
        ("Nghệ nhân Kpuih Hlơi tạc tượng.", ["Kpuih Hlơi"]),
        ("Đối tượng Lò Văn Pành (SN 1985) bị bắt.", ["Lò Văn Pành"]),
        (
            "Các ông Hồ Văn Rân, Hồ Văn Lọt và bà Hồ Thị Rớt nhận quà.",
            ["Hồ Văn Rân", "Hồ Văn Lọt", "Hồ Thị Rớt"],
        ),
        ("Vợ chồng A Brớt, Y Blới dựng nhà.", ["A Brớt", "Y Blới"]),
    ],
)
def test_a_name_of_one_of_the_peoples_is_found_where_it_stands(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Vùng A Lưới và A Sao mưa to.",
        "Xã Ea Pil, huyện M'Đrắk bị ngập.",
        "Hầm A và lô B đã thông.",
        "Huyện Cư Mgar và Ea Kar trồng cà phê.",
        "Đội tuyển U23 và U19 ra sân.",
        "Khu A Tân Cảng đóng cửa.",
    ],
)
def test_places_of_the_highlands_are_nobody(sentence: str) -> None:
    assert names(sentence) == []
