"""Bytes of unknown encoding become NFC text, or are reported as undecidable; never guessed into garbage.

Old Vietnamese files do not say how they are encoded, but their language does: of the readings of the same bytes, the
right one is made of syllables that Vietnamese spelling allows, and the wrong ones are not.
"""

import codecs
import re
import unicodedata

from corpus.encodings.legacy import LEGACY_ENCODINGS
from corpus.encodings.mojibake import repaired
from corpus.errors import EncodingError
from corpus.limits import HEAD_BYTES
from corpus.syllable import count_syllables, is_cased_evenly, tokens_of

# The longer marks first: UTF-32's little-endian mark begins with UTF-16's.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FORMATS = (
    (b"%PDF-", "tài liệu PDF"),
    (b"PK\x03\x04", "tệp nén ZIP hoặc tài liệu Word, Excel"),
    (b"\xd0\xcf\x11\xe0", "tài liệu Word, Excel đời cũ"),
    (b"{\\rtf", "tài liệu RTF"),
    (b"\x89PNG", "ảnh PNG"),
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"GIF8", "ảnh GIF"),
    (b"\x1f\x8b", "tệp gzip nén hai lần"),
)
_MARKS = tuple(mark for mark, _ in _BYTE_ORDER_MARKS)
_MAGICS = tuple(magic for magic, _ in _FORMATS)
_SAVE_AS = "hãy lưu lại thành văn bản UTF-8"
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_DAMAGE_SHARE = 100
"""UTF-8 may have one stray byte for so many accented letters and still be read."""


def decode(data: bytes, declared: str | None = None) -> str:
    r"""Return the text that `data` is, in NFC.

    >>> decode("Đảng bộ".encode("utf-16"))
    'Đảng bộ'
    >>> decode(b"\xa7\xb6ng b\xe9 t\xd8nh")
    'Đảng bộ tỉnh'

    Args:
        data: A whole file, or a line of one; may be empty.
        declared: The encoding that the text itself names, tried where neither UTF-8 nor an old Vietnamese encoding
            reads the bytes: old pages often declare something else than they are.

    Raises:
        EncodingError: The bytes are no text, or it cannot be told which encoding they are in.
    """
    text = _text(data, declared)
    if text is None:
        raise EncodingError(f"không nhận ra bảng mã của tệp; {_SAVE_AS}")
    return repaired(unicodedata.normalize("NFC", text.removeprefix("\ufeff")))


def _text(data: bytes, declared: str | None) -> str | None:
    """Return what `data` is in the encoding that it is in; None where that cannot be told."""
    head = data[:HEAD_BYTES]
    wide = _wide_encoding(head)
    if wide is None:
        refuse_binary(head)
    text = None if wide else _utf8(data.removeprefix(codecs.BOM_UTF8))
    # Controls are counted in UTF-8, where they are single bytes, and a bytes' count is the quickest.
    utf8 = data
    if text is None:
        text = _strictly(data, wide) if wide else _legacy(data) or _declared(data, declared) or _western(data)
        utf8 = (text or "").encode("utf-8", "replace")
    return None if text is None or _has_many_controls(utf8, len(text)) else text


def _has_many_controls(utf8: bytes, characters: int) -> bool:
    return (len(utf8) - len(utf8.translate(None, _CONTROLS))) * 100 > characters


def is_wide(head: bytes) -> bool:
    """Whether a file that begins with `head` is UTF-16 or UTF-32, where a line feed is more than a byte.

    >>> is_wide("Đảng".encode("utf-16")), is_wide("Đảng".encode())
    (True, False)
    """
    return _wide_encoding(head) is not None


def refuse_binary(head: bytes) -> None:
    """Make sure that a file that begins with `head` can be text of one byte or UTF-8.

    Raises:
        EncodingError: It is of a known format that is no text, or has NUL bytes.
    """
    if head.startswith(_MAGICS):
        kind = next(kind for magic, kind in _FORMATS if head.startswith(magic))
        raise EncodingError(f"đây là {kind}, không phải văn bản; {_SAVE_AS} hoặc HTML")
    if b"\0" in head and not is_wide(head):
        raise EncodingError(f"đây là tệp nhị phân, không phải văn bản; nếu trong tệp có bài viết, {_SAVE_AS}")


