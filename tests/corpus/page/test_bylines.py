import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.page.bylines import is_name, parse_byline, split_dateline


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("NGUYÊN AN", "NGUYÊN AN"),
        ("Hà An", "Hà An"),
        ("Hà An - Lê Bình", "Hà An - Lê Bình"),
        ("H. ANH – T. BÌNH", "H. ANH – T. BÌNH"),
        ("Hà An, Lê Bình", "Hà An, Lê Bình"),
        ("Hà An và Lê Bình", "Hà An và Lê Bình"),
        ("N.Đ", "N.Đ"),
        ("P.V", "P.V"),
        ("PV", "PV"),
        ("BBT", "BBT"),
        ("Nhóm PV", "Nhóm PV"),
        ("Ban Biên tập", "Ban Biên tập"),
        ("H’Lan Niê", "H’Lan Niê"),
        ("Y Ban", "Y Ban"),
        ("(Hà An)", "Hà An"),
        ("Hà An.", "Hà An"),
        ("Bài: Hà An", "Hà An"),
        ("Bài, ảnh: Hà An", "Hà An"),
        ("Bài và ảnh: Hà An", "Hà An"),
        ("Tin, ảnh: HÀ AN", "HÀ AN"),
        ("(Bài, ảnh: Hà An)", "Hà An"),
        ("Tác giả: Hà An", "Hà An"),
        ("Tác giả bài viết: Hà An", "Hà An"),
        ("Thực hiện: Hà An", "Hà An"),
        ("Viết bởi Hà An", "Hà An"),
        ("Bài: Hà An; ảnh: Lê Bình", "Hà An"),
        ("Tin, bài: HÀ AN - Ảnh: LÊ BÌNH", "HÀ AN"),
        ("Hà An (thực hiện)", "Hà An"),
        ("Hà An (tổng hợp)", "Hà An"),
        ("Hà An (t/h)", "Hà An"),
        ("Hà An ghi", "Hà An"),
        ("Bài, ảnh: Hà An (CTV)", "Hà An"),
        ("ThS. Hà An", "ThS. Hà An"),
        ("Kỹ sư Lê Bá Thảo", "Kỹ sư Lê Bá Thảo"),
        ("Theo Lê Hà An", "Lê Hà An"),
    ],
)
def test_authors(line: str, author: str) -> None:
    byline = parse_byline(line)
    assert byline is not None
    assert (byline.author, byline.source) == (author, None)


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Theo Báo Lam Châu", "Báo Lam Châu"),
        ("Theo báo Lam Châu", "Báo Lam Châu"),
        ("(Theo baolamchau.example)", "baolamchau.example"),
        ("Theo: Báo Lam Châu", "Báo Lam Châu"),
        ("Nguồn: Sở Y tế", "Sở Y tế"),
        ("(Nguồn: Sở Y tế)", "Sở Y tế"),
        ("Theo TTXLC", "TTXLC"),
        ("TTXLC", "TTXLC"),
        ("Theo TTXLC/Báo Lam Châu", "TTXLC/Báo Lam Châu"),
    ],
)
def test_newspapers_quoted(line: str, source: str) -> None:
    byline = parse_byline(line)
    assert byline is not None
    assert (byline.author, byline.source) == (None, source)


@pytest.mark.parametrize(
    ("line", "author", "source"),
    [
        ("Hà An (TTX Lam Châu)", "Hà An", "TTX Lam Châu"),
        ("Hà An (Báo Lam Châu)", "Hà An", "Báo Lam Châu"),
        ("Hà An/TTXLC", "Hà An", "TTXLC"),
        ("Hà An/VOLC.VN", "Hà An", "VOLC.VN"),
        ("PV/TTXLC", "PV", "TTXLC"),
        ("Hà An - Báo Lam Châu", "Hà An", "Báo Lam Châu"),
        ("Hà An, Theo Phụ Nữ Lam Châu", "Hà An", "Phụ Nữ Lam Châu"),
        ("Theo Hà An - Báo Lam Châu", "Hà An", "Báo Lam Châu"),
        ("Hà An (Theo BLC)", "Hà An", "BLC"),
    ],
)
def test_authors_with_their_newspaper(line: str, author: str, source: str) -> None:
    byline = parse_byline(line)
    assert byline is not None
    assert (byline.author, byline.source) == (author, source)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "-",
        "Nông dân trồng lại lúa",
        "Theo ông Hòa, nước sẽ còn lên.",
        "Theo kế hoạch, đập xả lúc 5 giờ.",
        "Theo chân thợ lặn",
        "Ông Trần Văn A:",
        "Nguồn: nước ngầm",
        "Kết luận",
        "Trang đầu",
        "Lên xã",
        "30/8/2021",
        "Trời trở lạnh",
        "- Bưởi",
        "A" * 500,
    ],
)
def test_other_lines_are_no_byline(line: str) -> None:
    assert parse_byline(line) is None


@pytest.mark.parametrize(
    ("sapo", "newspaper"),
    [
        ("(BLC) - Mưa lớn.", "BLC"),
        ("(BLC)- Mưa lớn.", "BLC"),
        ("(BLC) Mưa lớn.", "BLC"),
        ("(ĐLC) – Mưa lớn.", "ĐLC"),
        ("[BLC] - Mưa lớn.", "BLC"),
        ("BLC - Mưa lớn.", "BLC"),
        ("BLC – Mưa lớn.", "BLC"),
        ("BLC Online - Mưa lớn.", "BLC Online"),
        ("(BLC online) - Mưa lớn.", "BLC online"),
        ("(Báo Lam Châu) - Mưa lớn.", "Báo Lam Châu"),
        ("(Đất mới) - Mưa lớn.", "Đất mới"),
        ("(Baolamchau.example) - Mưa lớn.", "Baolamchau.example"),
        ("Baolamchau.vn - Mưa lớn.", "Baolamchau.vn"),
        ("LamChâu - Mưa lớn.", "LamChâu"),
        ("GD&LC - Mưa lớn.", "GD&LC"),
    ],
)
def test_a_newspaper_before_the_sapo_is_split_off(sapo: str, newspaper: str) -> None:
    assert split_dateline(sapo) == (newspaper, "Mưa lớn.")


@pytest.mark.parametrize(
    "sapo",
    [
        "",
        "Mưa lớn.",
        "Vĩnh Sa - Mưa lớn.",
        "Huế - Mưa lớn.",
        "TP.HCM - Mưa lớn.",
        "PV: Ông có lo không?",
        "PV - Ông có lo không?",
        "(1) - Mưa lớn.",
        "(sáng) - Mưa lớn.",
        "(Ảnh minh họa) - Mưa lớn.",
        "(Kỳ 2) - Mưa lớn.",
        "Xuân - hạ - thu - đông.",
        "2020 - 2025 là nhiệm kỳ mới.",
    ],
)
def test_other_openings_stay(sapo: str) -> None:
    assert split_dateline(sapo) == (None, sapo)


def test_accented_small_letters_do_not_begin_a_name() -> None:
    assert not is_name("Trang đầu")
    assert not is_name("Ấm êm")
    assert is_name("Đào Ấm")


@given(st.text(max_size=80))
def test_no_line_raises(line: str) -> None:
    byline = parse_byline(line)
    assert byline is None or byline.author or byline.source
    newspaper, rest = split_dateline(line)
    assert line.endswith(rest)
    assert (newspaper is None) == (rest == line)


@pytest.mark.parametrize(
    ("opening", "newspaper"),
    [
        ("LSO-Sáng nay họp", "LSO"),
        ("(CTT-Đồng Tre) - Sáng nay họp", "CTT-Đồng Tre"),
        ("Tân Trà Online - Sáng nay họp", "Tân Trà Online"),
        ("Báo Lam Châu - Sáng nay họp", "Báo Lam Châu"),
        ("COVID-19 lan nhanh", None),
        ("Báo cáo kết quả - một việc khó", None),
        ("Hội nghị online - cách họp mới", None),
    ],
)
def test_a_newspaper_in_front_of_the_sapo_may_be_glued_or_have_several_words(
    opening: str, newspaper: str | None
) -> None:
    assert split_dateline(opening)[0] == newspaper
