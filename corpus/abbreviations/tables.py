"""Reading the tables of `corpus/abbreviations/data/`."""


def data_lines(name: str) -> list[str]:
    """Return the lines of `corpus/abbreviations/data/name` that are no comments.

    Args:
        name: A file in UTF-8; lines that start with `#` are comments.
    """
    from importlib.resources import files

    text = files("corpus.abbreviations").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def data_entries(name: str) -> list[str]:
    """Return the comma-separated entries of `corpus/abbreviations/data/name`.

    >>> data_entries("no_abbreviations.txt")[:2]
    ['USD', 'EUR']

    Args:
        name: As for `data_lines`.
    """
    return [entry.strip() for line in data_lines(name) for entry in line.split(",")]