def _wide_encoding(head: bytes) -> str | None:
    """Return which UTF-16 or UTF-32 it is: by its mark, or by where the zeros of its plain letters stand."""
    if head.startswith(_MARKS):
        encoding = next(encoding for mark, encoding in _BYTE_ORDER_MARKS if head.startswith(mark))
        return None if encoding == "utf-8" else encoding
    return _unmarked_wide_encoding(head) if b"\0" in head else None


def _unmarked_wide_encoding(head: bytes) -> str | None:
    shares = [head[i::4].count(0) / max(1, len(head[i::4])) for i in range(4)]
    even, odd = (shares[0] + shares[2]) / 2, (shares[1] + shares[3]) / 2
    found = {
        "utf-32-le": shares[2] == shares[3] == 1,
        "utf-32-be": shares[0] == shares[1] == 1,
        "utf-16-le": odd > _ZEROS_OF_PLAIN_LETTERS and even < _ZEROS_BY_CHANCE,
        "utf-16-be": even > _ZEROS_OF_PLAIN_LETTERS and odd < _ZEROS_BY_CHANCE,
    }
    encoding = next((encoding for encoding, fits in found.items() if fits), None)
    return encoding if encoding and _is_latin(head.decode(encoding, "ignore")) else None


def _is_latin(text: str) -> bool:
    """Whether nearly all of `text` is Latin letters and signs: zeros elsewhere in a file make rare ideographs of it."""
    return len(_LATIN.findall(text)) >= _LATIN_SHARE * len(text)


_LATIN = re.compile(r"[\t-\r -~\u00a0-\u036f\u1e00-\u1eff\u2000-\u20cf]")
_LATIN_SHARE = 0.95
_ZEROS_OF_PLAIN_LETTERS = 0.3
_ZEROS_BY_CHANCE = 0.02


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _utf8(data: bytes) -> str | None:
    """Return `data` as UTF-8, stray bytes as U+FFFD where they are few among many accented letters."""
    text = data.decode("utf-8", "replace")
    damage = text.count("\ufffd") - data.count(b"\xef\xbf\xbd") if "\ufffd" in text else 0
    if damage == 0:
        return text
    accented = len(text) - len(text.encode("ascii", "ignore")) - damage
    return text if damage <= accented // _DAMAGE_SHARE or (damage == 1 and accented >= 10) else None


def _legacy(data: bytes) -> str | None:
    """Return `data` in the old encoding that makes the most of it, unless two make as much of it."""
    characters = data.decode("latin-1")
    texts = {unicodedata.normalize("NFC", read(characters)) for read in LEGACY_ENCODINGS.values()}
    counts = {text: count_syllables(text) for text in texts}
    best = max(counts, key=lambda text: counts[text].net)
    tied = sum(count.net == counts[best].net for count in counts.values()) > 1
    return best if counts[best].is_convincing and not tied else None


def _declared(data: bytes, declared: str | None) -> str | None:
    known = declared is not None and _TEXT_ENCODING.match(declared)
    return _strictly(data, declared) if known and declared else None


# Python's codecs also include some that are no encodings of text.
_TEXT_ENCODING = re.compile(
    r"(?:x-)?(?:iso-?8859|latin|windows-|cp\d|koi8|gb|big5|shift|sjis|euc|iso-2022|mac|tis-)", re.IGNORECASE
)


def _western(data: bytes) -> str | None:
    """Return `data` as windows-1252 where it looks like a Western language: a few accents, none where only signs go."""
    text = _strictly(data, "cp1252")
    words = tokens_of(text or "")
    accented = [word for word in words if not word.isascii()]
    if any(not _WESTERN_WORD.fullmatch(word) or not is_cased_evenly(word) for word in accented):
        return None
    letters = sum(map(len, words))
    accents = sum(not character.isascii() for word in accented for character in word)
    return text if accents <= _WESTERN_ACCENTS * letters else None


# Of the letters of a sentence: French has a twentieth on the whole, but a fifth where it comes thick.
_WESTERN_ACCENTS = 0.25
_WESTERN_WORD = re.compile(r"[a-zàâäáãåæçèéêëìíîïñòóôöõøùúûüÿßœ]+", re.IGNORECASE)
