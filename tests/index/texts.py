"""Hypothesis text for analyzers: every script, and Vietnamese as badly as it can be typed."""

import unicodedata

from hypothesis import strategies as st

SYLLABLES = [
    "Bí",
    "thư",
    "Tỉnh",
    "ủy",
    "uỷ",
    "hoà",
    "hòa",
    "khoẻ",
    "thuý",
    "THÚY",
    "quý",
    "quỳ",
    "Đảng",
    "đảng",
    "đang",
    "dang",
    "được",
    "đươc",
    "HĐND",
    "TP.HCM",
    "30/8/2022",
    "1.500,5",
    "nông",
    "dân",
    "trồng",
    "lúa",
    "học",
    "sinh",
    "Công",
    "Nghệ",
    "công",
    "nghệ",
    "thông",
    "tin",
    "₫",
    "°C",
    "½",
    "đ/kg",
    "a_b",
    "Nguyễn",
    "Thị",
    "Hoà",
    "ở",
    "với_",
    "https://bao.example/a",
    "x@bao.example",
    "…",
    "–",
    "“",
    "”",
    "(",
    ")",
    ".",
    ",",
    "...",
    "==>",
    "->",
    "\n",
    "ơi",
]

any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
vietnamese = st.lists(st.one_of(st.sampled_from(SYLLABLES), st.text(max_size=3)), max_size=25).map(" ".join)
glued = st.lists(st.sampled_from(SYLLABLES), max_size=8).map("".join)

nfc_text = st.one_of(any_text, vietnamese, glued).map(
    lambda text: unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode())
)
"""Text of any script in NFC, as `Article` holds it."""
