"""Names with parts in small letters: middle names and the particles of other languages. All people are invented."""

import pytest

from tests.corpus.people.named import names


@pytest.mark.parametrize(
    "name",
    [
        *("Nguyễn thị Nhài", "Trần văn Quýt", "Lê văn Ổi", "Đỗ thị Mận"),
        *("Pieter van der Hoeven", "Maarten van Oosten", "Greta von Falkenau", "Ulrich von der Marwitz"),
        *("Carlos de la Rocha", "Marta de los Reyes", "João da Cunha", "Rui dos Passos", "Luis del Campo"),
        *("Paolo di Benedetto", "Chiara della Torre", "Antoine de Rouvray", "Mathilde du Plessis"),
        *("Yusuf bin Rashid", "Ahmed bin Khalid al-Harbi", "Fatimah binti Osman", "Omar ibn Hafiz"),
        *(
            "Khaled al-Dossari",
            "Nasser al-Mutairi",
            "Walid el-Shazly",
            "Samir al - Hakimi",
            "Abu Bakr al-Tamimi",
        ),
        *("Simon ter Horst", "Joost ten Brinke", "Eamon de Burca", "Hendrik den Ouden"),
    ],
)
@pytest.mark.parametrize("sentence", ["Ông {} (51 tuổi) có mặt từ sớm.", "Bộ trưởng {} trả lời báo chí."])
def test_small_parts_belong_to_the_name(name: str, sentence: str) -> None:
    assert names(sentence.format(name)) == [name]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ông Lê Văn Ổi và ông Trần văn Quýt cùng ký.", ["Lê Văn Ổi", "Trần văn Quýt"]),
        ("Bà Mận thị xã cũ nay đã mất.", []),
        ("Ông Pieter van der Hoeven đến, ông van der Hoeven nói.", ["Pieter van der Hoeven"]),
        ("Ông Gordon Whitlock de dọa kiện.", ["Gordon Whitlock"]),
        ("Ông Trịnh Công Lễ văn hay chữ tốt.", ["Trịnh Công Lễ"]),
        ("Thái tử Yusuf bin Rashid thăm Pháp.", ["Yusuf bin Rashid"]),
    ],
)
def test_small_words_around_a_name_are_told_from_its_parts(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected
