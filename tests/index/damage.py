"""What happens to files on disks that fail."""

from pathlib import Path


def flip_bit(path: Path, bit: int) -> None:
    """Turn one bit of the file at `path` over, the lowest of its first byte being bit 0."""
    with path.open("r+b") as file:
        file.seek(bit // 8)
        byte = file.read(1)[0]
        file.seek(bit // 8)
        file.write(bytes([byte ^ 1 << bit % 8]))


def cut(path: Path, size: int) -> None:
    """Leave only the first `size` bytes of the file at `path`."""
    with path.open("r+b") as file:
        file.truncate(size)
