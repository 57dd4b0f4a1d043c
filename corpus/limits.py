"""Every limit on what is read, in one table; each error names the limit it enforces."""

MIB = 1024 * 1024

MAX_PAGE_BYTES = 16 * MIB
"""A text or HTML page, unpacked; a long article has some 50 KB, its HTML page rarely more than 1 MB."""

MAX_LINE_BYTES = 8 * MIB
"""One line of a JSON-lines file, that is, one article with all its fields."""

MAX_JSON_DOCUMENT_BYTES = 64 * MIB
"""A file that is one JSON array or object; it is held in memory whole, JSON lines are not."""

MAX_UNPACKED_RATIO = 200
"""How many times its packed size a gzip file may grow to; text packs 3 to 10 times smaller, a bomb 1,000 times."""

UNPACKED_BYTES_ALWAYS_FINE = 64 * MIB
"""What a gzip file may unpack to whatever its ratio."""

HEAD_BYTES = 4096
"""How far into a file its kind is looked for."""
