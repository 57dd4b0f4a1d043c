"""The encodings of Vietnamese from before Unicode: what each of their bytes stands for.

Each reads a string of "byte characters", one character from U+0000 to U+00FF for each byte, so that the bytes of an old
file and the text that somebody once saved from it as if it were Western European are read by the same tables.

Source:
    TCVN 5712:1993 (VN3, the ABC fonts); VNI's table for VNI-Windows fonts; RFC 1456 (VISCII); Microsoft code page 1258.
"""

import re
from collections.abc import Callable, Mapping

_WESTERN = {byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0xA0)}
_TO_BYTE = {ord(text): chr(byte) for byte, text in _WESTERN.items() if text != "\ufffd"}

# From 0xA1 on. The fourteen capitals with a tone are TCVN 5712's; the ABC fonts leave their places empty and keep a
# second font for capitals. The five tones that TCVN 5712 has at 0xB0 are left out, for pages use the signs there (°, ²).
_TCVN3_LETTERS = (
    "ĂÂÊÔƠƯĐăâêôơưđẰ·····àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_TCVN3 = _WESTERN | {code: letter for code, letter in enumerate(_TCVN3_LETTERS, start=0xA1) if letter != "·"}

_VISCII_LETTERS = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VISCII = dict(enumerate(_VISCII_LETTERS, start=0x80)) | dict(
    zip(b"\x02\x05\x06\x14\x19\x1e", "ẲẴẪỶỸỴ", strict=True)
)

_CP1258 = {byte: bytes([byte]).decode("cp1258", "replace") for byte in range(0x80, 0x100)}

# VNI writes a letter, then a byte for its marks: each row has the marks of one letter and what they make of it.
_VNI_ROWS = (
    ("a", "ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ"),
    ("e", "ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"),
    ("o", "ùøûõïâáàåãä", "óòỏõọôốồổỗộ"),
    ("ô", "ùøûõï", "ớờởỡợ"),
    ("u", "ùøûõï", "úùủũụ"),
    ("ö", "ùøûõï", "ứừửữự"),
    ("y", "ùøûõ", "ýỳỷỹ"),
    ("", "ôöæóòîñ", "ơưỉĩịỵđ"),
)


def _vni_letters() -> dict[str, str]:
    letters = {}
    for base, marks, made in _VNI_ROWS:
        for mark, letter in zip(marks, made, strict=True):
            letters[base + mark] = letter
            letters[base.upper() + mark.upper()] = letter.upper()
            if base:
                letters[base.upper() + mark] = letter.upper()
                letters[base + mark.upper()] = letter
    return letters


_VNI = _vni_letters()
_VNI_LETTER = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))
_WORD = re.compile(r"[^\W\d_]+")
_CAPITALS = re.compile(r"[A-Z]")
_SMALL = re.compile(r"[a-z]")


def byte_characters(text: str) -> str:
    r"""Return `text` with the characters that windows-1252 puts at 0x80–0x9F as byte characters.

    >>> byte_characters("“Ñ”") == "\x93Ñ\x94"
    True

    Args:
        text: Text that may be bytes of an old encoding read as windows-1252 or Latin-1.

    Returns:
        As many characters; those that are no byte of windows-1252 stay.
    """
    return text.translate(_TO_BYTE)


def read_tcvn3(text: str) -> str:
    """Return what byte characters in TCVN3 (the ABC fonts, such as .VnTime) stand for.

    >>> read_tcvn3("§¶ng bé tØnh")
    'Đảng bộ tỉnh'

    In the fonts for capitals every letter looks like one; a word whose plain letters are capitals is read as such.

    >>> read_tcvn3("NGHÞ QUYÕT")
    'NGHỊ QUYẾT'
    """
    return _WORD.sub(_all_capitals, text.translate(_TCVN3))


def _all_capitals(word: re.Match[str]) -> str:
    # One capital alone may begin a sentence.
    capital = len(_CAPITALS.findall(word[0])) > 1 and not _SMALL.search(word[0])
    return word[0].upper() if capital else word[0]


def read_vni(text: str) -> str:
    """Return what byte characters in VNI (the VNI-Windows fonts, such as VNI-Times) stand for.

    >>> read_vni("Ñaûng boä tænh")
    'Đảng bộ tỉnh'
    """
    return _VNI_LETTER.sub(lambda letter: _VNI[letter[0]], text).translate(_WESTERN)


def read_viscii(text: str) -> str:
    r"""Return what byte characters in VISCII stand for.

    >>> read_viscii("Ðäng bµ")
    'Đảng bộ'
    """
    return text.translate(_VISCII)


def read_cp1258(text: str) -> str:
    r"""Return what byte characters in windows-1258 stand for; tones are combining marks.

    >>> read_cp1258("\xd0aòng") == "Đa\u0323ng"
    True
    """
    return text.translate(_CP1258)


LEGACY_ENCODINGS: Mapping[str, Callable[[str], str]] = {
    "TCVN3": read_tcvn3,
    "VNI": read_vni,
    "windows-1258": read_cp1258,
    "VISCII": read_viscii,
}
"""Each old encoding's name and reader, the commonest first."""
