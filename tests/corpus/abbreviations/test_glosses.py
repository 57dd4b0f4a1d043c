"""Abbreviations are found where texts explain them, and only what is written like an abbreviation."""

import pytest

from corpus.abbreviations.glosses import Form, glosses


def found(text: str) -> list[tuple[str, Form, str]]:
    return [(gloss.short, gloss.form, text[gloss.start : gloss.end].strip()) for gloss in glosses(text)]


@pytest.mark.parametrize(
    ("text", "short", "form", "stretch"),
    [
        ("Hội Cờ (LCF)", "LCF", Form.BRACKETED, "Hội Cờ"),
        ("Hội Cờ (LCF, Vinh Sa)", "LCF", Form.BRACKETED, "Hội Cờ"),
        ("Sở Y (TN-MT)", "TN-MT", Form.BRACKETED, "Sở Y"),
        ("Sở Y (TP. HCM)", "TP. HCM", Form.BRACKETED, "Sở Y"),
        ("Hội Cờ - LCF thắng", "LCF", Form.DASHED, "Hội Cờ"),
        ("Hội Cờ – LCF thắng", "LCF", Form.DASHED, "Hội Cờ"),
        ("Hội Cờ, viết tắt là LCF", "LCF", Form.CALLED, "Hội Cờ"),
        ("Hội Cờ (sau đây gọi tắt là LCF)", "LCF", Form.CALLED, "Hội Cờ"),
        ("LCF (Hội Cờ)", "LCF", Form.REVERSED, "Hội Cờ"),
    ],
)
def test_forms(text: str, short: str, form: Form, stretch: str) -> None:
    assert found(text) == [(short, form, stretch)]


@pytest.mark.parametrize(
    "text", ["Hội Cờ (Lâm Châu)", "chương (XIV)", "Hội (A)", "bài (ABCDEFGHI)", "Hội Cờ-LCF", "tàu (Kalibr)"]
)
def test_what_is_written_otherwise(text: str) -> None:
    assert found(text) == []
