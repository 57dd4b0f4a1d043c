"""Text of an old encoding that somebody saved as Unicode without converting it: "§¶ng bé" for "Đảng bộ"."""

import re
import unicodedata
from collections.abc import Callable, Mapping

from corpus.encodings.legacy import LEGACY_ENCODINGS, byte_characters
from corpus.syllable import count_syllables

_UNICODE_VIETNAMESE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
_MAYBE_BYTES = re.compile("[\u0080-\u00ff]")
_LEAST_GAIN = 2
"""How many more well-formed syllables a repair must make: one word that turns into another proves nothing."""


def repaired(text: str) -> str:
    r"""Return `text` with those lines read right that an old encoding's bytes were saved in as if Western European.

    >>> repaired("§¶ng bé tØnh\nChi bộ xã")
    'Đảng bộ tỉnh\nChi bộ xã'
    >>> repaired("La préfecture a été évacuée à l’aube.")
    'La préfecture a été évacuée à l’aube.'

    Args:
        text: Unicode text in any language.

    Returns:
        `text` itself, unless its suspect lines together make well-formed Vietnamese in one old encoding, and do not
        as they are. A line with a letter that only Unicode gives Vietnamese is never suspect.
    """
    if "\n" not in text and _UNICODE_VIETNAMESE.search(text):
        # A line of the usual kind, known at once.
        return text
    lines = text.split("\n")
    suspects = {line for line in lines if _MAYBE_BYTES.search(line) and not _UNICODE_VIETNAMESE.search(line)}
    if not suspects:
        return text
    readings = {name: _read_lines(suspects, read) for name, read in _MOJIBAKE.items()}
    as_is = count_syllables("\n".join(suspects))
    name, best = max(
        ((name, count_syllables("\n".join(lines_read.values()))) for name, lines_read in readings.items()),
        key=lambda named: named[1].net,
    )
    if not best.is_convincing or best.net - as_is.net < max(_LEAST_GAIN, best.good / 4):
        return text
    mixed = _UNICODE_VIETNAMESE.search(text) is not None
    better = {line: read for line, read in readings[name].items() if _is_better(read, line, mixed=mixed)}
    return "\n".join(better.get(line, line) for line in lines)


def _is_better(line_read: str, line: str, *, mixed: bool) -> bool:
    """Whether a line of a text that has been found to be in an old encoding is in it too.

    In one where other lines are in Unicode it has to show so; else it is, unless that gives it foreign words.
    """
    after, before = count_syllables(line_read), count_syllables(line)
    return after.net > before.net or (not mixed and after.net == before.net and not after.bad)


def _read_lines(lines: set[str], read: Callable[[str], str]) -> dict[str, str]:
    return {line: unicodedata.normalize("NFC", read(byte_characters(line))) for line in lines}


def _read_utf8(text: str) -> str:
    """Return what byte characters in UTF-8 stand for; `text` itself where they are not in UTF-8."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


_MOJIBAKE: Mapping[str, Callable[[str], str]] = {**LEGACY_ENCODINGS, "UTF-8": _read_utf8}
