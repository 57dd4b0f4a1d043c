"""The part of an address after the `?`, read strictly: Flask's own reading replaces or fails on bad bytes."""

from collections.abc import Iterable
from urllib.parse import unquote_to_bytes

from web.errors import ParameterError

SHOWN_CHARACTERS = 200
"""How much of a wrong value an error repeats."""


def decoded_pairs(query_string: bytes, *, allowed: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the names and values in `query_string`, in order; empty input gives none.

    >>> decoded_pairs(b"q=b%C3%A3o+l%C5%A9", allowed=("q",))
    [('q', 'bão lũ')]

    Args:
        query_string: As it came, percent-encoded or in raw UTF-8.
        allowed: The names that may occur, each once.

    Raises:
        ParameterError: A name is unknown or repeated, or a value is not UTF-8.
    """
    pairs = _byte_pairs(query_string)
    readable = _readable(pairs)
    for name, value in readable:
        if name not in allowed:
            raise _unknown(name, value, allowed)
    names = [name for name, _ in readable]
    for name in names if len(set(names)) < len(names) else ():
        if names.count(name) > 1:
            raise _repeated(name, [value for other, value in readable if other == name])
    return [(name, _utf8(name, value)) for name, (_, value) in zip(names, pairs, strict=True)]


def readable_pairs(query_string: bytes) -> list[tuple[str, str]]:
    r"""Return the names and values in `query_string`, with `\xff` for bytes that are not UTF-8.

    >>> readable_pairs(b"q=%FF&page=")
    [('q', '\\xff'), ('page', '')]
    """
    return _readable(_byte_pairs(query_string))


def shortened(value: str) -> str:
    r"""Return `value` fit to be shown: at most `SHOWN_CHARACTERS`, each control character as `�`.

    >>> shortened("bão\0")
    'bão�'
    """
    shown = "".join(character if character.isprintable() else "�" for character in value[:SHOWN_CHARACTERS])
    return shown if len(value) <= SHOWN_CHARACTERS else shown + "…"


def _readable(pairs: Iterable[tuple[bytes, bytes]]) -> list[tuple[str, str]]:
    return [
        (name.decode(errors="backslashreplace"), value.decode(errors="backslashreplace"))
        for name, value in pairs
    ]


def _byte_pairs(query_string: bytes) -> list[tuple[bytes, bytes]]:
    # parse_qsl reads text; here nothing is decoded before we look at it.
    stated = [pair.partition(b"=") for pair in query_string.replace(b"+", b" ").split(b"&") if pair]
    return [(unquote_to_bytes(name), unquote_to_bytes(value)) for name, _, value in stated]


def _utf8(name: str, value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError as error:
        shown = shortened(value.decode(errors="backslashreplace"))
        raise ParameterError(
            f"Tham số “{name}” có byte không phải UTF-8: “{shown}”.",
            parameter=name,
            value=shown,
            allowed="chữ mã hóa bằng UTF-8",
        ) from error


def _unknown(name: str, value: str, allowed: tuple[str, ...]) -> ParameterError:
    listed = ", ".join(allowed) if allowed else "không có tham số nào"
    return ParameterError(
        f"Địa chỉ này không có tham số “{shortened(name)}”.",
        parameter=shortened(name),
        value=shortened(value),
        allowed=listed,
    )


def _repeated(name: str, values: list[str]) -> ParameterError:
    return ParameterError(
        f"Tham số “{name}” được ghi {len(values)} lần; chỉ ghi một lần.",
        parameter=name,
        value=shortened(", ".join(values)),
        allowed="một giá trị",
    )
