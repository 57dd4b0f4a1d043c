"""One person who is written in two ways in one article is listed once. All people are invented."""

import pytest

from tests.corpus.people.named import names


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        # Transliterations
        (
            ["Tổng thống Volodar Zarensky đến.", "Ông Volodar Zarenskiy nói.", "Ông Zarensky về."],
            ["Volodar Zarensky"],
        ),
        (["Ông Dmitry Belkin đến.", "Ông Dmitri Belkin nói.", "Ông Dmitry Belkin về."], ["Dmitry Belkin"]),
        (["Giáo sĩ Fethulah Gülay lên tiếng.", "Giáo sĩ Fethullah Gülay đáp."], ["Fethulah Gülay"]),
        (
            ["Ông Mohammad Rezai đến.", "Ông Mohammed Rezai nói.", "Ông Mohammed Rezai về."],
            ["Mohammed Rezai"],
        ),
        (["Ông Sergei Lazutin đến.", "Ông Sergey Lazutin về."], ["Sergei Lazutin"]),
        (
            ["Tướng David Goldberin đến.", "Tướng David Goldbrein nói.", "Tướng Goldbrein về."],
            ["David Goldberin"],
        ),
        # Marks lost
        (["Ông Tomáš Dvořáček đến.", "Ông Tomas Dvoracek nói."], ["Tomáš Dvořáček"]),
        (["Ông Cemal Arslanoğlu đến.", "Ông Cemal Arslanoglu về."], ["Cemal Arslanoğlu"]),
        (["Tiền đạo José Ibáñez ghi bàn.", "Tiền đạo Jose Ibanez rời sân."], ["José Ibáñez"]),
        # Hyphens
        (["HLV Baek Sung-hwan đến.", "HLV Baek Sung Hwan nói."], ["Baek Sung-hwan"]),
        (["HLV Baek Sung-hwan đến.", "HLV Baek Sung - hwan nói."], ["Baek Sung-hwan"]),
        (
            ["Ông Jean-Luc Moreau đến.", "Ông Jean Luc Moreau nói.", "Ông Jean-Luc Moreau về."],
            ["Jean-Luc Moreau"],
        ),
        (["Ông Samir al-Hakimi đến.", "Ông Samir al - Hakimi nói."], ["Samir al-Hakimi"]),
        (["Nhà lãnh đạo Ryang Chính-A đến.", "Ông Ryang Chính A nói."], ["Ryang Chính-A"]),
        # Middle names and initials
        (["Ông Gordon Whitlock đến.", "Ông Gordon P. Whitlock nói."], ["Gordon P. Whitlock"]),
        (["Ông Gordon Pierce Whitlock đến.", "Gordon Whitlock nói."], ["Gordon Pierce Whitlock"]),
        (["Nhà văn J. K. Rawlins đến.", "Nhà văn J.K. Rawlins nói."], ["J. K. Rawlins"]),
        (["Ông Recai Tayfun Ersoy đến.", "Ông Tayfun Ersoy nói."], ["Recai Tayfun Ersoy"]),
        # Capitals
        (["Ông Gordon Whitlock đến.", "GORDON WHITLOCK nói."], ["Gordon Whitlock"]),
        (["ÔNG TRỊNH CÔNG LỄ LÊN TIẾNG", "Ông Trịnh Công Lễ nói."], ["Trịnh Công Lễ"]),
        # Tone placement, i and y
        (["Bà Lê Thị Hoà đến.", "Bà Lê Thị Hòa nói."], ["Lê Thị Hoà"]),
        (["Bà Lê Thị Quý đến.", "Bà Lê Thị Quí nói.", "Bà Lê Thị Quý về."], ["Lê Thị Quý"]),
        (["Ông Trần văn Lễ đến.", "Ông Trần Văn Lễ nói.", "Ông Trần Văn Lễ về."], ["Trần Văn Lễ"]),
        # A short form first
        (["Whitlock sẽ từ chức.", "Thủ tướng Gordon Whitlock nói vậy."], ["Gordon Whitlock"]),
    ],
)
def test_one_person_in_two_spellings_is_listed_once(sentences: list[str], expected: list[str]) -> None:
    assert names(*sentences) == expected


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["Ông Lê Văn Ổi đến.", "Ông Lê Văn Ới nói."], ["Lê Văn Ổi", "Lê Văn Ới"]),
        (["Bà Trần Thị Lan đến.", "Bà Trần Thị Lân nói."], ["Trần Thị Lan", "Trần Thị Lân"]),
        (["Anh Hồ Nhật Quân đến.", "Anh Hồ Nhật Quang nói."], ["Hồ Nhật Quân", "Hồ Nhật Quang"]),
        (["Ông George Whitlock đến.", "Bà Georgina Whitlock nói."], ["George Whitlock", "Georgina Whitlock"]),
        (["Ông John Oakes đến.", "Bà Joan Oakes nói."], ["John Oakes", "Joan Oakes"]),
        (["Ông Ivan Belov đến.", "Bà Ivana Belova nói."], ["Ivan Belov", "Ivana Belova"]),
        (["Ông Ryang Chol-su đến.", "Bà Ryang Chol-sun nói."], ["Ryang Chol-su", "Ryang Chol-sun"]),
        (["Bà Maria Prates đến.", "Ông Mario Prates nói."], ["Maria Prates", "Mario Prates"]),
        (["Ông Gordon Whitlock đến.", "Bà Helen Whitlock nói."], ["Gordon Whitlock", "Helen Whitlock"]),
    ],
)
def test_two_people_of_like_names_are_two(sentences: list[str], expected: list[str]) -> None:
    assert names(*sentences) == expected
