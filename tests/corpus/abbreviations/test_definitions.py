"""What a text explains is found with its whole long form, and what only looks like an explanation is not."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.abbreviations import definitions


def explained(text: str) -> list[tuple[str, str]]:
    return [(found.short, found.long) for found in definitions(text)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Ủy ban nhân dân (UBND) xã họp sáng qua.", "UBND", "Ủy ban nhân dân"),
        ("Ngành tổ chức xây dựng Đảng (TCXDĐ) tổng kết năm.", "TCXDĐ", "tổ chức xây dựng Đảng"),
        ("Đoàn của Sở Tài nguyên và Môi trường (TN-MT) đến bản.", "TN-MT", "Tài nguyên và Môi trường"),
        ("Bộ Lao động - Thương binh và Xã hội (LĐ-TB&XH)", "LĐ-TB&XH", "Lao động - Thương binh và Xã hội"),
        ("Sở Văn hóa, Thể thao và Du lịch (VH-TT&DL)", "VH-TT&DL", "Văn hóa, Thể thao và Du lịch"),
        ("Sở Tài nguyên và Môi trường (TN - MT)", "TN - MT", "Tài nguyên và Môi trường"),
        ("Phòng Cảnh sát giao thông (CSGT) ra quân.", "CSGT", "Cảnh sát giao thông"),
        ("Ngân hàng Nhà nước Việt Nam (NHNN) giữ lãi suất.", "NHNN", "Ngân hàng Nhà nước"),
        ("tuyến metro Bến Thủy của Thành phố Hồ Chí Minh (TP.HCM)", "TP.HCM", "Thành phố Hồ Chí Minh"),
        ("gói thầu do Green River Capital (GRC) lo vốn", "GRC", "Green River Capital"),
    ],
)
def test_long_forms_with_their_initials(text: str, short: str, long: str) -> None:
    assert explained(text) == [(short, long)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Hôm qua Tổ chức Y tế Thế giới (WHO) nêu lo ngại.", "WHO", "Tổ chức Y tế Thế giới"),
        ("đại diện Quỹ Tiền tệ quốc tế (IMF) tại Lâm Châu", "IMF", "Quỹ Tiền tệ quốc tế"),
        ("Theo Cục Quản lý Thuốc và Thực phẩm Mỹ (FDA),", "FDA", "Cục Quản lý Thuốc và Thực phẩm Mỹ"),
        ("cổ đông Công ty TNHH Thép Hòa Sơn (HSP) bán ra", "HSP", "Công ty TNHH Thép Hòa Sơn"),
        ("Giám đốc Hiệp hội Ngân hàng Lâm Châu (LCBA)", "LCBA", "Hiệp hội Ngân hàng Lâm Châu"),
        ("Cơ quan Tình báo Quân đội Vinh Sa (DVI) im lặng", "DVI", "Cơ quan Tình báo Quân đội Vinh Sa"),
        ("ứng viên của đảng Tiến bộ Nhân dân (PPX) thắng", "PPX", "đảng Tiến bộ Nhân dân"),
        ("chiếc máy bay không người lái (UAV) rơi xuống ao", "UAV", "máy bay không người lái"),
        ('hai bên ký "Tuyên bố về nghề cá ở Vịnh Sứa" (DFS)', "DFS", "Tuyên bố về nghề cá ở Vịnh Sứa"),
    ],
)
def test_foreign_abbreviations_of_institutions(text: str, short: str, long: str) -> None:
    assert explained(text) == [(short, long)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("UBND (Ủy ban nhân dân) xã", "UBND", "Ủy ban nhân dân"),
        ("theo WHO (Tổ chức Y tế Thế giới)", "WHO", "Tổ chức Y tế Thế giới"),
        ("Tổ chức Y tế thế giới - WHO khuyên rửa tay", "WHO", "Tổ chức Y tế thế giới"),
        ("quỹ bảo trợ trẻ em (sau đây gọi tắt là BTTE)", "BTTE", "bảo trợ trẻ em"),
        ("Công ty Cổ phần Mía đường Lâm Châu (viết tắt: LSC)", "LSC", "Công ty Cổ phần Mía đường Lâm Châu"),
        ("Hội Nghề cá Vinh Sa, gọi tắt là VIFA, lo giá dầu", "VIFA", "Hội Nghề cá Vinh Sa"),
        ("Trung tâm Dữ liệu Biển (ODC, thuộc Viện Hải văn)", "ODC", "Trung tâm Dữ liệu Biển"),
    ],
)
def test_other_forms(text: str, short: str, long: str) -> None:
    assert explained(text) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ông Smith (Anh) thắng bà Lan (Hà Nội).",
        "Lê Văn Tám (SN 1990) khai nhận.",
        "Trường ĐH Bách khoa (TP.HCM) tuyển sinh.",
        "Bài và ảnh của Minh Tâm (PV)",
        "Tin từ Lâm Châu (TTXVN)",
        "Căn nhà giá ba triệu đô la Mỹ (USD).",
        "Công ty Cổ phần Gạo HTG (HTG) báo lãi.",
        "Cục CSGT (Bộ Công an) kiểm tra.",
        "Chi cục Kiểm lâm vùng II (Hải Phòng)",
        "Tổng cục Đường bộ (III) và chương sau (XVII)",
        "Sở Y tế đã gặp bà con khu phố Đông (CSGT).",
        "Tuyến Hà Nội - TP.HCM và Phòng CSGT - PC67",
        "Vietjet (VJC) tăng giá.",
        "Cơ quan này nói rằng hôm qua mưa lớn (AMZ).",
    ],
)
def test_what_explains_nothing(text: str) -> None:
    assert explained(text) == []


def test_meanings_stand_once_each_in_order_of_appearance() -> None:
    text = "Hội đồng nhân dân (HĐND) và Ủy ban nhân dân (UBND); Hội đồng nhân dân (HĐND) họp."
    assert explained(text) == [("HĐND", "Hội đồng nhân dân"), ("UBND", "Ủy ban nhân dân")]


def test_a_sentence_before_the_name_is_no_part_of_it() -> None:
    assert explained("Quỹ đã chi tiền. Liên đoàn Cờ Lâm Châu (LCF) cảm ơn.") == [
        ("LCF", "Liên đoàn Cờ Lâm Châu")
    ]


_PIECES = st.sampled_from(
    [
        "Tổ chức",
        "Y tế",
        "và",
        " ",
        "(",
        ")",
        "WHO",
        "UBND",
        " - ",
        ", ",
        "gọi tắt là",
        "Ủy ban",
        "nhân dân",
        ".",
        "“",
        "Việt Nam",
    ]
)


@given(st.text() | st.lists(_PIECES, max_size=20).map("".join))
@example("(ǅA)")
@example("İS (İS)")
def test_on_any_text_what_is_found_stands_in_it(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    for found in definitions(text):
        assert found.short in text
        assert found.long in text
        assert " " in found.long or len(found.long) > len(found.short)
