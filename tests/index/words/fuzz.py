"""Strings as no newspaper prints them: what a model, a pattern or a table of characters could trip over."""

import random
import sys
import unicodedata
from collections.abc import Callable, Iterator

SYLLABLES = (
    "bí",
    "thư",
    "tỉnh",
    "ủy",
    "nông",
    "dân",
    "trồng",
    "lúa",
    "học",
    "sinh",
    "công",
    "nghệ",
    "thông",
    "tin",
    "hội",
    "đồng",
    "nhân",
    "thành",
    "phố",
    "hà",
    "nội",
    "đường",
    "sắt",
    "cao",
    "tốc",
    "Bí",
    "Thư",
    "Tỉnh",
    "Ủy",
    "HĐND",
    "TP.HCM",
    "Tp.",
    "ThS.",
    "Mr.",
    "Đ.",
    "Nguyễn",
    "Thị",
    "Hoà",
    "VIỆT",
    "NAM",
    "Hà-Nội",
    "a_b",
    "_",
    "__",
    "ơi",
    "không",
    "thể",
    "nhà",
    "nước",
)
NUMBERS = (
    "1.500,5",
    "30/8/2022",
    "1_000",
    "3.",
    ".5",
    "12,5%",
    "½",
    "²",
    "٣",
    "१२",
    "²³",
    "Ⅷ",
    "1.2.3.4",
    "7h30",
)
ADDRESSES = (
    "https://bao.example/a?b=1&c",
    "x@bao.example",
    "a.b+c@d-e.f.vn",
    "http://",
    "://",
    "@",
    "a@b",
    "ftp://é\x00x",
)
SIGNS = (
    "==>",
    "->",
    "...",
    ">>",
    "…",
    "–",
    "“",
    "”",
    "’",
    "(",
    ")",
    ".",
    ",",
    "!",
    "_",
    "-",
    "/",
    "₫",
    "°C",
    "=",
    ">",
)
BLANKS = (
    " ",
    "  ",
    "\n",
    "\r\n",
    "\t",
    "\xa0",
    "\u3000",
    "\u2028",
    "\x0b",
    "\x1c",
    "\x85",
    "\u200b",
    "\ufeff",
)
CONTROLS = ("\x00", "\x01", "\x07", "\x1b", "\x7f", "\x9f", "a\x00b", "\x00\x00")
CASES = ("ǅ", "ß", "ﬁ", "İ", "ı", "Σ", "ΟΔΟΣ", "ὈΔΥΣΣΕΎΣ", "ŉ", "ᾳ", "Ａｂ", "𝐀𝐛", "ꭰ", "Ꭰ", "ⓐ", "ª")
MARKS = (
    "\u0301",
    "e\u0301",
    "a\u0302\u0301",
    "đ\u0323",
    "\u20dd",
    "\u0e33",
    "क्षि",
    "👩\u200d👩\u200d👧",
    "🇻🇳",
    "☀\ufe0f",
)
SCRIPTS = (
    "中文新聞",
    "日本語ニュース",
    "новости",
    "Ελλάδα",
    "العربية",
    "עברית",
    "ภาษาไทย",
    "한국어",
    "ქართული",
    "አማርኛ",
)


def fuzzed_strings(count: int, *, seed: int = 4, surrogates: bool = False) -> Iterator[str]:
    """Yield `count` strings in NFC, the same ones for the same `seed`.

    Args:
        count: How many.
        seed: Where the generator begins.
        surrogates: Whether each holds a lone surrogate.
    """
    generator = random.Random(seed)
    pieces = _piece_makers(generator)
    for _ in range(count):
        separator = generator.choice((" ", " ", "", "\n", "\xa0"))
        made = [generator.choice(pieces)() for _ in range(generator.randrange(25))]
        if surrogates:
            made.insert(generator.randrange(len(made) + 1), chr(generator.randrange(0xD800, 0xE000)))
        yield unicodedata.normalize("NFC", separator.join(made))


def _piece_makers(generator: random.Random) -> list[Callable[[], str]]:
    groups = (NUMBERS, ADDRESSES, SIGNS, BLANKS, CONTROLS, CASES, MARKS, SCRIPTS)
    makers: list[Callable[[], str]] = [lambda group=group: generator.choice(group) for group in groups]  # type: ignore[misc]
    makers += [lambda: generator.choice(SYLLABLES)] * 6
    makers += [lambda: _any_case(generator, generator.choice(SYLLABLES)), lambda: _any_characters(generator)]
    return makers


def _any_case(generator: random.Random, syllable: str) -> str:
    return generator.choice((str.upper, str.lower, str.title, str.swapcase))(syllable)


def _any_characters(generator: random.Random) -> str:
    limit = generator.choice((0x80, 0x250, 0x3000, sys.maxunicode + 1))
    made = "".join(chr(generator.randrange(limit)) for _ in range(generator.randrange(1, 6)))
    return made.encode("utf-8", "ignore").decode()
