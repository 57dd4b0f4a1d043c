"""How often an article names each of its people: by the full name, a part of it, or a title and the given name."""

import pytest

from tests.corpus.people.named import people


def counts(*body: str, title: str = "Tin trong ngày", captions: tuple[str, ...] = ()) -> dict[str, int]:
    """How often each person of an article with these paragraphs is named."""
    found = people(*body, "Bài viết còn tiếp.", title=title, captions=captions)
    return {person.name: person.mentions for person in found}


@pytest.mark.parametrize(
    ("later", "mentions"),
    [
        ("Trời mưa to.", 1),
        ("Ông Lễ nói.", 2),
        ("Ông Trịnh Công Lễ nói.", 2),
        ("Ông Công Lễ nói.", 2),
        ("Theo ông Lễ, giá sẽ tăng. Anh Lễ nói vậy. Đồng chí Lễ đồng ý.", 4),
        ("Chủ tịch Lễ kết luận.", 2),
        ("Bác sĩ Lễ kết luận.", 2),
        ("Cô Lan, bà Mận và anh Huy về.", 1),
        ("Lễ hội bắt đầu. Lễ khai mạc đông vui.", 1),
        ("Ông Quân nói.", 1),
    ],
)
def test_a_given_name_counts_for_the_person_it_means(later: str, mentions: int) -> None:
    assert counts("Ông Trịnh Công Lễ đến.", later) == {"Trịnh Công Lễ": mentions}


def test_of_two_of_a_given_name_the_one_named_last_is_meant() -> None:
    found = counts(
        "Ông Trịnh Công Lễ đến. Ông Lễ nói. Ông Lễ về.",
        "Ông Phạm Văn Lễ ở lại. Ông Lễ im lặng.",
        "Ông Lễ ngủ.",
    )
    assert found == {"Trịnh Công Lễ": 3, "Phạm Văn Lễ": 3}


def test_a_given_name_before_either_of_two_is_nobodys() -> None:
    found = counts("Ông Lễ là ai?", "Ông Trịnh Công Lễ gặp ông Phạm Văn Lễ.")
    assert found == {"Trịnh Công Lễ": 1, "Phạm Văn Lễ": 1}


def test_a_given_name_before_the_only_one_counts() -> None:
    assert counts("Ông Trịnh Công Lễ đến.", title="Ông Lễ lên tiếng") == {"Trịnh Công Lễ": 2}


@pytest.mark.parametrize(
    ("later", "mentions"),
    [
        ("Ông Whitlock nói.", 2),
        ("Whitlock nói. Theo Whitlock, sẽ có bầu cử.", 3),
        ("Gordon nói.", 2),
        ("Gordon Whitlock nói. Ông G. Whitlock nói.", 3),
        ("Thủ tướng Whitlock phát biểu.", 2),
        ("Ông Whitley nói.", 1),
    ],
)
def test_someone_of_another_country_is_called_by_the_family_name(later: str, mentions: int) -> None:
    assert counts("Thủ tướng Gordon Pierce Whitlock đến.", later)["Gordon Pierce Whitlock"] == mentions


def test_of_two_of_a_family_the_one_named_last_is_meant() -> None:
    found = counts("Ông Gordon Whitlock đến. Ông Whitlock nói.", "Bà Helen Whitlock đáp. Bà Whitlock về.")
    assert found == {"Gordon Whitlock": 2, "Helen Whitlock": 2}


def test_two_spellings_count_together() -> None:
    found = counts("Ông Volodar Zarensky đến.", "Ông Volodar Zarenskiy nói.", "Ông Zarenskyy về.")
    assert found == {"Volodar Zarensky": 3}


def test_mentions_of_all_the_article_count() -> None:
    found = counts("Ông Lễ nói.", title="Ông Trịnh Công Lễ lên tiếng", captions=("Ông Lễ tại nhà riêng.",))
    assert found == {"Trịnh Công Lễ": 3}


def test_the_byline_is_no_mention() -> None:
    found = people("Ông Trịnh Công Lễ kể lại chuyện cũ. Trịnh Công Lễ")
    assert [person.mentions for person in found] == [1]


def test_a_chinese_is_called_by_the_family_name_or_the_given() -> None:
    found = counts("Chủ tịch Trung Quốc Tôn Chí Viễn đến.", "Ông Tôn nói.", "Ông Viễn về.")
    assert found == {"Tôn Chí Viễn": 3}
