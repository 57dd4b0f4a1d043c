"""Initials are spelled from the right; marks may be left out, linking words passed over, and đ is not d."""

import pytest

from corpus.abbreviations.initials import initials_start
from corpus.abbreviations.words import phrase_words


def spelled(short: str, text: str) -> str | None:
    words = phrase_words(text, 0, len(text))
    start = initials_start(short, words)
    return None if start is None else " ".join(word.text for word in words[start:])


@pytest.mark.parametrize(
    ("short", "text", "expected"),
    [
        ("UBND", "họp Ủy ban nhân dân", "Ủy ban nhân dân"),
        ("UBND", "họp Uỷ ban Nhân dân", "Uỷ ban Nhân dân"),
        ("TƯ", "ban của Trung ương", "Trung ương"),
        ("TW", "ban của Trung ương", "Trung ương"),
        ("ThS", "một thạc sĩ", "thạc sĩ"),
        ("NOXH", "mua nhà ở xã hội", "nhà ở xã hội"),
        ("KH&ĐT", "Sở Kế hoạch và Đầu tư", "Kế hoạch và Đầu tư"),
        ("DH", "Trường đại học", "đại học"),
        ("ĐH", "Trường dạy học", None),
        ("UBND", "ban nhân dân", None),
        ("KHV", "Kế hoạch và", "Kế hoạch và"),
        ("KH", "Kế hoạch và", None),
        ("KH", "", None),
    ],
)
def test_spelling(short: str, text: str, expected: str | None) -> None:
    assert spelled(short, text) == expected
