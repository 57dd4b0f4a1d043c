"""Whom an article names: small written examples, laws on any text, and the five pages the project was asked for."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.people import find_people
from corpus.people.names import phrase_key
from corpus.people.tagging import TaggedWord
from index.segmentation import tag
from tests.shared import SEEDS


def names(*body: str, title: str = "Tin trong ngày", captions: Sequence[str] = ()) -> list[str]:
    article = Article(id="1", title=title, body=body, captions=tuple(captions))
    return [person.name for person in find_people(article, tag)]


def roles(*body: str) -> dict[str, tuple[str, ...]]:
    return {person.name: person.roles for person in find_people(Article(id="1", title="Tin", body=body), tag)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ông Lê Văn Tám kể lại chuyện cũ.", ["Lê Văn Tám"]),
        ("Theo Lê Văn Tám, mùa này được giá.", ["Lê Văn Tám"]),
        ("Hiện Lê Văn Tám đã về quê.", ["Lê Văn Tám"]),
        ("Bà Nguyễn thị Mận và ông Trần văn Bưởi cùng ký.", ["Nguyễn thị Mận", "Trần văn Bưởi"]),
        ("Anh Giàng Seo Phà và anh Sùng A Lềnh dựng nhà.", ["Giàng Seo Phà", "Sùng A Lềnh"]),
        ("Chị Y Thoan gặp anh K' Brel ở xã.", ["Y Thoan", "K' Brel"]),
        ("Bộ trưởng Ngoại giao Pháp Jean-Luc Martin đến thăm.", ["Jean-Luc Martin"]),
        ("Tổng thống Mỹ Donald Trump lên đường.", ["Donald Trump"]),
        ("Nhà lãnh đạo Kim Jong-un gặp HLV Park Hang-seo.", ["Kim Jong-un", "Park Hang-seo"]),
        ("Chủ tịch Trung Quốc Tập Cận Bình phát biểu.", ["Tập Cận Bình"]),
        ("Bộ trưởng Hulusi Akar trả lời báo giới.", ["Hulusi Akar"]),
        ("Tiền đạo Messi ghi bàn ở phút cuối.", ["Messi"]),
        ("Thái tử Mohammed bin Salman tiếp khách.", ["Mohammed bin Salman"]),
        ("Ca sĩ Mỹ Tâm hát tại trường cũ.", ["Mỹ Tâm"]),
        ("PGS.TS Lê Văn Tám chủ trì hội thảo.", ["Lê Văn Tám"]),
        ("Ông Hoàng Sa, chủ tịch xã, có mặt sớm.", ["Hoàng Sa"]),
    ],
)
def test_a_person_is_found_in_a_sentence(sentence: str, expected: list[str]) -> None:
    assert names(sentence, "Bài viết còn tiếp.") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Xe chạy trên đường Lê Lợi rồi rẽ vào phố Nguyễn Du.",
        "Các tuyến phố như Tôn Thất Tùng, Trường Chinh (quận Đống Đa) bị ngập.",
        "Trường THPT Lê Hồng Phong đón học sinh mới.",
        "Công ty Lê Bảo Minh mở thêm cửa hàng ở Đà Nẵng.",
        "Tàu Nguyễn Trãi cập cảng Cam Ranh.",
        "Người dân Hà Nội và Quảng Ninh đón bão.",
        "Anh N. và chị Hoa đi chợ sớm.",
        "Nạn nhân là Trần Văn H. (30 tuổi).",
        "Samsung Galaxy và Vietnam Airlines hợp tác.",
        "Học tập tư tưởng Hồ Chí Minh ở TP Hồ Chí Minh.",
        "Toàn cảnh lễ hội làng. Ảnh: Lê Văn Tám",
    ],
)
def test_places_firms_and_anonymous_people_are_not_listed(sentence: str) -> None:
    assert names(sentence, "Bài viết còn tiếp.") == []


def test_the_byline_that_ends_the_body_is_not_listed() -> None:
    assert names("Ông Lê Văn Tám kể lại chuyện cũ. Trần Thị Mận") == ["Lê Văn Tám"]


def test_a_short_mention_is_the_same_person() -> None:
    assert names("Tổng thống Trump đến sớm.", "Ông Donald Trump về muộn. Trump im lặng.") == ["Donald Trump"]
    assert names("Ông Lê Văn Tám đến. Sau đó ông Tám về. Văn Tám mệt.") == ["Lê Văn Tám"]


def test_both_tone_placements_are_one_person() -> None:
    assert names("Bà Lê Thị Hoà đến.", "Bà Lê Thị Hòa về.", "Hết.") == ["Lê Thị Hoà"]


def test_people_come_in_order_of_appearance_wherever_they_are_named() -> None:
    found = names(
        "Bà Trần Thị Mận nói.", title="Ông Lê Văn Tám lên tiếng", captions=("Ông Phạm Văn Bưởi trong ảnh.",)
    )
    assert found == ["Lê Văn Tám", "Trần Thị Mận", "Phạm Văn Bưởi"]


def test_roles_before_a_name_are_read() -> None:
    assert roles("Sáng nay, Bí thư Huyện ủy Lê Văn Tám dự lễ.") == {"Lê Văn Tám": ("Bí thư Huyện ủy",)}


def test_roles_in_a_list_are_split_between_its_people() -> None:
    text = "Dự lễ có các đồng chí: Lê Văn Tám – Bí thư Huyện ủy, Chủ tịch HĐND huyện; Trần Thị Mận – Phó Bí thư Huyện ủy."
    assert roles(text) == {
        "Lê Văn Tám": ("Bí thư Huyện ủy", "Chủ tịch HĐND huyện"),
        "Trần Thị Mận": ("Phó Bí thư Huyện ủy",),
    }


def test_a_role_ends_at_the_verb() -> None:
    found = roles("Đồng chí Lê Văn Tám, Phó Trưởng Ban Tuyên giáo Tỉnh ủy phát biểu tại lễ.")
    assert found == {"Lê Văn Tám": ("Phó Trưởng Ban Tuyên giáo Tỉnh ủy",)}


def test_people_elected_together_share_the_role() -> None:
    found = roles("Hội nghị bầu đồng chí Lê Văn Tám và đồng chí Trần Thị Mận làm Phó Bí thư Huyện ủy.")
    assert found == {"Lê Văn Tám": ("Phó Bí thư Huyện ủy",), "Trần Thị Mận": ("Phó Bí thư Huyện ủy",)}


def test_a_role_that_another_begins_with_is_told_once() -> None:
    found = roles("Tổng thống Trump đến.", "Tổng thống Mỹ Donald Trump nói.")
    assert found == {"Donald Trump": ("Tổng thống Mỹ",)}


def test_the_next_persons_role_is_not_taken() -> None:
    found = roles("Gặp ông Lê Văn Tám, Giám đốc Sở Y tế Trần Thị Mận nói lời cảm ơn.")
    assert found["Lê Văn Tám"] == ()
    assert found["Trần Thị Mận"] == ("Giám đốc Sở Y tế",)


_words = st.lists(
    st.sampled_from(
        [
            "ông",
            "Lê",
            "Văn",
            "Tám",
            "Trump",
            "–",
            ",",
            ":",
            "(",
            "Bí thư",
            "và",
            "H.",
            "Kim",
            "-",
            "un",
            "von",
            "Ảnh:",
            "«",
            "A",
            "thị",
        ]
    ),
    max_size=25,
).map(" ".join)


def _no_tags(_: str) -> list[TaggedWord]:
    return []


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=120), _words))
def test_any_text_gives_names_that_stand_in_it(text: str) -> None:
    article = Article(id="1", title=text, lede=text, body=(text, text), captions=(text,))
    people = find_people(article, _no_tags)
    assert all(person.name in article.title for person in people)
    assert len({phrase_key(person.name) for person in people}) == len(people)
    assert people == find_people(article, _no_tags)


@settings(max_examples=60, deadline=None)
@given(_words)
def test_the_real_tagger_never_breaks_it(text: str) -> None:
    article = Article(id="1", title="Tin", body=(text,))
    assert all(person.name in text for person in find_people(article, tag))


EXPECTED = {
    "000": {
        "Phan Việt Cường": {"Ủy viên Trung ương Đảng", "Bí thư Tỉnh ủy", "Chủ tịch HĐND tỉnh"},
        "Lê Văn Dũng": {"Phó Bí thư Thường trực Tỉnh ủy", "Trưởng đoàn Đại biểu Quốc hội tỉnh"},
        "Nguyễn Quang Khánh": {"Phó Chủ nhiệm Thường trực Ủy ban Kiểm tra Tỉnh ủy"},
        "Nguyễn Thị Hà": {"Phó Bí thư Thường trực Đảng ủy Khối các cơ quan tỉnh"},
    },
    "001": {
        "Phạm Minh Chính": {
            "Ủy viên Bộ Chính trị",
            "Bí thư Trung ương Đảng",
            "Trưởng Ban Tổ chức Trung ương",
        },
        "Đỗ Minh Tuấn": {"Phó Bí thư Tỉnh ủy"},
        "Nguyễn Thanh Bình": {"Ủy viên Trung ương Đảng", "Phó Trưởng Ban Thường trực Ban Tổ chức Trung ương"},
        "Lại Thế Nguyên": {"Ủy viên Ban Thường vụ", "Trưởng Ban Tổ chức Tỉnh ủy"},
    },
    "002": {
        "Kiều Thế Lâm": {
            "Phó trưởng Ban Tuyên giáo Tỉnh ủy",
            "Ủy viên Ban Chấp hành Đảng bộ Khối",
            "Bí thư Chi bộ",
        },
        "Phan Hữu Phước": {"Bí thư Đảng ủy Khối các Cơ quan Tỉnh"},
        "Nguyễn Việt Thống": {"Phó Bí thư Đảng ủy Khối các Cơ quan Tỉnh"},
        "Nguyễn Thị Bích Thuận": {"Phó Bí thư Đảng ủy Khối các Cơ quan Tỉnh"},
    },
    "003": {
        "Lê Tiến Châu": {
            "Ủy viên Trung ương Đảng",
            "Phó Chủ tịch kiêm Tổng Thư ký Ủy ban MTTQ Việt Nam",
            "Trưởng đoàn khảo sát của Ban Chỉ đạo Đề án Trung ương 05",
        },
        "Dương Văn Trang": {"Ủy viên Trung ương Đảng", "Bí thư Tỉnh ủy", "Chủ tịch HĐND tỉnh"},
        "A Pớt": {"Phó Bí thư Thường trực Tỉnh ủy"},
        "Nguyễn Văn Hòa": {"Phó Bí thư Tỉnh ủy"},
        "U Huấn": {
            "Ủy viên dự khuyết Trung ương Đảng",
            "Trưởng Ban Nội chính Tỉnh ủy",
            "Trưởng Đoàn ĐBQH tỉnh",
        },
    },
    "004": {
        "Nguyễn Lam": {"Phó Trưởng Ban Dân vận Trung ương", "Phó Trưởng đoàn kiểm tra Trung ương"},
        "Lê Anh Xuân": {"Ủy viên BTV Tỉnh ủy", "Bí thư Thành ủy", "Chủ tịch HĐND thành phố"},
    },
}


@pytest.mark.skipif(
    not SEEDS.exists(), reason="../shared/seeds is absent: the five pages are not part of the project"
)
@pytest.mark.parametrize("page", sorted(EXPECTED))
def test_the_five_pages_name_their_people_with_their_roles(page: str) -> None:
    (path,) = SEEDS.glob(f"{page}_*.txt")
    # Without the last lines: the byline and what the page prints under it are furniture, which readers take away.
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    people = find_people(Article(id=page, title=lines[0], body=tuple(lines[1:])), tag)
    found = {phrase_key(person.name): set(map(phrase_key, person.roles)) for person in people}
    expected = {phrase_key(name): set(map(phrase_key, stated)) for name, stated in EXPECTED[page].items()}
    assert found == expected
