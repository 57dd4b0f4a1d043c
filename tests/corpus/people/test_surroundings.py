"""Names in lists, brackets, captions, quotations, capitals and over line ends. All people are invented."""

import pytest

from tests.corpus.people.named import names


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # Ages, years and homes
        ("Nạn nhân là Trịnh Công Lễ (45 tuổi, quê Thái Bình).", ["Trịnh Công Lễ"]),
        ("Đó là Mạc Thị Nhài (SN 1990, trú tại Hà Nội).", ["Mạc Thị Nhài"]),
        ("Khristina Ray Donovan, 27 tuổi, bị tạm giữ.", ["Khristina Ray Donovan"]),
        ("Prasita Rahmani, nữ phi công 25 tuổi, cầm lái.", ["Prasita Rahmani"]),
        ("Anusha Bhalla (1972) là tác giả.", ["Anusha Bhalla"]),
        ("Phạm nhân Hồ Nhật Quân sinh năm 1980.", ["Hồ Nhật Quân"]),
        # Lists
        (
            "Dự lễ có Trịnh Công Lễ, Mạc Thị Nhài, Hồ Nhật Quân và Phùng Đắc Sửu.",
            ["Trịnh Công Lễ", "Mạc Thị Nhài", "Hồ Nhật Quân", "Phùng Đắc Sửu"],
        ),
        (
            "Các diễn viên Gordon Whitlock, Meredith Colby và Taras Hrymenko góp mặt.",
            ["Gordon Whitlock", "Meredith Colby", "Taras Hrymenko"],
        ),
        (
            "Giải nhất thuộc về Trịnh Công Lễ; giải nhì: Mạc Thị Nhài; giải ba: Hồ Nhật Quân.",
            ["Trịnh Công Lễ", "Mạc Thị Nhài", "Hồ Nhật Quân"],
        ),
        ("Hai nghi phạm Taras Hrymenko, Idris Kocabaş bị bắt.", ["Taras Hrymenko", "Idris Kocabaş"]),
        # Titles behind
        ("Trịnh Công Lễ, giám đốc công ty, nói.", ["Trịnh Công Lễ"]),
        ("Somkiat Wongprasert, phát ngôn viên cảnh sát, xác nhận.", ["Somkiat Wongprasert"]),
        ("Hu Xingtao, một học giả chuyên về kinh tế, nhận định.", ["Hu Xingtao"]),
        ("Shefila Hajung, một công nhân tại xưởng may, kể.", ["Shefila Hajung"]),
        ("Nasrul al-Hariri, một thành viên trong đoàn, phát biểu.", ["Nasrul al-Hariri"]),
        ("Wenyan Gao, nhà quan sát về Triều Tiên, bình luận.", ["Wenyan Gao"]),
        ("Phanna Pheach là một người Campuchia.", ["Phanna Pheach"]),
        ("Taras Hrymenko từ Đại học Kiev cho hay.", ["Taras Hrymenko"]),
        # Names behind "là", "tên", "của", "do", "bởi"
        ("Cơ phó là Prasita Rahmani, người Bangladesh.", ["Prasita Rahmani"]),
        ("Tên thật của ông là Jirayut Kiratikul.", ["Jirayut Kiratikul"]),
        ("Cậu bé tên Isiah Gregson ngã xuống hồ.", ["Isiah Gregson"]),
        ("Người phụ nữ có tên Kamila Dostalova đã khai nhận.", ["Kamila Dostalova"]),
        ("Tác giả bài thơ là Kahil Haddad.", ["Kahil Haddad"]),
        ("Người dẫn chương trình Sheldon Hanley nói.", ["Sheldon Hanley"]),
        ("Giáo sĩ Fethulah Gülay bị truy nã.", ["Fethulah Gülay"]),
        ("Mục sư Andrew Brunton được thả.", ["Andrew Brunton"]),
        ("Trung sĩ cảnh sát Randall Oakes nổ súng.", ["Randall Oakes"]),
        ("Bị cáo Kamila Dostalova khóc.", ["Kamila Dostalova"]),
        ("Vợ ông là bà Kamila Dostalova.", ["Kamila Dostalova"]),
        # Quotation marks and nicknames
        ('Ông nói: "Trịnh Công Lễ là bạn tôi".', ["Trịnh Công Lễ"]),
        ("“Trịnh Công Lễ đã hứa”, bà kể.", ["Trịnh Công Lễ"]),
        ("Trùm giang hồ Trịnh Công Lễ (tức Lễ “cụt”) bị bắt.", ["Trịnh Công Lễ"]),
        ("Trùm giang hồ Trịnh Công Lễ (biệt danh Lễ Thọt) bị bắt.", ["Trịnh Công Lễ"]),
        ("Bà trùm Mạc Thị Nhài, tự Nhài Béo, hầu tòa.", ["Mạc Thị Nhài"]),
        ("Tay vợt Gordon “Flash” Whitlock vô địch.", ["Gordon “Flash” Whitlock"]),
        ('Cơ trưởng Chester " Sonny " Sullivan kể lại.', ['Chester " Sonny " Sullivan']),
        # Numbers, Jr., initials, apostrophes
        ("Ông Gordon Whitlock Jr. kế nghiệp cha.", ["Gordon Whitlock Jr."]),
        ("Ông Gordon P. Whitlock III kiện.", ["Gordon P. Whitlock III"]),
        ("Quốc vương Abdallah II tiếp khách.", ["Abdallah II"]),
        ("Nhà văn F. Scott Fitzmaurice qua đời.", ["F. Scott Fitzmaurice"]),
        ("Đô đốc Terrence J. O'Shannon chỉ huy.", ["Terrence J. O'Shannon"]),
        ("Đô đốc Terrence O ' Shannon chỉ huy.", ["Terrence O ' Shannon"]),
        ("Nghị sĩ Liam O’Driscoll phản đối.", ["Liam O’Driscoll"]),
        ("Ca sĩ Sinead MacCarthy hát.", ["Sinead MacCarthy"]),
        # Abroad with a Vietnamese surname, or the other way round
        ("Gia đình John Lý phải sơ tán.", ["John Lý"]),
        ("Đầu bếp Kevin Trần mở nhà hàng.", ["Kevin Trần"]),
        ("Ca sĩ Jenny Phạm trở lại.", ["Jenny Phạm"]),
        ("Ứng viên Charlie Trần Công Lễ dẫn đầu.", ["Charlie Trần Công Lễ"]),
        ("Bà Nhài Nguyễn, luật sư, tái đắc cử.", ["Nhài Nguyễn"]),
        ("Bà Laura Mạnh xuất hiện.", ["Laura Mạnh"]),
        ("Anh Hà Diễu, bí thư đoàn xã, nói.", ["Hà Diễu"]),
        ("* Ông HÀ HỮU THẮC (hiệu trưởng): Tôi đồng ý.", ["HÀ HỮU THẮC"]),
        ("* Bà HỒ HẠNG (phụ huynh): Tôi thì không.", ["HỒ HẠNG"]),
        ("ĐBQH Trịnh Trung Quốc nêu vấn đề.", ["Trịnh Trung Quốc"]),
        ("Trịnh Công Lễ Trịnh Công Lễ từ chức.", ["Trịnh Công Lễ"]),
        # Titles of faiths and houses
        ("Đại giáo chủ Ayatollah Muhammad Rezai qua đời.", ["Muhammad Rezai"]),
        ("Hòa thượng Thích Quảng Nhẫn chứng minh.", ["Thích Quảng Nhẫn"]),
        ("Thượng tọa Thích Minh Thuận giảng.", ["Thích Minh Thuận"]),
    ],
)
def test_a_name_is_found_where_it_stands(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("Ông Trịnh Công Lễ tại buổi lễ. Ảnh: Mạc Nhài", ["Trịnh Công Lễ"]),
        ("Trịnh Công Lễ và Mạc Thị Nhài (phải). Ảnh: TTXVN", ["Trịnh Công Lễ", "Mạc Thị Nhài"]),
        (
            "Gordon Whitlock (trái) bắt tay Arkady Belonogov. Ảnh: Reuters",
            ["Gordon Whitlock", "Arkady Belonogov"],
        ),
        ("Tổng thống Gordon Whitlock. Ảnh: Randall Oakes/AFP", ["Gordon Whitlock"]),
        ("Bị cáo Lò Văn Pành tại tòa - Ảnh: MẠC NHÀI.", ["Lò Văn Pành"]),
        ("Toàn cảnh cây cầu - Ảnh: TRỊNH LỄ", []),
        ("Nguồn: Gordon Whitlock", []),
        ("Đồ họa: Mạc Thị Nhài", []),
        ("Chị Nhài (áo đỏ) và chị Mận", []),
        ("Từ trái qua: Trịnh Công Lễ, Hồ Nhật Quân", ["Trịnh Công Lễ", "Hồ Nhật Quân"]),
        ("Meredith Colby trong phim mới (Ảnh: Getty Images)", ["Meredith Colby"]),
        ("Quang cảnh phiên tòa. (Ảnh: Hồ Nhật Quân)", []),
    ],
)
def test_a_caption_names_whom_it_shows(caption: str, expected: list[str]) -> None:
    assert names(captions=(caption,)) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Hôm nay,", "Trịnh Công Lễ đã về."], ["Trịnh Công Lễ"]),
        (["Chủ tịch nước\nTrịnh Công Lễ có mặt."], ["Trịnh Công Lễ"]),
        (["TRỊNH CÔNG LỄ ĐƯỢC BẦU LÀM CHỦ TỊCH", "Ông Trịnh Công Lễ nhậm chức."], ["Trịnh Công Lễ"]),
        (["BỘ TRƯỞNG GORDON WHITLOCK TỪ CHỨC", "Ông Gordon Whitlock ra đi."], ["Gordon Whitlock"]),
        (["Bà MẠC THỊ NHÀI, giám đốc, trả lời."], ["MẠC THỊ NHÀI"]),
        (["Ông GORDON WHITLOCK, giám đốc, trả lời."], ["GORDON WHITLOCK"]),
    ],
)
def test_names_over_line_ends_and_in_capitals(lines: list[str], expected: list[str]) -> None:
    assert [" ".join(name.split()) for name in names(*lines)] == [" ".join(name.split()) for name in expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Anh Huy và chị Nhài cùng đi.",
        "Bé Bông được cứu sống.",
        "Cháu N.T.H. bị bỏng.",
        "Nghi phạm là T.V.L. (30 tuổi).",
        "Ông Nguyễn Văn H. khai nhận.",
        "THÔNG BÁO TUYỂN SINH NĂM HỌC MỚI",
        "HỘI NGHỊ TỔNG KẾT CÔNG TÁC NĂM",
        "ỦY BAN NHÂN DÂN TỈNH LÂM CHÂU",
        "Trưởng Ban dự lễ. Phó Trưởng Ban vắng mặt.",
        "Đức Phật A Di Đà và Phật Bà Quan Âm.",
        "TP Uông Bí và thị trấn Núi Đèo có mưa.",
        "Khách sạn Mường Thanh Viễn Triều ở Nha Trang.",
        "Chị Thu đến từ TP. Hồ Chí Minh cho hay.",
        "Nạn nhân Nguyễn Thị Nhài Qu. (SN 2000) tử vong.",
        "Cơ sở Meadow HealthCare bị điều tra.",
    ],
)
def test_given_names_letters_and_headings_are_nobody(sentence: str) -> None:
    assert names(sentence) == []
